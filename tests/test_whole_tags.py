"""What a screen reader reads of the sample volume and of its offprints: every word, in the order of the paper."""

from collections.abc import Mapping
from pathlib import Path

import pikepdf
import pytest

from proceedings.collect import read_manuscript
from proceedings.compiler import compile_volume
from proceedings.model.paper import Paper
from proceedings.model.volume import PaperId
from proceedings.normalize import normalize
from proceedings.offprinting import Offprints, make_offprints
from proceedings.survey import Compiled
from tests.bind.reading import bare, misheard, misplaced, said_differently
from tests.bind.tree import Tag, read_tree, sequences
from tests.finished import page_texts, said, undefined_glyphs, unembedded_fonts
from tests.sample_volume import STYLES
from tests.verapdf import validated


@pytest.fixture(scope="module")
def papers(manuscripts: Path) -> Mapping[PaperId, Paper]:
    """Return the sample's papers as they are to be set."""
    files = sorted(manuscripts.glob("*/*.docx"))
    return {PaperId(file.relative_to(manuscripts).as_posix()): normalize(read_manuscript(file)) for file in files}


@pytest.fixture(scope="module", params=STYLES)
def volume(request: pytest.FixtureRequest, compiled: Mapping[str, Compiled]) -> Compiled:
    """Return the volume in one style after the other."""
    return compiled[request.param]


@pytest.fixture(scope="module", params=STYLES)
def offprints(
    request: pytest.FixtureRequest, manuscripts: Path, cache_folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> Offprints:
    """Return the offprints in one style after the other."""
    return offprints_of(manuscripts, tmp_path_factory.mktemp("offprints"), request.param, cache_folder)


def offprints_of(manuscripts: Path, folder: Path, style: str, cache: Path) -> Offprints:
    return make_offprints(
        manuscripts,
        folder,
        style=style,
        cache=cache,
        on_progress=lambda _progress: None,
        should_stop=lambda: False,
    )


def tree_of(file: Path) -> Tag:
    with pikepdf.open(file) as pdf:
        return read_tree(pdf)


def test_the_volume_is_read_in_the_order_of_its_papers(volume: Compiled, papers: Mapping[PaperId, Paper]) -> None:
    articles = tree_of(volume.out).all("Art")
    assert len(articles) == len(volume.starts)
    lost = {
        paper: misplaced(papers[paper], article.text)
        for (paper, _, _), article in zip(volume.starts, articles, strict=True)
    }
    assert {paper: words for paper, words in lost.items() if words} == {}


def test_the_volume_tells_every_word_whole(volume: Compiled, papers: Mapping[PaperId, Paper]) -> None:
    articles = tree_of(volume.out).all("Art")
    told = {
        paper: misheard(papers[paper], article) for (paper, _, _), article in zip(volume.starts, articles, strict=True)
    }
    assert {paper: words for paper, words in told.items() if any(words)} == {}


def test_the_press_edition_says_what_the_screen_edition_says(
    volume: Compiled, manuscripts: Path, cache_folder: Path, tmp_path: Path
) -> None:
    """Page for page, in the order of the content; the printer's blank pages say nothing."""
    press = compile_volume(
        manuscripts, tmp_path / "press.pdf", style=volume.out.stem, edition="press", cache=cache_folder
    )
    assert press.starts == volume.starts
    with pikepdf.open(volume.out) as screen, pikepdf.open(press.out) as printed:
        said = [sequences(page) for page in printed.pages]
        assert said[: volume.pages] == [sequences(page) for page in screen.pages]
        assert not any(said[volume.pages :])
    assert [bare(text) for text in page_texts(press.out)][: volume.pages] == [bare(t) for t in page_texts(volume.out)]


FULL = {"/Title", "/Author", "/Subject", "/Creator", "/Producer", "/CreationDate", "/ModDate"}


def test_info_and_xmp_of_both_editions_say_the_same(
    volume: Compiled, manuscripts: Path, cache_folder: Path, tmp_path: Path
) -> None:
    press = compile_volume(
        manuscripts, tmp_path / "press.pdf", style=volume.out.stem, edition="press", cache=cache_folder
    )
    for file in (volume.out, press.out):
        with pikepdf.open(file) as pdf:
            assert set(pdf.docinfo.keys()) >= FULL
            assert said_differently(pdf) == {}


def test_info_and_xmp_of_offprints_say_the_same(offprints: Offprints) -> None:
    keywords: list[str] = []
    for made in offprints.made.values():
        with pikepdf.open(made.file) as pdf:
            assert set(pdf.docinfo.keys()) >= FULL - {"/Author"}
            assert said_differently(pdf) == {}
            keywords.append(str(pdf.docinfo.get("/Keywords", "")))
    assert sum(map(bool, keywords)) >= 9


@pytest.mark.parametrize("entry", ["Title", "Author", "Subject", "Creator", "Producer", "CreationDate", "ModDate"])
def test_an_entry_of_info_that_says_something_else_is_noticed(entry: str, compiled: Mapping[str, Compiled]) -> None:
    with pikepdf.open(compiled["a5-book"].out) as pdf:
        pdf.docinfo[f"/{entry}"] = "D:20010203040506Z"
        assert list(said_differently(pdf)) == [entry]
        del pdf.docinfo[f"/{entry}"]
        assert list(said_differently(pdf)) == [entry]


def test_offprints_are_read_in_the_order_of_their_papers(offprints: Offprints, papers: Mapping[PaperId, Paper]) -> None:
    assert set(offprints.made) == set(papers)
    for paper, made in offprints.made.items():
        (article,) = tree_of(made.file).all("Art")
        assert misplaced(papers[paper], article.text) == []
        assert not any(misheard(papers[paper], article))


def test_volumes_and_offprints_of_every_style_are_valid(
    compiled: Mapping[str, Compiled], manuscripts: Path, cache_folder: Path, tmp_path: Path
) -> None:
    files = [volume.out for volume in compiled.values()]
    for style in STYLES:
        made = offprints_of(manuscripts, tmp_path / style, style, cache_folder).made
        files += [each.file for each in list(made.values())[:: 1 if style == STYLES[0] else 5]]
    verdicts = validated(files)
    assert len(verdicts) == 2 * len(files)
    assert {verdict: verdict.failed for verdict in verdicts if verdict.failed} == {}


def test_offprints_are_sound(offprints: Offprints) -> None:
    for made in offprints.made.values():
        assert "No syntax or stream encoding errors" in said("qpdf", "--check", made.file)
        assert not unembedded_fonts(made.file)
        assert not undefined_glyphs(made.file)

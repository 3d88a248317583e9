"""The sample volume, from its Word files to the finished PDF, as a person compiles it."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pikepdf
import pytest
from docx import Document

from proceedings.collect import read_manuscript
from proceedings.compiler import begin_reading, compile_volume, preview_paper
from proceedings.normalize import normalize
from proceedings.order import read_volume
from proceedings.style import style_names
from proceedings.style.printer import load_printer
from proceedings.survey import Compiled
from tests.finished import (
    authors_texts,
    coloured_pages,
    internal_links,
    most_ink,
    outline_items,
    page_texts,
    plain_words,
    printed_words,
    reading_of,
    reworded,
    said,
    text_at,
    undefined_glyphs,
    unembedded_fonts,
)
from tests.sample_volume import STYLES


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "proceedings", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def papers_of(folder: Path) -> list[Path]:
    return sorted(folder.glob("*/*.docx"))


def letters(text: str) -> str:
    return "".join(plain_words(text))


def test_the_styles_tested_are_those_that_ship() -> None:
    assert set(STYLES) == set(style_names())


def test_the_demo_is_done_without_errors(tmp_path: Path) -> None:
    done = run("demo", tmp_path / "sample")

    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert (tmp_path / "sample" / "volume.pdf").read_bytes().startswith(b"%PDF-")
    assert not list(tmp_path.rglob("*.part"))


def test_every_paper_is_in_the_volume(manuscripts: Path, compiled: Mapping[str, Compiled]) -> None:
    for volume in compiled.values():
        assert not volume.survey.unreadable
        assert sorted(paper for paper, _, _ in volume.starts) == [
            paper.relative_to(manuscripts).as_posix() for paper in papers_of(manuscripts)
        ]


@pytest.mark.parametrize("style", STYLES)
def test_no_word_is_lost_or_added(style: str, manuscripts: Path, cache_folder: Path, tmp_path: Path) -> None:
    """Every word that was read is printed, and no other, but for those that the ledger says were changed."""
    read = [begin_reading(form) for form in ("text", "json")]
    preview = partial(preview_paper, style=style, cache=cache_folder)
    lost: dict[str, tuple[Counter[str], Counter[str]]] = {}
    for paper in papers_of(manuscripts):
        preview(paper, tmp_path / "preview.pdf")
        reading = reading_of(*[say(paper) for say in read])
        expected = reworded(reading, normalize(read_manuscript(paper)).changes)
        printed = printed_words(authors_texts(tmp_path / "preview.pdf"), expected)
        if expected.words != printed:
            lost[paper.name] = (expected.words - printed, printed - expected.words)

    assert not lost


@pytest.fixture(params=STYLES)
def volume(request: pytest.FixtureRequest, compiled: Mapping[str, Compiled]) -> Compiled:
    """Return the volume in one style after the other."""
    return compiled[request.param]


def test_the_file_is_sound(volume: Compiled) -> None:
    assert "No syntax or stream encoding errors" in said("qpdf", "--check", volume.out)


def test_the_file_can_be_drawn(volume: Compiled) -> None:
    assert not said("gs", "-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=nullpage", volume.out)


def test_no_more_ink_is_laid_down_than_dries(
    volume: Compiled, manuscripts: Path, cache_folder: Path, tmp_path: Path
) -> None:
    """Of all pages, those with other inks than black are rendered."""
    style, printer = volume.out.stem, "offset-colour"
    out = tmp_path / "press.pdf"
    compile_volume(manuscripts, out, style=style, edition="press", printer=printer, cache=cache_folder)
    pages = coloured_pages(out)
    assert len(pages) >= 5
    assert 200 <= most_ink(out, pages) <= load_printer(printer).ink == 300


def test_every_font_is_embedded(volume: Compiled) -> None:
    assert not unembedded_fonts(volume.out)


def test_there_is_a_glyph_for_every_character(volume: Compiled) -> None:
    assert not undefined_glyphs(volume.out)
    assert "\ufffd" not in "".join(page_texts(volume.out))


@pytest.fixture(scope="session")
def unprinted(manuscripts: Path) -> set[str]:
    """Return the titles of sections that open with their first paper: greetings have no opener."""
    sections = read_volume(manuscripts).sections
    greetings = [section.title for section in sections if section.kind == "greetings"]
    return {letters(title[lang]) for title in greetings for lang in ("kk", "ru", "en")}


def test_contents_lead_to_their_titles(volume: Compiled, unprinted: set[str]) -> None:
    """Each entry leads to the page whose number it prints, and its title stands there; every link lands somewhere."""
    pages = [letters(text) for text in page_texts(volume.out)]
    labels = page_labels(volume.out)
    titles = {index: letters(volume.survey.papers[paper].metadata.title) for paper, index, _ in volume.starts}
    entries = [link for link in internal_links(volume.out) if not labels[link[0]].isdecimal()]

    assert {target for _, target, _ in entries} >= set(titles)
    for page, target, rectangle in entries:
        entry, folio = parted(text_at(volume.out, page, rectangle))
        assert folio in {"", labels[target]}, entry
        if letters(entry) not in unprinted:
            title = titles.get(target, letters(entry))
            assert title in letters(entry)
            assert title in pages[target]


def test_the_outline_leads_to_its_titles(volume: Compiled, unprinted: set[str]) -> None:
    pages = [letters(text) for text in page_texts(volume.out)]
    items = outline_items(volume.out)

    assert {level for level, _, _ in items} == {1, 2, 3}
    printed = [(title, page) for _, title, page in items if letters(title) not in unprinted]
    assert not [(title, page) for title, page in printed if letters(title) not in pages[page]]


def test_pages_are_labelled_as_they_are_numbered(volume: Compiled) -> None:
    labels = page_labels(volume.out)

    assert labels[:3] == ["i", "ii", "iii"]
    assert all(labels[index] == number for _, index, number in volume.starts)


def test_the_file_tells_its_title_and_language(volume: Compiled) -> None:
    with pikepdf.open(volume.out) as document, document.open_metadata() as metadata:
        assert document.docinfo["/Title"]
        assert metadata["dc:title"] == str(document.docinfo["/Title"])
        assert str(document.Root.Lang) in {"kk", "ru", "en"}


def parted(entry: str) -> tuple[str, str]:
    """Return the title and the page number of an entry of the contents."""
    found = re.fullmatch(r"(.*?)[\s.…]*?(?<=[\s.…])(\d+|[ivxlc]+)\s*", entry, re.DOTALL)
    return (found[1], found[2]) if found else (entry, "")


def page_labels(pdf: Path) -> list[str]:
    with pikepdf.open(pdf) as document:
        return [page.label for page in document.pages]


def test_two_compiles_give_the_same_bytes(manuscripts: Path, compiled: Mapping[str, Compiled], tmp_path: Path) -> None:
    again = compile_volume(manuscripts, tmp_path / "again.pdf", style="a5-book", jobs=1)

    assert again.out.read_bytes() == compiled["a5-book"].out.read_bytes()


def test_one_changed_paper_is_set_alone(manuscripts: Path, tmp_path: Path) -> None:
    folder = tmp_path / "papers"
    shutil.copytree(manuscripts, folder)
    cache = tmp_path / "cache"
    compile_volume(folder, tmp_path / "before.pdf", cache=cache)
    before = set(cache.glob("*/*"))

    changed = papers_of(folder)[3]
    document = Document(str(changed))
    document.add_paragraph("Қосымша сөйлем кейін жазылды.")
    document.save(str(changed))
    compile_volume(folder, tmp_path / "after.pdf", cache=cache)

    assert len(set(cache.glob("*/*")) - before) == 1
    assert (tmp_path / "before.pdf").read_bytes() != (tmp_path / "after.pdf").read_bytes()


def test_a_moved_paper_is_not_set_again(manuscripts: Path, tmp_path: Path) -> None:
    folder = tmp_path / "papers"
    shutil.copytree(manuscripts, folder)
    cache = tmp_path / "cache"
    compile_volume(folder, tmp_path / "before.pdf", cache=cache)
    before = set(cache.glob("*/*"))

    first = papers_of(folder)[-1]
    first.rename(first.with_name("00-first.docx"))
    after = compile_volume(folder, tmp_path / "after.pdf", cache=cache)

    assert set(cache.glob("*/*")) == before
    assert any(paper.endswith("00-first.docx") for paper, _, _ in after.starts)


def test_commands_fail_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "broken.docx").write_bytes(b"not a Word file")
    commands = (
        ("compile", tmp_path / "absent", "-o", tmp_path / "out.pdf"),
        ("compile", tmp_path, "-o", tmp_path / "absent" / "out.pdf"),
        ("compile", tmp_path, "-o", tmp_path / "out.pdf"),
        ("preview", tmp_path / "broken.docx", "-o", tmp_path / "out.pdf"),
        ("read", tmp_path / "broken.docx"),
        ("compile", tmp_path),
        ("print",),
    )
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        answers = list(pool.map(lambda command: run(*command), commands))

    for answer in answers:
        assert answer.returncode == 2
        assert "Traceback" not in answer.stderr
        assert answer.stderr.strip().splitlines()[-1].startswith("proceedings")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["broken.docx"]


def test_read_and_check_speak_json(manuscripts: Path) -> None:
    paper = papers_of(manuscripts)[4]

    assert json.loads(run("read", paper, "--format", "json").stdout)
    assert json.loads(run("check", paper, "--format", "json").stdout)["papers"]

"""Real documents that nobody here wrote: each ends in a PDF, or in one line that says why not.

The corpus is no part of the project. Without it these tests are skipped; `PROCEEDINGS_CORPUS` names its folder, and
`PROCEEDINGS_CORPUS_ALL=1` compares the words of all its files instead of a sample.
"""

import os
import random
import time
from collections import Counter
from pathlib import Path

import pytest

from proceedings.compiler import check_source, preview_paper, read_paper
from proceedings.errors import ProceedingsError
from proceedings.setting import LIMITS
from proceedings.survey import Survey
from proceedings.wording import sentence
from tests.finished import authors_texts, printed_words, reading_of, undefined_glyphs, unembedded_fonts

pytestmark = pytest.mark.corpus

CORPUS = Path(os.environ.get("PROCEEDINGS_CORPUS", Path(__file__).parents[2] / "shared" / "corpus"))
SUFFIXES = {".docx", ".docm", ".dotx"}
SAMPLE = 15
STYLE = "a5-book"

MAX_LOST = 0.0005
"""Share of the letters that may not be read back: those that a reader takes for others, in right-to-left scripts.

Letters, because narrow cells divide words so often that their pieces no longer tell which word they are of.
"""


@pytest.fixture(scope="session")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of all Word files of the corpus, under names that cannot collide."""
    if not CORPUS.is_dir():
        pytest.skip(f"there is no corpus at {CORPUS}")
    folder = tmp_path_factory.mktemp("corpus")
    for path in sorted(CORPUS.rglob("*")):
        if path.suffix.lower() in SUFFIXES and path.is_file():
            (folder / f"{path.parent.name}__{path.name}").symlink_to(path)
    return folder


@pytest.fixture(scope="session")
def survey(papers: Path, cache_folder: Path) -> Survey:
    """Return what becomes of every file, all set in one pool of workers."""
    return check_source(papers, style=STYLE, cache=cache_folder)


def test_every_file_is_set_or_refused_in_one_line(papers: Path, survey: Survey) -> None:
    files = {path.name for path in papers.iterdir()}

    assert set(survey.papers) | set(survey.unreadable) == files
    assert all(sentence(error, "en").strip() for error in survey.unreadable.values())


def test_no_file_breaks_us(survey: Survey) -> None:
    """A file may be refused for what it is or costs; that setting it fails is a fault of ours."""
    broken = {name: error.facts for name, error in survey.unreadable.items() if error.code == "compile.crashed"}

    assert LIMITS.seconds <= 20
    assert LIMITS.memory <= 1 << 30
    assert not broken


def test_every_preview_has_a_page(survey: Survey) -> None:
    assert not [name for name, report in survey.papers.items() if not report.pages]


def test_words_come_through(papers: Path, survey: Survey, cache_folder: Path, tmp_path: Path) -> None:
    total = 0
    lost: dict[str, tuple[Counter[str], Counter[str]]] = {}
    for name in _sample(_with_pages(survey)):
        preview_paper(papers / name, tmp_path / "preview.pdf", style=STYLE, cache=cache_folder)
        reading = reading_of(*[read_paper(papers / name, reading=form) for form in ("text", "json")])
        printed = printed_words(authors_texts(tmp_path / "preview.pdf"), reading)
        total += len("".join(reading.words.elements()))
        if reading.words != printed:
            lost[name] = (reading.words - printed, printed - reading.words)

    missed = sum((_letters(missing) - _letters(added)).total() for missing, added in lost.values())
    assert missed <= MAX_LOST * total, lost


def test_previews_are_sound(papers: Path, survey: Survey, cache_folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "preview.pdf"
    unsound: dict[str, list[str]] = {}
    for name in _sample(_with_pages(survey)):
        preview_paper(papers / name, out, style=STYLE, cache=cache_folder)
        unsound[name] = unembedded_fonts(out) + undefined_glyphs(out)

    assert not {name: faults for name, faults in unsound.items() if faults}


def test_refusals_are_quick_and_leave_nothing(papers: Path, survey: Survey, tmp_path: Path) -> None:
    refused = [name for name, error in survey.unreadable.items() if error.code.startswith("collect.")]
    for name in _sample(sorted(refused)):
        begun = time.monotonic()
        with pytest.raises(ProceedingsError):
            preview_paper(papers / name, tmp_path / "preview.pdf", style=STYLE)
        assert time.monotonic() - begun < LIMITS.seconds
    assert not list(tmp_path.iterdir())


def _with_pages(survey: Survey) -> list[str]:
    return sorted(name for name, report in survey.papers.items() if report.pages)


def _letters(words: Counter[str]) -> Counter[str]:
    return Counter("".join(words.elements()))


def _sample(names: list[str]) -> list[str]:
    """Return the same few names on every run, all when asked to."""
    if os.environ.get("PROCEEDINGS_CORPUS_ALL") or len(names) <= SAMPLE:
        return names
    return sorted(random.Random(7).sample(names, SAMPLE))

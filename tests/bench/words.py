"""No word lost: the words of every readable Word file below a folder, and those of its pages in every style.

`python -m tests.bench.words FOLDER [NAME…]` prints each file whose words differ, and the sums; NAME limits it to files
whose names hold it. What the ledger says was reworded counts as reworded.
"""

import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from proceedings.bind.streams import write_pages
from proceedings.bind.volume import BoundPaper, bind_preview
from proceedings.collect import read_manuscript
from proceedings.collect.dump import manuscript_json, manuscript_text
from proceedings.errors import ProceedingsError
from proceedings.model.paper import Paper
from proceedings.normalize import normalize
from proceedings.style import load_style
from proceedings.typeset import Setter, set_paper
from tests.finished import Reading, authors_texts, printed_words, reading_of, reworded

STYLES = ("a5-book", "a4-proceedings", "a4-two-column")
SUFFIXES = {".docx", ".docm", ".dotx"}
SHOWN = 8


@dataclass(frozen=True, slots=True)
class Compared:
    """What became of a file's words in one style."""

    file: str
    style: str
    words: int
    missing: Counter[str]
    added: Counter[str]


def word_files(folder: Path) -> list[Path]:
    """Return the Word files below a folder, in a fixed order."""
    return sorted([path for path in folder.rglob("*") if path.suffix.lower() in SUFFIXES and path.is_file()])


def compared(path: Path) -> list[Compared]:
    """Return how the words of a file fare in every style; nothing when it cannot be read."""
    try:
        manuscript = read_manuscript(path)
    except ProceedingsError:
        return []
    paper = normalize(manuscript)
    read = reading_of(manuscript_text(manuscript), manuscript_json(manuscript))
    reading = reworded(read, paper.changes)
    return [_compared(path.name, paper, reading, style) for style in STYLES]


def _compared(file: str, paper: Paper, reading: Reading, style: str) -> Compared:
    setter = _setter(style)
    made = set_paper(paper, setter)
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "preview.pdf"
        body = BoundPaper(metadata=paper.metadata, lang=paper.lang, pages=write_pages(made))
        bind_preview(body, setter.style, out, setter=setter)
        printed = printed_words(authors_texts(out), reading)
    return Compared(file, style, reading.words.total(), reading.words - printed, printed - reading.words)


@cache
def _setter(style: str) -> Setter:
    return Setter(load_style(style))


def report(all_compared: Sequence[Compared]) -> Iterator[str]:
    """Yield a line for every file and style whose words differ, and the sums."""
    for each in all_compared:
        if each.missing or each.added:
            lost, more = ([word for word, _ in found.most_common(SHOWN)] for found in (each.missing, each.added))
            sums = f"-{each.missing.total()} +{each.added.total()} of {each.words}"
            yield f"{each.file} [{each.style}] {sums}: {' '.join(lost)} | {' '.join(more)}"
    words, missing, added = (
        sum([count(each) for each in all_compared])
        for count in (lambda each: each.words, lambda each: each.missing.total(), lambda each: each.added.total())
    )
    yield f"files and styles {len(all_compared)}, words {words}, missing {missing}, added {added}"


def main(folder: str, *names: str) -> None:
    """Compare the files of a folder on both cores."""
    files = [path for path in word_files(Path(folder)) if not names or any(name in path.name for name in names)]
    with ProcessPoolExecutor(max_workers=2) as pool:
        found = [each for all_styles in pool.map(compared, files) for each in all_styles]
    print(*report(found), sep="\n")


if __name__ == "__main__":
    main(*sys.argv[1:])

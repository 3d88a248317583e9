"""Measure whether what comes of folders of papers is sound: python -m tests.bench.soundness FOLDER... [--style NAME].

The screen edition and the offprints of each folder are made and asked by other programs: veraPDF (PDF/A-2a, PDF/UA-1),
qpdf, pdffonts, pdftotext; the order of tags is compared with the papers as they were read, and their words.
"""

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pikepdf

from proceedings.collect import read_manuscript
from proceedings.compiler import compile_volume
from proceedings.model.volume import PaperId
from proceedings.normalize import normalize
from proceedings.offprinting import Offprints, make_offprints
from proceedings.survey import Compiled
from tests.bind.reading import misplaced, pieces
from tests.bind.tree import read_tree
from tests.finished import page_texts, plain_words, said, unembedded_fonts
from tests.verapdf import validated


def main() -> int:
    """Measure every folder and print a line for each question; return 1 when any answer is not nought."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--style")
    parser.add_argument("--offprints", type=int, default=20, help="how many offprints are asked")
    options = parser.parse_args()
    faults = 0
    for folder in options.folders:
        with tempfile.TemporaryDirectory(prefix="soundness-") as work:
            for question, count in _answers(folder, Path(work), options.style, options.offprints):
                print(f"{folder.name:24} {question:44} {count}", flush=True)
                faults += count if not question.startswith("of ") else 0
    return 1 if faults else 0


def _answers(folder: Path, work: Path, style: str | None, most: int) -> Iterator[tuple[str, int]]:
    compiled = compile_volume(folder, work / "volume.pdf", style=style, cache=work / "cache")
    offprints = make_offprints(
        folder,
        work / "offprints",
        style=style,
        cache=work / "cache",
        on_progress=lambda _progress: None,
        should_stop=lambda: False,
    )
    yield "of pages", compiled.pages
    yield "of papers", len(compiled.starts)
    yield "of papers that cannot be read", len(compiled.survey.unreadable)
    yield "offprints that are missing", len(compiled.starts) - len(offprints.made)
    step = max(1, len(offprints.made) // most)
    asked = [made.file for made in list(offprints.made.values())[::step]]
    for verdict in validated([compiled.out]):
        yield f"failed rules of {verdict.standard}, volume {' '.join(verdict.failed)}", len(verdict.failed)
    verdicts = validated(asked)
    yield f"failed rules, {len(asked)} offprints", sum(len(verdict.failed) for verdict in verdicts)
    files = [compiled.out, *asked]
    yield (
        "errors of qpdf",
        sum("No syntax or stream encoding errors" not in said("qpdf", "--check", each) for each in files),
    )
    yield "fonts that are not embedded", sum(len(unembedded_fonts(file)) for file in files)
    yield "signs that cannot be read (U+FFFD)", sum("\ufffd" in "".join(page_texts(file)) for file in files)
    yield from _order(folder, compiled, offprints, step)


def _order(folder: Path, compiled: Compiled, offprints: Offprints, step: int) -> Iterator[tuple[str, int]]:
    """Compare the volume's tags with its papers, and a few offprints'."""
    lost = misread = 0
    with pikepdf.open(compiled.out) as pdf:
        articles = read_tree(pdf).all("Art")
    numbers = {paper: number for number, (paper, _, _) in enumerate(compiled.starts)}
    for paper, number in numbers.items():
        model = normalize(read_manuscript(folder / paper))
        misread += len(misplaced(model, articles[number].text))
        if number % step == 0:
            with pikepdf.open(offprints.made[PaperId(paper)].file) as pdf:
                misread += len(misplaced(model, read_tree(pdf).all("Art")[0].text))
        wanted = Counter("".join(pieces(model)))
        tagged = Counter("".join(plain_words(articles[number].text)))
        lost += sum((Counter("".join(plain_words("".join(wanted.elements())))) - tagged).values())
    yield "pieces of text that are not at their place", misread
    yield "letters of the papers that are not in the tags", lost


if __name__ == "__main__":
    sys.exit(main())

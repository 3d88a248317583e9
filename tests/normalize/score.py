"""Measure what is recognised of real manuscripts against facts that a reader noted: precision and recall by field.

`python -m tests.normalize.score [DIR]` prints the table, for both halves of the set; the manuscripts are no part of the
project, and those that are not there are counted as skipped.
"""

import hashlib
import json
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from proceedings.collect import read_manuscript
from proceedings.errors import ProceedingsError
from proceedings.model.blocks import Block, Figure, Paragraph, Role, Table
from proceedings.model.paper import Paper
from proceedings.model.text import Run
from proceedings.normalize import normalize
from tests.normalize.facts import caption_fact, fact, heading_fact, keywords_fact

ANNOTATIONS = Path(__file__).parent / "annotations"
CORPUS = Path(os.environ.get("PROCEEDINGS_CORPUS", Path(__file__).parents[3] / "shared" / "corpus"))
FIELDS = (
    "title", "authors", "affiliations", "abstracts", "keywords", "udc",
    "headings", "captions", "references", "languages",
)  # fmt: skip
TARGETS: Mapping[str, float] = {
    "title": 0.97, "authors": 0.93, "affiliations": 0.88, "abstracts": 0.95, "keywords": 0.95, "udc": 0.98,
    "headings": 0.93, "captions": 0.95, "references": 0.95, "languages": 0.99,
}  # fmt: skip


@dataclass(slots=True)
class Score:
    """Counts of what was right, what was found and what was there."""

    right: int = 0
    found: int = 0
    there: int = 0

    def add(self, found: Counter[Any], there: Counter[Any]) -> None:
        """Count one manuscript."""
        self.right += (found & there).total()
        self.found += found.total()
        self.there += there.total()

    @property
    def precision(self) -> float:
        """Return the share of what was found that is right."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Return the share of what is there that was found."""
        return self.right / self.there if self.there else 1.0

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(slots=True)
class Scores:
    """The scores of a set of manuscripts."""

    scores: dict[str, Score] = field(default_factory=lambda: {name: Score() for name in FIELDS})
    count: int = 0


def measured(corpus: Path = CORPUS, misses: list[str] | None = None) -> tuple[Scores, Scores, Scores, int]:
    """Return the scores of all, of the one half and of the other, and how many manuscripts were not there."""
    sources = _sources(corpus)
    whole, first, second = Scores(), Scores(), Scores()
    skipped = 0
    for path in sorted(ANNOTATIONS.glob("*.json")):
        truth = json.loads(path.read_text("utf-8"))
        source = sources.get(truth["source"])
        if source is None:
            skipped += 1
            continue
        try:
            paper = normalize(read_manuscript(source))
        except ProceedingsError:
            skipped += 1  # an old format, and no LibreOffice here
            continue
        half = first if int(truth["source"][:2], 16) % 2 else second
        for table in (whole, half):
            table.count += 1
            for name, (found, there) in compared(paper, truth).items():
                table.scores[name].add(found, there)
        if misses is not None:
            misses += _missed(source.name, paper, truth)
    return whole, first, second, skipped


def _sources(corpus: Path) -> dict[str, Path]:
    files = (
        path
        for path in corpus.rglob("*")
        if path.is_file() and path.suffix in {".docx", ".docm", ".odt", ".rtf", ".doc"}
    )
    return {hashlib.sha256(path.read_bytes()).hexdigest()[:16]: path for path in files}


def compared(paper: Paper, truth: Mapping[str, Any]) -> dict[str, tuple[Counter[Any], Counter[Any]]]:
    """Return, by field, what was found and what is there; a field that nobody could decide is left out."""
    metadata = paper.metadata
    found: dict[str, Counter[Any]] = {
        "title": Counter((lang, fact(title)) for lang, title in metadata.titles),
        "authors": Counter(fact(author.name) for author in metadata.authors),
        "affiliations": Counter(fact(place) for place in metadata.affiliations),
        "abstracts": Counter((lang, fact(text)) for lang, text in metadata.abstracts),
        "keywords": Counter((lang, keywords_fact(words)) for lang, words in metadata.keywords),
        "udc": Counter(fact(code) for code in (metadata.udc,) if code),
        "headings": Counter(heading_fact(_text(block)) for block in _paragraphs(paper, Role.HEADING)),
        "captions": Counter(caption_fact(_text(block)) for block in _captions(paper.body)),
        "references": _bounds(paper),
    }
    there: dict[str, Counter[Any]] = {
        "title": Counter(truth.get("titles", {}).items()),
        "abstracts": Counter(truth.get("abstracts", {}).items()),
        "keywords": Counter(truth.get("keywords", {}).items()),
        "udc": Counter([truth["udc"]] if truth["udc"] else []),
        "references": Counter(zip(("first", "last"), truth["references"], strict=False)),
        **{name: Counter(truth.get(name, [])) for name in ("authors", "affiliations", "headings", "captions")},
    }
    left_out = {"title": "titles"}
    pairs = {name: (found[name], there[name]) for name in found if left_out.get(name, name) in truth}
    pairs["languages"] = _languages(paper, truth["languages"])
    return pairs


def _bounds(paper: Paper) -> Counter[Any]:
    entries = [block.place.paragraph for block in _paragraphs(paper, Role.REFERENCE)]
    return Counter({("first", min(entries)): 1, ("last", max(entries)): 1}) if entries else Counter()


def _languages(paper: Paper, truth: Mapping[str, list[tuple[int, int]]]) -> tuple[Counter[Any], Counter[Any]]:
    right = {at: lang for lang, spans in truth.items() for first, last in spans for at in range(first, last + 1)}
    said = {
        block.place.paragraph: block.lang
        for block in (*paper.head, *paper.body)
        if isinstance(block, Paragraph) and block.place.part == "body" and block.place.paragraph in right
    }
    return Counter(said.items()), Counter((at, right[at]) for at in said)


def _paragraphs(paper: Paper, role: Role) -> Iterator[Paragraph]:
    return (block for block in paper.body if isinstance(block, Paragraph) and block.role is role)


def _captions(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    for block in blocks:
        if isinstance(block, Paragraph) and block.role is Role.CAPTION:
            yield block
        elif isinstance(block, Table | Figure):
            panels = block.panels if isinstance(block, Figure) else ()
            yield from (caption for caption in (block.caption, *(panel.caption for panel in panels)) if caption)


def _text(paragraph: Paragraph) -> str:
    return "".join(part.text for part in paragraph.content if isinstance(part, Run))


def _missed(name: str, paper: Paper, truth: Mapping[str, Any]) -> list[str]:
    lines: list[str] = []
    for what, (found, there) in compared(paper, truth).items():
        if found != there:
            lines.append(
                f"{name} {what}: too much {list((found - there).elements())} missing {list((there - found).elements())}"
            )
    return lines


def table_lines(whole: Scores, first: Scores, second: Scores, skipped: int) -> Iterator[str]:
    """Yield the table as it is printed."""
    yield f"{'field':13} {'precision':>9} {'recall':>7} {'F1':>6}   {'odd half':>14}   {'even half':>14}   target"
    for name in FIELDS:
        score, one, other = whole.scores[name], first.scores[name], second.scores[name]
        yield (
            f"{name:13} {score.precision:9.3f} {score.recall:7.3f} {score.f1:6.3f}"
            f"   {one.precision:6.3f} {one.recall:7.3f}   {other.precision:6.3f} {other.recall:7.3f}"
            f"   {TARGETS[name]:.2f}   ({score.there})"
        )
    yield f"{whole.count} manuscripts, {first.count} and {second.count}; {skipped} not here"


def main() -> None:
    """Print the table."""
    arguments = [argument for argument in sys.argv[1:] if not argument.startswith("-")]
    misses: list[str] | None = [] if "--misses" in sys.argv else None
    tables = measured(Path(arguments[0]) if arguments else CORPUS, misses)
    sys.stdout.write("\n".join([*(misses or []), *table_lines(*tables)]) + "\n")


if __name__ == "__main__":
    main()

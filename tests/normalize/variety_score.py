"""Measure what is recognised of invented manuscripts.

`python -m tests.normalize.variety_score [COUNT] [FIRST] [-v]` prints the tables, of those that a generator makes and of
front blocks that were typed out one by one, and with `-v` every miss.
"""

import sys
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping

from proceedings.model.blocks import Figure, Paragraph, Role, Table
from proceedings.model.paper import Manuscript, Paper
from proceedings.normalize import normalize
from tests.normalize.facts import caption_fact, heading_fact, plain
from tests.normalize.score import Score
from tests.normalize.variety import Truth, manuscript_of
from tests.normalize.variety_shapes import shapes

COUNT, FIRST = 400, 1000


def compared(paper: Paper, truth: Truth) -> dict[str, tuple[Counter[Hashable], Counter[Hashable]]]:
    """Return, by field, what was found and what is there."""
    said = paper.metadata
    places = said.affiliations
    return {
        "title": _pairs(said.titles, truth.titles),
        "authors": (Counter(plain(author.name) for author in said.authors), Counter(map(plain, truth.authors))),
        "affiliations": (Counter(map(plain, places)), Counter(map(plain, truth.affiliations))),
        "work": (
            Counter((plain(author.name), plain(places[at])) for author in said.authors for at in author.affiliations),
            Counter((plain(name), plain(place)) for name, place in truth.work),
        ),
        "emails": (
            Counter((plain(author.name), author.email) for author in said.authors if author.email),
            Counter((plain(name), mail) for name, mail in truth.emails),
        ),
        "orcids": (
            Counter((plain(author.name), author.orcid) for author in said.authors if author.orcid),
            Counter((plain(name), orcid) for name, orcid in truth.orcids),
        ),
        "abstracts": _pairs(said.abstracts, truth.abstracts),
        "keywords": _pairs([(lang, "|".join(said)) for lang, said in said.keywords],
                           {lang: "|".join(said) for lang, said in truth.keywords.items()}),
        "codes": (
            Counter(filter(None, (said.udc, said.irsti, said.doi))),
            Counter(filter(None, (truth.udc, truth.irsti, truth.doi))),
        ),
        "headings": (Counter(map(heading_fact, _headings(paper))), Counter(map(heading_fact, truth.headings))),
        "captions": (Counter(map(caption_fact, _captions(paper))), Counter(map(caption_fact, truth.captions))),
        "references": (
            Counter({"entries": sum(_is(block, Role.REFERENCE) for block in paper.body)}),
            Counter({"entries": truth.references}),
        ),
        "language": (Counter([paper.lang]), Counter([truth.lang])),
    }  # fmt: skip


def _pairs(
    found: tuple[tuple[str, str], ...] | list[tuple[str, str]], there: Mapping[str, str]
) -> tuple[Counter[Hashable], Counter[Hashable]]:
    return (
        Counter((lang, plain(text)) for lang, text in found),
        Counter((lang, plain(text)) for lang, text in there.items()),
    )


def _is(block: object, role: Role) -> bool:
    return isinstance(block, Paragraph) and block.role is role


def _text(paragraph: Paragraph) -> str:
    return "".join(getattr(part, "text", "") for part in paragraph.content)


def _headings(paper: Paper) -> Iterator[str]:
    return (_text(block) for block in paper.body if isinstance(block, Paragraph) and block.role is Role.HEADING)


def _captions(paper: Paper) -> Iterator[str]:
    for block in paper.body:
        caption = block.caption if isinstance(block, Table | Figure) else None
        if caption is not None:
            yield _text(caption)


def measured(seeds: range, misses: list[str] | None = None) -> dict[str, Score]:
    """Return the scores, by field, of the manuscripts that `seeds` stand for."""
    return scored(((str(seed), *manuscript_of(seed)) for seed in seeds), misses)


def shaped(misses: list[str] | None = None) -> dict[str, Score]:
    """Return the scores, by field, of the front blocks that were typed out one by one."""
    return scored((("shape", *each) for each in shapes()), misses)


def scored(cases: Iterable[tuple[str, Manuscript, Truth]], misses: list[str] | None = None) -> dict[str, Score]:
    """Return the scores, by field, of named manuscripts with what is true of them."""
    scores: dict[str, Score] = {}
    for seed, manuscript, truth in cases:
        paper = normalize(manuscript)
        for name, (found, there) in compared(paper, truth).items():
            if name in {"emails", "work", "affiliations", "orcids"} and not there and seed == "shape":
                continue  # not noted there
            scores.setdefault(name, Score()).add(found, there)
            if found != there and misses is not None:
                misses.append(f"{seed} [{truth.kind}] {name}: {sorted(map(str, (found - there).elements()))}"
                              f" for {sorted(map(str, (there - found).elements()))}")  # fmt: skip
    return scores


def main() -> None:
    """Print the table."""
    numbers = [int(argument) for argument in sys.argv[1:] if argument.isdigit()]
    count, first = (numbers + [COUNT, FIRST][len(numbers) :])[:2]
    misses: list[str] | None = [] if "-v" in sys.argv else None
    scores = measured(range(first, first + count), misses)
    ours = shaped(misses)
    sys.stdout.write("\n".join(misses or []) + "\n" if misses else "")
    for head, table in ((f"{count} invented manuscripts", scores), ("front blocks typed out", ours)):
        lines = [
            f"{name:13} {score.precision:9.3f} {score.recall:7.3f} {score.f1:6.3f}   ({score.there})"
            for name, score in table.items()
        ]
        sys.stdout.write("\n".join([head, f"{'field':13} precision  recall     F1", *lines]) + "\n\n")


if __name__ == "__main__":
    main()

"""Papers and their changes as text to be read: what was understood, and what was done to it."""

from collections import Counter
from collections.abc import Iterator

from proceedings.model.blocks import Paragraph
from proceedings.model.change import Change
from proceedings.model.paper import Paper
from tests.normalize.build import lines_of

_LONGEST = 110
_QUIET = ("glue-", "recognised-", "typed-number", "blanks", "initials", "link")
"""Rules whose changes are only counted: there are too many of them to be read."""


def manuscript_text(paper: Paper) -> str:
    """Return what was understood of a manuscript."""
    return "\n".join([*_fields(paper), "", *_blocks(paper)]) + "\n"


def _fields(paper: Paper) -> Iterator[str]:
    said = paper.metadata
    yield f"language: {paper.lang}"
    yield from (f"title {lang}: {title}" for lang, title in said.titles)
    for author in said.authors:
        at = ",".join(str(index + 1) for index in author.affiliations)
        yield " ".join(filter(None, [f"author: {author.name}", f"[{at}]" if at else "", author.email, author.orcid]))
    yield from (f"place {number}: {place}" for number, place in enumerate(said.affiliations, start=1))
    yield from (f"abstract {lang}: {text}"[:_LONGEST] for lang, text in said.abstracts)
    yield from (f"keywords {lang}: {' | '.join(words)}" for lang, words in said.keywords)
    codes = (("УДК", said.udc), ("МРНТИ", said.irsti), ("DOI", said.doi))
    yield from (f"code: {name} {code}" for name, code in codes if code)
    yield from (
        f"unsure: {each.field} at paragraph {each.place.paragraph} ({each.confidence:.2f})"
        for each in paper.recognised
        if each.confidence < 0.9
    )


def _blocks(paper: Paper) -> Iterator[str]:
    for block in (*paper.head, *paper.body):
        lang = f"{block.lang} " if isinstance(block, Paragraph) and block.lang != paper.lang else ""
        for line in lines_of(block):
            said = f"{lang}{line}".replace("\n", "⏎")
            yield said if len(said) <= _LONGEST else said[: _LONGEST - 1] + "…"


def changes_text(paper: Paper) -> str:
    """Return what was done: the quiet rules counted, the others change by change."""
    quiet = Counter(change.rule for change in paper.changes if change.rule.startswith(_QUIET))
    told = [change for change in paper.changes if not change.rule.startswith(_QUIET)]
    lines = [*(f"{count:4} × {rule}" for rule, count in sorted(quiet.items())), "", *map(_said, told)]
    return "\n".join(lines) + "\n"


def _said(change: Change) -> str:
    at = f"{change.place.paragraph}" if change.place.paragraph else "-"
    before, after = (text.replace("\u00a0", "_").replace("\n", "⏎") for text in (change.before, change.after))
    line = f"{at:>4} {change.rule}: {before} → {after}"
    return line if len(line) <= 2 * _LONGEST else line[: 2 * _LONGEST - 1] + "…"

"""A paper is written in the languages that it declares, and in one that the conference takes."""

from collections.abc import Iterator

from proceedings.check.reading import Reading, Said, Where
from proceedings.model.blocks import Role
from proceedings.model.finding import Finding, Severity

_LONG = 250
"""Letters of a paragraph that is no quoted phrase."""
_SHARE = 0.15
"""Of the text, from which another language is one of the paper's."""
_FEWEST = 2
"""Long paragraphs."""


def check_tongue(reading: Reading) -> Iterator[Finding]:
    """Yield a note for longer stretches in a language without title or abstract, a warning for one not taken."""
    paper, taken = reading.paper, reading.limits.languages
    if taken and paper.lang and paper.lang not in taken:
        facts = (("lang", paper.lang), ("taken", " ".join(taken)))
        yield Finding(severity=Severity.WARNING, code="check.language-not-taken", facts=facts)
    metadata = paper.metadata
    declared = {paper.lang, *(lang for lang, _ in (*metadata.titles, *metadata.abstracts, *metadata.keywords))}
    long = [said for said in reading.running if _counts(said)]
    whole = sum(len(said.text) for said in long)
    for lang in dict.fromkeys(said.paragraph.lang for said in long):
        own = [said for said in long if said.paragraph.lang == lang]
        share = sum(len(said.text) for said in own) / whole
        if lang not in declared and len(own) >= _FEWEST and share >= _SHARE:
            facts = (("lang", lang), ("count", str(len(own))))
            place = own[0].paragraph.place
            yield Finding(severity=Severity.NOTE, code="check.undeclared-language", place=place, facts=facts)


def _counts(said: Said) -> bool:
    quoted = said.paragraph.role in {Role.QUOTE, Role.CODE}
    return said.where is Where.BODY and not quoted and bool(said.paragraph.lang) and len(said.text) >= _LONG

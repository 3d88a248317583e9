"""A paper has keywords beside each abstract, as many as the conference asks."""

from collections.abc import Iterator

from proceedings.check.labels import announces_keywords
from proceedings.check.reading import Reading
from proceedings.model.blocks import Role
from proceedings.model.finding import NOWHERE, Finding, Fix, FixKind, Place, Severity

_CLAUSE = "ГОСТ Р 7.0.7-2021"


def check_keywords(reading: Reading) -> Iterator[Finding]:
    """Yield a note for keywords missing in a language that has or wants an abstract, and for too many or few."""
    paper, limits = reading.paper, reading.limits
    keywords = dict(paper.metadata.keywords)
    abstracts = [lang for lang, text in paper.metadata.abstracts if text]
    missing = [
        lang
        for lang in dict.fromkeys((*abstracts, *limits.abstract_languages))
        if lang and not keywords.get(lang) and not announces_keywords(reading.said, lang)
    ]
    if missing:
        fix = Fix(kind=FixKind.ENTER, field="keywords", lang=missing[0])
        facts = (("lang", " ".join(missing)),)
        yield Finding(severity=Severity.NOTE, code="check.no-keywords", facts=facts, clause=_CLAUSE, fix=fix)
    least, most = limits.keywords
    for lang, words in paper.metadata.keywords:
        count = len(words)
        if count and (count < least or (most and count > most)):
            facts = (("lang", lang), ("count", str(count)), ("least", str(least)), ("most", str(most)))
            fix = Fix(kind=FixKind.ENTER, field="keywords", lang=lang)
            place = _place(reading, lang)
            yield Finding(
                severity=Severity.NOTE, code="check.keywords-count", facts=facts, clause=_CLAUSE, place=place, fix=fix
            )


def _place(reading: Reading, lang: str) -> Place:
    head = reading.paper.head
    return next((each.place for each in head if each.role is Role.KEYWORDS and each.lang == lang), NOWHERE)

"""A paper has an abstract, of the length and in the languages that the conference asks."""

from collections.abc import Iterator

from proceedings.check.labels import announces_abstract
from proceedings.check.reading import Reading
from proceedings.model.blocks import Role
from proceedings.model.finding import NOWHERE, Finding, Fix, FixKind, Place, Severity

_CLAUSE = "ГОСТ Р 7.0.7-2021; ГОСТ Р 7.0.99-2018"


def check_abstract(reading: Reading) -> Iterator[Finding]:
    """Yield findings for abstracts that are missing, and for those beyond the limits."""
    paper, limits = reading.paper, reading.limits
    abstracts = dict(paper.metadata.abstracts)
    recognised = any(paragraph.role is Role.ABSTRACT for paragraph in paper.head)
    if not abstracts and recognised:
        return  # one is there, in a form that was not taken apart
    missing = [
        lang
        for lang in dict.fromkeys((paper.lang, *limits.abstract_languages))
        if lang and not abstracts.get(lang) and not announces_abstract(reading.said, lang)
    ]
    if paper.lang in missing:
        yield _missing([paper.lang], Severity.WARNING)
    if others := [lang for lang in missing if lang != paper.lang]:
        yield _missing(others, Severity.NOTE)
    least, most = limits.abstract_words
    for lang, text in abstracts.items():
        count = len([word for word in text.split() if any(map(str.isalnum, word))])
        if count and (count < least or (most and count > most)):
            facts = (("lang", lang), ("count", str(count)), ("least", str(least)), ("most", str(most)))
            place = _place(reading, lang)
            yield Finding(
                severity=Severity.NOTE, code="check.abstract-length", facts=facts, clause=_CLAUSE, place=place
            )


def _missing(langs: list[str], severity: Severity) -> Finding:
    fix = Fix(kind=FixKind.ENTER, field="abstracts", lang=langs[0])
    facts = (("lang", " ".join(langs)),)
    return Finding(severity=severity, code="check.no-abstract", facts=facts, clause=_CLAUSE, fix=fix)


def _place(reading: Reading, lang: str) -> Place:
    head = reading.paper.head
    return next((each.place for each in head if each.role is Role.ABSTRACT and each.lang == lang), NOWHERE)

"""A paper has an abstract and keywords, of the length and in the languages that the conference asks."""

from collections.abc import Iterator

from proceedings.check.conference import Limits, Span
from proceedings.model.blocks import Role
from proceedings.model.finding import Finding, Severity
from proceedings.model.paper import Paper


def check_abstract(paper: Paper, limits: Limits, _pages: int) -> Iterator[Finding]:
    """Yield findings for missing abstracts, and for abstracts and keywords beyond the limits."""
    abstracts = dict(paper.metadata.abstracts)
    if not abstracts and any(paragraph.role is Role.ABSTRACT for paragraph in paper.head):
        return  # one is there, in a form that was not taken apart
    for lang in dict.fromkeys((paper.lang, *limits.abstract_languages)):
        if lang and not abstracts.get(lang):
            severity = Severity.WARNING if lang == paper.lang else Severity.NOTE
            yield Finding(severity=severity, code="check.no-abstract", facts=(("lang", lang),))
    for lang, text in abstracts.items():
        yield from _beyond("check.abstract-length", lang, len(text.split()), limits.abstract_words)
    for lang, words in paper.metadata.keywords:
        yield from _beyond("check.keywords-count", lang, len(words), limits.keywords)


def _beyond(code: str, lang: str, count: int, span: Span) -> Iterator[Finding]:
    least, most = span
    if count and (count < least or (most and count > most)):
        facts = (("lang", lang), ("count", str(count)), ("least", str(least)), ("most", str(most)))
        yield Finding(severity=Severity.NOTE, code=code, facts=facts)

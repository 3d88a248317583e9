"""Decisions: what an editor decided about a paper, kept apart from what its author wrote."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from proceedings.model.change import Change, key_of
from proceedings.model.finding import Finding, Fix, FixKind, Place
from proceedings.model.paper import Author, Metadata
from proceedings.model.value import value

ON_REQUEST = frozenset(
    {
        "caption-label",
        "citation-place",
        "heading-numbers",
        "no-heading-numbers",
        "no-yo",
        "romanised-references",
    }
)
"""Rules of normalizing that are a matter of taste: off until a style, a conference or the editor asks for them."""

EVERY_RULE = "*"
"""Among the rules taken back: all of them are."""


@value(kw_only=True)
class MetadataEdits:
    """Metadata that the editor set; None, or a language that is missing, leaves what was recognised."""

    titles: tuple[tuple[str, str], ...] = ()
    """(language, title); an empty title takes away the recognised one."""
    authors: tuple[Author, ...] | None = None
    affiliations: tuple[str, ...] | None = None
    abstracts: tuple[tuple[str, str], ...] = ()
    keywords: tuple[tuple[str, tuple[str, ...]], ...] = ()
    udc: str | None = None
    irsti: str | None = None
    doi: str | None = None


@value(kw_only=True)
class TextEdit:
    """A paragraph's text put right; laid on only where the author's paragraph still says `before`."""

    place: Place
    before: str
    after: str


@value(kw_only=True)
class AltText:
    """What a picture shows, in the editor's words, for readers who cannot see it."""

    graphic: str
    """Key of the picture's bytes, or the title of a chart with its number among those of that title: `chart 1 …`."""
    text: str


@value(kw_only=True)
class AcceptedFinding:
    """A finding that the editor looked at and lets stand."""

    code: str
    place: Place
    reason: str
    by: str = ""
    time: str = ""
    """ISO 8601."""
    lang: str = ""
    """Of the text that was spoken of, where a paper has one in each language; empty: of any."""


WHOLE_PAGE = "page"
"""The placement of a ready PDF over the whole page, without running head and folio."""


@value(kw_only=True)
class Decisions:
    """All that was decided about one paper."""

    metadata: MetadataEdits = MetadataEdits()
    lang: str = ""
    """The paper's main language, empty when the recognised one holds."""
    reverted: tuple[Change, ...] = ()
    """Changes taken back one by one."""
    reverted_rules: tuple[str, ...] = ()
    """Rules whose changes are all taken back; `EVERY_RULE` for those of the whole paper."""
    requested_rules: tuple[str, ...] = ()
    """Rules that are off until asked for (`ON_REQUEST`), asked for in this paper."""
    accepted: tuple[AcceptedFinding, ...] = ()
    texts: tuple[TextEdit, ...] = ()
    proof: str = ""
    """The author's answer to the proof: empty (none sent), `waiting`, `approved` or `corrections`."""
    note: str = ""
    """The editor's own remark."""
    alts: tuple[AltText, ...] = ()
    """Descriptions of pictures, instead of the author's own."""
    placement: str = ""
    """Of a ready PDF: empty (into the type area, with running head and folio) or `page` (over the whole page)."""

    def without(self, change: Change) -> "Decisions":
        """Return these decisions with `change` taken back."""
        return replace(self, reverted=(*self.allowing(change).reverted, change))

    def allowing(self, change: Change) -> "Decisions":
        """Return these decisions with `change` made again."""
        key = key_of(change)
        return replace(self, reverted=tuple([each for each in self.reverted if key_of(each) != key]))

    def without_rule(self, rule: str) -> "Decisions":
        """Return these decisions with `rule` switched off."""
        asked = tuple([each for each in self.requested_rules if each != rule])
        return replace(self, reverted_rules=(*self.with_rule(rule).reverted_rules, rule), requested_rules=asked)

    def with_rule(self, rule: str) -> "Decisions":
        """Return these decisions with `rule` no more switched off."""
        return replace(self, reverted_rules=tuple([each for each in self.reverted_rules if each != rule]))

    def requesting(self, rule: str) -> "Decisions":
        """Return these decisions with `rule` asked for."""
        asked = tuple(dict.fromkeys((*self.requested_rules, rule)))
        return replace(self.with_rule(rule), requested_rules=asked)


UNDECIDED = Decisions()


def with_edits(found: Metadata, edits: MetadataEdits) -> Metadata:
    """Return `found` with the editor's `edits` laid on top."""
    return replace(
        found,
        titles=_by_language(found.titles, edits.titles),
        authors=found.authors if edits.authors is None else edits.authors,
        affiliations=found.affiliations if edits.affiliations is None else edits.affiliations,
        abstracts=_by_language(found.abstracts, edits.abstracts),
        keywords=_by_language(found.keywords, edits.keywords),
        udc=found.udc if edits.udc is None else edits.udc,
        irsti=found.irsti if edits.irsti is None else edits.irsti,
        doi=found.doi if edits.doi is None else edits.doi,
    )


def with_fix(edits: MetadataEdits, fix: Fix, found: Metadata) -> MetadataEdits:
    """Return `edits` with `fix` laid on, `found` being what is printed now.

    A fix that asks for a person's words, or that is no matter of the metadata, changes nothing.
    """
    if fix.kind is FixKind.NAME:
        named = tuple(
            [replace(author, name=fix.after) if author.name == fix.before else author for author in found.authors]
        )
        return replace(edits, authors=named)
    if fix.kind is not FixKind.SET:
        return edits
    if fix.lang:
        pairs = {**dict(getattr(edits, fix.field)), fix.lang: fix.after}
        return replace(edits, **{fix.field: tuple(pairs.items())})
    return replace(edits, **{fix.field: fix.after})


def accepted_among(findings: Sequence[Finding], accepted: Sequence[AcceptedFinding]) -> tuple[Finding, ...]:
    """Return `findings`, those that the editor let stand bearing the reason.

    A finding is known again by its code and the words where it stands, since paragraphs move in a new version of the
    manuscript; where there are no words, by the part of the file.
    """
    if not accepted:
        return tuple(findings)
    return tuple([_with_reason(finding, accepted) for finding in findings])


def _with_reason(finding: Finding, accepted: Sequence[AcceptedFinding]) -> Finding:
    lang = dict(finding.facts).get("lang", "")
    for each in accepted:
        stands_there = _words(each.place) == _words(finding.place)
        if each.code == finding.code and stands_there and each.lang in {"", lang}:
            return replace(finding, accepted=each.reason or "–")
    return finding


def _words(place: Place) -> str:
    return place.excerpt or place.part


_T = TypeVar("_T")


def _by_language(found: Sequence[tuple[str, _T]], edits: Sequence[tuple[str, _T]]) -> tuple[tuple[str, _T], ...]:
    """Replace language by language; the recognised order stays, since its first is the paper's own."""
    merged = {**dict(found), **dict(edits)}
    return tuple([(lang, text) for lang, text in merged.items() if text])

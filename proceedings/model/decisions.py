"""Decisions: what an editor decided about a paper, kept apart from what its author wrote."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from proceedings.model.change import Change, key_of
from proceedings.model.finding import Place
from proceedings.model.paper import Author, Metadata

EVERY_RULE = "*"
"""Among the rules taken back: all of them are."""


@dataclass(frozen=True, slots=True, kw_only=True)
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


@dataclass(frozen=True, slots=True, kw_only=True)
class TextEdit:
    """A paragraph's text put right; laid on only where the author's paragraph still says `before`."""

    place: Place
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptedFinding:
    """A finding that the editor looked at and lets stand."""

    code: str
    place: Place
    reason: str
    by: str = ""
    time: str = ""
    """ISO 8601."""


@dataclass(frozen=True, slots=True, kw_only=True)
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
    """Rules that are off until asked for (`ON_REQUEST` of normalize), asked for in this paper."""
    accepted: tuple[AcceptedFinding, ...] = ()
    texts: tuple[TextEdit, ...] = ()
    proof: str = ""
    """The author's answer to the proof: empty (none sent), `waiting`, `approved` or `corrections`."""
    note: str = ""
    """The editor's own remark."""

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


_T = TypeVar("_T")


def _by_language(found: Sequence[tuple[str, _T]], edits: Sequence[tuple[str, _T]]) -> tuple[tuple[str, _T], ...]:
    """Replace language by language; the recognised order stays, since its first is the paper's own."""
    merged = {**dict(found), **dict(edits)}
    return tuple([(lang, text) for lang, text in merged.items() if text])

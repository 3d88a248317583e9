"""A submitted paper: first as its author wrote it, then as it will be printed."""

from collections.abc import Mapping
from dataclasses import field
from types import MappingProxyType

from proceedings.model.blocks import Block, Paragraph
from proceedings.model.change import Change
from proceedings.model.finding import NOWHERE, Finding, Place
from proceedings.model.ready import ReadyPdf
from proceedings.model.value import value


@value(kw_only=True)
class Note:
    """A footnote or endnote."""

    blocks: tuple[Block, ...]
    endnote: bool = False


@value(kw_only=True)
class Manuscript:
    """What the author wrote, structured."""

    source: str
    """File name, for messages."""
    sha256: str
    """Of the submitted file's bytes, hexadecimal."""
    blocks: tuple[Block, ...]
    notes: Mapping[str, Note] = field(default_factory=lambda: MappingProxyType({}))
    """By the key of their NoteRef."""
    media: Mapping[str, bytes] = field(default_factory=lambda: MappingProxyType({}))
    """By the key of their Picture."""
    properties: tuple[tuple[str, str], ...] = ()
    """Core properties of the file: `title`, `creator`, …"""
    findings: tuple[Finding, ...] = ()
    ready: ReadyPdf | None = None
    """Its pages, when they are set already; `blocks` are then what they say."""


@value(kw_only=True)
class Author:
    """A person who wrote a paper, named as printed."""

    name: str
    email: str = ""
    orcid: str = ""
    affiliations: tuple[int, ...] = ()
    """Indexes into `Metadata.affiliations`."""


@value(kw_only=True)
class Metadata:
    """What catalogues want to know of a paper; texts by language."""

    titles: tuple[tuple[str, str], ...] = ()
    """(language, title), the paper's own language first."""
    authors: tuple[Author, ...] = ()
    affiliations: tuple[str, ...] = ()
    abstracts: tuple[tuple[str, str], ...] = ()
    keywords: tuple[tuple[str, tuple[str, ...]], ...] = ()
    udc: str = ""
    irsti: str = ""
    doi: str = ""

    @property
    def title(self) -> str:
        """The title in the paper's own language, empty when none was recognised."""
        return self.titles[0][1] if self.titles else ""


@value(kw_only=True)
class Written:
    """A paragraph as its author wrote it."""

    place: Place
    text: str
    """Its characters; a note, formula or picture among them is one U+FFFC."""


@value(kw_only=True)
class Recognised:
    """A field that was found in a manuscript: where it stands, and how sure that is."""

    field: str
    """The role of a paragraph of the front block (`title`, `authors`, …), `heading`, `caption` or `references`."""
    lang: str = ""
    place: Place = NOWHERE
    confidence: float = 1.0
    """From 0 to 1: how often what is as sure as this is right."""


@value(kw_only=True)
class Paper:
    """A paper ready to be set: what the author wrote, recognised and normalised."""

    source: str
    sha256: str
    lang: str
    """The paper's main language."""
    metadata: Metadata
    head: tuple[Paragraph, ...]
    """The front block, in the order to be printed, each paragraph with its role."""
    body: tuple[Block, ...]
    """Everything after it, references included, in the author's order."""
    notes: Mapping[str, Note] = field(default_factory=lambda: MappingProxyType({}))
    media: Mapping[str, bytes] = field(default_factory=lambda: MappingProxyType({}))
    recognised: tuple[Recognised, ...] = ()
    """What was told from looks and words, in the order of the file; empty where nothing had to be."""
    changes: tuple[Change, ...] = ()
    findings: tuple[Finding, ...] = ()

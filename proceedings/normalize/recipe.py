"""The recipe: from a Manuscript to a Paper."""

from collections.abc import Collection, Mapping
from dataclasses import replace

from proceedings.language.detect import language_of
from proceedings.model.blocks import Block, Paragraph, Role
from proceedings.model.decisions import UNDECIDED, Decisions, MetadataEdits, with_edits
from proceedings.model.finding import Place
from proceedings.model.paper import Manuscript, Paper
from proceedings.normalize.alternatives import with_alternatives
from proceedings.normalize.content import words_of
from proceedings.normalize.corrections import Corrections
from proceedings.normalize.decisions import Allowed
from proceedings.normalize.details import with_details, without_title
from proceedings.normalize.front import front_of
from proceedings.normalize.headings import without_stop
from proceedings.normalize.housing import unhoused
from proceedings.normalize.ledger import Ledger
from proceedings.normalize.lines import lines_parted
from proceedings.normalize.marking import unmarked
from proceedings.normalize.metadata import metadata_of
from proceedings.normalize.notices import notices_of
from proceedings.normalize.numbering import numbered, unnumbered
from proceedings.normalize.romanised import romanised
from proceedings.normalize.rules.shape import letters_in
from proceedings.normalize.structure import structured
from proceedings.normalize.sureness import recognised_of
from proceedings.normalize.tidy import tidied
from proceedings.normalize.wording import Wording

_FRONT = frozenset({Role.CODES, Role.TITLE, Role.AUTHORS, Role.AFFILIATION, Role.ABSTRACT, Role.KEYWORDS, Role.FURTHER})
_WEIGHTIEST = 800
"""Characters beyond which a paragraph has no more weight in what a paper's language is."""
_RUNNING_TEXT = 150
_ASKED = 8
_RUNNING = frozenset({Role.BODY, Role.LIST, Role.QUOTE, Role.ABSTRACT, Role.KEYWORDS})


def normalize(manuscript: Manuscript, decisions: Decisions = UNDECIDED, asked: Collection[str] = ()) -> Paper:
    """Return the paper that `manuscript` holds: recognised, put in order, every change in its ledger.

    The editor's `decisions` are laid on: corrected words before, refused changes and rules while, and details after
    it is put in order. Rules that are off until asked for are laid where the house style has `asked` for them.

    Recognition is done once: paragraphs that already bear their language have been through here.
    """
    ledger = Ledger(Allowed(decisions, asked))

    # What the author wrote, as the editor corrected it
    corrections = Corrections(decisions.texts, manuscript.blocks, manuscript.notes)
    written = with_alternatives(corrections.blocks(manuscript.blocks), decisions.alts)
    noted = {key: replace(note, blocks=corrections.blocks(note.blocks)) for key, note in manuscript.notes.items()}

    # What stands where
    blocks = tidied(unmarked(written, ledger), ledger)
    lang = decisions.lang or paper_language(blocks)
    settled = _is_settled(blocks)
    head, body, sure = _parted(blocks) if settled else _recognised(blocks, lang, ledger)

    # How it is worded and set
    wording = Wording(lang, _running((*head, *body)), ledger, settled=settled)
    head = tuple(wording.paragraph(paragraph) for paragraph in head)
    body = _as_asked(wording.blocks(body), ledger)
    notes = {
        key: replace(note, blocks=wording.blocks(tidied(unmarked(note.blocks, ledger), ledger)))
        for key, note in noted.items()
    }

    return _with_details(
        Paper(
            source=manuscript.source,
            sha256=manuscript.sha256,
            lang=lang,
            metadata=metadata_of(head, body, manuscript, lang),
            head=head,
            body=body,
            notes=notes,
            media=manuscript.media,
            recognised=() if settled else recognised_of(head, body, sure, _styles(blocks)),
            changes=ledger.all(),
            findings=(
                *manuscript.findings,
                *corrections.missed(),
                *(() if settled else notices_of(written)),
                *wording.doubts(),
            ),
        ),
        decisions.metadata,
    )


def _with_details(paper: Paper, edits: MetadataEdits) -> Paper:
    """Return `paper` with the details that the editor set: in its metadata and as printed."""
    if edits == MetadataEdits():
        return paper
    said = with_edits(paper.metadata, edits)
    head = with_details(paper.head, edits, said, paper.lang)
    titled = any(paragraph.role is Role.TITLE for paragraph in paper.head) or not edits.titles
    body = paper.body if titled else without_title(paper.body, [paper.metadata.title, said.title])
    return replace(paper, metadata=said, head=head, body=body)


_Parts = tuple[tuple[Paragraph, ...], tuple[Block, ...], Mapping[Place, float]]
"""Head, body, and how sure the roles in the head are."""


def _recognised(blocks: tuple[Block, ...], lang: str, ledger: Ledger) -> _Parts:
    front = front_of(lines_parted(unhoused(blocks, ledger), ledger), lang, ledger)
    head = tuple(_stopless(paragraph, ledger) for paragraph in front.head)
    return head, structured(front.rest, ledger, front=bool(front.head)), front.sure


def _styles(blocks: tuple[Block, ...]) -> dict[Place, Role]:
    """Return the roles that the author's own styles gave."""
    return {block.place: block.role for block in blocks if isinstance(block, Paragraph) and block.role is not Role.BODY}


def _as_asked(body: tuple[Block, ...], ledger: Ledger) -> tuple[Block, ...]:
    """Return `body` with what the house style or the editor asks for beyond good order."""
    if ledger.asks("heading-numbers"):
        body = numbered(body, ledger)
    elif ledger.asks("no-heading-numbers"):
        body = unnumbered(body, ledger)
    return romanised(body, ledger) if ledger.asks("romanised-references") else body


def _is_settled(blocks: tuple[Block, ...]) -> bool:
    paragraphs = [block for block in blocks if isinstance(block, Paragraph)]
    return bool(paragraphs) and all(paragraph.lang for paragraph in paragraphs)


def _parted(blocks: tuple[Block, ...]) -> _Parts:
    """Part a paper's blocks where its head ended."""
    head: list[Paragraph] = []
    for block in blocks:
        if not isinstance(block, Paragraph) or block.role not in _FRONT:
            break
        head.append(block)
    titled = any(paragraph.role is Role.TITLE for paragraph in head)
    return (tuple(head), blocks[len(head) :], {}) if titled else ((), blocks, {})


def paper_language(blocks: tuple[Block, ...]) -> str:
    """Return the language of most of the running text; Russian when there is none to judge by."""
    votes: dict[str, int] = {}
    texts = [words_of(block.content)[:_WEIGHTIEST] for block in blocks if isinstance(block, Paragraph)]
    longest = [text for text in texts if len(text) > _RUNNING_TEXT] or texts
    sample = longest[:: max(1, len(longest) // _ASKED)]
    asked = [text for text in sample if _is_prose(text)] or sample
    left = sum(map(len, asked))
    for text in asked:
        lang = language_of(text, "")
        votes[lang] = votes.get(lang, 0) + len(text)
        left -= len(text)
        if lang and votes[lang] > left + sum([count for other, count in votes.items() if other != lang]):
            return lang  # whatever the others are in
    said = {lang: count for lang, count in votes.items() if lang}
    return max(said, key=lambda lang: said[lang]) if said else "ru"


def _is_prose(text: str) -> bool:
    """Whether a paragraph is words rather than code, figures and addresses."""
    return letters_in(text) * 10 > len(text) * 7


def _stopless(paragraph: Paragraph, ledger: Ledger) -> Paragraph:
    return without_stop(paragraph, ledger) if paragraph.role is Role.TITLE else paragraph


def _running(blocks: tuple[Block, ...]) -> list[str]:
    return [words_of(block.content) for block in blocks if isinstance(block, Paragraph) and block.role in _RUNNING]

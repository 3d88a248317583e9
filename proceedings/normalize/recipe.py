"""The recipe: from a Manuscript to a Paper."""

from dataclasses import replace

from proceedings.language.detect import language_of
from proceedings.model.blocks import Block, Paragraph, Role
from proceedings.model.paper import Manuscript, Paper
from proceedings.normalize.content import words_of
from proceedings.normalize.decisions import NONE, Decisions
from proceedings.normalize.front import front_of
from proceedings.normalize.headings import without_stop
from proceedings.normalize.ledger import Ledger
from proceedings.normalize.metadata import metadata_of
from proceedings.normalize.notices import notices_of
from proceedings.normalize.structure import structured
from proceedings.normalize.tidy import tidied
from proceedings.normalize.wording import Wording

_FRONT = frozenset({Role.CODES, Role.TITLE, Role.AUTHORS, Role.AFFILIATION, Role.ABSTRACT, Role.KEYWORDS})
_RUNNING = frozenset({Role.BODY, Role.LIST, Role.QUOTE, Role.ABSTRACT, Role.KEYWORDS})


def normalize(manuscript: Manuscript, decisions: Decisions = NONE) -> Paper:
    """Return the paper that `manuscript` holds: recognised, put in order, every change in its ledger.

    What `decisions` forbid is left as the author wrote it.

    Recognition is done once: paragraphs that already bear their language have been through here.
    """
    ledger = Ledger(decisions)

    # What stands where
    blocks = tidied(manuscript.blocks, ledger)
    lang = paper_language(blocks)
    settled = _is_settled(blocks)
    head, body = _parted(blocks) if settled else _recognised(blocks, lang, ledger)

    # How it is worded and set
    wording = Wording(lang, _running((*head, *body)), ledger, settled=settled)
    head = tuple(wording.paragraph(paragraph) for paragraph in head)
    body = wording.blocks(body)
    notes = {
        key: replace(note, blocks=wording.blocks(tidied(note.blocks, ledger))) for key, note in manuscript.notes.items()
    }

    return Paper(
        source=manuscript.source,
        sha256=manuscript.sha256,
        lang=lang,
        metadata=metadata_of(head, body, manuscript, lang),
        head=head,
        body=body,
        notes=notes,
        media=manuscript.media,
        changes=ledger.all(),
        findings=(*manuscript.findings, *(() if settled else notices_of(manuscript.blocks))),
    )


def _recognised(
    blocks: tuple[Block, ...], lang: str, ledger: Ledger
) -> tuple[tuple[Paragraph, ...], tuple[Block, ...]]:
    front = front_of(blocks, lang, ledger)
    head = tuple(_stopless(paragraph, ledger) for paragraph in front.head)
    return head, structured(front.rest, ledger, front=bool(front.head))


def _is_settled(blocks: tuple[Block, ...]) -> bool:
    paragraphs = [block for block in blocks if isinstance(block, Paragraph)]
    return bool(paragraphs) and all(paragraph.lang for paragraph in paragraphs)


def _parted(blocks: tuple[Block, ...]) -> tuple[tuple[Paragraph, ...], tuple[Block, ...]]:
    """Part a paper's blocks where its head ended."""
    head: list[Paragraph] = []
    for block in blocks:
        if not isinstance(block, Paragraph) or block.role not in _FRONT:
            break
        head.append(block)
    titled = any(paragraph.role is Role.TITLE for paragraph in head)
    return (tuple(head), blocks[len(head) :]) if titled else ((), blocks)


def paper_language(blocks: tuple[Block, ...]) -> str:
    """Return the language of most of the running text; Russian when there is none to judge by."""
    votes: dict[str, int] = {}
    texts = [words_of(block.content) for block in blocks if isinstance(block, Paragraph)]
    longest = [text for text in texts if len(text) > 150] or texts
    for text in longest[:: max(1, len(longest) // 8)]:
        lang = language_of(text, "")
        votes[lang] = votes.get(lang, 0) + len(text)
    said = {lang: count for lang, count in votes.items() if lang}
    return max(said, key=lambda lang: said[lang]) if said else "ru"


def _stopless(paragraph: Paragraph, ledger: Ledger) -> Paragraph:
    return without_stop(paragraph, ledger) if paragraph.role is Role.TITLE else paragraph


def _running(blocks: tuple[Block, ...]) -> list[str]:
    return [words_of(block.content) for block in blocks if isinstance(block, Paragraph) and block.role in _RUNNING]

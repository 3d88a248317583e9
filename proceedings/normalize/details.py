"""The details of a paper that the editor set, printed in its head in place of what the author wrote."""

import re
from collections.abc import Sequence
from dataclasses import replace

from proceedings.language.words import printed
from proceedings.model.blocks import Block, Paragraph, Role
from proceedings.model.decisions import MetadataEdits
from proceedings.model.finding import NOWHERE
from proceedings.model.paper import Metadata
from proceedings.model.text import CharStyle, Inline, Run, Script
from proceedings.normalize.content import edited, text_of, words_of
from proceedings.normalize.labels import ABSTRACT, DOI, IRSTI, KEYWORDS, SUPERVISOR, UDC

_BOLD = CharStyle(bold=True)
_RAISED = CharStyle(script=Script.SUPER)
_ORDER = (Role.TITLE, Role.AUTHORS, Role.AFFILIATION, Role.ABSTRACT, Role.KEYWORDS)


def with_details(head: Sequence[Paragraph], edits: MetadataEdits, said: Metadata, lang: str) -> tuple[Paragraph, ...]:
    """Return `head` printing what `edits` set; `said` is what is then known of the paper in `lang`."""
    result = list(head)
    for pattern, word, code in ((UDC, "udc", edits.udc), (IRSTI, "irsti", edits.irsti), (DOI, "", edits.doi)):
        if code is not None:
            label = printed(word, lang) if word else "DOI"
            result = _with_code(result, pattern, code, f"{label} {code}", lang)
    for spoken, title in edits.titles:
        result = _with_part(result, Role.TITLE, spoken, (Run(text=title),) if title else (), lang)
    if edits.authors is not None or edits.affiliations is not None:
        result = _with_people(result, said, lang)
    for spoken, text in edits.abstracts:
        label = _label(result, Role.ABSTRACT, ABSTRACT, spoken) or f"{printed('abstract', spoken)}. "
        result = _with_part(result, Role.ABSTRACT, spoken, _labelled(label, text), lang)
    for spoken, words in edits.keywords:
        label = _label(result, Role.KEYWORDS, KEYWORDS, spoken) or f"{printed('keywords', spoken)}: "
        result = _with_part(result, Role.KEYWORDS, spoken, _labelled(label, ", ".join(words)), lang)
    return tuple(result)


def without_title(body: tuple[Block, ...], titles: Sequence[str]) -> tuple[Block, ...]:
    """Return `body` less a first paragraph that says one of `titles`, which the head says now."""
    first = body[0] if body else None
    if isinstance(first, Paragraph) and _letters(words_of(first.content)) in {_letters(title) for title in titles}:
        return body[1:]
    return body


def _with_code(head: list[Paragraph], pattern: re.Pattern[str], code: str, line: str, lang: str) -> list[Paragraph]:
    for index, paragraph in enumerate(head):
        text = text_of(paragraph.content)
        found = pattern.search(text) if paragraph.role is Role.CODES else None
        if found is None:
            continue
        if code:
            content = edited(paragraph.content, [(found.start(1), found.end(1), code)])
        else:
            content = edited(paragraph.content, [(found.start(), found.end(), "")])
        kept = [replace(paragraph, content=content)] if words_of(content).strip(" .,;:") else []
        return [*head[:index], *kept, *head[index + 1 :]]
    new = [Paragraph(content=(Run(text=line),), role=Role.CODES, lang=lang)] if code else []
    return [*new, *head]


def _with_part(
    head: list[Paragraph], role: Role, spoken: str, content: tuple[Inline, ...], lang: str
) -> list[Paragraph]:
    """Set the one paragraph of a role and language: in the place of the first such, else where it belongs."""
    there = [index for index, paragraph in enumerate(head) if paragraph.role is role and paragraph.lang == spoken]
    at = there[0] if there else _place(head, role, spoken, lang)
    kept = [(index, paragraph) for index, paragraph in enumerate(head) if index not in there]
    before = [paragraph for index, paragraph in kept if index < at]
    after = [paragraph for index, paragraph in kept if index >= at]
    place = head[there[0]].place if there else NOWHERE
    new = [Paragraph(content=content, role=role, lang=spoken, place=place)] if content else []
    return [*before, *new, *after]


def _place(head: Sequence[Paragraph], role: Role, spoken: str, lang: str) -> int:
    """Return where in `head` a paragraph belongs: in the group of its language, in the order of a front block."""
    group = [index for index, paragraph in enumerate(head) if paragraph.lang == spoken and paragraph.role in _ORDER]
    if not group:
        codes = sum(paragraph.role is Role.CODES for paragraph in head)
        return codes if spoken == lang else len(head)
    rank = _ORDER.index(role)
    return next((index for index in group if _ORDER.index(head[index].role) > rank), group[-1] + 1)


def _with_people(head: list[Paragraph], said: Metadata, lang: str) -> list[Paragraph]:
    """Name the authors in one paragraph and their places of work below; supervisors stay."""
    main = said.titles[0][0] if said.titles else lang
    people = [
        index
        for index, paragraph in enumerate(head)
        if paragraph.role in {Role.AUTHORS, Role.AFFILIATION}
        and paragraph.lang == main
        and not SUPERVISOR.match(words_of(paragraph.content))
    ]
    at = people[0] if people else _place(head, Role.AUTHORS, main, lang)
    rest = [(index, paragraph) for index, paragraph in enumerate(head) if index not in people]
    new = [Paragraph(content=content, role=role, lang=main) for role, content in _people(said) if content]
    return [
        *(paragraph for index, paragraph in rest if index < at),
        *new,
        *(paragraph for index, paragraph in rest if index >= at),
    ]


def _people(said: Metadata) -> list[tuple[Role, tuple[Inline, ...]]]:
    marked = len(said.affiliations) > 1
    names: list[Inline] = []
    for author in said.authors:
        names.append(Run(text=f"{', ' if names else ''}{author.name}"))
        if marked and author.affiliations:
            names.append(Run(text=", ".join(str(at + 1) for at in author.affiliations), style=_RAISED))
    lines: list[tuple[Role, tuple[Inline, ...]]] = [(Role.AUTHORS, tuple(names))]
    for number, place in enumerate(said.affiliations, start=1):
        mark = (Run(text=str(number), style=_RAISED),) if marked else ()
        lines.append((Role.AFFILIATION, (*mark, Run(text=place))))
    contacts = [contact for author in said.authors for contact in (author.email, author.orcid) if contact]
    lines.append((Role.AFFILIATION, (Run(text=", ".join(contacts)),) if contacts else ()))
    return lines


def _label(head: Sequence[Paragraph], role: Role, pattern: re.Pattern[str], spoken: str) -> str:
    """Return the label that the author gave a part, with what stands between it and the text."""
    for paragraph in head:
        if paragraph.role is role and paragraph.lang == spoken:
            match = pattern.match(words_of(paragraph.content))
            return match[0] if match else ""
    return ""


def _labelled(label: str, text: str) -> tuple[Inline, ...]:
    if not text:
        return ()
    end = len(label.rstrip())
    return (Run(text=label[:end], style=_BOLD), Run(text=(label[end:] or " ") + text))


def _letters(text: str) -> str:
    return "".join([sign for sign in text.casefold() if sign.isalnum()])

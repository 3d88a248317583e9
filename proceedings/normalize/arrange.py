"""The order of the front block: the paper's own language first, every other language's group kept together."""

import re
from collections.abc import Sequence
from dataclasses import replace

from proceedings.model.blocks import Paragraph, Role
from proceedings.model.text import Run
from proceedings.normalize.content import edited, joined, parted, restyled, text_of, words_of
from proceedings.normalize.labels import ABSTRACT, KEYWORDS, label_language
from proceedings.normalize.ledger import Ledger
from proceedings.normalize.rules.shape import shape_of
from proceedings.normalize.tongue import tongue_of

_PEOPLE = frozenset({Role.AUTHORS, Role.AFFILIATION})
_RANK = {Role.TITLE: 0, Role.AUTHORS: 1, Role.AFFILIATION: 1, Role.ABSTRACT: 2, Role.KEYWORDS: 2, Role.FURTHER: 3}
_BELOW_AUTHORS = 1.5
_CONTACT = re.compile(r"\S+@\S+|https?://\S+|(?<!\w)(?:e-?mail|orcid(?:\s+id)?|id)(?!\w)", re.IGNORECASE)


def arranged(head: Sequence[Paragraph], lang: str, ledger: Ledger) -> tuple[Paragraph, ...]:
    """Return `head` in printing order, each paragraph with its language; nothing is added or dropped."""
    head = _labels_run_in(head, ledger)
    codes = [
        replace(paragraph, lang=paragraph.lang if paragraph.lang in {"kk", "ru", "en"} else lang)
        for paragraph in head
        if paragraph.role is Role.CODES
    ]
    rest = [paragraph for paragraph in head if paragraph.role is not Role.CODES]
    spoken = _languages(rest, lang)
    order = _group_order(rest, spoken, lang)
    groups: dict[str, list[Paragraph]] = {name: [] for name in order}
    for paragraph, name in zip(rest, spoken, strict=True):
        groups[name].append(replace(paragraph, lang=name))
    printed = [*codes, *(paragraph for group in groups.values() for paragraph in _ranked(group))]
    moved = [paragraph.place for paragraph in printed] != [paragraph.place for paragraph in head]
    if moved and not ledger.note("front-order", printed[0].place, _roles_said(head), _roles_said(printed)):
        left = iter(codes), iter([replace(paragraph, lang=name) for paragraph, name in zip(rest, spoken, strict=True)])
        return tuple(next(left[0] if paragraph.role is Role.CODES else left[1]) for paragraph in head)
    return tuple(printed)


def _ranked(group: Sequence[Paragraph]) -> list[Paragraph]:
    """Return a language's group in order; institutions named before the authors go below them."""
    first = next((at for at, paragraph in enumerate(group) if paragraph.role is Role.AUTHORS), 0)
    ranks = [
        _BELOW_AUTHORS if paragraph.role is Role.AFFILIATION and at < first else _RANK[paragraph.role]
        for at, paragraph in enumerate(group)
    ]
    return [group[at] for at in sorted(range(len(group)), key=ranks.__getitem__)]


def _roles_said(head: Sequence[Paragraph]) -> str:
    return " ".join(paragraph.role for paragraph in head)


def _group_order(rest: Sequence[Paragraph], spoken: Sequence[str], lang: str) -> list[str]:
    titled = [name for paragraph, name in zip(rest, spoken, strict=True) if paragraph.role is Role.TITLE]
    first = lang if lang in titled or not titled else titled[0]
    return list(dict.fromkeys([first, *spoken]))


def _languages(rest: Sequence[Paragraph], lang: str) -> list[str]:
    """Return the language of each paragraph's group; names take that of the title they stand by."""
    own = [_own_language(paragraph, lang) for paragraph in rest]
    titles = [name for paragraph, name in zip(rest, own, strict=True) if paragraph.role is Role.TITLE]
    main = lang if lang in titles or not titles else titles[0]
    return [
        _people_language(rest, own, index, main) if paragraph.role in _PEOPLE else own[index]
        for index, paragraph in enumerate(rest)
    ]


def _own_language(paragraph: Paragraph, lang: str) -> str:
    text = words_of(paragraph.content)
    if paragraph.role is Role.KEYWORDS:
        label = KEYWORDS.match(text)
        return label_language(label) if label else tongue_of(text, lang)
    if paragraph.role is Role.ABSTRACT:
        label = ABSTRACT.match(text)
        return tongue_of(text[label.end() :], label_language(label)) if label else tongue_of(text, lang)
    if paragraph.role is Role.TITLE:
        return tongue_of(text, lang)
    return ""


def _people_language(rest: Sequence[Paragraph], own: Sequence[str], index: int, main: str) -> str:
    first = index
    while first and rest[first - 1].role in _PEOPLE:
        first -= 1
    latin = _is_latin(words_of(rest[index].content))
    if latin is None:
        latin = _is_latin(" ".join(words_of(paragraph.content) for paragraph in rest[first : index + 1]))
    above = own[first - 1] if first and rest[first - 1].role is Role.TITLE else ""
    named = any(paragraph.role is Role.AUTHORS for paragraph in rest[:first])
    alone = named or not (first > 1 and rest[first - 2].role is Role.TITLE)
    if above and alone and (latin is None or latin == (above == "en")):
        return above
    if latin and main != "en" and "en" in own and _others_cyrillic(rest):
        return "en"
    return main


def _others_cyrillic(rest: Sequence[Paragraph]) -> bool:
    """Whether the authors are also named in Cyrillic."""
    return any(paragraph.role is Role.AUTHORS and _is_latin(words_of(paragraph.content)) is False for paragraph in rest)


def _is_latin(text: str) -> bool | None:
    shape = shape_of(text)
    latin = shape_of(_CONTACT.sub("", text)).count_latin if shape.latin else 0
    cyrillic = shape.count_cyrillic
    return None if latin + cyrillic < 3 else latin > cyrillic


def _labels_run_in(head: Sequence[Paragraph], ledger: Ledger) -> tuple[Paragraph, ...]:
    """Set labels that stand alone before their text, and every label in bold."""
    result: list[Paragraph] = []
    for paragraph in head:
        last = result[-1] if result else None
        label = words_of(last.content) if last is not None else ""
        mark = ":" if paragraph.role is Role.KEYWORDS else "."
        between = " " if label[-1:] in ".:" else f"{mark} "
        if (
            last is not None
            and last.role is paragraph.role
            and _is_label(last)
            and ledger.note("label-run-in", last.place, label, label + between)
        ):
            result[-1] = replace(
                paragraph, content=joined(_trimmed(last), between, paragraph).content, place=last.place
            )
        else:
            result.append(paragraph)
    return tuple(_label_bold(_label_small(paragraph, ledger)) for paragraph in result)


def _pattern(paragraph: Paragraph) -> re.Pattern[str] | None:
    return {Role.ABSTRACT: ABSTRACT, Role.KEYWORDS: KEYWORDS}.get(paragraph.role)


def _is_label(paragraph: Paragraph) -> bool:
    pattern = _pattern(paragraph)
    return pattern is not None and pattern.fullmatch(words_of(paragraph.content)) is not None


def _trimmed(paragraph: Paragraph) -> Paragraph:
    text = text_of(paragraph.content)
    end = len(text.rstrip())
    return (
        replace(paragraph, content=edited(paragraph.content, [(end, len(text), "")])) if end < len(text) else paragraph
    )


def _label_small(paragraph: Paragraph, ledger: Ledger) -> Paragraph:
    """Set a label that is typed in capitals with one."""
    pattern = _pattern(paragraph)
    label = pattern.match(text_of(paragraph.content)) if pattern else None
    words = label[0][: label.start("after")] if label else ""
    if label is None or not words.isupper() or not ledger.note("capitals", paragraph.place, words, words.capitalize()):
        return paragraph
    return replace(paragraph, content=edited(paragraph.content, [(0, len(words), words.capitalize())]))


def _label_bold(paragraph: Paragraph) -> Paragraph:
    pattern = _pattern(paragraph)
    label = pattern.match(text_of(paragraph.content)) if pattern else None
    if label is None:
        return paragraph
    before, after = parted(paragraph.content, len(label[0].rstrip()))
    runs = [part for part in after if isinstance(part, Run) and part.text.strip()]
    if runs and all(run.style.italic for run in runs):
        after = restyled(after, italic=False)
    if runs and all(run.style.bold for run in runs):
        after = restyled(after, bold=False)
    return replace(paragraph, content=(*restyled(before, bold=True, italic=False), *after))

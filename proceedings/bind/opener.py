"""The page that opens a section: its number, its title in the volume's languages, its chairs."""

import re
from dataclasses import replace

from proceedings.bind.stack import Stack
from proceedings.language.words import printed
from proceedings.model.blocks import Align
from proceedings.model.setpage import Kind, SetPaper
from proceedings.model.text import CharStyle, Run
from proceedings.model.volume import Person, Section, Volume
from proceedings.style import Style
from proceedings.typeset.setter import Setter

_NAMES_ITSELF = re.compile(r"\s*(секция|section|бөлім|часть|part|пленар|plenary|\d|[ivx]+\b)", re.IGNORECASE)


def opener_page(section: Section, number: int, volume: Volume, style: Style, setter: Setter) -> SetPaper:
    """Set the opener; number 0 is not shown."""
    lang, text = volume.lang, style.text
    stack = Stack(setter, style, [])
    stack.add(section_label(section, number, lang), text["opener_number"], lang=lang)
    title = section.title.best(lang)
    stack.add(title, text["opener_title"], lang=lang, kind=Kind.H1)
    said = {title}
    for other in volume.langs:
        words = section.title[other]
        if words not in said:
            said.add(words)
            stack.add(words, text["opener_other"], lang=other)
    if section.chairs:
        stack.skip(2.5)
        heading = printed("chairs" if len(section.chairs) > 1 else "chair", lang)
        stack.add(heading, replace(text["opener_chair"], italic=True, below=0.35), lang=lang)
        for chair in section.chairs:
            _add_chair(stack, chair, lang)
    sink = style.book.opener_sink * style.page.height - style.page.top
    return stack.page(max(0.0, min(sink, style.page.depth - stack.y)))


def section_label(section: Section, number: int, lang: str) -> str:
    """Return «Секция 2», empty for number 0 and for a section whose title says it itself."""
    if not number or _NAMES_ITSELF.match(section.title.best(lang)):
        return ""
    word = printed("section", lang)
    return f"{number}-{word.lower()}" if lang == "kk" else f"{word}\u00a0{number}"


def _add_chair(stack: Stack, chair: Person, lang: str) -> None:
    base = replace(stack.style.text["opener_chair"], align=Align.LEFT)
    stack.add_runs((Run(text=chair.name.best(lang), style=CharStyle(bold=True)),), base, lang=lang)
    rest = ", ".join(part for part in (chair.degree.best(lang), chair.post.best(lang)) if part)
    stack.add(rest, replace(base, below=0.5), lang=lang)

"""Blocks of a story (the body, a note, a cell, a text box), one under the other."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import ClassVar

from proceedings.collect.archive import Element
from proceedings.collect.fields import OpenFields
from proceedings.collect.looks import Base, RunLooks
from proceedings.collect.names import MC, VAL, M, W
from proceedings.collect.reading import Reading, excerpt
from proceedings.collect.runs import Line, LineReader
from proceedings.collect.shapes import chosen_branch, diagram_paragraphs, drawn_paragraphs, shape_texts
from proceedings.collect.styles import Layout, Style, children_by_tag, read_layout
from proceedings.collect.tables import TableReader
from proceedings.model.blocks import Align, Block, DisplayEquation, Paragraph, Role, TextBox
from proceedings.model.finding import Place, Severity
from proceedings.model.math import Equation
from proceedings.model.text import Bookmark, Inline, InlineEquation, Run, plain_text
from proceedings.model.value import value

PARAGRAPH = f"{W}p"
PARAGRAPH_PROPERTIES = f"{W}pPr"
PARAGRAPH_STYLE = f"{W}pStyle"
MARK_PROPERTIES = f"{W}rPr"
FRAME = f"{W}framePr"
LEFT_OUT_MARKS = frozenset({f"{W}del", f"{W}moveFrom"})

BODY_TEXT = 9
"""The outline level that is none (ECMA-376 §17.3.1.20)."""

EQUATION_NUMBER = re.compile(r"\s*([.,;:]?)\s*([(\[][\dA-Za-zА-Яа-яЁё][\w.,\-–']{0,9}[)\]])?\s*([.,;:]?)\s*")

SKIPPED = frozenset(
    {f"{W}{name}" for name in (
        "pPr", "sectPr", "sdtPr", "sdtEndPr", "customXmlPr", "smartTagPr", "tcPr", "trPr", "tblPr", "tblGrid",
        "bookmarkEnd", "del", "moveFrom", "proofErr", "permStart", "permEnd", "commentRangeStart", "commentRangeEnd",
        "background", "tblPrEx",
    )}
)  # fmt: skip

"""Elements between blocks that hold none."""


@value(kw_only=True)
class Story:
    """Which story is read, and how its paragraphs are named in messages."""

    part: str
    numbered: bool = False
    """Whether its paragraphs are counted from 1: the body's are."""
    in_cell: bool = False
    looks: int = 0
    """The table looks over its paragraphs, as `RunLooks` numbers them."""


class StoryReader:
    """Reads a story's blocks; carries from paragraph to paragraph what Word carries."""

    def __init__(self, reading: Reading, looks: RunLooks, fields: OpenFields, story: Story) -> None:
        self._reading = reading
        self._looks = looks
        self._fields = fields
        self._story = story
        self._lines = LineReader(reading, looks, fields, story.part)
        self._count = 0
        self._carried: tuple[Inline, ...] = ()
        self._break_carried = False
        self._blocks: list[Block] = []

    def read(self, container: Element) -> tuple[Block, ...]:
        """Return the blocks inside `container`."""
        self._blocks = []
        self._read_all(container)
        self._put_carried()
        return tuple(self._blocks)

    def _put_carried(self) -> None:
        """Put what was carried to the end of the story there: bookmarks to the last paragraph, words as one more."""
        if not self._carried:
            return
        last = self._blocks[-1] if self._blocks else None
        if isinstance(last, Paragraph) and all(isinstance(part, Bookmark) for part in self._carried):
            self._blocks[-1] = replace(last, content=last.content + self._carried)
        else:
            self._blocks.append(Paragraph(content=self._carried, place=self._place(self._carried)))
        self._carried = ()

    def _read_all(self, container: Element) -> None:
        for child in container:
            reader = self._READERS.get(child.tag)
            if reader:
                reader(self, child)
            elif child.tag not in SKIPPED:
                # w:customXml, w:ins, w:moveTo and whatever else may wrap blocks
                self._read_all(child)

    def _read_paragraph(self, element: Element) -> None:
        if self._story.numbered:
            self._count += 1
        properties = children_by_tag(next(element.iterchildren(PARAGRAPH_PROPERTIES), ()))
        named = properties.get(PARAGRAPH_STYLE)
        style = self._reading.styles.paragraph(None if named is None else named.get(VAL))
        base: Base = (style.id, self._story.looks)
        line = self._lines.read(element, base, self._count)
        if line.revised and not line.shapes and _is_blank(line):
            return
        content = merged(self._carried, line.content) if self._carried else line.content
        self._carried = ()
        if properties and self._joins_next(properties, line):
            self._carried = content
        else:
            layout = read_layout(properties.values())
            self._blocks.append(self._block(content, line, style, layout))
            self._break_carried = line.breaks_after
        self._read_shapes(line.shapes)

    def _joins_next(self, properties: dict[str, Element], line: Line) -> bool:
        """Tell whether a paragraph runs on into the next: its mark was deleted, or it is a drop cap (§17.3.1.11)."""
        mark = properties.get(MARK_PROPERTIES)
        if mark is not None and any(child.tag in LEFT_OUT_MARKS for child in mark):
            return True
        frame = properties.get(FRAME)
        return frame is not None and frame.get(f"{W}dropCap", "none") != "none" and bool(line.content)

    def _block(self, content: tuple[Inline, ...], line: Line, style: Style, direct: Layout) -> Block:
        layout = direct.over(style.layout)
        label, level = "", 0
        role = _role(style, layout)
        if layout.num_id not in (None, "", "0"):
            given = direct.level if direct.num_id or direct.level is not None else style.layout.level or None
            found = self._reading.numbering.next_label(layout.num_id, given, style.id)
            if found:
                label, level = found.text, found.level
                layout = direct.over(found.layout).over(style.layout)
                role = Role.LIST if role is Role.BODY else role
        display = self._display(content, line, label) if role in (Role.BODY, Role.LIST) else None
        if display:
            self._carried = tuple(part for part in content if isinstance(part, Bookmark))
            return display
        return Paragraph(
            content=content,
            role=role,
            level=(layout.outline or 0) + 1 if role is Role.HEADING else level,
            label=label,
            align=layout.align or Align.LEFT,
            style=style.name,
            first_indent=layout.first or 0.0,
            left_indent=layout.left or 0.0,
            page_break_before=bool(layout.page_break) or line.breaks_before or self._break_carried,
            place=self._place(content),
        )

    def _place(self, content: tuple[Inline, ...]) -> Place:
        return Place(part=self._story.part, paragraph=self._count, excerpt=excerpt(plain_text(content)))

    def _display(self, content: tuple[Inline, ...], line: Line, label: str) -> DisplayEquation | None:
        """Return the paragraph as a displayed formula when it is nothing else but its number."""
        if not any(isinstance(part, InlineEquation) for part in content) or (
            self._story.in_cell and not line.displayed
        ):
            return None
        found = display_equations(content, several=line.displayed)
        if found is None:
            return None
        equations, number = found
        return DisplayEquation(
            equations=equations,
            number=number or label,
            place=replace(self._place(content), excerpt=excerpt(equations[0].text)),
        )

    def _read_shapes(self, shapes: list[Element]) -> None:
        for shape in shapes:
            for text in shape_texts(shape):
                self._add_box(self._read_box(text))
            self._add_box(_plain_blocks(diagram_paragraphs(shape, self._reading.archive)))

    def _read_box(self, text: Element) -> tuple[Block, ...]:
        if text.tag != f"{W}txbxContent":
            word_art = [text.get("string", "")] if text.get("string") else []
            return _plain_blocks(word_art or drawn_paragraphs(text))
        fields = OpenFields(frozenset())
        story = Story(part="text box")
        return StoryReader(self._reading, self._looks, fields, story).read(text)

    def _add_box(self, blocks: tuple[Block, ...]) -> None:
        if any(not isinstance(block, Paragraph) or block.content for block in blocks):
            place = Place(part=self._story.part, paragraph=self._count, excerpt=_first_words(blocks))
            self._blocks.append(TextBox(blocks=blocks, place=place))

    def _read_table(self, element: Element) -> None:
        self._break_carried = False
        self._reading.tables += 1
        part = f"table {self._reading.tables}"

        def read_cell(cell: Element, looks: int) -> tuple[Block, ...]:
            story = Story(part=part, in_cell=True, looks=looks)
            return StoryReader(self._reading, self._looks, self._fields, story).read(cell)

        place = Place(part=part, paragraph=self._count)
        self._blocks.append(TableReader(self._reading, self._looks, read_cell).read(element, place))

    def _read_control(self, element: Element) -> None:
        for content in element.iterchildren(f"{W}sdtContent"):
            self._read_all(content)

    def _read_bookmark(self, element: Element) -> None:
        """Keep a bookmark that stands between paragraphs for the one that follows."""
        name = element.get(f"{W}name", "")
        if name in self._reading.targets:
            self._carried = (*self._carried, Bookmark(name=name))

    def _read_alternatives(self, element: Element) -> None:
        branch = chosen_branch(element)
        if branch is not None:
            self._read_all(branch)

    def _read_bare_equation(self, element: Element) -> None:
        line = self._lines.read_element(element, self._count)
        if line.content:
            self._blocks.append(self._block(line.content, line, Style(), Layout()))

    def _skip_chunk(self, _element: Element) -> None:
        place = Place(part=self._story.part, paragraph=self._count)
        self._reading.find(Severity.ERROR, "collect.embedded-document", place)

    _READERS: ClassVar[dict[str, Callable[["StoryReader", Element], None]]] = {
        PARAGRAPH: _read_paragraph,
        f"{W}tbl": _read_table,
        f"{W}sdt": _read_control,
        f"{W}bookmarkStart": _read_bookmark,
        f"{W}altChunk": _skip_chunk,
        f"{MC}AlternateContent": _read_alternatives,
        f"{M}oMathPara": _read_bare_equation,
        f"{M}oMath": _read_bare_equation,
    }


def _is_blank(line: Line) -> bool:
    return all(isinstance(part, Run) and not part.text.strip() for part in line.content)


def _role(style: Style, layout: Layout) -> Role:
    if layout.outline is not None and layout.outline < BODY_TEXT:
        return Role.HEADING
    return Role.TITLE if style.title else Role.BODY


def merged(before: tuple[Inline, ...], after: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Return two pieces of content as one; runs of one look that meet become one run."""
    if before and after and isinstance(before[-1], Run) and isinstance(after[0], Run):
        last, first = before[-1], after[0]
        if (last.style, last.link) == (first.style, first.link):
            return (*before[:-1], replace(first, text=last.text + first.text), *after[1:])
        if not last.text.strip() or len(last.text.strip()) <= 2:  # a drop cap takes the look of its word
            return (*before[:-1], replace(first, text=last.text + first.text), *after[1:])
    return (*before, *after)


def display_equations(content: tuple[Inline, ...], *, several: bool) -> tuple[tuple[Equation, ...], str] | None:
    """Return (formulas, number) of a paragraph that holds nothing else, None when there is text beside them.

    `several` formulas are allowed when Word itself displays them. A sign at the end joins the last formula.
    """
    equations = [part.equation for part in content if isinstance(part, InlineEquation)]
    if any(not isinstance(part, Run | Bookmark | InlineEquation) for part in content):
        return None
    if len(equations) > 1 and not several:
        return None
    texts = _texts_around(content)
    found = EQUATION_NUMBER.fullmatch(texts[-1])
    if not found or any(text.strip() for text in texts[:-1]):
        return None
    if sign := found[1] or found[3]:
        equations[-1] = with_sign(equations[-1], sign)
    return tuple(equations), found[2] or ""


def _texts_around(content: tuple[Inline, ...]) -> list[str]:
    """Return the texts before, between and after the formulas of `content`."""
    texts = [""]
    for part in content:
        if isinstance(part, InlineEquation):
            texts.append("")
        elif isinstance(part, Run):
            texts[-1] += part.text
    return texts


def with_sign(equation: Equation, sign: str) -> Equation:
    """Return `equation` with a sign of punctuation after it."""
    mathml = equation.mathml.removesuffix("</math>")
    return Equation(mathml=f"{mathml}<mo>{sign}</mo></math>", text=equation.text + sign)


def _plain_blocks(texts: list[str]) -> tuple[Block, ...]:
    return tuple(Paragraph(content=(Run(text=text),), place=Place(part="text box")) for text in texts)


def _first_words(blocks: tuple[Block, ...]) -> str:
    return next((block.place.excerpt for block in blocks if block.place.excerpt), "")

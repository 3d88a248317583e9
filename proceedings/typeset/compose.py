"""Blocks in, slabs out: every kind of block set in its style, with the paper's structure and its notes."""

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from proceedings.model.blocks import Align, Block, Cell, DisplayEquation, Figure, Paragraph, Role, Table, TextBox
from proceedings.model.finding import Finding, Place, Severity
from proceedings.model.paper import Note, Paper
from proceedings.model.setpage import Drawing, Heading, Item, Kind, Line, Node
from proceedings.model.text import PLAIN, Inline, InlineEquation, InlineGraphic, NoteRef, Run, plain_text
from proceedings.style import TextStyle
from proceedings.typeset.boxes import Boxes
from proceedings.typeset.figure import FigureSetter, alternative, set_figure
from proceedings.typeset.galley import FORBIDDEN, Slab, line_slabs, moved, padded, stacked
from proceedings.typeset.labels import LABEL_GAP, LABELLED, list_indents, printed_mark
from proceedings.typeset.linebreak import Ending
from proceedings.typeset.lists import Lists
from proceedings.typeset.paragraph import Copy, Frame, SetLine, break_lines, copy_of, lines_of, parted, set_lines
from proceedings.typeset.setter import Setter
from proceedings.typeset.table import CellSetter, SetTable, aligned, cell_text, set_table
from proceedings.typeset.tokenizer import Context
from proceedings.typeset.tokens import Box

WHOLE_TABLE = 0.42
"""A table is not cut when it takes no more of the page's depth."""
STRETCH = 2
"""White around figures and tables grows by no more lines to fill a page."""
HEADING_STRETCH = 1
"""White over a heading grows by no more: a gap of four lines looks as if something were missing."""
WIDEST_TABLE = 0.6
"""A table over all columns takes no more of the page's depth."""
LEAST_VARIED = 4
"""Paragraphs of fewer lines are not made longer or shorter to fill a page."""
MOST_VARIED = 80
"""Nor are paragraphs of more: one line more or less is lost in them, and each try sets them anew."""
LOOSER = (1.12, 1.25, 1.4)
TIGHTER = (0.88, 0.78)
WIDEST_BLANK, NARROWEST_BLANK = 2.0, 0.67
QUIET = frozenset((Role.TITLE, Role.HEADING, Role.AUTHORS, Role.AFFILIATION, Role.CODES))
KINDS = {
    Role.TITLE: Kind.H1,
    Role.QUOTE: Kind.QUOTE,
    Role.CODE: Kind.CODE,
    Role.REFERENCE: Kind.BIBLIOGRAPHY_ENTRY,
    Role.CAPTION: Kind.CAPTION,
}
HEADING_KINDS = {1: Kind.H2, 2: Kind.H3, 3: Kind.H4}


class Composer:
    """Sets the blocks of one paper."""

    def __init__(self, paper: Paper, setter: Setter) -> None:
        self.paper = paper
        self.setter = setter
        self.style = setter.style
        self.nodes: list[Node] = []
        self.findings: list[Finding] = []
        self.note_marks: dict[str, str] = {}
        self._mentioned_in: dict[str, int] = {}
        """The node of the first mention of each note."""
        self._feet = self._ends = 0
        self._after_heading = True
        self._continues = False
        self._boxes = Boxes(paper, setter, self._find)
        self._context = Context(
            looks=setter.looks,
            add_node=self._add_node,
            note_mark=self._note_mark,
            equation_boxes=self._boxes.inline,
            picture_box=self._boxes.picture,
        )
        self._figures = FigureSetter(
            setter=setter,
            media=lambda key: paper.media.get(key, b""),
            keep_media=self._boxes.keep,
            caption=self._caption,
            add_node=self._add_node,
            lang=paper.lang,
        )
        self._cells = CellSetter(
            widths=self._cell_widths,
            slabs=self._cell_slabs,
            width=lambda words, text: setter.width(words, text, paper.lang),
            add_node=lambda kind, parent, columns, rows: self._add(Node(kind, parent, "", "", columns, rows)),
        )

    def media(self) -> Mapping[str, tuple[str, bytes]]:
        """Return (media type, bytes) of the pictures shown, by their keys."""
        return self._boxes.media

    def blocks(self, blocks: Sequence[Block], measure: float, node: int = -1) -> list[Slab]:
        """Set blocks one under the other."""
        indents = list_indents(blocks, self._list_style, self.setter, self.paper.lang)
        lists = Lists(self.nodes, self.paper.lang)
        slabs: list[Slab] = []
        for index, block in enumerate(blocks):
            parent = lists.place(block, node)
            before = blocks[index - 1] if index else None
            if isinstance(block, Paragraph):
                self._continues = _goes_on(before, block)
                made = self.paragraph(block, measure, parent, indents.get(index, 0.0))
                if made and block.role in {Role.QUOTE, Role.CODE} and _same_role(before, block):
                    made[0] = replace(made[0], above=0.0, on_grid=False)
            elif isinstance(block, Table):
                made = self.table(block, measure, node)
            elif isinstance(block, Figure):
                made = self.figure(block, measure, node)
            elif isinstance(block, DisplayEquation):
                made = self.equation(block, measure, node)
                if slabs and made and isinstance(before, Paragraph):
                    slabs[-1] = replace(slabs[-1], penalty=FORBIDDEN)  # a formula ends the sentence above it
            else:
                made = self.text_box(block, measure, node)
            slabs.extend(made)
        return slabs

    def paragraph(
        self, paragraph: Paragraph, measure: float, node: int, list_indent: float = 0.0, element: str = ""
    ) -> list[Slab]:
        """Set a paragraph by its role."""
        lang = paragraph.lang or self.paper.lang
        base = self.style.text[element or self._element(paragraph)]
        grid = self.style.page.grid
        own = self._add_text_node(paragraph, node)
        content = quieted(paragraph.content) if paragraph.role in QUIET else paragraph.content
        if paragraph.label and paragraph.role not in LABELLED:
            content = (Run(text=paragraph.label + "\u2002"), *content)
        label = paragraph.label if paragraph.role in LABELLED else ""
        frame = Frame(
            measure=measure,
            base=base,
            lang=lang,
            node=own,
            indent=not (self._continues or (self._after_heading and lang not in self.style.book.indent_first)),
            left=list_indent,
            balance=paragraph.role in {Role.TITLE, Role.HEADING},
        )
        copy = copy_of(content, frame, self._context)
        lines = lines_of(copy, break_lines(copy, frame, self._context), frame, self._context)
        self._after_heading = paragraph.role is Role.HEADING
        if not lines:
            return []
        keep = paragraph.role is Role.HEADING
        slabs = line_slabs(
            lines, above=base.above * grid, below=base.below * grid, keep=keep, on_grid=base.lead == grid
        )
        if paragraph.role is Role.BODY and LEAST_VARIED <= len(slabs) <= MOST_VARIED:
            slabs[0] = replace(slabs[0], variant=partial(self._variant, copy, frame, lines), lines=len(slabs))
        if label:
            slabs[0] = self._labelled(slabs[0], label, base, list_indent, lang, own)
        if keep:
            heading = Heading(paragraph.level, _title(paragraph), 0, 0.0)
            slabs[0] = replace(slabs[0], heading=heading, stretch=HEADING_STRETCH, on_grid=False)
        return slabs

    def _variant(self, copy: Copy, frame: Frame, lines: tuple[SetLine, ...], more: int) -> list[Slab]:
        """Return a paragraph set `more` lines longer, nothing when its blanks would be worse than they need be."""
        steps = LOOSER if more > 0 else TIGHTER
        furthest, _ = self._loosened(copy, frame, steps[-1])
        if (furthest - len(lines)) * more < 1:  # most cannot be helped, and this tells
            return []
        for looseness in steps:
            count, endings = self._loosened(copy, frame, looseness)
            longer = count - len(lines)
            if longer == more:
                made = lines_of(copy, endings, replace(frame, looseness=looseness), self._context)
                low, high = self._blanks(made, frame)
                widest = max(WIDEST_BLANK, self._blanks(lines, frame)[1])
                return line_slabs(made, on_grid=True) if low >= NARROWEST_BLANK and high <= widest else []
            if longer * more > 1:
                return []
        return []

    def _loosened(self, copy: Copy, frame: Frame, looseness: float) -> tuple[int, list[tuple[Ending, ...]]]:
        """Return how many lines a paragraph takes with wider or narrower blanks, and where they end."""
        endings = break_lines(copy, replace(frame, looseness=looseness), self._context)
        return sum([len(ends) for ends in endings]), endings

    def _blanks(self, lines: Sequence[SetLine], frame: Frame) -> tuple[float, float]:
        """Return the narrowest and the widest blank of a justified paragraph, as parts of the natural one."""
        blank = self.setter.looks.look(frame.base, PLAIN, frame.lang).blank
        gaps = [
            [item.spans[0].gap / blank for item in line.items if isinstance(item, Line) and item.spans]
            for line in lines
        ]
        wide = itertools.chain(*gaps[:-1])  # nothing fills the last line
        return min(itertools.chain(*gaps), default=1.0), max(wide, default=1.0)

    def table(self, table: Table, measure: float, node: int) -> list[Slab]:
        """Set a table with its caption above and its source below; over all columns when it is too wide for one."""
        page = self.style.page
        told = len(self.findings)
        parts, made = self._table_parts(table, measure, node)
        if made.small and page.columns > 1 and measure == page.column:
            found = self.findings[told:]
            del self.findings[told:]
            wide, made_wide = self._table_parts(table, page.measure, node)
            low = _height(wide) <= page.depth * WIDEST_TABLE
            if low or made.cut:
                if made_wide.small:
                    self._find("typeset.table-small", table.place)
                whole = [stacked(wide)] if low else wide
                whole[-1] = replace(whole[-1], below=page.grid)
                return [replace(slab, spans=True) for slab in whole]
            self.findings[told:] = found
        if made.small:
            self._find("typeset.table-small", table.place)
        self._after_heading = False
        space = page.grid if table.ruled or table.caption else page.grid / 2
        if parts and _height(parts) <= page.depth * WHOLE_TABLE:
            whole = replace(stacked(parts), above=space, below=space, floats=True, stretch=STRETCH)
            return [padded(whole, page.grid)]
        if parts:
            parts[0] = replace(parts[0], above=space, stretch=STRETCH)
            parts[-1] = replace(parts[-1], below=space)
        return parts

    def _table_parts(self, table: Table, measure: float, node: int) -> tuple[list[Slab], SetTable]:
        """Return caption, rows and source one under the other, and how the rows were set."""
        own = self._add(Node(Kind.TABLE, node, "", table.alt))
        caption = self._caption(table.caption, measure, own, above=True) if table.caption else []
        text, head = self.style.text["table"], self.style.text["table_head"]
        made = set_table(table, measure, text, head, own, self._cells)
        source = self._source(table, measure, made.left, node)
        rows = made.slabs
        if source and rows:
            rows[-1] = replace(rows[-1], penalty=FORBIDDEN)
        return [*[replace(slab, penalty=FORBIDDEN) for slab in caption], *rows, *source], made

    def figure(self, figure: Figure, measure: float, node: int) -> list[Slab]:
        """Set a figure as one slab that may float."""
        slabs = set_figure(figure, measure, self.style.page.depth, node, self._figures)
        if not slabs:
            return []
        if not alternative(figure):
            self.findings.append(Finding(severity=Severity.NOTE, code="typeset.figure-undescribed", place=figure.place))
        self._after_heading = False
        grid = self.style.page.grid
        whole = replace(stacked(slabs), above=grid * 0.75, below=grid * 0.75, floats=True, stretch=STRETCH)
        return [padded(whole, grid)]

    def equation(self, block: DisplayEquation, measure: float, node: int) -> list[Slab]:
        """Set formulas centred one under the other, their number at the right margin."""
        base = self.style.text["body"]
        own = self._add_node(Kind.P, node, "")
        room = measure - (2 * self.setter.width(block.number, base) + 2 * base.size if block.number else 0.0)
        slabs: list[Slab] = []
        for equation in block.equations:
            box = self._boxes.display(equation, base, room)
            if box is None:
                text = Paragraph(content=(Run(text=equation.text),), align=Align.CENTER, lang=self.paper.lang)
                slabs.extend(self.paragraph(text, measure, own))
                continue
            slabs.append(self._display(box, measure, own, equation.text))
        if block.number and slabs:
            middle = slabs[len(slabs) // 2]
            y = next((item.y for item in middle.items if isinstance(item, Drawing | Line)), middle.height * 0.7)
            number = self.setter.line(block.number, base, x=measure, anchor="end", node=own, y=y)
            slabs[len(slabs) // 2] = replace(middle, items=(*middle.items, number))
        if not slabs:
            return []
        whole = replace(stacked(slabs), above=base.lead * 0.4, below=base.lead * 0.4, stretch=1)
        return [padded(whole, self.style.page.grid)]

    def text_box(self, box: TextBox, measure: float, node: int) -> list[Slab]:
        """Set the blocks of a frame or shape in the column."""
        own = self._add_node(Kind.SECT, node, "")
        return self.blocks(box.blocks, measure, own)

    def note(self, key: str, measure: float) -> tuple[Slab, ...]:
        """Set a note with its mark hanging; none when the file does not hold it."""
        note = self.paper.notes.get(key)
        if note is None:
            return ()
        base = self.style.text["note"]
        own = self._add_note_node(key, note)
        mark = self.note_marks[key]
        indent = max(base.size * 1.1, self.setter.width(mark, base) + base.size * 0.45)
        slabs: list[Slab] = []
        for block in note.blocks:
            if isinstance(block, Paragraph):
                lang = block.lang or self.paper.lang
                frame = Frame(measure=measure, base=base, lang=lang, node=own, left=indent, indent=False)
                made = line_slabs(set_lines(block.content, frame, self._context))
            else:
                made = self.blocks((block,), measure, own)
            if not slabs and made:
                first = next((item.y for item in made[0].items if isinstance(item, Line)), base.size)
                number = self.setter.line(mark, base, node=own, y=first)
                items = (replace(number, spans=parted(number.spans)), *made[0].items)
                made[0] = replace(made[0], items=items)
            slabs.extend(made)
        return tuple(slabs)

    # Parts of blocks

    def _list_style(self, paragraph: Paragraph) -> TextStyle:
        return self.style.text[self._element(paragraph)]

    def _element(self, paragraph: Paragraph) -> str:
        role = paragraph.role
        if role is Role.HEADING:
            return f"heading{min(max(paragraph.level, 1), 3)}"
        if role is Role.LIST:
            return "list"
        return role.value if role.value in self.style.text else "body"

    def _add_text_node(self, paragraph: Paragraph, parent: int) -> int:
        kind = KINDS.get(paragraph.role, Kind.P)
        if paragraph.role is Role.HEADING:
            kind = HEADING_KINDS.get(paragraph.level, Kind.H4)
        elif paragraph.role is Role.LIST and parent >= 0 and self.nodes[parent].kind is Kind.ITEM_BODY:
            return parent
        elif paragraph.role is Role.CODE:
            parent = self._add(Node(Kind.P, parent))
        return self._add(Node(kind, parent, paragraph.lang or self.paper.lang))

    def _add_note_node(self, key: str, note: Note) -> int:
        """Add a note's node to the node that its first mention belongs to."""
        langs = [block.lang for block in note.blocks if isinstance(block, Paragraph) and block.lang]
        return self._add_node(Kind.NOTE, self._mentioned_in.get(key, -1), key, (langs or [self.paper.lang])[0])

    def _add(self, node: Node) -> int:
        self.nodes.append(node)
        return len(self.nodes) - 1

    def _add_node(self, kind: Kind, parent: int, alt: str, lang: str = "") -> int:
        if kind is Kind.REFERENCE:
            self._mentioned_in.setdefault(alt, parent)
        return self._add(Node(kind, parent, lang, alt))

    def _labelled(self, slab: Slab, label: str, base: TextStyle, indent: float, lang: str, node: int) -> Slab:
        """Hang a mark before the first line of an item."""
        mark = printed_mark(label, lang)
        y = next((item.y for item in slab.items if isinstance(item, Line)), base.size)
        width = self.setter.width(mark, base)
        left = base.left + indent
        x = left - LABEL_GAP - width if len(mark) > 1 else left - max(base.left - 2.0, LABEL_GAP + width)
        if self.nodes[node].kind is Kind.BIBLIOGRAPHY_ENTRY:
            node = self.nodes[node].parent
        if self.nodes[node].kind is Kind.ITEM_BODY:
            node = self._add(Node(Kind.LABEL, self.nodes[node].parent))
        line = self.setter.line(mark, base, lang=lang, x=max(x, 0.0), node=node, y=y)
        return replace(slab, items=(line, *slab.items))

    def _caption(self, paragraph: Paragraph, measure: float, node: int, *, above: bool = False) -> list[Slab]:
        """Set a caption; a table's stands above it, at its left edge."""
        base = self.style.text["caption"]
        if above:
            base = replace(base, above=0.0, below=0.35)
        lang = paragraph.lang or self.paper.lang
        own = self._add(Node(Kind.CAPTION, node, lang))
        frame = Frame(measure=measure, base=base, lang=lang, node=own, indent=False, balance=True)
        lines = set_lines(paragraph.content, frame, self._context)
        grid = self.style.page.grid
        slabs = line_slabs(lines, above=base.above * grid, below=base.below * grid)
        return [replace(slab, penalty=FORBIDDEN) for slab in slabs[:-1]] + slabs[-1:]

    def _source(self, table: Table, measure: float, left: float, node: int) -> list[Slab]:
        """Set the remark under a table, from the table's left edge on."""
        if not table.source:
            return []
        made = self.paragraph(table.source, measure - left, node, element="source")
        return [replace(slab, items=tuple([moved(item, left, 0.0) for item in slab.items])) for slab in made]

    def _cell_widths(self, cell: Cell, text: TextStyle) -> tuple[float, float, float]:
        wants = (0.0, 0.0, 0.0)
        for block in cell.blocks:
            own = self._paragraph_widths(block, text) if isinstance(block, Paragraph) else (60.0, 90.0, 180.0)
            wants = (max(wants[0], own[0]), max(wants[1], own[1]), max(wants[2], own[2]))
        return wants

    def _paragraph_widths(self, paragraph: Paragraph, text: TextStyle) -> tuple[float, float, float]:
        lang = paragraph.lang or self.paper.lang
        look = self.setter.looks.look(text, PLAIN, lang)
        words = [look.token(word) for word in plain_text(paragraph.content).split()]
        full = sum([word.width for word in words]) + look.blank * max(0, len(words) - 1)
        for part in paragraph.content:
            if isinstance(part, InlineGraphic):
                full += min(part.graphic.width or 40.0, 120.0)
        whole = max([word.width for word in words], default=0.0)
        formulas = [self._boxes.widths(part, text) for part in paragraph.content if isinstance(part, InlineEquation)]
        whole = max([whole, *[wide for _, wide in formulas]])
        full += sum([wide for _, wide in formulas])
        broken = max(
            [_least(word.width, word.breaks(1e6)) for word in words if word.width > 30.0], default=min(whole, 30.0)
        )
        broken = max([broken, *[least for least, _ in formulas]])
        label = self.setter.width(paragraph.label, text) + LABEL_GAP if paragraph.label else 0.0
        return broken + label, whole + label + 0.1, full + label + 0.1

    def _cell_slabs(self, cell: Cell, text: TextStyle, width: float, node: int) -> list[Slab]:
        slabs: list[Slab] = []
        for block in cell.blocks:
            if not isinstance(block, Paragraph):
                slabs.extend(slab for slab in self.blocks((block,), width, node) if slab.items)
                continue
            base = text
            if cell.align in {Align.CENTER, Align.RIGHT} and text.align is Align.LEFT and len(cell_text(cell)) < 20:
                base = aligned(text, cell.align)
            indent = 0.0
            if block.label:
                indent = self.setter.width(printed_mark(block.label, block.lang or self.paper.lang), base) + LABEL_GAP
            lang = block.lang or self.paper.lang
            alone = len(cell.blocks) == 1 and lang == self.paper.lang
            own = node if alone else self._add(Node(Kind.P, node, lang))
            frame = Frame(measure=width, base=base, lang=lang, node=own, left=indent, indent=False)
            made = line_slabs(set_lines(block.content, frame, self._context))
            if block.label and made:
                made[0] = self._labelled(made[0], block.label, base, indent, lang, own)
            slabs.extend(made)
        return slabs

    def _display(self, box: Box, measure: float, node: int, alt: str) -> Slab:
        own = self._add_node(Kind.FORMULA, node, alt)
        x = (measure - box.width) / 2
        items: list[Item] = []
        if box.outline:
            items.append(Drawing(x, box.height, box.outline.paths, own))
        if box.reading:
            spans = tuple([replace(span, x=span.x + x, node=own) for span in box.reading])
            items.append(Line(box.height, spans, hidden=True))
        return Slab(height=box.height + box.depth, items=tuple(items), above=3.0)

    # What stands in lines

    def _note_mark(self, ref: NoteRef) -> str:
        known = self.note_marks.get(ref.key)
        if known is not None:
            return known
        note = self.paper.notes.get(ref.key)
        if ref.mark:
            mark = ref.mark
        elif note is not None and note.endnote:
            self._ends += 1
            mark = _roman(self._ends)
        else:
            self._feet += 1
            mark = str(self._feet)
        self.note_marks[ref.key] = mark
        return mark

    def _find(self, code: str, place: Place) -> None:
        self.findings.append(Finding(severity=Severity.WARNING, code=code, place=place))


def quieted(content: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Leave out the bold, and an italic that more than a few words have: the style says how a title looks."""
    runs = [part for part in content if isinstance(part, Run)]
    slanted = sum([len(run.text) for run in runs if run.style.italic])
    italic = slanted <= 0.4 * sum([len(run.text) for run in runs])
    return tuple(
        [
            replace(
                part,
                style=replace(
                    part.style, bold=False, underline=False, small_caps=False, italic=part.style.italic and italic
                ),
            )
            if isinstance(part, Run)
            else part
            for part in content
        ]
    )


def _height(slabs: Sequence[Slab]) -> float:
    return sum([slab.height + (slab.above if index else 0.0) for index, slab in enumerate(slabs)])


def _least(width: float, places: Sequence[tuple[float, float, int, bool, int]]) -> float:
    """Return the widest part of a word that cannot be broken further."""
    ends = [0.0, *[place[1] for place in places], width]
    return max([end - start for start, end in itertools.pairwise(ends)]) + (3.0 if places else 0.0)


def _goes_on(before: Block | None, paragraph: Paragraph) -> bool:
    """Tell whether a paragraph continues the sentence that a formula interrupts («where …», «мұндағы …»)."""
    return isinstance(before, DisplayEquation) and plain_text(paragraph.content).lstrip()[:1].islower()


def _same_role(before: Block | None, paragraph: Paragraph) -> bool:
    return isinstance(before, Paragraph) and before.role is paragraph.role


def _title(paragraph: Paragraph) -> str:
    words = " ".join(plain_text(paragraph.content).split())
    return f"{paragraph.label} {words}" if paragraph.label else words


def _roman(number: int) -> str:
    parts = ((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
    words = ""
    for value, letters in parts:
        while number >= value:
            words, number = words + letters, number - value
    return words

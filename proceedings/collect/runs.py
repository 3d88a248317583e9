"""What stands inside a paragraph: runs, links, fields, notes, pictures and formulas, from left to right."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import ClassVar

from proceedings.collect.archive import Element
from proceedings.collect.equations import read_equation
from proceedings.collect.fields import OpenFields, field_literal, link_to
from proceedings.collect.figures import read_graphic
from proceedings.collect.looks import Base, RunLook, RunLooks, fits_script
from proceedings.collect.mathtype import read_object
from proceedings.collect.names import MC, W14, M, R, W
from proceedings.collect.reading import Reading, excerpt
from proceedings.collect.shapes import chosen_branch
from proceedings.collect.symbols import symbol, unicode_text
from proceedings.model.finding import Place, Severity
from proceedings.model.text import Bookmark, CharStyle, Inline, InlineEquation, InlineGraphic, NoteRef, Run

LAYOUT_BLANKS = re.compile(r"[\t\n\r]+ *")
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
RUN_PROPERTIES = f"{W}rPr"

NO_BASE: Base = ("", 0)

NOTE_KINDS = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}

PASSED_OVER = frozenset(
    {f"{W}{name}" for name in (
        "pPr", "rPr", "sdtPr", "sdtEndPr", "customXmlPr", "smartTagPr", "rt", "delText", "delInstrText", "proofErr",
        "lastRenderedPageBreak", "bookmarkEnd", "footnoteRef", "endnoteRef", "annotationRef", "separator",
        "continuationSeparator", "commentRangeStart", "commentRangeEnd", "permStart", "permEnd", "ffData", "pgNum",
    )}
    | {f"{M}ctrlPr", f"{W14}conflictDel"}
)  # fmt: skip
"""Elements that hold no text to print."""


@dataclass(slots=True, kw_only=True)
class Line:
    """A paragraph's content as it was read."""

    content: tuple[Inline, ...] = ()
    shapes: list[Element] = field(default_factory=list[Element])
    """Drawings anchored here, which may hold text."""
    displayed: bool = False
    """Whether a formula stands in a `m:oMathPara`."""
    revised: bool = False
    """Whether part of it was left out as deleted or moved away."""
    breaks_before: bool = False
    breaks_after: bool = False


class LineReader:
    """Reads the paragraphs of one story (body, a note, a text box); fields may stay open from one to the next."""

    def __init__(self, reading: Reading, looks: RunLooks, fields: OpenFields, part: str) -> None:
        self._reading = reading
        self._looks = looks
        self._fields = fields
        self._part = part
        self._line = Line()
        self._parts: list[Inline] = []
        self._text: list[str] = []
        self._style = CharStyle()
        self._link = ""
        self._base: Base = NO_BASE
        self._hyperlink = ""
        self._paragraph: Element = None
        self._number = 0
        self._place: Place | None = None
        self._mark_of: tuple[str, RunLook] | None = None

    def read(self, paragraph: Element, base: Base, number: int) -> Line:
        """Return the content of a `w:p` whose style and table give `base`; `number` is its Place's."""
        self._begin(paragraph, base, number)
        for child in paragraph:
            self._read(child)
        return self._finish()

    def read_element(self, element: Element, number: int) -> Line:
        """Return the content of an element that stands where a paragraph should: a formula."""
        self._begin(element, NO_BASE, number)
        self._read(element)
        return self._finish()

    def _begin(self, paragraph: Element, base: Base, number: int) -> None:
        self._line = Line()
        self._parts, self._text = [], []
        self._base, self._paragraph, self._number, self._place = base, paragraph, number, None
        self._mark_of = None

    def _finish(self) -> Line:
        self._flush()
        self._line.content = tuple(self._parts)
        return self._line

    def place(self) -> Place:
        """Return the place of the paragraph being read."""
        if self._place is None:
            text = "".join([element.text or "" for element in self._paragraph.iter(f"{W}t")])
            self._place = Place(part=self._part, paragraph=self._number, excerpt=excerpt(text))
        return self._place

    def _read(self, element: Element) -> None:
        reader = self._READERS.get(element.tag)
        if reader:
            reader(self, element)
        elif element.tag not in PASSED_OVER:
            # w:smartTag, w:customXml, w:sdtContent, w:dir, w:bdo and whatever else may wrap runs
            for child in element:
                self._read(child)

    def _read_run(self, run: Element) -> None:
        properties = None
        look: RunLook | None = None
        for child in run:
            tag = child.tag
            if tag == RUN_PROPERTIES:
                properties = child
                continue
            if look is None:
                look = self._looks.look(properties, self._base, linked=bool(self._hyperlink or self._fields.link))
            reader = self._RUN_READERS.get(tag)
            if reader:
                reader(self, child, look)
            else:
                self._read(child)
        self._mark_of = None

    def _read_text(self, element: Element, look: RunLook) -> None:
        text = element.text
        if not text:
            return
        if "\n" in text or "\t" in text:  # white space of a pretty-printed file is no break of the author's
            text = LAYOUT_BLANKS.sub(" ", text if element.get(XML_SPACE) == "preserve" else text.strip())
        if self._mark_of:
            self._note_mark(text, *self._mark_of)
            return
        shown, unknown = unicode_text(text, look.font)
        if unknown:
            self._reading.tally(Severity.WARNING, "collect.unknown-symbol", _code_points(unknown), self.place())
        self._add(shown, look)

    def _add(self, text: str, look: RunLook) -> None:
        if self._fields.silent:
            return
        if look.hidden:
            if text.strip():
                self._reading.tally(Severity.WARNING, "collect.hidden-text", "characters", self.place(), len(text))
            return
        style = look.style
        if look.foreign is not style and fits_script(text, look.foreign.lang):
            style = look.foreign
        link = self._hyperlink or self._fields.link
        if style is not self._style or link != self._link:
            self._flush()
            self._style, self._link = style, link
        self._text.append(text)

    def _flush(self) -> None:
        if self._text:
            self._parts.append(Run(text="".join(self._text), style=self._style, link=self._link))
            self._text = []

    def _put(self, part: Inline) -> None:
        self._flush()
        self._parts.append(part)

    def _read_break(self, element: Element, look: RunLook) -> None:
        if element.get(f"{W}type") != "page":
            self._add("\n", look)
        elif self._fields.silent:
            return
        elif self._is_blank():
            self._line.breaks_before = True
        elif any(text.strip() for follower in self._after(element) for text in follower.itertext(f"{W}t")):
            self._add("\n", look)
        else:
            self._line.breaks_after = True

    def _is_blank(self) -> bool:
        return not any(text.strip() for text in self._text) and not any(
            not isinstance(part, Run) or part.text.strip() for part in self._parts
        )

    def _after(self, element: Element) -> list[Element]:
        """Return the elements that follow `element` in its paragraph."""
        followers: list[Element] = []
        while element is not None and element is not self._paragraph:
            followers += element.itersiblings()
            element = element.getparent()
        return followers

    def _read_symbol(self, element: Element, look: RunLook) -> None:
        font, code = element.get(f"{W}font", ""), _hexadecimal(element.get(f"{W}char", ""))
        if not code:
            return
        if code < 0xF000 and not symbol(code, font):
            shown = chr(code)
        else:
            shown = symbol(code, font) or chr(code)
        if 0xF000 <= ord(shown[0]) <= 0xF0FF:
            self._reading.tally(
                Severity.WARNING, "collect.unknown-symbol", f"{font} {_code_points(shown)}", self.place()
            )
        self._add(shown, look)

    def _read_note(self, element: Element, look: RunLook) -> None:
        kind, number = NOTE_KINDS[element.tag], element.get(f"{W}id", "")
        if self._fields.silent:
            return
        key = f"{kind}-{number}"
        self._put(NoteRef(key=key, style=look.style))
        self._reading.noted[key] = (kind, number, "")
        if element.get(f"{W}customMarkFollows") not in (None, "0", "false", "off"):
            self._mark_of = (key, look)

    def _note_mark(self, text: str, key: str, look: RunLook) -> None:
        """Take the text that follows a note's mention in its run as the author's own mark (§17.11.14)."""
        kind, number, mark = self._reading.noted[key]
        self._reading.noted[key] = (kind, number, mark + text)
        self._parts[-1] = NoteRef(key=key, mark=mark + text, style=look.style)

    def _read_field_mark(self, element: Element, look: RunLook) -> None:
        kind = element.get(f"{W}fldCharType")
        if kind == "begin":
            self._fields.begin(element)
        elif kind == "separate":
            begun = self._fields.separate()
            if begun and begun.kind == "TOC":
                self._find_contents()
        elif kind == "end":
            ended = self._fields.end()
            if ended and not ended.in_result and (literal := field_literal(ended)):
                self._add(literal, look)
            elif ended and not ended.in_result and ended.kind in ("EQ", "ADVANCE"):
                self._reading.find(
                    Severity.WARNING, "collect.field-without-result", self.place(), field=ended.instruction.strip()
                )

    def _find_contents(self) -> None:
        """Warn of a table of contents: its page numbers are those of the author's file."""
        self._reading.find(Severity.WARNING, "collect.table-of-contents", self.place())

    def _read_simple_field(self, element: Element) -> None:
        self._fields.begin(None)
        self._fields.instruct(element.get(f"{W}instr", ""))
        begun = self._fields.separate()
        if begun and begun.kind == "TOC":
            self._find_contents()
        for child in element:
            self._read(child)
        self._fields.end()

    def _read_hyperlink(self, element: Element) -> None:
        outer = self._hyperlink
        anchor = element.get(f"{W}anchor") or ""
        address = ""
        if rel_id := element.get(f"{R}id"):
            known = self._reading.archive.relationships(self._reading.archive.part_of(element)).get(rel_id)
            address = known.target if known and known.external else ""
        self._hyperlink = link_to(address, anchor)
        for child in element:
            self._read(child)
        self._hyperlink = outer

    def _read_bookmark(self, element: Element) -> None:
        name = element.get(f"{W}name", "")
        if name in self._reading.targets and not self._fields.silent:
            self._put(Bookmark(name=name))

    def _skip_deleted(self, _element: Element) -> None:
        self._line.revised = True
        self._reading.tally(Severity.WARNING, "collect.tracked-changes", "deletions", self.place())

    def _skip_moved(self, _element: Element) -> None:
        self._line.revised = True
        self._reading.tally(Severity.WARNING, "collect.tracked-changes", "moves", self.place())

    def _read_inserted(self, element: Element) -> None:
        if element.tag == f"{W}ins":
            self._reading.tally(Severity.WARNING, "collect.tracked-changes", "insertions", self.place())
        for child in element:
            self._read(child)

    def _skip_comment(self, _element: Element) -> None:
        self._reading.tally(Severity.WARNING, "collect.comments", "comments", self.place())

    def _read_equation(self, element: Element) -> None:
        if self._fields.silent:
            return
        equation = read_equation(element)
        if equation.text.strip() or "<m" in equation.mathml.removeprefix("<math"):
            self._put(InlineEquation(equation=equation))

    def _read_display(self, element: Element) -> None:
        self._line.displayed = True
        for child in element:
            self._read(child)

    def _read_drawing(self, element: Element, look: RunLook) -> None:
        if self._fields.silent or look.hidden:
            return
        self._line.shapes.append(element)
        reading = self._reading
        for graphic in read_graphic(element, reading.archive, reading.media, reading.findings, self.place()):
            self._put(InlineGraphic(graphic=graphic))

    def _read_object(self, element: Element, look: RunLook) -> None:
        """Read an embedded object: a formula of Equation Editor or MathType is set anew, all else is its picture."""
        hidden = self._fields.silent or look.hidden
        equation = None if hidden else read_object(element, self._reading.archive)
        if equation is None:
            self._read_drawing(element, look)
        elif equation.text.strip():
            self._reading.tally(Severity.NOTE, "collect.equation-object", "formulas", self.place())
            self._put(InlineEquation(equation=equation))

    def _read_alternatives(self, element: Element) -> None:
        branch = chosen_branch(element)
        if branch is not None:
            for child in branch:
                self._read(child)

    def _read_run_alternatives(self, element: Element, look: RunLook) -> None:
        branch = chosen_branch(element)
        if branch is not None:
            self._read_pieces(branch, look)

    def _read_pieces(self, container: Element, look: RunLook) -> None:
        for child in container:
            reader = self._RUN_READERS.get(child.tag)
            if reader:
                reader(self, child, look)
            else:
                self._read(child)

    def _read_ruby(self, element: Element, _look: RunLook) -> None:
        for child in element.iterchildren(f"{W}rubyBase"):
            for inner in child:
                self._read(inner)

    def _read_tab(self, _element: Element, look: RunLook) -> None:
        self._add("\t", look)

    def _read_line_end(self, _element: Element, look: RunLook) -> None:
        self._add("\n", look)

    def _read_hard_hyphen(self, _element: Element, look: RunLook) -> None:
        self._add("\u2011", look)

    def _read_soft_hyphen(self, _element: Element, look: RunLook) -> None:
        self._add("\u00ad", look)

    def _read_instruction(self, element: Element, _look: RunLook) -> None:
        self._fields.instruct(element.text or "")

    _READERS: ClassVar[dict[str, Callable[["LineReader", Element], None]]] = {
        f"{W}r": _read_run,
        f"{W}hyperlink": _read_hyperlink,
        f"{W}fldSimple": _read_simple_field,
        f"{W}bookmarkStart": _read_bookmark,
        f"{W}del": _skip_deleted,
        f"{W}moveFrom": _skip_moved,
        f"{W}ins": _read_inserted,
        f"{W}moveTo": _read_inserted,
        f"{W}commentReference": _skip_comment,
        f"{M}oMath": _read_equation,
        f"{M}oMathPara": _read_display,
        f"{MC}AlternateContent": _read_alternatives,
    }
    _RUN_READERS: ClassVar[dict[str, Callable[["LineReader", Element, RunLook], None]]] = {
        f"{W}t": _read_text,
        f"{W}tab": _read_tab,
        f"{W}ptab": _read_tab,
        f"{W}br": _read_break,
        f"{W}cr": _read_line_end,
        f"{W}noBreakHyphen": _read_hard_hyphen,
        f"{W}softHyphen": _read_soft_hyphen,
        f"{W}sym": _read_symbol,
        f"{W}footnoteReference": _read_note,
        f"{W}endnoteReference": _read_note,
        f"{W}fldChar": _read_field_mark,
        f"{W}instrText": _read_instruction,
        f"{W}drawing": _read_drawing,
        f"{W}pict": _read_drawing,
        f"{W}object": _read_object,
        f"{MC}AlternateContent": _read_run_alternatives,
        f"{W}ruby": _read_ruby,
    }


def _hexadecimal(value: str) -> int:
    try:
        code = int(value, 16)
    except ValueError:
        return 0
    return code if 0 < code < 0xD800 or 0xE000 <= code < 0x110000 else 0


def _code_points(text: str) -> str:
    return " ".join(f"U+{ord(char):04X}" for char in text)

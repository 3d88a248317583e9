"""Fields: instructions to Word of which the last result is read (ECMA-376 §17.16)."""

import re
from dataclasses import dataclass, field

from proceedings.collect.archive import Element
from proceedings.collect.names import VAL, W
from proceedings.collect.styles import is_on
from proceedings.collect.symbols import symbol

_TOKEN = re.compile(r'"((?:[^"\\]|\\.)*)"|(\S+)')
CONTENTS_BOOKMARK = "_Toc"
"""How the names begin that Word gives to the headings in a table of contents."""
CHECKED, UNCHECKED = "☒", "☐"


@dataclass(slots=True, kw_only=True)
class Field:
    """A field that has begun and not ended."""

    begin: Element | None
    instruction: str = ""
    in_result: bool = False
    link: str = field(default="")

    @property
    def kind(self) -> str:
        """The word that names the field, such as `HYPERLINK`, `REF` or `TOC`."""
        found = re.match(r"\s*([A-Za-z]+)", self.instruction)
        return found[1].upper() if found else ""


def field_link(instruction: str) -> str:
    """Return where the result of a field leads: a URI, `#name` for a bookmark, empty when nowhere."""
    words = [quoted or bare for quoted, bare in _TOKEN.findall(instruction)]
    if not words:
        return ""
    kind, arguments = words[0].upper(), words[1:]
    switches = [word for word in arguments if word.startswith("\\") and len(word) == 2]
    if kind == "HYPERLINK":
        return _hyperlink(arguments)
    if kind in ("REF", "PAGEREF", "NOTEREF") and "\\h" in switches and not arguments[0].startswith(CONTENTS_BOOKMARK):
        return f"#{arguments[0]}"
    return ""


def _hyperlink(arguments: list[str]) -> str:
    address, anchor, after = "", "", ""
    for word in arguments:
        if after == "\\l":
            anchor = word
        elif not word.startswith("\\") and not after and not address:
            address = word.replace("\\\\", "\\")
        after = word if word in ("\\l", "\\o", "\\t") else ""
    return link_to(address, anchor)


def link_to(address: str, anchor: str) -> str:
    """Return a link to `anchor` at `address`; to a heading's place in the table of contents there is none."""
    kept = "" if not address and anchor.startswith(CONTENTS_BOOKMARK) else anchor
    return f"{address}#{kept}" if kept else address


def field_literal(begun: Field) -> str:
    """Return the characters of a field that Word draws without a result: form fields, SYMBOL, MACROBUTTON."""
    words = [quoted or bare for quoted, bare in _TOKEN.findall(begun.instruction)]
    kind = words[0].upper() if words else ""
    if kind == "FORMCHECKBOX":
        return _check_box(begun.begin)
    if kind == "FORMDROPDOWN":
        return _drop_down(begun.begin)
    if kind == "MACROBUTTON":
        return " ".join(words[2:])
    if kind == "SYMBOL" and len(words) > 1:
        return _symbol(words)
    return ""


def _symbol(words: list[str]) -> str:
    number = words[1]
    code = (
        int(number, 16)
        if re.fullmatch(r"0x[0-9A-Fa-f]{1,5}", number)
        else int(number)
        if number.isdecimal() and len(number) < 8
        else 0
    )
    font = words[words.index("\\f") + 1] if "\\f" in words[:-1] else ""
    if not 0 < code < 0x110000:
        return ""
    return symbol(code, font) or "" if font else chr(code)


def _check_box(begin: Element | None) -> str:
    box = None if begin is None else begin.find(f"{W}ffData/{W}checkBox")
    if box is None:
        return UNCHECKED
    state = box.find(f"{W}checked")
    if state is None:
        state = box.find(f"{W}default")
    return CHECKED if state is not None and is_on(state) else UNCHECKED


def _drop_down(begin: Element | None) -> str:
    choices = None if begin is None else begin.find(f"{W}ffData/{W}ddList")
    if choices is None:
        return ""
    entries = [entry.get(VAL, "") for entry in choices.iterchildren(f"{W}listEntry")]
    result = choices.find(f"{W}result")
    index = result.get(VAL, "0") if result is not None else "0"
    return entries[int(index)] if index.isdecimal() and len(index) < 4 and int(index) < len(entries) else ""


class OpenFields:
    """The fields that are open at the place being read, the outermost first.

    `unclosed` are the `w:fldChar` that begin a field which never ends: they are passed over, lest they swallow text.
    """

    def __init__(self, unclosed: frozenset[Element]) -> None:
        self._unclosed = unclosed
        self._open: list[Field] = []
        self.silent = False
        """Whether what stands here is an instruction, which is not printed."""
        self.link = ""

    def begin(self, element: Element | None) -> None:
        """Open a field at its `w:fldChar`."""
        if element is None or element not in self._unclosed:
            self._open.append(Field(begin=element))
            self._look()

    def instruct(self, text: str) -> None:
        """Add to the instruction of the innermost field."""
        if self._open and not self._open[-1].in_result:
            self._open[-1].instruction += text

    def separate(self) -> Field | None:
        """Go from instruction to result; return the field, None when none is open."""
        if not self._open or self._open[-1].in_result:
            return None
        begun = self._open[-1]
        begun.in_result = True
        begun.link = field_link(begun.instruction)
        self._look()
        return begun

    def end(self) -> Field | None:
        """Close the innermost field and return it, None when none is open."""
        if not self._open:
            return None
        ended = self._open.pop()
        self._look()
        return ended

    def _look(self) -> None:
        self.silent = any(not f.in_result for f in self._open)
        self.link = next((f.link for f in reversed(self._open) if f.link), "")


def unclosed_fields(root: Element) -> frozenset[Element]:
    """Return the `w:fldChar` of a part that begin a field without an end."""
    begun: list[Element] = []
    for mark in root.iter(f"{W}fldChar"):
        run = mark.getparent()
        if run.getparent() is not None and run.getparent().tag == f"{W}del":
            continue
        kind = mark.get(f"{W}fldCharType")
        if kind == "begin":
            begun.append(mark)
        elif kind == "end" and begun:
            begun.pop()
    return frozenset(begun)


def link_targets(root: Element) -> frozenset[str]:
    """Return every name that a link or field of a part may refer to, those of a table of contents left out."""
    anchors = {element.get(f"{W}anchor", "") for element in root.iter(f"{W}hyperlink")}
    simple = [element.get(f"{W}instr", "") for element in root.iter(f"{W}fldSimple")]
    instructions = "".join([element.text or "" for element in root.iter(f"{W}instrText")])
    names = anchors | set(re.findall(r"\w+", " ".join([instructions, *simple])))
    return frozenset(name for name in names if name and not name.startswith(CONTENTS_BOOKMARK))

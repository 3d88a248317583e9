"""Formulas of Equation Editor and MathType in embedded objects → formulas of Word (OMML), which are read as all are."""

import io
import unicodedata
from collections.abc import Callable, Iterable, Sequence

from lxml import etree  # pyright: ignore[reportAttributeAccessIssue] (lxml ships no types)

from proceedings.collect.archive import Archive, Element
from proceedings.collect.equations import read_equation
from proceedings.collect.mtef import (
    ARROW_LEFT,
    ARROW_RIGHT,
    DOUBLED,
    LEFT,
    ON_TOP,
    PRECEDES,
    RIGHT,
    SLASHED,
    SUM_STYLE,
    UNDER,
    Char,
    Line,
    Matrix,
    MtefError,
    Object,
    Pile,
    Template,
    read_mtef,
)
from proceedings.collect.names import M, O, R
from proceedings.model.math import Equation

_STREAM = "Equation Native"
_TEXT, _FUNCTION, _VARIABLE, _LOWER_GREEK, _UPPER_GREEK, _SYMBOL, _VECTOR, _NUMBER = range(1, 9)
_ITALIC = frozenset({_VARIABLE, _LOWER_GREEK})
_WORDS = frozenset({_TEXT, _FUNCTION})
_UNKNOWN = frozenset((*range(0xD800, 0xF900), 0xFFFE, 0xFFFF))
"""Surrogates, the private area, and what is no character."""

# Signs that MathType keeps in the private area: blanks by their width, and the bars of fences.
_OWN_SIGNS = {
    0xEB01: "", 0xEB02: " ", 0xEB04: " ", 0xEB05: " ", 0xEB08: "", 0xEF00: "", 0xEF01: " ", 0xEF02: " ", 0xEF03: " ",
    0xEF04: " ", 0xEF05: " ", 0xEF06: " ", 0xEF07: " ", 0xEF08: "", 0xEF09: "", 0xEC07: "|", 0xEC08: "|",
}  # fmt: skip
_ACCENTS = {
    2: "\u0307", 3: "\u0308", 4: "\u20db", 8: "\u0303", 9: "\u0302", 11: "\u20d7", 12: "\u20d6", 13: "\u20e1",
    19: "\u0311", 20: "\u0306",
}  # fmt: skip
_PRIMES = {5: "′", 6: "″", 18: "‴"}
_NEGATED, _OVER_BAR, _UNDER_BAR = 10, 17, 29
_OVER = {"tilde": "\u0303", "hat": "\u0302", "arc": "\u0311"}
_FENCES = {
    "angle": "⟨⟩", "paren": "()", "brace": "{}", "bracket": "[]", "bar": "||", "double-bar": "‖‖", "floor": "⌊⌋",
    "ceiling": "⌈⌉", "open-bracket": "⟦⟧",
}  # fmt: skip
_INTERVALS = "()[]"
_INTEGRALS = "∫∬∭"
_CONTOURS = "∮∯∰"
_BIG = {"sum": "∑", "product": "∏", "coproduct": "∐", "union": "⋃", "intersection": "⋂"}
_ALIGN = {1: "left", 2: "center", 3: "right"}
_AT_RELATIONS = 4
_RELATIONS = frozenset("=≠≈≡<>≤≥≪≫∼≅∝→⇒⇔∈")


def read_object(element: Element, package: Archive) -> Equation | None:
    """Return the formula that a `w:object` embeds, None where it embeds another thing or one we cannot read."""
    program = element.find(f".//{O}OLEObject")
    if program is None or not program.get("ProgID", "").startswith("Equation"):
        return None
    stored = package.related(package.part_of(element), program.get(f"{R}id", ""))
    try:
        return read_embedded(stored[1]) if isinstance(stored, tuple) else None
    except MtefError:
        return None


def read_embedded(stored: bytes) -> Equation | None:
    """Return the formula in an OLE object, None where it holds none; raise MtefError where it cannot be read."""
    import olefile

    if not olefile.isOleFile(io.BytesIO(stored)):
        return None
    try:
        with olefile.OleFileIO(io.BytesIO(stored)) as objects:
            native = objects.openstream(_STREAM).read() if objects.exists(_STREAM) else b""
    except OSError as fault:
        raise MtefError("the object is damaged") from fault
    return equation_of(read_mtef(native[int.from_bytes(native[:2], "little") :])) if native else None


def equation_of(formula: Line) -> Equation:
    """Return a stored formula as MathML and text."""
    lines = formula.objects
    if len(lines) == 1 and isinstance(lines[0], Pile) and lines[0].align != _AT_RELATIONS:
        lines = lines[0].lines
    several = len(lines) > 1 and all(isinstance(line, Line) for line in lines)
    if not several:
        return read_equation(_element("oMath", _inside(formula)))
    return read_equation(_element("oMathPara", [_element("oMath", _inside(line)) for line in lines]))


def _element(name: str, children: Iterable[Element] = (), **properties: str) -> Element:
    """Return an element of OMML, with the properties that have a value."""
    made = etree.Element(f"{M}{name}")
    if properties:
        held = etree.SubElement(made, f"{M}{name}Pr")
        for key, said in properties.items():
            etree.SubElement(held, f"{M}{key}").set(f"{M}val", said)
    made.extend(children)
    return made


# ── Lines ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _inside(held: Object) -> list[Element]:
    """Return what a slot holds."""
    if not isinstance(held, Line):
        return [_built(held)] if not isinstance(held, Char) else _row([held])
    return _row(held.objects)


def _row(objects: Sequence[Object]) -> list[Element]:
    """Return objects from left to right; scripts take what stands before or behind them as their base."""
    found: list[Element] = []
    waiting: Callable[[list[Element]], Element] | None = None
    for at, each in enumerate(objects):
        script = _script(each) if isinstance(each, Template) and each.name in ("sub", "sup", "sub-sup") else None
        if script is None:
            made = [*_characters(each)] if isinstance(each, Char) else [_built(each)]
        elif isinstance(each, Template) and each.variation & PRECEDES:
            waiting = script
            continue
        else:
            made = [script(_base(found, objects[:at]))]
        found += made if waiting is None else [waiting(made)]
        waiting = None
    return found if waiting is None else [*found, waiting([])]


def _base(found: list[Element], before: Sequence[Object]) -> list[Element]:
    """Take what a script belongs to off what was found: a number, a function's name, or the last sign."""
    last = before[-1] if before else None
    if not found:
        return []
    count = 1
    if isinstance(last, Char) and not last.marks and (last.face in _WORDS or chr(last.code).isdigit()):
        for each in reversed(before[:-1]):
            if not isinstance(each, Char) or each.marks or each.face != last.face or not _goes_on(each, last):
                break
            count += 1
    base = found[-count:]
    del found[-count:]
    return base


def _goes_on(char: Char, last: Char) -> bool:
    """Whether two characters are of one number or word."""
    sign = chr(char.code)
    return sign.isdigit() or sign in ".," if chr(last.code).isdigit() else sign.isalpha()


def _characters(char: Char) -> Iterable[Element]:
    """Yield a character with its marks: an element, or none where it is nothing but a device of the editor."""
    sign = _sign(char.code)
    if _NEGATED in char.marks:
        sign = unicodedata.normalize("NFC", sign + "\u0338")
    made = [_run(sign, char.face)] if sign else []
    for mark in char.marks if made else ():
        made = [_marked(made, mark)]
    return made


def _sign(code: int) -> str:
    if code in _OWN_SIGNS:
        return _OWN_SIGNS[code]
    if code in _UNKNOWN:
        raise MtefError(f"the sign {code:04X}")
    return chr(code) if code >= ord(" ") else ""


def _run(text: str, face: int) -> Element:
    made = etree.Element(f"{M}r")
    properties = etree.SubElement(made, f"{M}rPr")
    if face == _TEXT:
        etree.SubElement(properties, f"{M}nor")
    else:
        style = "b" if face == _VECTOR else "i" if face in _ITALIC else "p"
        etree.SubElement(properties, f"{M}sty").set(f"{M}val", style)
    etree.SubElement(made, f"{M}t").text = text
    return made


def _marked(base: list[Element], mark: int) -> Element:
    if mark in _PRIMES:
        return _element("sSup", [_element("e", base), _element("sup", [_run(_PRIMES[mark], _SYMBOL)])])
    if mark in (_OVER_BAR, _UNDER_BAR):
        return _element("bar", [_element("e", base)], pos="top" if mark == _OVER_BAR else "bot")
    if mark in _ACCENTS:
        return _element("acc", [_element("e", base)], chr=_ACCENTS[mark])
    if mark == _NEGATED:
        return _element("box", [_element("e", base)])
    raise MtefError(f"the mark {mark} over a character")


# ── Constructions ─────────────────────────────────────────────────────────────────────────────────────────────────


def _built(held: Object) -> Element:
    match held:
        case Pile():
            return _pile(held)
        case Matrix():
            return _matrix(held)
        case Template():
            return _template(held)
        case _:
            return _element("box", [_element("e", _inside(held))])


def _pile(pile: Pile) -> Element:
    if pile.align != _AT_RELATIONS:
        return _table([[line] for line in pile.lines], 1, pile.align)
    return _element("eqArr", [_element("e", _parted(_inside(line))) for line in pile.lines])


def _parted(line: list[Element]) -> list[Element]:
    """Return a line with Word's `&` before its first relation, where the lines of a pile align."""
    for at, element in enumerate(line):
        if element.tag == f"{M}r" and (element.findtext(f"{M}t") or "") in _RELATIONS:
            return [*line[:at], _run("&", _SYMBOL), *line[at:]]
    return line


def _matrix(matrix: Matrix) -> Element:
    width = max(matrix.columns, 1)
    rows = [matrix.cells[at : at + width] for at in range(0, len(matrix.cells), width)]
    return _table(rows, width, matrix.align)


def _table(rows: Iterable[Sequence[Object]], columns: int, align: int) -> Element:
    lines = [_element("mr", [_element("e", _inside(cell)) for cell in row]) for row in rows]
    made = _element("m", lines)
    column = _element("mcPr", [])
    etree.SubElement(column, f"{M}count").set(f"{M}val", str(columns))
    for _ in range(columns):
        etree.SubElement(column, f"{M}mcJc").set(f"{M}val", _ALIGN.get(align, "center"))
    made.insert(0, _element("mPr", [_element("mcs", [_element("mc", [column])])]))
    return made


def _template(held: Template) -> Element:
    slots = [slot for slot in held.slots if not isinstance(slot, Char)]
    name, variation = held.name, held.variation
    if name in _FENCES or name == "interval":
        return _fenced(name, variation, _slot("e", slots, 0))
    if name in _BIG or name in ("integral", "integral-operator", "sum-operator"):
        return _large(held, slots)
    if name in _OVER or name == "vector":
        return _over(name, variation, _slot("e", slots, 0))
    builder = _BUILDERS.get(name)
    if builder is None:
        raise MtefError(f"the template {name}")
    return builder(variation, slots)


def _slot(name: str, slots: Sequence[Object], at: int) -> Element:
    return _element(name, _inside(slots[at]) if at < len(slots) else ())


def _is_there(slots: Sequence[Object], at: int) -> bool:
    return at < len(slots) and slots[at] != Line()


def _script(held: Template) -> Callable[[list[Element]], Element]:
    """Return what gives a base the scripts of a template."""
    below, above = (_is_there(held.slots, at) for at in (0, 1))

    def scripted(base: list[Element]) -> Element:
        parts = [_slot("sub", held.slots, 0)] if below else []
        parts += [_slot("sup", held.slots, 1)] if above else []
        if held.variation & PRECEDES:
            return _element("sPre", [_slot("sub", held.slots, 0), _slot("sup", held.slots, 1), _element("e", base)])
        name = "sSubSup" if below and above else "sSub" if below else "sSup" if above else "box"
        return _element(name, [_element("e", base), *parts])

    return scripted


def _fenced(name: str, variation: int, inside: Element) -> Element:
    if name == "interval":
        begin, end = _INTERVALS[variation & 3], _INTERVALS[variation >> 4 & 3]
    else:
        begin, end = _FENCES[name]
        begin, end = begin if variation & LEFT else "", end if variation & RIGHT else ""
    return _element("d", [inside], begChr=begin, endChr=end)


def _large(held: Template, slots: Sequence[Object]) -> Element:
    """Return a large operator with its limits; its sign is a character behind the slots, or held in a fourth slot."""
    limits = [_slot("sub", slots, 1), _slot("sup", slots, 2)]
    place = "undOvr" if held.variation & SUM_STYLE else "subSup"
    if held.name == "integral":
        kind = max(held.variation & 3, 1) - 1
        sign = (_CONTOURS if held.variation & 0x0C else _INTEGRALS)[kind]
    else:
        sign = _BIG.get(held.name, "")
    if sign:
        return _element("nary", [*limits, _slot("e", slots, 0)], chr=sign, limLoc=place)
    operator = [_element("box", [_slot("e", slots, 3)])] if len(slots) > 3 else _inside(held.slots[-1])
    said = _with_limits(operator, slots, place)
    return _element("box", [_element("e", [said, *_inside(slots[0])])])


def _with_limits(operator: list[Element], slots: Sequence[Object], place: str) -> Element:
    lower, upper = (_is_there(slots, at) for at in (1, 2))
    if place == "subSup":
        line = Line()
        script = Template("sub-sup", 0, (slots[1] if lower else line, slots[2] if upper else line))
        return _script(script)(operator)
    return _limits(0, [Line(), *slots[1:3]], base=operator)


def _over(name: str, variation: int, base: Element) -> Element:
    if name != "vector":
        return _element("acc", [base], chr=_OVER[name])
    both = variation & LEFT and variation & RIGHT
    arrow = "↔" if both else "←" if variation & LEFT else "→"
    if variation & UNDER:
        return _element("groupChr", [base], chr=arrow, pos="bot")
    return _element("acc", [base], chr={"↔": "\u20e1", "←": "\u20d6", "→": "\u20d7"}[arrow])


def _limits(_variation: int, slots: Sequence[Object], base: list[Element] | None = None) -> Element:
    held = _inside(slots[0]) if base is None else base
    for at, name in ((1, "limLow"), (2, "limUpp")):
        if _is_there(slots, at):
            held = [_element(name, [_element("e", held), _slot("lim", slots, at)])]
    return _element("box", [_element("e", held)])


def _root(_variation: int, slots: Sequence[Object]) -> Element:
    if not _is_there(slots, 1):
        return _element("rad", [_element("deg"), _slot("e", slots, 0)], degHide="1")
    return _element("rad", [_slot("deg", slots, 1), _slot("e", slots, 0)])


def _fraction(variation: int, slots: Sequence[Object]) -> Element:
    kind = "skw" if variation & SLASHED else "bar"
    return _element("f", [_slot("num", slots, 0), _slot("den", slots, 1)], type=kind)


def _bar(position: str) -> Callable[[int, Sequence[Object]], Element]:
    def barred(variation: int, slots: Sequence[Object]) -> Element:
        once = _element("bar", [_slot("e", slots, 0)], pos=position)
        return _element("bar", [_element("e", [once])], pos=position) if variation & DOUBLED else once

    return barred


def _arrow(variation: int, slots: Sequence[Object]) -> Element:
    left, right = variation & ARROW_LEFT, variation & ARROW_RIGHT
    arrow = "↔" if left and right else "←" if left else "→"
    if variation & 3:
        raise MtefError("a double arrow")
    return _limits(0, [Line(), *reversed(slots[:2])], base=[_run(arrow, _SYMBOL)])


def _grouped(top: str, bottom: str) -> Callable[[int, Sequence[Object]], Element]:
    def grouped(variation: int, slots: Sequence[Object]) -> Element:
        above = variation & ON_TOP
        group = _element(
            "groupChr", [_slot("e", slots, 0)], chr=top if above else bottom, pos="top" if above else "bot"
        )
        if not _is_there(slots, 1):
            return group
        return _element("limUpp" if above else "limLow", [_element("e", [group]), _slot("lim", slots, 1)])

    return grouped


def _dirac(variation: int, slots: Sequence[Object]) -> Element:
    sides = [_slot("e", slots, at) for at in (0, 1) if _is_there(slots, at)]
    begin, end = "⟨" if variation & LEFT else "|", "⟩" if variation & RIGHT else "|"
    return _element("d", sides, begChr=begin, endChr=end)


def _boxed(_variation: int, slots: Sequence[Object]) -> Element:
    return _element("borderBox", [_slot("e", slots, 0)])


_BUILDERS: dict[str, Callable[[int, Sequence[Object]], Element]] = {
    "arrow": _arrow,
    "box": _boxed,
    "dirac": _dirac,
    "fraction": _fraction,
    "horizontal-brace": _grouped("⏞", "⏟"),
    "horizontal-bracket": _grouped("⎴", "⎵"),
    "limit": _limits,
    "over-bar": _bar("top"),
    "root": _root,
    "under-bar": _bar("bot"),
}

"""Formulas of Word (OMML, ECMA-376 Part 1 §22.1) → presentation MathML and a linear reading."""

import re
from collections.abc import Callable, Iterable

from proceedings.collect.archive import Element
from proceedings.collect.math_tokens import PLAIN_RUN, RunLook, Token, escaped, row_mathml, tokens_of
from proceedings.collect.names import M, W
from proceedings.collect.symbols import unicode_text
from proceedings.model.math import Equation
from proceedings.model.value import value

MATHML = "http://www.w3.org/1998/Math/MathML"

_SIMPLE = re.compile(r"[^\W_]*[^\W_\d]|\d+(?:[.,]\d+)*|.?")
"""Text that needs no parentheses as an operand of `/`, `^` or `_`."""

_SKIPPED = frozenset({f"{W}del", f"{W}moveFrom", f"{W}rPr", f"{W}commentReference"})

# Word writes combining characters; MathML accents are spacing ones.
_ACCENTS = {
    "\u0300": "`", "\u0301": "´", "\u0302": "^", "\u0303": "~", "\u0304": "¯", "\u0305": "¯", "\u0306": "˘",
    "\u0307": "˙", "\u0308": "¨", "\u030a": "˚", "\u030c": "ˇ", "\u0332": "_", "\u20d6": "←", "\u20d7": "→",
    "\u20e1": "↔", "\u033f": "¯", "\u20db": "⃛",
}  # fmt: skip
_INTEGRALS = "∫∬∭⨌∮∯∰∱∲∳"
_ARROWS = "←→↔⇐⇒⇔↼⇀⇋⇌↤↦⟵⟶⟷⟸⟹⟺="


@value(kw_only=True)
class Reading:
    """A part of a formula, said twice."""

    mathml: str
    """Exactly one element, or nothing."""
    text: str


NOTHING = Reading(mathml="<mrow></mrow>", text="")


def read_equation(element: Element) -> Equation:
    """Return the formula in `m:oMath` (or `m:oMathPara`, its formulas as lines).

    Letters and digits of the text are those of all `m:t`, in reading order; brackets, large operators and the
    marks `/ ^ _ √` that the structure draws stand between them.
    """
    formulas = list(element.iterchildren(f"{M}oMath")) or [element]
    lines = [_inside(formula) for formula in formulas]
    return _equation(lines)


def read_numbered(element: Element) -> tuple[Equation, str]:
    """Return the formula, and the number that Word's `#` sets at the margin (`E=mc^2#(1)`), empty when none.

    Word keeps such a line as a one-row `m:eqArr` with `m:maxDist`, the `#` being a character of a run.
    """
    row = element.find(f"{M}eqArr/{M}e")
    hashes = [t for t in row.iter(f"{M}t") if "#" in (t.text or "")] if row is not None else []
    if row is None or len(element.findall(f"{M}eqArr/{M}e")) != 1 or len(hashes) != 1:
        return read_equation(element), ""
    children = list(row)
    mark = next((at for at, child in enumerate(children) if child.find(f"{M}t") is hashes[0]), None)
    if mark is None:
        return read_equation(element), ""
    before, _, after = hashes[0].text.partition("#")
    pieces = [*_pieces(children[:mark]), before]
    number = after + _row([*_pieces(children[mark + 1 :])]).text
    return _equation([_row(pieces)]), number.strip()


def _equation(lines: list[Reading]) -> Equation:
    filled = [line for line in lines if line.text]
    mathml = '<mspace linebreak="newline"/>'.join([line.mathml for line in filled])
    return Equation(
        mathml=f'<math xmlns="{MATHML}">{mathml}</math>',
        text="\n".join([line.text.strip() for line in filled]),
    )


# ── Rows ──────────────────────────────────────────────────────────────────────────────────────────────────────────


Piece = Reading | str | tuple[str, RunLook]


def _inside(element: Element | None) -> Reading:
    """Return what stands inside `element` (`m:e`, `m:num`, …), a single MathML element."""
    return NOTHING if element is None else _row(list(_pieces(element)))


def _pieces(children: Iterable[Element]) -> Iterable[Piece]:
    """Yield the readings of structures and the characters of runs, in order; unknown elements are read through."""
    for child in children:
        if not isinstance(child.tag, str) or child.tag in _SKIPPED:
            continue
        name = child.tag.removeprefix(M)
        reader = _READERS.get(name)
        if reader is not None:
            yield reader(child)
        elif child.tag in (f"{M}r", f"{W}r"):
            yield _run_text(child), _run_look(child)
        elif not name.endswith("Pr"):
            yield from _pieces(child)


def _row(pieces: list[Piece]) -> Reading:
    """Join pieces; adjacent runs of one look are one text, for Word parts `3,14` into several runs."""
    tokens: list[Token] = []
    texts: list[str] = []
    pending, look = "", PLAIN_RUN
    for piece in [*pieces, NOTHING]:
        chars, new_look = (piece, look) if isinstance(piece, str) else piece if isinstance(piece, tuple) else ("", None)
        if pending and (new_look is None or new_look != look):
            tokens += tokens_of(pending, look)
            texts.append(pending)
            pending = ""
        if isinstance(piece, Reading):
            if piece is not NOTHING:
                tokens.append(Token(mathml=piece.mathml))
                texts.append(piece.text)
        else:
            pending, look = pending + chars, new_look or look
    return Reading(mathml=row_mathml(tokens), text="".join(texts))


def _run_text(run: Element) -> str:
    parts: list[str] = []
    for child in run:
        if child.tag in (f"{M}t", f"{W}t"):
            parts.append(child.text or "")
        elif child.tag in (f"{W}br", f"{W}cr"):
            parts.append("\n")
        elif child.tag == f"{W}sym":
            code = int(child.get(f"{W}char", "20"), 16)
            parts.append(unicode_text(chr(code), child.get(f"{W}font", ""))[0])
        elif child.tag == f"{W}tab":
            parts.append(" ")
    text = "".join(parts)
    broken = run.find(f"{M}rPr/{M}brk") is not None
    return ("\n" if broken else "") + unicode_text(text, "")[0]


def _run_look(run: Element) -> RunLook:
    """Return the look of a run: `m:sty` and `m:scr`, or for normal text (`m:nor`) the run's own bold and italic."""
    properties = run.find(f"{M}rPr")
    if run.tag == f"{W}r" or (properties is not None and _flag(properties, "nor")):
        words = run.find(f"{W}rPr")
        bold = words is not None and _word_flag(words, "b")
        italic = words is not None and _word_flag(words, "i")
        return RunLook(text=True, bold=bold, italic=italic)
    style = _value(properties, "sty", "i")
    return RunLook(bold="b" in style, italic="i" in style, script=_value(properties, "scr", "roman"))


# ── Properties ────────────────────────────────────────────────────────────────────────────────────────────────────


def _value(properties: Element | None, name: str, default: str) -> str:
    """Return `m:val` of a property, `default` when the property is absent."""
    found = properties.find(f"{M}{name}") if properties is not None else None
    return default if found is None else found.get(f"{M}val", default)


def _flag(properties: Element | None, name: str, *, absent: bool = False) -> bool:
    """Return an on/off property; without `m:val` it is on (ECMA-376 §22.9.2.7)."""
    found = properties.find(f"{M}{name}") if properties is not None else None
    return absent if found is None else found.get(f"{M}val", "1") in ("1", "on", "true")


def _word_flag(properties: Element, name: str) -> bool:
    found = properties.find(f"{W}{name}")
    return found is not None and found.get(f"{W}val", "1") not in ("0", "off", "false")


def _properties(element: Element) -> Element | None:
    return element.find(f"{element.tag}Pr")


def _part(element: Element, name: str) -> Reading:
    return _inside(element.find(f"{M}{name}"))


def _operand(text: str) -> str:
    """Return `text` in parentheses unless it stands for itself beside an operator."""
    return text if _SIMPLE.fullmatch(text) else f"({text})"


def _marked(mark: str, text: str) -> str:
    return f"{mark}{_operand(text.strip())}" if text.strip() else text


def _spaced(left: str, right: str) -> str:
    """Join two texts, a space between when their letters would run together."""
    return f"{left} {right}" if left[-1:].isalnum() and right[:1].isalnum() else left + right


# ── Structures (ECMA-376 §22.1.2), in alphabetical order ──────────────────────────────────────────────────────────


def _accent(element: Element) -> Reading:
    base = _part(element, "e")
    mark = _value(_properties(element), "chr", "\u0302")
    over = f'<mo stretchy="{"false" if len(base.text) == 1 else "true"}">{escaped(_ACCENTS.get(mark, mark))}</mo>'
    return Reading(mathml=f'<mover accent="true">{base.mathml}{over}</mover>', text=_operand(base.text) + mark)


def _bar(element: Element) -> Reading:
    base = _part(element, "e")
    if _value(_properties(element), "pos", "bot") == "top":
        return Reading(
            mathml=f'<mover accent="true">{base.mathml}<mo>―</mo></mover>', text=f"{_operand(base.text)}\u0305"
        )
    return Reading(
        mathml=f'<munder accentunder="true">{base.mathml}<mo>―</mo></munder>', text=f"{_operand(base.text)}\u0332"
    )


def _border_box(element: Element) -> Reading:
    base, properties = _part(element, "e"), _properties(element)
    sides = {"hideTop": "top", "hideBot": "bottom", "hideLeft": "left", "hideRight": "right"}
    shown = [side for name, side in sides.items() if not _flag(properties, name)]
    strikes = {"strikeH": "horizontalstrike", "strikeV": "verticalstrike"}
    strikes |= {"strikeBLTR": "updiagonalstrike", "strikeTLBR": "downdiagonalstrike"}
    notation = ["box"] if len(shown) == len(sides) else shown
    notation += [name for flag, name in strikes.items() if _flag(properties, flag)]
    return Reading(mathml=f'<menclose notation="{" ".join(notation)}">{base.mathml}</menclose>', text=base.text)


def _box(element: Element) -> Reading:
    return _part(element, "e")


def _delimited(element: Element) -> Reading:
    properties = _properties(element)
    begin, end = _value(properties, "begChr", "("), _value(properties, "endChr", ")")
    separator = _value(properties, "sepChr", "|")
    inside = [_inside(child) for child in element.iterchildren(f"{M}e")]
    stretchy = "" if _flag(properties, "grow", absent=True) else ' stretchy="false"'
    fence = '<mo fence="true" form="{}"{}>{}</mo>'
    between = f'<mo separator="true">{escaped(separator)}</mo>'
    mathml = between.join([reading.mathml for reading in inside])
    opening = fence.format("prefix", stretchy, escaped(begin)) if begin else ""
    closing = fence.format("postfix", stretchy, escaped(end)) if end else ""
    text = separator.join([reading.text for reading in inside])
    return Reading(mathml=f"<mrow>{opening}{mathml}{closing}</mrow>", text=f"{begin}{text}{end}")


def _equation_array(element: Element) -> Reading:
    """Read rows one under the other; `&` parts their columns: at odd ones rows align, even ones are room between."""
    rows = [_aligned_cells(child) for child in element.iterchildren(f"{M}e")]
    columns = max((len(row) for row in rows), default=0)
    cells = "".join(
        ["<mtr>" + "".join([f"<mtd>{cell.mathml}</mtd>" for cell in row]) + "</mtr>" for row in rows],
    )
    align = "left" if columns < 2 else " ".join(["right" if at % 2 == 0 else "left" for at in range(columns)])
    table = f'<mtable columnalign="{align}" columnspacing="0em">{cells}</mtable>'
    return Reading(mathml=table, text="; ".join(["".join([cell.text for cell in row]) for row in rows]))


def _aligned_cells(row: Element) -> list[Reading]:
    cells: list[list[Piece]] = [[]]
    for piece in _pieces(row):
        if not isinstance(piece, tuple):
            cells[-1].append(piece)
            continue
        first, *more = piece[0].split("&")
        cells[-1].append((first, piece[1]))
        for text in more:
            following: list[Piece] = [(text, piece[1])]
            cells.append(following)
    return [_row(cell) for cell in cells]


def _fraction(element: Element) -> Reading:
    numerator, denominator = _part(element, "num"), _part(element, "den")
    kind = _value(_properties(element), "type", "bar")
    text = f"{_operand(numerator.text)}/{_operand(denominator.text)}"
    if kind == "lin":
        return Reading(mathml=f"<mrow>{numerator.mathml}<mo>/</mo>{denominator.mathml}</mrow>", text=text)
    look = {"skw": ' bevelled="true"', "noBar": ' linethickness="0"'}.get(kind, "")
    if kind == "noBar":
        text = f"{_operand(numerator.text)}¦{_operand(denominator.text)}"
    return Reading(mathml=f"<mfrac{look}>{numerator.mathml}{denominator.mathml}</mfrac>", text=text)


def _function(element: Element) -> Reading:
    name, argument = _part(element, "fName"), _part(element, "e")
    mathml = f"<mrow>{name.mathml}<mo>&#x2061;</mo>{argument.mathml}</mrow>"
    return Reading(mathml=mathml, text=_spaced(name.text, argument.text))


def _group_character(element: Element) -> Reading:
    """Read a brace over or under something, or an arrow with words over or under it."""
    base, properties = _part(element, "e"), _properties(element)
    mark, below = _value(properties, "chr", "⏟"), _value(properties, "pos", "bot") == "bot"
    grown = f'<mo stretchy="true">{escaped(mark)}</mo>'
    if mark in _ARROWS:
        tag = "mover" if below else "munder"
        return Reading(
            mathml=f"<{tag}>{grown}{base.mathml}</{tag}>", text=f"{mark}{'^' if below else '_'}({base.text})"
        )
    tag, accent = ("munder", "accentunder") if below else ("mover", "accent")
    return Reading(mathml=f'<{tag} {accent}="true">{base.mathml}{grown}</{tag}>', text=f"{mark}({base.text})")


def _limit_lower(element: Element) -> Reading:
    base, limit = _part(element, "e"), _part(element, "lim")
    return Reading(mathml=f"<munder>{base.mathml}{limit.mathml}</munder>", text=base.text + _marked("_", limit.text))


def _limit_upper(element: Element) -> Reading:
    base, limit = _part(element, "e"), _part(element, "lim")
    return Reading(mathml=f"<mover>{base.mathml}{limit.mathml}</mover>", text=base.text + _marked("^", limit.text))


def _matrix(element: Element) -> Reading:
    rows = [[_inside(cell) for cell in row.iterchildren(f"{M}e")] for row in element.iterchildren(f"{M}mr")]
    cells = "".join(["<mtr>" + "".join([f"<mtd>{cell.mathml}</mtd>" for cell in row]) + "</mtr>" for row in rows])
    columns = [child.get(f"{M}val", "center") for child in element.iter(f"{M}mcJc")]
    align = f' columnalign="{" ".join(columns)}"' if columns and set(columns) != {"center"} else ""
    text = "; ".join([", ".join([cell.text for cell in row]) for row in rows])
    return Reading(mathml=f"<mtable{align}>{cells}</mtable>", text=text)


def _nary(element: Element) -> Reading:
    properties = _properties(element)
    sign = _value(properties, "chr", "∫")
    place = _value(properties, "limLoc", "subSup" if sign in _INTEGRALS else "undOvr")
    below, above, body = _part(element, "sub"), _part(element, "sup"), _part(element, "e")
    tags = ("munder", "mover", "munderover") if place == "undOvr" else ("msub", "msup", "msubsup")
    operator = f"<mo>{escaped(sign)}</mo>"
    if below.text and above.text:
        operator = f"<{tags[2]}>{operator}{below.mathml}{above.mathml}</{tags[2]}>"
    elif below.text:
        operator = f"<{tags[0]}>{operator}{below.mathml}</{tags[0]}>"
    elif above.text:
        operator = f"<{tags[1]}>{operator}{above.mathml}</{tags[1]}>"
    limits = sign + _marked("_", below.text) + _marked("^", above.text)
    return Reading(mathml=f"<mrow>{operator}{body.mathml}</mrow>", text=_spaced(limits, body.text))


def _phantom(element: Element) -> Reading:
    base, properties = _part(element, "e"), _properties(element)
    zero = {"zeroWid": "width", "zeroAsc": "height", "zeroDesc": "depth"}
    sizes = "".join([f' {name}="0"' for flag, name in zero.items() if _flag(properties, flag)])
    mathml = base.mathml if _flag(properties, "show", absent=True) else f"<mphantom>{base.mathml}</mphantom>"
    return Reading(mathml=f"<mpadded{sizes}>{mathml}</mpadded>" if sizes else mathml, text=base.text)


def _prescripted(element: Element) -> Reading:
    below, above, base = _part(element, "sub"), _part(element, "sup"), _part(element, "e")
    mathml = f"<mmultiscripts>{base.mathml}<mprescripts/>{below.mathml}{above.mathml}</mmultiscripts>"
    return Reading(mathml=mathml, text=_spaced(_marked("_", below.text) + _marked("^", above.text), base.text))


def _radical(element: Element) -> Reading:
    degree, base = _part(element, "deg"), _part(element, "e")
    if not degree.text or _flag(_properties(element), "degHide"):
        return Reading(mathml=f"<msqrt>{base.mathml}</msqrt>", text=f"{degree.text}√{_operand(base.text)}")
    return Reading(mathml=f"<mroot>{base.mathml}{degree.mathml}</mroot>", text=f"{degree.text}√{_operand(base.text)}")


def _subscript(element: Element) -> Reading:
    base, below = _part(element, "e"), _part(element, "sub")
    return Reading(
        mathml=f"<msub>{base.mathml}{below.mathml}</msub>", text=_operand(base.text) + _marked("_", below.text)
    )


def _superscript(element: Element) -> Reading:
    base, above = _part(element, "e"), _part(element, "sup")
    return Reading(
        mathml=f"<msup>{base.mathml}{above.mathml}</msup>", text=_operand(base.text) + _marked("^", above.text)
    )


def _sub_superscript(element: Element) -> Reading:
    base, below, above = _part(element, "e"), _part(element, "sub"), _part(element, "sup")
    mathml = f"<msubsup>{base.mathml}{below.mathml}{above.mathml}</msubsup>"
    return Reading(mathml=mathml, text=_operand(base.text) + _marked("_", below.text) + _marked("^", above.text))


_READERS: dict[str, Callable[[Element], Reading]] = {
    "acc": _accent,
    "bar": _bar,
    "borderBox": _border_box,
    "box": _box,
    "d": _delimited,
    "eqArr": _equation_array,
    "f": _fraction,
    "func": _function,
    "groupChr": _group_character,
    "limLow": _limit_lower,
    "limUpp": _limit_upper,
    "m": _matrix,
    "nary": _nary,
    "phant": _phantom,
    "rad": _radical,
    "sPre": _prescripted,
    "sSub": _subscript,
    "sSubSup": _sub_superscript,
    "sSup": _superscript,
}

"""A formula's MathML made ready for ziamath: what it does not know is said in elements that it does."""

import re
import unicodedata
from xml.etree import ElementTree as ET

RELATIONS = frozenset("=≠≈≡≅≃∼≤≥⩽⩾<>≪≫∈∉∋⊂⊃⊆⊇→←↔⇒⇐⇔↦≔∝∣∥⊥")
BINARIES = frozenset("+−±∓·×∗⋅•∙∘∪∩∨∧⊕⊗∖÷")
_LARGE = frozenset("∑∏∐∫∬∭⨌∮∯∰⋃⋂⋁⋀⨁⨂⨀")
_SLANTED = "ϕϵϑϰϱϖ"
"""Greek variants, which ziamath leaves upright."""

_INVISIBLE = re.compile("[\u2061-\u2064\u200b-\u200d\u2060\ufeff\u00ad\u034f]")
_SPACES = re.compile("[\u2000-\u200a\u202f\u205f\u3000\t\n]")
_THIN = "0.17em"
_OPENING = "([{⟨⌈⌊|‖"
_TOKENS = frozenset({"mi", "mn", "mo", "mtext", "ms"})
_SCRIPTS = frozenset({"msub", "msup", "msubsup", "munder", "mover", "munderover"})
_FIXED = frozenset({"mfrac", "mroot", "mmultiscripts", "mtr", "mtable", *_SCRIPTS})
"""Elements whose children have places, so that none may be dropped."""

# MathML's names of alphabets → those that ziamath looks for.
_VARIANTS = {"double-struck": "double", "sans-serif": "sans", "monospace": "mono"}

# Combining characters after a letter → the accent over it.
_ACCENTS = {"\u0300": "`", "\u0301": "´", "\u0302": "^", "\u0303": "~", "\u0304": "¯", "\u0305": "¯", "\u0306": "˘",
            "\u0307": "˙", "\u0308": "¨", "\u030a": "˚", "\u030c": "ˇ", "\u20d7": "→"}  # fmt: skip


def prepared_rows(mathml: str, *, unfenced: bool = False) -> list[list[ET.Element]]:
    """Return the lines of a formula, each a list of elements on its top level, ready to be set.

    `unfenced`: what stands between fences is on the top level too, so that it can be broken.
    Raise `ElementTree.ParseError` when it is not XML.
    """
    root = ET.fromstring(mathml)
    for element in root.iter():
        element.tag = element.tag.rpartition("}")[2]
    _prepare(root)
    lines: list[list[ET.Element]] = [[]]
    for element in _flat(root, unfenced=unfenced):
        if element.tag == "mspace" and element.get("linebreak") == "newline":
            lines.append([])
        else:
            lines[-1].append(element)
    return [line for line in lines if line]


def _flat(row: ET.Element, *, unfenced: bool) -> list[ET.Element]:
    """Return the elements of a row, those of rows within it included, down to fences that grow together."""
    elements: list[ET.Element] = []
    for child in row:
        whole = not unfenced and any(part.get("fence") == "true" for part in child)
        elements += _flat(child, unfenced=unfenced) if child.tag == "mrow" and not whole else [child]
    return elements


def _prepare(element: ET.Element) -> None:
    """Prepare `element` and everything in it, in place."""
    for child in list(element):
        _prepare(child)
    if "mathvariant" in element.attrib:
        element.set("mathvariant", _variant(element.attrib["mathvariant"]))
    if element.tag in _TOKENS:
        _prepare_token(element)
        return
    _drop_nothing(element)
    if element.tag == "mfrac" and element.get("bevelled") == "true":
        _lay_flat(element)
    elif element.tag == "mfrac":
        for child in element:  # MathML 3 §3.3.2.2; ziamath leaves large what stands in a fraction
            child.set("displaystyle", "false")
    elif element.tag == "mtable":
        element.attrib.setdefault("columnspacing", "0.8em")
        element.attrib.setdefault("rowspacing", "0.35em")
    elif element.tag not in _FIXED:
        _space_functions(element)
        _space_operators(element)


def _variant(name: str) -> str:
    parts = name.removeprefix("bold-")
    known = _VARIANTS.get(parts, parts)
    return f"bold {known}" if name.startswith("bold-") else known


def _prepare_token(element: ET.Element) -> None:
    text = _SPACES.sub(" ", _INVISIBLE.sub("", element.text or ""))
    element.text = text
    if element.tag == "mo" and text in _LARGE:
        element.set("stretchy", "false")
    if element.tag != "mi" or not text:
        return
    base, marks = text[:1], text[1:]
    if marks and all(mark in _ACCENTS for mark in marks):
        _accent(element, base, marks[0])
    elif len(text) > 1 and not (element.get("mathvariant", "normal") == "normal" and text.isascii()):
        element.tag = "mtext"
    elif len(text) == 1 and "mathvariant" not in element.attrib and (_is_cyrillic(text) or text in _SLANTED):
        element.set("mathvariant", "italic")


def _is_cyrillic(char: str) -> bool:
    return unicodedata.name(char, "").startswith("CYRILLIC")


def _accent(element: ET.Element, base: str, mark: str) -> None:
    look = dict(element.attrib)
    element.clear()
    element.tag = "mover"
    element.set("accent", "true")
    letter, over = ET.SubElement(element, "mi", look), ET.SubElement(element, "mo")
    letter.text, over.text = base, _ACCENTS[mark]


def _drop_nothing(element: ET.Element) -> None:
    """Put an empty space where nothing stands: empty rows and tokens have no extent that can be reckoned with."""
    for at, child in enumerate(list(element)):
        empty = not (child.text or "") if child.tag in _TOKENS else child.tag == "mrow" and not len(child)
        if empty:
            element.remove(child)
            element.insert(at, ET.Element("mspace", width="0"))
    if element.tag in ("math", "mrow"):
        for child in [child for child in element if child.tag == "mspace" and child.get("width") == "0"]:
            if len(element) > 1:
                element.remove(child)


def _lay_flat(fraction: ET.Element) -> None:
    """Set a skewed fraction with a slash."""
    numerator, denominator = fraction
    fraction.clear()
    fraction.tag = "mrow"
    slash = ET.Element("mo", stretchy="false", lspace="0em", rspace="0em")
    slash.text = "/"
    fraction.extend([numerator, slash, denominator])


def _space_functions(row: ET.Element) -> None:
    """Set a thin space around names of functions, but none beside a fence or an operator."""
    children = list(row)
    for at, child in enumerate(children):
        name = child
        while name.tag in _SCRIPTS and len(name):
            name = name[0]
        if name.tag != "mi" or len(name.text or "") < 2:
            continue
        before = children[at - 1] if at else None
        after = children[at + 1] if at + 1 < len(children) else None
        name.tag = "mtext"
        name.attrib["mathvariant"] = "normal"
        if before is not None and before.tag not in ("mo", "mspace"):
            row.insert(list(row).index(child), ET.Element("mspace", width=_THIN))
        if after is not None and after.tag not in ("mo", "mspace") and not _opens(after):
            row.insert(list(row).index(child) + 1, ET.Element("mspace", width=_THIN))


def _opens(element: ET.Element) -> bool:
    """Tell whether the first thing in `element` is an opening fence."""
    while len(element) and element.tag in ("mrow", *_SCRIPTS):
        element = element[0]
    return (element.text or "") == "_" or (element.tag == "mo" and (element.text or "") in _OPENING)


def _space_operators(row: ET.Element) -> None:
    """Set the room around signs by what stands before them: a sign after an operator, or first, is no binary one."""
    before: ET.Element | None = None
    for child in row:
        sign = (child.text or "") if child.tag == "mo" else ""
        if sign and (sign in RELATIONS or sign in BINARIES):
            alone = before is None or (before.tag == "mo" and (before.text or "") not in ")]}!′″|…⋯%")
            unary = sign in BINARIES and alone
            room = "0em" if unary else "thickmathspace" if sign in RELATIONS else "mediummathspace"
            child.attrib |= {"form": "prefix" if unary else "infix", "lspace": room, "rspace": room}
        if child.tag != "mspace":
            before = child

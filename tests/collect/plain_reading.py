"""A second, simple reading of the words of a .docx, to compare the reader against."""

import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lxml import etree

from proceedings.collect.symbols import symbol, unicode_text

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
V = "{urn:schemas-microsoft-com:vml}"
STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
LEFT_OUT = {W + tag for tag in ("del", "moveFrom", "rt", "pPr", "sectPr", "sdtPr", "instrText", "delText")}
BLANKS = {W + tag for tag in ("tab", "br", "cr", "ptab")}
WORD = re.compile(r"\w+")


def words(text: str) -> Counter[str]:
    """Return how often each word stands in `text`; soft hyphens and marks of direction are no part of words."""
    return Counter(WORD.findall(re.sub("[\u00ad\u200b-\u200f\u2060]", "", text)))


@dataclass
class Walk:
    """Where a reading stands: open fields, hidden styles, what was found."""

    hidden_styles: set[str]
    fields: list[list[str]] = field(default_factory=list)
    """[instruction, part] for each."""
    pieces: list[str] = field(default_factory=list)
    boxes: list[Any] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    unclosed: set[int] = field(default_factory=set)

    @property
    def silent(self) -> bool:
        """Whether what stands here is not printed."""
        return any(part == "instruction" for _, part in self.fields)


def plain_words(path: Path) -> Counter[str]:
    """Return the words of the body and of the notes it mentions: each once, as Word would print them."""
    with zipfile.ZipFile(path) as package:
        names = {name.lower(): name for name in package.namelist()}

        def root(name: str) -> Any:
            if name not in names:
                return None
            data = package.read(names[name]).replace(STRICT, W[1:-1].encode())
            return etree.fromstring(data, etree.XMLParser(resolve_entities=False))

        main = next((root(n) for n in sorted(names) if re.fullmatch(r"word/document\d*\.xml", n)), None)
        hidden = _hidden_styles(root("word/styles.xml"))
        found = _story(main, hidden)
        text = found.text
        for name in names:
            if re.fullmatch(r"word/diagrams/data\d*\.xml", name):
                text += "\n" + "\n".join(e.text or "" for e in root(name).iter(f"{A}t"))
        for kind in ("footnote", "endnote"):
            notes = root(f"word/{kind}s.xml")
            wanted = {key.partition("-")[2] for key in found.notes if key.startswith(kind)}
            for note in [] if notes is None else notes.iterchildren(f"{W}{kind}"):
                if note.get(f"{W}id") in wanted:
                    text += "\n" + _story(note, hidden).text
    return words(text)


@dataclass
class Found:
    """The text of a story and the notes it mentions."""

    text: str
    notes: list[str]


def _story(root: Any, hidden: set[str]) -> Found:
    walk = Walk(hidden_styles=hidden, unclosed=_unclosed(root))
    waiting, text, notes = [root], "", []
    while waiting:
        _walk(waiting.pop(0), walk)
        text += "".join(walk.pieces) + "\n"
        notes += walk.notes
        waiting += walk.boxes
        walk = Walk(hidden_styles=hidden)
    return Found(text=text, notes=notes)


def _unclosed(root: Any) -> set[int]:
    marks = list(root.iter(f"{W}fldChar"))
    begun = []
    for number, mark in enumerate(marks):
        kind = mark.get(f"{W}fldCharType")
        if kind == "begin":
            begun.append(number)
        elif kind == "end" and begun:
            begun.pop()
    for number, mark in enumerate(marks):
        mark.set("number", str(number))
    return set(begun)


def _hidden_styles(root: Any) -> set[str]:
    if root is None:
        return set()
    return {
        style.get(f"{W}styleId")
        for style in root.iterchildren(f"{W}style")
        for mark in style.iterfind(f"{W}rPr/{W}vanish")
        if mark.get(f"{W}val") not in ("0", "false")
    }


def _walk(element: Any, walk: Walk) -> None:
    for child in element:
        tag = child.tag
        if tag in LEFT_OUT or tag == f"{M}oMath" or not isinstance(tag, str):
            continue
        if tag == f"{W}txbxContent":
            if not walk.silent:
                walk.boxes.append(child)
        elif tag == f"{V}textpath":
            walk.pieces.append(f"\n{child.get('string', '')}\n")
        elif tag == f"{MC}AlternateContent":
            for branch in _branch(child):
                _walk(branch, walk)
        elif tag == f"{W}p":
            _walk_paragraph(child, walk)
        elif tag == f"{W}tr" and child.find(f"{W}trPr/{W}del") is not None:
            continue
        elif tag == f"{W}r":
            _walk_run(child, walk)
        else:
            _walk(child, walk)


def _branch(alternatives: Any) -> Iterator[Any]:
    choice = alternatives.find(f"{MC}Choice")
    fallback = alternatives.find(f"{MC}Fallback")
    if choice is not None and choice.get("Requires") in ("wps", "wpg", "wpc", "w14", "wp14", "w15", "v"):
        yield choice
    elif fallback is not None:
        yield fallback


def _walk_paragraph(paragraph: Any, walk: Walk) -> None:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    before = len(walk.pieces)
    _walk(paragraph, walk)
    if style is not None and style.get(f"{W}val") in walk.hidden_styles:
        del walk.pieces[before:]
    frame = paragraph.find(f"{W}pPr/{W}framePr")
    mark = paragraph.find(f"{W}pPr/{W}rPr")
    runs_on = mark is not None and (mark.find(f"{W}del") is not None or mark.find(f"{W}moveFrom") is not None)
    if not runs_on and (frame is None or frame.get(f"{W}dropCap") not in ("drop", "margin")):
        walk.pieces.append("\n")


def _walk_run(run: Any, walk: Walk) -> None:
    properties = run.find(f"{W}rPr")
    hidden, font = _look(properties, walk)
    for child in run:
        tag = child.tag
        if tag == f"{W}fldChar":
            _field(child, walk)
        elif tag == f"{W}instrText":
            if walk.fields and walk.fields[-1][1] == "instruction":
                walk.fields[-1][0] += child.text or ""
        elif tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
            if not walk.silent:
                walk.notes.append(f"{tag[len(W) : -len('Reference')]}-{child.get(f'{W}id')}")
        elif walk.silent or hidden:
            continue
        elif tag == f"{W}t":
            walk.pieces.append(unicode_text(child.text or "", font)[0])
        elif tag == f"{W}sym":
            code, font_of_sign = int(child.get(f"{W}char"), 16), child.get(f"{W}font")
            walk.pieces.append(symbol(code, font_of_sign) or chr(code))
        elif tag in BLANKS:
            walk.pieces.append(" ")
        elif tag == f"{W}noBreakHyphen":
            walk.pieces.append("-")
        elif tag != f"{W}rPr":
            holder = etree.Element("holder")
            holder.extend([child.__copy__()])
            _walk(holder, walk)


def _look(properties: Any, walk: Walk) -> tuple[bool, str]:
    if properties is None:
        return False, ""
    mark, style = properties.find(f"{W}vanish"), properties.find(f"{W}rStyle")
    fonts = properties.find(f"{W}rFonts")
    hidden = mark is not None and mark.get(f"{W}val") not in ("0", "false")
    hidden = hidden or (mark is None and style is not None and style.get(f"{W}val") in walk.hidden_styles)
    return hidden, "" if fonts is None else fonts.get(f"{W}ascii") or ""


def _field(mark: Any, walk: Walk) -> None:
    kind = mark.get(f"{W}fldCharType")
    if kind == "begin" and int(mark.get("number", "-1")) not in walk.unclosed:
        walk.fields.append(["", "instruction"])
    elif kind == "separate" and walk.fields:
        walk.fields[-1][1] = "result"
    elif kind == "end" and walk.fields:
        walk.fields.pop()

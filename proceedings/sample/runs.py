"""Pieces of a paragraph → runs with direct formatting, cut where Word would cut them."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from proceedings.sample.author import Writer, definition_of
from proceedings.sample.inline import Emphasis, Mark, Piece, Words, read_inline
from proceedings.sample.omml import math_from_linear
from proceedings.sample.source import Format

FIRST_LINE = 709  # twips: 1.25 cm
KAZAKH_LETTERS = re.compile("[ӘәҒғҚқҢңӨөҰұҮүҺһІі]")
CYRILLIC = re.compile("[А-яЁё]")


def wrapped_paragraph(writer: Writer, form: Format, content: str, *, line: int | None = None) -> str:
    """Write a paragraph around its runs; `line` is its pitch in 240ths of a line."""
    rsid, default = writer.chance.choice(writer.habits.rsids), writer.habits.rsids[0]
    return (
        f'<w:p w:rsidR="{rsid}" w:rsidRDefault="{default}">'
        f"{_paragraph_properties(writer, form, line or writer.habits.line)}{content}</w:p>"
    )


def _paragraph_properties(writer: Writer, form: Format, line: int) -> str:
    style = f'<w:pStyle w:val="{form.heading}"/>' if form.heading else ""
    indent = f'<w:ind w:firstLine="{FIRST_LINE}"/>' if form.indent == "formatted" else ""
    if form.numbering != "none":
        style = '<w:pStyle w:val="a7"/>'
        indent = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{writer.list_number}"/></w:numPr>'
        return (
            f'<w:pPr>{style}{indent}<w:spacing w:after="0" w:line="{line}" w:lineRule="auto"/>'
            f'<w:jc w:val="{form.alignment}"/>{run_properties(form, Emphasis(), "")}</w:pPr>'
        )
    return (
        f'<w:pPr>{style}<w:spacing w:after="0" w:line="{line}" w:lineRule="auto"/>{indent}'
        f'<w:jc w:val="{form.alignment}"/>{run_properties(form, Emphasis(), "")}</w:pPr>'
    )


def runs(writer: Writer, pieces: Sequence[Piece], form: Format) -> str:
    """Write the pieces of a paragraph."""
    return "".join(
        _words(writer, piece, form) if isinstance(piece, Words) else _mark(writer, piece, form) for piece in pieces
    )


def _words(writer: Writer, words: Words, form: Format) -> str:
    runs = [run(writer, part, words.emphasis, form) for part in _split(words.text, writer.chance)]
    if writer.habits.spell_marks and len(runs) > 2:
        at = writer.chance.randrange(1, len(runs))
        runs[at:at] = ['<w:proofErr w:type="spellStart"/>', '<w:proofErr w:type="spellEnd"/>']
    return "".join(runs)


def _split(text: str, chance: random.Random) -> list[str]:
    """Cut a text where Word would: at edits and spelling marks, often inside a word."""
    wanted = chance.choice((3, 4, 5, 6, 7, 9)) if len(text) > 60 else chance.choice((1, 1, 2, 3))
    cuts = sorted({chance.randrange(1, len(text)) for _ in range(wanted - 1)}) if len(text) > 3 else []
    return [text[start:end] for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True)]


def run(writer: Writer, text: str, emphasis: Emphasis, form: Format) -> str:
    """Write a run of plain text."""
    content = f'<w:t xml:space="preserve">{escape(text)}</w:t>'
    return raw_run(writer, content, emphasis, form, _language(writer, text))


def raw_run(writer: Writer, content: str, emphasis: Emphasis, form: Format, language: str = "") -> str:
    """Write a run around any content of `w:r`."""
    rsid = writer.chance.choice(("", "", *writer.habits.rsids))
    attribute = f' w:rsidR="{rsid}"' if rsid else ""
    return f"<w:r{attribute}>{run_properties(form, emphasis, language)}{content}</w:r>"


def _language(writer: Writer, text: str) -> str:
    if writer.habits.language != "right":
        return writer.habits.language
    if KAZAKH_LETTERS.search(text):
        return "kk-KZ"
    return "" if CYRILLIC.search(text) else "en-US"


def run_properties(form: Format, emphasis: Emphasis, language: str) -> str:
    """Write `w:rPr` in the order of its schema (ECMA-376-1, 17.3.2.28)."""
    font = quoteattr(form.font or "Times New Roman")
    half_points = round((form.size or 14) * 2)
    parts = (
        f"<w:rFonts w:ascii={font} w:hAnsi={font} w:cs={font}/>",
        "<w:b/><w:bCs/>" if form.bold or emphasis.bold else "",
        "<w:i/><w:iCs/>" if form.italic or emphasis.italic else "",
        "<w:caps/>" if form.caps else "",
        f'<w:color w:val="{form.color}"/>' if form.color else '<w:color w:val="000000"/>' if form.heading else "",
        f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>',
        '<w:highlight w:val="yellow"/>' if form.highlight else "",
        '<w:u w:val="single"/>' if emphasis.underline else "",
        f'<w:vertAlign w:val="{emphasis.script}"/>' if emphasis.script != "none" else "",
        f'<w:lang w:val="{language}"/>' if language else "",
    )
    return f"<w:rPr>{''.join(parts)}</w:rPr>"


def _mark(writer: Writer, mark: Mark, form: Format) -> str:
    match mark.kind:
        case "break":
            return raw_run(writer, "<w:br/>", mark.emphasis, form)
        case "tab":
            return raw_run(writer, "<w:tab/>", mark.emphasis, form)
        case "note":
            return _note(writer, mark.value)
        case "link":
            return _link(writer, mark.value, form)
        case "equation":
            return math_xml(writer, mark.value)


def _note(writer: Writer, text: str) -> str:
    small = Format(size=10)
    sign = '<w:r><w:rPr><w:rStyle w:val="a5"/></w:rPr><w:footnoteRef/></w:r>'
    content = sign + runs(writer, [Words(text=" "), *read_inline(text)], small)
    number = writer.package.add_note(f'<w:p><w:pPr><w:pStyle w:val="a4"/><w:jc w:val="both"/></w:pPr>{content}</w:p>')
    return f'<w:r><w:rPr><w:rStyle w:val="a5"/></w:rPr><w:footnoteReference w:id="{number}"/></w:r>'


def _link(writer: Writer, address: str, form: Format) -> str:
    relation = writer.package.add_link(address)
    text = escape(address.removeprefix("mailto:"))
    inner = run_properties(form, Emphasis(), "").replace("<w:rPr>", '<w:rPr><w:rStyle w:val="a6"/>', 1)
    return f'<w:hyperlink r:id="{relation}" w:history="1"><w:r>{inner}<w:t>{text}</w:t></w:r></w:hyperlink>'


def math_xml(writer: Writer, name: str) -> str:
    """Write an equation of the text by its name."""
    return math_from_linear(definition_of(writer.source.equations, name, "equations", writer)["linear"])

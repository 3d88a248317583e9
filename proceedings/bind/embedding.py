"""Embedded fonts in, the objects of a PDF that hold them out (ISO 32000-1 §9.7)."""

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfdoc import PDFObjectReference as Reference

from proceedings.bind.fonts import EmbeddedFont
from proceedings.bind.raw import Array, Dictionary, Name, Stream, deflated


def add_font(document: pdfdoc.PDFDocument, font: EmbeddedFont) -> Reference:
    """Add an embedded font to the document: a Type 0 font, its descendant, descriptor, program and maps."""
    descriptor = document.Reference(_descriptor(font, document.Reference(_program(font))))
    widths = [part for first, run in font.widths for part in (first, Array(run))]
    descendant = Dictionary(
        {
            "Type": Name("Font"),
            "Subtype": Name("CIDFontType2"),
            "BaseFont": Name(font.name),
            "CIDSystemInfo": Dictionary({"Registry": "(Adobe)", "Ordering": "(Identity)", "Supplement": 0}),
            "FontDescriptor": descriptor,
            "W": Array(widths),
            "CIDToGIDMap": document.Reference(deflated(font.cid_to_gid)),
        }
    )
    return document.Reference(
        Dictionary(
            {
                "Type": Name("Font"),
                "Subtype": Name("Type0"),
                "BaseFont": Name(font.name),
                "Encoding": Name("Identity-H"),
                "DescendantFonts": Array([document.Reference(descendant)]),
                "ToUnicode": document.Reference(deflated(font.to_unicode)),
            }
        )
    )


def _program(font: EmbeddedFont) -> Stream:
    return deflated(font.program, Length1=len(font.program))


def _descriptor(font: EmbeddedFont, program: Reference) -> Dictionary:
    """Return the font descriptor; its numbers matter only to readers that must do without the font."""
    symbolic, fixed, italic = 4, 1, 64  # ISO 32000-1 table 123
    return Dictionary(
        {
            "Type": Name("FontDescriptor"),
            "FontName": Name(font.name),
            "Flags": symbolic | fixed * font.fixed_pitch | italic * bool(font.italic_angle),
            "FontBBox": Array(font.box),
            "ItalicAngle": round(font.italic_angle, 2),
            "Ascent": font.ascent,
            "Descent": font.descent,
            "CapHeight": font.cap_height,
            "StemV": 50 + round((font.weight / 65) ** 2),
            "FontFile2": program,
        }
    )

"""The parts every Word file has, as a Russian Word would write them: its style ids are numbers and single letters."""

from __future__ import annotations

from collections.abc import Sequence

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
)
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

# A4, margins of a Kazakhstani call for papers: top and bottom 2 cm, left 3 cm, right 1.5 cm.
SECTION = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701" w:header="708" w:footer="708" w:gutter="0"/>'
    '<w:cols w:space="708"/><w:docGrid w:linePitch="360"/></w:sectPr>'
)


def document(body: str) -> str:
    """Write the main part around its body."""
    return f"<w:document {NAMESPACES}><w:body>{body}{SECTION}</w:body></w:document>"


def relationships(entries: Sequence[str]) -> str:
    """Write a relationships part."""
    return f'<Relationships xmlns="{PACKAGE}">{"".join(entries)}</Relationships>'


def settings(rsids: Sequence[str], *, with_notes: bool) -> str:
    """Write the settings: the document's revision ids and, where it has notes, their separators."""
    listed = "".join(f'<w:rsid w:val="{rsid}"/>' for rsid in rsids)
    separators = '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>' if with_notes else ""
    return (
        f'<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:proofState w:spelling="clean"/>'
        f'<w:defaultTabStop w:val="708"/>{separators}'
        '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
        f'w:val="15"/></w:compat><w:rsids><w:rsidRoot w:val="{rsids[0]}"/>{listed}</w:rsids>'
        '<m:mathPr><m:mathFont m:val="Cambria Math"/></m:mathPr><w:themeFontLang w:val="ru-RU"/>'
        '<w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
    )


def footnotes(notes: Sequence[str]) -> str:
    """Write the footnotes part: Word's two separators, then one paragraph a note, numbered from 1."""
    separators = (
        '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
        '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p>'
        "</w:footnote>"
    )
    listed = "".join(f'<w:footnote w:id="{number}">{note}</w:footnote>' for number, note in enumerate(notes, 1))
    return f"<w:footnotes {NAMESPACES}>{separators}{listed}</w:footnotes>"


def numbering(kinds: Sequence[str]) -> str:
    """Write one numbering definition a list, so that every list starts again at 1."""
    abstract = "".join(_abstract_list(number, kind) for number, kind in enumerate(kinds))
    used = "".join(
        f'<w:num w:numId="{number + 1}"><w:abstractNumId w:val="{number}"/></w:num>' for number in range(len(kinds))
    )
    return f"<w:numbering {NAMESPACES}>{abstract}{used}</w:numbering>"


def _abstract_list(number: int, kind: str) -> str:
    form, text, font = ("decimal", "%1.", "") if kind == "list" else ("bullet", "\uf0b7", _SYMBOL)
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="hybridMultilevel"/>'
        f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="1069" w:hanging="360"/></w:pPr>{font}</w:lvl></w:abstractNum>'
    )


_SYMBOL = '<w:rPr><w:rFonts w:ascii="Symbol" w:hAnsi="Symbol" w:hint="default"/></w:rPr>'


def _heading(level: int, size: int) -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="{level}"><w:name w:val="heading {level}"/><w:basedOn w:val="a"/>'
        f'<w:next w:val="a"/><w:qFormat/><w:pPr><w:keepNext/><w:spacing w:before="240" w:after="0"/>'
        f'<w:outlineLvl w:val="{level - 1}"/></w:pPr><w:rPr><w:rFonts w:ascii="Calibri Light" w:hAnsi="Calibri Light"/>'
        f'<w:color w:val="2F5496"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr></w:style>'
    )


STYLES = (
    f"<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>"
    '<w:rFonts w:ascii="Calibri" w:eastAsia="Calibri" w:hAnsi="Calibri" w:cs="Times New Roman"/>'
    '<w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="ru-RU" w:eastAsia="en-US" w:bidi="ar-SA"/>'
    '</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="160" w:line="259" w:lineRule="auto"/></w:pPr>'
    "</w:pPrDefault></w:docDefaults>"
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/><w:qFormat/></w:style>'
    + "".join(_heading(level, size) for level, size in ((1, 32), (2, 26), (3, 24)))
    + '<w:style w:type="character" w:default="1" w:styleId="a0"><w:name w:val="Default Paragraph Font"/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="a1"><w:name w:val="Normal Table"/><w:tblPr>'
    '<w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
    '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    '<w:style w:type="numbering" w:default="1" w:styleId="a2"><w:name w:val="No List"/></w:style>'
    '<w:style w:type="table" w:styleId="a3"><w:name w:val="Table Grid"/><w:basedOn w:val="a1"/><w:tblPr><w:tblBorders>'
    + "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    + "</w:tblBorders></w:tblPr></w:style>"
    '<w:style w:type="paragraph" w:styleId="a4"><w:name w:val="footnote text"/><w:basedOn w:val="a"/>'
    '<w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
    '<w:rPr><w:sz w:val="20"/><w:szCs w:val="20"/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="a5"><w:name w:val="footnote reference"/><w:basedOn w:val="a0"/>'
    '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="a6"><w:name w:val="Hyperlink"/><w:basedOn w:val="a0"/>'
    '<w:rPr><w:color w:val="0563C1"/><w:u w:val="single"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="a7"><w:name w:val="List Paragraph"/><w:basedOn w:val="a"/><w:qFormat/>'
    '<w:pPr><w:ind w:left="720"/><w:contextualSpacing/></w:pPr></w:style></w:styles>'
)

FONT_TABLE = (
    f"<w:fonts {NAMESPACES}>"
    + "".join(
        f'<w:font w:name="{name}"><w:charset w:val="CC"/><w:family w:val="{family}"/></w:font>'
        for name, family in (("Calibri", "swiss"), ("Times New Roman", "roman"), ("Cambria Math", "roman"))
    )
    + "</w:fonts>"
)

ROOT_RELATIONSHIPS = relationships(
    (
        f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>',
        f'<Relationship Id="rId2" Type="{PACKAGE}/metadata/core-properties" Target="docProps/core.xml"/>',
        f'<Relationship Id="rId3" Type="{OFFICE}/extended-properties" Target="docProps/app.xml"/>',
    ),
)

APPLICATION = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Template>Normal.dotm</Template><Application>Microsoft Office Word</Application>"
    "<AppVersion>16.0000</AppVersion></Properties>"
)

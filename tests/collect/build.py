"""Builds small .docx files from raw XML."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

from proceedings.collect import read_manuscript
from proceedings.model.paper import Manuscript

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:new="http://example.org/not-yet-understood"'
)
RELATIONSHIP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
KINDS = ("styles", "numbering", "footnotes", "endnotes")


def docx(
    body: str,
    *,
    styles: str = "",
    numbering: str = "",
    footnotes: str = "",
    endnotes: str = "",
    links: Mapping[str, str] | None = None,
    parts: Mapping[str, str | bytes] | None = None,
    relationships: str = "",
) -> bytes:
    """Return a .docx with this body; `links` are external relationships by id, `parts` further members."""
    inner = {"styles": styles, "numbering": numbering, "footnotes": footnotes, "endnotes": endnotes}
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relationships(
            f'<Relationship Id="rId1" Type="{RELATIONSHIP}/officeDocument" Target="word/document.xml"/>'
        ),
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
    }
    targets = [
        f'<Relationship Id="{kind}" Type="{RELATIONSHIP}/{kind}" Target="{kind}.xml"/>' for kind in KINDS if inner[kind]
    ]
    targets += [
        f'<Relationship Id="{name}" Type="{RELATIONSHIP}/hyperlink" Target="{uri}" TargetMode="External"/>'
        for name, uri in (links or {}).items()
    ]
    members["word/_rels/document.xml.rels"] = _relationships("".join(targets) + relationships)
    for kind in KINDS:
        if inner[kind]:
            members[f"word/{kind}.xml"] = f"<w:{kind} {NAMESPACES}>{inner[kind]}</w:{kind}>"
    return _packed(members | dict(parts or {}))


def read(folder: Path, body: str, **parts: str) -> Manuscript:
    """Return the Manuscript of a .docx with this body."""
    path = folder / "paper.docx"
    path.write_bytes(docx(body, **parts))  # type: ignore[arg-type]
    return read_manuscript(path)


def paragraph(*runs: str, properties: str = "") -> str:
    """Return a `w:p`; a run that is no XML yet becomes plain text."""
    inner = "".join(run if run.startswith("<") else text(run) for run in runs)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inner}</w:p>"


def styled(words: str, style: str, more: str = "") -> str:
    """Return a paragraph of a style."""
    return paragraph(words, properties=f'<w:pStyle w:val="{style}"/>{more}')


def text(words: str, looks: str = "") -> str:
    """Return a `w:r` with these looks."""
    return f'<w:r>{f"<w:rPr>{looks}</w:rPr>" if looks else ""}<w:t xml:space="preserve">{words}</w:t></w:r>'


def field(instruction: str, result: str | None) -> str:
    """Return the runs of a complex field; `result` is XML, None for a field without one."""
    shown = "" if result is None else f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}'
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        f'{shown}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def style(name: str, *, kind: str = "paragraph", base: str = "", inner: str = "", default: bool = False) -> str:
    """Return a `w:style` whose id is its name without blanks."""
    identity = f'w:type="{kind}" w:styleId="{name.replace(" ", "")}"' + (' w:default="1"' if default else "")
    based = f'<w:basedOn w:val="{base}"/>' if base else ""
    return f'<w:style {identity}><w:name w:val="{name}"/>{based}{inner}</w:style>'


def cell(*blocks: str, properties: str = "") -> str:
    """Return a `w:tc`; a block that is no XML yet becomes a paragraph."""
    inner = "".join(block if block.startswith("<") else paragraph(block) for block in blocks)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    """Return a `w:tr`; a cell that is no XML yet becomes one."""
    inner = "".join(c if c.startswith("<") else cell(c) for c in cells)
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{inner}</w:tr>"


def table(*rows: str, properties: str = "", widths: tuple[int, ...] = ()) -> str:
    """Return a `w:tbl`; widths in twentieths of a point."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def _content_types() -> str:
    overrides = "".join(f'<Override PartName="/word/{kind}.xml" ContentType="{WORD}.{kind}+xml"/>' for kind in KINDS)
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
        f'<Override PartName="/word/document.xml" ContentType="{WORD}.document.main+xml"/>{overrides}</Types>'
    )


def _relationships(inner: str) -> str:
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'
    )


def _packed(members: Mapping[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members.items():
            package.writestr(name, content)
    return out.getvalue()

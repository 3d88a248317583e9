"""Manuscripts built by hand, and papers said in plain lines."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from proceedings.model.blocks import Align, Block, DisplayEquation, Figure, Paragraph, Role, Table, TextBox
from proceedings.model.graphic import Picture
from proceedings.model.math import Equation
from proceedings.model.paper import Manuscript, Paper
from proceedings.model.text import CharStyle, InlineEquation, InlineGraphic, NoteRef, Run, Script

CENTER, RIGHT = Align.CENTER, Align.RIGHT


def runs(text: str, style: CharStyle | None = None) -> tuple[Run, ...]:
    """Return runs of `text`, where `**bold**` and `^{raised}` mean what they say."""
    plain = style or CharStyle()
    result: list[Run] = []
    for piece in re.split(r"(\*\*.+?\*\*|\^\{.+?\})", text):
        if piece.startswith("**"):
            result.append(Run(text=piece[2:-2], style=CharStyle(bold=True)))
        elif piece.startswith("^{"):
            result.append(Run(text=piece[2:-1], style=CharStyle(bold=plain.bold, script=Script.SUPER)))
        elif piece:
            result.append(Run(text=piece, style=plain))
    return tuple(result)


def p(text: str, align: Align = Align.LEFT, *, bold: bool = False, role: Role = Role.BODY, **more: object) -> Paragraph:
    """Return a paragraph of `text`."""
    return Paragraph(content=runs(text, CharStyle(bold=bold)), align=align, role=role, **more)  # type: ignore[arg-type]


def b(text: str, align: Align = CENTER) -> Paragraph:
    """Return a bold paragraph, as titles and headings are typed."""
    return p(text, align, bold=True)


def picture(height: float = 200.0) -> InlineGraphic:
    """Return a picture inside a line."""
    return InlineGraphic(graphic=Picture(media="m", mime="image/png", width=300.0, height=height))


def formula(text: str = "E=mc") -> InlineEquation:
    """Return a formula inside a line."""
    return InlineEquation(equation=Equation(mathml=f"<math><mi>{text}</mi></math>", text=text))


def manuscript(*blocks: Block, title: str = "") -> Manuscript:
    """Return a manuscript of `blocks`."""
    properties = (("title", title),) if title else ()
    return Manuscript(source="sections/paper-name.docx", sha256="0", blocks=blocks, properties=properties)


def again(paper: Paper) -> Manuscript:
    """Return a manuscript that says what `paper` says."""
    return Manuscript(
        source=paper.source, sha256=paper.sha256, blocks=paper.head + paper.body, notes=paper.notes, media=paper.media
    )


def said(paper: Paper) -> str:
    """Return a paper in plain lines: role, label, text."""
    return "\n".join(line for block in (*paper.head, *paper.body) for line in lines_of(block))


def lines_of(block: Block) -> Iterator[str]:
    """Yield what a block says, with `_` for the blank that does not break."""
    if isinstance(block, Paragraph):
        level = f" {block.level}" if block.role in {Role.HEADING, Role.LIST} else ""
        label = f" [{block.label}]" if block.label else ""
        yield f"{block.role}{level}{label}: {text(block)}"
    elif isinstance(block, Figure):
        yield f"figure of {len(block.panels)}: {text(block.caption)}"
        yield from (f"  panel: {text(panel.caption)}" for panel in block.panels if panel.caption)
    elif isinstance(block, Table):
        yield f"table: {text(block.caption)} | {text(block.source)}"
    elif isinstance(block, DisplayEquation):
        yield f"equation {block.number}: {' / '.join(equation.text for equation in block.equations)}"
    elif isinstance(block, TextBox):
        yield "box:"


def text(paragraph: Paragraph | None) -> str:
    """Return the characters of a paragraph."""
    if paragraph is None:
        return "-"
    return "".join(part.text for part in paragraph.content if isinstance(part, Run)).replace("\u00a0", "_")


def words(blocks: Iterable[Block]) -> Counter[str]:
    """Count the words of `blocks` in small letters, numbers and formulas among them."""
    return Counter(word for line in _strings(blocks) for word in re.findall(r"[^\W_]+", line.lower()))


def _strings(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield from _of_paragraph(block)
        elif isinstance(block, Table):
            yield from _strings(paragraph for paragraph in (block.caption, block.source) if paragraph)
            yield from _strings(inner for row in block.rows for _, cell in row.cells for inner in cell.blocks)
        elif isinstance(block, Figure):
            captions = (block.caption, *(panel.caption for panel in block.panels))
            yield from _strings(paragraph for paragraph in captions if paragraph)
            yield from ("graphic" for _ in block.panels)
        elif isinstance(block, DisplayEquation):
            yield from (f"formula {equation.text}" for equation in block.equations)
            yield block.number
        else:
            yield from _strings(block.blocks)


def _of_paragraph(paragraph: Paragraph) -> Iterator[str]:
    typed = "".join(part.text if isinstance(part, Run) else "" for part in paragraph.content)
    yield typed
    if typed.strip():
        yield paragraph.label
    for part in paragraph.content:
        if isinstance(part, InlineEquation):
            yield f"formula {part.equation.text}"
        elif isinstance(part, NoteRef):
            yield "note"
        elif isinstance(part, InlineGraphic):
            yield "graphic"

"""Pictures, charts and equations of a text, as drawings in its paragraphs."""

from __future__ import annotations

from proceedings.sample.author import Writer, definition_of
from proceedings.sample.charts import chart_data, chart_xml
from proceedings.sample.figures import draw_figure
from proceedings.sample.inline import Emphasis
from proceedings.sample.runs import math_xml, raw_run, run, wrapped_paragraph
from proceedings.sample.source import Chart, Equation, Figure, Format
from proceedings.sample.tables import TEXT_WIDTH, borderless

EMU_PER_CM = 360_000
ABREAST = 7.2  # centimetres: the widest of two pictures that a tab still leaves on one line


def figure_xml(writer: Writer, figure: Figure) -> str:
    """Write one picture, or two abreast."""
    centred = Format(alignment="center")
    width = figure.width if figure.arrangement == "single" else min(figure.width, ABREAST)
    drawings = [_picture(writer, name, width) for name in figure.names]
    if figure.arrangement == "table":
        return borderless(writer, [(drawing, TEXT_WIDTH // len(drawings), "center") for drawing in drawings])
    return wrapped_paragraph(writer, centred, "<w:r><w:tab/></w:r>".join(drawings), line=240)


def _picture(writer: Writer, name: str, width: float) -> str:
    png = draw_figure(
        dict(definition_of(writer.source.figures, name, f"figures.{name}", writer)),
        f"{writer.source.name}, figure {name}",
        width,
        writer.font_path,
    )
    pixels = int.from_bytes(png[16:20]), int.from_bytes(png[20:24])
    extent = round(width * EMU_PER_CM), round(width * EMU_PER_CM * pixels[1] / pixels[0])
    relation = writer.package.add_picture(png)
    size = f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{extent[0]}" cy="{extent[1]}"/></a:xfrm>'
    graphic = (
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
        f'<pic:cNvPr id="0" name="{name}.png"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        f'<a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr>{size}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
    )
    return _inline_drawing(writer, graphic, extent, "Рисунок")


def chart_paragraph(writer: Writer, chart: Chart) -> str:
    """Write a native chart in a paragraph of its own."""
    definition = dict(definition_of(writer.source.charts, chart.name, f"charts.{chart.name}", writer))
    data = chart_data(definition, f"{writer.source.name}, chart {chart.name}")
    relation = writer.package.add_chart(chart_xml(data))
    uri = "http://schemas.openxmlformats.org/drawingml/2006/chart"
    graphic = f'<a:graphicData uri="{uri}"><c:chart r:id="{relation}"/></a:graphicData>'
    extent = round(chart.width * EMU_PER_CM), round(chart.height * EMU_PER_CM)
    drawing = _inline_drawing(writer, graphic, extent, "Диаграмма")
    return wrapped_paragraph(writer, Format(alignment="center"), drawing, line=240)


def _inline_drawing(writer: Writer, graphic: str, extent: tuple[int, int], label: str) -> str:
    writer.drawings += 1
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{extent[0]}" cy="{extent[1]}"/>'
        f'<wp:docPr id="{writer.drawings}" name="{label} {writer.drawings}"/><wp:cNvGraphicFramePr/>'
        f"<a:graphic>{graphic}</a:graphic></wp:inline></w:drawing></w:r>"
    )


def equation_xml(writer: Writer, equation: Equation) -> str:
    """Write a display equation, its number pushed right by hand."""
    math = math_xml(writer, equation.name)
    if equation.in_table:
        number = run(writer, equation.number, Emphasis(), Format())
        side = TEXT_WIDTH // 8
        return borderless(
            writer, [("", side, "left"), (math, TEXT_WIDTH - 2 * side, "center"), (number, side, "right")]
        )
    if not equation.number:
        return wrapped_paragraph(writer, Format(), f"<m:oMathPara>{math}</m:oMathPara>")
    tabs = raw_run(writer, "<w:tab/>" * 3, Emphasis(), Format())
    number = run(writer, equation.number, Emphasis(), Format())
    return wrapped_paragraph(writer, Format(), f"{tabs}{math}{tabs}{number}")

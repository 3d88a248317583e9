"""Pictures and charts where the author anchored them."""

import io
import zipfile

import pytest
from PIL import Image

from proceedings.collect.archive import Archive
from proceedings.collect.figures import read_graphic
from proceedings.collect.names import W
from proceedings.model.finding import NOWHERE, Finding
from proceedings.model.graphic import Chart, Graphic, Picture

MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
IMAGE = f"{OFFICE}/relationships/image"
SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    f'xmlns:r="{OFFICE}/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1"/></svg>'


def png() -> bytes:
    out = io.BytesIO()
    Image.new("L", (4, 3)).save(out, "PNG")
    return out.getvalue()


CHART = (
    '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart><c:plotArea><c:pieChart>'
    '<c:ser><c:val><c:numRef><c:numCache><c:pt idx="0"><c:v>1</c:v></c:pt></c:numCache></c:numRef></c:val></c:ser>'
    "</c:pieChart></c:plotArea></c:chart></c:chartSpace>"
)
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{OFFICE}/relationships/image" Target="media/image1.png"/>'
    f'<Relationship Id="rId2" Type="{OFFICE}/relationships/image" Target="media/image2.svg"/>'
    f'<Relationship Id="rId3" Type="{OFFICE}/relationships/chart" Target="charts/chart1.xml"/>'
    f'<Relationship Id="rId4" Type="{IMAGE}" Target="http://example.org/a" TargetMode="External"/>'
    f'<Relationship Id="rId5" Type="{OFFICE}/relationships/image" Target="media/broken.png"/>'
    "</Relationships>"
)


def read(drawing: str) -> tuple[tuple[Graphic, ...], dict[str, bytes], list[Finding]]:
    document = f"<w:document {SPACES}><w:body><w:p><w:r>{drawing}</w:r></w:p></w:body></w:document>"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            f'<Override PartName="/word/document.xml" ContentType="{MAIN}"/></Types>',
        )
        archive.writestr("word/document.xml", document)
        archive.writestr("word/_rels/document.xml.rels", RELATIONS)
        archive.writestr("word/media/image1.png", png())
        archive.writestr("word/media/image2.svg", SVG)
        archive.writestr("word/media/broken.png", png()[:20])
        archive.writestr("word/charts/chart1.xml", CHART)
    package = Archive("test.docx", out.getvalue())
    element = next(package.xml(package.main).iter(f"{W}drawing", f"{W}pict", f"{W}object"))
    media: dict[str, bytes] = {}
    findings: list[Finding] = []
    return read_graphic(element, package, media, findings, NOWHERE), media, findings


def pic(blip: str, extra: str = "", shape: str = "") -> str:
    return f"<pic:pic><pic:blipFill>{blip}{extra}</pic:blipFill><pic:spPr>{shape}</pic:spPr></pic:pic>"


def drawing(data: str, *, tag: str = "inline", properties: str = 'descr="Схема"') -> str:
    return (
        f'<w:drawing><wp:{tag}><wp:extent cx="1270000" cy="635000"/><wp:docPr id="1" name="x" {properties}/>'
        f"<a:graphic><a:graphicData>{data}</a:graphicData></a:graphic></wp:{tag}></w:drawing>"
    )


BLIP = '<a:blip r:embed="rId1"/>'


def test_an_inline_picture_with_crop_and_turn():
    graphics, media, findings = read(
        drawing(pic(BLIP, '<a:srcRect l="10000" t="25%"/>', '<a:xfrm rot="5400000"><a:ext cx="1" cy="1"/></a:xfrm>'))
    )
    (key,) = media
    assert graphics == (
        Picture(
            media=key,
            mime="image/png",
            width=100.0,
            height=50.0,
            crop=(0.1, 0.25, 0.0, 0.0),
            rotation=90.0,
            alt="Схема",
        ),
    )
    assert media[key] == png()
    assert not findings


def test_an_anchored_picture_floats():
    graphics, _, _ = read(drawing(pic(BLIP), tag="anchor"))
    assert isinstance(graphics[0], Picture)
    assert not graphics[0].inline


@pytest.mark.parametrize("noted", [r"C:\Users\a\b.png", "https://example.org/x", "image 1.jpeg"])
def test_paths_and_names_of_files_are_no_description(noted: str):
    graphics, _, _ = read(drawing(pic(BLIP), properties=f'descr="{noted}"'))
    assert graphics[0].alt == ""


def test_svg_is_preferred_and_its_raster_kept_as_fallback():
    blip = '<a:blip r:embed="rId1"><a:extLst><a:ext><asvg:svgBlip r:embed="rId2"/></a:ext></a:extLst></a:blip>'
    graphics, media, _ = read(drawing(pic(blip)))
    (picture,) = graphics
    assert isinstance(picture, Picture)
    assert (picture.mime, media[picture.media], media[picture.fallback]) == ("image/svg+xml", SVG, png())


def test_pictures_of_a_group_are_scaled_with_it():
    shape = '<a:xfrm><a:ext cx="500" cy="500"/></a:xfrm>'
    group = (
        '<wpg:wgp><wpg:grpSpPr><a:xfrm><a:ext cx="1270000" cy="635000"/><a:chExt cx="1000" cy="500"/></a:xfrm>'
        f"</wpg:grpSpPr>{pic(BLIP, shape=shape)}{pic(BLIP, shape=shape)}</wpg:wgp>"
    )
    graphics, media, _ = read(drawing(group))
    assert [(picture.width, picture.height) for picture in graphics] == [(50.0, 50.0), (50.0, 50.0)]
    assert len(media) == 1


def test_a_chart_takes_the_size_of_its_frame():
    graphics, _, _ = read(drawing('<c:chart r:id="rId3"/>'))
    (chart,) = graphics
    assert isinstance(chart, Chart)
    assert (chart.kind, chart.width, chart.height, chart.alt) == ("pie", 100.0, 50.0, "Схема")


def test_a_mirrored_picture():
    flipped = [
        '<a:xfrm flipH="1"><a:ext cx="1" cy="1"/></a:xfrm>',
        '<a:xfrm flipV="true"><a:ext cx="1" cy="1"/></a:xfrm>',
    ]
    found = [read(drawing(pic(BLIP, "", place)))[0][0] for place in flipped]
    vml = '<w:pict><v:shape style="width:2in;height:36pt;flip:x y"><v:imagedata r:id="rId1"/></v:shape></w:pict>'
    found += read(vml)[0]
    assert [each.flip for each in found if isinstance(each, Picture)] == [(True, False), (False, True), (True, True)]


def test_a_picture_of_vml():
    graphics, _, _ = read(
        '<w:pict><v:shape style="width:2in;height:36pt;rotation:-90" alt="Сурет">'
        '<v:imagedata r:id="rId1" cropleft="6554f"/></v:shape></w:pict>'
    )
    (picture,) = graphics
    assert isinstance(picture, Picture)
    assert (picture.width, picture.height, picture.rotation, picture.alt) == (144.0, 36.0, 270.0, "Сурет")
    assert picture.crop[0] == pytest.approx(0.1, abs=1e-4)


def test_an_equation_object_is_shown_by_its_picture_and_said():
    graphics, _, findings = read(
        '<w:object><v:shape style="width:10pt;height:10pt"><v:imagedata r:id="rId1"/></v:shape>'
        '<o:OLEObject ProgID="Equation.3"/></w:object>'
    )
    (picture,) = graphics
    assert isinstance(picture, Picture)
    assert picture.formula
    assert [finding.code for finding in findings] == ["collect.equation-picture"]


@pytest.mark.parametrize(
    ("blip", "code"),
    [
        ('<a:blip r:link="rId4"/>', "collect.picture-linked"),
        ('<a:blip r:embed="rId99"/>', "collect.picture-missing"),
        ('<a:blip r:embed="rId5"/>', "collect.picture-damaged"),
    ],
)
def test_what_cannot_be_shown_is_said(blip: str, code: str):
    graphics, _, findings = read(drawing(pic(blip)))
    assert graphics == ()
    assert [finding.code for finding in findings] == [code]

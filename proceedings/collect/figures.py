"""Pictures and charts where the author anchored them: DrawingML, VML and the previews of embedded objects."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace

from proceedings.collect.archive import Archive, Element
from proceedings.collect.charts import read_chart
from proceedings.collect.names import DGM, MC, A, O, R, V, W
from proceedings.collect.pictures import EMF, JPEG, PNG, SVG, WMF, is_readable, media_type, prepare, prepare_all
from proceedings.collect.shapes import chosen_branch
from proceedings.model.finding import Finding, Place, Severity
from proceedings.model.graphic import Graphic, Picture
from proceedings.model.measure import CM, EMU, INCH, MM
from proceedings.model.value import value

_LENGTH = re.compile(r"(-?[\d.]+)\s*(pt|px|in|mm|cm|pc|em)?")
_FILE_NAME = re.compile(
    r"[A-Za-z]:[\\/]|\\\\|(https?|file|ftp):|[^.]*\.(png|jpe?g|gif|bmp|emf|wmf|svg|tiff?|pict|webp)$", re.IGNORECASE
)
_AUTOMATIC = re.compile(r"Автоматически созданное описание|Description automatically generated( with \w+ confidence)?")
_UNITS = {"pt": 1.0, "px": 0.75, "in": INCH, "mm": MM, "cm": CM, "pc": 12.0, "em": 12.0}


@value(kw_only=True)
class Frame:
    """Where a drawing stands on the author's page, and how much what is inside it is scaled."""

    width: float = 0.0
    height: float = 0.0
    alt: str = ""
    inline: bool = True
    scale: tuple[float, float] = (EMU, EMU)
    """Points for a unit of the coordinates inside, across and down; groups have their own (ECMA-376 §20.1.7.6)."""
    grouped: bool = False


class _Gathering:
    """What every reader of a picture needs at hand."""

    def __init__(
        self, package: Archive, part: str, media: dict[str, bytes], findings: list[Finding], place: Place
    ) -> None:
        self.package = package
        self.part = part
        self.media = media
        self.findings = findings
        self.place = place

    def find(self, severity: Severity, code: str, **facts: str) -> None:
        finding = Finding(severity=severity, code=code, place=self.place, facts=tuple(facts.items()))
        if finding not in self.findings:
            self.findings.append(finding)


def read_graphic(
    element: Element, package: Archive, media: dict[str, bytes], findings: list[Finding], place: Place
) -> tuple[Graphic, ...]:
    """Return the pictures and charts of a `w:drawing`, `w:pict` or `w:object`, in reading order.

    Bytes go into `media` by a short SHA-256, the same bytes once. Text of shapes and diagrams is not read here.
    """
    gathering = _Gathering(package, package.part_of(element), media, findings, place)
    if element.tag == f"{W}drawing":
        return tuple(_drawn(element, gathering))
    return tuple(_vml(element, gathering))


# ── DrawingML ─────────────────────────────────────────────────────────────────────────────────────────────────────


def _drawn(drawing: Element, gathering: _Gathering) -> Iterator[Graphic]:
    for holder in drawing.iterchildren("{*}inline", "{*}anchor"):
        extent, properties = holder.find("{*}extent"), holder.find("{*}docPr")
        frame = Frame(
            width=_whole(extent, "cx") * EMU,
            height=_whole(extent, "cy") * EMU,
            alt=_alt(properties),
            inline=holder.tag.endswith("}inline"),
        )
        data = holder.find("{*}graphic/{*}graphicData")
        if data is not None and (properties is None or properties.get("hidden") not in ("1", "true")):
            yield from _graphic_data(data, frame, gathering)


def _graphic_data(data: Element, frame: Frame, gathering: _Gathering) -> Iterator[Graphic]:
    for child in data:
        name = _local(child)
        if name == "pic":
            yield from _pic(child, frame, gathering)
        elif name in ("wgp", "grpSp", "wpc", "lockedCanvas"):
            yield from _group(child, frame, gathering)
        elif name == "chart":
            yield from _chart(child, frame, gathering)
        elif child.tag == f"{DGM}relIds":
            yield from _diagram(child, frame, gathering)
        elif child.tag == f"{MC}AlternateContent":
            branch = chosen_branch(child)
            if branch is not None:
                yield from _graphic_data(branch, frame, gathering)
        elif name == "wsp":
            yield from _filled_shape(child, frame, gathering)


def _group(group: Element, frame: Frame, gathering: _Gathering) -> Iterator[Graphic]:
    """Read the members of a group, whose units are those of its `a:chExt`."""
    shape = group.find("{*}grpSpPr/{*}xfrm")
    inner = shape.find("{*}chExt") if shape is not None else None
    outer = shape.find("{*}ext") if shape is not None else None
    across, down = frame.scale
    if inner is not None and outer is not None:
        across *= (_whole(outer, "cx") or 1) / (_whole(inner, "cx") or _whole(outer, "cx") or 1)
        down *= (_whole(outer, "cy") or 1) / (_whole(inner, "cy") or _whole(outer, "cy") or 1)
    members = Frame(
        width=frame.width, height=frame.height, alt=frame.alt, inline=frame.inline, scale=(across, down), grouped=True
    )
    yield from _graphic_data(group, members, gathering)


def _filled_shape(shape: Element, frame: Frame, gathering: _Gathering) -> Iterator[Graphic]:
    """Read the picture that fills a shape, if any."""
    fill = shape.find("{*}spPr/{*}blipFill")
    if fill is not None:
        yield from _blip(fill, shape.find("{*}spPr/{*}xfrm"), frame, gathering)


def _pic(pic: Element, frame: Frame, gathering: _Gathering) -> Iterator[Graphic]:
    own = _alt(pic.find("{*}nvPicPr/{*}cNvPr"))
    described = frame if frame.alt or not own else _with_alt(frame, own)
    fill = pic.find("{*}blipFill")
    if fill is not None:
        yield from _blip(fill, pic.find("{*}spPr/{*}xfrm"), described, gathering)


def _blip(fill: Element, shape: Element | None, frame: Frame, gathering: _Gathering) -> Iterator[Graphic]:
    blip = fill.find(f"{A}blip")
    if blip is None:
        return
    extent = shape.find("{*}ext") if shape is not None else None
    width, height = frame.width, frame.height
    if extent is not None and (frame.grouped or not width):
        width, height = _whole(extent, "cx") * frame.scale[0], _whole(extent, "cy") * frame.scale[1]
    vector = blip.find(".//{*}svgBlip")
    links = [vector.get(f"{R}embed", "")] if vector is not None else []
    stored = _stored([*links, blip.get(f"{R}embed", "")], blip.get(f"{R}link", ""), gathering)
    if stored is None:
        return
    yield Picture(
        media=stored[0],
        mime=stored[1],
        width=round(width, 3),
        height=round(height, 3),
        crop=_crop(fill.find(f"{A}srcRect")),
        rotation=_whole(shape, "rot") / 60000 % 360 if shape is not None else 0.0,
        flip=(_is_on(shape, "flipH"), _is_on(shape, "flipV")),
        alt=frame.alt,
        inline=frame.inline,
        fallback=stored[2],
    )


def _is_on(shape: Element | None, name: str) -> bool:
    return shape is not None and shape.get(name, "0") in {"1", "true", "on"}


def _crop(rectangle: Element | None) -> tuple[float, float, float, float]:
    """Return `a:srcRect` in fractions; negative ones, which add a border, count as none (§20.1.8.55)."""
    if rectangle is None:
        return (0.0, 0.0, 0.0, 0.0)
    left, top, right, bottom = (max(_percentage(rectangle.get(side, "0")), 0.0) for side in ("l", "t", "r", "b"))
    return (left, top, right, bottom) if left + right < 0.99 and top + bottom < 0.99 else (0.0, 0.0, 0.0, 0.0)


def _chart(link: Element, frame: Frame, gathering: _Gathering) -> Iterator[Graphic]:
    found = gathering.package.related(gathering.part, link.get(f"{R}id", ""))
    if not isinstance(found, tuple):
        gathering.find(Severity.WARNING, "collect.chart-empty")
        return
    chart = read_chart(
        found[1],
        findings=gathering.findings,
        place=gathering.place,
        width=frame.width,
        height=frame.height,
        alt=frame.alt,
    )
    if chart is not None:
        yield chart


def _diagram(links: Element, frame: Frame, gathering: _Gathering) -> Iterator[Graphic]:
    """Read the pictures in the drawing that Word keeps of a SmartArt diagram; the shapes themselves are lost.

    The drawing is named by an extension of the diagram's data part ([MS-ODRAWXML] 2.5.2, `dataModelExt`).
    """
    gathering.find(Severity.WARNING, "collect.diagram")
    package = gathering.package
    data = package.related(gathering.part, links.get(f"{R}dm", ""))
    extension = package.parse(data[1], data[0]).find(".//{*}dataModelExt") if isinstance(data, tuple) else None
    drawing = package.related(gathering.part, extension.get("relId", "")) if extension is not None else None
    if isinstance(drawing, tuple):
        inside = _Gathering(package, drawing[0], gathering.media, gathering.findings, gathering.place)
        part = Frame(alt=frame.alt, inline=frame.inline, grouped=True)
        for properties in package.parse(drawing[1], drawing[0]).iter("{*}spPr"):
            fill = properties.find(f"{A}blipFill")
            if fill is not None:
                yield from _blip(fill, properties.find(f"{A}xfrm"), part, inside)


# ── VML and embedded objects ──────────────────────────────────────────────────────────────────────────────────────


def _vml(element: Element, gathering: _Gathering) -> Iterator[Graphic]:
    program = element.find(f".//{O}OLEObject")
    name = program.get("ProgID", "") if program is not None else ""
    pictures = list(_vml_pictures(element, (1.0, 1.0), gathering))
    pictures += [picture for drawing in element.iterchildren(f"{W}drawing") for picture in _drawn(drawing, gathering)]
    if name.startswith("Equation") and pictures:
        gathering.find(Severity.NOTE, "collect.equation-picture", program=name)
        pictures = [replace(each, formula=True) if isinstance(each, Picture) else each for each in pictures]
    elif program is not None and not pictures:
        gathering.find(Severity.WARNING, "collect.object-without-picture", program=name)
    yield from pictures


def _vml_pictures(holder: Element, scale: tuple[float, float], gathering: _Gathering) -> Iterator[Graphic]:
    """Yield the pictures inside `holder`; `scale` holds points for a unit of the group's coordinates."""
    for child in holder:
        if child.tag == f"{V}group":
            yield from _vml_pictures(child, _group_scale(child, scale), gathering)
        elif child.tag == f"{MC}AlternateContent":
            branch = chosen_branch(child)
            if branch is not None:
                yield from _vml_pictures(branch, scale, gathering)
        elif child.tag in (f"{V}shape", f"{V}rect", f"{V}roundrect", f"{V}oval"):
            picture = _vml_picture(child, scale, gathering)
            if picture is not None:
                yield picture


def _vml_picture(shape: Element, scale: tuple[float, float], gathering: _Gathering) -> Picture | None:
    image = shape.find(f"{V}imagedata")
    image = image if image is not None else shape.find(f"{V}fill[@{R}id]")
    if image is None:
        return None
    links = [image.get(f"{R}id", "") or image.get(f"{R}pict", "") or image.get(f"{O}relid", "")]
    stored = _stored(links, image.get(f"{R}href", "") if not links[0] else "", gathering)
    if stored is None:
        return None
    style = _style(shape)
    return Picture(
        media=stored[0],
        mime=stored[1],
        width=_length(style.get("width", ""), scale[0]),
        height=_length(style.get("height", ""), scale[1]),
        crop=_vml_crop(image),
        rotation=_number(style.get("rotation", "0")) % 360,
        flip=("x" in style.get("flip", ""), "y" in style.get("flip", "")),
        alt=_description(shape.get("alt", "") or image.get(f"{O}title", "")),
        inline=style.get("position", "") != "absolute",
        fallback=stored[2],
    )


def _group_scale(group: Element, scale: tuple[float, float]) -> tuple[float, float]:
    style = _style(group)
    sizes = (_length(style.get("width", ""), scale[0]), _length(style.get("height", ""), scale[1]))
    units = [_number(part) for part in group.get("coordsize", "1000,1000").split(",")]
    across, down = [*units, 1000.0, 1000.0][:2]
    return sizes[0] / (across or 1000), sizes[1] / (down or 1000)


def _style(shape: Element) -> dict[str, str]:
    pairs = (entry.partition(":") for entry in shape.get("style", "").split(";"))
    return {name.strip().lower(): value.strip() for name, _, value in pairs}


def _length(text: str, unit: float) -> float:
    """Return a VML length in points; a bare number counts `unit` (points on the page, coordinates in a group)."""
    match = _LENGTH.match(text)
    return 0.0 if match is None else max(_number(match[1]) * (_UNITS[match[2]] if match[2] else unit), 0.0)


def _vml_crop(image: Element) -> tuple[float, float, float, float]:
    """Return the crop of `v:imagedata`: fractions, or with `f` in 1/65536."""
    sides = [image.get(f"crop{side}", "0") for side in ("left", "top", "right", "bottom")]
    shares = [_number(side.rstrip("f")) / (65536 if side.endswith("f") else 1) for side in sides]
    left, top, right, bottom = (max(share, 0.0) for share in shares)
    return (left, top, right, bottom) if left + right < 0.99 and top + bottom < 0.99 else (0.0, 0.0, 0.0, 0.0)


# ── Media ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _stored(rel_ids: list[str], link: str, gathering: _Gathering) -> tuple[str, str, str] | None:
    """Keep the pictures of the relationships, the preferred one first.

    Return (key, media type, key of the raster fallback), or None with a finding.
    """
    kept: list[tuple[str, str]] = []
    targets = [gathering.package.related(gathering.part, rel_id) for rel_id in (*rel_ids, link) if rel_id]
    stored = [target for target in targets if isinstance(target, tuple)]
    for part, data in stored:
        prepared = _prepared(part, data, gathering)
        if prepared is not None:
            kept.append((_keep(prepared[0], gathering.media), prepared[1]))
    if not kept:
        external = next((target for target in targets if isinstance(target, str)), link)
        if external:
            gathering.find(Severity.WARNING, "collect.picture-linked", target=external)
        elif targets and not stored:
            gathering.find(Severity.WARNING, "collect.picture-missing")
        return None
    first = kept[0]
    fallback = next((key for key, mime in kept[1:] if mime in (PNG, JPEG)), "") if first[1] == SVG else ""
    return first[0], first[1], fallback


def _keep(data: bytes, media: dict[str, bytes]) -> str:
    key = hashlib.sha256(data).hexdigest()[:16]
    media[key] = data
    return key


def _prepared(part: str, data: bytes, gathering: _Gathering) -> tuple[bytes, str] | None:
    """Return the picture ready for a PDF, None with a finding."""
    mime = media_type(data) or gathering.package.content_type(part)
    prepared = _metafile(data, gathering) if mime in (EMF, WMF) else prepare(data, mime)
    if prepared is None:
        known = is_readable(mime) and mime not in (EMF, WMF)
        code = "collect.picture-damaged" if known else "collect.picture-format"
        gathering.find(Severity.WARNING, code, picture=part.rpartition("/")[2], format=mime)
    return prepared


def _metafile(data: bytes, gathering: _Gathering) -> tuple[bytes, str] | None:
    """Convert a metafile, and with it all others of the same part, for the converter's start is what takes time."""
    package = gathering.package
    others = {
        link.target: package.read(link.target)
        for link in package.relationships(gathering.part).values()
        if link.kind == "image" and link.target in package and link.target.lower().endswith((".emf", ".wmf"))
    }
    return prepare_all(others | {"": data}).get("")


# ── Attributes ────────────────────────────────────────────────────────────────────────────────────────────────────


def _local(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def _alt(properties: Element | None) -> str:
    """Return the author's description of a drawing."""
    return "" if properties is None else _description(properties.get("descr") or properties.get("title") or "")


def _description(text: str) -> str:
    """Return `text` unless it is a path, an address or a file's name, which Word notes where nothing was described."""
    plain = _AUTOMATIC.sub("", " ".join(text.split())).strip()
    return "" if _FILE_NAME.match(plain) else plain


def _with_alt(frame: Frame, alt: str) -> Frame:
    return Frame(
        width=frame.width,
        height=frame.height,
        alt=alt,
        inline=frame.inline,
        scale=frame.scale,
        grouped=frame.grouped,
    )


def _whole(element: Element | None, name: str) -> int:
    text = element.get(name, "0") if element is not None else "0"
    return int(text) if text.lstrip("-").isdecimal() else 0


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0


def _percentage(text: str) -> float:
    """Return a percentage as a fraction: thousandths of a percent, or with a sign (ECMA-376 §22.9.2.9)."""
    return _number(text.rstrip("%")) / 100 if text.endswith("%") else _number(text) / 100_000

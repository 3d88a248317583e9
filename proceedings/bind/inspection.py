"""A page of a PDF and a Printer in, findings out: the page's operators are followed as a press would follow them.

Only what decides on ink and its place is followed: colours, overprinting, line widths, pictures, and where type begins.
The page may be anybody's; what cannot be understood is passed over.
"""

import re
from collections.abc import Callable, Iterator
from copy import copy
from dataclasses import dataclass, replace
from typing import Any

from proceedings.bind.boxes import EVERYWHERE, NOTHING, Box, Matrix, around, box_of, common, matrix_of, size_of, times
from proceedings.bind.inks import BLACK, Paint, Space, number, picture_ink, resolved, space_of
from proceedings.model.finding import Finding, Severity
from proceedings.model.measure import MM
from proceedings.style.printer import Printer

_MOST_FORMS = 12  # forms inside forms; deeper ones are drawn by nobody
_TOLERANCE = 0.5  # points by which boxes may differ
_SHORT = 0.01  # points; less is rounding
_LINE = 8.0  # points; what is longer and thin is a line
_STRINGS = re.compile(rb"\((?:[^\\()]|\\.)*+\)", re.DOTALL)
_ARRAYS = re.compile(rb"\[[^\]]*\]?")  # what they hold besides strings moves the pen by less than a word
_COMMENTS = re.compile(rb"%[^\r\n]*")
_INLINE = re.compile(rb"(?<!\S)BI\s(.*?)\sID\s.*?\sEI(?!\S)", re.DOTALL)
_NESTED = 8  # parentheses in parentheses of a string
_MOST_INK_OF_TEXT = 100  # per cent: type of several inks is never in register
_SHOWN = frozenset((b"Tj", b"TJ", b"'", b'"'))
_FILLS = frozenset((b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*"))
_STROKES = frozenset((b"S", b"s", b"B", b"B*", b"b", b"b*"))
_PAINTS = _FILLS | _STROKES | {b"n"}
_COLOURS = {b"g": 1, b"G": 1, b"rg": 3, b"RG": 3, b"k": 4, b"K": 4}
_SPACED = frozenset((b"cs", b"CS", b"sc", b"SC", b"scn", b"SCN"))
_IGNORED = frozenset(b"BX EX b0 BMC BDC EMC MP DP d d0 d1 h i j J M ri Tc Tw Tz Ts ET EI sh".split())
_POINTS = frozenset((b"m", b"l", b"c", b"v", b"y"))


@dataclass(slots=True)
class _State:
    """The graphics state, as far as it is followed (ISO 32000-1 §8.4)."""

    matrix: Matrix
    clip: Box
    fill: Paint = BLACK
    stroke: Paint = BLACK
    width: float = 1.0
    overprints: bool = False
    """Whether what is filled lets the inks under it stand, those of its own that are nought not counted."""
    shows: int = 0
    """How type is drawn: 0 filled, 1 its outline, 3 not at all (table 106)."""
    size: float = 0.0
    """Of type."""
    leading: float = 0.0


class PageInspection:
    """One page while it is looked through."""

    def __init__(self, page: Any, index: int, printer: Printer, known: "dict[int, tuple[Finding, ...]]") -> None:
        """Begin to look at the page at `index`; `known` holds what was found in resources that pages share."""
        self._page = page
        self._known = known
        self._index = index
        self._printer = printer
        self._safe = printer.safe * MM - _TOLERANCE
        self._media = box_of(page.mediabox)
        named = page.get("/TrimBox") or page.get("/ArtBox")
        self._trim = box_of(named) if named else self._media
        self._state = _State((1.0, 0.0, 0.0, 1.0, 0.0, 0.0), EVERYWHERE)
        self._path = NOTHING
        self._clips = False
        self._typed: tuple[Paint, bool] | None = None
        """With what words were printed last."""
        self._line: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
        """The text line matrix."""

    def findings(self) -> Iterator[Finding]:
        """Yield what is wrong with the page."""
        yield from self._boxes()
        if any(self._is_inside(resolved(note)) for note in resolved(self._page.get("/Annots")) or ()):
            yield (error if self._printer.standard else warning)("annotations")
        contents = resolved(self._page.get("/Contents"))
        if contents is not None:
            parts = contents if isinstance(contents, list) else [contents]
            streams = [resolved(part) for part in parts]
            content = b"\n".join([stream.get_data() for stream in streams if hasattr(stream, "get_data")])
            yield from self._content(content, resolved(self._page.get("/Resources", {})), 0)

    def _is_inside(self, annotation: Any) -> bool:
        """Tell whether an annotation lies where it would be printed (ISO 15930-7 §6.17)."""
        rectangle = annotation.get("/Rect")
        return rectangle is not None and common(box_of(rectangle), self._trim) is not None

    def _boxes(self) -> Iterator[Finding]:
        page, printer, trim = self._page, self._printer, self._trim
        if "/TrimBox" not in page and "/ArtBox" not in page:
            if printer.standard:
                yield error("no-trim")
            return
        size = size_of(trim)
        if printer.trims and not any(abs(size[0] - w) <= 1 and abs(size[1] - h) <= 1 for w, h in printer.trims):
            yield error("trim", size=f"{size[0]}×{size[1]}")
        bleed = box_of(page.get("/BleedBox") or page.mediabox)
        if not (_inside(trim, bleed) and _inside(bleed, self._media)):
            yield error("boxes")
        least = min(trim[0] - bleed[0], trim[1] - bleed[1], bleed[2] - trim[2], bleed[3] - trim[3])
        if least < printer.bleed * MM - _TOLERANCE:
            yield error("bleed", bleed=f"{least / MM:.1f}", wanted=f"{printer.bleed:g}")

    # ---- operators

    def _content(self, content: bytes, resources: Any, depth: int) -> Iterator[Finding]:
        """Yield what the operators of a content stream do that they should not."""
        yield from self._shared(resources.get("/Font", {}), _fonts)
        yield from self._shared(resources.get("/ExtGState", {}), _states)
        spaces = _Spaces(resources)
        drawn = resolved(resources.get("/XObject", {}))
        saved: list[_State] = []
        operands: list[bytes] = []
        for token in _tokens(content):
            if token not in _OPERATORS:
                operands.append(token)
                continue
            if token == b"Td":
                self._move_line(operands)
            elif token in _SHOWN:
                yield from self._type(token)
            elif token in _PAINTS:
                yield from self._painted(token)
            elif token in _COLOURS or token in _SPACED:
                yield from self._coloured(token, operands, spaces)
            elif token == b"Do":
                item = resolved(drawn.get(operands[-1].decode("latin-1"))) if operands else None
                if item is not None:
                    yield from self._drawn(item, resources, depth)
            elif token in _IGNORED:
                pass
            elif token == b"gs":
                self._set_state(resources, operands)
            elif token == b"q":
                saved.append(copy(self._state))
            elif token == b"Q":
                if saved:
                    self._state = saved.pop()
            else:
                self._moved(token, operands)
            operands.clear()

    def _moved(self, token: bytes, operands: list[bytes]) -> None:
        """Follow what moves the pen or sets a number of the state; operands that are no numbers count as nought."""
        state = self._state
        given = _numbers(operands[-6:])
        if token == b"re" and len(given) >= 4:
            x, y, width, height = given[-4:]
            self._add((x, y), (x + width, y), (x, y + height), (x + width, y + height))
        elif token in _POINTS:
            self._add(*zip(given[::2], given[1::2], strict=False))
        elif token == b"cm" and len(given) == 6:
            state.matrix = times(matrix_of(given), state.matrix)
        elif token == b"w" and given:
            state.width = given[-1]
        elif token in {b"W", b"W*"}:
            self._clips = True
        elif token == b"BT":
            self._line = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
        elif token == b"Tm" and len(given) == 6:
            self._line = matrix_of(given)
        elif token == b"TD" and given:
            self._move_line(operands)
            state.leading = -given[-1]
        elif token == b"T*":
            self._line = times((1.0, 0.0, 0.0, 1.0, 0.0, -state.leading), self._line)
        elif token == b"TL" and given:
            state.leading = given[-1]
        elif token == b"Tf" and given:
            state.size = given[-1]
        elif token == b"Tr" and given:
            state.shows = int(given[-1])

    def _move_line(self, operands: list[bytes]) -> None:
        """Begin a line of type so far from where the last one began (ISO 32000-1 table 108)."""
        given = _numbers(operands[-2:])
        if len(given) == 2:
            x, y = given
            a, b, c, d, e, f = self._line
            self._line = (a, b, c, d, x * a + y * c + e, x * b + y * d + f)

    def _add(self, *points: tuple[float, float]) -> None:
        """Add points to the path."""
        self._path = around(self._path, points, self._state.matrix)

    def _coloured(self, token: bytes, operands: list[bytes], spaces: "_Spaces") -> Iterator[Finding]:
        """Yield what is wrong with a colour, and remember it."""
        fills = token.islower()
        before = self._state.fill if fills else self._state.stroke
        if token in _COLOURS:
            parts = tuple(_numbers(operands[-_COLOURS[token] :]))
            paint = Paint(spaces.device(len(parts)), parts)
        elif token in {b"cs", b"CS"}:
            paint = Paint(spaces.named(operands[-1].decode("latin-1")) if operands else before.space)
        else:
            paint = replace(before, parts=tuple([number(part) for part in operands if not part.startswith(b"/")]))
        if paint.space.kind == "rgb":
            yield error("rgb")
        elif paint.space.kind == "managed":
            yield warning("managed")
        if fills:
            self._state.fill = paint
        else:
            self._state.stroke = paint

    def _set_state(self, resources: Any, operands: list[bytes]) -> None:
        """Follow what a graphics state dictionary says of overprinting (ISO 32000-1 §8.6.7)."""
        states = resolved(resources.get("/ExtGState", {}))
        own = resolved(states.get(operands[-1].decode("latin-1"))) if operands else None
        if own is None:
            return
        if "/OP" in own or "/op" in own:
            self._state.overprints = str(resolved(own.get("/op", own.get("/OP")))).lower() == "true"
        if "/LW" in own:
            self._state.width = number(own["/LW"])

    # ---- what is printed

    def _painted(self, token: bytes) -> Iterator[Finding]:
        """Yield what is wrong with a path that is painted; it may become part of the clip."""
        state, path = self._state, self._path
        self._path = NOTHING
        seen = common(common(path, state.clip), self._trim)
        if self._clips:
            state.clip = common(path, state.clip) or NOTHING
            self._clips = False
        if token == b"n" or seen is None:
            return
        if token in _FILLS:
            yield from self._inked(state.fill)
            yield from self._near_the_edge(common(path, state.clip) or path)
            sides = sorted((path[2] - path[0], path[3] - path[1]))
            if sides[0] > _SHORT and sides[1] > _LINE:  # a rule drawn as an area
                yield from self._thin(sides[0])
        if token in _STROKES:
            yield from self._inked(state.stroke)
            a, b, c, d, *_ = state.matrix
            yield from self._thin(state.width * abs(a * d - b * c) ** 0.5)

    def _thin(self, width: float) -> Iterator[Finding]:
        if width < self._printer.hairline - _SHORT:
            yield warning("hairline", width=f"{width:.2f}", least=f"{self._printer.hairline:g}")

    def _type(self, token: bytes) -> Iterator[Finding]:
        """Yield what is wrong with words where they begin."""
        state = self._state
        if token in {b"'", b'"'}:
            self._line = times((1.0, 0.0, 0.0, 1.0, 0.0, -state.leading), self._line)
        *_, across, up = self._line
        a, b, c, d, e, f = state.matrix
        x, y = across * a + up * c + e, across * b + up * d + f
        trim = self._trim
        is_there = trim[0] <= x <= trim[2] and trim[1] <= y <= trim[3]
        if state.shows in {3, 7} or not is_there:
            return
        paint = state.stroke if state.shows == 1 else state.fill
        if (paint, state.overprints) != self._typed:
            self._typed = (paint, state.overprints)
            yield from self._type_colour(paint, overprints=state.overprints)
        distance = min(x - trim[0], trim[2] - x, y - trim[1], trim[3] - y)
        if distance < self._safe:
            yield from self._unsafe(distance)
        gutter = x - trim[0] if self._index % 2 == 0 else trim[2] - x
        if self._printer.gutter and gutter < self._printer.gutter * MM - _TOLERANCE:
            yield warning("gutter", distance=f"{gutter / MM:.1f}", safe=f"{self._printer.gutter:g}")

    def _type_colour(self, paint: Paint, *, overprints: bool) -> Iterator[Finding]:
        """Yield what is wrong with the inks of words."""
        yield from self._inked(paint)
        inks = paint.inks
        if inks and inks[3] > 0.5 and sum(inks) * 100 > _MOST_INK_OF_TEXT:
            yield warning("several-inks")
        elif inks == (0.0, 0.0, 0.0, 1.0) and not overprints:
            yield note("knocks-out")
        elif inks == (0.0, 0.0, 0.0, 0.0) and overprints:
            yield error("white-overprints")

    def _near_the_edge(self, box: Box) -> Iterator[Finding]:
        """Yield what is wrong with an area that ends near the trimmed edge: inside it, or outside it without bleed."""
        trim, bleed = self._trim, self._printer.bleed * MM
        over = (trim[0] - box[0], trim[1] - box[1], box[2] - trim[2], box[3] - trim[3])
        if any(-_TOLERANCE < each < bleed - _TOLERANCE for each in over):
            yield warning("no-bleed", wanted=f"{self._printer.bleed:g}")
            return
        yield from self._unsafe(min([-each for each in over if each < -_TOLERANCE] or [self._printer.safe * MM]))

    def _unsafe(self, distance: float) -> Iterator[Finding]:
        if distance < self._safe:
            yield warning("safe", distance=f"{max(distance, 0.0) / MM:.1f}", safe=f"{self._printer.safe:g}")

    def _inked(self, paint: Paint) -> Iterator[Finding]:
        """Yield what is wrong with the inks of something that is printed."""
        inks = paint.inks
        if self._printer.colour == "gray" and (paint.space.kind == "spot" or any(inks[:3])):
            yield error("coloured")
        total = round(sum(inks) * 100)
        if total > self._printer.ink:
            yield error("ink", ink=total, most=self._printer.ink)

    def _drawn(self, item: Any, resources: Any, depth: int) -> Iterator[Finding]:
        if item.get("/Subtype") == "/Image":
            yield from self._image(item)
        elif item.get("/Subtype") == "/Form" and depth < _MOST_FORMS:
            before = copy(self._state)
            matrix = matrix_of([number(part) for part in resolved(item.get("/Matrix", (1, 0, 0, 1, 0, 0)))])
            self._state.matrix = times(matrix, before.matrix)
            yield from self._content(item.get_data(), resolved(item.get("/Resources", resources)), depth + 1)
            self._state = before

    def _image(self, image: Any) -> Iterator[Finding]:
        printer, matrix = self._printer, self._state.matrix
        box = around(NOTHING, ((0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0)), matrix)
        shown = common(box, self._state.clip)
        if shown is None or common(shown, self._trim) is None:
            return
        yield from self._near_the_edge(shown)
        if "/SMask" in image:
            yield warning("transparency")
        if image.get("/ImageMask"):
            yield from self._inked(self._state.fill)
        else:
            space = space_of(image.get("/ColorSpace"))
            if space.kind == "rgb":
                yield error("rgb-picture")
            elif space.kind == "managed":
                yield warning("managed")
            if space.kind in {"cmyk", "spot", "managed"} and printer.colour == "gray":
                yield error("coloured")
            elif space.kind == "cmyk":
                ink = picture_ink(image)
                if ink > printer.ink:
                    yield error("ink", ink=ink, most=printer.ink)
        yield from self._resolution(image, matrix)

    def _resolution(self, image: Any, matrix: Matrix) -> Iterator[Finding]:
        printer = self._printer
        wide, high = (matrix[0] ** 2 + matrix[1] ** 2) ** 0.5, (matrix[2] ** 2 + matrix[3] ** 2) ** 0.5
        pixels = number(image.get("/Width")), number(image.get("/Height"))
        if not wide or not high:
            return
        ppi = round(min(pixels[0] * 72 / wide, pixels[1] * 72 / high))
        if image.get("/ImageMask") or number(image.get("/BitsPerComponent", 8)) == 1:
            if ppi < printer.line_art_ppi:
                yield warning("line-art", ppi=ppi, wanted=printer.line_art_ppi)
        elif ppi < printer.least_ppi:
            yield error("ppi", ppi=ppi, least=printer.least_ppi)
        elif ppi < printer.wanted_ppi:
            yield warning("ppi-wanted", ppi=ppi, wanted=printer.wanted_ppi)

    # ---- what the page uses

    def _shared(self, named: Any, look: Callable[[Any], Iterator[Finding]]) -> tuple[Finding, ...]:
        """Return what is found in a kind of resources, looked at once for all pages that refer to the same ones."""
        key = named.idnum if hasattr(named, "idnum") else 0
        if not key:
            return tuple(look(resolved(named)))
        if key not in self._known:
            self._known[key] = tuple(look(resolved(named)))
        return self._known[key]


def _fonts(named: Any) -> Iterator[Finding]:
    """Yield the fonts that are not in the file."""
    for font in named.values():
        own = resolved(font)
        if own.get("/Subtype") == "/Type3":
            continue  # its glyphs are drawn by the file itself
        below = resolved(own["/DescendantFonts"])[0] if "/DescendantFonts" in own else own
        descriptor = resolved(resolved(below).get("/FontDescriptor"))
        if descriptor is None or not any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3")):
            yield error("font", font=str(own.get("/BaseFont", ""))[1:])


def _states(named: Any) -> Iterator[Finding]:
    """Yield the graphics states that make something transparent."""
    for state in named.values():
        own = resolved(state)
        clear = any(number(own.get(key, 1)) < 1 for key in ("/ca", "/CA"))
        blends = own.get("/BM", "/Normal") not in {"/Normal", "/Compatible"}
        if clear or blends or own.get("/SMask", "/None") != "/None":
            yield warning("transparency")


_OPERATORS = (
    _IGNORED
    | _POINTS
    | frozenset(b"Do gs q Q BT Td TD Tm T* TL Tf Tr re w W W* cm".split())
    | _SHOWN
    | _PAINTS
    | _SPACED
    | set(_COLOURS)
)


class _Spaces:
    """The colour spaces of a content stream, each looked up once."""

    def __init__(self, resources: Any) -> None:
        self._named = resolved(resources.get("/ColorSpace", {}))
        self._known: dict[str, Space] = {}

    def device(self, parts: int) -> Space:
        """Return the space of `g`, `rg` or `k`, which a default space may stand in for (ISO 32000-1 §8.6.5.6)."""
        default, device = {
            1: ("/DefaultGray", "/DeviceGray"),
            3: ("/DefaultRGB", "/DeviceRGB"),
            4: ("/DefaultCMYK", "/DeviceCMYK"),
        }.get(parts, ("", "/DeviceGray"))
        return self.named(default if default in self._named else device)

    def named(self, name: str) -> Space:
        """Return the space of a name, be it the file's own or a device's."""
        if name not in self._known:
            self._known[name] = space_of(self._named.get(name, name))
        return self._known[name]


def _tokens(content: bytes) -> list[bytes]:
    """Part a content stream into operands and operators, what strings, arrays and inline pictures hold left out."""
    if b"BI" in content:
        content = _INLINE.sub(b" ", content)
    for _ in range(_NESTED):
        content, found = _STRINGS.subn(b" ", content)
        if not found or b"(" not in content:
            break
    if b"%" in content:
        content = _COMMENTS.sub(b" ", content)
    content = _ARRAYS.sub(b" ", content)
    for sign in (b"/", b"<"):
        content = content.replace(sign, b" " + sign)
    return content.replace(b">", b" ").split()


def _numbers(operands: list[bytes]) -> list[float]:
    try:
        return [float(part) for part in operands]
    except ValueError:
        return [number(part) for part in operands]


def _inside(inner: Box, outer: Box) -> bool:
    return (
        inner[0] >= outer[0] - _TOLERANCE
        and inner[1] >= outer[1] - _TOLERANCE
        and inner[2] <= outer[2] + _TOLERANCE
        and inner[3] <= outer[3] + _TOLERANCE
    )


def error(code: str, **facts: object) -> Finding:
    """Return what a printer sends a file back for."""
    return _finding(Severity.ERROR, code, facts)


def warning(code: str, **facts: object) -> Finding:
    """Return what may disappoint when it is printed."""
    return _finding(Severity.WARNING, code, facts)


def note(code: str, **facts: object) -> Finding:
    """Return what a printer may want to know."""
    return _finding(Severity.NOTE, code, facts)


def _finding(severity: Severity, code: str, facts: dict[str, object]) -> Finding:
    return Finding(
        severity=severity, code=f"preflight.{code}", facts=tuple([(name, str(fact)) for name, fact in facts.items()])
    )

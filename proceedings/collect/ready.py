"""A ready PDF in, a Manuscript out whose pages are set already: cut to their box, upright, free of their file."""

import hashlib
import io
import logging
import re
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pypdf import PdfReader
from pypdf.errors import DependencyError, PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject

from proceedings.collect.pdf_content import Matrix, box_placed, drawn, placed, times, unmarked
from proceedings.collect.pdf_fonts import missing_programs, unreadable_fonts
from proceedings.collect.pdf_ink import inked
from proceedings.collect.pdf_marks import UnsoundTags, numbered
from proceedings.collect.pdf_objects import Pool, of
from proceedings.collect.pdf_tags import TagTree
from proceedings.errors import UnreadableFile
from proceedings.language.detect import language_of
from proceedings.model.blocks import Paragraph, Role
from proceedings.model.finding import Finding, Severity
from proceedings.model.paper import Manuscript
from proceedings.model.ready import PDF_MAGIC, ReadyInk, ReadyLink, ReadyMark, ReadyPage, ReadyPdf, ReadyTag
from proceedings.model.text import Run

_HEADER = 1024
"""Bytes within which a reader looks for the header."""
MOST_PAGES = 1000
_MOST_TEXTS = 100
"""Pages whose words are read out: of a longer file, the first ones."""
_MOST_MARKS = 2000
_HIDDEN = 2 | 32
"""Flags of annotations that are not seen: Hidden, NoView (ISO 32000-1 table 165)."""
_LONGEST_TEXT = 100_000

_FAULTS = (
    PyPdfError,
    ArithmeticError,
    AttributeError,
    LookupError,
    NotImplementedError,
    RecursionError,
    TypeError,
    ValueError,
    zlib.error,
)
"""What pypdf meets in files that do not hold together."""


def read_ready(path: Path, data: bytes) -> Manuscript:
    """Read a PDF; raise UnreadableFile for one that is no PDF, is protected, damaged or without pages."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it repairs on the way is no news to anybody
    if PDF_MAGIC not in data[:_HEADER]:
        raise UnreadableFile("collect.not-pdf", file=path.name)
    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted:
            raise UnreadableFile("collect.pdf-encrypted", file=path.name)
        if not 0 < len(reader.pages) <= MOST_PAGES:
            raise UnreadableFile(
                "collect.pdf-pages", file=path.name, pages=str(len(reader.pages)), most=str(MOST_PAGES)
            )
        return _Reader(path, data, reader).manuscript()
    except DependencyError as fault:  # a cipher that only a library we do without would open
        raise UnreadableFile("collect.pdf-encrypted", file=path.name) from fault
    except _FAULTS as fault:
        raise UnreadableFile("collect.pdf-damaged", file=path.name, detail=str(fault)[:200]) from fault


class _Reader:
    """Reads one file."""

    def __init__(self, path: Path, data: bytes, reader: PdfReader) -> None:
        self._path = path
        self._data = data
        self._reader = reader
        self._pool = Pool()
        self._hidden = _hidden_layers(reader)
        self._uprights = [_upright(page) for page in reader.pages]
        self._numbers = {_key(page.indirect_reference): index for index, page in enumerate(reader.pages)}
        self._links = [list(self._linked(index, page)) for index, page in enumerate(reader.pages)]
        self._drawn_notes = 0

    def manuscript(self) -> Manuscript:
        """Return the pages with what the file says of itself."""
        tags, marked = self._tagged()
        drawn = inked(self._data, [box for box, _, _ in self._uprights], [size for _, _, size in self._uprights])
        ink = drawn or [None] * len(self._uprights)
        pages = tuple([self._page(index, page, marked, ink[index]) for index, page in enumerate(self._reader.pages)])
        objects = self._pool.objects()
        missing, unreadable = missing_programs(self._pool.fonts), unreadable_fonts(self._pool.fonts, self._pool.codes)
        ready = ReadyPdf(
            pages=pages,
            objects=objects,
            outline=tuple(self._outline()),
            tags=tags,
            unfit=bool(missing or unreadable),
        )
        return Manuscript(
            source=self._path.name,
            sha256=hashlib.sha256(self._data).hexdigest(),
            blocks=tuple(self._blocks(pages)),
            properties=tuple(self._properties().items()),
            findings=tuple(self._findings(missing, unreadable)),
            ready=ready,
        )

    def _tagged(self) -> tuple[tuple[ReadyTag, ...], list[bytes]]:
        """Return the file's own structure and its pages' content with marks for it; nothing where it has none."""
        try:
            links = {
                _key(note.indirect_reference): (index, number)
                for index, linked in enumerate(self._links)
                for number, (note, _) in enumerate(linked)
            }
            tree = TagTree(self._reader.root_object, self._numbers, links)
            owners = tree.owners()
            pages = [self._numbered(page, owners.get(index, {})) for index, page in enumerate(self._reader.pages)]
            return tree.tags([numbers for _, numbers in pages], self._box_of), [content for content, _ in pages]
        except UnsoundTags:
            return (), []
        except _FAULTS:  # its tags are damaged, not its pages
            return (), []

    def _numbered(self, page: Any, owners: Mapping[int, str]) -> tuple[bytes, dict[int, int]]:
        """Return a page's content with new marks; raise UnsoundTags where what is seen is not all of it."""
        if any(True for _ in self._appearances(page)):
            raise UnsoundTags("fields and remarks")
        resources = page.get("/Resources")
        return numbered(_content(page), _named(resources, "/Properties"), owners, self._hidden_names(resources))

    def _box_of(self, page: int, sides: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
        """Return left, top, right and bottom of what is a rectangle in a page's user space."""
        _, matrix, (_, height) = self._uprights[page]
        left, bottom, right, top = box_placed(matrix, sides)
        return left, height - top, right, height - bottom

    def _hidden_names(self, resources: Any) -> set[bytes]:
        """Return what a page calls the layers that are switched off."""
        names = _named(resources, "/Properties")
        return {name.encode() for name, item in names.items() if _key(item) in self._hidden}

    def _page(self, index: int, page: Any, marked: list[bytes], ink: ReadyInk | None) -> ReadyPage:
        box, matrix, (width, height) = self._uprights[index]
        resources = page.get("/Resources")
        content = _content(page)
        hidden = self._hidden_names(resources)
        text = _text(page) if index < _MOST_TEXTS else ""
        ppi = _coarsest(content, _named(resources, "/XObject"))
        appearances = list(self._appearances(page))
        if appearances:
            resources, content = self._with_appearances(resources, content, appearances)
        bleed = _within(_sides(page.bleedbox), _within(_sides(page.cropbox), _sides(page.mediabox)))
        whole = marked[index] if marked else unmarked(content, hidden)
        form = self._pool.form(resources, whole, _around(box, bleed), of(page, "/Group"))
        links = tuple([link for _, link in self._links[index]])
        return ReadyPage(
            width=width, height=height, matrix=matrix, form=form, text=text, links=links, ink=ink, ppi=round(ppi, 1)
        )

    def _appearances(self, page: Any) -> Iterator[tuple[Any, Matrix]]:
        """Yield what stamps, fields and remarks look like, and where (ISO 32000-1 §12.5.5)."""
        for note in _annotations(page):
            if of(note, "/Subtype") in {"/Link", "/Popup"} or int(of(note, "/F", 0)) & _HIDDEN:
                continue
            look = _normal_look(note)
            if look is None or "/Rect" not in note or "/BBox" not in look:
                continue
            own = tuple([float(part) for part in of(look, "/Matrix", (1, 0, 0, 1, 0, 0))])
            left, bottom, right, top = box_placed(own, _sides(look["/BBox"]))  # type: ignore[arg-type]
            x, y, across, up = _sides(note["/Rect"])
            if right > left and top > bottom:
                wide, high = (across - x) / (right - left), (up - y) / (top - bottom)
                yield look, (wide, 0.0, 0.0, high, x - left * wide, y - bottom * high)

    def _with_appearances(
        self, resources: Any, content: bytes, looks: list[tuple[Any, Matrix]]
    ) -> tuple[DictionaryObject, bytes]:
        """Return resources and content with the looks drawn on top."""
        whole = DictionaryObject(resources.get_object() if resources is not None else {})
        forms = DictionaryObject(_named(resources, "/XObject"))
        parts = [b"q ", content, b" Q"]
        for number, (look, matrix) in enumerate(looks):
            forms[NameObject(f"/Look{number}")] = look.indirect_reference or look
            parts.append(b" q %g %g %g %g %g %g cm /Look%d Do Q" % (*[round(part, 5) for part in matrix], number))
        whole[NameObject("/XObject")] = forms
        self._drawn_notes += len(looks)
        return whole, b"".join(parts)

    def _linked(self, index: int, page: Any) -> Iterator[tuple[Any, ReadyLink]]:
        """Yield the annotations that lead somewhere, each with the link that it is."""
        _, matrix, (_, height) = self._uprights[index]
        for note in _annotations(page):
            if of(note, "/Subtype") != "/Link" or "/Rect" not in note:
                continue
            left, bottom, right, top = box_placed(matrix, _sides(note["/Rect"]))
            action: Any = of(note, "/A")
            action = action.get_object() if action is not None else {}
            target, down = self._target(of(note, "/Dest", of(action, "/D")))
            uri = str(of(action, "/URI", "")) if of(action, "/S") == "/URI" else ""
            if uri or target >= 0:
                link = ReadyLink(
                    x=left, y=height - top, width=right - left, height=top - bottom, uri=uri, page=target, top=down
                )
                yield note, link

    def _target(self, destination: Any) -> tuple[int, float]:
        """Return the page that a destination means, −1 for none here, and how far down it is (§12.3.2)."""
        found: Any = destination.get_object() if destination is not None else None
        if isinstance(found, str | bytes):
            named = self._reader.named_destinations.get(found if isinstance(found, str) else found.decode("latin-1"))
            found = named.dest_array if named is not None else None
        if isinstance(found, DictionaryObject):
            found = of(found, "/D")
        if not isinstance(found, ArrayObject) or not found:
            return -1, 0.0
        index = self._numbers.get(_key(found[0] if isinstance(found[0], IndirectObject) else None), -1)
        if index < 0:
            return -1, 0.0
        box, matrix, (_, height) = self._uprights[index]
        x, y = box[0], box[3]
        if len(found) > 3 and found[1] == "/XYZ" and isinstance(found[3].get_object(), int | float):
            y = float(found[3].get_object())
        elif len(found) > 2 and found[1] in {"/FitH", "/FitBH"} and isinstance(found[2].get_object(), int | float):
            y = float(found[2].get_object())
        return index, min(max(height - placed(matrix, x, y)[1], 0.0), height)

    def _outline(self) -> Iterator[ReadyMark]:
        """Yield the items of the outline; one that is met again is no more followed."""
        root: Any = of(self._reader.root_object, "/Outlines")
        seen: set[tuple[int, int]] = set()
        waiting: list[tuple[Any, int]] = [(root.get("/First"), 1)] if isinstance(root, DictionaryObject) else []
        while waiting and len(seen) < _MOST_MARKS:
            item, level = waiting.pop()
            if item is None:
                continue
            key = _key(getattr(item, "indirect_reference", None) if not isinstance(item, IndirectObject) else item)
            entry: Any = item.get_object()
            if key in seen or not isinstance(entry, DictionaryObject):
                continue
            seen.add(key)
            action: Any = of(entry, "/A")
            page, top = self._target(of(entry, "/Dest", of(action, "/D") if action is not None else None))
            title = " ".join(str(of(entry, "/Title", "")).split())
            if page >= 0 and title:
                yield ReadyMark(level=level, title=title, page=page, top=top)
            waiting.append((entry.get("/Next"), level))
            waiting.append((entry.get("/First"), level + 1))

    def _blocks(self, pages: tuple[ReadyPage, ...]) -> Iterator[Paragraph]:
        """Yield title and authors as the file names them, then the words of its pages."""
        texts = [" ".join(page.text.split())[:_LONGEST_TEXT] for page in pages]
        lang = language_of(" ".join(texts)[:4000], "") or "ru"
        said = self._properties()
        title = said.get("title") or " ".join(self._path.stem.replace("_", " ").split())
        own = language_of(title, lang)
        yield Paragraph(content=(Run(text=title),), role=Role.TITLE, lang=own)
        if said.get("creator"):
            yield Paragraph(content=(Run(text=said["creator"]),), role=Role.AUTHORS, lang=own)
        for text in texts:
            if text:
                yield Paragraph(content=(Run(text=text),), lang=lang)

    def _properties(self) -> dict[str, str]:
        """Return title and authors as Info has them; what a program makes of a file's name is no title."""
        found: Mapping[str, Any] = self._reader.metadata or MappingProxyType({})
        said = {name: " ".join(str(found.get(key, "")).split()) for name, key in _INFO}
        if _NO_TITLE.match(said["title"]) or said["title"].lower().endswith(_ENDINGS):
            said["title"] = ""
        return {name: text for name, text in said.items() if text}

    def _findings(self, missing: list[str], unreadable: list[str]) -> Iterator[Finding]:
        if missing:
            yield _finding(Severity.WARNING, "collect.pdf-fonts", fonts=", ".join(missing[:5]))
        silent = [name for name in unreadable if name not in missing]
        if silent:
            yield _finding(Severity.WARNING, "collect.pdf-letters", fonts=", ".join(silent[:5]))
        if self._pool.has_rgb:
            yield _finding(Severity.NOTE, "collect.pdf-rgb")
        if self._pool.has_transparency:
            yield _finding(Severity.NOTE, "collect.pdf-transparency")
        if self._drawn_notes:
            yield _finding(Severity.NOTE, "collect.pdf-remarks", count=str(self._drawn_notes))


_INFO = (("title", "/Title"), ("creator", "/Author"))
_NO_TITLE = re.compile(r"(?:microsoft word|untitled|документ\s*\d|document\s*\d|.{0,2}$)", re.IGNORECASE)
_ENDINGS = (".doc", ".docx", ".odt", ".rtf", ".pdf", ".indd", ".tex", ".dvi", ".ppt", ".pptx", ".cdr", ".ai")

_Upright = tuple[tuple[float, float, float, float], Matrix, tuple[float, float]]


def _upright(page: Any) -> _Upright:
    """Return the box that is seen, the matrix that turns it upright at the origin, and its size (§14.11.2)."""
    media = _sides(page.mediabox)
    box = _within(_sides(page.trimbox), _within(_sides(page.cropbox), media))
    unit = float(of(page, "/UserUnit", 1))
    left, bottom, right, top = box
    width, height = (right - left) * unit, (top - bottom) * unit
    turn = int(page.rotation or 0) % 360
    scaled: Matrix = (unit, 0.0, 0.0, unit, -left * unit, -bottom * unit)
    turns: dict[int, Matrix] = {
        90: (0.0, -1.0, 1.0, 0.0, 0.0, width),
        180: (-1.0, 0.0, 0.0, -1.0, width, height),
        270: (0.0, 1.0, -1.0, 0.0, height, 0.0),
    }
    size = (height, width) if turn in {90, 270} else (width, height)
    return box, times(scaled, turns[turn]) if turn in turns else scaled, size


def _sides(box: Any) -> tuple[float, float, float, float]:
    """Return left, bottom, right and top, whichever corners a rectangle names."""
    x, y, across, up = [float(part.get_object()) for part in box]
    return min(x, across), min(y, up), max(x, across), max(y, up)


def _within(
    box: tuple[float, float, float, float], outer: tuple[float, float, float, float]
) -> tuple[float, float, float, float]:
    left, bottom = max(box[0], outer[0]), max(box[1], outer[1])
    right, top = min(box[2], outer[2]), min(box[3], outer[3])
    return (left, bottom, right, top) if right - left > 1 and top - bottom > 1 else outer


def _around(
    box: tuple[float, float, float, float], other: tuple[float, float, float, float]
) -> tuple[float, float, float, float]:
    """Return the box that holds both."""
    return min(box[0], other[0]), min(box[1], other[1]), max(box[2], other[2]), max(box[3], other[3])


def _content(page: Any) -> bytes:
    """Return the page's content, its parts joined by blanks (ISO 32000-1 table 30)."""
    found: Any = of(page, "/Contents")
    found = found.get_object() if found is not None else None
    parts = found if isinstance(found, ArrayObject) else [found] if found is not None else []
    streams = [part.get_object() for part in parts]
    return b"\n".join([stream.get_data() for stream in streams if hasattr(stream, "get_data")])


def _text(page: Any) -> str:
    """Return the words of a page, nothing where they cannot be made out."""
    try:
        return str(page.extract_text())
    except _FAULTS:
        return ""


def _coarsest(content: bytes, pictures: Mapping[str, Any]) -> float:
    """Return the dots to the inch of the page's coarsest picture, 0 without pictures."""
    found: list[float] = []
    for name, (a, b, c, d, _, _) in drawn(content):
        item = pictures.get(name.decode("latin-1"))
        picture: Any = item.get_object() if item is not None else {}
        wide, high = (a * a + b * b) ** 0.5, (c * c + d * d) ** 0.5
        if of(picture, "/Subtype") == "/Image" and wide > 1 and high > 1:
            found.append(min(int(picture["/Width"]) * 72 / wide, int(picture["/Height"]) * 72 / high))
    return min(found, default=0.0)


def _annotations(page: Any) -> list[Any]:
    found: Any = of(page, "/Annots")
    found = found.get_object() if found is not None else ()
    notes = [each.get_object() for each in found]
    return [note for note in notes if isinstance(note, DictionaryObject)]


def _normal_look(note: Any) -> Any:
    """Return the stream that an annotation looks like when nobody touches it."""
    looks: Any = of(note, "/AP")
    look: Any = of(looks, "/N") if looks is not None else None
    if isinstance(look, DictionaryObject) and not hasattr(look, "get_data"):
        look = of(look, str(of(note, "/AS", "/Off")))
    return look if hasattr(look, "get_data") else None


def _named(resources: Any, kind: str) -> Mapping[str, Any]:
    """Return resources of a kind by their names, as references."""
    found: Any = of(resources.get_object(), kind) if resources is not None else None
    return {key: found.raw_get(key) for key in found} if isinstance(found, DictionaryObject) else {}


def _hidden_layers(reader: PdfReader) -> set[tuple[int, int]]:
    """Return the layers that are switched off (ISO 32000-1 §8.11.4)."""
    found: Any = of(reader.root_object, "/OCProperties")
    if found is None:
        return set()
    state: Any = of(found, "/D", {})
    off: Any = of(found, "/OCGs", ()) if of(state, "/BaseState") == "/OFF" else of(state, "/OFF", ())
    on = {_key(each) for each in of(state, "/ON", ())}
    return {_key(each) for each in off} - on


def _key(reference: Any) -> tuple[int, int]:
    return (reference.idnum, reference.generation) if isinstance(reference, IndirectObject) else (-1, -1)


def _finding(severity: Severity, code: str, **facts: str) -> Finding:
    return Finding(severity=severity, code=code, facts=tuple(facts.items()))

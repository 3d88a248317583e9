"""An Edition in, the PDF file out, by way of ReportLab's document objects."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any, BinaryIO, cast

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfdoc import PDFObjectReference as Reference
from reportlab.pdfbase.pdfdoc import PDFString as String

from proceedings.bind.edition import Bookmark, Edition, Leaf
from proceedings.bind.embedding import add_font
from proceedings.bind.fonts import embedded_font
from proceedings.bind.forms import Forms
from proceedings.bind.images import ImageStream
from proceedings.bind.metadata import information, xmp_packet
from proceedings.bind.objects import ObjectFile
from proceedings.bind.raw import Array, Deflated, Dictionary, Formatted, Name, Stream, deflated
from proceedings.bind.streams import WrittenPage
from proceedings.bind.structure import Numbers, StructureTree
from proceedings.bind.tags import Area
from proceedings.errors import Stopped
from proceedings.language.words import printed
from proceedings.model.progress import OnProgress, Progress, ShouldStop
from proceedings.model.setpage import Link
from proceedings.style import PageStyle, Style
from proceedings.style.load import styles_folder
from proceedings.typeset.fonts import face_file

_TRUE = "true"
_STEP = 50  # pages between two reports of progress
FAN = 32
"""Kids of a node of the page tree."""


def write_pdf(edition: Edition, style: Style, out: Path, *, on_progress: OnProgress, should_stop: ShouldStop) -> None:
    """Write the edition to `out`, by way of a file beside it that is replaced at the end.

    Raise Stopped when asked to stop; then nothing is left.
    """
    write_document(Document(titled(edition), style), out, on_progress=on_progress, should_stop=should_stop)


def titled(edition: Edition) -> Edition:
    """Return the edition with a title, which the standards want."""
    return replace(edition, title=edition.title or printed("scientific-edition", edition.lang))


def write_document(document: "Document", out: Path, *, on_progress: OnProgress, should_stop: ShouldStop) -> None:
    """Add the document's pages and write it; see `write_pdf`."""
    part = out.with_name(out.name + ".part")
    pages = document.pages
    try:
        with part.open("wb") as file:
            for done in range(pages):
                if done % _STEP == 0:
                    on_progress(Progress(stage="write", done=done, total=pages))
                    if should_stop():
                        raise Stopped
                document.add_page(done)
            document.write(file)
        part.replace(out)
    finally:
        with suppress(FileNotFoundError):
            part.unlink()
    on_progress(Progress(stage="write", done=pages, total=pages))


class Document(pdfdoc.PDFDocument):
    """The PDF while it grows: pages, then whatever they need."""

    version = b"1.7"

    def __init__(self, edition: Edition, style: Style) -> None:
        super().__init__(dummyoutline=1, compression=0, invariant=1)
        self._edition = edition
        self._style = style
        self._kids: list[Reference] = []
        self._numbers: list[int] = []
        self._annotations: dict[Area, int] = {}
        self._places = _places(edition)
        self._tree = StructureTree(edition)
        self._keys = self._tree.keys()
        self._form_keys = self._tree.form_keys()
        self._form_numbers: dict[int, int] = {}
        self._forms = Forms(edition.sources)
        self._images = {image: stream for source in edition.sources for image, stream in source.images}
        page = style.page
        self._box = Array([0, 0, round(page.width, 3), round(page.height, 3)]).format(self)
        self._sides = [self._side(page, page.inner), self._side(page, page.outer)]  # recto, verso
        self._whole = self.Reference(Stream(b"q 1 0 0 1 0 %g cm" % round(page.height, 3)))
        self._end = self.Reference(Stream(b"Q"))
        self._faces = Dictionary()
        self._fonts = self.Reference(self._faces)
        self._resources = self.Reference(Dictionary({"Font": self._fonts}))

    def _side(self, page: PageStyle, left: float) -> Reference:
        """Return the stream that moves the origin to the type area's top left corner."""
        return self.Reference(Stream(b"q 1 0 0 1 %g %g cm" % (round(left, 3), round(page.height - page.top, 3))))

    @property
    def pages(self) -> int:
        """How many pages there will be."""
        return len(self._edition.leaves)

    @property
    def fit(self) -> bool:
        """Whether nothing placed in it keeps it from a standard."""
        return self._edition.fit

    def add_page(self, index: int) -> None:
        """Add the page of a leaf."""
        self.add_leaf(index, self._edition.leaves[index])

    def add_leaf(self, index: int, leaf: Leaf) -> None:
        """Add a page."""
        page = Dictionary(
            {
                "Type": Name("Page"),
                "Parent": Reference(branch_name(index // FAN)),
                "MediaBox": self._box,
                "Resources": self._resources,
            }
        )
        written = [part for part in (leaf.page, leaf.head) if part and part.content]
        if written:
            streams = [self.Reference(Deflated(part.content)) for part in written]
            origin = self._whole if leaf.page and leaf.page.whole else self._sides[index % 2]
            page["Contents"] = Array([origin, *streams, self._end])
        images = sorted({image for part in written for image in part.images})
        pictures = self._pictures(written, self._form_keys.get(index))
        if leaf.page and leaf.page.tagged:
            self._form_numbers[index] = self.idToObjectNumberAndVersion[pictures[leaf.page.form].name][0]
        if pictures:
            page["Resources"] = Dictionary({"Font": self._fonts, "XObject": Dictionary(pictures)})
            if any(self._images[image].mask for image in images):  # the space to blend in, ISO 19005-2 §6.2.10
                page["Group"] = Dictionary({"S": Name("Transparency"), "CS": Name("DeviceRGB")})
        if leaf.page and leaf.page.marked:
            page["StructParents"] = index
        areas = [Area(index, number) for number in range(len(leaf.page.links) if leaf.page else 0)]
        annotations = [self._annotation(area, leaf) for area in areas if area in self._keys]
        if annotations:
            page["Annots"] = Array(annotations)
            page["Tabs"] = Name("S")  # the order of the structure, ISO 14289-1 §7.18.3
        self._kids.append(self.Reference(page, page_name(index)))
        self._numbers.append(self.objectcounter)

    def _annotation(self, area: Area, leaf: Leaf) -> Reference:
        if leaf.page is None:
            raise IndexError(area)
        link = self._link(area.page, leaf.scope, leaf.page.links[area.link])
        link["StructParent"] = self._keys[area]
        reference = self.Reference(link)
        self._annotations[area] = self.objectcounter
        return reference

    def _pictures(self, written: Sequence[WrittenPage], key: int | None = None) -> dict[str, Reference]:
        """Return all that pages draw by name: pictures, and pages set elsewhere; `key` is of a form that is tagged."""
        images = sorted({image for part in written for image in part.images})
        forms = [part.form for part in written if part.form]
        return {
            **{image: self._image(self._images[image]) for image in images},
            **{form: self._forms.reference(form, self, self._space, key) for form in forms},
        }

    def _space(self, colours: int) -> pdfdoc.PDFObject:
        """Return what the device's colours of a ready page mean: those of the profiles that we know."""
        name = "FOGRA39L_coated.icc" if colours == 4 else "sRGB.icc"
        profile = deflated((styles_folder() / "icc" / name).read_bytes(), N=colours)
        return Array([Name("ICCBased"), self.Reference(profile)])

    def _image(self, image: ImageStream) -> Reference:
        """Return the picture's stream, added when it is met first."""
        if image.name in self.idToObject:
            return Reference(image.name)
        space: object = Name({1: "DeviceGray", 3: "DeviceRGB", 4: "DeviceCMYK"}[image.colours])
        if image.palette:
            table = Stream(image.palette)
            last = len(image.palette) // 3 - 1
            space = Array([Name("Indexed"), Name("DeviceRGB"), last, self.Reference(table)])
        entries: dict[str, object] = {
            "Type": Name("XObject"),
            "Subtype": Name("Image"),
            "Width": image.width,
            "Height": image.height,
            "BitsPerComponent": image.bits,
            "ColorSpace": space,
            "Filter": Name("DCTDecode" if image.jpeg else "FlateDecode"),
        }
        if not image.jpeg:  # PNG's own prediction, ISO 32000-1 §7.4.4.4
            entries["DecodeParms"] = Dictionary(
                {"Predictor": 15, "Colors": image.colours, "BitsPerComponent": image.bits, "Columns": image.width}
            )
        elif image.colours == 4:
            entries["Decode"] = Array([1, 0] * 4)  # JPEG keeps inks inverted, as Adobe's programs write them
        if image.mask:
            entries["SMask"] = self._image(image.mask)
        return self.Reference(Stream(image.data, **entries), image.name)

    def _link(self, index: int, scope: str, link: Link) -> Dictionary:
        """Return the annotation of a link that leads somewhere."""
        left, top = self._origin(index)
        x, y = left + link.x, top - link.y
        entries: dict[str, object] = {
            "Type": Name("Annot"),
            "Subtype": Name("Link"),
            "Rect": Array([round(side, 2) for side in (x, y - link.height, x + link.width, y)]),
            "Border": Array([0, 0, 0]),
            "F": 4,  # printed, as ISO 19005-2 §6.3.2 wants
        }
        if link.target.startswith("#"):
            leaf, y = self._places[scope, link.target[1:]]
            entries["Dest"] = self._destination(leaf, y)
            entries["Contents"] = String(self._said_of(leaf, link.target[1:] if not scope else ""))
            return Dictionary(entries)
        entries["Contents"] = String(link.target)
        entries["A"] = Dictionary({"S": Name("URI"), "URI": String(_ascii(link.target))})
        return Dictionary(entries)

    def _said_of(self, leaf: int, name: str) -> str:
        """Return what a link inside the volume leads to: a title where it is known, and the page."""
        page = f"{printed('page-short', self._edition.lang)} {self._edition.folio(leaf)}"
        title = self._titles.get(name, "")
        return f"{_one_line(title)}, {page}" if title else page

    @cached_property
    def _titles(self) -> dict[str, str]:
        """Titles of the volume's own destinations."""
        titles = {mark.leaf: mark.title for mark in reversed(self._edition.bookmarks) if not mark.y}
        return {name: titles[leaf] for name, leaf, _ in self._edition.places if leaf in titles}

    def _origin(self, index: int) -> tuple[float, float]:
        page, leaf = self._style.page, self._edition.leaves[index]
        if leaf.page and leaf.page.whole:
            return 0.0, page.height
        return page.outer if index % 2 else page.inner, page.height - page.top

    def _destination(self, index: int, y: float) -> Array:
        left, top = self._origin(index)
        del left  # the window's left edge stays where the reader has it
        return Array([Reference(page_name(index)), Name("XYZ"), "null", round(top - y, 2), "null"])

    def write(self, file: BinaryIO) -> None:
        """Add what stands behind the pages, and write everything."""
        self._add_fonts()
        self._add_page_tree()
        info = self._number(Dictionary({key: String(text) for key, text in information(self._edition).items()}))
        tree = Dictionary({"Type": Name("StructTreeRoot")})
        root = self._number(tree)
        catalog = self._number(self._catalog_dictionary(Reference(self.numberToId[root])))
        self._write_objects(file, catalog, info, self._structure(tree, root))

    def _write_objects(self, file: BinaryIO, catalog: int, info: int, elements: list[bytes]) -> None:
        """Write all objects, those of `elements` last."""
        target = ObjectFile(file, self.objectcounter + 1 + len(elements), self.version)
        for number in range(1, self.objectcounter + 1):
            item = cast("Any", self.idToObject[self.numberToId[number]])
            (target.add_stream if isinstance(item, Stream) else target.add)(number, item.format(self))
        target.add_all(self.objectcounter + 1, elements)
        target.finish(catalog, info)

    def _number(self, item: pdfdoc.PDFObject) -> int:
        """Add an object and return its number."""
        self.Reference(item)
        return self.objectcounter

    def _add_page_tree(self) -> None:
        """Add the nodes over the pages: a root, and as many branches as are needed."""
        branches: list[Reference] = []
        for number, start in enumerate(range(0, len(self._kids), FAN)):
            kids = self._kids[start : start + FAN]
            node = {"Type": Name("Pages"), "Parent": Reference("pages"), "Kids": Array(kids), "Count": len(kids)}
            branches.append(self.Reference(Dictionary(node), branch_name(number)))
        root = {"Type": Name("Pages"), "Kids": Array(branches), "Count": len(self._kids)}
        self.Reference(Dictionary(root), "pages")

    def _structure(self, tree: Dictionary, root: int) -> list[bytes]:
        """Fill the root of the structure tree; return its elements, whose numbers follow those of all other objects."""
        parents, notes = Formatted(), Formatted()
        tree["ParentTree"] = self.Reference(parents)
        if self._tree.has_notes:
            tree["IDTree"] = self.Reference(notes)
        first = self.objectcounter + 1
        tree["K"] = f"[{first} 0 R]"
        tree["ParentTreeNextKey"] = len(self._numbers) + len(self._keys) + len(self._form_keys)
        numbers = Numbers(
            root=root, first=first, pages=self._numbers, areas=self._annotations, forms=self._form_numbers
        )
        parents.content = self._tree.parents(numbers)
        notes.content = self._tree.notes(numbers)
        return self._tree.objects(numbers, self._origin)

    def _add_fonts(self) -> None:
        codes: dict[str, set[str]] = defaultdict(set)
        own: dict[str, dict[str, str]] = defaultdict(dict)
        for source in self._edition.sources:
            for face, drawn in source.codes:
                codes[face].update(drawn)
            for glyph in source.glyphs:
                own[glyph.face][glyph.code] = glyph.text
        for face in sorted(codes):
            self._faces[face] = add_font(self, embedded_font(face_file(self._style, face), codes[face], own[face]))

    def _catalog_dictionary(self, tree: Reference) -> Dictionary:
        edition = self._edition
        catalog = Dictionary(
            {
                "Type": Name("Catalog"),
                "Pages": Reference("pages"),
                "Lang": String(edition.lang),
                "PageLabels": page_labels(edition),
                "PageLayout": Name("TwoPageRight"),
                "ViewerPreferences": Dictionary({"DisplayDocTitle": _TRUE}),
                "Metadata": self.Reference(Stream(xmp_packet(edition), Type=Name("Metadata"), Subtype=Name("XML"))),
                "MarkInfo": Dictionary({"Marked": _TRUE}),
                "StructTreeRoot": tree,
                "OutputIntents": Array([self._intent()]),
            }
        )
        if edition.bookmarks:
            catalog["Outlines"] = self._outline(edition.bookmarks)
            catalog["PageMode"] = Name("UseOutlines")
        return catalog

    def _intent(self) -> Dictionary:
        """Say what the colours of the screen edition mean: sRGB (ISO 19005-2 §6.2.3)."""
        profile = deflated((styles_folder() / "icc" / "sRGB.icc").read_bytes(), N=3)
        return Dictionary(
            {
                "Type": Name("OutputIntent"),
                "S": Name("GTS_PDFA1"),
                "OutputConditionIdentifier": String("sRGB"),
                "Info": String("sRGB IEC61966-2.1"),
                "DestOutputProfile": self.Reference(profile),
            }
        )

    def _outline(self, bookmarks: tuple[Bookmark, ...]) -> Reference:
        """Add the outline's tree; only its first level is open (ISO 32000-1 §12.3.3)."""
        root = Dictionary({"Type": Name("Outlines")})
        items = [Dictionary({"Title": String(_one_line(mark.title))}) for mark in bookmarks]
        references = [self.Reference(item) for item in (root, *items)]
        parents = _parents([mark.level for mark in bookmarks])
        children: dict[int, list[int]] = defaultdict(list)
        for index, (mark, item) in enumerate(zip(bookmarks, items, strict=True)):
            item["Dest"] = self._destination(mark.leaf, mark.y)
            item["Parent"] = references[parents[index] + 1]
            children[parents[index]].append(index)
        for parent, group in children.items():
            above = items[parent] if parent >= 0 else root
            above["First"], above["Last"] = references[group[0] + 1], references[group[-1] + 1]
            above["Count"] = len(group) if parent < 0 else -len(group)
            for before, after in pairwise(group):
                items[before]["Next"], items[after]["Prev"] = references[after + 1], references[before + 1]
        return references[0]


def page_name(index: int) -> str:
    """Return the name of a page's object."""
    return f"page {index}"


def branch_name(number: int) -> str:
    """Return the name of a node over pages."""
    return f"pages {number}"


def _places(edition: Edition) -> dict[tuple[str, str], tuple[int, float]]:
    """Return (leaf, y) by (scope, name) of every destination."""
    places = {("", key): (leaf, y) for key, leaf, y in edition.places}
    for index, leaf in enumerate(edition.leaves):
        for place in leaf.page.destinations if leaf.page else ():
            places.setdefault((leaf.scope, place.name), (index, place.y))
    return places


def _parents(levels: Iterable[int]) -> list[int]:
    """Return the index of each item's parent, -1 for the root; a level that is skipped counts as the next."""
    parents: list[int] = []
    open_items: list[tuple[int, int]] = []
    for index, level in enumerate(levels):
        while open_items and open_items[-1][0] >= level:
            open_items.pop()
        parents.append(open_items[-1][1] if open_items else -1)
        open_items.append((level, index))
    return parents


def page_labels(edition: Edition) -> Dictionary:
    """Return the numbers that readers show for the pages."""
    arabic = Dictionary({"S": Name("D"), "St": edition.first})
    roman = [0, Dictionary({"S": Name("r"), "St": 1})] if edition.roman else []
    return Dictionary({"Nums": Array([*roman, edition.roman, arabic])})


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _ascii(uri: str) -> str:
    """Percent-encode what a URI may not hold (RFC 3986)."""
    from urllib.parse import quote

    return quote(uri, safe="%/:?#[]@!$&'()*+,;=-._~")

"""Pages that were set elsewhere in, their objects in this document out, once for each file."""

from collections.abc import Callable, Iterable

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfdoc import PDFObjectReference as Reference

from proceedings.bind.raw import Stream
from proceedings.bind.streams import WrittenPaper
from proceedings.model.ready import CMYK_SPACE, RGB_SPACE, ReadyObject

_SPACES = {CMYK_SPACE: "ready CMYK", RGB_SPACE: "ready RGB"}


class Forms:
    """The forms of an edition; a file's objects are added when one of its pages is met first.

    A form whose content belongs to elements is added for each page that draws it.
    """

    def __init__(self, sources: Iterable[WrittenPaper]) -> None:
        self._homes = {name: (source, index) for source in sources for name, index in source.forms}
        self._tagged = {page.form for source in sources for page in source.pages if page.tagged}
        self._known: dict[int, int] = {}
        """Number of a file by the identity of its paper, which lives as long as the edition."""

    def reference(
        self,
        name: str,
        document: pdfdoc.PDFDocument,
        space: Callable[[int], pdfdoc.PDFObject],
        key: int | None = None,
    ) -> Reference:
        """Return the form; `space` makes what the device's inks (4) and lights (3) mean in the document.

        `key` is that of the form's content in the parent tree, None where no tags are written.
        """
        source, index = self._homes[name]
        if id(source) not in self._known:
            if not self._known:
                document.Reference(space(4), _SPACES[CMYK_SPACE])
                document.Reference(space(3), _SPACES[RGB_SPACE])
            self._known[id(source)] = len(self._known)
            self._add(source, document)
        file = self._known[id(source)]
        own = _name(file, index)
        if name in self._tagged:
            own = own if key is None else f"{own} {key}"
            if own not in document.idToObject:
                document.Reference(_PlacedStream(source.objects[index], file, key), own)
        return Reference(own)

    def _add(self, source: WrittenPaper, document: pdfdoc.PDFDocument) -> None:
        """Add the objects of a file, but for the forms that are added one by one."""
        file = self._known[id(source)]
        single = {index for name, index in source.forms if name in self._tagged}
        for number, item in enumerate(source.objects):
            if number not in single:
                made = _PlacedStream(item, file) if item.stream is not None else _Placed(item, file)
                document.Reference(made, _name(file, number))


def _name(file: int, number: int) -> str:
    return _SPACES.get(number, f"ready {file} {number}")


def _filled(item: ReadyObject, file: int, document: pdfdoc.PDFDocument) -> bytes:
    known = document.idToObjectNumberAndVersion
    return item.body % tuple([known[_name(file, number)][0] for number in item.refers])


class _Placed(pdfdoc.PDFObject):
    """An object that refers to others of its file."""

    def __init__(self, item: ReadyObject, file: int) -> None:
        self._item = item
        self._file = file

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        """Return the object, its references filled in."""
        return _filled(self._item, self._file, document)


class _PlacedStream(Stream):
    """A stream that refers to others of its file."""

    def __init__(self, item: ReadyObject, file: int, key: int | None = None) -> None:
        super().__init__(item.stream or b"")
        self._item = item
        self._file = file
        self._key = key

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        """Return the stream, its references filled in."""
        entries = _filled(self._item, self._file, document)
        entries += b"" if self._key is None else b"/StructParents %d" % self._key
        return b"%b/Length %d>>\nstream\n%b\nendstream" % (entries, len(self.content), self.content)

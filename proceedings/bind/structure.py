"""An edition's divisions and its papers' branches in, the objects of the PDF's structure tree out."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from proceedings.bind.branch import NOTE_NAME, Branch, text_string
from proceedings.bind.edition import Division, Edition
from proceedings.bind.tags import Area
from proceedings.model.value import value

DOCUMENT = "Document"


@value(kw_only=True)
class Numbers:
    """Object numbers that elements refer to."""

    root: int
    first: int
    """Of the first element; the others follow it."""
    pages: Sequence[int]
    areas: Mapping[Area, int]
    """Of the annotations, by leaf and link."""
    forms: Mapping[int, int]
    """Of the forms whose content belongs to elements, by the leaf that draws them."""


@dataclass(slots=True, kw_only=True)
class _Stem:
    """An element of the volume's own: the document, a part of it, or that of a paper, which bears a branch."""

    tag: str
    index: int
    parent: int
    """Index of an element; -1 for the root."""
    lang: str = ""
    """Where it differs from the parent's."""
    branch: Branch | None = None
    leaf: int = 0
    """Index of the leaf that the branch's first page is."""
    kids: list[int] = field(default_factory=list[int])


class StructureTree:
    """The elements of an edition, parents before their kids, the document first."""

    def __init__(self, edition: Edition) -> None:
        self._leaves = len(edition.leaves)
        self._count = 0
        self._stems: list[_Stem] = []
        document = self._grow(_Stem(tag=DOCUMENT, index=0, parent=-1))
        for division in edition.divisions:
            self._add(division, document, edition.lang)
        self._branches = [(stem, stem.branch) for stem in self._stems if stem.branch]

    def _grow(self, stem: _Stem) -> _Stem:
        self._stems.append(stem)
        self._count += 1
        if stem.branch:
            stem.kids.extend([stem.index + kid for kid in stem.branch.top])
            self._count += stem.branch.count
        return stem

    def _add(self, division: Division, parent: _Stem, lang: str) -> None:
        own = division.lang if division.lang != lang else ""
        branch = division.paper.branch if division.paper else None
        leaf = division.first
        stem = _Stem(tag=division.kind, index=self._count, parent=parent.index, lang=own, branch=branch, leaf=leaf)
        self._grow(stem)
        parent.kids.append(stem.index)
        for part in division.parts:
            self._add(part, stem, division.lang or lang)

    @property
    def count(self) -> int:
        """How many elements there are."""
        return self._count

    @property
    def has_notes(self) -> bool:
        """Whether an element has a name."""
        return any(branch.notes for _, branch in self._branches)

    def keys(self) -> dict[Area, int]:
        """Return the key in the parent tree of each annotation, by leaf and link; a page's key is its index."""
        areas = [Area(stem.leaf + page, link) for stem, branch in self._branches for page, link, _ in branch.areas]
        return {area: key for key, area in enumerate(areas, self._leaves)}

    def form_keys(self) -> dict[int, int]:
        """Return the key in the parent tree of each form whose content belongs to elements, by leaf."""
        leaves = [
            stem.leaf + page for stem, branch in self._branches if branch.formed for page in range(len(branch.owners))
        ]
        return {leaf: key for key, leaf in enumerate(leaves, self._leaves + len(self.keys()))}

    def objects(self, numbers: Numbers, origin: Callable[[int], tuple[float, float]]) -> list[bytes]:
        """Return the dictionaries; `origin` is where a leaf's type area begins, from its lower left corner."""
        made: list[bytes] = []
        for stem in self._stems:
            made.append(_stem_object(stem, numbers))
            if stem.branch:
                made.extend(_branch_objects(stem, stem.branch, numbers, origin))
        return made

    def parents(self, numbers: Numbers) -> bytes:
        """Return the number tree from content to elements."""
        rows: list[bytes] = []
        shaped: list[bytes] = []
        owners: list[int] = []
        forms = self.form_keys()
        for stem, branch in self._branches:
            first = numbers.first + stem.index
            for leaf, owned in enumerate(branch.owners, stem.leaf):
                if owned:
                    owning = b" ".join([b"%d 0 R" % (first + owner) for owner in owned])
                    (shaped if leaf in forms else rows).append(b"%d[%b]" % (forms.get(leaf, leaf), owning))
            owners.extend([first + element for _, _, element in branch.areas])
        rows.extend([b"%d %d 0 R" % (key, owner) for key, owner in enumerate(owners, self._leaves)])
        return b"<</Nums[%b]>>" % b"\n".join([*rows, *shaped])

    def notes(self, numbers: Numbers) -> bytes:
        """Return the name tree of the notes, whose elements have names; empty without notes."""
        notes = [stem.index + note for stem, branch in self._branches for note in branch.notes]
        if not notes:
            return b""
        names = b" ".join([b"(%b) %d 0 R" % (NOTE_NAME % note, numbers.first + note) for note in notes])
        ends = (NOTE_NAME % notes[0], NOTE_NAME % notes[-1])
        return b"<</Kids[<</Limits[(%b)(%b)]/Names[%b]>>]>>" % (*ends, names)


def _stem_object(stem: _Stem, numbers: Numbers) -> bytes:
    parent = numbers.first + stem.parent if stem.parent >= 0 else numbers.root
    lang = b"/Lang%b" % text_string(stem.lang) if stem.lang else b""
    kids = b" ".join([b"%d 0 R" % (numbers.first + kid) for kid in stem.kids])
    return b"<</S/%b/P %d 0 R%b%b>>" % (stem.tag.encode(), parent, lang, b"/K[%b]" % kids if kids else b"")


def _branch_objects(
    stem: _Stem, branch: Branch, numbers: Numbers, origin: Callable[[int], tuple[float, float]]
) -> list[bytes]:
    boxes: list[bytes] = []
    for page, left, top, right, bottom in branch.boxes:
        x, y = origin(stem.leaf + page)
        sides = (x + left, y - bottom, x + right, y - top)
        boxes.append(b"%g %g %g %g" % tuple([round(side, 2) for side in sides]))
    return branch.objects(
        stem.index,
        numbers.first,
        pages=numbers.pages[stem.leaf : stem.leaf + len(branch.owners)],
        forms=[numbers.forms[leaf] for leaf in range(stem.leaf, stem.leaf + len(branch.owners)) if branch.formed],
        areas=[numbers.areas[Area(stem.leaf + page, link)] for page, link, _ in branch.areas],
        boxes=boxes,
    )

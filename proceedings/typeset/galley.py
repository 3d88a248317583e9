"""Slabs: what is set, in its order, before it is cut into pages."""

import math
from collections.abc import Callable
from dataclasses import replace

from proceedings.model.setpage import ARTIFACT, Destination, Heading, Item, Line, Link
from proceedings.model.value import value
from proceedings.typeset.paragraph import SetLine

FORBIDDEN = 10_000
"""Penalty of a page break that must not be."""


@value(kw_only=True)
class Slab:
    """A horizontal slice of the galley that no page break cuts. Lengths in points, y from its top."""

    height: float
    items: tuple[Item, ...] = ()
    links: tuple[Link, ...] = ()
    destinations: tuple[Destination, ...] = ()
    notes: tuple[str, ...] = ()
    """Keys of the notes mentioned in it, which belong to the foot of its page."""
    above: float = 0.0
    """White space before it, dropped at the top of a page; of two neighbours' white the larger counts."""
    below: float = 0.0
    """White space after it, dropped at the foot of a page."""
    on_grid: bool = False
    """Whether it begins on the page's grid."""
    penalty: int = 0
    """Of a page break after it."""
    stretch: int = 0
    """By how many lines of the grid the white before it (about it, if it is no heading) may grow to fill the page."""
    floats: bool = False
    """Whether it may go to the top of the next page while the text goes on (a figure, a small table)."""
    spans: bool = False
    """Whether it takes the full measure at the top of a page of several columns."""
    repeat: "tuple[Slab, ...]" = ()
    """What is set again at the top of a page that begins with this slab (a table's head)."""
    heading: Heading | None = None
    variant: "Variant | None" = None
    """On a paragraph's first slab: another setting of the paragraph, if there is a good one."""
    lines: int = 1
    """On a paragraph's first slab: how many slabs the paragraph has."""


Variant = Callable[[int], "list[Slab]"]
"""Return the same paragraph set so many lines longer (or shorter), nothing when it would look bad."""


def artifact(item: Item) -> Item:
    """Return `item` as no content: set again where it has been read before."""
    if isinstance(item, Line):
        return Line(item.y, tuple([replace(span, node=ARTIFACT) for span in item.spans]), item.hidden)
    return replace(item, node=ARTIFACT)


def moved(item: Item, dx: float, dy: float) -> Item:
    """Return `item` elsewhere on the page."""
    if isinstance(item, Line):
        spans = item.spans if not dx else tuple([replace(span, x=span.x + dx) for span in item.spans])
        return Line(item.y + dy, spans, item.hidden)
    return replace(item, x=item.x + dx, y=item.y + dy)


def moved_link(link: Link, dx: float, dy: float) -> Link:
    """Return `link` elsewhere on the page."""
    return replace(link, x=link.x + dx, y=link.y + dy)


def line_slabs(
    lines: tuple[SetLine, ...], *, above: float = 0.0, below: float = 0.0, on_grid: bool = False, keep: bool = False
) -> list[Slab]:
    """Return a paragraph's lines as slabs that leave neither a widow nor an orphan.

    `keep` ties the last line to what follows; `below` is white space after it.
    """
    slabs: list[Slab] = []
    last = len(lines) - 1
    for index, line in enumerate(lines):
        forbidden = (index == 0 and last > 0) or index == last - 1 or (keep and index == last) or (keep and last < 4)
        slabs.append(
            Slab(
                height=line.height + (below if index == last else 0.0),
                items=line.items,
                links=line.links,
                destinations=tuple([Destination(name, 0.0) for name in line.marks]),
                notes=line.notes,
                above=above if not index else 0.0,
                on_grid=on_grid and not index,
                penalty=FORBIDDEN if forbidden else 0,
            )
        )
    return slabs


def padded(slab: Slab, grid: float) -> Slab:
    """Return `slab` with its white so evened out that text before and after it stays on the grid."""
    whole = slab.above + slab.height + slab.below
    pad = (math.ceil(whole / grid - 0.01) * grid - whole) / 2
    return replace(slab, above=slab.above + pad, below=slab.below + pad)


def stacked(slabs: list[Slab], *, dx: float = 0.0) -> Slab:
    """Return slabs one under the other as a single one."""
    items: list[Item] = []
    links: list[Link] = []
    destinations: list[Destination] = []
    notes: list[str] = []
    y = 0.0
    for index, slab in enumerate(slabs):
        y += slab.above if index else 0.0
        items.extend([moved(item, dx, y) for item in slab.items])
        links.extend([moved_link(link, dx, y) for link in slab.links])
        destinations.extend([Destination(point.name, point.y + y) for point in slab.destinations])
        notes.extend(slab.notes)
        y += slab.height
    return Slab(
        height=y,
        items=tuple(items),
        links=tuple(links),
        destinations=tuple(destinations),
        notes=tuple(notes),
        above=slabs[0].above if slabs else 0.0,
    )

"""Logos of organisers in, one row of them out: all of the same weight to the eye, none higher than it may be."""

from collections.abc import Sequence
from pathlib import Path

from proceedings.bind.images import ImageStream, read_image
from proceedings.model.measure import MM
from proceedings.model.setpage import Image, Kind, Node
from proceedings.model.value import value

HIGHEST = 14 * MM
_HEIGHT = 11 * MM
"""Of a square logo."""
_GAP = 7 * MM
_JPEG = b"\xff\xd8\xff"


@value()
class Logos:
    """A row of logos."""

    items: tuple[Image, ...] = ()
    media: tuple[tuple[str, tuple[str, bytes]], ...] = ()
    height: float = 0.0


def logo_row(files: Sequence[tuple[str, str]], measure: float, nodes: list[Node], *, centred: bool) -> Logos:
    """Set (path of a picture, whose it is) in a row; a picture that cannot be read is left out."""
    read = [(alt, path, found) for path, alt in files if path and (found := _read(Path(path)))]
    if not read:
        return Logos()
    sizes = [_size(picture.width / picture.height) for _, _, (_, _, picture) in read]
    whole = sum(width for width, _ in sizes) + _GAP * (len(sizes) - 1)
    scale = min(1.0, measure / whole)
    height = max(each for _, each in sizes) * scale
    x = (measure - whole * scale) / 2 if centred else 0.0
    items: list[Image] = []
    media: dict[str, tuple[str, bytes]] = {}
    for (alt, path, (mime, data, _)), (width, tall) in zip(read, sizes, strict=True):
        media[path] = (mime, data)
        nodes.append(Node(Kind.FIGURE, -1, "", alt))
        y = (height - tall * scale) / 2
        items.append(Image(x, y, width * scale, tall * scale, path, len(nodes) - 1))
        x += (width + _GAP) * scale
    return Logos(tuple(items), tuple(media.items()), height)


def _size(aspect: float) -> tuple[float, float]:
    """Return width and height of a logo: a wide one is lower and a tall one narrower than a square is."""
    height = min(_HEIGHT * aspect**-0.4, HIGHEST)
    return height * aspect, height


def _read(path: Path) -> tuple[str, bytes, ImageStream] | None:
    try:
        data = path.read_bytes()
    except OSError:
        return None
    mime = "image/jpeg" if data.startswith(_JPEG) else "image/png"
    picture = read_image(mime, data)
    return (mime, data, picture) if picture else None

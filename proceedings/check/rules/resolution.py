"""Pictures have enough dots for the size at which they are printed."""

from collections.abc import Iterator

from proceedings.check.pictures import pixel_size
from proceedings.check.reading import Reading, each_block
from proceedings.model.blocks import Figure
from proceedings.model.finding import NOWHERE, Finding, Place, Severity
from proceedings.model.graphic import Picture
from proceedings.model.measure import CM, INCH
from proceedings.model.setpage import Image

_SMALL = 2 * CM


def check_resolution(reading: Reading) -> Iterator[Finding]:
    """Yield a warning for each picture of a set paper with fewer dots to the inch than asked."""
    printed, least = reading.printed, reading.limits.resolution
    if printed is None or not least:
        return
    places = places_of_pictures(reading)
    seen: set[str] = set()
    for page in printed.pages:
        for item in page.items:
            if not isinstance(item, Image) or item.media in seen or max(item.width, item.height) < _SMALL:
                continue
            seen.add(item.media)
            dots = _dots(item, printed.media.get(item.media, ("", b""))[1])
            if 0 < dots < least:
                place = places.get(item.media, NOWHERE)
                wide = round(item.width / INCH * 300)
                facts = (("dots", str(dots)), ("least", str(least)), ("pixels", str(wide)))
                yield Finding(severity=Severity.WARNING, code="check.resolution", place=place, facts=facts)


def _dots(image: Image, data: bytes) -> int:
    """Return the dots to the inch of what is shown of a picture, 0 when its size is not known."""
    size = pixel_size(data)
    if size is None or not image.width or not image.height:
        return 0
    left, top, right, bottom = image.crop
    shown = size[0] * (1 - left - right), size[1] * (1 - top - bottom)
    return int(min(shown[0] / (image.width / INCH), shown[1] / (image.height / INCH)))


def places_of_pictures(reading: Reading) -> dict[str, Place]:
    """Return where each picture stands, by its key among the media."""
    places: dict[str, Place] = {}
    for block in each_block(reading.paper.body):
        if isinstance(block, Figure):
            for panel in block.panels:
                if isinstance(panel.graphic, Picture):
                    place = block.place
                    places.setdefault(panel.graphic.media, place)
                    places.setdefault(panel.graphic.fallback, place)
    return places

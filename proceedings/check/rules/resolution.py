"""Pictures have enough dots for the size at which they are printed."""

from collections.abc import Iterator

from proceedings.check.pictures import pixel_size
from proceedings.check.reading import Reading, each_block
from proceedings.model.blocks import Figure, Paragraph
from proceedings.model.finding import NOWHERE, Finding, Place, Severity
from proceedings.model.graphic import Picture
from proceedings.model.measure import CM, INCH
from proceedings.model.setpage import Image
from proceedings.model.text import InlineGraphic

_SMALL = 2 * CM
_FOR_PRINT = 300
"""Dots to the inch that one asks an author for, when one asks at all."""
_MANY = 4
"""More of them are told of at once."""
_CLOSE = 0.95
"""Of what is asked: nobody sees the difference."""
_POOR = 2 / 3
"""Of what is asked, under which one does."""


def check_resolution(reading: Reading) -> Iterator[Finding]:
    """Yield a finding for each picture of a set paper with fewer dots to the inch than asked; one for very many."""
    least = reading.limits.resolution
    poor = [(dots, image) for dots, image in _measured(reading) if dots < least * _CLOSE]
    if not poor:
        return
    places = places_of_pictures(reading)
    if len(poor) > _MANY:
        dots, image = min(poor, key=lambda each: each[0])
        facts = (("count", str(len(poor))), ("dots", str(dots)), ("least", str(least)))
        place = places.get(image.media, NOWHERE)
        severity = _severity(dots, least)
        yield Finding(severity=severity, code="check.resolutions", place=place, facts=facts)
        return
    for dots, image in poor:
        place = places.get(image.media, NOWHERE)
        wide = round(image.width / INCH * max(least, _FOR_PRINT))
        facts = (("dots", str(dots)), ("least", str(least)), ("pixels", str(wide)))
        yield Finding(severity=_severity(dots, least), code="check.resolution", place=place, facts=facts)


def _severity(dots: int, least: int) -> Severity:
    return Severity.WARNING if dots < least * _POOR else Severity.NOTE


def _measured(reading: Reading) -> Iterator[tuple[int, Image]]:
    """Yield the dots to the inch of every picture that is no emblem, once each."""
    printed = reading.printed
    seen: set[str] = set()
    for page in printed.pages if printed else ():
        for item in page.items:
            if not isinstance(item, Image) or item.media in seen or max(item.width, item.height) < _SMALL:
                continue
            seen.add(item.media)
            dots = _dots(item, printed.media.get(item.media, ("", b""))[1]) if printed else 0
            if dots:
                yield dots, item


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
            graphics = [panel.graphic for panel in block.panels]
        elif isinstance(block, Paragraph):
            graphics = [part.graphic for part in block.content if isinstance(part, InlineGraphic)]
        else:
            continue
        for graphic in graphics:
            if isinstance(graphic, Picture):
                places.setdefault(graphic.media, block.place)
                places.setdefault(graphic.fallback, block.place)
    return places

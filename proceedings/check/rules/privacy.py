"""Pictures do not tell where they were taken."""

from collections.abc import Iterator

from proceedings.check.pictures import tells_where
from proceedings.check.reading import Reading
from proceedings.check.rules.resolution import places_of_pictures
from proceedings.model.finding import NOWHERE, Finding, Severity


def check_privacy(reading: Reading) -> Iterator[Finding]:
    """Yield a note for each photograph that bears the coordinates of the place where it was taken."""
    telling = [key for key, data in reading.paper.media.items() if tells_where(data)]
    places = places_of_pictures(reading) if telling else {}
    for key in telling:
        yield Finding(severity=Severity.NOTE, code="check.picture-location", place=places.get(key, NOWHERE))

"""Dots to the inch at the printed size."""

import io

from PIL import Image

from proceedings.check import Limits
from proceedings.model.finding import Severity
from tests.check.build import figure, found, p, printed, with_body

PAPER = with_body(p("На рис. 1 видно."), figure("Рисунок 1 – Вид"))


def _png(pixels: int) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (pixels, pixels)).save(out, "PNG")
    return out.getvalue()


def _severities(pixels: int, width: float = 72.0, *, limits: Limits | None = None, crop: float = 0.0) -> list[Severity]:
    sets = printed(width, _png(pixels), crop=(crop, crop, 0.0, 0.0))
    return [finding.severity for finding in found(PAPER, limits or Limits(), printed=sets)]


def test_enough_dots():
    assert _severities(300) == []
    assert _severities(148) == [], "nobody sees two dots in a hundred and fifty"


def test_too_few_dots_matter_by_how_few():
    assert _severities(120) == [Severity.NOTE]
    assert _severities(72) == [Severity.WARNING]


def test_what_is_cropped_off_does_not_count():
    assert _severities(200) == []
    assert _severities(200, crop=0.5) == [Severity.NOTE]


def test_the_conference_says_how_many():
    assert _severities(200, limits=Limits(resolution=300)) == [Severity.NOTE]
    assert _severities(72, limits=Limits(resolution=0)) == []


def test_emblems_are_let_be():
    assert _severities(20, width=40.0) == []

"""Both palettes can be read by everybody, and one as well as the other."""

from __future__ import annotations

from dataclasses import fields

import pytest
from PySide6.QtGui import QColor, QPalette

from ui.look.palette import DARK, LIGHT, READ_ON, SEEN_ON, Colours, contrast, qpalette

PALETTES = {"light": LIGHT, "dark": DARK}


def test_contrast_is_that_of_the_guideline() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#ffffff", "#777777") == contrast("#777777", "#ffffff")


@pytest.mark.parametrize("palette", PALETTES)
@pytest.mark.parametrize(("ink", "ground"), READ_ON)
def test_what_is_read_stands_out(palette: str, ink: str, ground: str) -> None:
    colours = PALETTES[palette]
    assert contrast(getattr(colours, ink), getattr(colours, ground)) >= 4.5


@pytest.mark.parametrize("palette", PALETTES)
@pytest.mark.parametrize(("shape", "ground"), SEEN_ON)
def test_what_must_be_made_out_stands_out(palette: str, shape: str, ground: str) -> None:
    colours = PALETTES[palette]
    assert contrast(getattr(colours, shape), getattr(colours, ground)) >= 3.0


@pytest.mark.parametrize(("ink", "ground"), READ_ON)
def test_the_dark_palette_is_as_clear_as_the_light(ink: str, ground: str) -> None:
    light, dark = (contrast(getattr(each, ink), getattr(each, ground)) for each in (LIGHT, DARK))
    assert max(light, dark) / min(light, dark) <= 1.6


@pytest.mark.parametrize("colours", PALETTES.values())
def test_every_colour_is_one(colours: Colours) -> None:
    assert all(QColor(getattr(colours, field.name)).isValid() for field in fields(colours))


@pytest.mark.parametrize("colours", PALETTES.values())
def test_the_toolkit_shows_these_colours(colours: Colours) -> None:
    palette = qpalette(colours)
    assert palette.color(QPalette.ColorRole.Text).name() == colours.text
    disabled = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText)
    assert disabled.name() == colours.disabled

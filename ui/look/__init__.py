"""The window's look: a choice of palette and text size in; palette, fonts, icons and a visible focus out."""

from ui.look.icons import icon, icon_names, put_icon
from ui.look.palette import DARK, LIGHT, Colours, contrast
from ui.look.theme import SCALES, SCHEMES, LookChoice, apply_look, colours, scaled

__all__ = [
    "DARK",
    "LIGHT",
    "SCALES",
    "SCHEMES",
    "Colours",
    "LookChoice",
    "apply_look",
    "colours",
    "contrast",
    "icon",
    "icon_names",
    "put_icon",
    "scaled",
]

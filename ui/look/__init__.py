"""The window's look: a choice of palette and text size in; palette, fonts, icons and a visible focus out."""

from ui.look.columns import fit_names, fit_width, set_widths
from ui.look.flow import Flow
from ui.look.icons import draw_icons, icon, icon_names, picture, promise_icon, put_icon
from ui.look.palette import DARK, LIGHT, Colours, contrast
from ui.look.rows import RoomyRows
from ui.look.scale import scaled
from ui.look.theme import SCALES, SCHEMES, LookChoice, apply_look, colours, edges_last

__all__ = [
    "DARK",
    "LIGHT",
    "SCALES",
    "SCHEMES",
    "Colours",
    "Flow",
    "LookChoice",
    "RoomyRows",
    "apply_look",
    "colours",
    "contrast",
    "draw_icons",
    "edges_last",
    "fit_names",
    "fit_width",
    "icon",
    "icon_names",
    "picture",
    "promise_icon",
    "put_icon",
    "scaled",
    "set_widths",
]

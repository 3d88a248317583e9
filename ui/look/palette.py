"""The colours of the window, light and dark, of the same contrast; and a toolkit's palette made of them."""

from dataclasses import dataclass

from PySide6.QtGui import QColor, QPalette


@dataclass(frozen=True, slots=True, kw_only=True)
class Colours:
    """One palette; every colour as `#rrggbb`."""

    window: str
    """Behind panels and dialogs."""
    base: str
    """Behind text that is read or typed."""
    stripe: str
    """Every second row of a list."""
    button: str
    text: str
    muted: str
    """Words that only explain."""
    disabled: str
    line: str
    """What parts two areas."""
    border: str
    """Edges of what can be pressed or typed into."""
    accent: str
    """Links, the focus and what is switched on."""
    chosen: str
    """Behind what is chosen."""
    on_chosen: str
    desk: str
    """Behind pages."""
    banner: str
    on_banner: str
    good: str
    warning: str
    error: str
    waiting: str


LIGHT = Colours(
    window="#f4f4f6",
    base="#ffffff",
    stripe="#f7f8fa",
    button="#fbfbfc",
    text="#1d1f24",
    muted="#565a64",
    disabled="#8b8f99",
    line="#d5d7dd",
    border="#80858f",
    accent="#1a5fb4",
    chosen="#1f5fae",
    on_chosen="#ffffff",
    desk="#cfd1d6",
    banner="#fcefc9",
    on_banner="#3b2c00",
    good="#1e7236",
    warning="#8a5a00",
    error="#b3261e",
    waiting="#565a64",
)

DARK = Colours(
    window="#24262b",
    base="#1b1d21",
    stripe="#202227",
    button="#31343b",
    text="#edeef1",
    muted="#a7abb5",
    disabled="#787d88",
    line="#3b3e46",
    border="#80858f",
    accent="#7fb2f5",
    chosen="#386db6",
    on_chosen="#ffffff",
    desk="#131417",
    banner="#4a3a0c",
    on_banner="#fbeec2",
    good="#6cc484",
    warning="#e0a83c",
    error="#ff8f86",
    waiting="#a7abb5",
)

READ_ON = (
    ("text", "window"),
    ("text", "base"),
    ("text", "stripe"),
    ("text", "button"),
    ("muted", "window"),
    ("muted", "base"),
    ("accent", "base"),
    ("accent", "window"),
    ("on_chosen", "chosen"),
    ("on_banner", "banner"),
    ("good", "base"),
    ("warning", "base"),
    ("error", "base"),
    ("waiting", "base"),
)
"""(ink, ground) of everything that is read: 4.5 : 1 at least (WCAG 2.2, 1.4.3)."""

SEEN_ON = (("border", "window"), ("border", "base"), ("accent", "button"), ("chosen", "base"))
"""(shape, ground) of what must be made out: 3 : 1 at least (WCAG 2.2, 1.4.11)."""


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21 (WCAG 2.2, “contrast ratio”)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def qpalette(colours: Colours) -> QPalette:
    """Return the toolkit's palette of these colours."""
    role = QPalette.ColorRole
    palette = QPalette()
    for name, colour in (
        (role.Window, colours.window),
        (role.WindowText, colours.text),
        (role.Base, colours.base),
        (role.AlternateBase, colours.stripe),
        (role.Text, colours.text),
        (role.PlaceholderText, colours.muted),
        (role.Button, colours.button),
        (role.ButtonText, colours.text),
        (role.BrightText, colours.error),
        (role.ToolTipBase, colours.button),
        (role.ToolTipText, colours.text),
        (role.Link, colours.accent),
        (role.LinkVisited, colours.accent),
        (role.Highlight, colours.chosen),
        (role.HighlightedText, colours.on_chosen),
        (role.Accent, colours.accent),
        (role.Light, colours.button),
        (role.Midlight, colours.line),
        (role.Mid, colours.line),
        (role.Dark, colours.border),
        (role.Shadow, colours.border),
    ):
        palette.setColor(name, QColor(colour))
    for name in (role.WindowText, role.Text, role.ButtonText, role.PlaceholderText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, QColor(colours.disabled))
    palette.setColor(QPalette.ColorGroup.Disabled, role.Highlight, QColor(colours.line))
    palette.setColor(QPalette.ColorGroup.Disabled, role.HighlightedText, QColor(colours.disabled))
    return palette


def _luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue

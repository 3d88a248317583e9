"""Edges of what can be typed into or ticked: Fusion draws them hardly darker than the window, unseen on a dark one."""

from functools import cache
from importlib.resources import files

_SHEET = """
QLineEdit, QPlainTextEdit { border: 1px solid palette(dark); border-radius: 3px; padding: 1px }
QLineEdit:focus, QPlainTextEdit:focus { border-color: palette(accent) }
QLineEdit:disabled, QPlainTextEdit:disabled { border-color: palette(mid) }
QAbstractSpinBox QLineEdit, QComboBox QLineEdit, QAbstractItemView QLineEdit { border: none; padding: 0 }
QCheckBox::indicator, QRadioButton::indicator, QAbstractItemView::indicator {
  width: 1.1em; height: 1.1em; border: 1px solid palette(dark); background: palette(base)
}
QCheckBox::indicator, QAbstractItemView::indicator { border-radius: 3px }
QRadioButton::indicator { border-radius: 0.55em }
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked { image: url(%MARKS/tick.svg) }
QCheckBox::indicator:indeterminate, QAbstractItemView::indicator:indeterminate { image: url(%MARKS/partly.svg) }
QRadioButton::indicator:checked { image: url(%MARKS/dot.svg) }
QCheckBox::indicator:checked, QCheckBox::indicator:indeterminate, QRadioButton::indicator:checked,
QAbstractItemView::indicator:checked, QAbstractItemView::indicator:indeterminate {
  background: palette(highlight); border-color: palette(highlight)
}
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: palette(mid) }
"""


@cache
def edges_sheet() -> str:
    """Return the style sheet of the edges; its colours are the palette's, whichever is in force."""
    return _SHEET.replace("%MARKS", str(files("ui.look") / "marks").replace("\\", "/"))

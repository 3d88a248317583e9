"""Lengths that grow with the text."""

from PySide6.QtWidgets import QApplication

BASE = "look_base_pixels"
"""Property of the program: the size of its text at 100 %, in pixels."""


def scaled(pixels: int) -> int:
    """Return a length that grows with the text: 8 at 100 % is 16 at 200 %."""
    application = QApplication.instance()
    base = application.property(BASE) if application else None
    if not isinstance(base, int):
        return pixels
    return round(pixels * QApplication.font().pixelSize() / base)

"""PDFs as advertisers and authors of camera-ready papers send them, written by ReportLab."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from proceedings.style import load_style
from proceedings.typeset.fonts import face_file

FACE = "ReadyFace"
WORDS = "Объявление о наборе слушателей"


def ready_pdf(
    path: Path,
    *draw: Callable[[Any], None],
    size: tuple[float, float] = (300.0, 400.0),
    face: str = FACE,
    title: str = "",
    author: str = "",
    words: str = WORDS,
    **options: Any,
) -> Path:
    """Write a page for each of `draw`, which has a line of `words` already; return `path`."""
    if FACE not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont(FACE, str(face_file(load_style("a5-book"), "serif-regular"))))
    canvas = Canvas(str(path), pagesize=size, initialFontName=face, invariant=1, **options)
    if title:
        canvas.setTitle(title)
    if author:
        canvas.setAuthor(author)
    for each in draw or (lambda _canvas: None,):
        canvas.setFont(face, 12)
        canvas.drawString(40, 300, words if face == FACE else "Plain words")
        each(canvas)
        canvas.showPage()
    canvas.save()
    return path


def edited(path: Path, change: Callable[[pikepdf.Pdf], object]) -> Path:
    """Change the file at `path` by pikepdf; return `path`."""
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        change(pdf)
        pdf.save(path)
    return path

"""PDFs with a structure tree, as programs write them and as they should not."""

from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

from tests.ready_pdf import ready_pdf

Shape = tuple[Any, ...]
"""A type, then attributes of the element (a dict), numbers of marked content, and shapes."""


def tagged_pdf(path: Path, *shapes: Shape, content: bytes = b"", marks: int = 1, **root: Any) -> Path:
    """Write a page whose line of words is content 0 and whose squares are content 1 and on; return `path`."""
    ready_pdf(path)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        page = pdf.pages[0]
        words = page.Contents.read_bytes()
        squares = [b"/P<</MCID %d>>BDC %d 40 9 9 re f EMC" % (mark, 20 * mark) for mark in range(1, marks)]
        page.Contents = pdf.make_stream(b"\n".join([b"/P<</MCID 0>>BDC", words, b"EMC", *squares, content]))
        page.StructParents = 0
        tree = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot, **root))
        tree.K = Array([element(pdf, shape, tree) for shape in shapes])
        pdf.Root.StructTreeRoot = tree
        pdf.Root.MarkInfo = Dictionary(Marked=True)
        pdf.Root.Lang = "ru"
        pdf.save(path)
    return path


def element(pdf: pikepdf.Pdf, shape: Shape, parent: pikepdf.Object) -> pikepdf.Object:
    """Return an element made of a shape."""
    made = pdf.make_indirect(Dictionary(S=Name("/" + shape[0]), P=parent, Pg=pdf.pages[0].obj))
    kids: list[Any] = []
    for part in shape[1:]:
        if isinstance(part, dict):
            for key, value in part.items():
                made[key] = value
        else:
            kids.append(element(pdf, part, made) if isinstance(part, tuple) else part)
    made.K = Array(kids)
    return made

"""Set pages as text: what was set where, for golden tests and for a person's eye."""

from collections.abc import Iterator

from proceedings.model.setpage import Drawing, Image, Item, Line, Rule, SetPage, SetPaper


def proof(paper: SetPaper) -> str:
    """Return every page's items in their order, one a line, places in points rounded to tenths."""
    return "\n".join([line for number, page in enumerate(paper.pages, 1) for line in _page(number, page)]) + "\n"


def _page(number: int, page: SetPage) -> Iterator[str]:
    yield f"page {number}"
    for item in page.items:
        yield "  " + _item(item)
    for link in page.links:
        yield f"  link {link.x:.1f} {link.y:.1f} → {link.target}"


def _item(item: Item) -> str:
    if isinstance(item, Line):
        return f"{item.y:6.1f} {_left(item):6.1f} {_faces(item)} {'(hidden) ' if item.hidden else ''}{line_text(item)}"
    if isinstance(item, Rule):
        return f"{item.y:6.1f} {item.x:6.1f} rule {item.width:.1f} × {item.height:.2f}"
    if isinstance(item, Image):
        return f"{item.y:6.1f} {item.x:6.1f} image {item.width:.1f} × {item.height:.1f} {item.media}"
    return _drawing(item)


def _drawing(item: Drawing) -> str:
    return f"{item.y:6.1f} {item.x:6.1f} drawing of {len(item.paths)} paths"


def _left(line: Line) -> float:
    return line.spans[0].x if line.spans else 0.0


def _faces(line: Line) -> str:
    return "+".join(dict.fromkeys([f"{span.face}/{span.size:g}" for span in line.spans]))


def line_text(line: Line) -> str:
    """Return a line's characters, the hyphen at its end shown as one."""
    words = [" ".join([word.text for word in span.words]) + (" " if span.blank else "") for span in line.spans]
    text = "".join(words).rstrip()
    return text[:-1] + "-" if text.endswith("\u00ad") else text

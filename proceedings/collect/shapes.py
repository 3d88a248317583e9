"""Branches of markup compatibility, and the text that stands inside shapes, text boxes and diagrams."""

from collections.abc import Iterator

from proceedings.collect.archive import Archive, Element
from proceedings.collect.names import DGM, MC, UNDERSTOOD, A, R, V, W


def chosen_branch(alternatives: Element) -> Element | None:
    """Return the branch of a `mc:AlternateContent` to read: the first Choice that is understood, else the Fallback.

    Exactly one branch is read (ECMA-376 Part 3 §9.3); without a Fallback the first Choice is better than nothing.
    """
    choices = list(alternatives.iterchildren(f"{MC}Choice"))
    for choice in choices:
        required = [choice.nsmap.get(prefix, prefix) for prefix in choice.get("Requires", "").split()]
        if all(namespace in UNDERSTOOD for namespace in required):
            return choice
    fallback = alternatives.find(f"{MC}Fallback")
    return fallback if fallback is not None else choices[0] if choices else None


def shape_texts(graphic: Element) -> Iterator[Element]:
    """Yield the outermost elements that hold text in a drawing: `w:txbxContent`, `a:txBody`, VML `v:textpath`."""
    for child in graphic:
        tag = child.tag
        if tag in (f"{W}txbxContent", f"{A}txBody", f"{V}textpath"):
            yield child
        elif tag == f"{MC}AlternateContent":
            branch = chosen_branch(child)
            if branch is not None:
                yield from shape_texts(branch)
        elif len(child):
            yield from shape_texts(child)


def drawn_paragraphs(body: Element) -> list[str]:
    """Return the paragraphs of a DrawingML text body, as characters."""
    texts: list[str] = []
    for paragraph in body.iter(f"{A}p"):
        parts = ["\n" if e.tag == f"{A}br" else e.text or "" for e in paragraph.iter(f"{A}t", f"{A}br")]
        texts.append("".join(parts))
    return [text for text in texts if text.strip()]


def diagram_paragraphs(graphic: Element, archive: Archive) -> list[str]:
    """Return the texts of a SmartArt diagram, which stand in a data part of their own (ECMA-376 §21.4)."""
    texts: list[str] = []
    for link in graphic.iter(f"{DGM}relIds"):
        found = archive.related(archive.part_of(graphic), link.get(f"{R}dm", ""))
        if isinstance(found, tuple):
            for body in archive.parse(found[1], found[0]).iter(f"{DGM}t"):
                texts += drawn_paragraphs(body)
    return texts

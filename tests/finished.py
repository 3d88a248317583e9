"""What finished PDF files hold, read back by programs that are not ours."""

import os
import re
import shutil
import subprocess
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pikepdf
import pytest

from proceedings.style import load_style

SHY = "\u00ad"
WORD = re.compile(r"[^\W_]+")
GLUED_MARK = re.compile(r"([^\W\d_]+?)(\d{1,3})")
NOTE_MARK = re.compile(r"\[(?:footnote|endnote) (\w+)\]")


def tool(name: str) -> str:
    """Return the path of a validator; where it is missing, skip the test, or fail it in CI."""
    path = shutil.which(name)
    if path is None and os.environ.get("CI") == "true":
        pytest.fail(f"{name} is not installed: CI may not go without it")
    if path is None:
        pytest.skip(f"{name} is not installed")
    return path


def said(*command: str | Path) -> str:
    """Return what a validator prints; fail with its words when it complains."""
    name, *arguments = map(str, command)
    done = subprocess.run([tool(name), *arguments], capture_output=True, check=False)
    assert done.returncode == 0, (done.stdout + done.stderr).decode(errors="replace")
    return done.stdout.decode()


def page_texts(pdf: Path) -> list[str]:
    """Return the text of each whole page, in the order of the content."""
    return said("pdftotext", "-raw", "-enc", "UTF-8", pdf, "-").split("\f")[:-1]


def body_texts(pdf: Path, style: str) -> list[str]:
    """Return the text of each page's type area: without running heads and folios, which no author wrote."""
    page = load_style(style).page
    area = {"-x": 0, "-W": page.width + 1, "-y": page.top - 2, "-H": page.height - page.top - page.bottom + 8}
    cropped = [text for option, value in area.items() for text in (option, str(round(value)))]
    return said("pdftotext", "-raw", "-enc", "UTF-8", *cropped, pdf, "-").split("\f")[:-1]


def plain_words(text: str) -> list[str]:
    """Return the words of a text, whatever their case: the house style changes capitals."""
    return WORD.findall(unicodedata.normalize("NFKC", text).replace(SHY, "").casefold())


def read_words(reading: str) -> Counter[str]:
    """Return the words of `proceedings read`; `[footnote 3]` is its way of showing the mark 3."""
    return Counter(plain_words(NOTE_MARK.sub(r" \1 ", reading)))


def printed_words(pages: Sequence[str], understood: Mapping[str, int]) -> Counter[str]:
    """Return the words of set pages as the author wrote them.

    Words divided at a line's end are joined. A word divided between pages goes on after the notes of its page; which
    of the two it is, the `understood` words tell. A note's mark touches the word before it and is parted from it.
    """
    words = Counter(plain_words(" ".join(_joined(pages, understood))))
    for word, times in list((words - Counter(understood)).items()):
        glued = GLUED_MARK.fullmatch(word)
        if glued and glued[1] in understood:
            words -= Counter({word: times})
            words += Counter(dict.fromkeys(glued.groups(), times))
    return words


def _joined(pages: Sequence[str], understood: Mapping[str, int]) -> Iterator[str]:
    """Yield the text of each page, divided words made whole, on the page where they begin."""
    rest = [page.strip() for page in pages]
    for index, page in enumerate(rest):
        parts = re.split(rf"{SHY}\s*\n\s*", page)
        text = parts[0]
        for part in parts[1:]:
            begun = text.split()[-1] if text.split() else ""
            if not _is_word(begun, part, understood) and index + 1 < len(rest):
                first, _, rest[index + 1] = rest[index + 1].partition(" ")
                text += f"{first} {part}"
            else:
                text += part
        if text.endswith(SHY) and index + 1 < len(rest):
            first, _, rest[index + 1] = rest[index + 1].partition(" ")
            text = text.removesuffix(SHY) + first
        yield text


def _is_word(begun: str, part: str, understood: Mapping[str, int]) -> bool:
    """Tell whether `begun` goes on with the first word of `part`."""
    words = plain_words(begun + (part.split() or [""])[0])
    return all(word in understood or _parted(word, understood) for word in words)


def _parted(word: str, understood: Mapping[str, int]) -> bool:
    glued = GLUED_MARK.fullmatch(word)
    return bool(glued and glued[1] in understood)


def unembedded_fonts(pdf: Path) -> list[str]:
    """Return the lines of pdffonts that tell of a font that is not inside the file."""
    lines = said("pdffonts", pdf).splitlines()[2:]
    return [line for line in lines if line.split()[-5] != "yes"]


def undefined_glyphs(pdf: Path) -> list[str]:
    """Return where a page draws glyph 0, the box that stands for a character that the font does not have."""
    found: set[str] = set()
    with pikepdf.open(pdf) as document:
        glyphs: dict[object, bytes] = {}
        for number, page in enumerate(document.pages, 1):
            fonts = page.Resources.get("/Font", {})
            for name, shown in _shown(page):
                descendant = fonts[name].DescendantFonts[0]
                if descendant.objgen not in glyphs:
                    glyphs[descendant.objgen] = descendant.CIDToGIDMap.read_bytes()
                drawn = glyphs[descendant.objgen]
                found |= {
                    f"page {number}: {fonts[name].BaseFont} code {code:04x}"
                    for code in _codes(shown)
                    if not any(drawn[2 * code : 2 * code + 2])
                }
    return sorted(found)


def _shown(page: pikepdf.Page) -> Iterator[tuple[str, bytes]]:
    """Yield (font, string) for every string that a page shows."""
    font = ""
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) == "Tf":
            font = str(operands[0])
        elif str(operator) in {"Tj", "'", '"'}:
            yield font, bytes(operands[-1])
        elif str(operator) == "TJ":
            yield from ((font, bytes(part)) for part in operands[0] if isinstance(part, pikepdf.String))


def _codes(shown: bytes) -> set[int]:
    """Return the codes of an Identity-H string, which are two bytes each (ISO 32000-1 §9.7.5.2)."""
    return {shown[index] << 8 | shown[index + 1] for index in range(0, len(shown) - 1, 2)}


def outline_items(pdf: Path) -> list[tuple[int, str, int]]:
    """Return (level, title, index of the page) of every outline item."""
    with pikepdf.open(pdf) as document:
        numbers = _page_numbers(document)
        with document.open_outline() as outline:
            return list(_flat(outline.root, 1, document, numbers))


def _flat(
    items: Sequence[pikepdf.OutlineItem], level: int, document: pikepdf.Pdf, numbers: Mapping[object, int]
) -> Iterator[tuple[int, str, int]]:
    for item in items:
        action = item.action
        target = item.destination if item.destination is not None else action.D if action is not None else None
        yield level, item.title, _landing(target, document, numbers)
        yield from _flat(item.children, level + 1, document, numbers)


def internal_links(pdf: Path) -> list[tuple[int, int, tuple[float, ...]]]:
    """Return (index of the page, index of the page it leads to, rectangle) of every link inside the file."""
    found: list[tuple[int, int, tuple[float, ...]]] = []
    with pikepdf.open(pdf) as document:
        numbers = _page_numbers(document)
        for number, page in enumerate(document.pages):
            for link in page.get("/Annots", []):
                action = link.get("/A")
                if link.Subtype != "/Link" or (action is not None and action.S == "/URI"):
                    continue
                target = link.Dest if "/Dest" in link else action.D
                found.append((number, _landing(target, document, numbers), tuple(map(float, link.Rect))))
    return found


def _page_numbers(document: pikepdf.Pdf) -> dict[object, int]:
    return {page.objgen: number for number, page in enumerate(document.pages)}


def _landing(target: object, document: pikepdf.Pdf, numbers: Mapping[object, int]) -> int:
    """Return the index of the page where a destination, named or explicit, lies; raise KeyError for none."""
    if isinstance(target, pikepdf.String | pikepdf.Name):
        target = _named(target, document)
    if isinstance(target, pikepdf.Dictionary):
        target = target.D
    assert isinstance(target, pikepdf.Array | list), f"no destination: {target!r}"
    return numbers[target[0].objgen]


def _named(name: pikepdf.Object, document: pikepdf.Pdf) -> pikepdf.Object:
    root = document.Root
    if "/Names" in root and "/Dests" in root.Names:
        return pikepdf.NameTree(root.Names.Dests)[str(name)]
    return root.Dests[str(name)]


def text_at(pdf: Path, page: int, rectangle: Sequence[float]) -> str:
    """Return the text inside a rectangle, given in points from the page's lower left corner."""
    left, bottom, right, top = rectangle
    with pikepdf.open(pdf) as document:
        height = float(document.pages[page].mediabox[3])
    area = {"-x": left, "-y": height - top, "-W": right - left, "-H": top - bottom}
    cropped = [text for option, value in area.items() for text in (option, str(round(value)))]
    number = str(page + 1)
    return said("pdftotext", "-raw", "-enc", "UTF-8", "-f", number, "-l", number, *cropped, pdf, "-")

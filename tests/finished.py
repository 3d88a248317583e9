"""What finished PDF files hold, read back by programs that are not ours."""

import os
import re
import shutil
import subprocess
import tempfile
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from proceedings.model.change import Change
from proceedings.normalize.rules.order import REWORDING

SHY = "\u00ad"
WORD = re.compile(r"[\u3400-\u9fff]|[^\W_\u3400-\u9fff]+")
"""A word; of Chinese, a sign."""
NOTE_MARK = re.compile(r"\[(?:foot|end)note-?(\w+)\]")
NUMBER = re.compile(r"\d+|[ivxlc]+")
INKS = re.compile(rb"([\d.]+) ([\d.]+) ([\d.]+) [\d.]+ [kK]\b")
"""C, M and Y of a colour that is set (ISO 32000-1 §8.6.8)."""


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


def authors_texts(pdf: Path) -> list[str]:
    """Return the text of each page without what no author wrote: running heads, folios, repeated table heads, marks.

    The file says which marked-content sequences are artifacts and which are marks of notes (ISO 32000-1 §14.8.2).
    """
    with tempfile.TemporaryDirectory() as folder, pikepdf.open(pdf) as document:
        for page in document.pages:
            page.Contents = document.make_stream(pikepdf.unparse_content_stream(_unmarked(page)))
        document.save(Path(folder) / "text.pdf")
        return page_texts(Path(folder) / "text.pdf")


def _unmarked(page: pikepdf.Page) -> Iterator[tuple[object, pikepdf.Operator]]:
    """Yield a page's instructions, those aside that show text of no author's."""
    depth = 0
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name in {"BDC", "BMC"}:
            depth += bool(depth or str(operands[0]) in {"/Artifact", "/Reference"})
        if not depth or name not in {"Tj", "TJ"}:
            yield operands, operator
        if name == "EMC" and depth:
            depth -= 1


def plain_words(text: str) -> list[str]:
    """Return the words of a text, whatever their case: the house style changes capitals."""
    return WORD.findall(unicodedata.normalize("NFKC", text).replace(SHY, "").casefold())


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What `proceedings read` understood of a paper."""

    words: Counter[str]
    notes: int
    has_charts: bool


def reading_of(text: str, values: str) -> Reading:
    """Return the words of a reading, given as text and as JSON; `[footnote-3]` is its way of showing a mark."""
    marks = NOTE_MARK.findall(text)
    return Reading(
        words=Counter(plain_words(NOTE_MARK.sub(" ", text))), notes=len(set(marks)), has_charts='"Chart"' in values
    )


def reworded(reading: Reading, changes: Iterable[Change]) -> Reading:
    """Return `reading` with the words changed that rules of rewording say they changed."""
    words = Counter(reading.words)
    for change in changes:
        if change.rule in REWORDING:
            words.subtract(plain_words(change.before))
            words.update(plain_words(change.after))
    return replace(reading, words=+words)


def printed_words(pages: Sequence[str], reading: Reading) -> Counter[str]:
    """Return the words of set pages as the author wrote them.

    What the page does to a word is undone where it gives a word that was understood: it is divided at a line's end;
    divided there, it goes on after a figure, below the notes of its page or in the next line of its cell. The numbers
    before the notes and along the axes of charts are ours.
    """
    words = _made_whole(Counter(plain_words(_joined("\n".join(pages), reading.words))), reading.words)
    ours = [word for word in (words - reading.words).elements() if NUMBER.fullmatch(word)]
    return words - Counter(ours if reading.has_charts else ours[: reading.notes])


def _joined(text: str, understood: Mapping[str, int]) -> str:
    """Join the words divided at the ends of lines, if what comes out is a word."""
    first, *rest = re.split(rf"{SHY}\s*\n\s*", text)
    joined = [first]
    for part in rest:
        before = plain_words(joined[-1][-60:])[-1:]
        after = plain_words(part[:60])[:1]
        whole = "".join(before + after)
        joined.append(part if whole in understood else f"\n{part}")
    return "".join(joined)


def _made_whole(words: Counter[str], understood: Counter[str]) -> Counter[str]:
    """Make words that were understood but not printed out of pieces that were printed but not understood."""
    whole = Counter(words)
    for word in (understood - words).elements():
        pieces = _pieces(word, whole - understood)
        if pieces:
            whole -= Counter(pieces)
            whole[word] += 1
    return whole


def _pieces(word: str, added: Counter[str]) -> tuple[str, ...]:
    """Return words of `added` that make up `word`, none when there are none."""
    for cut in range(1, len(word) + 1):
        piece, rest = word[:cut], word[cut:]
        if added[piece]:
            others = _pieces(rest, added - Counter((piece,)))
            if others or not rest:
                return (piece, *others)
    return ()


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


def most_ink(pdf: Path, pages: Sequence[int] = ()) -> float:
    """Return the most ink anywhere inside the trimmed pages, per cent, as Ghostscript lays it down.

    `pages` are the numbers of those to be looked at, all where none are named.
    """
    wanted = [f"-sPageList={','.join(map(str, pages))}"] if pages else []
    found = 0
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "%d.tif"
        said("gs", "-q", "-sDEVICE=tiff32nc", "-r50", "-dUseTrimBox", *wanted, "-o", out, pdf)
        for page in Path(folder).iterdir():
            with Image.open(page) as picture:
                inks = picture.tobytes()
            found = max(found, *map(sum, zip(*[inks[plate::4] for plate in range(4)], strict=True)))
    return found / 2.55


def coloured_pages(pdf: Path) -> list[int]:
    """Return the numbers of the pages that draw pictures, or with other inks than black."""
    with pikepdf.open(pdf) as document:
        return [number for number, page in enumerate(document.pages, 1) if _is_coloured(page)]


def _is_coloured(page: pikepdf.Page) -> bool:
    content = b"\n".join([stream.read_bytes() for stream in page.Contents])
    inks = [float(part) for found in INKS.findall(content) for part in found]
    return "/XObject" in page.Resources or any(inks)


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

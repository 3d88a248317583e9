"""A printer's TOML in, a Printer out: what that printer asks of files; errors name the file, the key and the line."""

import dataclasses
import re
import tomllib
import typing
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, cast

from proceedings.errors import StyleError
from proceedings.model.value import value
from proceedings.model.volume import Words
from proceedings.style.load import styles_folder

DEFAULT_PRINTER = "offset-a5"

TEMPLATE = "template"
"""Name of the file to copy; it is no printer."""

_UNTITLED = Words()
_AT_LINE = re.compile(r"at line (\d+)")


@value(kw_only=True)
class Printer:
    """What a printer asks for; lengths in millimetres."""

    name: str
    """Of its file."""
    title: Words = _UNTITLED
    standard: str = "PDF/X-4"
    """`PDF/X-4`, or empty where the file is not for a press."""
    colour: str = "gray"
    """`gray`: black ink alone, C = M = Y = 0; `cmyk`: pictures and drawings keep their colours."""
    icc: str = "FOGRA39L_coated.icc"
    """Of the printing condition: a file in `styles/icc`, or a path beside the profile."""
    condition: str = "FOGRA39"
    """Its name in the registry of the ICC."""
    ink: int = 300
    """The most ink anywhere, per cent of all four together."""
    bleed: float = 3.0
    marks: bool = True
    """Whether crop marks stand outside the bleed."""
    trims: tuple[tuple[float, float], ...] = ()
    """Trimmed sizes that can be printed; any when empty."""
    multiple: int = 2
    """The number of pages divides by it; blank pages are added at the end."""
    least_pages: int = 0
    """The fewest pages that can be bound; 0 for any."""
    most_pages: int = 0
    wanted_ppi: int = 300
    """Of photographs."""
    least_ppi: int = 200
    line_art_ppi: int = 600
    """Of pictures in black and white without grays."""
    hairline: float = 0.5
    """The thinnest line, points."""
    safe: float = 4.0
    """How far from the trimmed edge type and pictures stay that do not run over it."""
    gutter: float = 10.0
    """How far type stays from the fold at the spine."""
    imposition: str = "pages"
    """`pages`: single pages, as a print shop wants them; `booklet`: one saddle-stitched gathering; `signatures`."""
    signature: int = 16
    """Pages in a gathering."""
    binding: str = "glued"
    """`glued` with a spine, or `stapled` without one."""
    leaf: float = 0.1
    """Thickness of a leaf of the block."""
    allowance: float = 0.5
    """What glue and cover add to the spine."""
    cover_colour: str = "cmyk"
    cover_bleed: float = 3.0
    paper: str = ""
    """What the job ticket says of the block's paper."""
    cover_paper: str = ""
    contact: str = ""
    """Who is to be asked at the printer's."""

    @property
    def icc_file(self) -> Path:
        """Return where the profile of the printing condition lies."""
        return Path(self.icc) if Path(self.icc).is_absolute() else styles_folder() / "icc" / self.icc

    def spine(self, pages: int) -> float:
        """Return the width of the spine: pages / 2 × thickness of a leaf + allowance; 0 for what is stapled."""
        return 0.0 if self.binding == "stapled" else pages / 2 * self.leaf + self.allowance

    def for_cover(self) -> "Printer":
        """Return what is asked of a cover: one sheet, with colours and bleed of its own."""
        return replace(
            self,
            colour=self.cover_colour,
            bleed=self.cover_bleed,
            trims=(),
            multiple=1,
            least_pages=0,
            most_pages=0,
            gutter=0.0,
            imposition="pages",
        )

    def padded(self, pages: int) -> int:
        """Return how many pages there are when blank ones have been added at the end."""
        return max(-(-pages // self.multiple) * self.multiple, -(-self.least_pages // self.multiple) * self.multiple)


_CHOICES = MappingProxyType(
    {
        "standard": ("PDF/X-4", ""),
        "colour": ("gray", "cmyk"),
        "cover_colour": ("gray", "cmyk"),
        "imposition": ("pages", "booklet", "signatures"),
        "binding": ("glued", "stapled"),
    }
)
_RANGES = MappingProxyType(
    {
        "ink": (100, 400),
        "bleed": (0, 20),
        "cover_bleed": (0, 20),
        "multiple": (1, 128),
        "least_pages": (0, 10000),
        "most_pages": (0, 10000),
        "wanted_ppi": (0, 4800),
        "least_ppi": (0, 4800),
        "line_art_ppi": (0, 4800),
        "hairline": (0, 5),
        "safe": (0, 50),
        "gutter": (0, 50),
        "signature": (4, 64),
        "leaf": (0.01, 2),
        "allowance": (0, 20),
    }
)


def printer_names() -> tuple[str, ...]:
    """Return the names of all printers that come with the program, sorted."""
    return tuple(sorted([file.stem for file in _folder().glob("*.toml") if file.stem != TEMPLATE]))


@cache
def load_printer(name: str) -> Printer:
    """Return the printer `name`, or the one in the TOML file at that path.

    Raise StyleError `printer.unknown`, `printer.syntax`, `printer.key` or `printer.no-icc`, the last three with the
    line.
    """
    path = Path(name) if name.endswith(".toml") else _folder() / f"{name}.toml"
    if not path.is_file():
        raise StyleError("printer.unknown", printer=name, known=", ".join(printer_names()))
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as fault:
        raise StyleError("printer.syntax", file=path.name, line="0", fault=str(fault)) from fault
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        said = _AT_LINE.search(str(fault))
        line = said[1] if said else str(text.count("\n") + 1)  # else it is the end of the document
        raise StyleError("printer.syntax", file=path.name, line=line, fault=str(fault)) from fault

    def refused(code: str, key: str, value: object) -> StyleError:
        return StyleError(code, file=path.name, key=key, value=str(value), line=_line_of(text, key))

    hints = typing.get_type_hints(Printer)
    made = {key: _checked(key, value, hints, refused) for key, value in table.items()}
    if "/" in made.get("icc", "") and not Path(made["icc"]).is_absolute():
        made["icc"] = str((path.parent / made["icc"]).resolve())
    printer = Printer(name=path.stem, **made)
    if not _is_press_profile(printer.icc_file):
        raise refused("printer.no-icc", "icc", printer.icc)
    if printer.imposition != "pages" and printer.signature % 4:
        raise refused("printer.key", "signature", printer.signature)
    return printer


def _folder() -> Path:
    return styles_folder() / "printers"


def _checked(key: str, value: object, hints: dict[str, Any], refused: Callable[[str, str, object], StyleError]) -> Any:
    """Return `value` as the field `key` wants it."""
    hint = hints.get(key) if key != "name" else None
    if hint is Words and isinstance(value, dict):
        words = cast("dict[str, Any]", value)
        known = {field.name for field in dataclasses.fields(Words)}
        if set(words) <= known and all(isinstance(each, str) for each in words.values()):
            return Words(**words)
    elif key == "trims":
        sizes = [_size(each) for each in cast("list[Any]", value if isinstance(value, list) else [None])]
        found = tuple([size for size in sizes if size])
        if len(found) == len(sizes):
            return found
    elif key in _CHOICES:
        if value in _CHOICES[key]:
            return value
    elif hint in {int, float} and isinstance(value, int | float) and not isinstance(value, bool):
        least, most = _RANGES[key]
        if least <= value <= most and (hint is float or isinstance(value, int)):
            return hint(value)
    elif hint in {bool, str} and type(value) is hint:
        return value
    raise refused("printer.key", key, value)


def _size(value: Any) -> tuple[float, float] | None:
    sides = cast("list[Any]", value) if isinstance(value, list) else []
    if len(sides) == 2 and all(isinstance(side, int | float) and 20 <= side <= 1000 for side in sides):
        return float(sides[0]), float(sides[1])
    return None


def _is_press_profile(path: Path) -> bool:
    """Tell whether a file is an ICC profile of a press with four inks (ISO 15076-1 §7.2)."""
    try:
        with path.open("rb") as file:
            head = file.read(40)
    except OSError:
        return False
    return head[12:20] == b"prtrCMYK" and head[36:40] == b"acsp"


def _line_of(text: str, key: str) -> str:
    """Return the number of the line that `key` stands on."""
    mine = re.compile(rf"\s*\[?{re.escape(key)}\b")
    return str(next((number for number, line in enumerate(text.splitlines(), 1) if mine.match(line)), 0))

"""The text a writer typed → its blocks and definitions, still free of any file format."""

from __future__ import annotations

import re
import tomllib
from dataclasses import field
from typing import Any, Literal

from proceedings.model.value import value

TAG_WORDS = frozenset(
    (
        *("center", "right", "left", "justify", "bold", "italic", "caps", "indent"),
        *("tab", "spaces", "list", "bullet", "pagebreak", "highlight"),
    )
)
TAG_VALUES = frozenset(("size", "heading", "color", "font"))
DEFINITIONS_MARK = re.compile(r"^={4,}[ \t]*$", re.MULTILINE)
TAG = re.compile(r"\{([a-z][^{}]*)\}[ \n]?")
CELL_BORDER = re.compile(r"(?<!\\)\|")

Alignment = Literal["center", "right", "left", "both"]
Arrangement = Literal["single", "tabs", "table"]
Definitions = dict[str, dict[str, Any]]


class SampleSourceError(ValueError):
    """Say that a sample text breaks the source format, where, and what to write instead."""


@value(kw_only=True)
class Format:
    """Direct formatting an author put on one paragraph."""

    alignment: Alignment = "both"
    bold: bool = False
    italic: bool = False
    caps: bool = False
    size: float | None = None
    font: str | None = None
    color: str | None = None
    highlight: bool = False
    indent: Literal["none", "formatted", "tab", "spaces"] = "none"
    heading: int = 0
    numbering: Literal["none", "list", "bullet"] = "none"
    page_break: bool = False


@value(kw_only=True)
class Paragraph:
    """One typed paragraph; `text` still holds the inline marks."""

    text: str
    format: Format = field(default_factory=Format)


@value(kw_only=True)
class Table:
    """Rows of typed cells; `<<` and `^^` are merges. Widths in centimetres, or none."""

    rows: tuple[tuple[str, ...], ...]
    ruled: bool
    widths: tuple[float, ...] = ()
    header_row: bool = False


@value(kw_only=True)
class Figure:
    """One picture, or two abreast; the width of each is in centimetres."""

    names: tuple[str, ...]
    width: float
    arrangement: Arrangement


@value(kw_only=True)
class Chart:
    """A native chart, width and height in centimetres."""

    name: str
    width: float
    height: float


@value(kw_only=True)
class Equation:
    """A display equation with its typed number, if any."""

    name: str
    number: str = ""
    in_table: bool = False


Block = Paragraph | Table | Figure | Chart | Equation


@value(kw_only=True)
class Source:
    """A whole text: blocks in order, and definitions by kind and name."""

    name: str
    blocks: tuple[Block, ...]
    equations: Definitions
    charts: Definitions
    figures: Definitions


def read_source(text: str, name: str) -> Source:
    """Read a text in the sample format; `name` is used in errors."""
    body, *rest = DEFINITIONS_MARK.split(text.replace("\r\n", "\n"), maxsplit=1)
    definitions = _definitions(rest[0] if rest else "", name)
    blocks: list[Block] = []
    for chunk in re.split(r"\n[ \t]*\n", body.strip("\n")):
        if chunk.strip():
            blocks.extend(_blocks_from(chunk.strip("\n"), name))
    return Source(
        name=name,
        blocks=tuple(blocks),
        equations={key: {"linear": value} for key, value in definitions.get("equations", {}).items()},
        charts=definitions.get("charts", {}),
        figures=definitions.get("figures", {}),
    )


def format_from(chunk: str, name: str) -> tuple[Format, str]:
    """Split the leading brace tags off a paragraph: its format, and the text after them."""
    words: list[str] = []
    while match := TAG.match(chunk):
        words.extend(match.group(1).split())
        chunk = chunk[match.end() :]
    return _format_from_words(words, name, chunk), chunk


def _definitions(text: str, name: str) -> Definitions:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        message = f"{name}: the definitions after ==== are not TOML: {error}"
        raise SampleSourceError(message) from error


def _blocks_from(chunk: str, name: str) -> tuple[Block, ...]:
    empties = re.fullmatch(r"\{empty(?: (\d+))?\}\s*", chunk)
    if empties:
        return (Paragraph(text=""),) * int(empties.group(1) or 1)
    if chunk.startswith("::"):
        return (_directive(chunk, name),)
    # A line ending in a Shift+Enter is joined without a blank.
    joined = re.sub(r"(?<=\\\\)\n", "", chunk).replace("\n", " ")
    form, text = format_from(joined, name)
    return (Paragraph(text=text, format=form),)


def _format_from_words(words: list[str], name: str, text: str) -> Format:
    values: dict[str, Any] = {}
    rest = iter(words)
    for word in rest:
        if word in TAG_VALUES:
            values[word] = _tag_value(word, next(rest, ""), name, text)
        elif word in TAG_WORDS:
            values.update(_tag_meaning(word))
        else:
            message = f"{name}: unknown tag word {word!r} before {text[:40]!r}; write \\{{ for a literal brace"
            raise SampleSourceError(message)
    return Format(**values)


def _tag_value(word: str, value: str, name: str, text: str) -> float | int | str:
    try:
        return {"size": float, "heading": int}.get(word, str)(value)
    except ValueError as error:
        message = f"{name}: tag {word!r} before {text[:40]!r} needs a number, not {value!r}"
        raise SampleSourceError(message) from error


def _tag_meaning(word: str) -> dict[str, Any]:
    if word in {"center", "right", "left"}:
        return {"alignment": word}
    return {
        "justify": {"alignment": "both"},
        "indent": {"indent": "formatted"},
        "tab": {"indent": "tab"},
        "spaces": {"indent": "spaces"},
        "list": {"numbering": "list"},
        "bullet": {"numbering": "bullet"},
        "pagebreak": {"page_break": True},
    }.get(word, {word: True})


def _directive(chunk: str, name: str) -> Block:
    first, *lines = chunk.split("\n")
    kind, *words = first[2:].split()
    try:
        if kind == "table":
            return _table(words, lines, name)
        return _placed(kind, words)
    except (IndexError, ValueError) as error:
        if isinstance(error, SampleSourceError):
            raise
        message = f"{name}: cannot read the directive {first!r}: {error}"
        raise SampleSourceError(message) from error


def _placed(kind: str, words: list[str]) -> Block:
    if kind in {"figure", "figures", "figure-table"}:
        arrangement: Arrangement = "single" if kind == "figure" else "tabs" if kind == "figures" else "table"
        return Figure(names=tuple(words[:-1]), width=float(words[-1]), arrangement=arrangement)
    if kind == "chart":
        return Chart(name=words[0], width=float(words[1]), height=float(words[2]))
    if kind in {"equation", "equation-table"}:
        return Equation(name=words[0], number=" ".join(words[1:]), in_table=kind == "equation-table")
    message = "unknown kind; use table, figure, figures, figure-table, chart, equation or equation-table"
    raise ValueError(message)


def _table(words: list[str], lines: list[str], name: str) -> Table:
    rows = tuple(_cells(line) for line in lines if line.strip())
    if not rows or len({len(row) for row in rows}) != 1:
        odd = next((row for row in rows if len(row) != len(rows[0])), ())
        message = f"{name}: rows of a table must have equally many cells; look at {' | '.join(odd)!r}"
        raise SampleSourceError(message)
    widths = words[words.index("widths") + 1].split(",") if "widths" in words else []
    return Table(
        rows=rows,
        ruled="plain" not in words,
        widths=tuple(float(width) for width in widths),
        header_row="headrow" in words,
    )


def _cells(line: str) -> tuple[str, ...]:
    line = line.strip().removeprefix("|").removesuffix("|")
    return tuple(cell.strip().replace("\\|", "|") for cell in CELL_BORDER.split(line))

"""A programme as a table (CSV or XLSX) in, its talks in their order out.

Columns are known by their heads in Kazakh, Russian or English, in any order; where there are no heads, the column with
the longest texts holds the titles and the one before or after it the authors. A row with a single filled cell is a
section's heading.
"""

import csv
import io
import zipfile
from collections.abc import Sequence
from pathlib import Path

from proceedings.errors import UnreadableFile
from proceedings.model.programme import Talk

_HEADS = {
    "section": ("section", "session", "track", "секци", "сессия", "направлени", "бөлім"),
    "authors": ("author", "speaker", "presenter", "full name", "автор", "докладчик", "фио", "ф.и.о", "участник",
                "выступа", "баяндамашы", "аты-жөні", "аты жөні"),
    "title": ("title", "paper", "talk", "topic", "назв", "тема", "доклад", "стать", "заглав", "тақыры", "атау",
              "баяндама"),
}  # fmt: skip
"""Parts of heads, in the order in which they are looked for: «Название секции» is no title, «Докладчик» no talk."""

_HEAD_ROWS = 10
"""Rows among which the heads may stand."""

Rows = list[tuple[int, list[str]]]


def read_roster(path: Path) -> tuple[Talk, ...]:
    """Return the talks of a programme.

    Raise UnreadableFile `collect.no-file`, `collect.no-table` or `collect.no-talks`.
    """
    try:
        data = path.read_bytes()
    except OSError as fault:
        raise UnreadableFile("collect.no-file", file=path.name, detail=fault.strerror or "") from fault
    table = _sheet_rows(path, data) if data.startswith(b"PK") else _text_rows(data)
    rows = [(number, [" ".join(cell.split()) for cell in row]) for number, row in enumerate(table, 1)]
    talks = _talks([(number, row) for number, row in rows if any(row)])
    if not talks:
        raise UnreadableFile("collect.no-talks", file=path.name)
    return talks


def _sheet_rows(path: Path, data: bytes) -> list[list[str]]:
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        return [
            ["" if cell is None else str(cell) for cell in row]
            for sheet in book.worksheets
            for row in sheet.iter_rows(values_only=True)
        ]
    except (InvalidFileException, KeyError, ValueError, OSError, zipfile.BadZipFile) as fault:
        raise UnreadableFile("collect.no-table", file=path.name) from fault


def _text_rows(data: bytes) -> list[list[str]]:
    text = _decoded(data)
    lines = text.splitlines()[:50]
    separator = max(";\t,|", key=lambda sign: sum([line.count(sign) for line in lines]))
    return list(csv.reader(io.StringIO(text), delimiter=separator))


def _decoded(data: bytes) -> str:
    """Read what Excel writes: UTF-8 with or without its mark, UTF-16, or the Cyrillic page of Windows."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1251", "replace")


def _talks(rows: Rows) -> tuple[Talk, ...]:
    columns, begins = _columns(rows)
    talks: list[Talk] = []
    heading = ""
    for number, row in rows[begins:]:
        filled = [cell for cell in row if cell]
        if len(filled) == 1 and len(columns) > 1:
            heading = filled[0]
            continue
        said = {name: row[at] if at < len(row) else "" for name, at in columns.items()}
        if said["title"] or said.get("authors"):
            talks.append(
                Talk(
                    title=said["title"],
                    authors=said.get("authors", ""),
                    section=said.get("section") or heading,
                    row=number,
                )
            )
    return tuple(talks)


def _columns(rows: Rows) -> tuple[dict[str, int], int]:
    """Return what stands in which column, and the index of the first row after the heads."""
    for index, (_, row) in enumerate(rows[:_HEAD_ROWS]):
        found = _heads(row)
        if "title" in found and len(found) > 1:
            return found, index + 1
    return _guessed([row for _, row in rows]), 0


def _heads(row: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for at, cell in enumerate(row):
        said = cell.casefold()
        for name, words in _HEADS.items():
            if name not in found and len(said) < 40 and any(word in said for word in words):
                found[name] = at
                break
    return found


def _guessed(rows: Sequence[Sequence[str]]) -> dict[str, int]:
    width = max([len(row) for row in rows], default=0)
    lengths = [sum([len(row[at]) for row in rows if at < len(row)]) for at in range(width)]
    if not lengths:
        return {"title": 0}
    title = max(range(width), key=lambda at: lengths[at])
    others = [at for at in (title - 1, title + 1) if 0 <= at < width and lengths[at] > len(rows) * 5]
    return {"title": title, "authors": others[0]} if others else {"title": title}

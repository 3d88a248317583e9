"""Read house styles from `styles/<name>/style.toml`."""

import dataclasses
import hashlib
import re
import tomllib
import typing
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType
from typing import Any

from proceedings.errors import StyleError
from proceedings.model.blocks import Align
from proceedings.model.decisions import ON_REQUEST
from proceedings.model.measure import MM
from proceedings.style.house import BookStyle, CoverStyle, PageStyle, Style, TextStyle

MAX_BASES = 8
REQUIRED_TEXT = (
    "body",
    "title",
    "title_other",
    "authors",
    "affiliation",
    "codes",
    "abstract",
    "keywords",
    "heading1",
    "heading2",
    "heading3",
    "list",
    "quote",
    "code",
    "caption",
    "table",
    "table_head",
    "source",
    "note",
    "reference",
    "further",
    "running_head",
    "folio",
    "contents_heading",
    "contents_section",
    "contents_title",
    "contents_authors",
    "opener_number",
    "opener_title",
    "opener_other",
    "opener_chair",
    "cover_organiser",
    "cover_title",
    "cover_subtitle",
    "cover_place",
    "cover_foot",
)


def styles_folder() -> Path:
    """Return the folder of the styles that ship with the program."""
    return Path(str(files("styles")))


def style_names() -> tuple[str, ...]:
    """Return the names of all house styles, sorted."""
    return tuple(sorted(path.parent.name for path in styles_folder().glob("*/style.toml")))


def font_path(name: str) -> Path:
    """Return the file of a font that a style names; `ziamath:NAME` is a font inside that package.

    Raise StyleError `style.no-font` when there is none.
    """
    package, colon, inner = name.partition(":")
    path = _package_folder(package) / "fonts" / inner if colon else styles_folder() / "fonts" / name
    if not path.is_file():
        raise StyleError("style.no-font", font=name)
    return path


@cache
def _package_folder(package: str) -> Path:
    """Return where a package lies, without importing it."""
    spec = find_spec(package)
    return Path(spec.origin).parent if spec and spec.origin else Path(package)


@cache
def load_style(name: str) -> Style:
    """Return the house style `name`, or the one in the TOML file at that path.

    Raise StyleError `style.unknown`, `style.syntax`, `style.key`, `style.missing` or `style.no-font`.
    """
    path = Path(name) if name.endswith(".toml") else styles_folder() / name / "style.toml"
    if not path.is_file():
        raise StyleError("style.unknown", style=name, known=", ".join(style_names()))
    table = _with_base(path, MAX_BASES)
    families = {family: dict(faces) for family, faces in _table(table, "families", path).items()}
    fallbacks = tuple(table.pop("fallbacks", ()))
    cover = _cover(_table(table, "cover", path), path)
    table.pop("cover", None)  # no page of a paper depends on it
    return Style(
        name=str(path.resolve()) if name.endswith(".toml") else name,
        page=_page(_table(table, "page", path), path),
        book=_built(BookStyle, _table(table, "book", path), path, "book"),
        cover=cover,
        text=MappingProxyType(_texts(_table(table, "text", path), path)),
        families=MappingProxyType({family: MappingProxyType(faces) for family, faces in families.items()}),
        fallbacks=fallbacks,
        requested=_requested(table.get("requested", []), path),
        digest=_digest(table, families, fallbacks),
    )


def _with_base(path: Path, bases: int) -> dict[str, Any]:
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as fault:
        raise StyleError("style.syntax", file=str(path), fault=str(fault)) from fault
    base = table.pop("base", "")
    if not base:
        return table
    if not bases:
        raise StyleError("style.key", file=str(path), key="base", value=base)
    return _merged(_with_base(styles_folder() / base / "style.toml", bases - 1), table)


def _merged(under: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    merged = dict(under)
    for key, value in over.items():
        below = merged.get(key)
        merged[key] = _merged(below, value) if isinstance(value, dict) and isinstance(below, dict) else value
    return merged


def _table(table: dict[str, Any], key: str, path: Path) -> dict[str, Any]:
    value = table.get(key, {})
    if not isinstance(value, dict):
        raise StyleError("style.key", file=str(path), key=key, value=str(value))
    return value


def _page(table: dict[str, Any], path: Path) -> PageStyle:
    lengths = {key: value * MM if key not in {"columns", "grid"} else value for key, value in table.items()}
    return _built(PageStyle, lengths, path, "page")


def _requested(rules: object, path: Path) -> tuple[str, ...]:
    if not isinstance(rules, list):
        raise _key_error(path, "requested", rules)
    named = typing.cast("list[object]", rules)
    unknown = [rule for rule in named if rule not in ON_REQUEST]
    if unknown:
        raise _key_error(path, "requested", unknown[0])
    return tuple([str(rule) for rule in named])


def _cover(table: dict[str, Any], path: Path) -> CoverStyle:
    cover = _built(CoverStyle, table, path, "cover")
    if cover.idea not in {"field", "band", "rule"}:
        raise _key_error(path, "cover.idea", cover.idea)
    if not re.fullmatch(r"#[0-9A-Fa-f]{6}", cover.colour):
        raise _key_error(path, "cover.colour", cover.colour)
    return cover


def _texts(table: dict[str, Any], path: Path) -> dict[str, TextStyle]:
    for element in REQUIRED_TEXT:
        if element not in table:
            raise StyleError("style.missing", file=str(path), key=f"text.{element}")
    return {element: _built(TextStyle, dict(values), path, f"text.{element}") for element, values in table.items()}


_T = typing.TypeVar("_T")


def _built(kind: type[_T], values: Mapping[str, Any], path: Path, prefix: str) -> _T:
    """Return `kind` made of TOML `values`, every key and type checked."""
    hints = typing.get_type_hints(kind)
    made: dict[str, Any] = {}
    for key, value in values.items():
        if key not in hints:
            raise _key_error(path, f"{prefix}.{key}", value)
        made[key] = _typed(value, hints[key])
        if made[key] is None:
            raise _key_error(path, f"{prefix}.{key}", value)
    for field in dataclasses.fields(typing.cast("Any", kind)):
        if field.default is dataclasses.MISSING and field.name not in made:
            raise StyleError("style.missing", file=str(path), key=f"{prefix}.{field.name}")
    return kind(**made)


def _typed(value: object, hint: object) -> object:
    """Return `value` as the field wants it, None when it cannot be."""
    if hint is Align:
        return Align(value) if value in set(Align) else None
    if hint is float and isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    if hint in {bool, int, str}:
        return value if type(value) is hint else None
    return tuple(value) if isinstance(value, list) else None


def _key_error(path: Path, key: str, value: object) -> StyleError:
    """Name the line on which the last word of `key` stands."""
    word = key.rpartition(".")[2]
    lines = path.read_text(encoding="utf-8").splitlines()
    line = next((number for number, text in enumerate(lines, 1) if text.lstrip().startswith(word)), 0)
    return StyleError("style.key", file=str(path), key=key, value=str(value), line=str(line))


def _digest(table: dict[str, Any], families: dict[str, dict[str, str]], fallbacks: tuple[str, ...]) -> str:
    """Hash what the style says and the sizes and names of its fonts' files."""
    said = hashlib.sha256(repr(table).encode())
    names = [name for faces in families.values() for name in faces.values()]
    for name in (*names, *fallbacks):
        said.update(f"{name} {font_path(name).stat().st_size}".encode())
    return said.hexdigest()

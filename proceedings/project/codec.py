"""Frozen dataclasses to JSON and back, led by their annotations; fields at their default are left out."""

import dataclasses
import json
import types
import typing
from collections.abc import Callable
from functools import cache
from typing import Any

from proceedings.project.errors import ProjectError

_ABSENT = dataclasses.MISSING


def to_json(value: object) -> str:
    """Return `value`, a frozen dataclass or what it holds, as JSON; equal values give equal text."""
    return json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":"))


def from_json(kind: Any, text: str) -> Any:
    """Return the value of type `kind` that `text` says; raise ProjectError `project.newer` for fields unknown here."""
    return _reader(kind)(json.loads(text))


def _plain(value: object) -> object:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        defaults = _defaults(type(value))
        pairs = [(name, getattr(value, name)) for name in defaults]
        return {name: _plain(held) for name, held in pairs if held != defaults[name]}
    if isinstance(value, tuple | list):
        return [_plain(each) for each in typing.cast("tuple[object, ...]", value)]
    return value


@cache
def _defaults(kind: type[Any]) -> dict[str, object]:
    return {
        field.name: field.default if field.default_factory is _ABSENT else field.default_factory()
        for field in dataclasses.fields(kind)
    }


@cache
def _reader(kind: Any) -> Callable[[Any], Any]:
    kind = getattr(kind, "__supertype__", kind)
    if dataclasses.is_dataclass(kind):
        return _dataclass_reader(typing.cast("type[Any]", kind))
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if origin is tuple:
        return _tuple_reader(inner)
    if origin in {types.UnionType, typing.Union}:
        only = _reader(next(each for each in inner if each is not types.NoneType))
        return lambda data: None if data is None else only(data)
    return lambda data: data


def _tuple_reader(inner: tuple[Any, ...]) -> Callable[[Any], Any]:
    readers = [_reader(each) for each in inner if each is not ...]
    if inner[-1] is ...:
        return lambda data: tuple([readers[0](each) for each in data])
    return lambda data: tuple([read(each) for read, each in zip(readers, data, strict=True)])


def _dataclass_reader(kind: type[Any]) -> Callable[[Any], Any]:
    readers = {name: _reader(hint) for name, hint in typing.get_type_hints(kind).items()}

    def read(data: dict[str, Any]) -> Any:
        if not data.keys() <= readers.keys():
            raise ProjectError("project.newer", field=", ".join(sorted(data.keys() - readers.keys())))
        return kind(**{name: readers[name](held) for name, held in data.items()})

    return read

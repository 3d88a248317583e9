"""Values: dataclasses with slots that nobody changes, quick to make and quick to declare."""

import dataclasses
from collections.abc import Callable
from operator import attrgetter
from typing import TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(dataclasses.field,))
def value(*, kw_only: bool = False) -> Callable[[type[T]], type[T]]:
    """Make a class a dataclass with slots that the type checker holds frozen; equal values hash alike.

    Nothing refuses an assignment at run time: a frozen dataclass sets each field through `object.__setattr__`, which
    takes three times as long. Comparison, hash and representation are not compiled for each class as `dataclass` does:
    that would be two thirds of a class's price, and a command that sets one paper declares two hundred.
    """

    def declared(plain: type[T]) -> type[T]:
        own = vars(plain)
        made = dataclasses.dataclass(slots=True, eq=False, repr=False, kw_only=kw_only)(plain)
        for name, method in _methods(made).items():
            if name not in own:
                setattr(made, name, method)
        return made

    return declared


def _methods(made: type) -> dict[str, Callable[..., object]]:
    """Return what makes instances of a dataclass values."""
    names = [field.name for field in dataclasses.fields(made)]
    fields_of: Callable[[object], object] = attrgetter(*names) if names else _nothing

    def equal(self: object, other: object) -> bool:
        return fields_of(self) == fields_of(other) if other.__class__ is self.__class__ else NotImplemented

    def hashed(self: object) -> int:
        return hash(fields_of(self))

    def told(self: object) -> str:
        said = ", ".join([f"{name}={getattr(self, name)!r}" for name in names])
        return f"{self.__class__.__qualname__}({said})"

    return {"__eq__": equal, "__hash__": hashed, "__repr__": told}


def _nothing(_value: object) -> tuple[()]:
    return ()

"""Formulas of Equation Editor 3 and MathType as they are stored: MTEF versions 3 and 5 → a tree.

The format is described in "MathType MTEF v.5" of the MathType SDK. Version 3 keeps options in the tag of a record and
parts templates otherwise; here its templates bear the names and meanings of version 5.
"""

from typing import TypeAlias

from proceedings.model.value import value

# Options of records
_NUDGE = 0x08
_NULL, _RULER, _SPACING = 0x01, 0x02, 0x04
_EMBELLISHED_5, _CHAR_8, _CHAR_16, _NO_CODE = 0x01, 0x04, 0x10, 0x20
_EMBELLISHED_3 = 0x02
_CMYK, _NAMED = 0x01, 0x04

_END, _LINE, _CHAR, _TEMPLATE, _PILE, _MATRIX, _EMBELLISHMENT, _RULER_RECORD, _FONT = range(9)
_SIZE, _FIRST_SIZE, _LAST_SIZE = 9, 10, 14
_COLOUR, _COLOUR_DEF, _FONT_DEF, _PREFERENCES, _ENCODING, _FUTURE = 15, 16, 17, 18, 19, 100
_POINT_SIZE, _LARGE_DELTA = 101, 100
_DEEPEST = 40
"""Levels of a tree; people's formulas have fewer than ten."""

TEMPLATES = (
    *("angle", "paren", "brace", "bracket", "bar", "double-bar", "floor", "ceiling", "open-bracket", "interval"),
    *("root", "fraction", "under-bar", "over-bar", "arrow", "integral", "sum", "product", "coproduct", "union"),
    *("intersection", "integral-operator", "sum-operator", "limit", "horizontal-brace", "horizontal-bracket"),
    *("long-division", "sub", "sup", "sub-sup", "dirac", "vector", "tilde", "hat", "arc", "joint-status"),
    *("strike", "box"),
)
"""By selector, version 5."""

# Variations, version 5
LEFT, RIGHT = 0x01, 0x02
"""Of fences and vectors: that side is there."""
SUM_STYLE = 0x40
"""Of large operators: limits stand over and under."""
PRECEDES = 0x01
"""Of scripts: they stand before what they belong to."""
ON_TOP = 0x01
"""Of horizontal braces: what is said of them stands above."""
DOUBLED = 0x01
SMALL, SLASHED = 0x01, 0x02
UNDER = 0x04
ARROW_LEFT, ARROW_RIGHT = 0x10, 0x20
_LOOP = 0x04

_BOTH = LEFT | RIGHT
_FENCES_3 = (_BOTH, LEFT, RIGHT)
_INTERVALS_3 = (0x22, 0x33, 0x23, 0x12, 0x30)
"""[ [, ] ], ] [, [ ), ( ]: the left fence in the low digit, the right one in the high digit."""
_BIG_3 = ("sum", "product", "coproduct", "union", "intersection")
_SCRIPTS_3 = ("sup", "sub", "sub-sup")


class MtefError(ValueError):
    """A formula that is stored in a way we do not read."""


@value()
class Char:
    """A character."""

    code: int
    """MTCode: Unicode, with signs of its own in the private area."""
    face: int
    """Typeface: 1 text, 2 function, 3 variable, 4 and 5 Greek, 6 symbol, 7 vector, 8 number, …; negative for a font."""
    marks: tuple[int, ...] = ()
    """Embellishments: dots, primes, hats."""


@value()
class Line:
    """A slot or a line: objects from left to right."""

    objects: "tuple[Object, ...]" = ()


@value()
class Pile:
    """Lines one under the other."""

    lines: "tuple[Object, ...]"
    align: int
    """1 left, 2 centre, 3 right, 4 at relations, 5 at the decimal sign."""


@value()
class Matrix:
    """Cells, row after row."""

    columns: int
    cells: "tuple[Object, ...]"
    align: int


@value()
class Template:
    """A construction with slots."""

    name: str
    variation: int
    slots: "tuple[Object, ...]"
    """Empty lines stand for slots that are not there; characters of fences and operators come last."""


Object: TypeAlias = Char | Line | Pile | Matrix | Template


def read_mtef(data: bytes) -> Line:
    """Return the formula in `data`; raise MtefError where it cannot be read."""
    version = data[0] if data else 0
    if version not in (3, 5):
        raise MtefError(f"MTEF version {version}")
    try:
        stream = _Stream5(data) if version == 5 else _Stream3(data)
        return Line(objects=tuple(stream.objects()))
    except IndexError as fault:
        raise MtefError("the formula ends too early") from fault


class _Stream:
    """What both versions have."""

    def __init__(self, data: bytes, start: int) -> None:
        self._data = data
        self._at = start
        self._depth = 0

    def objects(self) -> list[Object]:
        """Return the objects up to the end of a list, or of the data at the outermost level."""
        self._depth += 1
        if self._depth > _DEEPEST:
            raise MtefError("the formula is nested too deep")
        found: list[Object] = []
        while self._depth > 1 or self._at < len(self._data):
            kind, options = self._tag()
            if kind == _END:
                break
            read = self._object(kind, options)
            if read is not None:
                found.append(read)
        self._depth -= 1
        return found

    def _tag(self) -> tuple[int, int]:
        raise NotImplementedError

    def _char(self, options: int) -> Char:
        raise NotImplementedError

    def _template(self, options: int) -> Template:
        raise NotImplementedError

    def _skip(self, kind: int) -> None:
        raise NotImplementedError

    def _object(self, kind: int, options: int) -> Object | None:
        match kind:
            case 1:
                return self._line(options)
            case 2:
                return self._char(options)
            case 3:
                return self._template(options)
            case 4:
                return self._pile(options)
            case 5:
                return self._matrix(options)
            case 7:
                self._ruler()
            case 9:
                self._size()
            case kind if _FIRST_SIZE <= kind <= _LAST_SIZE:
                pass
            case _:
                self._skip(kind)
        return None

    def _line(self, options: int) -> Line:
        self._nudge(options)
        if options & _SPACING:
            self._word()
        if options & _RULER:
            self._ruler_record()
        return Line() if options & _NULL else Line(objects=tuple(self.objects()))

    def _pile(self, options: int) -> Pile:
        self._nudge(options)
        align, _ = self._byte(), self._byte()
        if options & _RULER:
            self._ruler_record()
        return Pile(lines=tuple(self.objects()), align=align)

    def _matrix(self, options: int) -> Matrix:
        self._nudge(options)
        _, align, _ = self._byte(), self._byte(), self._byte()
        rows, columns = self._byte(), self._byte()
        for count in (rows, columns):  # two bits for each line between, before and behind
            for _ in range((2 * (count + 1) + 7) // 8):
                self._byte()
        return Matrix(columns=columns, cells=tuple(self.objects()), align=align)

    def _embellishments(self) -> tuple[int, ...]:
        found: list[int] = []
        while True:
            kind, options = self._tag()
            if kind == _END:
                return tuple(found)
            if kind != _EMBELLISHMENT:
                raise MtefError(f"record {kind} among the marks of a character")
            self._nudge(options)
            found.append(self._byte())

    def _nudge(self, options: int) -> None:
        if options & _NUDGE and (self._byte(), self._byte()) == (128, 128):
            self._word()
            self._word()

    def _ruler_record(self) -> None:
        kind, _ = self._tag()
        if kind != _RULER_RECORD:
            raise MtefError(f"record {kind} where a ruler should be")
        self._ruler()

    def _ruler(self) -> None:
        for _ in range(self._byte()):
            self._byte()
            self._word()

    def _size(self) -> None:
        first = self._byte()
        if first == _POINT_SIZE:
            self._word()
        elif first == _LARGE_DELTA:
            self._byte()
            self._word()
        else:
            self._byte()

    def _byte(self) -> int:
        self._at += 1
        return self._data[self._at - 1]

    def _signed(self) -> int:
        return self._byte() - 128

    def _word(self) -> int:
        return self._byte() | self._byte() << 8

    def _string(self) -> None:
        while self._byte():
            pass


class _Stream5(_Stream):
    """Version 5: MathType 4 and later."""

    def __init__(self, data: bytes) -> None:
        super().__init__(data, 5)
        self._string()  # the key of the program
        self._byte()  # whether it stands in a line of text

    def _tag(self) -> tuple[int, int]:
        kind = self._byte()
        return kind, self._byte() if _LINE <= kind <= _EMBELLISHMENT else 0

    def _char(self, options: int) -> Char:
        self._nudge(options)
        face = self._signed()
        if options & _NO_CODE:
            raise MtefError("a character that only its font knows")
        code = self._word()
        if options & _CHAR_8:
            self._byte()
        if options & _CHAR_16:
            self._word()
        return Char(code, face, self._embellishments() if options & _EMBELLISHED_5 else ())

    def _template(self, options: int) -> Template:
        self._nudge(options)
        selector, variation = self._byte(), self._byte()
        if variation & 0x80:
            variation = variation & 0x7F | self._byte() << 8
        self._byte()
        if selector >= len(TEMPLATES):
            raise MtefError(f"template {selector}")
        return Template(TEMPLATES[selector], variation, tuple(self.objects()))

    def _skip(self, kind: int) -> None:
        match kind:
            case 8:
                self._count()
                self._byte()
            case 15:
                self._count()
            case 16:
                self._colour()
            case 17:
                self._count()
                self._string()
            case 18:
                self._preferences()
            case 19:
                self._string()
            case kind if kind >= _FUTURE:
                self._at += self._count()
            case _:
                raise MtefError(f"record {kind}")

    def _count(self) -> int:
        first = self._byte()
        return self._word() if first == 0xFF else first

    def _colour(self) -> None:
        options = self._byte()
        for _ in range(4 if options & _CMYK else 3):
            self._word()
        if options & _NAMED:
            self._string()

    def _preferences(self) -> None:
        self._byte()
        for _ in range(2):
            self._dimensions()
        for _ in range(self._byte()):
            if self._byte():
                self._byte()

    def _dimensions(self) -> None:
        """Skip an array of dimensions: each ends with the digit F, the whole with its byte."""
        left, high = self._byte(), True
        while left:
            digit = self._data[self._at] >> 4 if high else self._data[self._at] & 0x0F
            self._at += not high
            high = not high
            left -= digit == 0x0F
        self._at += not high


class _Stream3(_Stream):
    """Version 3: Equation Editor 3."""

    def __init__(self, data: bytes) -> None:
        super().__init__(data, 5)

    def _tag(self) -> tuple[int, int]:
        tag = self._byte()
        return tag & 0x0F, tag >> 4

    def _char(self, options: int) -> Char:
        self._nudge(options)
        face, code = self._signed(), self._word()
        return Char(code, face, self._embellishments() if options & _EMBELLISHED_3 else ())

    def _template(self, options: int) -> Template:
        self._nudge(options)
        selector, variation = self._byte(), self._byte()
        self._byte()
        name, variation = _as_in_5(selector, variation)
        return Template(name, variation, tuple(self.objects()))

    def _skip(self, kind: int) -> None:
        if kind != _FONT:
            raise MtefError(f"record {kind}")
        self._byte()
        self._byte()
        self._string()


def _as_in_5(selector: int, variation: int) -> tuple[str, int]:
    """Return a template of version 3 by its name and variation in version 5."""
    match selector:
        case 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7:
            return TEMPLATES[selector], _BOTH if selector > 5 else _FENCES_3[variation]
        case 8 | 9 | 10 | 11 | 12:
            return "interval", _INTERVALS_3[selector - 8]
        case 13:
            return "root", variation
        case 14:
            return "fraction", variation
        case 15 | 44:
            return _SCRIPTS_3[variation], PRECEDES if selector == 44 else 0
        case 16 | 17:
            return ("under-bar", "over-bar")[selector - 16], variation
        case 18 | 19 | 20:
            return "arrow", (ARROW_LEFT, ARROW_RIGHT, ARROW_LEFT | ARROW_RIGHT)[selector - 18]
        case 21 | 22 | 23:
            return "integral", selector - 20 | (_LOOP if variation > 2 else 0)
        case 24 | 25 | 26:
            return "integral", selector - 23 | SUM_STYLE | (_LOOP if variation > 1 else 0)
        case 27 | 28:
            return "horizontal-brace", ON_TOP if selector == 27 else 0
        case selector if 29 <= selector <= 38:
            return _BIG_3[(selector - 29) // 2], SUM_STYLE if selector % 2 else 0
        case 39:
            return "limit", 0
        case 41:
            return "fraction", SLASHED
        case 42 | 43:
            return ("integral-operator", "sum-operator")[selector - 42], SUM_STYLE if selector == 43 else 0
        case 45:
            return "dirac", _FENCES_3[variation]
        case 46 | 47:
            return "vector", (LEFT, RIGHT, _BOTH)[variation] | (UNDER if selector == 46 else 0)
        case 48:
            return "arc", 0
        case _:
            raise MtefError(f"template {selector}")

"""Scales of charts: ticks at round numbers, and numbers as the language writes them."""

import math
from collections.abc import Callable, Iterable

from proceedings.model.value import value

Measure = Callable[[str, float], float]
"""(text, size) → width in points."""

SMALLEST = 1e-60
"""Values below are noise of a calculation."""

LARGEST = 1e100
"""Of what a logarithmic scale shows."""

MOST_DECIMALS = 5
"""Of a tick; smaller steps are written with a power of ten."""

NBSP = "\u00a0"


@value(kw_only=True)
class Scale:
    """A value axis: from `low` to `high`, ticks in between."""

    low: float
    high: float
    ticks: tuple[float, ...]
    decimals: int | None
    """Of its numbers; None: as many as each needs."""
    logarithmic: bool = False

    def share(self, value: float) -> float:
        """Return where `value` lies between the ends, 0…1, drawn into them when it lies outside."""
        if self.logarithmic:
            return math.log(max(value, self.low) / self.low) / math.log(self.high / self.low) if value > 0 else 0.0
        return min(max((value - self.low) / (self.high - self.low), 0.0), 1.0)


def log_scale_of(values: Iterable[float], base: float, *, ticks: int) -> Scale | None:
    """Return a logarithmic scale with ticks at powers of `base`; None when there is no positive value."""
    known = [value for value in values if 1 / LARGEST < value < LARGEST]
    if not known:
        return None
    first = math.floor(math.log(min(known), base) + 1e-9)
    last = max(math.ceil(math.log(max(known), base) - 1e-9), first + 1)
    every = max(1, -(-(last - first) // max(ticks, 1)))
    marks = tuple([base**power for power in range(first, last + every, every)])
    return Scale(low=marks[0], high=marks[-1], ticks=marks, decimals=None, logarithmic=True)


def scale_of(values: Iterable[float], *, ticks: int, from_zero: bool) -> Scale:
    """Return a scale for `values` with about `ticks` steps of 1, 2, 2.5 or 5 times a power of ten."""
    known = list(values) or [0.0, 1.0]
    low, high = min(known), max(known)
    if from_zero or (low >= 0 and low < 0.6 * high):
        low = min(low, 0.0)
        high = max(high, 0.0)
    least = max(abs(high), abs(low), SMALLEST)
    if high - low < 1e-12 * least:
        high = low + (abs(low) if abs(low) > SMALLEST else 1.0)
    step = _step((high - low) / max(ticks, 1))
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    decimals = max(0, -math.floor(math.log10(step) + 1e-9))
    if round(step * 10**decimals, 6) % 1:
        decimals += 1
    marks = tuple(round(number * step, decimals + 2) for number in range(first, last + 1))
    return Scale(low=marks[0], high=marks[-1], ticks=marks, decimals=decimals)


def _step(least: float) -> float:
    power = 10.0 ** math.floor(math.log10(least))
    return next((factor * power for factor in (1.0, 2.0, 2.5, 5.0) if factor * power >= least * 0.999), 10.0 * power)


def number_text(value: float, *, lang: str, decimals: int | None = None, percent: bool = False) -> str:
    """Return a number as `lang` writes it: decimal comma and spaced thousands in ru and kk; a true minus.

    Without `decimals` it has as many as it needs, three at most. `percent` adds the sign, not a factor.
    """
    plain = decimals is not None and decimals <= MOST_DECIMALS
    text = f"{value:,.{decimals}f}" if plain else _shortest(value)
    english = lang == "en"
    whole, point, fraction = text.partition(".")
    if len(whole.lstrip("-").replace(",", "")) < 5:
        whole = whole.replace(",", "")
    whole = whole if english else whole.replace(",", NBSP)
    text = whole + (("." if english else ",") if point else "") + fraction
    sign = ("%" if english else f"{NBSP}%") if percent else ""
    return text.replace("-", "−") + sign


_RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def _shortest(value: float) -> str:
    if value and abs(value) < 0.0005:
        mantissa, _, exponent = f"{value:.1e}".partition("e")
        power = str(int(exponent)).translate(_RAISED)
        return f"{mantissa.removesuffix('.0')}·10{power}"
    text = f"{value:,.3f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def wrapped(text: str, width: float, measure: Measure, size: float) -> list[str]:
    """Return `text` in lines of at most `width` points where words allow."""
    lines: list[str] = []
    for word in text.split(" "):  # no-break spaces hold
        if lines and measure(f"{lines[-1]} {word}", size) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines

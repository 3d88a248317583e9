"""Formulas."""

from proceedings.model.value import value


@value(kw_only=True)
class Equation:
    """A formula as presentation MathML, with the same said in characters."""

    mathml: str
    """A `<math>` element (MathML 3 presentation), without a namespace prefix."""
    text: str
    """Linear reading of the formula: its characters in reading order, for `read`, search and Alt."""

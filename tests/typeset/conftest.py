"""Fixtures of the typesetting room."""

import pytest

from proceedings.style import load_style
from proceedings.typeset.setter import Setter


@pytest.fixture(scope="session")
def setter() -> Setter:
    """Return the tools of the book style."""
    return Setter(load_style("a5-book"))

import pytest

from proceedings.typeset.setter import Setter
from tests.bind.build import house


@pytest.fixture(scope="session")
def setter() -> Setter:
    return Setter(house())

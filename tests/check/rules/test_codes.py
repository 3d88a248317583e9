"""УДК and МРНТИ at the top of a paper."""

import pytest

from proceedings.model.blocks import Role
from tests.check.build import codes, facts, p, with_head


def _head(text: str) -> list[str]:
    return codes(with_head(p(text, Role.CODES)))


@pytest.mark.parametrize(
    "udc",
    [
        "343.8",
        "343.24/.29",
        "342.7:343.8",
        "342.7+343.8",
        "343.8(574)",
        "343.82-053.6",
        "004 (063)",
        "37.016:811.111'243",
        "811.512.122`36",
        "612.087.1:57.087.1",
        "82-1/-9",
        '94(574)"1917/1991"',
        "343.8; 342.7",
        "33-336",
        "340.12, 343.2",
        "8",
    ],
)
def test_numbers_of_the_udc(udc: str):
    assert _head(f"УДК {udc}") == []


@pytest.mark.parametrize("udc", ["34З.8", "343,8", "3438.1", "343..8", "К 343.8"])
def test_what_is_no_number_of_the_udc(udc: str):
    assert _head(f"УДК {udc}") == ["check.udc-form"]


@pytest.mark.parametrize("line", ["УДК", "УДК:", "УДК/ББК ?", "ӘОЖ …", "УДК _______"])
def test_a_label_without_its_number(line: str):
    assert _head(line) == ["check.no-udc"]


def test_codes_on_one_line():
    assert _head("УДК 343.8   МРНТИ 10.77.51") == []
    assert _head("ҒТАМР 10.83.31 ӘОЖ 343.8") == []
    assert _head("МРНТИ 10.77.51.\nУДК 343.8 ББК 67.409") == []


@pytest.mark.parametrize("irsti", ["10.77", "10.77.51", "10.77.51.15", "10.77.51, 10.77.91", "10.77.51; 20.01"])
def test_codes_of_the_rubricator(irsti: str):
    assert _head(f"МРНТИ {irsti}") == []


@pytest.mark.parametrize("irsti", ["107751", "10.7.51", "10.77.51.15.2", "10"])
def test_what_is_no_code_of_the_rubricator(irsti: str):
    assert facts(with_head(p(f"МРНТИ {irsti}", Role.CODES))) == {"said": irsti}


def test_a_rubricator_label_without_its_code():
    assert _head("МРНТИ ") == ["check.no-irsti"]

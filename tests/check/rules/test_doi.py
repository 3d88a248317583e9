"""DOIs that lead somewhere, and those that do not."""

import pytest

from proceedings.model.blocks import Role
from proceedings.model.finding import Fix, FixKind
from tests.check.build import CITES, codes, facts, found, only_body, p, ref, with_head

RECORD = "Smith J. Law // Review. 2020. Vol. 1. P. 3–9. "


def _of(doi: str) -> list[str]:
    return codes(only_body(CITES, ref(1, RECORD + doi)))


@pytest.mark.parametrize(
    "doi",
    [
        "doi: 10.1136/bmj.2021-001",
        "DOI 10.1136/bmj.2021.",
        "https://doi.org/10.1016/S0022-5371(71)80042-7.",
        "http://dx.doi.org/10.1136/bmj",
        "doi:10.1000/182, а также текст",
        "DOI: нет",
    ],
)
def test_sound_ones(doi: str):
    assert _of(doi) == []


@pytest.mark.parametrize(
    ("doi", "right"),
    [
        ("doi: 10.1136/ bmj.2021", "10.1136/bmj.2021"),
        ("https://doi.org/https://doi.org/10.1111/cogs.12474", "10.1111/cogs.12474"),
        ("doi: 10,1136/bmj.2021", "10.1136/bmj.2021"),
        ("doi: http://dx.doi.org.proxy.example.nl/10.1037/1082-989X", "10.1037/1082-989X"),
        ("doi: 12345", ""),
    ],
)
def test_others_with_what_was_meant(doi: str, right: str):
    assert facts(only_body(CITES, ref(1, RECORD + doi)))["right"] == right


def test_the_papers_own_is_put_right_by_a_fix():
    (finding,) = found(with_head(p("DOI: 10.1136/ bmj.2021", Role.CODES)))
    assert finding.fix == Fix(kind=FixKind.SET, field="doi", after="10.1136/bmj.2021")

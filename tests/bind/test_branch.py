import pytest

from proceedings.bind.branch import text_string, written_branch
from proceedings.bind.tags import Area, Content, Element


def elements() -> list[Element]:
    """Return a paper of two pages: a paragraph with a link and a note, and a figure."""
    return [
        Element("", -1, kids=[1, 4]),
        Element("P", 0, "en", kids=[Content(0, 0), 2, 3, Content(1, 0)]),
        Element("Link", 1, kids=[Content(0, 1), Area(0, 0)]),
        Element("Note", 1, kids=[Content(0, 2)]),
        Element("Figure", 0, alt="40 % больше", box=(1, 0.0, 10.0, 20.0, 30.0), kids=[Content(1, 1)]),
    ]


def test_elements_get_the_numbers_of_the_volume():
    branch = written_branch(elements(), 2)
    assert branch.top == (1, 4)
    assert branch.areas == ((0, 0, 2),)
    assert branch.notes == (3,)
    assert branch.boxes == ((1, 0.0, 10.0, 20.0, 30.0),)
    assert [list(owned) for owned in branch.owners] == [[1, 2, 3], [1, 4]]
    made = branch.objects(10, 500, pages=(7, 8), forms=(), areas=(9,), boxes=(b"1 2 3 4",))
    assert len(made) == branch.count == 4
    assert made == [
        b"<</S/P/P 510 0 R/Lang(en)/Pg 7 0 R/K[0 512 0 R 513 0 R <</Type/MCR/Pg 8 0 R/MCID 0>>]>>",
        b"<</S/Link/P 511 0 R/Pg 7 0 R/K[1 <</Type/OBJR/Obj 9 0 R>>]>>",
        b"<</S/Note/P 511 0 R/ID(note0000013)/Pg 7 0 R/K[2]>>",
        b"<</S/Figure/P 510 0 R/Alt" + text_string("40 % больше") + b"/A<</O/Layout/BBox[1 2 3 4]>>/Pg 8 0 R/K[1]>>",
    ]


def test_a_sign_that_could_be_a_place_to_fill_is_kept():
    (made,) = written_branch([Element("", -1, kids=[1]), Element("Formula", 0, alt="100%d")], 0).objects(
        0, 1, pages=(), forms=(), areas=(), boxes=()
    )
    assert made == b"<</S/Formula/P 1 0 R/Alt(100%d)>>"


def test_a_paper_without_content_has_no_elements():
    branch = written_branch([Element("", -1)], 1)
    assert branch.count == 0
    assert branch.objects(3, 1, pages=(2,), forms=(), areas=(), boxes=()) == []


@pytest.mark.parametrize(
    ("text", "written"), [("plain", b"(plain)"), ("a(b", b"<FEFF006100280062>"), ("Ә", b"<FEFF04D8>")]
)
def test_text_strings(text: str, written: bytes):
    assert text_string(text) == written

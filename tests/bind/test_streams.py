import pickle
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proceedings.bind.streams import BLANK_CODE, BLANK_WIDTH, WrittenPaper, write_pages
from proceedings.model.finding import Severity
from proceedings.model.outline import Path
from proceedings.model.setpage import (
    ARTIFACT,
    Destination,
    Drawing,
    Image,
    Item,
    Kind,
    Line,
    Link,
    Node,
    Rule,
    SetPage,
    SetPaper,
    Span,
    Word,
)
from tests.bind.build import png

BLANK = chr(BLANK_CODE).encode("utf-16-be")


NODES = (Node(Kind.P, -1), Node(Kind.FIGURE, -1))
P = b"/P<</MCID 0>>BDC\n"
ARTIFACTS = b"/Artifact<</Type/Layout>>BDC\n"


def word(text: str, *kerns: tuple[int, float]) -> Word:
    return Word(text, text, kerns, 500.0 * len(text))


def span(*words: Word, **changes: object) -> Span:
    values = {"face": "serif-regular", "size": 10.0, "x": 0.0, "gap": 2.5, "blank": False, "rise": 0.0, "node": 0}
    return Span(words=words, **(values | changes))


def written(*items: Item, media: dict[str, tuple[str, bytes]] | None = None) -> WrittenPaper:
    paper = SetPaper(pages=(SetPage(items),), nodes=NODES, headings=(), glyphs=(), media=media or {})
    return write_pages(paper)


def stream(*items: Item, media: dict[str, tuple[str, bytes]] | None = None) -> bytes:
    return zlib.decompress(written(*items, media=media).pages[0].content)


def test_blank_between_words_is_a_code_and_the_exact_gap():
    content = stream(Line(20.0, (span(word("a"), word("b"), gap=3.0),)))
    adjust = BLANK_WIDTH - 300
    assert content == b"BT\n" + P + b"/serif-regular 10 Tf\n0 -20 Td\n[(\0a" + BLANK + b")%g(\0b)]TJ\nEMC\nET" % adjust


def test_gap_counts_the_scale_of_the_type_and_the_scale_ends_with_the_page():
    content = stream(Line(20.0, (span(word("a"), word("b"), gap=2.55, scale=1.02),)))
    assert b"102 Tz" in content
    assert b")0(" in content
    assert content.endswith(b"100 Tz")


def test_blank_after_the_last_word_and_a_lone_word():
    assert b"[(\0a" + BLANK + b")0]TJ" in stream(Line(9.0, (span(word("a"), blank=True),)))
    assert b"[(\0a)]TJ" in stream(Line(9.0, (span(word("a")),)))


def test_kerns_move_after_their_glyph():
    assert b"[(\0A)80(\0V)]TJ" in stream(Line(9.0, (span(word("AV", (0, -80.0))),)))


def test_bytes_that_strings_cannot_hold_are_escaped():
    content = stream(Line(9.0, (span(word("(\\)ШЩЍ")),)))
    assert b"(\0\\(\0\\\\\0\\)\4\\(\4\\)\4\\r)" in content


def test_characters_beyond_two_bytes_become_the_replacement():
    paper = SetPaper(pages=(SetPage((Line(9.0, (span(word("𝑥")),)),)),), nodes=(), headings=(), glyphs=())
    assert dict(write_pages(paper).codes) == {"serif-regular": "\ufffd"}


def test_lines_move_relatively_and_rise_lifts():
    content = stream(Line(20.0, (span(word("a")), span(word("b"), x=30.0, rise=3.0))), Line(32.5, (span(word("c")),)))
    assert [line for line in content.split(b"\n") if line.endswith(b"Td")] == [b"0 -20 Td", b"30 3 Td", b"-30 -15.5 Td"]
    assert content.count(b"BT") == 1


def test_hidden_lines_are_invisible_and_the_next_is_not():
    content = stream(Line(20.0, (span(word("a")),), hidden=True), Line(30.0, (span(word("b")),)))
    assert content.index(b"3 Tr") < content.index(b"\0a") < content.index(b"0 Tr") < content.index(b"\0b")


def test_rules_are_filled_upwards_from_their_lower_edge():
    assert stream(Rule(1.0, 10.0, 20.0, 0.5)) == ARTIFACTS + b"1 -10.5 20 0.5 re f\nEMC"
    assert stream(Rule(1.0, 10.0, 20.0, 0.5, gray=0.5)) == ARTIFACTS + b"q 0.5 g 1 -10.5 20 0.5 re f Q\nEMC"


def test_picture_is_placed_turned_and_cropped():
    box = Image(10.0, 20.0, 40.0, 30.0, "p", 0, crop=(0.5, 0.0, 0.0, 0.25), rotation=90.0)
    (page,) = written(box, media={"p": ("image/png", png())}).pages
    content = zlib.decompress(page.content)
    assert content.startswith(P + b"q 1 0 0 1 30 -35 cm 0 -1 1 0 0 0 cm -20 -15 40 30 re W n 80 0 0 40 -60 -25 cm /I")
    assert page.images[0].encode() in content


def test_picture_is_mirrored_before_it_is_turned():
    box = Image(10.0, 20.0, 40.0, 30.0, "p", 0, rotation=90.0, flip=(True, False))
    (page,) = written(box, media={"p": ("image/png", png())}).pages
    content = zlib.decompress(page.content)
    assert content.startswith(P + b"q 1 0 0 1 30 -35 cm 0 -1 1 0 0 0 cm -1 0 0 1 0 0 cm 40 0 0 30 -20 -15 cm /I")


def test_damaged_picture_is_a_finding_and_leaves_the_page_whole():
    media = {"p": ("image/png", b"no picture")}
    page = SetPage((Rule(0, 0, 1, 1), Image(0, 0, 9, 9, "p", 0)))
    paper = write_pages(SetPaper(pages=(page,), nodes=(), headings=(), glyphs=(), media=media))
    assert [(finding.severity, finding.code) for finding in paper.findings] == [(Severity.ERROR, "bind.picture")]
    assert paper.pages[0].images == ()


def test_drawing_keeps_its_own_coordinates():
    path = Path(
        ops="MLCZ", coords=(0, 0, 5, 0, 6, 1, 6, 2, 5, 3), fill=(0.0,), stroke=(1.0, 0.0, 0.0), width=0.5, even_odd=True
    )
    content = stream(Drawing(10.0, 20.0, (path,), ARTIFACT))
    assert content == (
        ARTIFACTS + b"q 1 0 0 -1 10 -20 cm\n0 g 1 0 0 RG 0.5 w [] 0 d 0 0 m 5 0 l 6 1 6 2 5 3 c h B*\nQ\nEMC"
    )


def test_page_without_items_has_no_content():
    assert written().pages[0].content == b""


def test_written_paper_can_be_pickled():
    paper = write_pages(SetPaper(pages=(SetPage((Rule(0, 0, 1, 1),)),), nodes=(), headings=(), glyphs=()))
    assert pickle.loads(pickle.dumps(paper)) == paper  # noqa: S301


@given(st.text(st.characters(max_codepoint=0xFFFF, exclude_categories=["Cs"]), min_size=1, max_size=9))
def test_every_code_is_known_to_the_fonts(text: str):
    paper = SetPaper(pages=(SetPage((Line(9.0, (span(word(text)),)),)),), nodes=(), headings=(), glyphs=())
    assert set(dict(write_pages(paper).codes)["serif-regular"]) == set(text)


def test_what_follows_in_one_node_shares_a_sequence_and_text_objects_hold_whole_sequences():
    lines = (Line(20.0, (span(word("a")),)), Line(30.0, (span(word("b")), span(word("c"), node=1))))
    paper = written(*lines, Image(0.0, 40.0, 9.0, 9.0, "p", 1), media={"p": ("image/png", png())})
    content = zlib.decompress(paper.pages[0].content)
    assert [row for row in content.split(b"\n") if row.endswith((b"BDC", b"EMC", b"BT", b"ET"))] == [
        b"BT",
        b"/P<</MCID 0>>BDC",
        b"EMC",
        b"/Figure<</MCID 1>>BDC",
        b"EMC",
        b"ET",
        b"/Figure<</MCID 2>>BDC",
        b"EMC",
    ]
    branch = paper.branch
    assert branch
    assert [list(owners) for owners in branch.owners] == [[1, 2, 2]]
    assert branch.boxes == ((0, 0.0, 40.0, 9.0, 49.0),)


@pytest.mark.parametrize(("target", "lives"), [("https://a.kz", True), ("#here", True), ("#paper", True), ("#", False)])
def test_links_that_lead_nowhere_get_no_annotation(target: str, lives: bool):
    line = Line(9.0, (span(word("a")),))
    page = SetPage((line,), (Link(0.0, 0.0, 9.0, 9.0, target, 0),), (Destination("here", 0.0),))
    paper = SetPaper(pages=(page,), nodes=NODES, headings=(), glyphs=())
    branch = write_pages(paper, places=("paper",)).branch
    assert branch
    assert branch.areas == (((0, 0, 1),) if lives else ())


def test_running_heads_are_artifacts_of_pagination():
    paper = SetPaper(
        pages=(SetPage((Line(9.0, (span(word("a"), node=ARTIFACT),)),)),), nodes=(), headings=(), glyphs=()
    )
    (page,) = write_pages(paper, pagination=True).pages
    assert b"/Artifact<</Type/Pagination>>BDC" in zlib.decompress(page.content)
    assert not page.marked

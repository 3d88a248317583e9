from hypothesis import given
from hypothesis import strategies as st

from proceedings.bind.heads import Heads, running_title, shortened
from proceedings.model.paper import Author, Metadata
from proceedings.model.setpage import Line, SetPage
from proceedings.typeset.setter import Setter, line_end


def heads_page(setter: Setter, text: str, *, recto: bool, foot: bool = False) -> SetPage:
    heads = Heads(setter.style, setter)
    return heads.page(text, "12", recto=recto, lang="ru", foot=foot)


def text_of(line: Line) -> str:
    return " ".join(word.text for span in line.spans for word in span.words)


def test_text_that_fits_stays():
    assert shortened("Права  человека", 99, len) == "Права человека"


def test_text_is_cut_after_a_word():
    assert shortened("Основания, полномочия и практика", 24, len) == "Основания, полномочия…"
    assert shortened("Основания, полномочия", 15, len) == "Основания…"


@given(st.lists(st.text("абв,.–", min_size=1, max_size=9), min_size=1, max_size=9), st.integers(10, 60))
def test_shortened_text_fits_unless_its_first_word_does_not(words: list[str], room: int):
    short = shortened(" ".join(words), room, len)
    assert len(short) <= max(room, len(words[0]) + 1)


def test_running_title_names_two_authors_or_the_first_and_others():
    two = Metadata(titles=(("ru", "Название"),), authors=(Author(name="А. Б. Ван"), Author(name="В. Дин")))
    assert running_title(two, "ru") == "А.\u00a0Б.\u00a0Ван, В.\u00a0Дин. Название"
    three = Metadata(titles=(("ru", "Название"),), authors=(*two.authors, Author(name="Ы. Ю")))
    assert running_title(three, "ru") == "А.\u00a0Б.\u00a0Ван и др. Название"
    assert running_title(Metadata(titles=(("ru", "Название"),)), "ru") == "Название"
    assert running_title(Metadata(), "ru") == ""


def test_folio_stands_at_the_outer_edge_and_the_head_at_the_spine(setter: Setter):
    measure = setter.style.page.measure
    for recto in (True, False):
        folio, head = (item for item in heads_page(setter, "Права человека", recto=recto).items)
        assert isinstance(folio, Line)
        assert isinstance(head, Line)
        outer = line_end(folio) if recto else folio.spans[0].x
        inner = head.spans[0].x if recto else line_end(head)
        assert abs(outer - (measure if recto else 0.0)) < 0.01
        assert abs(inner - (0.0 if recto else measure)) < 0.01
        assert folio.y == head.y < 0


def test_long_head_leaves_room_for_the_folio(setter: Setter):
    folio, head = heads_page(setter, "Права человека " * 20, recto=True).items
    assert isinstance(folio, Line)
    assert isinstance(head, Line)
    assert line_end(head) < folio.spans[0].x - 10
    assert text_of(head).endswith("…")


def test_first_page_has_its_folio_centred_at_the_foot_alone(setter: Setter):
    (folio,) = heads_page(setter, "Права человека", recto=True, foot=True).items
    assert isinstance(folio, Line)
    page = setter.style.page
    assert folio.y > page.depth
    assert abs((folio.spans[0].x + line_end(folio)) / 2 - page.measure / 2) < 0.01

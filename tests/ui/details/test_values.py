"""Fields, names and paragraphs as plain values: what is typed comes back, and can be taken back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from proceedings.model.decisions import MetadataEdits, TextEdit
from proceedings.model.finding import Place
from proceedings.model.paper import Author, Metadata, Recognised, Written
from ui.details.names import merged
from ui.details.text import OBJECT, TextDialog, is_safe, paragraph_with
from ui.details.values import Sheet, Spot, is_edited, renamed, sureness, text_at, with_text, without
from ui.wording import Speech

FOUND = Metadata(
    titles=(("ru", "О тарифах"), ("en", "On tariffs")),
    authors=(Author(name="Иванов И. И.", email="i@example.org"), Author(name="Сейіт А. Б.", affiliations=(0,))),
    affiliations=("Институт, Астана",),
    keywords=(("ru", ("тариф", "сеть")),),
    udc="338.5",
)
SHEET = Sheet(
    found=FOUND,
    recognised=(
        Recognised(field="title", lang="ru", place=Place(paragraph=2), confidence=0.6),
        Recognised(field="title", lang="en", place=Place(paragraph=9), confidence=0.9),
        Recognised(field="codes", place=Place(paragraph=1, excerpt="УДК 338.5"), confidence=1.0),
    ),
    lang="ru",
)
SPOTS = [Spot("titles", "ru"), Spot("titles", "kk"), Spot("abstracts", "en"), Spot("udc"), Spot("doi"), Spot("irsti")]


@given(spot=st.sampled_from(SPOTS), text=st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=20))
def test_what_is_typed_is_what_is_printed(spot: Spot, text: str) -> None:
    edits = with_text(SHEET, spot, text)
    typed = replace(SHEET, edits=edits)
    assert text_at(typed.said, spot) == text
    assert is_edited(edits, spot) == (text != text_at(FOUND, spot))


@pytest.mark.parametrize("spot", SPOTS)
def test_typing_what_was_recognised_takes_the_edit_back(spot: Spot) -> None:
    edited = replace(SHEET, edits=with_text(SHEET, spot, "other"))
    assert with_text(edited, spot, text_at(FOUND, spot)) == MetadataEdits()
    assert without(edited.edits, spot) == MetadataEdits()


def test_an_emptied_field_is_printed_no_more() -> None:
    edits = with_text(SHEET, Spot("udc"), " ")
    assert replace(SHEET, edits=edits).said.udc == ""
    assert is_edited(edits, Spot("udc"))


def test_keywords_and_places_of_work_are_lists() -> None:
    edits = with_text(SHEET, Spot("keywords", "ru"), "тариф; сеть ;цена;")
    assert dict(edits.keywords)["ru"] == ("тариф", "сеть", "цена")
    places = with_text(SHEET, Spot("affiliations"), " Институт, Астана \n\nВуз, Алматы")
    assert places.affiliations == ("Институт, Астана", "Вуз, Алматы")


def test_a_renamed_author_keeps_what_is_known_of_him() -> None:
    first, second = FOUND.authors
    assert renamed(FOUND.authors, "Иванов И. П., Сейіт А. Б.") == (replace(first, name="Иванов И. П."), second)
    assert renamed(FOUND.authors, "Сейіт А. Б.") == (second,)


def test_how_sure_a_field_is_depends_on_its_language() -> None:
    assert sureness(SHEET, Spot("titles", "ru"))[0] == 0.6
    assert sureness(SHEET, Spot("titles", "en"))[0] == 0.9
    assert sureness(SHEET, Spot("udc")) == (1.0, Place(paragraph=1, excerpt="УДК 338.5"))
    assert sureness(SHEET, Spot("doi"))[0] == 0.0


def test_people_are_merged_by_surname_whatever_the_order() -> None:
    names = ("M. A. Qonysbai", "I. Vanterpool-Roode")
    spelt = [("en", names), ("ru", ("И. Вантерпул-Руде", "М. А. Конысбай")), ("kk", ("М. А. Қонысбай",))]
    assert merged(names, "en", spelt) == (
        (("ru", "М. А. Конысбай"), ("kk", "М. А. Қонысбай")),
        (("ru", "И. Вантерпул-Руде"),),
    )


def test_lists_of_one_length_are_paired_to_the_end() -> None:
    assert merged(("Жаңбыршина А.",), "kk", [("en", ("Somebody Else",))]) == ((("en", "Somebody Else"),),)
    assert merged(("А. Б.", "В. Г."), "ru", [("en", ("Quite Other",))]) == ((), ())


WRITTEN = (
    Written(place=Place(part="body", paragraph=1), text="УДК 338.5"),
    Written(place=Place(part="body", paragraph=2), text=f"Тариф{OBJECT} устанавливается один раз в год."),
    Written(place=Place(part="body", paragraph=3), text="Мы сравниваем «счета» двенадцати хозяйств до реформы."),
)


def test_a_line_of_print_finds_its_paragraph() -> None:
    assert paragraph_with(WRITTEN, "сравниваем „счета“ двена-") == 2
    assert paragraph_with(WRITTEN, "", Place(part="body", paragraph=2)) == 1
    assert paragraph_with(WRITTEN, "nothing like it") == 0


def test_notes_and_formulas_cannot_be_lost() -> None:
    before = WRITTEN[1].text
    assert is_safe(before, before.replace("один раз", "раз"))
    assert not is_safe(before, before.replace(OBJECT, ""))
    assert not is_safe(before, OBJECT)
    assert not is_safe(before, before.replace(" один", "\nодин"))


def test_the_small_editor_gives_what_was_changed_and_nothing_else(qtbot: QtBot) -> None:
    place = WRITTEN[2].place
    standing = TextEdit(place=place, before=WRITTEN[2].text, after="Мы сравниваем счета.")
    dialog = TextDialog(Speech("ru"), "О тарифах", WRITTEN, (standing,), at=2)
    qtbot.addWidget(dialog)
    assert dialog.box.toPlainText() == standing.after
    assert not dialog.accept_button.isEnabled()
    dialog.box.setPlainText("Мы сравнили счета.")
    dialog.list.setCurrentRow(1)
    dialog.box.setPlainText("Тариф без сноски.")
    assert dialog.fault.text()
    assert not dialog.accept_button.isEnabled()
    dialog.reset_button.click()
    assert dialog.accept_button.isEnabled()
    assert dialog.value == (TextEdit(place=place, before=WRITTEN[2].text, after="Мы сравнили счета."),)
    dialog.filter.setText("хозяйств")
    assert [dialog.list.isRowHidden(row) for row in range(3)] == [True, True, False]

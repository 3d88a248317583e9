"""Details: what was recognised is shown, what is typed is one step, seen in the pages, and can be taken back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from proceedings.model.paper import Author
from proceedings.model.volume import PaperId
from tests.ui.conftest import SECONDS, settled
from tests.ui.papers import TITLES
from ui.details.people import COLUMNS, PeopleModel
from ui.details.values import Spot
from ui.main_window import MainWindow
from ui.preview.panel import PAPER
from ui.wording import Speech

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def trilingual(window: MainWindow) -> PaperId:
    return window.desk.volume.papers[-1]


@pytest.fixture
def panel(filled: MainWindow, qtbot: QtBot) -> MainWindow:
    filled.outline.choose([trilingual(filled)])
    filled.actions_["details"].trigger()
    settled(filled, qtbot)
    return filled


def type_in(window: MainWindow, spot: Spot, text: str) -> None:
    field = window.details.form.field_of(spot)
    assert field
    window.details.form.show_language(spot.lang)
    field.box.setFocus()
    field.box.selectAll()
    QTest.keyClicks(field.box, text)


def test_what_was_recognised_is_shown_in_three_languages(panel: MainWindow) -> None:
    form = panel.details.form
    for lang, title in TITLES.items():
        field = form.field_of(Spot("titles", lang))
        assert field
        assert field.box.text() == title
        assert "%" in field.told.text()
        assert field.reset.isHidden()
    assert form.tabs.currentIndex() == 2  # the paper's own language
    codes = form.field_of(Spot("udc"))
    assert codes
    assert codes.box.text() == "343.8"
    assert [author.name for author in form.authors.model.authors] == ["M. A. Qonysbai", "I. Vanterpool-Roode"]


def test_authors_are_merged_across_scripts(panel: MainWindow) -> None:
    model = panel.details.form.authors.model
    spellings = model.index(0, COLUMNS.index("spellings")).data()
    assert "ru: М. А. Конысбай" in spellings
    assert "kk: М. А. Қонысбай" in spellings


def test_typing_is_one_step_and_is_seen_in_the_pages_within_a_second(panel: MainWindow, qtbot: QtBot) -> None:
    panel.preview.show_tab(PAPER)
    qtbot.waitUntil(lambda: panel.preview.paper.pages > 0, timeout=SECONDS)
    settled(panel, qtbot)
    steps = len(panel.desk.history())
    for piece in ("A better ", "title"):
        with qtbot.waitSignal(panel.desk.preview_ready, timeout=SECONDS):
            type_in(panel, Spot("titles", "en"), piece) if piece[0] == "A" else QTest.keyClicks(
                panel.focusWidget(), piece
            )
    settled(panel, qtbot)
    assert panel.desk.metadata(trilingual(panel)).title == "A better title"
    assert "A better title" in panel.preview.paper.document.getAllText(0).text()
    assert len(panel.desk.history()) == steps + 1
    assert panel.desk.undo_name == "edit-metadata"
    panel.actions_["undo"].trigger()
    settled(panel, qtbot)
    field = panel.details.form.field_of(Spot("titles", "en"))
    assert field
    assert field.box.text() == TITLES["en"]


def test_typing_shows_the_papers_own_pages(panel: MainWindow, qtbot: QtBot) -> None:
    assert panel.preview.tabs.currentIndex() != PAPER
    type_in(panel, Spot("keywords", "en"), "risk; model")
    assert panel.preview.tabs.currentIndex() == PAPER
    panel.details.flush()
    settled(panel, qtbot)
    assert dict(panel.desk.metadata(trilingual(panel)).keywords)["en"] == ("risk", "model")


def test_a_field_goes_back_to_what_was_recognised(panel: MainWindow, qtbot: QtBot) -> None:
    type_in(panel, Spot("udc"), "999")
    panel.details.flush()
    settled(panel, qtbot)
    field = panel.details.form.field_of(Spot("udc"))
    assert field
    assert panel.desk.metadata(trilingual(panel)).udc == "999"
    assert not field.reset.isHidden()
    assert "343.8" in field.told.toolTip()
    qtbot.mouseClick(field.reset, Qt.MouseButton.LeftButton)
    settled(panel, qtbot)
    assert panel.desk.metadata(trilingual(panel)).udc == "343.8"
    assert field.reset.isHidden()


def test_a_line_in_another_language_is_put_right_beside_the_file(panel: MainWindow, qtbot: QtBot) -> None:
    paper = trilingual(panel)
    field, line = next(each for each in panel.details._lines.items() if each[1].lang == "ru")
    panel.details.form.show_language("ru")
    field.box.setFocus()
    field.box.selectAll()
    field.box.insertPlainText("М. А. Коныспай, И. Вантерпул-Руде")
    panel.details.flush()
    settled(panel, qtbot)
    assert panel.desk.decisions(paper).texts[0].before == line.before
    details = panel.desk.details(paper)
    assert details
    assert dict(details.spellings)["ru"][0] == "М. А. Коныспай"


def test_an_authors_address_and_orcid_are_edited_in_place(panel: MainWindow, qtbot: QtBot) -> None:
    model = panel.details.form.authors.model
    assert model.setData(model.index(1, COLUMNS.index("orcid")), "https://orcid.org/0000-0002-1825-0097")
    settled(panel, qtbot)
    assert model.setData(model.index(1, COLUMNS.index("email")), "roode@example.org")
    settled(panel, qtbot)
    author = panel.desk.metadata(trilingual(panel)).authors[1]
    assert (author.orcid, author.email) == ("0000-0002-1825-0097", "roode@example.org")
    panel.details.form.authors.table.selectRow(0)
    panel.details.form.authors.down_button.click()
    settled(panel, qtbot)
    assert panel.desk.metadata(trilingual(panel)).authors[0].name == "I. Vanterpool-Roode"
    panel.details.form.authors.reset.click()
    settled(panel, qtbot)
    assert panel.desk.metadata(trilingual(panel)).authors[0].name == "M. A. Qonysbai"


def test_nothing_typed_is_lost_when_another_paper_is_chosen(panel: MainWindow, qtbot: QtBot) -> None:
    type_in(panel, Spot("doi"), "10.1234/abc")
    panel.outline.choose([panel.desk.volume.papers[0]])
    settled(panel, qtbot)
    assert panel.desk.decisions(trilingual(panel)).metadata.doi == "10.1234/abc"
    assert panel.desk.decisions(panel.desk.volume.papers[0]).metadata.doi is None


def test_the_answer_to_a_proof_is_recorded_for_all_that_are_chosen_in_one_step(panel: MainWindow) -> None:
    papers = panel.desk.volume.papers
    panel.outline.choose(papers)
    steps = len(panel.desk.history())
    box = panel.details.form.proof
    box.setCurrentIndex(box.findData("approved"))
    box.activated.emit(box.currentIndex())
    assert [panel.desk.decisions(paper).proof for paper in papers] == ["approved"] * 3
    assert len(panel.desk.history()) == steps + 1


def test_an_empty_panel_says_what_to_do(window: MainWindow) -> None:
    assert window.details.none.label.text() == Speech("en")("details-choose")


def test_the_model_of_authors_keeps_its_word(qtbot: QtBot) -> None:
    model = PeopleModel(Speech("kk"))
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    one, other = Author(name="А. Б.", affiliations=(0, 2)), Author(name="В. Г.")
    for authors in ((one,), (one, other), (other,), ()):
        model.show_authors(authors, [()] * len(authors), is_free=True)
    model.show_authors((one,), [(("ru", "Я"),)], is_free=True)
    with qtbot.waitSignal(model.edited) as told:
        assert model.setData(model.index(0, COLUMNS.index("places")), "2, 1")
    assert told.args == [(Author(name="А. Б.", affiliations=(1, 0)),)]
    assert not model.setData(model.index(0, 0), " ")

"""Volume, event, people, sections, style: what goes in comes out, with what the person changed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from proceedings.model.progress import OnProgress, ShouldStop
from proceedings.model.volume import Committee, Event, PaperId, Person, Words
from tests.ui.dialogs.gallery import CHAIR, EVENT, VOLUME, no_drawing
from ui.dialogs.event import CommitteesPage, ImprintPage, OrganisersPage
from ui.dialogs.fields import DatesField, WordsField
from ui.dialogs.new_volume import NewVolumeDialog, file_name
from ui.dialogs.organisers import LARGEST
from ui.dialogs.people import people_field
from ui.dialogs.sections import SectionsDialog
from ui.dialogs.style import StyleDialog
from ui.dialogs.volume import PAGES, VolumeDialog
from ui.jobs import Work
from ui.wording import Speech

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

SPEECH = Speech("en")


@pytest.fixture(autouse=True)
def _own_settings(tmp_path: Path) -> None:
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(tmp_path / "settings"))


@pytest.mark.parametrize("page", PAGES)
def test_a_volume_that_nobody_changed_is_the_same(qtbot: QtBot, page: str) -> None:
    for event in (EVENT, Event()):
        dialog = VolumeDialog(SPEECH, event, page=page)
        qtbot.addWidget(dialog)
        assert dialog.value == event
        assert dialog.new_pictures == {}


@pytest.mark.parametrize("text", ["", "2025-12-10", "2025-12-10/2025-12-12"])
def test_dates_are_one_day_two_or_none(qtbot: QtBot, text: str) -> None:
    field = DatesField(SPEECH)
    qtbot.addWidget(field)
    field.set_value(text)
    assert field.value == text


def test_words_are_trimmed_and_their_lines_joined(qtbot: QtBot) -> None:
    field = WordsField(SPEECH, "Title", lines=2)
    qtbot.addWidget(field)
    field.set_value(Words(ru=" Права\nчеловека  "))
    assert field.value == Words(ru="Права человека")


@pytest.mark.parametrize(
    ("typed", "said"),
    [("", "until you have it"), ("978-601-00-0000-1", "is right"), ("978-601-00-0000-2", "does not fit"), ("12", "13")],
)
def test_an_isbn_is_judged_while_it_is_typed(qtbot: QtBot, typed: str, said: str) -> None:
    page = ImprintPage(SPEECH)
    qtbot.addWidget(page)
    page.isbn.setText(typed)
    assert said in page._verdict._words.text()
    assert page.laid_on(Event()).isbn == typed


def test_people_are_added_moved_and_removed_by_keys(qtbot: QtBot) -> None:
    field = people_field(SPEECH, "Chairs")
    qtbot.addWidget(field)
    field.set_value((CHAIR, Person(name=Words(en="Second"))))
    field.show()
    qtbot.waitExposed(field)
    field.list.setFocus()
    qtbot.waitUntil(field.list.hasFocus)
    field.list.setCurrentRow(1)
    qtbot.keyClick(field.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [person.name.en for person in field.value] == ["Second", "Gulsim Sarsenqul"]
    qtbot.keyClick(field.list, Qt.Key.Key_Delete)
    assert [person.name.en for person in field.value] == ["Gulsim Sarsenqul"]
    qtbot.keyClick(field.list, Qt.Key.Key_Insert)
    assert len(field.value) == 1, "one without a name is none"
    field._editor.set_value(Person(name=Words(en="Third")))
    assert [person.name.en for person in field.value] == ["Gulsim Sarsenqul", "Third"]


def test_committees_keep_their_members(qtbot: QtBot) -> None:
    page = CommitteesPage(SPEECH)
    qtbot.addWidget(page)
    page.set_value(EVENT)
    page._committees.add()
    editor = page._committees._editor
    editor._title.set_value(Words(en="Programme"))
    editor._members.add()
    editor._members._editor._name.set_value(CHAIR.name)
    found = page.laid_on(Event()).committees
    assert found == (*EVENT.committees, Committee(title=Words(en="Programme"), members=(Person(name=CHAIR.name),)))


def test_a_logo_comes_in_smaller_and_goes(qtbot: QtBot, tmp_path: Path) -> None:
    image = QImage(LARGEST * 2, 100, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    image.save(str(tmp_path / "logo.jpg"))
    dialog = VolumeDialog(SPEECH, EVENT, page="organisers")
    qtbot.addWidget(dialog)
    page = dialog.findChild(OrganisersPage)
    editor = page.field._editor
    editor.take_logo(tmp_path / "logo.jpg")
    [logo] = [each for each in dialog.value.logos if each]
    assert QImage.fromData(dialog.new_pictures[logo]).width() == LARGEST
    editor.take_logo(tmp_path / "no.jpg")
    assert "not a picture" in editor._picture.text()
    editor._drop()
    assert dialog.value == EVENT
    assert dialog.new_pictures == {}


def test_sections_that_go_leave_their_papers(qtbot: QtBot) -> None:
    dialog = SectionsDialog(SPEECH, VOLUME)
    qtbot.addWidget(dialog)
    assert dialog.value == VOLUME
    dialog.field.list.setCurrentRow(0)
    dialog.field.remove()
    assert "1" in dialog._warning.text()
    assert dialog.value.excluded == (PaperId("a/1.docx"),)
    assert [section.name for section in dialog.value.sections] == ["b"]


def test_a_new_volume_needs_a_title_only(qtbot: QtBot) -> None:
    dialog = NewVolumeDialog(SPEECH, drawing=no_drawing)
    qtbot.addWidget(dialog)
    assert not dialog.accept_button.isEnabled()
    dialog.event_page.title.set_value(Words(en="Rights: today / tomorrow?"))
    assert dialog.accept_button.isEnabled()
    made = dialog.value
    assert made.file.name == "Rights today tomorrow.proc"
    assert (made.volume.lang, made.volume.langs) == ("en", ("en", "kk", "ru"))
    assert [section.title.en for section in made.volume.sections] == ["Section 1"]
    dialog.file.setText("/somewhere/my volume")
    dialog.file.textEdited.emit("/somewhere/my volume")
    dialog.event_page.title.set_value(Words(en="Another"))
    assert dialog.value.file == Path("/somewhere/my volume.proc"), "a name that the person chose stays"
    dialog.done(1)


def test_names_of_files_suit_every_system() -> None:
    assert file_name('a/b:c*"d"') == "a b c d"
    assert file_name("...") == ""
    assert len(file_name("слово " * 40)) <= 60


def test_a_style_is_drawn_when_it_is_chosen_and_once(qtbot: QtBot, tmp_path: Path) -> None:
    asked: list[str] = []

    def drawing(style: str, _folder: Path) -> Work:
        def work(_on_progress: OnProgress, _should_stop: ShouldStop) -> object:
            asked.append(style)
            if style == "a4-two-column":
                raise OSError
            return pages

        return work

    pages = _pdf(tmp_path / "pages.pdf")
    dialog = StyleDialog(SPEECH, "a5-book", drawing=drawing)
    qtbot.addWidget(dialog)
    picture = dialog.chooser.picture
    qtbot.waitUntil(lambda: "a5-book" in picture._known)
    assert len(picture._known["a5-book"]) == 2
    dialog.chooser.list.setCurrentRow(0)
    qtbot.waitUntil(lambda: "a4-proceedings" in picture._known)
    dialog.chooser.list.setCurrentRow(2)
    assert dialog.value == "a5-book"
    dialog.chooser.list.setCurrentRow(1)
    qtbot.waitUntil(lambda: "could not be set" in picture._words)
    qtbot.waitUntil(lambda: not picture._jobs)
    assert asked == ["a5-book", "a4-proceedings", "a4-two-column"]
    dialog.done(0)


def _pdf(file: Path) -> Path:
    import pikepdf

    with pikepdf.new() as pdf:
        for _ in range(3):
            pdf.add_blank_page(page_size=(200, 300))
        pdf.save(file)
    return file


def test_the_pictures_that_are_known_are_not_brought_again(qtbot: QtBot) -> None:
    event = replace(EVENT, logos=("abc", ""))
    dialog = VolumeDialog(SPEECH, event, {"abc": b""})
    qtbot.addWidget(dialog)
    assert dialog.value == event
    assert dialog.new_pictures == {}

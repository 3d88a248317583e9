"""What is answered in dialogs lies on the desk: from a new volume to proofs, each answer one step of the history."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import docx
import pytest
import shiboken6
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from proceedings.model.volume import Words
from proceedings.project import Project
from tests.bind.build import png
from tests.small_volume import write_paper, write_volume
from ui.desk import Desk
from ui.dialogs import desk_dialogs
from ui.dialogs.alternatives import TEXT, AlternativesDialog
from ui.dialogs.desk_dialogs import DeskDialogs, papers_in
from ui.dialogs.event import OrganisersPage
from ui.dialogs.history import HistoryDialog
from ui.dialogs.import_review import ImportDialog
from ui.dialogs.new_volume import NewVolumeDialog
from ui.dialogs.preferences import Preferences, PreferencesDialog
from ui.dialogs.proofs import ProofsDialog
from ui.dialogs.recovery import LockedDialog
from ui.dialogs.revision import RevisionDialog
from ui.dialogs.sections import SectionsDialog
from ui.dialogs.style import StyleDialog
from ui.dialogs.volume import VolumeDialog
from ui.wording import Speech

SECONDS = 60_000

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

Answer = Callable[[Any], object]


class Person(DeskDialogs):
    """Answers dialogs as a person would: by their kind; what nobody taught it is cancelled."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(desk, lambda: Speech("en"), window)
        self.answers: dict[type[QDialog], Answer] = {}
        self.asked: list[str] = []

    def ask(self, dialog: QDialog) -> bool:
        """Answer."""
        self.asked.append(type(dialog).__name__)
        answer = self.answers.get(type(dialog))
        accepted = bool(answer) and answer(dialog) is not False
        dialog.done(int(accepted))
        return accepted


@pytest.fixture
def person(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Person]:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(tmp_path / "settings"))
    window = QWidget()
    qtbot.addWidget(window)
    desk = Desk(window)
    made = Person(desk, window)
    made.desk = desk  # type: ignore[attr-defined]
    yield made
    made.close()
    desk.dispose()


@pytest.fixture
def desk(person: Person) -> Desk:
    return person.desk  # type: ignore[attr-defined]


def begin(person: Person, tmp_path: Path) -> None:
    def fill(dialog: NewVolumeDialog) -> None:
        dialog.event_page.title.set_value(Words(en="Law and order"))
        dialog.file.setText(str(tmp_path / "law.proc"))

    person.answers[NewVolumeDialog] = fill
    assert person.new_volume()


def bring_in(person: Person, desk: Desk, qtbot: QtBot, files: list[Path]) -> None:
    def read(dialog: ImportDialog) -> None:
        qtbot.waitUntil(lambda: dialog.model is not None, timeout=SECONDS)

    person.answers[ImportDialog] = read
    with qtbot.waitSignal(desk.imported, timeout=SECONDS):
        assert person.import_files(files)


def settled(desk: Desk, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not desk.is_busy(), timeout=SECONDS)


def test_a_volume_is_made_filled_and_described(person: Person, desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    begin(person, tmp_path)
    assert desk.volume.event.title.en == "Law and order"
    papers = write_volume(tmp_path / "papers")
    bring_in(person, desk, qtbot, [papers])
    assert [Path(paper).name for paper in desk.volume.papers] == ["01 paper.docx", "02 paper.docx", "03 paper.docx"]
    image = QImage(80, 40, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.blue)
    image.save(str(tmp_path / "logo.png"))

    def describe(dialog: VolumeDialog) -> None:
        field = dialog.findChild(OrganisersPage).field
        field.add()
        field._editor._name.set_value(Words(en="Centre"))
        field._editor.take_logo(tmp_path / "logo.png")

    person.answers[VolumeDialog] = describe
    assert person.properties()
    [logo] = desk.volume.event.logos
    assert not QImage.fromData(desk.picture(logo)).isNull()
    assert desk.undo_name == "edit-event"
    person.answers[VolumeDialog] = lambda _dialog: None
    assert not person.properties(), "nothing was different"

    def rename(dialog: SectionsDialog) -> None:
        dialog.field._editor._title.set_value(Words(en="Energy"))

    person.answers[SectionsDialog] = rename
    assert person.sections()
    assert desk.volume.sections[0].title.en == "Energy"
    person.answers[StyleDialog] = lambda dialog: dialog.chooser.list.setCurrentRow(1)
    assert person.style()
    assert desk.volume.style == "a4-two-column"
    settled(desk, qtbot)
    while desk.undo():
        pass
    assert not desk.volume.papers


def test_cancelled_dialogs_change_nothing(person: Person, desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    begin(person, tmp_path)
    before, history = desk.volume, desk.history()
    person.answers.clear()
    for dialog in (person.properties, person.sections, person.style, person.compile, person.export, person.proofs):
        assert not dialog()
    assert not person.import_files([write_paper(tmp_path / "a.docx", "On tariffs")])
    assert not person.history()
    assert not person.checkpoint()
    assert (desk.volume, desk.history()) == (before, history)
    assert len(person.asked) == 10
    assert qtbot


def test_a_revision_is_shown_and_taken(person: Person, desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    begin(person, tmp_path)
    bring_in(person, desk, qtbot, [write_paper(tmp_path / "a.docx", "On the tariff of the network")])
    [paper] = desk.volume.papers
    settled(desk, qtbot)
    shown: list[str] = []
    person.answers[RevisionDialog] = lambda dialog: shown.append(dialog.text.toPlainText())
    fresh = write_paper(tmp_path / "b.docx", "On the fair tariff of the network")
    with qtbot.waitSignal(desk.revised, timeout=SECONDS):
        person.replace_paper(paper, fresh)
    assert "fair" in shown[0]
    assert desk.submissions[paper].original.name == "b.docx"
    settled(desk, qtbot)


def test_pictures_are_described_in_one_step(person: Person, desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    begin(person, tmp_path)
    picture = tmp_path / "p.png"
    picture.write_bytes(png())
    path = write_paper(tmp_path / "a.docx", "On the tariff of the network")
    document = docx.Document(str(path))
    document.add_picture(str(picture))
    document.save(str(path))
    bring_in(person, desk, qtbot, [path])
    [paper] = desk.volume.papers
    settled(desk, qtbot)

    def describe(dialog: AlternativesDialog) -> None:
        dialog.table.item(0, TEXT).setText("A band of colours")

    person.answers[AlternativesDialog] = describe
    with qtbot.waitSignal(desk.volume_changed, timeout=SECONDS):
        assert person.alternatives()
    assert [alt.text for alt in desk.decisions(paper).alts] == ["A band of colours"]
    assert desk.undo()
    assert desk.decisions(paper).alts == ()
    settled(desk, qtbot)


def test_proofs_are_made_and_marked(person: Person, desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    begin(person, tmp_path)
    bring_in(person, desk, qtbot, [write_paper(tmp_path / "a.docx", "On the tariff of the network")])
    [paper] = desk.volume.papers
    settled(desk, qtbot)
    person.answers[ProofsDialog] = lambda dialog: dialog.folder.setText(str(tmp_path / "proofs"))
    with qtbot.waitSignal(person.said, timeout=SECONDS) as said:
        assert person.proofs()
    assert "Proofs made: 1" in said.args[0]
    assert sorted(each.name for each in (tmp_path / "proofs").iterdir()) == ["letter_a.txt", "proof_a.pdf"]
    assert desk.decisions(paper).proof == "waiting"
    settled(desk, qtbot)


def test_pages_are_compiled_exported_and_printed(
    person: Person, desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(person, tmp_path)
    bring_in(person, desk, qtbot, [write_paper(tmp_path / "a.docx", "On the tariff of the network")])
    person.answers[desk_dialogs.CompileDialog] = lambda _dialog: None
    with qtbot.waitSignal(desk.compiled, timeout=SECONDS):
        assert person.compile()

    def tick(dialog: desk_dialogs.ExportDialog) -> None:
        dialog.folder.setText(str(tmp_path / "out"))
        for box in dialog.boxes.values():
            box.setChecked(True)
        dialog._printer.set_value("offset-a5")

    person.answers[desk_dialogs.ExportDialog] = tick
    reports: list[str] = []
    person.answers[desk_dialogs.PreflightDialog] = lambda dialog: reports.append(dialog.text())
    with qtbot.waitSignal(person.said, timeout=SECONDS):
        assert person.export()
    qtbot.waitUntil(lambda: bool(reports), timeout=SECONDS)
    assert "law-offset-a5.zip" in reports[0]
    assert "ISBN" in reports[0]
    assert zipfile.is_zipfile(tmp_path / "out" / "law-offset-a5.zip")
    assert (tmp_path / "out" / "law.pdf").read_bytes().startswith(b"%PDF")
    assert (tmp_path / "out" / "law" / "volume.toml").is_file()
    assert (tmp_path / "out" / "proofs" / "proof_a.pdf").is_file()
    assert [file.name[:5] for file in (tmp_path / "out" / "offprints").iterdir()] == ["0002-"]
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    monkeypatch.setattr(desk_dialogs, "asked_printer", lambda *_: printer)
    with qtbot.waitSignal(person.said, timeout=SECONDS) as said:
        assert person.print()
    assert "sent to the printer" in said.args[0]
    settled(desk, qtbot)


def test_history_and_named_states(person: Person, desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    begin(person, tmp_path)
    desk.add_section(Words(en="One"))
    person.answers[desk_dialogs.CheckpointDialog] = lambda _dialog: None
    assert person.checkpoint()
    desk.add_section(Words(en="Two"))

    def to_the_beginning(dialog: HistoryDialog) -> None:
        dialog.steps.setCurrentRow(dialog.steps.count() - 1)

    person.answers[HistoryDialog] = to_the_beginning
    assert person.history()
    assert [section.title.en for section in desk.volume.sections] == ["Section 1"]

    def to_the_state(dialog: HistoryDialog) -> None:
        dialog.tabs.setCurrentIndex(1)
        dialog.states.setCurrentRow(0)

    person.answers[HistoryDialog] = to_the_state
    assert person.history()
    assert [section.title.en for section in desk.volume.sections] == ["Section 1", "One"]
    assert qtbot


def test_a_volume_that_is_open_elsewhere(person: Person, desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    with Project.create(tmp_path / "shared.proc"):
        assert not person.open_volume(tmp_path / "shared.proc")
        assert person.asked == ["LockedDialog"]
        assert not desk.is_open
        person.answers[LockedDialog] = lambda dialog: dialog.accept()
        assert person.open_volume(tmp_path / "shared.proc")
        assert desk.read_only
    assert qtbot


def test_preferences_are_remembered_and_laid_on(person: Person, qtbot: QtBot) -> None:
    told: list[Preferences] = []
    person.preferred.connect(told.append)
    person.answers[PreferencesDialog] = lambda dialog: dialog.scale.set_value("125")
    assert person.preferences()
    assert told[-1].look.scale == 125
    assert QSettings("proceedings", "proceedings").value("look/scale", type=int) == 125
    assert qtbot


def test_guide_and_author_windows_stay_beside(person: Person, qtbot: QtBot) -> None:
    person.guide()
    first = person._help
    person.guide()
    assert person._help is first
    person.check_paper()
    assert len(person._authors) == 1
    QApplication.processEvents()
    person.close()
    assert first
    assert not first.isVisible()
    assert qtbot


def test_an_author_window_that_is_closed_is_gone(person: Person, qtbot: QtBot, tmp_path: Path) -> None:
    first, second = person.open_paper(write_paper(tmp_path / "paper.docx", "A title")), person.open_paper(None)
    with qtbot.waitSignal(first.destroyed):
        first.close()
    assert not shiboken6.isValid(first)
    assert person._authors == [second]
    with qtbot.waitSignal(second.destroyed):
        person.close()
    assert not person._authors


def test_papers_are_found_in_folders(tmp_path: Path) -> None:
    folder = write_volume(tmp_path / "v")
    (folder / "~$01 paper.docx").touch()
    (folder / "notes.xlsx").touch()
    strange = tmp_path / "strange.bin"
    strange.touch()
    found = papers_in([folder, strange, strange])
    assert [each.name for each in found] == ["01 paper.docx", "02 paper.docx", "03 paper.docx", "strange.bin"]

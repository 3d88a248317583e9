"""What the window tells of work and of steps: progress at the foot, sentences, faults where they belong."""

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QApplication, QMainWindow

from proceedings.errors import ProceedingsError
from proceedings.model.finding import Finding, Severity
from proceedings.model.progress import Progress
from proceedings.wording import sentence
from ui.desk import COMPILE, PREVIEW, Desk, Imported
from ui.dialogs.desk_dialogs import DeskDialogs
from ui.preview import PreviewPanel
from ui.progress import ProgressCorner
from ui.start_page import StartPage
from ui.wording import Speech, phrase

LONG = 5.0
"""Seconds after which the end of a job is told to a person who looks elsewhere."""

READABLE = 10_000
"""Milliseconds for which a sentence stands at the foot."""


class Telling(QObject):
    """Hears the desk and the dialogs, and tells the person."""

    changed = Signal()
    """Work began or ended."""

    def __init__(
        self,
        window: QMainWindow,
        desk: Desk,
        dialogs: DeskDialogs,
        places: tuple[PreviewPanel, StartPage, ProgressCorner],
        speech: Callable[[], Speech],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._preview, self._start_page, self._progress = places
        self._speech = speech
        self._begun: dict[str, float] = {}
        for work in (desk, dialogs):
            work.begun.connect(self._begin)
            work.progressed.connect(self._tell)
            work.ended.connect(self._end)
            work.failed.connect(self._fail)
        desk.noticed.connect(self._notice)
        desk.imported.connect(self._imported)
        dialogs.said.connect(self.say)

    @Slot(str)
    def say(self, words: str) -> None:
        """Say a sentence at the foot."""
        self._window.statusBar().showMessage(words, READABLE)

    @Slot(str)
    def _begin(self, kind: str) -> None:
        self._begun[kind] = time.monotonic()
        self._progress.begin()
        self.changed.emit()

    @Slot(str, Progress)
    def _tell(self, _kind: str, progress: Progress) -> None:
        self._progress.tell(progress)

    @Slot(str)
    def _end(self, kind: str) -> None:
        taken = time.monotonic() - self._begun.pop(kind, time.monotonic())
        if taken > LONG and not self._window.isActiveWindow():
            QApplication.alert(self._window)
        if not self._begun:
            self._progress.end()
        self.changed.emit()

    @Slot(str, Exception)
    def _fail(self, kind: str, fault: Exception) -> None:
        speech = self._speech()
        if isinstance(fault, ProceedingsError):
            said = sentence(fault, speech.lang)
        else:
            said = speech("internal", fault=type(fault).__name__)
        if kind in {COMPILE, PREVIEW}:
            self._preview.show_fault(kind, said)
        elif self._desk.is_open:
            self.say(said)
        else:
            self._start_page.show_fault(said)

    @Slot(str, dict)
    def _notice(self, code: str, facts: dict[str, str]) -> None:
        word = code.replace(".", "-")
        told = Finding(severity=Severity.NOTE, code=code, facts=tuple(facts.items()))
        self.say(self._speech()(word, **facts) if phrase(word) else sentence(told, self._speech().lang))

    @Slot(Imported)
    def _imported(self, imported: Imported) -> None:
        facts = {"papers": len(imported.papers), "same": len(imported.duplicates), "bad": len(imported.unreadable)}
        self.say(self._speech()("brought-in", **facts))

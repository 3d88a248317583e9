"""How things stand: desk and panels in; the title, the actions that are possible and the words at the foot out."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QTime

from proceedings.model.decisions import WHOLE_PAGE
from proceedings.model.finding import Severity
from ui.history import step_words
from ui.outline.rows import Kind

if TYPE_CHECKING:
    from ui.main_window import MainWindow


class Standing:
    """Brings a window in line with its desk."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self._compiled = QTime()
        window.summary.setMinimumWidth(1)  # a narrow window holds no more: the tip has it all
        window.desk.compiled.connect(self._note_time)
        window.desk.closed.connect(self._forget_time)

    def refresh(self) -> None:
        """Say how things stand now."""
        window = self._window
        desk, actions, speech = window.desk, window.actions_, window.speech
        actions.enable(self._there())
        for name, step in (("undo", desk.undo_step), ("redo", desk.redo_step)):
            plain = speech(f"act-{name}")
            actions.rename(name, f"{plain}: {step_words(step, speech)}" if step else plain)
            actions[name].setEnabled(bool(step) and not desk.read_only)
        volume = desk.volume
        actions["lock"].setChecked(volume.order_locked)
        papers = window.outline.papers()
        whole = bool(papers) and all(desk.decisions(paper).placement == WHOLE_PAGE for paper in papers)
        actions["whole-page"].setChecked(whole)
        actions.rename("freeze", speech("act-thaw" if volume.frozen else "act-freeze"))
        current = window.findings.current
        actions.rename("accept", speech("act-raise" if current and current.finding.accepted else "act-accept"))
        window.page_field.setEnabled(bool(window.preview.view.pages))
        title = speech("app")
        stale = "*" if desk.is_open and desk.is_stale else ""
        window.setWindowTitle(f"{desk.name}{stale} — {title}" if desk.name else title)
        said = self._summary() if desk.is_open else ""
        window.summary.setText(said)
        window.summary.setToolTip(said)

    def _there(self) -> frozenset[str]:
        """Return what is there for actions to work on."""
        window = self._window
        desk, finding = window.desk, window.findings.current
        group, row = window.outline.tree.current_group(), window.outline.tree.current_row()
        papers = window.outline.papers()
        there = {
            "volume": desk.is_open,
            "free": desk.is_open and not desk.read_only,
            "papers": bool(papers),
            "ready": bool(papers) and all(map(desk.is_ready, papers)),
            "paper": window.outline.current_paper() is not None,
            "row": bool(papers) or bool(group and row is None and group.kind is Kind.SECTION),
            "binned": any(paper in desk.volume.excluded for paper in papers),
            "finding": finding is not None and finding.paper is not None,
            "fix": finding is not None and finding.finding.fix is not None,
            "fixes": bool(window.findings.alike),
            "change": window.changes.has_change,
            "rule": window.changes.has_rule,
            "pages": bool(window.preview.view.pages),
            "busy": desk.is_busy(),
        }
        return frozenset(name for name, is_there in there.items() if is_there)

    def _summary(self) -> str:
        window = self._window
        desk, speech = window.desk, window.speech
        parts = [
            speech("papers", n=len(desk.volume.papers)),
            speech("sections-count", n=len(desk.volume.sections)),
        ]
        if desk.last:
            parts.append(speech("pages", n=desk.last.pages))
        errors = window.findings.counts.get(Severity.ERROR, 0)
        parts.append(speech("errors", n=errors))
        if self._compiled.isValid():
            time = QLocale(speech.lang).toString(self._compiled, "HH:mm")
            parts.append(speech("compiled-at", time=time))
        return " · ".join(parts)

    def _note_time(self) -> None:
        self._compiled = QTime.currentTime()

    def _forget_time(self) -> None:
        self._compiled = QTime()

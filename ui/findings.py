"""The list of findings: papers, and under each what a person should look at."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QStyle, QTreeWidget, QTreeWidgetItem, QWidget

from proceedings.model.finding import Finding, Severity
from proceedings.survey import Survey
from proceedings.wording import place_words, sentence
from ui.wording import Speech

_ICONS = {
    Severity.ERROR: QStyle.StandardPixmap.SP_MessageBoxCritical,
    Severity.WARNING: QStyle.StandardPixmap.SP_MessageBoxWarning,
    Severity.NOTE: QStyle.StandardPixmap.SP_MessageBoxInformation,
}
_PAPER = Qt.ItemDataRole.UserRole


class FindingsList(QTreeWidget):
    """Findings by paper; severity is told by icon and word."""

    paper_chosen = Signal(str)

    def __init__(self, speech: Speech, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._speech = speech
        self.setHeaderHidden(True)
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setIndentation(12)
        self.setAccessibleName(speech("findings"))
        self.currentItemChanged.connect(self._choose)

    def show_survey(self, survey: Survey) -> None:
        """Replace what is shown by the findings of `survey`."""
        self.clear()
        for paper, error in survey.unreadable.items():
            said = [(Severity.ERROR, sentence(error, self._speech.lang))]
            self._add(paper, paper, said)
        self._add(self._speech("volume"), "", self._said(survey.volume_findings))
        for paper, report in survey.papers.items():
            self._add(paper, paper, self._said(report.findings))
        if not self.topLevelItemCount():
            QTreeWidgetItem(self, [self._speech("no-findings")])
        self.expandAll()

    def _said(self, findings: Iterable[Finding]) -> list[tuple[Severity, str]]:
        return [(finding.severity, self._sentence(finding)) for finding in findings]

    def _sentence(self, finding: Finding) -> str:
        place = place_words(finding.place, self._speech.lang)
        said = sentence(finding, self._speech.lang)
        return f"{said} [{place}]" if place else said

    def _add(self, heading: str, paper: str, said: list[tuple[Severity, str]]) -> None:
        if not said:
            return
        top = QTreeWidgetItem(self, [f"{heading} ({len(said)})"])
        top.setData(0, _PAPER, paper)
        for severity, text in sorted(said, key=lambda pair: list(Severity).index(pair[0])):
            item = QTreeWidgetItem(top, [f"{self._speech(severity)}: {text}"])
            item.setIcon(0, self.style().standardIcon(_ICONS[severity]))
            item.setToolTip(0, text)
            item.setData(0, _PAPER, paper)

    @Slot(QTreeWidgetItem)
    def _choose(self, item: QTreeWidgetItem | None) -> None:
        if item and item.data(0, _PAPER):
            self.paper_chosen.emit(item.data(0, _PAPER))

"""What an author reads beside the pages: what is to be put right, and what the program changed."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from proceedings.model.change import Change
from proceedings.model.finding import Finding, Severity
from proceedings.wording import rule_words
from ui.author.report import by_rule, finding_words, seen, sorted_findings
from ui.dialogs.form import hint
from ui.look import icon, scaled
from ui.look.theme import colours
from ui.wording import Speech

_PAGE = Qt.ItemDataRole.UserRole
_WORDS = Qt.ItemDataRole.UserRole + 1


class FindingList(QWidget):
    """Findings, the gravest first; each leads to its page."""

    place_chosen = Signal(int, str)
    """(index of the page, negative when unknown; first words there)."""

    def __init__(self, speech: Speech) -> None:
        super().__init__()
        self._speech = speech
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setIconSize(QSize(scaled(20), scaled(20)))
        self.list.setSpacing(scaled(2))
        self.list.setAccessibleName(speech("author-findings"))
        self._empty = hint(speech("author-no-findings"))
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setMargin(scaled(24))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._empty)
        column.addWidget(self.list, 1)
        self.list.itemActivated.connect(self._choose)
        self.list.itemClicked.connect(self._choose)
        self.show_findings((), ())

    def show_findings(self, findings: Sequence[Finding], pages: Sequence[int]) -> None:
        """Replace what is listed."""
        self.list.clear()
        for index, finding in sorted_findings(findings):
            words = f"{self._speech(finding.severity)}: {finding_words(finding, self._speech.lang)}"
            item = QListWidgetItem(_icon(finding.severity), words)
            item.setData(_PAGE, pages[index] if index < len(pages) else -1)
            item.setData(_WORDS, finding.place.excerpt)
            self.list.addItem(item)
        self._empty.setVisible(not findings)
        self.list.setVisible(bool(findings))

    def step(self, by: int) -> None:
        """Go to the next finding or the one before."""
        count = self.list.count()
        if count:
            self.list.setCurrentRow((self.list.currentRow() + by) % count)
            self._choose(self.list.currentItem())

    @Slot(QListWidgetItem)
    def _choose(self, item: QListWidgetItem) -> None:
        self.place_chosen.emit(item.data(_PAGE), item.data(_WORDS))


class ChangeTree(QWidget):
    """Changes under their rules, before → after; each leads to its page."""

    place_chosen = Signal(int, str)

    def __init__(self, speech: Speech) -> None:
        super().__init__()
        self._speech = speech
        self.tree = QTreeWidget()
        self.tree.setHeaderHidden(True)
        self.tree.setUniformRowHeights(True)
        self.tree.setAccessibleName(speech("author-changes"))
        self._empty = hint(speech("author-no-changes"))
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setMargin(scaled(24))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._empty)
        column.addWidget(self.tree, 1)
        self.tree.itemActivated.connect(self._choose)
        self.tree.itemClicked.connect(self._choose)
        self.show_changes((), ())

    def show_changes(self, changes: Sequence[Change], pages: Sequence[int]) -> None:
        """Replace what is listed."""
        self.tree.clear()
        for rule, made in by_rule(changes).items():
            top = QTreeWidgetItem(self.tree, [f"{rule_words(rule, self._speech.lang)}: {len(made)}"])
            top.setData(0, _PAGE, -1)
            for index, change in made:
                words = f"{seen(change.before)} → {seen(change.after)}"
                item = QTreeWidgetItem(top, [words])
                item.setToolTip(0, words)
                item.setData(0, _PAGE, pages[index] if index < len(pages) else -1)
                item.setData(0, _WORDS, change.after)
        any_change = self.tree.topLevelItemCount() > 0
        self._empty.setVisible(not any_change)
        self.tree.setVisible(any_change)

    @Slot(QTreeWidgetItem)
    def _choose(self, item: QTreeWidgetItem) -> None:
        if item.data(0, _PAGE) >= 0:
            self.place_chosen.emit(item.data(0, _PAGE), item.data(0, _WORDS))


def _icon(severity: Severity) -> QIcon:
    shade = {Severity.ERROR: colours().error, Severity.WARNING: colours().warning, Severity.NOTE: colours().muted}
    return icon(str(severity), shade[severity])

"""Help: the guide in the window's language, task by task, found by topic or by word; it needs no network."""

from functools import cache
from importlib.resources import files
from types import MappingProxyType

from PySide6.QtCore import QSize, Qt, QUrl, Slot
from PySide6.QtGui import QKeySequence, QShortcut, QTextBlockFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QSplitter, QTextBrowser, QVBoxLayout, QWidget

from ui.dialogs.fields import line_field
from ui.look import scaled
from ui.wording import Speech

LINE_HEIGHT = 130
"""Percent."""

_TOPIC = Qt.ItemDataRole.UserRole


class HelpWindow(QWidget):
    """Topics at the left, the text at the right; typing finds the topics that hold a word."""

    def __init__(self, speech: Speech, topic: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._guide = guide(speech.lang)
        self.setWindowTitle(speech("help-title"))
        self.search = line_field(speech("help-find"), placeholder=speech("help-find"))
        self.search.setClearButtonEnabled(True)
        self.topics = QListWidget()
        self.topics.setAccessibleName(speech("help-topics"))
        self.topics.setWordWrap(True)
        self.topics.setSpacing(scaled(2))
        self.topics.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.text = QTextBrowser()
        self.text.setOpenLinks(False)
        self.text.setAccessibleName(speech("help-text"))
        self.text.document().setDocumentMargin(scaled(20))
        for name, markdown in self._guide.items():
            item = QListWidgetItem(heading_of(markdown))
            item.setData(_TOPIC, name)
            self.topics.addItem(item)
        self._place()
        self.search.textChanged.connect(self._sift)
        self.topics.currentItemChanged.connect(self._show)
        self.text.anchorClicked.connect(self._follow)
        QShortcut(QKeySequence.StandardKey.Find, self, self.search.setFocus)
        QShortcut(QKeySequence.StandardKey.Cancel, self, self.close)
        self.show_topic(topic)
        self.topics.setFocus()

    def show_topic(self, name: str) -> None:
        """Show a topic; the first one when there is none of this name."""
        names = list(self._guide)
        self.topics.setCurrentRow(names.index(name) if name in names else 0)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Want room for a column of text that is read with ease."""
        return QSize(scaled(880), scaled(620))

    def _place(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.search)
        column.addWidget(self.topics, 1)
        split = QSplitter()
        split.addWidget(left)
        split.addWidget(self.text)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 7)
        split.setSizes([scaled(260), scaled(620)])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(scaled(8), scaled(8), scaled(8), scaled(8))
        whole.addWidget(split)

    @Slot(str)
    def _sift(self, words: str) -> None:
        wanted = words.casefold().split()
        for row in range(self.topics.count()):
            text = self._guide[self.topics.item(row).data(_TOPIC)].casefold()
            self.topics.item(row).setHidden(not all(word in text for word in wanted))
        shown = [row for row in range(self.topics.count()) if not self.topics.item(row).isHidden()]
        if shown and self.topics.currentRow() not in shown:
            self.topics.setCurrentRow(shown[0])

    @Slot()
    def _show(self) -> None:
        item = self.topics.currentItem()
        if item:
            self.text.setMarkdown(self._guide[item.data(_TOPIC)])
            _space(self.text.document())
            self.text.verticalScrollBar().setValue(0)

    @Slot(QUrl)
    def _follow(self, url: QUrl) -> None:
        self.search.clear()
        self.show_topic(url.toString().removesuffix(".md"))


def _space(document: QTextDocument) -> None:
    """Give lines and paragraphs air: Markdown comes without any."""
    block = document.begin()
    while block.isValid():
        spaced = block.blockFormat()
        spaced.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        spaced.setTopMargin(scaled(14) if spaced.headingLevel() == 2 else 0)
        spaced.setBottomMargin(scaled(3) if block.textList() else scaled(8))
        QTextCursor(block).setBlockFormat(spaced)
        block = block.next()


@cache
def guide(lang: str) -> MappingProxyType[str, str]:
    """Return the topics of the guide in a language, as Markdown by name, in order."""
    folder = files("ui") / "help" / lang
    found = sorted([each for each in folder.iterdir() if each.name.endswith(".md")], key=lambda each: each.name)
    return MappingProxyType({each.name.removesuffix(".md"): each.read_text(encoding="utf-8") for each in found})


def heading_of(markdown: str) -> str:
    """Return the heading of a topic."""
    return markdown.partition("\n")[0].removeprefix("# ").strip()

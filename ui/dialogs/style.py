"""House styles with a picture of their pages: the style of a volume in, the one that is chosen out."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from proceedings.model.measure import MM
from proceedings.style import load_style, style_names
from ui.dialogs.form import FormDialog, hint
from ui.dialogs.style_picture import Drawing, StylePicture
from ui.look import RoomyRows, scaled
from ui.wording import Speech

_NAME = Qt.ItemDataRole.UserRole


class StyleChooser(QWidget):
    """The list of house styles, and the pages of the one that is chosen."""

    changed = Signal()

    def __init__(self, speech: Speech, style: str, drawing: Drawing | None = None) -> None:
        super().__init__()
        self.list = QListWidget()
        self.list.setItemDelegate(RoomyRows(self.list))
        self.list.setAccessibleName(speech("style"))
        self.list.setSpacing(scaled(2))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._about = hint("")
        self._speech = speech
        self.picture = StylePicture(speech, drawing)
        names = style_names() if style in style_names() or not style else (*style_names(), style)
        for name in names:
            item = QListWidgetItem(speech(name) if name in style_names() else Path(name).parent.name)
            item.setData(_NAME, name)
            self.list.addItem(item)
        self.list.setMinimumWidth(self.list.sizeHintForColumn(0) + 2 * self.list.frameWidth() + scaled(16))
        self.list.setMaximumWidth(self.list.minimumWidth() + scaled(40))
        left = QVBoxLayout()
        left.addWidget(self.list, 1)
        row = QHBoxLayout()
        row.addLayout(left)
        row.addWidget(self.picture, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row, 1)
        column.addWidget(self._about)
        self.list.currentItemChanged.connect(self._show)
        self.list.setCurrentRow(names.index(style) if style in names else 0)
        self.setFocusProxy(self.list)

    @property
    def value(self) -> str:
        """The name of the style that is chosen."""
        return str(self.list.currentItem().data(_NAME))

    def close_jobs(self) -> None:
        """Stop drawing."""
        self.picture.close_jobs()

    @Slot()
    def _show(self) -> None:
        style = load_style(self.value)
        page = style.page
        self._about.setText(
            self._speech(
                "style-about",
                width=f"{page.width / MM:g}",
                height=f"{page.height / MM:g}",
                columns=page.columns,
                lines=page.lines,
                size=f"{style.text['body'].size:g}",
            )
        )
        self.picture.show_style(self.value)
        self.changed.emit()


class StyleDialog(FormDialog):
    """Choose the house style of a volume."""

    def __init__(
        self, speech: Speech, style: str, *, drawing: Drawing | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(speech, speech("style"), accept="style-use", parent=parent)
        self.chooser = StyleChooser(speech, style, drawing)
        self.body.addWidget(hint(speech("style-hint")))
        self.body.addWidget(self.chooser, 1)
        self.chooser.list.setFocus()

    @property
    def value(self) -> str:
        """The name of the style that is chosen."""
        return self.chooser.value

    def done(self, result: int) -> None:
        """Stop drawing and close."""
        self.chooser.close_jobs()
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Stop drawing."""
        self.chooser.close_jobs()
        super().closeEvent(event)

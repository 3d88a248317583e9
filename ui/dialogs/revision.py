"""A revision: what two versions of a paper differ in, in; whether the new one takes the old one's place, out."""

from collections.abc import Sequence

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QLabel, QTextBrowser, QWidget

from proceedings.comparison import Comparison, Difference, Kind
from ui.dialogs.form import FormDialog, heading, hint, title_label
from ui.look import scaled
from ui.look.theme import colours
from ui.wording import Speech


class RevisionDialog(FormDialog):
    """Old words struck out, new words underlined, and never told by colour alone."""

    def __init__(
        self,
        speech: Speech,
        title: str,
        comparison: Comparison,
        *,
        shift: tuple[int, str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(speech, speech("revision-title"), accept="revision-take", parent=parent)
        self.body.addWidget(title_label(title, 1.25))
        self.body.addWidget(QLabel(speech("revision-files", before=comparison.before, after=comparison.after)))
        counted = {kind: sum(1 for each in comparison.differences if each.kind is kind) for kind in Kind}
        words = speech(
            "revision-summary",
            added=counted[Kind.ADDED],
            removed=counted[Kind.REMOVED],
            changed=counted[Kind.CHANGED],
        )
        self.body.addWidget(heading(words if comparison.differences else speech("revision-same")))
        if shift and shift[0]:
            self.body.addWidget(hint(speech("revision-shift", pages=f"{shift[0]:+d}", page=shift[1])))
        self.text = QTextBrowser()
        self.text.setAccessibleName(speech("revision-differences"))
        self.text.setMinimumSize(scaled(520), scaled(260))
        self._write(comparison.differences)
        self.body.addWidget(self.text, 1)
        self.body.addWidget(hint(speech("revision-hint")))
        self.text.setFocus()

    def _write(self, differences: Sequence[Difference]) -> None:
        cursor = self.text.textCursor()
        plain, place, gone, fresh = _formats()
        for index, each in enumerate(differences):
            if index:
                cursor.insertBlock()
                cursor.insertBlock()
            cursor.insertText(f"{self.speech(f'difference-{each.kind}')} · {self._place(each)}", place)
            cursor.insertBlock()
            for part in each.parts:
                cursor.insertText(part.text, {Kind.REMOVED: gone, Kind.ADDED: fresh}.get(part.kind, plain))
        cursor.movePosition(QTextCursor.MoveOperation.Start)
        self.text.setTextCursor(cursor)

    def _place(self, each: Difference) -> str:
        if each.field:
            return self.speech("import-name" if each.field == "title" else f"import-{each.field}")
        return self.speech("difference-place", number=each.paragraph)


def _formats() -> tuple[QTextCharFormat, QTextCharFormat, QTextCharFormat, QTextCharFormat]:
    """Return how what stays, what is where, what is gone and what is new are written."""
    plain, place, gone, fresh = QTextCharFormat(), QTextCharFormat(), QTextCharFormat(), QTextCharFormat()
    place.setForeground(QColor(colours().muted))
    gone.setForeground(QColor(colours().error))
    gone.setFontStrikeOut(True)
    fresh.setForeground(QColor(colours().good))
    fresh.setFontUnderline(True)
    return plain, place, gone, fresh

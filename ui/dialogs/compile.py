"""Compile: what there is to compile in; the edition and the style to compile it in, out. One button does it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from proceedings.style import style_names
from ui.dialogs.fields import ChoiceField, form_of
from ui.dialogs.form import FormDialog, heading, hint
from ui.look import scaled
from ui.look.theme import colours
from ui.wording import Speech


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What is about to be compiled."""

    papers: int
    sections: int
    errors: int = 0
    unreadable: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CompileChoice:
    """How it is to be compiled."""

    edition: str
    style: str


class CompileDialog(FormDialog):
    """Edition and style, and what will be left out."""

    def __init__(
        self,
        speech: Speech,
        contents: Contents,
        choice: CompileChoice,
        editions: Sequence[str] = ("screen", "press"),
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(speech, speech("compile-title"), accept="compile-accept", parent=parent)
        self.body.addWidget(heading(speech("compile-contents", papers=contents.papers, sections=contents.sections)))
        for count, word in ((contents.unreadable, "compile-unreadable"), (contents.errors, "compile-errors")):
            if count:
                self.body.addWidget(_warning(speech(word, count=count)))
        self._editions = QButtonGroup(self)
        for index, edition in enumerate(editions):
            button = QRadioButton(speech(f"edition-{edition}"))
            self._editions.addButton(button, index)
            self.body.addWidget(button)
            about = hint(speech(f"edition-{edition}-text"))
            about.setContentsMargins(scaled(24), 0, 0, scaled(4))
            self.body.addWidget(about)
            button.setAccessibleDescription(about.text())
        self._names = tuple(editions)
        at = self._names.index(choice.edition) if choice.edition in self._names else 0
        self._editions.button(at).setChecked(True)
        names = style_names() if choice.style in style_names() else (*style_names(), choice.style)
        self._style = ChoiceField(speech("style"), [(name, speech(name)) for name in names])
        self._style.set_value(choice.style)
        self.body.addWidget(form_of([(speech("style"), self._style)]))
        self.body.addStretch(1)
        self.set_ready(contents.papers > 0)
        self.accept_button.setFocus()

    @property
    def value(self) -> CompileChoice:
        """What is chosen."""
        return CompileChoice(edition=self._names[self._editions.checkedId()], style=self._style.value)


def _warning(text: str) -> QWidget:
    row = hint(f"▲ {text}")
    palette = row.palette()
    palette.setColor(row.foregroundRole(), colours().warning)
    row.setPalette(palette)
    return row

"""Any edits on the desk, all undone, give the volume of the beginning; done again, that of the end."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from proceedings.model.change import Change
from proceedings.model.decisions import MetadataEdits
from proceedings.model.finding import Finding, Place, Severity
from proceedings.model.volume import PaperId, Words
from proceedings.project import Project
from tests.project.build import filled
from ui.desk import Desk

NUMBERS = st.integers(min_value=0, max_value=9)
TEXTS = st.text(alphabet="абвәқ ", max_size=6)


class QuietDesk(Desk):
    """A desk that sets no papers: those of this test are none."""

    def check(self) -> None:
        """Do nothing."""

    def preview(self, paper: PaperId) -> None:
        """Do nothing."""
        del paper


class Editor(RuleBasedStateMachine):
    """An editor who edits at random."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "a.proc"
        filled(self.path).close()
        self.desk = QuietDesk()

    @initialize()
    def open(self) -> None:
        """Open the volume file of four papers."""
        assert self.desk.open(self.path)
        self.began = [step.id for step in self.desk.history()]
        assert self.desk.project
        self.first = self.desk.project.state

    def paper(self, number: int) -> PaperId:
        """Return one of the papers."""
        papers = sorted(self.desk.submissions)
        return papers[number % len(papers)]

    def section(self, number: int) -> int:
        """Return the index of a section."""
        return number % len(self.desk.volume.sections)

    @rule(number=NUMBERS, section=NUMBERS, index=NUMBERS)
    def move(self, number: int, section: int, index: int) -> None:
        """Move a paper."""
        self.desk.move([self.paper(number)], self.section(section), index)

    @rule(number=NUMBERS)
    def exclude(self, number: int) -> None:
        """Put a paper into the bin."""
        self.desk.exclude([self.paper(number)])

    @rule(title=TEXTS, section=NUMBERS)
    def rename(self, title: str, section: int) -> None:
        """Name a section."""
        self.desk.rename_section(self.section(section), Words(ru=title))

    @rule(title=TEXTS)
    def add_section(self, title: str) -> None:
        """Add a section."""
        self.desk.add_section(Words(kk=title))

    @rule(section=NUMBERS)
    def remove_section(self, section: int) -> None:
        """Remove a section."""
        if len(self.desk.volume.sections) > 1:
            self.desk.remove_section(self.section(section))

    @rule(number=NUMBERS, title=TEXTS)
    def title(self, number: int, title: str) -> None:
        """Name a paper."""
        self.desk.set_metadata(self.paper(number), MetadataEdits(titles=(("ru", title),)))

    @rule(number=NUMBERS, word=TEXTS)
    def judge(self, number: int, word: str) -> None:
        """Accept a finding and take changes back."""
        paper = self.paper(number)
        self.desk.accept(paper, [Finding(severity=Severity.NOTE, code=f"check.{word}")], word)
        self.desk.revert(paper, [Change(rule="dash", before=word, after="–")])
        self.desk.revert_rule([paper], "spaces")

    @rule(number=NUMBERS, answer=st.sampled_from(("", "waiting", "approved", "corrections")))
    def answer(self, number: int, answer: str) -> None:
        """Record an author's answer, and remark on it."""
        paper = self.paper(number)
        self.desk.set_proof([paper, self.paper(number + 1)], answer)
        self.desk.set_note(paper, answer)

    @rule(number=NUMBERS, word=TEXTS)
    def think_again(self, number: int, word: str) -> None:
        """Make a change again and put a paragraph right."""
        paper = self.paper(number)
        self.desk.make_again(paper, [Change(rule="dash", before=word, after="–")])
        self.desk.follow_rule([paper], "spaces")
        self.desk.edit_text(paper, Place(part="body", paragraph=number), word, f"{word}.")

    @rule(section=NUMBERS, index=NUMBERS)
    def move_section(self, section: int, index: int) -> None:
        """Move a section."""
        self.desk.move_section(self.section(section), self.section(index))

    @rule(name=st.sampled_from(("", "first")))
    def freeze(self, name: str) -> None:
        """Freeze the edition, or thaw it."""
        self.desk.freeze(name)

    @rule(locked=st.booleans())
    def lock(self, locked: bool) -> None:
        """Guard the order, or free it."""
        self.desk.lock_order(locked)

    @rule()
    def undo(self) -> None:
        """Undo, but not what was there at the beginning."""
        if any(not step.undone and step.id not in self.began for step in self.desk.history()):
            self.desk.undo()

    @rule()
    def redo(self) -> None:
        """Do again."""
        self.desk.redo()

    @rule()
    def open_again(self) -> None:
        """Close the file and open it."""
        assert self.desk.open(self.path)

    @invariant()
    def no_paper_is_lost(self) -> None:
        """Every paper is in a section or in the bin."""
        volume = self.desk.volume
        if self.desk.is_open:
            assert sorted([*volume.papers, *volume.excluded]) == sorted(self.first.submissions)

    def teardown(self) -> None:
        """Undo everything, then do it all again."""
        if self.desk.project:
            standing = [step.id for step in self.desk.history() if not step.undone]
            last = self.desk.project.state
            self.desk.go_to(self.began[-1])
            assert self.desk.project.state == self.first
            self.desk.go_to(standing[-1])
            assert self.desk.project.state == last
        self.desk.dispose()
        QCoreApplication.sendPostedEvents()
        with Project.open_read_only(self.path):
            pass
        self.folder.cleanup()


@pytest.mark.usefixtures("qapp")
def test_all_undone_is_the_beginning(qapp: QApplication) -> None:
    assert qapp
    from hypothesis.stateful import run_state_machine_as_test

    quick = settings(max_examples=12, stateful_step_count=15, deadline=None, suppress_health_check=list(HealthCheck))
    run_state_machine_as_test(Editor, settings=quick)

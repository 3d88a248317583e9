"""Moves in the outline: what is chosen and where to in, the desk's commands out."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Slot

from proceedings.model.paper import Metadata
from proceedings.model.volume import PaperId, Words
from ui.desk import Desk
from ui.outline.tree import OutlineTree


class Moves(QObject):
    """Papers and sections move up and down, to other sections, to the bin and back."""

    def __init__(self, desk: Desk, tree: OutlineTree) -> None:
        super().__init__(tree)
        self._desk = desk
        self._tree = tree

    @Slot(list, int, int)
    def drop(self, papers: list[PaperId], section: int, index: int) -> None:
        """Put dragged papers before what stands at `index` of a section; section -1 is the bin."""
        if section < 0:
            self._desk.exclude(papers)
            return
        held = self._desk.volume.sections[section].papers
        index -= sum(paper in held[:index] for paper in papers)
        self._desk.move(papers, section, index)
        self._tree.choose(tuple(papers))

    @Slot(int, int)
    def drop_section(self, section: int, index: int) -> None:
        """Put a section at `index` among the others."""
        if self._desk.move_section(section, index):
            self._tree.choose_section(index)

    @Slot()
    def move_up(self) -> None:
        """Move what is chosen one place up; beyond the first place, to the end of the section before."""
        self._step(-1)

    @Slot()
    def move_down(self) -> None:
        """Move what is chosen one place down; beyond the last place, to the beginning of the next section."""
        self._step(1)

    @Slot()
    def move_to_previous(self) -> None:
        """Move the papers to the end of the section before."""
        self._to_section(-1)

    @Slot()
    def move_to_next(self) -> None:
        """Move the papers to the end of the next section."""
        self._to_section(1)

    @Slot()
    def exclude(self) -> None:
        """Put the papers into the bin; a section goes, its papers into the bin."""
        papers = self._tree.papers()
        if papers:
            row = self._neighbour(papers)
            self._desk.exclude(papers)
            if row:
                self._tree.choose((row,))
        elif self._section() >= 0:
            self._desk.remove_section(self._section())

    @Slot()
    def put_back(self) -> None:
        """Take papers out of the bin, to the end of the last section."""
        volume = self._desk.volume
        papers = [paper for paper in self._tree.papers() if paper in volume.excluded]
        if papers and not volume.sections:
            self._desk.add_section(Words())
        if papers:
            self._desk.move(papers, len(self._desk.volume.sections) - 1, 1 << 30)

    @Slot()
    def add_section(self) -> None:
        """Add a section below the one on which the keyboard stands, and let its title be typed."""
        at = self._section() + 1 or len(self._desk.volume.sections)
        if self._desk.add_section(Words(), at):
            self._tree.choose_section(at)
            self._tree.rename()

    def sort(self, key: str) -> None:
        """Sort by `author`, `title` or `date`: the section on whose row the keyboard stands, else every section."""
        known: dict[PaperId, Metadata] = {paper: self._desk.metadata(paper) for paper in self._desk.volume.papers}
        section = self._section() if self._tree.current_row() is None else -1
        self._desk.sort(key, known, section if section >= 0 else None)

    def _step(self, by: int) -> None:
        papers = self._tree.papers()
        if not papers:
            section = self._section()
            at = section + by
            if section >= 0 and 0 <= at < len(self._desk.volume.sections) and self._desk.move_section(section, at):
                self._tree.choose_section(at)
            return
        place = stepped(self._places(), papers, by)
        if place:
            self._desk.move(papers, *place)

    def _to_section(self, by: int) -> None:
        papers, at = self._tree.papers(), self._section() + by
        if papers and self._section() >= 0 and 0 <= at < len(self._desk.volume.sections):
            self._desk.move(papers, at, 1 << 30)

    def _section(self) -> int:
        group = self._tree.current_group()
        return group.section if group else -1

    def _places(self) -> tuple[tuple[PaperId, ...], ...]:
        return tuple([section.papers for section in self._desk.volume.sections])

    def _neighbour(self, papers: Sequence[PaperId]) -> PaperId | None:
        """Return the paper that the keyboard goes to when these go."""
        order = self._desk.volume.papers
        last = max([order.index(paper) for paper in papers if paper in order], default=-1)
        gone: Callable[[PaperId], bool] = set(papers).__contains__
        after = [paper for paper in order[last + 1 :] if not gone(paper)]
        before = [paper for paper in order[: max(last, 0)] if not gone(paper)]
        return after[0] if after else before[-1] if before else None


def stepped(places: Sequence[Sequence[PaperId]], papers: Sequence[PaperId], by: int) -> tuple[int, int] | None:
    """Return (section, index among its other papers) one place up or down from `papers`, if there is one."""
    edge = papers[0] if by < 0 else papers[-1]
    section = next((at for at, held in enumerate(places) if edge in held), -1)
    if section < 0:
        return None
    others = [paper for paper in places[section] if paper not in papers or paper == edge]
    at = others.index(edge) + by
    if 0 <= at < len(others):
        return section, at
    beyond = section + by
    if not 0 <= beyond < len(places):
        return None
    return beyond, len(places[beyond]) if by < 0 else 0

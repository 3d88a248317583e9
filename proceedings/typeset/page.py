"""A galley in, pages out: columns filled to one depth on one grid, notes at the foot, floats at the top."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from proceedings.model.measure import MM
from proceedings.model.setpage import Destination, Heading, Item, Link, Rule, SetPage
from proceedings.model.value import value
from proceedings.typeset.feather import room_to_stretch, stretched
from proceedings.typeset.galley import FORBIDDEN, Slab, moved, moved_link

NOTE_RULE = 20 * MM
HAIRLINE = 0.5
"""Of the rule above notes: the thinnest that every press prints."""

NOTE_GAP = 0.55
"""Between text and notes, in lines of the grid; the rule stands in it."""
LEAST_UNDER_HEAD = 8
"""Lines that must be left under a head over all columns for the text to begin there."""
STUB_PAGE = 4
"""A last page of no more lines is avoided where paragraphs can be set shorter or longer."""
MOST_LEFT = 2
"""Lines left empty on every page, for the last page to have more of them."""
LEAST_SHORT = 1
"""Lines that a column may lack when its white has grown; where it lacks more, white does not grow at all."""
REFITS = 2
MOST_REFITTED = 2
"""A column short by no more lines is filled by setting paragraphs longer or shorter."""
MOST_TRIED = 6
"""Paragraphs tried to fill a column."""
MOST_OF_PAGE = 0.7
"""Carried notes take no more of a page than this."""
SLACK = 0.05


@value(kw_only=True)
class Geometry:
    """The type area: points."""

    depth: float
    grid: float
    columns: int
    column: float
    gap: float


@dataclass(slots=True)
class _State:
    """How far the galley has been placed."""

    next: int = 0
    deferred: tuple[Slab, ...] = ()
    """Floats that wait for the top of a column."""
    spanning: tuple[Slab, ...] = ()
    """Slabs of the full measure that wait for the top of a page."""
    carried: tuple[Slab, ...] = ()
    """Lines of notes that go on from the column before."""

    def copy(self) -> "_State":
        return _State(*self.standing())

    def standing(self) -> "_Standing":
        return self.next, self.deferred, self.spanning, self.carried

    def stand(self, standing: "_Standing") -> None:
        self.next, self.deferred, self.spanning, self.carried = standing

    def waits(self) -> bool:
        return bool(self.deferred or self.spanning or self.carried)


@dataclass(slots=True)
class _Column:
    placed: list[tuple[float, Slab]] = field(default_factory=list)
    notes: list[Slab] = field(default_factory=list)
    y: float = 0.0
    white: float = 0.0
    """Wanted below what was placed last."""


_Page = tuple[list[tuple[float, Slab]], float, list[_Column]]
"""(slabs over the full measure, y where the columns begin, columns)."""

_Safe = tuple["_Standing", int, int, float, float]
"""(state, slabs placed, note lines placed, y, white) at a lawful break."""

_Standing = tuple[int, tuple[Slab, ...], tuple[Slab, ...], tuple[Slab, ...]]
"""What a state holds."""


@value()
class SetPages:
    """Pages and the headings on them."""

    pages: tuple[SetPage, ...]
    headings: tuple[Heading, ...]


class Paginator:
    """Cuts a galley into pages."""

    def __init__(self, galley: Sequence[Slab], notes: Mapping[str, tuple[Slab, ...]], geometry: Geometry) -> None:
        self._galley = list(galley)
        self._notes = notes
        self._geometry = geometry

    def pages(self, head: Sequence[Slab] = ()) -> SetPages:
        """Return the pages; `head` is set over all columns before the galley."""
        pages = self._filled(head)
        stub = self._stub(pages)
        if stub:
            pages = self._without_stub(head, pages, stub)
        return self._drawn(pages)

    def _filled(self, head: Sequence[Slab], *, left: int = 0) -> list[_Page]:
        """Return the galley cut into pages, with so many lines left empty on each."""
        geometry = self._geometry
        full = geometry.depth - left * geometry.grid
        pages: list[_Page] = []
        state = _State()
        heads = self._head_columns(head)
        for number, column in enumerate(heads):
            top = self._snapped(column.y) if column.placed else 0.0
            room = full - top
            columns: list[_Column] = []
            if number == len(heads) - 1 and room > LEAST_UNDER_HEAD * geometry.grid:
                columns = self._page(state, room)
            pages.append((column.placed, top, columns))
        while state.next < len(self._galley) or state.waits():
            before = state.copy()
            top, spanning = self._spanning_top(state)
            columns = self._page(state, full - top)
            pages.append((spanning, top, columns))
            if before == state:
                raise AssertionError("a page took nothing")
        return pages

    def _stub(self, pages: list[_Page]) -> int:
        """Return the lines on a last page that has hardly any, else 0."""
        _, top, columns = pages[-1] if len(pages) > 1 else ([], 0.0, [])
        if top or not columns or any(column.notes for column in columns):
            return 0
        lines = math.ceil(max([column.y for column in columns]) / self._geometry.grid - SLACK)
        return lines if lines <= STUB_PAGE else 0

    def _without_stub(self, head: Sequence[Slab], pages: list[_Page], stub: int) -> list[_Page]:
        """Set some paragraphs shorter, so that the last page goes, or longer, so that it has a few lines more.

        Where too few can be, all pages are left a line or two shorter: facing ones stay of one depth.
        """
        kept = list(self._galley)
        for more, lines in ((-1, stub), (1, STUB_PAGE + 1 - stub)):
            if self._reset(more, lines):
                better = self._filled(head)
                if len(better) < len(pages) or (len(better) == len(pages) and not self._stub(better)):
                    return better
            self._galley = list(kept)
        for left in range(1, MOST_LEFT + 1):
            better = self._filled(head, left=left)
            if len(better) == len(pages) and not self._stub(better):
                return better
            self._galley = list(kept)
        return pages

    def _reset(self, more: int, lines: int) -> bool:
        """Set as many paragraphs one line longer or shorter as `lines` asks for; tells whether there were enough."""
        starts = [at for at, slab in enumerate(self._galley) if slab.variant]
        for at in sorted(starts, reverse=True):  # from the end, so that earlier places stay where they are
            if not lines:
                break
            first = self._galley[at]
            made = first.variant(more) if first.variant else []
            if made:
                made[0] = replace(made[0], above=first.above, heading=first.heading)
                self._galley[at : at + first.lines] = made
                lines -= 1
        return not lines

    def _head_columns(self, head: Sequence[Slab]) -> list[_Column]:
        """Return the head cut into pages; its notes belong to the first column under it."""
        if not head:
            return []
        flow = Paginator(head, {}, self._geometry)
        state = _State()
        columns: list[_Column] = []
        while state.next < len(head):
            columns.append(flow._column(state, self._geometry.depth))
        return columns

    def _spanning_top(self, state: _State) -> tuple[float, list[tuple[float, Slab]]]:
        """Set what waits for the full measure at the top of a page; a long table goes on at the top of the next."""
        y = white = 0.0
        placed: list[tuple[float, Slab]] = []
        waiting = list(state.spanning)
        least = 1
        while waiting:
            slab = waiting[0]
            y += max(slab.above, white) if placed else 0.0
            if placed and y + slab.height > self._geometry.depth * MOST_OF_PAGE:
                break
            for head in () if placed else slab.repeat:
                placed.append((y, head))
                y += head.height
                least += 1
            placed.append((y, waiting.pop(0)))
            y, white = y + slab.height, slab.below
        while waiting and len(placed) > least and placed[-1][1].penalty >= FORBIDDEN:
            waiting.insert(0, placed.pop()[1])
        for _, slab in placed:
            state.carried = (*state.carried, *self._lines_of_notes(slab))
        state.spanning = tuple(waiting)
        if not placed:
            return 0.0, placed
        y, last = placed[-1]
        return self._snapped(y + last.height + (last.below or self._geometry.grid)), placed

    def _page(self, state: _State, depth: float) -> list[_Column]:
        """Fill one page's columns; the last page's are made even."""
        start = state.copy()
        columns = [self._full_column(state, depth) for _ in range(self._geometry.columns)]
        if self._geometry.columns == 1 or state.next < len(self._galley) or state.waits():
            return columns
        return self._balanced(start, state, depth) or columns

    def _balanced(self, start: _State, end: _State, depth: float) -> list[_Column]:
        """Return the last page's columns at the least depth that holds all of them."""
        grid = self._geometry.grid
        for lines in range(3, int(depth / grid) + 1):
            trial = start.copy()
            columns = [self._column(trial, lines * grid) for _ in range(self._geometry.columns)]
            if trial == end and all(column.y <= lines * grid + SLACK for column in columns):
                return columns
        return []

    def _full_column(self, state: _State, depth: float) -> _Column:
        """Fill a column to its full depth: by white space where there is some, else by longer or shorter paragraphs."""
        start = state.copy()
        column = self._column(state, depth)
        if state.next >= len(self._galley):
            return column
        for _ in range(REFITS):
            short = self._short(column, depth)
            if not 1 <= short <= MOST_REFITTED or short <= room_to_stretch(column.placed):
                break
            better = self._refitted(start, state, short, depth)
            if better is None:
                break
            column = better
        lacking = self._short(column, depth)
        short = min(lacking, room_to_stretch(column.placed))
        if short >= 1 and lacking - short <= LEAST_SHORT:
            column.placed = stretched(column.placed, short, self._geometry.grid)
            column.y += short * self._geometry.grid
        return column

    def _refitted(self, start: _State, state: _State, short: int, depth: float) -> _Column | None:
        """Set one paragraph of a short column a line longer or shorter, if that fills it better."""
        starts = [at for at in range(start.next, state.next) if self._galley[at].variant]
        for at in sorted(starts, key=lambda at: -self._galley[at].lines)[:MOST_TRIED]:
            for more in (1, -1):
                better = self._tried(start, state, at, more, short, depth)
                if better is not None:
                    return better
        return None

    def _tried(self, start: _State, state: _State, at: int, more: int, short: int, depth: float) -> _Column | None:
        first = self._galley[at]
        made = first.variant(more) if first.variant else []
        if not made:
            return None
        kept = self._galley[at : at + first.lines]
        made[0] = replace(made[0], above=first.above, heading=first.heading)
        self._galley[at : at + first.lines] = made
        trial = start.copy()
        column = self._column(trial, depth)
        if self._short(column, depth) < short and trial.next > at:
            state.stand(trial.standing())
            return column
        self._galley[at : at + len(made)] = kept
        return None

    def _column(self, state: _State, depth: float) -> _Column:
        column = _Column()
        self._place_carried(column, state, depth)
        self._place_deferred(column, state, depth)
        behind = bool(state.carried)
        safe = self._standing_of(column, state) if column.placed and (behind or not state.carried) else None
        while state.next < len(self._galley):
            slab = self._galley[state.next]
            if slab.heading and self._stranded(column, state):
                self._back_to(safe, column, state)
                break
            if slab.spans:
                state.spanning = (*state.spanning, slab)
                state.next += 1
                continue
            if slab.floats and state.deferred:
                state.deferred = (*state.deferred, slab)
                state.next += 1
                continue
            if self._fits(column, slab, state, depth):
                state.next += 1
                if slab.penalty < FORBIDDEN and (behind or not state.carried):
                    safe = self._standing_of(column, state)
                if state.carried and not behind and slab.penalty < FORBIDDEN:
                    break
                continue
            if slab.floats and column.placed and slab.height < depth:
                state.deferred = (*state.deferred, slab)
                state.next += 1
                continue
            if not column.placed:
                if not column.notes:  # else it waits until the notes have gone
                    self._force(column, slab, state)
                break
            self._back_to(safe, column, state)
            break
        if state.next == len(self._galley):
            if self._stranded(column, state):
                self._back_to(safe, column, state)
                return column
            self._place_deferred(column, state, depth)
        return column

    def _standing_of(self, column: _Column, state: _State) -> "_Safe":
        return state.standing(), len(column.placed), len(column.notes), column.y, column.white

    def _stranded(self, column: _Column, state: _State) -> bool:
        """Whether all that is under a heading has floated away from it: the heading goes along then."""
        if not state.deferred or not column.placed or not self._galley[state.next - 1].floats:
            return False
        return column.placed[-1][1].penalty >= FORBIDDEN

    def _back_to(self, safe: "_Safe | None", column: _Column, state: _State) -> None:
        """Go back to the last lawful break; without one the break stands where it is."""
        if safe is None:
            return
        kept, placed, notes, y, white = safe
        state.stand(kept)
        del column.placed[placed:]
        del column.notes[notes:]
        column.y, column.white = y, white

    def _place_carried(self, column: _Column, state: _State, depth: float) -> None:
        room = depth * MOST_OF_PAGE - self._geometry.grid
        kept: list[Slab] = []
        for slab in state.carried:
            if kept and sum([note.height for note in kept]) + slab.height > room:
                break
            kept.append(slab)
        column.notes.extend(kept)
        state.carried = state.carried[len(kept) :]

    def _place_deferred(self, column: _Column, state: _State, depth: float) -> None:
        waiting = list(state.deferred)
        while waiting:
            slab = waiting[0]
            y = self._top_of(column, slab)
            taken = self._notes_height(column.notes)
            if (column.placed or column.notes) and y + slab.height > depth - taken + SLACK:
                break
            column.placed.append((y, slab))
            self._add_notes(column, state, self._lines_of_notes(slab), depth - y - slab.height)
            column.y, column.white = y + slab.height, slab.below
            waiting.pop(0)
        state.deferred = tuple(waiting)
        if column.placed:
            column.y, column.white = self._snapped(column.y + column.white), 0.0

    def _top_of(self, column: _Column, slab: Slab) -> float:
        y = column.y + max(slab.above, column.white) if column.placed else 0.0
        return self._snapped(y) if slab.on_grid else y

    def _snapped(self, y: float) -> float:
        grid = self._geometry.grid
        return math.ceil(y / grid - SLACK / grid) * grid

    def _fits(self, column: _Column, slab: Slab, state: _State, depth: float) -> bool:
        """Place `slab`, with the notes it mentions, when there is room; its notes may go on in the next column."""
        y = self._top_of(column, slab)
        if not slab.repeat and not slab.notes:  # as most
            bottom = y + slab.height
            if depth - bottom + SLACK < self._notes_height(column.notes):
                return False
            column.placed.append((y, slab))
            column.y, column.white = bottom, slab.below
            return True
        heads: list[tuple[float, Slab]] = []
        if slab.repeat and not column.placed:
            for head in slab.repeat:
                heads.append((y, head))
                y += head.height
        lines = self._lines_of_notes(slab)
        bottom = y + slab.height
        room = depth - bottom + SLACK
        if room < self._notes_height(column.notes):
            return False
        if lines and not state.carried and self._notes_height(column.notes + lines) > room:
            room -= self._tied(state.next)
            if not self._split(column.notes, lines, room):
                return False
        column.placed.extend(heads)
        column.placed.append((y, slab))
        self._add_notes(column, state, lines, room)
        column.y, column.white = bottom, slab.below
        return True

    def _tied(self, at: int) -> float:
        """Return the height of what must stand in the same column as the slab there, which it is followed by."""
        height = 0.0
        while self._galley[at].penalty >= FORBIDDEN and at + 1 < len(self._galley):
            at += 1
            height += self._galley[at].above + self._galley[at].height
        return height

    def _lines_of_notes(self, slab: Slab) -> list[Slab]:
        return [line for key in slab.notes for line in self._notes.get(key, ())]

    def _add_notes(self, column: _Column, state: _State, lines: list[Slab], room: float) -> None:
        """Place as many lines of notes as there is room for behind those that wait; the others wait too."""
        kept = 0 if state.carried else self._split(column.notes, lines, room)
        column.notes.extend(lines[:kept])
        state.carried = (*state.carried, *lines[kept:])

    def _split(self, before: list[Slab], lines: list[Slab], room: float) -> int:
        """Return how many of a note's lines stay: all if they can, else not one alone of several; 0 when none can."""
        if self._notes_height(before + lines) <= room:
            return len(lines)
        for least in (2, 1):
            for kept in range(len(lines) - least, least - 1, -1):
                if self._notes_height(before + lines[:kept]) <= room:
                    return kept
        return 0

    def _notes_height(self, notes: list[Slab]) -> float:
        if not notes:
            return 0.0
        return sum([slab.height for slab in notes]) + NOTE_GAP * self._geometry.grid

    def _force(self, column: _Column, slab: Slab, state: _State) -> None:
        """Place what is taller than a page, alone."""
        column.placed.append((0.0, slab))
        column.y = slab.height
        state.carried = (*state.carried, *self._lines_of_notes(slab))
        state.next += 1

    def _short(self, column: _Column, depth: float) -> int:
        """Return how many lines of the grid a column lacks."""
        return int((depth - self._notes_height(column.notes) - column.y + SLACK) / self._geometry.grid)

    def _drawn(self, pages: list[_Page]) -> SetPages:
        drawn: list[SetPage] = []
        headings: list[Heading] = []
        for index, (spanning, top, columns) in enumerate(pages):
            sheet = _Sheet()
            for y, slab in spanning:
                sheet.place(slab, 0.0, y, index)
            for number, column in enumerate(columns):
                x = number * (self._geometry.column + self._geometry.gap)
                for y, slab in column.placed:
                    sheet.place(slab, x, top + y, index)
                self._place_notes(sheet, column, x, index)
            drawn.append(SetPage(tuple(sheet.items), tuple(sheet.links), tuple(sheet.destinations)))
            headings.extend(sheet.headings)
        return SetPages(tuple(drawn), tuple(headings))

    def _place_notes(self, sheet: "_Sheet", column: _Column, x: float, page: int) -> None:
        if not column.notes:
            return
        y = self._geometry.depth - sum([slab.height for slab in column.notes])
        sheet.items.append(
            Rule(x, y - NOTE_GAP * self._geometry.grid * 0.45, min(NOTE_RULE, self._geometry.column), HAIRLINE)
        )
        for slab in column.notes:
            sheet.place(slab, x, y, page)
            y += slab.height


@dataclass(slots=True)
class _Sheet:
    """A page being drawn."""

    items: list[Item] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    destinations: list[Destination] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)

    def place(self, slab: Slab, x: float, y: float, page: int) -> None:
        self.items.extend([moved(item, x, y) for item in slab.items])
        if slab.links:
            self.links.extend([moved_link(link, x, y) for link in slab.links])
        if slab.destinations:
            self.destinations.extend([Destination(point.name, point.y + y) for point in slab.destinations])
        if slab.heading:
            self.headings.append(Heading(slab.heading.level, slab.heading.title, page, y))

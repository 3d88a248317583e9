"""What an editor does to the order of a volume and decides about its papers: each deed one step of the history."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import reduce

from proceedings.model.change import Change
from proceedings.model.decisions import (
    AcceptedFinding,
    AltText,
    Decisions,
    MetadataEdits,
    TextEdit,
    accepted_among,
    with_edits,
    with_fix,
)
from proceedings.model.finding import Finding, FixKind, Place
from proceedings.model.paper import Metadata
from proceedings.model.volume import Event, PaperId, Person, Words
from proceedings.order import edits
from ui.desk.editing import Editing


class Commands(Editing):
    """The named edits; each returns whether anything is different now."""

    # ---- order

    def move(self, papers: Sequence[PaperId], section: int, index: int) -> bool:
        """Put papers, from anywhere or the bin, at `index` among the other papers of a section."""
        volume = edits.placed(self.volume, papers, section, index)
        return self.edit("move-papers", volume, about=self.called(papers))

    def exclude(self, papers: Sequence[PaperId]) -> bool:
        """Put papers into the bin."""
        return self.edit("exclude-papers", edits.excluded(self.volume, papers), about=self.called(papers))

    def forget(self, papers: Sequence[PaperId]) -> bool:
        """Take papers out of the volume file's state; undo brings them back."""
        gone: Mapping[PaperId, None] = dict.fromkeys(papers)
        return self.edit("forget-papers", edits.forgotten(self.volume, papers), submissions=gone)

    def sort(
        self, key: str, metadata: Mapping[PaperId, Metadata], section: int | None = None, *, reverse: bool = False
    ) -> bool:
        """Sort the papers of a section, of each by default, by `author`, `title` or `date` of receipt."""
        words = (
            {paper: held.original.received for paper, held in self.submissions.items()}
            if key == "date"
            else edits.by_author(metadata)
            if key == "author"
            else edits.by_title(metadata)
        )
        return self.edit(f"sort-by-{key}", edits.sorted_by(self.volume, words, section, reverse=reverse))

    def lock_order(self, locked: bool) -> bool:
        """Guard the order of papers against moves, or free it."""
        return self.edit("lock-order" if locked else "unlock-order", edits.with_order_locked(self.volume, locked))

    def freeze(self, edition: str) -> bool:
        """Mark the volume as gone out under the name `edition`; an empty name thaws it."""
        volume = edits.frozen_as(self.volume, edition)
        return self.edit("freeze" if edition else "thaw", volume, about=edition or self.volume.frozen)

    # ---- sections

    def add_section(self, title: Words, index: int | None = None) -> bool:
        """Add an empty section, at the end by default."""
        return self.edit("add-section", edits.section_added(self.volume, title, index))

    def rename_section(self, section: int, title: Words) -> bool:
        """Set another title over a section."""
        volume = edits.renamed(self.volume, section, title)
        return self.edit("rename-section", volume, about=title.best(volume.lang))

    def move_section(self, section: int, index: int) -> bool:
        """Put a section at `index` among the others."""
        volume = edits.section_moved(self.volume, section, index)
        return self.edit("move-section", volume, about=self._section(section))

    def remove_section(self, section: int) -> bool:
        """Remove a section; its papers go to the bin."""
        volume = edits.section_removed(self.volume, section)
        return self.edit("remove-section", volume, about=self._section(section))

    def set_chairs(self, section: int, chairs: Iterable[Person]) -> bool:
        """Name the chairs of a section."""
        return self.edit("set-chairs", edits.with_chairs(self.volume, section, chairs))

    def _section(self, section: int) -> str:
        held = self.volume.sections[section]
        return held.title.best(self.volume.lang) or held.name

    # ---- the volume

    def set_event(self, event: Event) -> bool:
        """Say what the title page and imprint say."""
        return self.edit("edit-event", replace(self.volume, event=event))

    def set_style(self, style: str) -> bool:
        """Choose the house style."""
        return self.edit("set-style", replace(self.volume, style=style))

    def set_languages(self, lang: str, langs: Sequence[str]) -> bool:
        """Choose the main language of the printed words, and those of headings in several."""
        return self.edit("set-languages", replace(self.volume, lang=lang, langs=tuple(langs)))

    # ---- papers

    def decide(
        self,
        name: str,
        papers: Iterable[PaperId],
        decided: Callable[[Decisions], Decisions],
        *,
        instead_of: int = 0,
    ) -> bool:
        """Decide the same about each of `papers`, in one step called `name`; see `edit` for `instead_of`."""
        decisions = {paper: decided(self.decisions(paper)) for paper in papers}
        return self.edit(name, decisions=decisions, about=self.called([*decisions]), instead_of=instead_of)

    def set_metadata(self, paper: PaperId, metadata: MetadataEdits, *, instead_of: int = 0) -> bool:
        """Lay metadata over what was recognised."""
        return self.decide(
            "edit-metadata", [paper], lambda held: replace(held, metadata=metadata), instead_of=instead_of
        )

    def set_language(self, papers: Sequence[PaperId], lang: str) -> bool:
        """Say what papers are written in; empty for what is recognised."""
        return self.decide("set-language", papers, lambda held: replace(held, lang=lang))

    def edit_text(self, paper: PaperId, place: Place, before: str, after: str) -> bool:
        """Put a paragraph's text right, apart from the author's file."""
        return self.edit_texts(paper, [TextEdit(place=place, before=before, after=after)])

    def edit_texts(self, paper: PaperId, texts: Sequence[TextEdit], *, instead_of: int = 0) -> bool:
        """Put paragraphs right in one step, apart from the author's file."""
        return self.decide("edit-text", [paper], lambda held: reduce(_with_text, texts, held), instead_of=instead_of)

    def set_proof(self, papers: Sequence[PaperId], answer: str) -> bool:
        """Record the authors' answer to their proofs: empty, `waiting`, `approved` or `corrections`."""
        return self.decide("set-proof", papers, lambda held: replace(held, proof=answer))

    def set_placement(self, papers: Sequence[PaperId], placement: str) -> bool:
        """Say where the pages of ready PDFs stand: empty for the type area, `WHOLE_PAGE`."""
        return self.decide("set-placement", papers, lambda held: replace(held, placement=placement))

    def set_alternatives(self, said: Mapping[PaperId, Sequence[AltText]]) -> bool:
        """Say what pictures show, for readers who cannot see them, in one step."""
        told = {paper: replace(self.decisions(paper), alts=tuple(alts)) for paper, alts in said.items()}
        return self.edit("describe-pictures", decisions=told)

    def set_note(self, paper: PaperId, note: str) -> bool:
        """Write the editor's own remark about a paper."""
        return self.decide("set-note", [paper], lambda held: replace(held, note=note))

    # ---- findings and changes

    def accept(self, paper: PaperId, findings: Sequence[Finding], reason: str, by: str = "") -> bool:
        """Let findings stand, for a reason."""
        time = datetime.now(UTC).isoformat("T", "seconds")
        accepted = tuple([_accepted(each, reason, by, time) for each in findings])
        return self.decide("accept-finding", [paper], lambda held: replace(held, accepted=(*held.accepted, *accepted)))

    def fix(self, findings: Sequence[tuple[PaperId, Finding]], metadata: Mapping[PaperId, Metadata]) -> bool:
        """Lay on what the findings propose, in one step; `metadata` is what is printed now.

        A finding whose fix a person has to enter changes nothing: the window opens the paper's details.
        """
        fixes = [(PaperId(each.fix.paper) or paper, each.fix) for paper, each in findings if each.fix]
        gone = [paper for paper, fix in fixes if fix.kind is FixKind.EXCLUDE]
        decided: dict[PaperId, Decisions] = {}
        for paper, fix in fixes:
            if fix.kind is not FixKind.EXCLUDE and paper in self.submissions:
                held = decided.get(paper, self.decisions(paper))
                found = with_edits(metadata.get(paper, Metadata()), held.metadata)
                decided[paper] = replace(held, metadata=with_fix(held.metadata, fix, found))
        volume = edits.excluded(self.volume, gone) if gone else None
        return self.edit("fix-findings", volume, decisions=decided)

    def unaccept(self, paper: PaperId, accepted: AcceptedFinding) -> bool:
        """Raise a finding again that was accepted; `accepted_as` finds what it was accepted by."""
        return self.decide(
            "unaccept-finding",
            [paper],
            lambda held: replace(held, accepted=tuple([each for each in held.accepted if each != accepted])),
        )

    def revert(self, paper: PaperId, changes: Sequence[Change]) -> bool:
        """Take changes back, one by one."""
        return self.decide("revert-change", [paper], lambda held: reduce(Decisions.without, changes, held))

    def make_again(self, paper: PaperId, changes: Sequence[Change]) -> bool:
        """Make changes again that were taken back."""
        return self.decide("make-change-again", [paper], lambda held: reduce(Decisions.allowing, changes, held))

    def revert_rule(self, papers: Iterable[PaperId], rule: str) -> bool:
        """Take back all that a rule changed in papers; `EVERY_RULE` leaves them as their authors wrote them."""
        return self.decide("revert-rule", papers, lambda held: held.without_rule(rule))

    def follow_rule(self, papers: Iterable[PaperId], rule: str) -> bool:
        """Let a rule change papers again."""
        return self.decide("follow-rule", papers, lambda held: held.with_rule(rule))

    def request_rule(self, papers: Iterable[PaperId], rule: str) -> bool:
        """Ask for a rule that is off until asked for."""
        return self.decide("request-rule", papers, lambda held: held.requesting(rule))


def accepted_as(finding: Finding, decisions: Decisions) -> AcceptedFinding | None:
    """Return by what in `decisions` a finding was let stand, None when by nothing."""
    return next((each for each in decisions.accepted if accepted_among([finding], [each])[0].accepted), None)


def _accepted(finding: Finding, reason: str, by: str, time: str) -> AcceptedFinding:
    lang = dict(finding.facts).get("lang", "")
    return AcceptedFinding(code=finding.code, place=finding.place, reason=reason, by=by, time=time, lang=lang)


def _with_text(decisions: Decisions, edit: TextEdit) -> Decisions:
    """Return `decisions` with one more paragraph put right; a second edit of the same paragraph joins the first."""
    earlier = [each for each in decisions.texts if each.place == edit.place]
    first = earlier[0].before if earlier else edit.before
    others = [each for each in decisions.texts if each.place != edit.place]
    joined = [] if first == edit.after else [replace(edit, before=first)]
    return replace(decisions, texts=(*others, *joined))

"""Committees in, the pages that name their members out: after the title leaf, as many as they need."""

from dataclasses import replace

from proceedings.bind.stack import Stack, own_pages
from proceedings.model.blocks import Align
from proceedings.model.setpage import Kind, Node, SetPage, SetPaper
from proceedings.model.text import CharStyle, Run
from proceedings.model.volume import Committee, Person, Volume
from proceedings.style import Style
from proceedings.typeset.setter import Setter

_MEMBERS_WITH_HEADING = 2
"""A heading stands with so many members at least."""


def committee_pages(volume: Volume, style: Style, setter: Setter) -> SetPaper | None:
    """Set every committee that has members; None when there is none. A member is never divided between pages."""
    committees = [committee for committee in volume.event.committees if committee.members]
    if not committees:
        return None
    nodes: list[Node] = []
    stacks = [Stack(setter, style, nodes)]
    for committee in committees:
        for index, member in enumerate(committee.members):
            heading = committee if not index else None
            trial = _member_stack(member, heading, volume, style, setter, [])
            room = trial.y * (_MEMBERS_WITH_HEADING if heading and len(committee.members) > 1 else 1)
            if stacks[-1].y and stacks[-1].y + room > style.page.depth:
                stacks.append(Stack(setter, style, nodes))
            if heading and stacks[-1].y:
                stacks[-1].skip(1.5)
            _add_member(stacks[-1], member, heading, volume)
    return own_pages(tuple([SetPage(stack.items()) for stack in stacks]), nodes)


def _member_stack(
    member: Person, heading: Committee | None, volume: Volume, style: Style, setter: Setter, nodes: list[Node]
) -> Stack:
    stack = Stack(setter, style, nodes)
    _add_member(stack, member, heading, volume)
    return stack


def _add_member(stack: Stack, member: Person, heading: Committee | None, volume: Volume) -> None:
    lang = volume.lang
    if heading:
        look = replace(stack.style.text["heading1"], above=0.0)
        stack.add(heading.title.best(lang), look, lang=lang, kind=Kind.H1)
    rest = ", ".join(part for part in (member.degree.best(lang), member.post.best(lang)) if part)
    base = replace(stack.style.text["further"], align=Align.LEFT, hyphenate=False, above=0.0, below=0.25)
    runs = (
        Run(text=member.name.best(lang), style=CharStyle(bold=True)),
        Run(text=f", {rest}" if rest else ""),
    )
    stack.add_runs(runs, replace(base, left=base.size, first_indent=-base.size), lang=lang)

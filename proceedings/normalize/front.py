"""The front block: from codes to keywords, found at the top of a manuscript that names nothing."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from proceedings.language.detect import language_of
from proceedings.model.blocks import Block, Paragraph, Role
from proceedings.normalize.arrange import arranged
from proceedings.normalize.content import joined, words_of
from proceedings.normalize.kinds import Kind, kind_of
from proceedings.normalize.labels import CONTENTS
from proceedings.normalize.ledger import Ledger
from proceedings.normalize.look import ENDS_SENTENCE, Look

_ZONE = 40
"""Blocks within which a front block ends; the longest seen has 24."""

_FEWEST_CONTENTS = 4
"""Lines of a table of contents, its heading among them."""
_STYLE_OF_CONTENTS = re.compile(r"toc|оглавление|мазмұны", re.IGNORECASE)
_ENDS_IN_PAGE = re.compile(r"(?:(?<![.…])[.…]{2,}|\t)\s*\d{1,3}$")

_LABELS = frozenset({Kind.ABSTRACT, Kind.ABSTRACT_LABEL, Kind.KEYWORDS, Kind.KEYWORDS_LABEL})
_PEOPLE = frozenset({Kind.NAMES, Kind.PEOPLE})
_TITLES = frozenset({Kind.STRONG_TITLE, Kind.WEAK_TITLE})
_SHORT = _PEOPLE | _TITLES | {Kind.LOOSE_NAMES, Kind.CODES}


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """The front block taken from the body."""

    head: tuple[Paragraph, ...]
    rest: tuple[Block, ...]


def front_of(blocks: tuple[Block, ...], lang: str, ledger: Ledger) -> Front:
    """Return the front block of a paper in `lang`, in printing order, and what follows it."""
    contents = _contents(blocks)
    if contents:
        front = front_of(blocks[contents:], lang, ledger)
        return Front(head=front.head, rest=(*blocks[:contents], *front.rest))
    roles = _Reading(blocks[:_ZONE]).roles()
    found = [
        replace(block, role=role) for block, role in zip(blocks, roles, strict=False) if isinstance(block, Paragraph)
    ]
    rest = blocks[len(roles) :]
    if Role.TITLE not in roles:
        return Front(head=(), rest=_kept_in_place(blocks, roles))
    held = [(new, old) for old, new in zip(blocks, found, strict=False) if isinstance(old, Paragraph)]
    taken = [
        old.role is new.role or ledger.note(f"recognised-{new.role}", new.place, old.style or old.role, new.role)
        for new, old in held
    ]
    if not any(new.role is Role.TITLE and kept for (new, _), kept in zip(held, taken, strict=True)):
        return Front(head=(), rest=blocks)
    left = tuple(old for (_, old), kept in zip(held, taken, strict=True) if not kept)
    found = [new for (new, _), kept in zip(held, taken, strict=True) if kept]
    return Front(head=arranged(_titles_joined(found, ledger), lang, ledger), rest=(*left, *rest))


def _contents(blocks: Sequence[Block]) -> int:
    """Return how many blocks a typed table of contents takes at the very top, 0 when there is none."""
    count = 0
    for block in blocks:
        text = words_of(block.content) if isinstance(block, Paragraph) else ""
        listed = isinstance(block, Paragraph) and (_STYLE_OF_CONTENTS.match(block.style) or _ENDS_IN_PAGE.search(text))
        if not listed and not (count == 0 and CONTENTS.fullmatch(text)):
            break
        count += 1
    return count if count >= _FEWEST_CONTENTS else 0


def _kept_in_place(blocks: tuple[Block, ...], roles: Sequence[Role]) -> tuple[Block, ...]:
    """Without a title nothing is moved; only what bears its own label is named for what it is."""
    sure = {Role.CODES, Role.ABSTRACT, Role.KEYWORDS}
    named = [
        replace(block, role=role) if isinstance(block, Paragraph) and role in sure else block
        for block, role in zip(blocks, roles, strict=False)
    ]
    return (*named, *blocks[len(roles) :])


def _titles_joined(head: Sequence[Paragraph], ledger: Ledger) -> tuple[Paragraph, ...]:
    """Join a title that the author spread over several paragraphs of one look."""
    result: list[Paragraph] = []
    for paragraph in head:
        last = result[-1] if result else None
        goes_on = last is not None and _goes_on(last, paragraph)
        if last is not None and goes_on and ledger.note("title-joined", last.place, "", ""):
            result[-1] = joined(last, " ", paragraph)
        else:
            result.append(paragraph)
    return tuple(result)


def _goes_on(first: Paragraph, second: Paragraph) -> bool:
    if first.role is not Role.TITLE or second.role is not Role.TITLE:
        return False
    (_, one), (_, other) = kind_of(replace(first, role=Role.BODY)), kind_of(replace(second, role=Role.BODY))
    if one is None or other is None or ENDS_SENTENCE.search(one.text):
        return False
    if one.centred == other.centred and other.text[:1].islower():
        return True
    same = (one.bold, one.centred, one.right) == (other.bold, other.centred, other.right)
    if not same or language_of(one.text, "") != language_of(other.text, ""):
        return False
    return one.caps and other.caps


def _judged(blocks: Sequence[Block]) -> list[tuple[Kind, Look | None]]:
    """Judge blocks up to the first that only a body has: a section's heading, or a third long paragraph in a row."""
    judged: list[tuple[Kind, Look | None]] = []
    long = 0
    for block in blocks:
        kind, look = kind_of(block)
        judged.append((kind, look))
        long = long + 1 if kind is Kind.TEXT and look is not None and look.long else 0
        if kind is Kind.SECTION or long > 2:
            break
    return judged


class _Reading:
    """Reads the top of a manuscript once, from block to block."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        judged = _judged(blocks)
        self._kinds = [kind for kind, _ in judged]
        self._looks = [look for _, look in judged]
        self._blocks = blocks
        self._roles: list[Role] = []
        self._abstract_open = False

    def roles(self) -> list[Role]:
        """Return a role for every block of the front, ending before the first that is none of it."""
        for index in range(len(self._kinds)):
            role = self._role(index)
            if role is None:
                break
            self._roles.append(role)
        return self._roles

    def _role(self, index: int) -> Role | None:
        kind, look = self._kinds[index], self._looks[index]
        if look is None or kind in {Kind.SECTION, Kind.END}:
            return None
        if kind in _LABELS:
            self._abstract_open = kind in {Kind.ABSTRACT, Kind.ABSTRACT_LABEL}
            return Role.ABSTRACT if self._abstract_open else Role.KEYWORDS
        if kind is Kind.CODES:
            return Role.CODES
        if self._below_label(index):
            return self._roles[-1]
        if kind in _PEOPLE:
            return self._people(index, look)
        if kind is Kind.LOOSE_NAMES:
            return self._loose(index, look)
        if kind in _TITLES:
            return self._titled(index, look)
        return self._plain(index, look)

    def _below_label(self, index: int) -> bool:
        """Whether a paragraph goes on with the abstract or keywords above it."""
        last = self._kinds[index - 1] if index else None
        if last in {Kind.ABSTRACT_LABEL, Kind.KEYWORDS_LABEL}:
            return True
        if not self._abstract_open or self._kinds[index] is not Kind.TEXT:
            return False
        return self._keywords_near(index)

    def _keywords_near(self, index: int) -> bool:
        """Whether keywords follow after at most three more paragraphs of plain text."""
        for kind in self._kinds[index + 1 : index + 4]:
            if kind in {Kind.KEYWORDS, Kind.KEYWORDS_LABEL}:
                return True
            if kind is not Kind.TEXT:
                return False
        return False

    def _label_ahead(self, index: int) -> bool:
        """Whether an abstract or keywords follow, with nothing of the body before them."""
        for here in range(index + 1, min(index + 16, len(self._kinds))):
            kind = self._kinds[here]
            if kind in _LABELS:
                return True
            if kind is Kind.TEXT and not (self._keywords_near(here) or self._in_block(here)):
                return False
            if kind in {Kind.SECTION, Kind.END}:
                return False
        return False

    def _in_block(self, index: int) -> bool:
        """Whether a short line stands in a block of lines about persons set alike."""
        look, before = self._looks[index], self._looks[index - 1] if index else None
        if look is None or before is None or look.words > 20 or not (look.right or look.centred):
            return False
        return (look.right, look.centred) == (before.right, before.centred) and self._kinds[index - 1] in _SHORT | {
            Kind.TEXT
        }

    def _people(self, index: int, look: Look) -> Role | None:
        kind = self._kinds[index]
        known = bool({Role.AUTHORS, Role.TITLE, Role.CODES} & set(self._roles))
        if kind is Kind.NAMES:
            return Role.AUTHORS
        if Role.AUTHORS in self._roles or look.right:
            return Role.AFFILIATION
        if known and (self._label_ahead(index) or self._names_near(index)):
            return Role.AFFILIATION
        if not self._roles and (
            self._label_ahead(index) or self._names_near(index) or self._title_near(index) or self._codes_below(index)
        ):
            return Role.AFFILIATION
        return Role.AFFILIATION if self._roles and self._roles[-1] is Role.AFFILIATION else None

    def _following(self, index: int, step: int = 1) -> Kind:
        return self._kinds[index + step] if index + step < len(self._kinds) else Kind.END

    def _names_near(self, index: int) -> bool:
        return any(kind is Kind.NAMES for kind in self._kinds[index + 1 : index + 4])

    def _title_near(self, index: int, *, loud: bool = False) -> bool:
        """Whether a title follows, nothing but short lines before it; a `loud` one by its look, not by its style."""
        for here, kind in enumerate(self._kinds[index + 1 : index + 6], start=index + 1):
            look = self._looks[here]
            if kind is Kind.STRONG_TITLE and look is not None:
                return look.loud or not loud
            if kind not in _SHORT:
                return False
        return False

    def _codes_below(self, index: int) -> bool:
        """Whether codes follow with nothing but short lines before them, as on a page with a ministry at its top."""
        for kind in self._kinds[index + 1 : index + 7]:
            if kind is Kind.CODES:
                return True
            if kind not in _SHORT:
                return False
        return False

    def _loose(self, index: int, look: Look) -> Role | None:
        """Take capitalised words for names only where names stand: by title and institution."""
        following = self._following(index)
        if look.loud and look.caps and not (Role.TITLE in self._roles and following is Kind.PEOPLE):
            return self._titled(index, look)
        if Role.TITLE not in self._roles:
            if following is Kind.PEOPLE and not (look.bold and look.centred):
                return Role.AUTHORS
            return self._titled(index, look) if look.bold or look.centred or look.caps else None
        near = self._roles[-1] in {Role.TITLE, Role.AUTHORS}
        if near and (following in _PEOPLE | _LABELS or look.text.startswith(("By ", "©"))):
            return Role.AUTHORS
        if near and (look.centred or look.right) and not (look.bold and self._kinds[index] is Kind.TEXT):
            bold_heading = look.bold and following is Kind.TEXT
            return None if bold_heading else Role.AUTHORS
        return self._titled(index, look)

    def _titled(self, index: int, look: Look) -> Role | None:
        if self._right_block(index, look):
            return Role.AFFILIATION
        ahead = self._label_ahead(index)
        if Role.TITLE not in self._roles:
            after_people = bool(self._roles) and self._roles[-1] in {Role.AUTHORS, Role.AFFILIATION}
            weak = self._kinds[index] is Kind.WEAK_TITLE
            if after_people and weak and (self._title_near(index, loud=True) or self._codes_below(index)):
                return Role.AFFILIATION
            return self._first_title(index, look, ahead=ahead)
        if ahead:
            in_block = self._roles[-1] in {Role.AUTHORS, Role.AFFILIATION} and self._in_block(index) and not look.bold
            return Role.AFFILIATION if in_block else Role.TITLE
        if self._roles[-1] is not Role.TITLE:
            return self._further_title(index, look)
        return self._second_line(index, look)

    def _first_title(self, index: int, look: Look, *, ahead: bool) -> Role | None:
        following = self._following(index)
        strong = self._kinds[index] is Kind.STRONG_TITLE or look.loud
        named = following is Kind.LOOSE_NAMES and self._following(index, 2) in _PEOPLE | _LABELS
        if strong or ahead or named or following in _PEOPLE:
            return Role.TITLE
        if self._roles and self._roles[-1] in {Role.CODES, Role.AUTHORS, Role.AFFILIATION}:
            return Role.TITLE
        return Role.TITLE if following is Kind.TEXT and look.centred and not self._roles else None

    def _further_title(self, index: int, look: Look) -> Role | None:
        """Take a title in another language followed by its authors, after the first language's front."""
        following = self._following(index)
        strong = self._kinds[index] is Kind.STRONG_TITLE
        return Role.TITLE if strong and following is Kind.NAMES and look.words > 2 else None

    def _second_line(self, index: int, look: Look) -> Role | None:
        """Take a title's next line, or the title in the next language."""
        first = self._looks[index - 1]
        if first is None or look.centred != first.centred:
            return None
        if look.text[:1].islower() or (first.caps and look.caps and first.bold == look.bold and look.centred):
            return Role.TITLE
        other = language_of(look.text, "") != language_of(first.text, "")
        return Role.TITLE if other and self._kinds[index] is Kind.STRONG_TITLE and look.words > 3 else None

    def _right_block(self, index: int, look: Look) -> bool:
        """Whether a line stands among authors on the right."""
        return look.right and any(
            look_near is not None and look_near.right and kind is Kind.NAMES
            for kind, look_near in zip(
                self._kinds[max(0, index - 6) : index + 3], self._looks[max(0, index - 6) : index + 3], strict=True
            )
        )

    def _plain(self, index: int, look: Look) -> Role | None:
        before = self._roles[-1] if self._roles else None
        following = self._following(index)
        if self._right_block(index, look) and look.words <= 25:
            return Role.AFFILIATION
        if before in {Role.AUTHORS, Role.AFFILIATION} and self._in_block(index):
            return Role.AFFILIATION
        if Role.TITLE in self._roles and look.words >= 6 and before is not Role.KEYWORDS and self._keywords_near(index):
            self._abstract_open = True
            return Role.ABSTRACT
        if Role.TITLE in self._roles or look.words > 30 or look.words < 2 or look.text.endswith((":", ";", ",")):
            return None
        if before in {None, Role.CODES} and (following is Kind.NAMES or following in _LABELS):
            return Role.TITLE
        if before in {Role.AUTHORS, Role.AFFILIATION} and following in _LABELS:
            return Role.TITLE
        return None

"""Reading a front block: all its lines at once, each as what it, its neighbours and their order make likeliest."""

import math
import re
from collections.abc import Mapping, Sequence

from proceedings.language.detect import language_of
from proceedings.model.blocks import Block, Role
from proceedings.normalize.chain import likeliest
from proceedings.normalize.course import BODY, LONG, OF_KIND, ROLES, START, STEPS
from proceedings.normalize.kinds import Kind, kind_of
from proceedings.normalize.look import ENDS_SENTENCE, Look
from proceedings.normalize.people import DEGREE, INSTITUTION, PLACE_NAME
from proceedings.normalize.rubrics import names_meeting

_SENTENCE = 12
"""Words from which a line reads as a sentence rather than a title."""
_SHORT_SENTENCE = 6
_FEWEST_OF_TITLE = 3
_QUOTED = re.compile(r"[«\"“„][^«»\"“”]+[»\"”“]")
_CERTAINTY = 1.5
"""Lead at which what was recognised is right in three of four cases."""
ENDS_OPEN = re.compile(r"(?:[:,–—-]|(?<!\w)(?:и|в|на|с|для|по|of|the|and|in|for|және|мен|үшін|туралы))$", re.IGNORECASE)


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


def front_roles(blocks: Sequence[Block], *, start: Mapping[str, float] = START) -> list[tuple[Role, float]]:
    """Return the role of every block of the front with how sure it is, from 0 to 1; the body begins after them."""
    reading = _Reading(blocks)
    scores = [reading.scores(index) for index in range(reading.count)]
    row = likeliest(scores, STEPS, start, reading.between)
    return [(ROLES[state[0]], 1 / (1 + math.exp(-lead / _CERTAINTY))) for state, lead in row if state != BODY]


_TITLES = frozenset({Kind.STRONG_TITLE, Kind.WEAK_TITLE})
_ABOUT = re.compile(f"{INSTITUTION.pattern}|{DEGREE.pattern}|{PLACE_NAME.pattern}", re.IGNORECASE)


class _Reading:
    """Every line of the top of a manuscript, judged by itself and by its neighbours."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        judged = _judged(blocks)
        self.count = len(judged)
        self._kinds = [kind for kind, _ in judged]
        self._looks = [look for _, look in judged]
        titles = [look.text for kind, look in judged if look is not None and kind in _TITLES]
        self._first_tongue = language_of(titles[0], "") if titles else ""

    def scores(self, index: int) -> dict[str, float]:
        """Return what speaks for every state of one block."""
        kind, look = self._kinds[index], self._looks[index]
        own = LONG if kind is Kind.TEXT and look is not None and look.long else OF_KIND[kind]
        told = _told(kind, look) if look is not None else {}
        if look is not None and kind in _TITLES and language_of(look.text, "") == self._first_tongue:
            told["T2"] = -3.0
        if kind is Kind.TEXT:
            told["A2"] = -1.0
        return {
            state: own[state[0]] + told.get(state[0], 0.0) + told.get(state, 0.0) for state in STEPS if state[0] in own
        }

    def between(self, index: int, state: str, follower: str) -> float:
        """Return what speaks for the step from the block before `index` to the one there."""
        first, second = self._looks[index - 1], self._looks[index]
        if first is None or second is None:
            return 0.0
        one, other = state[0], follower[0]
        if one == "T":
            if other == "T":
                return _between_titles(first, second, same=state == follower)
            return -2.0 if other in "NP" and first.text.endswith((",", ":", "-", "–")) else 0.0
        if one in "NP":
            return _after_people(other, first, second)
        if one == "R" and other in "RT" and names_meeting(first.text) and _QUOTED.fullmatch(second.text):
            return 2.0 if other == "R" else -2.0  # the name of the conference, on a line of its own
        if one == "A" == other:
            return 0.0 if self._kinds[index] is Kind.ABSTRACT or first.long or second.words > _SENTENCE else -1.5
        return 2.0 if one in "LW" else 0.0


def _told(kind: Kind, look: Look) -> dict[str, float]:
    """Return what a line's look adds to what its words say."""
    told: dict[str, float] = {}
    if kind in {Kind.TEXT, Kind.WEAK_TITLE, Kind.STRONG_TITLE, Kind.LOOSE_NAMES}:
        if look.right:
            told["T"], told["P"] = -2.0, 2.0
        elif look.centred and kind is Kind.TEXT:
            told["T"], told["P"] = 0.5, 1.0
        if look.words < _FEWEST_OF_TITLE and not look.caps:
            told["T"] = told.get("T", 0.0) - 0.5
        ended = ENDS_SENTENCE.search(look.text) is not None
        told["A"] = 0.5 if ended and look.words >= _SHORT_SENTENCE else -1.5
        if ended and look.words >= _SHORT_SENTENCE:
            told["T"] = told.get("T", 0.0) - 0.7
            told["P"] = told.get("P", 0.0) - 1.0
        if not _ABOUT.search(look.text) and not look.right and not look.text[:1].islower():
            told["P"] = told.get("P", 0.0) - 1.8
    if kind is Kind.LOOSE_NAMES and look.loud:
        told["T"] = told.get("T", 0.0) + (1.5 if look.caps else 0.5)
    return told


def _after_people(other: str, first: Look, second: Look) -> float:
    """Return what speaks for the step from a line about persons to places of work or a title."""
    if other not in "PT":
        return 0.0
    alike = (first.centred, first.right) == (second.centred, second.right)
    if other == "P":
        return (0.5 if alike else -0.5) + (1.0 if first.text.endswith(",") else 0.0)
    alike = alike and first.bold == second.bold and not second.caps
    return (-1.0 if second.text[:1].islower() else -0.3) if alike else 0.0


def _between_titles(first: Look, second: Look, *, same: bool) -> float:
    """Return what speaks for two lines being one title, or titles in two languages."""
    tongues = language_of(first.text, ""), language_of(second.text, "")
    if not same:
        sure = (second.words > _FEWEST_OF_TITLE and first.words > _FEWEST_OF_TITLE) or "en" in tongues
        return 0.5 if tongues[0] != tongues[1] and sure else -4.0
    alike = (first.bold, first.centred, first.caps) == (second.bold, second.centred, second.caps)
    if first.centred == second.centred and second.text[:1].islower():
        return 1.0
    if ENDS_OPEN.search(first.text):
        return 0.5
    if not alike or not first.caps:
        return -3.0
    return 0.5 if tongues[0] == tongues[1] else -0.5

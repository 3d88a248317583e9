"""A volume and the conference's programme in; the volume in the programme's order and what found no counterpart out."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from proceedings.language.translit import file_name
from proceedings.model.paper import Metadata
from proceedings.model.programme import Talk
from proceedings.model.value import value
from proceedings.model.volume import PaperId, Volume
from proceedings.order import edits
from proceedings.order.description import words_in

LIKELY = 0.62
"""How alike a talk and a paper must be to be taken for the same."""

_SECTION = r"(?:se[ck]ts?i\w*|sessi\w*|track|bolim\w*)"
_NUMBER = re.compile(rf"^(?:{_SECTION}\s+)?(?:\d+|[ivx]+)\b\s*{_SECTION}?\s*")

_SHORTEST = 3
"""Letters of a word by which papers are looked for."""


@value(kw_only=True)
class Match:
    """A talk and its paper."""

    talk: Talk
    paper: PaperId
    likeness: float
    """From LIKELY to 1."""


@value(kw_only=True)
class Programmed:
    """What came of a programme."""

    volume: Volume
    matches: tuple[Match, ...]
    """In the programme's order."""
    missing: tuple[Talk, ...]
    """Talks without a paper."""
    unlisted: tuple[PaperId, ...]
    """Papers of the volume that the programme does not name; they stand last in their sections."""


def by_programme(volume: Volume, talks: Sequence[Talk], metadata: Mapping[PaperId, Metadata]) -> Programmed:
    """Return `volume` with papers where the programme has their talks; sections that it names are made if need be.

    Papers in the bin stay there. A programme without sections orders papers within those that there are.
    """
    papers = [paper for paper in volume.papers if paper in metadata]
    matches = matched(talks, {paper: metadata[paper] for paper in papers})
    found = {match.paper for match in matches}
    sections = dict.fromkeys([talk.section for talk in talks if talk.section])
    ordered = volume
    if sections:
        for title in sections:
            if _section_of(ordered, title) is None:
                ordered = edits.section_added(ordered, words_in(title, volume.lang))
        for title in sections:
            chosen = [match.paper for match in matches if match.talk.section == title]
            ordered = edits.placed(ordered, chosen, _section_of(ordered, title) or 0, 0)
        ordered = _in_programme_order(ordered, [*sections])
    else:
        ordered = edits.in_order(volume, [match.paper for match in matches])
    known = {match.talk.row for match in matches}
    return Programmed(
        volume=ordered,
        matches=matches,
        missing=tuple([talk for talk in talks if talk.row not in known]),
        unlisted=tuple([paper for paper in volume.papers if paper not in found]),
    )


def matched(talks: Sequence[Talk], metadata: Mapping[PaperId, Metadata]) -> tuple[Match, ...]:
    """Pair talks with papers by title and authors, the likeliest pairs first, each once."""
    by_word: dict[str, set[PaperId]] = defaultdict(set)
    said = {paper: _Said.of_paper(found) for paper, found in metadata.items()}
    for paper, words in said.items():
        for word in words.all:
            by_word[word].add(paper)
    pairs: list[tuple[float, int, PaperId]] = []
    for index, talk in enumerate(talks):
        spoken = _Said.of_talk(talk)
        near = sorted({paper for word in spoken.all for paper in by_word.get(word, ())})
        pairs += [(spoken.likeness(said[paper]), index, paper) for paper in near]
    taken: dict[int, Match] = {}
    papers: set[PaperId] = set()
    for likeness, index, paper in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if likeness >= LIKELY and index not in taken and paper not in papers:
            taken[index] = Match(talk=talks[index], paper=paper, likeness=min(1.0, likeness))
            papers.add(paper)
    return tuple([taken[index] for index in sorted(taken)])


@value()
class _Said:
    """Titles and names as they compare: in Latin letters, whatever script and case they came in."""

    titles: tuple[str, ...]
    names: frozenset[str]

    @classmethod
    def of_talk(cls, talk: Talk) -> "_Said":
        return cls(tuple([_plain(talk.title)] if talk.title else []), _names(talk.authors))

    @classmethod
    def of_paper(cls, found: Metadata) -> "_Said":
        names = _names(" ".join([author.name for author in found.authors]))
        return cls(tuple([_plain(title) for _, title in found.titles]), names)

    @property
    def all(self) -> set[str]:
        """The words by which a counterpart is looked for."""
        return {word for title in self.titles for word in title.split() if len(word) > _SHORTEST} | set(self.names)

    def likeness(self, other: "_Said") -> float:
        """Return how alike two are, above 1 when titles and names agree; by names alone where a title is missing."""
        title = max([_likeness(mine, theirs) for mine in self.titles for theirs in other.titles], default=0.0)
        shared = len(self.names & other.names) / max(1, min(len(self.names), len(other.names)))
        if not self.titles or not other.titles:
            return 0.9 * shared
        return title + 0.25 * shared if title > 0.4 else title


def _likeness(mine: str, theirs: str) -> float:
    if mine == theirs:
        return 1.0
    words, others = set(mine.split()), set(theirs.split())
    if len(words & others) * 4 < min(len(words), len(others)):  # hardly a word in common: not worth the letters
        return 0.0
    return SequenceMatcher(None, mine, theirs, autojunk=False).ratio()


def _plain(text: str) -> str:
    return file_name(text).replace("-", " ")


def _names(text: str) -> frozenset[str]:
    """Return the words that may be surnames; initials are none."""
    return frozenset([word for word in _plain(text).split() if len(word) > _SHORTEST])


def _section_of(volume: Volume, title: str) -> int | None:
    wanted = _bare(title)
    for index, section in enumerate(volume.sections):
        names = [section.name, section.title.kk, section.title.ru, section.title.en]
        if wanted in [_bare(name) for name in names if name]:
            return index
    return None


def _bare(title: str) -> str:
    """Return a section's title without its number: «Секция 2. Право», «2-бөлім. Құқық» and «Право» compare so."""
    plain = _plain(title)
    return _NUMBER.sub("", plain) or plain


def _in_programme_order(volume: Volume, titles: Sequence[str]) -> Volume:
    """Return `volume` with the sections that the programme names in its order; the others stay where they are."""
    named = [index for index in [_section_of(volume, title) for title in titles] if index is not None]
    places = iter([volume.sections[index] for index in dict.fromkeys(named)])
    chosen = set(named)
    sections = [next(places) if index in chosen else each for index, each in enumerate(volume.sections)]
    return replace(volume, sections=tuple(sections))

"""A paper's words in, a short sketch of them out, by which papers of a volume are compared with one another.

Of all runs of four words (shingles) the smallest hashes are kept (bottom-k MinHash, Broder 1997): the share of them
that two papers have in common estimates the share of text.
"""

import zlib
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from heapq import nsmallest

from proceedings.check.conference import NO_LIMITS
from proceedings.check.reading import Reading, Where, read_for_checking
from proceedings.model.paper import Paper

Sketch = tuple[int, ...]

KEPT = 128
SAMPLED = 4
"""One word in so many begins a shingle that counts."""
FEWEST = 24
"""Shingles without which two papers are too short to be compared."""
ALIKE = 0.3
"""Share of text in common from which two papers are near-duplicates: quoted laws and forms stay well below."""
_WORD_SIZE = (1 << 32) - 1
CROWD = 40
"""Papers beyond which a run of words is the conference's own and tells nothing."""

_COMPARED = frozenset({Where.BODY, Where.CELL, Where.NOTE})


def sketch_of(paper: Paper) -> Sketch:
    """Return the sketch of the running text of `paper`, empty when there is too little."""
    return sketch_of_reading(read_for_checking(paper, NO_LIMITS, 0, None))


def sketch_of_reading(reading: Reading) -> Sketch:
    """Return the sketch of what was read already."""
    return sketch_of_texts([said.low for said in reading.said if said.where in _COMPARED])


def sketch_of_texts(texts: Sequence[str]) -> Sketch:
    """Return the sketch of `texts` in small letters; marks go with their words, which blanks alone tell apart.

    Only runs that begin with one word in four are hashed, by the word's own hash: the same ones in every paper.
    """
    values = list(map(_hash_of, "\n".join(texts).split()))
    runs = {
        (first * 3 + second * 5 + third * 7 + fourth * 11) & _WORD_SIZE
        for first, second, third, fourth in zip(values, values[1:], values[2:], values[3:], strict=False)
        if not first % SAMPLED
    }
    return tuple(nsmallest(KEPT, runs)) if len(runs) >= FEWEST else ()


@lru_cache(maxsize=1 << 17)
def _hash_of(word: str) -> int:
    """Return the same number for the same word in every process, which `hash` does not."""
    return zlib.crc32(word.encode())


def likeness(one: Sketch, other: Sketch) -> float:
    """Return the share of text, 0 to 1, that two sketches let expect in common."""
    if not one or not other:
        return 0.0
    count = min(KEPT, max(len(one), len(other)))
    together = frozenset(sorted({*one, *other})[:count])
    return len(together.intersection(one).intersection(other)) / len(together)


def alike_pairs(sketches: Mapping[str, Sketch]) -> Iterator[tuple[str, str, float]]:
    """Yield (paper, other, share of text) for all near-duplicates, each pair once, in their order."""
    holders: dict[int, list[str]] = {}
    for paper, sketch in sketches.items():
        for value in sketch:
            holders.setdefault(value, []).append(paper)
    shared: dict[tuple[str, str], int] = {}
    for papers in holders.values():
        if len(papers) > CROWD:
            continue
        for at, first in enumerate(papers):
            for second in papers[at + 1 :]:
                shared[first, second] = shared.get((first, second), 0) + 1
    for (first, second), count in shared.items():
        longest = max(len(sketches[first]), len(sketches[second]))
        if count >= ALIKE * min(KEPT, longest):  # the rest cannot be so alike
            share = likeness(sketches[first], sketches[second])
            if share >= ALIKE:
                yield first, second, share

"""A paper's words in, a short sketch of them out, by which papers of a volume are compared with one another.

Of all runs of words (shingles) the smallest hashes are kept (bottom-k MinHash, Broder 1997): the share of them that two
papers have in common estimates the share of text.
"""

import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from heapq import nsmallest

from proceedings.check.reading import Where, read_for_checking
from proceedings.model.paper import Paper

Sketch = tuple[int, ...]

RUN = 4
"""Words of a shingle."""
KEPT = 128
FEWEST = 60
"""Shingles without which two papers are too short to be compared."""
ALIKE = 0.3
"""Share of text in common from which two papers are near-duplicates: quoted laws and forms stay well below."""
CROWD = 40
"""Papers beyond which a run of words is the conference's own and tells nothing."""

_WORD = re.compile(r"[^\W\d_]{2,}")
_COMPARED = frozenset({Where.BODY, Where.CELL, Where.NOTE})


def sketch_of(paper: Paper) -> Sketch:
    """Return the sketch of the running text of `paper`, empty when there is too little."""
    from proceedings.check.conference import NO_LIMITS

    reading = read_for_checking(paper, NO_LIMITS, 0, None)
    return sketch_of_texts([said.text for said in reading.said if said.where in _COMPARED])


def sketch_of_texts(texts: Sequence[str]) -> Sketch:
    """Return the sketch of `texts`, case and marks apart."""
    words = [word.encode() for text in texts for word in _WORD.findall(text.lower())]
    runs = {zlib.crc32(b" ".join(words[at : at + RUN])) for at in range(len(words) - RUN + 1)}
    return tuple(nsmallest(KEPT, runs)) if len(runs) >= FEWEST else ()


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
        if count * 4 >= ALIKE * KEPT:  # the rest cannot be so alike
            share = likeness(sketches[first], sketches[second])
            if share >= ALIKE:
                yield first, second, share

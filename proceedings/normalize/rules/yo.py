"""Words that a paper writes now with `ё`, now with `е`: one way, the one that it uses more."""

import re
from collections import Counter
from collections.abc import Iterable

from proceedings.model.blocks import Role
from proceedings.normalize.content import Edit
from proceedings.normalize.rules.line import Line, spared

_WORD = re.compile(r"[^\W\d_]+")


def _set_of(words: str) -> frozenset[str]:
    return frozenset(words.split())


_BOTH_ARE_WORDS = _set_of(
    """
    всё её чём нём том тём моё твоё своё берёт берёте несёт осёл нёбо узнаём признаём создаём совершённый совершённое
    совершённого падёж мёл вёл тёк сёл слёз звёзд
    """
)
"""With `е` these are words too, or their other forms."""
_OWN_WORDS = frozenset({Role.QUOTE, Role.REFERENCE, Role.CODE})


def mixed_yo(texts: Iterable[str]) -> dict[str, str]:
    """Return, for small words that `texts` spell both ways, how each is to be spelt."""
    counts: Counter[str] = Counter()
    whole = [text.lower() for text in texts]
    if not any("ё" in text for text in whole):
        return {}
    for text in whole:
        counts.update(_WORD.findall(text))
    pairs = [
        (word, plain)
        for word in counts
        if "ё" in word and word not in _BOTH_ARE_WORDS and (plain := word.replace("ё", "е")) in counts
    ]
    dotted = sum(counts[word] for word, _ in pairs)
    bare = sum(counts[plain] for _, plain in pairs)
    return {plain: word for word, plain in pairs} if dotted >= bare else dict(pairs)


def yo(line: Line, spellings: dict[str, str]) -> list[Edit]:
    """Spell the words of a Russian line as the paper mostly does; quotations and records keep their own spelling."""
    if not spellings or line.lang != "ru" or line.role in _OWN_WORDS:
        return []
    edits: list[Edit] = []
    for match in _WORD.finditer(line.text):
        wanted = spellings.get(match[0].lower())
        if wanted is not None and (wanted[0] == match[0][0] or match[0].istitle()):
            edits.append((match.start(), match.end(), wanted if wanted[0] == match[0][0] else wanted.capitalize()))
    return spared(edits, line.kept)

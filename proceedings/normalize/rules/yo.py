"""Words that a paper writes now with `ё`, now with `е`: one way, the one that it uses more."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

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


def mixed_yo(texts: Sequence[str]) -> dict[str, str]:
    """Return, for small words that `texts` spell both ways, how each is to be spelt."""
    said = "\n".join(texts)
    if "ё" not in said and "Ё" not in said:
        return {}
    whole = said.lower()
    dotted = Counter(_dotted(whole))
    sure = {word.replace("ё", "е"): word for word in dotted if word not in _BOTH_ARE_WORDS}
    bare = {plain: _count(plain, whole) for plain in sure if plain in whole}
    mixed = {plain: sure[plain] for plain, count in bare.items() if count}
    if sum(dotted[word] for word in mixed.values()) >= sum(bare[plain] for plain in mixed):
        return mixed
    return {word: plain for plain, word in mixed.items()}


def _dotted(text: str) -> Iterator[str]:
    """Yield the words of `text` with `ё`."""
    at = text.find("ё")
    while at >= 0:
        first = at
        while first and text[first - 1].isalpha():
            first -= 1
        match = _WORD.match(text, first)
        end = match.end() if match else at + 1
        yield text[first:end]
        at = text.find("ё", end)


def _count(word: str, text: str) -> int:
    """Return how often `word` stands in `text` as a whole word."""
    count, length, at = 0, len(word), text.find(word)
    while at >= 0:
        end = at + length
        count += not (_is_of_word(text[at - 1 : at]) or _is_of_word(text[end : end + 1]))
        at = text.find(word, end)
    return count


def _is_of_word(sign: str) -> bool:
    return sign.isalnum() or sign == "_"


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


def without_yo(line: Line) -> list[Edit]:
    """Spell `еще` for `ещё` in Russian, where the house asks for it; words that would be others keep theirs."""
    if "ё" not in line.text or line.lang != "ru" or line.role in _OWN_WORDS:
        return []
    words = [match for match in _WORD.finditer(line.text) if "ё" in match[0]]
    plain = [match for match in words if match[0].islower() and match[0] not in _BOTH_ARE_WORDS]
    return spared([(match.start(), match.end(), match[0].replace("ё", "е")) for match in plain], line.kept)

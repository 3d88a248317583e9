"""Metadata of a paper, read from its recognised front block."""

import re
from collections.abc import Iterable, Sequence

from proceedings.language.detect import language_of
from proceedings.model.blocks import Align, Block, Paragraph, Role
from proceedings.model.paper import Manuscript, Metadata
from proceedings.normalize.authors import authors_of
from proceedings.normalize.content import words_of
from proceedings.normalize.labels import ABSTRACT, DOI, IRSTI, KEYWORDS, UDC, is_usual_heading
from proceedings.normalize.look import look_of
from proceedings.normalize.names import BEGINS_WITH_NAME

_UNLIKELY_TITLE = re.compile(
    r"(?:microsoft word|document|документ|doc\d|untitled|шаблон|template|статья$|тезисы$|paper title|министерств"
    r"|міністерство|.*\.docx?$|.{0,3}$)",
    re.IGNORECASE,
)
_TITLE_LABEL = re.compile(
    r"(?:Тема(?: доклада| статьи)?|(?:Научная )?статья|Название|Тақырыбы|Title|Topic)\s*:\s*(?=\S)", re.IGNORECASE
)
"""Said before a title, and no word of it."""
_SUBTITLE = 0.75
"""Share of a title's size below which a line of the same language is its subtitle."""
_LONGEST_FALLBACK = 14
"""Words of running text that may stand for a title."""


def metadata_of(head: Sequence[Paragraph], body: Sequence[Block], manuscript: Manuscript, lang: str) -> Metadata:
    """Return what the front block says; with no title there, the likeliest words for one."""
    codes = _codes(head, body)
    titles = _by_language((paragraph.lang, _title(paragraph)) for paragraph in _title_lines(head))
    main = titles[0][0] if titles else lang
    people = [paragraph for paragraph in head if paragraph.role in {Role.AUTHORS, Role.AFFILIATION}]
    own = [paragraph for paragraph in people if paragraph.lang == main] or people or _signature(body)
    authors, affiliations = authors_of(own)
    abstracts = [paragraph for paragraph in head if paragraph.role is Role.ABSTRACT]
    keywords = [paragraph for paragraph in head if paragraph.role is Role.KEYWORDS]
    return Metadata(
        titles=titles or _fallback_title(body, manuscript, lang),
        authors=authors,
        affiliations=affiliations,
        abstracts=_by_language(
            (paragraph.lang, words) for paragraph in abstracts if (words := _after_label(ABSTRACT, paragraph))
        ),
        keywords=tuple((paragraph.lang, _keywords(paragraph)) for paragraph in keywords),
        udc=_first(UDC, codes),
        irsti=_first(IRSTI, codes),
        doi=_first(DOI, codes),
    )


def _title_lines(head: Sequence[Paragraph]) -> list[Paragraph]:
    """Return the lines of the titles, subtitles in much smaller type not among them."""
    lines: list[Paragraph] = []
    for paragraph in head:
        if paragraph.role is not Role.TITLE:
            continue
        first = next((line for line in lines if line.lang == paragraph.lang), None)
        if first is None or look_of(paragraph).size >= _SUBTITLE * look_of(first).size:
            lines.append(paragraph)
    return lines


def _title(paragraph: Paragraph) -> str:
    text = words_of(paragraph.content)
    return text[label.end() :] if (label := _TITLE_LABEL.match(text)) else text


def _codes(head: Sequence[Paragraph], body: Sequence[Block]) -> str:
    """Return the lines that may hold codes, in the head or, without one, at the top of the body."""
    top = [block for block in body[:6] if isinstance(block, Paragraph)]
    return "\n".join(words_of(paragraph.content) for paragraph in (*head, *top) if paragraph.role is Role.CODES)


def _first(pattern: re.Pattern[str], text: str) -> str:
    match = pattern.search(text)
    return match[1].strip(" .;,:") if match else ""


def _by_language(pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    said: dict[str, str] = {}
    for lang, words in pairs:
        said[lang] = f"{said[lang]} {words}" if lang in said else words
    return tuple(said.items())


def _after_label(pattern: re.Pattern[str], paragraph: Paragraph) -> str:
    text = words_of(paragraph.content)
    label = pattern.match(text)
    return text[label.end() :] if label else text


def _keywords(paragraph: Paragraph) -> tuple[str, ...]:
    said = re.split(r"\s*[;,•]\s*", _after_label(KEYWORDS, paragraph).strip().rstrip("."))
    return tuple(word.strip(" .") for word in said if word.strip(" ."))


def _fallback_title(body: Sequence[Block], manuscript: Manuscript, lang: str) -> tuple[tuple[str, str], ...]:
    named = " ".join(dict(manuscript.properties).get("title", "").split())
    if named and not _UNLIKELY_TITLE.match(named) and " " in named:
        return ((language_of(named, lang), named),)
    paragraphs = [block for block in body if isinstance(block, Paragraph) and words_of(block.content)]
    first = next((block for block in paragraphs if block.role is Role.HEADING), paragraphs[0] if paragraphs else None)
    words = words_of(first.content).split() if first else []
    if words and not is_usual_heading(" ".join(words)):
        return ((lang, " ".join(words[:_LONGEST_FALLBACK]) + ("…" if len(words) > _LONGEST_FALLBACK else "")),)
    return ((lang, manuscript.source.replace("\\", "/").rsplit("/", 1)[-1].rsplit(".", 1)[0]),)


def _signature(body: Sequence[Block]) -> list[Paragraph]:
    """Return the lines on the right at the end of a greeting, which name who signs it."""
    last = [block for block in body[-6:] if isinstance(block, Paragraph) and block.align is Align.RIGHT]
    return [block for block in last if BEGINS_WITH_NAME.match(words_of(block.content))]

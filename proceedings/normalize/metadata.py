"""Metadata of a paper, read from its recognised front block."""

import re
from collections.abc import Sequence

from proceedings.language.detect import language_of
from proceedings.model.blocks import Align, Block, Paragraph, Role
from proceedings.model.paper import Author, Manuscript, Metadata
from proceedings.model.text import Run, Script
from proceedings.normalize.content import words_of
from proceedings.normalize.labels import ABSTRACT, DOI, EMAIL, IRSTI, KEYWORDS, ORCID, SUPERVISOR, UDC, label_language
from proceedings.normalize.people import (
    BEGINS_WITH_NAME,
    BEGINS_WITH_TWO_WORDS,
    FULL_NAME,
    LOOSE_NAMES_ONLY,
    TWO_WORDS,
    WITH_INITIALS,
)

_NAME = re.compile(rf"{FULL_NAME.pattern}|{WITH_INITIALS.pattern}")
_LOOSE_NAME = re.compile(rf"{_NAME.pattern}|{TWO_WORDS.pattern}")
_SUPERSCRIPTS = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹", "123456789")
_MARK = re.compile(r"^\s*([1-9]|[a-dа-г](?=\s?[A-ZА-Я]))(?=\s?\D)")
_UNLIKELY_TITLE = re.compile(
    r"(?:microsoft word|document|документ|doc\d|untitled|шаблон|template|статья$|тезисы$|министерств|міністерство|.*\.docx?$|.{0,3}$)",
    re.IGNORECASE,
)


def metadata_of(head: Sequence[Paragraph], body: Sequence[Block], manuscript: Manuscript, lang: str) -> Metadata:
    """Return what the front block says; with no title there, the likeliest words for one."""
    coded = [
        words_of(block.content)
        for block in (*head, *body[:6])
        if isinstance(block, Paragraph) and block.role in {Role.CODES, Role.AFFILIATION}
    ]
    codes = "\n".join(coded)
    titles = _by_language(
        (paragraph.lang, words_of(paragraph.content)) for paragraph in head if paragraph.role is Role.TITLE
    )
    if not titles:
        titles = _fallback_title(body, manuscript, lang)
    main = head[0].lang if head and not titles else titles[0][0] if titles else lang
    people = [paragraph for paragraph in head if paragraph.role in {Role.AUTHORS, Role.AFFILIATION}]
    own = [paragraph for paragraph in people if paragraph.lang == main] or people or _signature(body)
    affiliations = _affiliations(own)
    abstracts = [paragraph for paragraph in head if paragraph.role is Role.ABSTRACT]
    keywords = [paragraph for paragraph in head if paragraph.role is Role.KEYWORDS]
    return Metadata(
        titles=titles,
        authors=_authors(own, affiliations),
        affiliations=tuple(name for _, name in affiliations),
        abstracts=_by_language((paragraph.lang, _after_label(ABSTRACT, paragraph)) for paragraph in abstracts),
        keywords=tuple((paragraph.lang, _keywords(paragraph)) for paragraph in keywords),
        udc=_first(UDC, codes),
        irsti=_first(IRSTI, codes),
        doi=_first(DOI, codes),
    )


def _first(pattern: re.Pattern[str], text: str) -> str:
    match = pattern.search(text)
    return match[1].strip(" .;,") if match else ""


def _by_language(pairs: "Sequence[tuple[str, str]] | object") -> tuple[tuple[str, str], ...]:
    said: dict[str, str] = {}
    for lang, words in pairs:  # type: ignore[attr-defined]
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
    if words:
        return ((lang, " ".join(words[:14]) + ("…" if len(words) > 14 else "")),)
    return ((lang, manuscript.source.replace("\\", "/").rsplit("/", 1)[-1].rsplit(".", 1)[0]),)


def _signature(body: Sequence[Block]) -> list[Paragraph]:
    """The lines on the right at the end of a greeting, which name who signs it."""
    last = [block for block in body[-6:] if isinstance(block, Paragraph) and block.align is Align.RIGHT]
    return [block for block in last if BEGINS_WITH_NAME.match(words_of(block.content))]


def _affiliations(people: Sequence[Paragraph]) -> list[tuple[str, str]]:
    """Return (mark, words) of the places of work; lines of e-mail and of the corresponding author are none."""
    found: list[tuple[str, str]] = []
    for paragraph in people:
        if paragraph.role is not Role.AFFILIATION:
            continue
        for line in "".join(part.text for part in paragraph.content if isinstance(part, Run)).split("\n"):
            words = " ".join(line.split()).translate(_SUPERSCRIPTS)
            mark = _MARK.match(words)
            named = words[mark.end() :].strip() if mark else words
            if (
                not named
                or EMAIL.search(named)
                and len(named.split()) < 6
                or named.startswith("*")
                or ORCID.search(named)
            ):
                continue
            found.append((mark[1] if mark else "", named))
    return found


def _authors(people: Sequence[Paragraph], affiliations: Sequence[tuple[str, str]]) -> tuple[Author, ...]:
    authors: list[Author] = []
    for paragraph in people:
        text = words_of(paragraph.content)
        if paragraph.role is Role.AFFILIATION:
            _with_contacts(authors, text)
        elif not SUPERVISOR.match(text):
            authors += _named(paragraph, text, affiliations)
            _with_contacts(authors, text)
    return tuple(authors)


def _with_contacts(authors: list[Author], text: str) -> None:
    """Give the last author the e-mail and ORCID of a line, when it holds one of a kind."""
    emails, orcids = EMAIL.findall(text), ORCID.findall(text)
    if not authors or not (emails or orcids):
        return
    last = authors[-1]
    email = emails[0] if len(emails) == 1 and not last.email else last.email
    orcid = orcids[0] if len(orcids) == 1 and not last.orcid else last.orcid
    authors[-1] = Author(name=last.name, email=email, orcid=orcid, affiliations=last.affiliations)


def _named(paragraph: Paragraph, text: str, affiliations: Sequence[tuple[str, str]]) -> list[Author]:
    plain, marks = _without_marks(paragraph)
    single = BEGINS_WITH_NAME.match(plain) or BEGINS_WITH_TWO_WORDS.match(plain)
    several = [match for match in _NAME.finditer(plain)]
    listed = LOOSE_NAMES_ONLY.match(plain) is not None
    if listed:
        several = list(_LOOSE_NAME.finditer(plain))
    elif single and len(plain) > 2 * len(single["name"]) and not _only_names(plain, several):
        several = []
    if not several:
        name = single["name"] if single else ""
        return [Author(name=_proper(name), affiliations=_places(marks, 0, len(plain), affiliations))] if name else []
    ends = [match.start() for match in several[1:]] + [len(plain)]
    return [
        Author(name=_proper(match[0]), affiliations=_places(marks, match.start(), end, affiliations))
        for match, end in zip(several, ends, strict=True)
    ]


def _only_names(plain: str, names: Sequence[re.Match[str]]) -> bool:
    """Whether a line holds little but names."""
    return sum(len(match[0]) for match in names) * 10 >= len(plain) * 6


def _without_marks(paragraph: Paragraph) -> tuple[str, list[tuple[int, str]]]:
    """Return the line without superscripts, and where in it which marks stood."""
    plain = ""
    marks: list[tuple[int, str]] = []
    for part in paragraph.content:
        if not isinstance(part, Run):
            continue
        if part.style.script is Script.SUPER:
            marks += [(len(plain), sign) for sign in re.findall(r"\w", part.text)]
            continue
        for sign in part.text:
            if sign in "¹²³⁴⁵⁶⁷⁸⁹":
                marks.append((len(plain), sign.translate(_SUPERSCRIPTS)))
            elif sign.isdigit() and plain[-1:].isalpha():
                marks.append((len(plain), sign))
            elif sign != "*":
                plain += " " if sign.isspace() else sign
    return plain, marks


def _places(
    marks: Sequence[tuple[int, str]], first: int, last: int, affiliations: Sequence[tuple[str, str]]
) -> tuple[int, ...]:
    wanted = [sign for at, sign in marks if first < at <= last]
    if not wanted:
        return (0,) if len(affiliations) == 1 else ()
    return tuple(index for index, (mark, _) in enumerate(affiliations) if mark and mark in wanted)


def _proper(name: str) -> str:
    """Return a name in proper case where it is typed in capitals and has initials or a patronymic beside it."""
    words = " ".join(name.split()).strip(" ,")
    return re.sub(r"[^\W\d_]{2,}", lambda match: match[0].capitalize() if match[0].isupper() else match[0], words)

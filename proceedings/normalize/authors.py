"""Authors and their places of work, read from the lines that name them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from proceedings.model.blocks import Paragraph, Role
from proceedings.model.paper import Author
from proceedings.model.text import Run, Script
from proceedings.normalize.content import words_of
from proceedings.normalize.given import holds_given
from proceedings.normalize.kinds import ORCID_IN_BRACKETS
from proceedings.normalize.labels import EMAIL, ORCID, SUPERVISOR
from proceedings.normalize.names import (
    AFTER_POSTS,
    BEGINS_WITH_NAME,
    BEGINS_WITH_TWO_WORDS,
    LOOSE_NAME,
    LOOSE_NAMES_ONLY,
    NAME,
    Found,
    names_of_places,
)
from proceedings.normalize.people import BEGINS_WITH_POST, DEGREE, INSTITUTION, PLACE_NAME

_SUPERSCRIPTS = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹", "123456789")
_MARK = re.compile(r"\s*(\*+|[1-9](?!\d)|[a-dа-г](?=\s?[A-ZА-ЯӘҒҚҢӨҰҮҺІ]))\s*")
_POST_OF = re.compile(
    r"(?:(?:ст|мл|гл|вед)\.\s?|(?:старш|младш|главн|ведущ)\w+\s)?(?:научн\w+\s)?"
    rf"{DEGREE.pattern}(?:\s(?:\d|[IVX]+)(?:-?[гй]о)?\s?курса)?\s+(?={INSTITUTION.pattern}|[^\W\d_]+(?:ого|ой|ого)\s)",
    re.IGNORECASE,
)
"""`студент 3 курса`, `ст. преподаватель` before the name of a place of work."""
_POST_BEFORE = re.compile(rf"(?i:{DEGREE.pattern})(?:\s[а-яёәғқңөұүһі-]+){{1,7}}\s(?=[А-ЯӘҒҚҢӨҰҮҺІ]{{2,}}\s«|[«])")
"""`учитель русского языка и литературы` before `КГУ «Школа № 1»`."""
_POST_IN_UNIT = re.compile(
    rf"(?:(?:ст|гл|зам)\.\s?|(?:старш|главн|заместител)\w+\s)?(?i:{DEGREE.pattern})\s(?:кафедр|факультет|отдел|лаборатор|центр)\w+"
    r"(?:\s[а-яё-]+){0,7}"
)
"""`преподаватель кафедры литературы`: a post that says which department, and no more."""
_ABBREVIATED = re.compile(r"(?:[A-ZА-ЯӘҒҚҢӨҰҮҺІ]{2,}[ «»-]*){1,5}")
_STREET = re.compile(
    r"(?<!\w)(?:ул\.|улица|наб\.|набережная|пр\.|просп\.|проспект|пер\.|д\.\s?\d|линия|көш\.|көшесі|даңғылы|street|st\.|avenue|ave\.|road)(?!\w)",
    re.IGNORECASE,
)
_UNIT = re.compile(
    r"кафедр|факультет|лаборатор|отдел|департамент|мектеб|бөлім|department|faculty|school of|laborator|division",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"\s*\(([^()]{4,60})\)")
_LINE_END = re.compile(r",?[ \u00a0]*\n\s*")
_BEFORE_MARK = re.compile(r"\n|;\s*(?=[2-9]\s?[A-ZА-ЯӘҒҚҢӨҰҮҺІ])")


class _Roll:
    """The authors named so far, the marks beside them and the places of work."""

    def __init__(self) -> None:
        self.authors: list[Author] = []
        self.places: list[str] = []
        self._marks: list[frozenset[str]] = []
        self._open = 0
        """Where the authors begin to whom the next unmarked place belongs."""
        self._placed = False
        self._lines: list[str] = []
        """Lines of the place of work that is being read."""
        self._of_posts: list[str] = []
        """Those of them that only tell a post, and in which department."""

    def line(self, words: str, *, of_post: bool = False) -> None:
        """Enter a line about a place of work without a mark; lines of one place are joined by `settle`."""
        if self._lines and _begins_place(self._lines, words):
            self.settle()
        self._lines.append(words)
        if of_post:
            self._of_posts.append(words)

    def settle(self) -> None:
        """Enter the place of work whose lines were read."""
        words = ""
        told = [line for line in self._lines if line not in self._of_posts]
        for line in told if any(map(_is_place, told)) else self._lines:
            if words:
                words += " " if line[:1].islower() else ", "
            words += line.strip(" ,;")
        self._lines.clear()
        self._of_posts.clear()
        if words and _is_place(words):
            self.place(words, "")

    def name(self, names: Iterable[tuple[str, frozenset[str]]]) -> None:
        """Enter authors; those who follow a place of work begin a new group."""
        if self._placed:
            self._open, self._placed = len(self.authors), False
        for name, marks in names:
            self.authors.append(Author(name=name))
            self._marks.append(marks)

    def place(self, words: str, mark: str) -> None:
        """Enter a place of work for the authors with its mark, or for those of the open group."""
        index = self.places.index(words) if words in self.places else len(self.places)
        if index == len(self.places):
            self.places.append(words)
        for at in self._meant(mark):
            self._change(at, affiliations=tuple(dict.fromkeys((*self.authors[at].affiliations, index))))
        self._placed = True

    def contact(self, text: str, mark: str = "") -> None:
        """Enter the e-mails and ORCIDs of a line: one for one, or the only one for the last author."""
        meant = self._meant(mark)
        for field, found in (("email", EMAIL.findall(text)), ("orcid", ORCID.findall(text))):
            open_ones = [at for at in meant if not getattr(self.authors[at], field)]
            if len(found) == 1 and meant and len(open_ones) >= 1:
                self._set(open_ones[-1] if not mark else open_ones[0], field, found[0])
            elif found and len(found) == len(meant):
                for at, value in zip(meant, found, strict=True):
                    self._set(at, field, value)

    def _meant(self, mark: str) -> list[int]:
        everyone = list(range(len(self.authors)))
        if mark:
            marked = [at for at in everyone if mark in self._marks[at]]
            if marked:
                return marked
        return everyone[self._open :]

    def _set(self, at: int, field: str, value: str) -> None:
        self._change(at, **{field: value})  # type: ignore[arg-type]

    def _change(self, at: int, *, email: str = "", orcid: str = "", affiliations: tuple[int, ...] = ()) -> None:
        old = self.authors[at]
        self.authors[at] = Author(
            name=old.name,
            email=email or old.email,
            orcid=orcid or old.orcid,
            affiliations=affiliations or old.affiliations,
        )


def _begins_place(lines: Sequence[str], words: str) -> bool:
    """Whether `words` name another institution than the lines above: one after its address, or after a whole one."""
    if words[:1].islower() or not INSTITUTION.search(words) or _STREET.search(words):
        return False
    above = " ".join(lines)
    if not INSTITUTION.search(above):
        return PLACE_NAME.search(above) is not None
    return bool(PLACE_NAME.search(lines[-1]) or _STREET.search(lines[-1])) or not (
        _UNIT.search(lines[-1]) or lines[-1].endswith(",")
    )


def authors_of(people: Sequence[Paragraph]) -> tuple[tuple[Author, ...], tuple[str, ...]]:
    """Return the authors whom `people` names, supervisors not among them, and their places of work."""
    roll = _Roll()
    supervised = False
    for paragraph in people:
        text = words_of(paragraph.content)
        above, supervised = supervised, SUPERVISOR.match(text) is not None and not _named(paragraph)
        if above and paragraph.role is Role.AUTHORS:
            continue  # the name stands below the words «Научный руководитель»
        if paragraph.role is Role.AFFILIATION:
            _read_places(paragraph, roll)
            continue
        roll.settle()
        if (own := _unsupervised(paragraph, text)) is not None:
            _read_names(own, roll)
    roll.settle()
    return tuple(roll.authors), tuple(roll.places)


def _unsupervised(paragraph: Paragraph, text: str) -> Paragraph | None:
    """Return what names authors in a line; None where it names their supervisor alone."""
    label = SUPERVISOR.search(text)
    if label is None or (label.start() and len(_named(paragraph)) > 1 and not _names_after(text, label)):
        return paragraph
    if not label.start() or not _names_after(text, label):
        return None
    return replace(paragraph, content=(Run(text=text[: label.start()].rstrip(" ,;")),))


def _names_after(text: str, label: re.Match[str]) -> bool:
    return next(iter(NAME.finditer(text[label.end() :])), None) is not None


def _read_names(paragraph: Paragraph, roll: _Roll) -> None:
    """Enter the authors of a line, with the place of work and the contacts that it tells."""
    text = words_of(paragraph.content)
    named = _named(paragraph)
    roll.name(named)
    if named and (words := _place_after_name(text, named[-1][0])):
        roll.place(words, "")
    roll.contact(text)


def _read_places(paragraph: Paragraph, roll: _Roll) -> None:
    raw = "".join(part.text for part in paragraph.content if isinstance(part, Run)).translate(_SUPERSCRIPTS)
    pieces = _BEFORE_MARK.split(raw)
    if not all(_MARK.match(piece) for piece in pieces):
        pieces = [raw]
    for piece in pieces:
        mark = _MARK.match(piece)
        sign = mark[1] if mark else ""
        words = without_posts(_without_contacts(piece[mark.end() :] if mark else piece))
        if sign:
            roll.settle()
        if sign and words and _is_place(words):
            roll.place(words, sign)
        elif words:
            roll.line(words, of_post=any(_POST_IN_UNIT.fullmatch(each.strip()) for each in piece.split(",")))
        roll.contact(piece, sign)


def _is_place(words: str) -> bool:
    if _ABBREVIATED.fullmatch(words):
        return True
    return bool(INSTITUTION.search(words) or (PLACE_NAME.search(words) and not DEGREE.search(words)))


def without_posts(words: str) -> str:
    """Return the words of a place of work less the degrees and posts before and behind it."""
    pieces = [piece.strip() for piece in words.split(",")]
    while pieces and _is_post(pieces[0]):
        del pieces[0]
    while pieces and _is_post(pieces[-1]):
        del pieces[-1]
    if pieces and (post := _POST_BEFORE.match(pieces[0]) or _POST_OF.match(pieces[0])):
        pieces[0] = pieces[0][post.end() :]
    return ", ".join(piece for piece in pieces if piece)


def _is_post(piece: str) -> bool:
    return not piece or (DEGREE.search(piece) is not None and INSTITUTION.search(piece) is None and len(piece) < 60)


def _without_contacts(text: str) -> str:
    rest = re.sub(
        r"(?:e-?mail|эл\.?\s?почта|ORCID(?:\s?ID)?|Corresponding author|Автор для переписки)\s*:?\s*",
        "",
        text,
        flags=re.IGNORECASE,
    )
    words = " ".join(ORCID.sub("", EMAIL.sub("", re.sub(r"https?://\S+", "", rest))).split()).strip(" ,;:–—()")
    return f"{words})" if words.count("(") > words.count(")") else words


def _place_after_name(text: str, name: str) -> str:
    """Return the place of work in `name, degree, institution, town, e-mail`."""
    at = text.lower().find(name.lower())
    after = text[at + len(name) :] if at >= 0 else text.partition(name.rpartition(" ")[2])[2]
    rest = _without_contacts(after)
    pieces = [piece.strip() for piece in rest.split(",")]
    first = next((index for index, piece in enumerate(pieces) if INSTITUTION.search(piece)), None)
    return without_posts(", ".join(piece for piece in pieces[first:] if piece)) if first is not None else ""


def _named(paragraph: Paragraph) -> list[tuple[str, frozenset[str]]]:
    plain, marks = _without_marks(paragraph)
    plain = re.sub(
        r"^(?:[Bb]y|©|(?:Автор|[Вв]ыполнил|[Пп]одготовил|Докладчик|Орындаған|Баяндамашы)\w*\s*:)\s+", "", plain
    )
    plain, marks = _without_brackets(plain, marks)
    posted = not BEGINS_WITH_NAME.match(plain) and BEGINS_WITH_POST.match(plain) is not None
    if posted and len(row := _each_after_posts(plain)) > 1:
        return row
    after = AFTER_POSTS.match(plain) if posted else None
    if after and (after["name"] or holds_given(after["loose"])):
        return [(proper(after["name"] or after["loose"]), _marks_within(marks, 0, len(plain)))]
    begun = [match for match in (BEGINS_WITH_NAME.match(plain), BEGINS_WITH_TWO_WORDS.match(plain)) if match]
    single = max(begun, key=lambda match: len(match["name"]), default=None)
    found = (LOOSE_NAME if LOOSE_NAMES_ONLY.match(plain) else NAME).finditer(plain)
    several = [match for match in found if not names_of_places(plain, match) and not DEGREE.match(match[0])]
    if single and len(several) > 1 and not _only_names(plain, several):
        several = _leading(plain, several)
    if not several:
        return [(proper(single["name"]), _marks_within(marks, 0, len(plain)))] if single else []
    ends = [match.start() for match in several[1:]] + [len(plain)]
    return [
        (proper(match[0]), _marks_within(marks, match.start(), end)) for match, end in zip(several, ends, strict=True)
    ]


def _each_after_posts(plain: str) -> list[tuple[str, frozenset[str]]]:
    """Return the names of `к.э.н., доцент Ли А.Б., д.э.н., профессор Ким В.Г.`: each behind its own posts."""
    names = [match for match in NAME.finditer(plain) if not names_of_places(plain, match)]
    starts = [0, *[match.end() for match in names[:-1]]]
    gaps = [plain[start : match.start()] for start, match in zip(starts, names, strict=False)]
    if not all(BEGINS_WITH_POST.match(gap.lstrip(" ,;")) and not INSTITUTION.search(gap) for gap in gaps):
        return []
    return [(proper(match[0]), frozenset()) for match in names]


def _leading(plain: str, names: Sequence[Found]) -> list[Found]:
    """Return the names with which a line begins, nothing but commas between them."""
    count = 1
    while count < len(names) and not plain[names[count - 1].end() : names[count].start()].strip(" ,.*;"):
        count += 1
    return list(names[:count]) if count > 1 and not plain[: names[0].start()].strip() else []


def _only_names(plain: str, names: Sequence[Found]) -> bool:
    """Whether a line holds little but names."""
    return sum(len(match[0]) for match in names) * 10 >= len(plain) * 6


def _without_marks(paragraph: Paragraph) -> tuple[str, list[tuple[int, str]]]:
    """Return the line without the signs that point to places, and where in it which of them stood."""
    plain = ""
    marks: list[tuple[int, str]] = []
    for part in paragraph.content:
        if not isinstance(part, Run):
            continue
        text = part.text.translate(_SUPERSCRIPTS)
        text = ORCID_IN_BRACKETS.sub("", _LINE_END.sub(_between_lines, text if plain.strip() else text.lstrip()))
        for token in re.findall(r"\*+|\s+|.", text, re.DOTALL):
            raised = part.style.script is Script.SUPER and (token.isalnum() or token[0] == "*")
            if raised or token[0] == "*" or (token.isdigit() and (plain[-1:].isalpha() or plain[-1:] == ".")):
                marks.append((len(plain), token))
            else:
                plain += " " if token.isspace() else token
    return plain.strip(), marks


def _between_lines(end: re.Match[str]) -> str:
    """Return what parts two lines: nothing more than a blank after a surname that stands alone on its line."""
    line = end.string[: end.start()].rpartition("\n")[2].strip()
    return ", " if " " in line or "." in line or "," in end[0] else " "


def _without_brackets(plain: str, marks: list[tuple[int, str]]) -> tuple[str, list[tuple[int, str]]]:
    """Drop a name said once more in brackets, in the letters of another language; what follows moves up."""
    for match in reversed(list(_IN_BRACKETS.finditer(plain))):
        if not LOOSE_NAME.match(match[1]):
            continue
        length = match.end() - match.start()
        plain = plain[: match.start()] + plain[match.end() :]
        marks = [(at - length if at >= match.end() else min(at, match.start()), sign) for at, sign in marks]
    return plain, marks


def _marks_within(marks: Sequence[tuple[int, str]], first: int, last: int) -> frozenset[str]:
    return frozenset(sign for at, sign in marks if first < at <= last)


def proper(name: str) -> str:
    """Return a name in proper case where it is typed in capitals."""
    words = " ".join(name.split()).strip(" ,")
    return re.sub(r"[^\W\d_]{2,}", lambda match: match[0].capitalize() if match[0].isupper() else match[0], words)

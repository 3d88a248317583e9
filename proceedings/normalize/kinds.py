"""What a paragraph near the top of a paper could be, judged by itself."""

import re
from enum import Enum, auto

from proceedings.model.blocks import Block, Paragraph, Role
from proceedings.normalize.given import holds_given
from proceedings.normalize.labels import (
    ABSTRACT,
    CODES,
    CONTENTS,
    EMAIL,
    FURTHER,
    KEYWORDS,
    NOTE,
    ORCID,
    REFERENCES,
    SALUTATION,
    SECTION,
    SUPERVISOR,
)
from proceedings.normalize.look import Look, is_code, look_of
from proceedings.normalize.names import (
    AFTER_POSTS,
    BEGINS_WITH_NAME,
    BEGINS_WITH_TWO_WORDS,
    LOOSE_NAMES_ONLY,
    NAMES_ONLY,
    begins_with_place,
)
from proceedings.normalize.people import BEGINS_WITH_POST, DEGREE, INSTITUTION, IS_INSTITUTION, PLACE_NAME
from proceedings.normalize.rubrics import is_rubric


class Kind(Enum):
    """Kinds, from the surest to the least."""

    CODES = auto()
    ABSTRACT = auto()
    ABSTRACT_LABEL = auto()
    KEYWORDS = auto()
    KEYWORDS_LABEL = auto()
    RUBRIC = auto()
    """The section, the conference or the kind of work, named above a title."""
    NOTE = auto()
    """The author's remarks between the front and the text."""
    SECTION = auto()
    """A heading that only the body of a paper has; the front block ends before it."""
    NAMES = auto()
    LOOSE_NAMES = auto()
    """Capitalised words that may be names."""
    PEOPLE = auto()
    """Degree, post, institution, town, address of one or more authors."""
    STRONG_TITLE = auto()
    WEAK_TITLE = auto()
    TEXT = auto()
    END = auto()
    """A table, figure, formula or list: never of the front block."""


_RECOGNISED = {
    Role.CODES: Kind.CODES,
    Role.AUTHORS: Kind.NAMES,
    Role.AFFILIATION: Kind.PEOPLE,
    Role.KEYWORDS: Kind.KEYWORDS,
    Role.ABSTRACT: Kind.ABSTRACT,
    Role.TITLE: Kind.STRONG_TITLE,
}
_MARKED = re.compile(r"(?:[*†‡¹²³⁴⁵⁶]|\d(?=\s?[A-ZА-ЯӘҒҚҢӨҰҮҺІ]))+\s?")
ORCID_IN_BRACKETS = re.compile(r"\s?\[[\dXХ]{4}(?:-[\dXХ]{4}){3}\]")
_ADJECTIVE = re.compile(r"(?:ский|ская|ское|ный|ная|ное|ной|ого|ых|ық|лік|дық|дік)(?!\w)", re.IGNORECASE)
_ENDS_AS_INSTITUTION = re.compile(
    r"(?:университет|университеті|институт|институты|факультет|факультеті|кафедра|кафедрасы|академия"
    r"|академиясы|министрлігі|департаменті|university|faculty|academy"
    r"|(?<=ого )образования|(?<=и )науки)[»”\"]?$|^(?:Министерство|Міністерство|ФГБОУ|ФГАОУ"
    r"|Учреждение\s+образования|Кафедра|Факультет|Department\s+of|Faculty\s+of|Ministry\s+of)(?!\w)",
    re.IGNORECASE,
)
_LONGEST_POST = 18
"""Words of a name with the posts before it."""
_SHORT_CONTACT = 10
"""Words of a line that holds an e-mail and little else."""
_ENDS_OPEN = re.compile(r"[:;,]$")
_MARKED_PLACE = re.compile(r"\d{1,2}[ \u00a0]?[«“\"A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]")
_PLACED = re.compile(r"\d{1,2}[ \u00a0]?[^\W\d_]")
_NUMBERED = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[IVX]{1,4}\.(?!\s?[A-Z]\.))\s+\S")


def kind_of(block: Block) -> tuple[Kind, Look | None]:
    """Return the kind of `block` with its look, `None` for what is no paragraph."""
    if not isinstance(block, Paragraph):
        return Kind.END, None
    look = look_of(block)
    return _kind(block, look), look


def _kind(paragraph: Paragraph, look: Look) -> Kind:
    if paragraph.role in _RECOGNISED:
        return _RECOGNISED[paragraph.role]
    if paragraph.role in {Role.CAPTION, Role.CODE, Role.REFERENCE, Role.QUOTE} or is_code(paragraph):
        return Kind.END
    return _labelled(look) or _by_words(paragraph, look)


def _labelled(look: Look) -> Kind | None:
    text = look.text
    if CODES.match(text) and look.words <= 20:
        return Kind.CODES
    for pattern, whole, alone in (
        (KEYWORDS, Kind.KEYWORDS, Kind.KEYWORDS_LABEL),
        (ABSTRACT, Kind.ABSTRACT, Kind.ABSTRACT_LABEL),
    ):
        label = pattern.match(text)
        if label is None:
            continue
        if label.end() == len(text):
            return alone
        if label["after"].strip() or (whole is Kind.ABSTRACT and look.words > 15 and text[label.end()].isupper()):
            return whole
        if whole is Kind.KEYWORDS:
            return whole
    return None


def _by_words(paragraph: Paragraph, look: Look) -> Kind:
    text = look.text
    if look.words <= _SHORT_CONTACT and _is_contact(text):
        return Kind.PEOPLE
    if SECTION.fullmatch(text) or CONTENTS.fullmatch(text) or REFERENCES.fullmatch(text) or FURTHER.match(text):
        return Kind.SECTION
    if SALUTATION.fullmatch(text):
        return Kind.SECTION
    if NOTE.match(text):
        return Kind.NOTE
    if is_rubric(text) and look.only_text:
        return Kind.RUBRIC
    if (
        (look.raised or ((look.centred or look.right) and _PLACED.match(text)))
        and look.words <= 40
        and (INSTITUTION.search(text) or PLACE_NAME.search(text) or EMAIL.search(text))
    ):
        return Kind.PEOPLE
    if (_MARKED_PLACE.match(text) or look.raised) and IS_INSTITUTION.search(_MARKED.sub("", text, count=1)):
        return Kind.PEOPLE
    if paragraph.role is Role.LIST or _NUMBERED.match(text):
        return Kind.TEXT if look.long else Kind.END
    if look.long and not EMAIL.search(text):
        return Kind.TEXT
    if SUPERVISOR.match(text) and look.words <= 45:
        return Kind.NAMES
    if not look.only_text:
        return Kind.TEXT
    if paragraph.role is not Role.HEADING or NAMES_ONLY.match(text):
        person = _person(text, look)
        if person is not None:
            return person
    return _title(paragraph, look)


def _is_contact(text: str) -> bool:
    """Whether a short line holds an e-mail or ORCID and no name."""
    said = ORCID_IN_BRACKETS.sub("", text)
    if not EMAIL.search(said) and not ORCID.search(said):
        return False
    return not BEGINS_WITH_NAME.match(said) and not BEGINS_WITH_TWO_WORDS.match(said)


def _person(text: str, look: Look) -> Kind | None:
    text = ORCID_IN_BRACKETS.sub("", text)
    name = BEGINS_WITH_NAME.match(text)
    if begins_with_place(text):
        return Kind.PEOPLE
    if NAMES_ONLY.match(text):
        return Kind.NAMES
    about = DEGREE.search(text) or INSTITUTION.search(text) or EMAIL.search(text) or PLACE_NAME.search(text)
    if name and (about or name["after"] in {",", ""}) and look.words <= 60:
        return Kind.NAMES
    two = BEGINS_WITH_TWO_WORDS.match(text) if about and "," in text else None
    if two and not DEGREE.match(two["name"]) and (DEGREE.search(text) or holds_given(two["name"])):
        return Kind.NAMES
    posts = AFTER_POSTS.match(text) if DEGREE.search(text) and look.words <= _LONGEST_POST else None
    if (
        posts
        and BEGINS_WITH_POST.match(text)
        and not EMAIL.search(text)
        and (posts["name"] or holds_given(posts["loose"]))
    ):
        return Kind.NAMES
    if EMAIL.search(text) or ORCID.search(text):
        return Kind.PEOPLE if look.words <= 40 else Kind.TEXT
    sure = EMAIL.search(text) or PLACE_NAME.search(text) or IS_INSTITUTION.search(text) or BEGINS_WITH_POST.match(text)
    if (
        about
        and (sure or look.right or "," in text)
        and look.words <= 35
        and not (look.bold and (look.caps or look.centred))
        and _reads_as_address(text, look)
    ):
        return Kind.PEOPLE
    if _ENDS_AS_INSTITUTION.search(text) and look.words <= 14:
        return Kind.PEOPLE
    if LOOSE_NAMES_ONLY.match(text) and look.words <= 16:
        if DEGREE.search(text):
            return Kind.PEOPLE
        if holds_given(text):
            return Kind.NAMES
        return Kind.PEOPLE if _ADJECTIVE.search(text) and not look.loud else Kind.LOOSE_NAMES
    return None


def _reads_as_address(text: str, look: Look) -> bool:
    """Whether a short line tells of a post or place, and is no sentence about one."""
    return bool(
        look.right or look.italic or look.centred or look.words <= 12 or _MARKED.match(text) or "," in text
    ) and (not text.endswith(".") or look.words <= 14)


def _title(paragraph: Paragraph, look: Look) -> Kind:
    if look.words > 40 or _ENDS_OPEN.search(look.text) or not any(map(str.isalpha, look.text)):
        return Kind.TEXT
    if paragraph.role is Role.HEADING or look.loud or (look.size >= 16 and (look.bold or look.centred)):
        return Kind.STRONG_TITLE
    if look.bold or look.centred or look.caps:
        return Kind.WEAK_TITLE
    return Kind.TEXT

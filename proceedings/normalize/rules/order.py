"""The rules in the order in which they are laid on a paragraph, and the laying on."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

from proceedings.model.blocks import Paragraph, Role
from proceedings.model.text import Inline, Run
from proceedings.normalize.content import Edit, edited, merged, reworded, text_of
from proceedings.normalize.ledger import Ledger
from proceedings.normalize.rules.after_marks import after_marks
from proceedings.normalize.rules.apostrophes import apostrophes
from proceedings.normalize.rules.blanks import blanks
from proceedings.normalize.rules.breaks import breaks
from proceedings.normalize.rules.citations import citation_places, citations
from proceedings.normalize.rules.dashes import dashes
from proceedings.normalize.rules.decimals import decimals
from proceedings.normalize.rules.ellipsis import ellipsis
from proceedings.normalize.rules.glue import marks, prepositions, shortened, units
from proceedings.normalize.rules.homoglyphs import homoglyphs
from proceedings.normalize.rules.initials import initials
from proceedings.normalize.rules.labels import labels
from proceedings.normalize.rules.legacy import legacy
from proceedings.normalize.rules.line import Line, Rule, Span, narrowed
from proceedings.normalize.rules.line_ends import line_ends
from proceedings.normalize.rules.links import linked
from proceedings.normalize.rules.names import names
from proceedings.normalize.rules.punctuation import punctuation
from proceedings.normalize.rules.quotes import quotes
from proceedings.normalize.rules.ranges import ranges
from proceedings.normalize.rules.records import record_dashes, record_marks
from proceedings.normalize.rules.shape import END, FREQUENT, START, WORDS, Runs, Shape, runs_of, shape_of
from proceedings.normalize.rules.spacing import tight_units, years
from proceedings.normalize.rules.yo import without_yo

RULES: tuple[tuple[str, Rule, Runs], ...] = (
    ("legacy-font", legacy, ()),
    ("homoglyphs", homoglyphs, ()),
    ("line-breaks", breaks, runs_of(b"\n")),
    ("blanks", blanks, runs_of(b"  ", b"\t", b" \n", b"\n ", START + b" ", b" " + END, START + b"\n", b"\n" + END)),
    ("blank-before-mark", punctuation, runs_of(b" ,", b" )", b"( ")),
    ("blank-after-mark", after_marks, runs_of(b",a", b",A", b",I", b",,")),
    ("line-end", line_ends, runs_of(b"," + END, b", " + END)),
    ("names", names, runs_of(b"AA", b"AI", b"IA", b"II")),
    ("record-marks", record_marks, runs_of(b"//", b",0", b"(a", b"(A")),
    ("ellipsis", ellipsis, runs_of(b",,,")),
    ("quotes", quotes, runs_of(b'"', b"(", b")", b"o", b",,", b"''")),
    ("apostrophes", apostrophes, runs_of(b"'", b"`", b"o")),
    ("no-yo", without_yo, ()),
    ("citation-place", citation_places, runs_of(b"(0")),
    ("citations", citations, runs_of(b"(0")),
    ("year-space", years, runs_of(b"0a")),
    ("ranges", ranges, runs_of(b"0-0", b"0 -0", b"0- 0", b"0 - 0")),
    ("dashes", dashes, runs_of(b"- ")),
    ("record-dashes", record_dashes, runs_of(b",-", b", -", b")-", b") -")),
    ("caption-label", labels, runs_of(b"0")),
    ("unit-space", tight_units, runs_of(b"0a", b"0A", b"0I", b"0%")),
    ("decimal-sign", decimals, runs_of(b"0,0")),
    ("initials", initials, runs_of(b"A,", b"I,")),
    ("glue-mark", marks, runs_of(b", 0", b", I", b",0")),
    ("glue-unit", units, runs_of(b"0 ", b"I ")),
    ("glue-shortened", shortened, runs_of(b", A", b", I", b", 0", b"a,a,", b"a, a,")),
    ("glue-preposition", prepositions, runs_of(b"a ", b"A ", b"I ")),
)
"""(name in the ledger, rule, what the shape of a text must show for the rule to have anything to do, any of them).

A new rule is one file and one line here.
"""

_ONLY: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "legacy-font": frozenset({"kk"}),
        "line-end": frozenset({Role.AUTHORS, Role.AFFILIATION}),
        "names": frozenset({Role.AUTHORS}),
        "record-marks": frozenset({Role.REFERENCE}),
        "record-dashes": frozenset({Role.REFERENCE}),
        "apostrophes": frozenset({"en"}),
        "caption-label": frozenset({Role.CAPTION}),
        "glue-preposition": frozenset({"ru"}),
        "no-yo": frozenset({"ru"}),
    }
)
"""Rules that have to do with one language or kind of paragraph alone."""

_Awaited = tuple[tuple[bytes, bytes], ...]
"""Runs of signs, each with what of it must be in the brief of a text: it is looked for first, being quickly found."""
_ANY: _Awaited = ((b"", START),)
"""Awaited by a rule that no sign announces: any text begins so."""

_GLUE = frozenset({"glue-mark", "glue-unit", "glue-shortened", "glue-preposition", "initials"})
"""Rules that leave the shape of a text as it is, but where they put in a blank."""

REWORDING = frozenset(
    {"legacy-font", "homoglyphs", "citations", "caption-label", "year-space", "unit-space", "yo", "no-yo"}
)
"""Rules that change letters, or where words part; all others leave every word as it is."""

_INERT = re.compile(r"(?:\d+(?:[.,]\d+)?|[A-Za-z]+|[а-яё]+)\Z", re.IGNORECASE)
"""A number or word alone, as most cells of tables hold: there is nothing to put in order."""

_ADDRESS = re.compile(
    r"(?<!\S)(?=\S*(?:@|://|\./|\(\)|=>|www\.|\b10\.\d{4,9}/|\w\.(?:ru|kz|com|org|net|edu|gov|int)(?!\w)))\S+"
)
_SIGNS_OF_ADDRESS = ("@", "://", "./", "()", "=>", "www.", "10.")
_DOMAIN = re.compile(r"\.(?:ru|kz|com|org|net|edu|gov|int)")
_WORD = re.compile(r"\S*")


def ruled(paragraph: Paragraph, lang: str, ledger: Ledger) -> Paragraph:
    """Return `paragraph` in its language `lang`, with every rule laid on it."""
    if paragraph.role is Role.CODE:
        return paragraph
    content = paragraph.content
    text = text_of(content)
    if _INERT.match(text):
        return paragraph if paragraph.lang == lang else reworded(paragraph, content, lang)
    watched = _is_watched(content, text)
    content, text = _laid(paragraph, text, lang, ledger, watched=watched)
    if watched:
        content = _with_links(content, text, paragraph, ledger)
    if content is paragraph.content and paragraph.lang == lang:
        return paragraph
    return reworded(paragraph, content, lang)


def _laid(
    paragraph: Paragraph, text: str, lang: str, ledger: Ledger, *, watched: bool
) -> tuple[tuple[Inline, ...], str]:
    """Return the content of `paragraph`, which says `text`, with the rules laid on it, and what it says then."""
    content = paragraph.content
    line = Line(text=text, lang=lang, role=paragraph.role, kept=_kept(content, text) if watched else ())
    shape = shape_of(text)
    brief, close = shape.brief, shape.close
    written = text
    glued: list[Edit] = []
    """What `content`, which says `written`, still lacks: edits that leave every other character where it is."""
    for name, rule, awaited in _rules_for(paragraph.role, lang, _marks(shape, brief), ledger.silent):
        for core, run in awaited:
            if core in brief and run in close:
                break
        else:
            continue
        edits = rule(line)
        if not edits:
            continue
        after = _made(text, edits)
        if not ledger.note(name, paragraph.place, *_excerpts(text, after, edits)):
            continue
        if name in _GLUE and len(after) == len(text):
            glued += edits
        else:
            content = _edited(_edited(content, written, glued, text), text, edits, after)
            shape = shape_of(after)
            written, glued, brief, close = after, [], shape.brief, shape.close
        text = after
        line = Line(text=text, lang=lang, role=paragraph.role, kept=_kept(content, text) if watched else ())
    return merged(_edited(content, written, glued, text)), text


def _marks(shape: Shape, brief: bytes) -> frozenset[int] | None:
    """Return the signs that are there; None where a character has no code, so that nothing can be told."""
    return frozenset(brief) if shape.whole else None


@lru_cache(maxsize=1024)
def _rules_for(
    role: Role, lang: str, marks: frozenset[int] | None, silent: frozenset[str]
) -> tuple[tuple[str, Rule, _Awaited], ...]:
    """Return the rules that may have anything to do in a paragraph of that role and language with those marks.

    Each comes with the runs of signs that it awaits, less those of which a sign is not there; any text does where
    the marks are not known. Those whose changes the ledger would enter nowhere are `silent`. No rule brings in a mark
    that another awaits.
    """
    heard = [each for each in RULES if each[0] not in silent]
    meant = [each for each in heard if each[0] not in _ONLY or not _ONLY[each[0]].isdisjoint((role, lang))]
    if marks is None:
        return tuple([(name, rule, _ANY) for name, rule, _ in meant])
    there = marks.union(WORDS)
    awaited = [
        (name, rule, tuple([(_core(run), run) for rare, run in needs if rare in there]) if needs else _ANY)
        for name, rule, needs in meant
    ]
    return tuple([each for each in awaited if each[2]])


def _core(run: bytes) -> bytes:
    """Return what of a run is in the brief of a text that holds the run."""
    return run if START in run or END in run else run.translate(None, FREQUENT)


def _made(text: str, edits: list[Edit]) -> str:
    """Return `text` with `edits` made."""
    pieces: list[str] = []
    start = 0
    for first, last, new in edits:
        pieces += text[start:first], new
        start = last
    pieces.append(text[start:])
    return "".join(pieces)


def _edited(content: tuple[Inline, ...], text: str, edits: list[Edit], after: str) -> tuple[Inline, ...]:
    """Return `content`, which says `text`, with the `edits` made by which it says `after`."""
    if not edits:
        return content
    only = content[0]
    if len(content) > 1 or not isinstance(only, Run):
        return edited(content, narrowed(text, sorted(edits)))
    return (Run(text=after, style=only.style, link=only.link),) if after else ()


def _with_links(content: tuple[Inline, ...], text: str, paragraph: Paragraph, ledger: Ledger) -> tuple[Inline, ...]:
    made = linked(content) if "://" in text or "10." in text else content
    if len(made) == len(content):
        same = all(one is other or one == other for one, other in zip(made, content, strict=True))
        if same:
            return content
    addresses = [part.link for part in made if isinstance(part, Run) and part.link]
    return made if ledger.note("link", paragraph.place, "", " ".join(addresses)) else content


def _is_watched(content: Sequence[Inline], text: str) -> bool:
    """Whether anything in a paragraph may have to be kept from the rules."""
    for sign in _SIGNS_OF_ADDRESS:  # a generator would take longer than the search
        if sign in text:
            return True
    if b",aa" in shape_of(text).signs and _DOMAIN.search(text):
        return True
    for part in content:  # noqa: SIM110
        if isinstance(part, Run) and part.style.mono:
            return True
    return False


def _kept(content: Sequence[Inline], text: str) -> tuple[Span, ...]:
    spans = [match.span() for match in _ADDRESS.finditer(text)]
    start = 0
    for part in content:
        length = len(part.text) if isinstance(part, Run) else 1
        if isinstance(part, Run) and part.style.mono:
            spans.append((start, start + length))
        start += length
    return tuple(spans)


def _excerpts(before: str, after: str, edits: list[tuple[int, int, str]]) -> tuple[str, str]:
    """Return the stretch from the first edit to the last, with the words it touches, before and after."""
    first, last = edits[0][0], edits[-1][1]
    if first and not before[first - 1].isspace():
        first -= len(before[:first].rsplit(None, 1)[-1])
    match = _WORD.match(before, last)
    last = match.end() if match else last
    return before[first:last], after[first : len(after) - len(before) + last]

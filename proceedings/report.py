"""What was found in a paper and changed in it in, a letter to its author in Markdown out.

It says what to do and what was done, by page and paragraph, in the language of the paper; no codes, no jargon.
"""

from collections.abc import Iterable, Iterator, Sequence

from proceedings.model.change import Change
from proceedings.model.finding import Finding, Place, Severity
from proceedings.survey import PaperDetails, PaperReport
from proceedings.wording import LANGUAGES, author_sentence, name_words, report_words, rule_words, spot_words

EXAMPLES = 8
"""Changes of one rule that are shown; the others are counted."""
FEW_EXAMPLES = 2
"""Of rules whose changes hardly show in print."""
EXCERPTS = 6
"""Parts of one kind that are named."""
AROUND = 24
"""Characters shown on both sides of what was changed."""
LONGEST = 60
"""Characters shown from where two texts begin to differ."""
TOO_SHORT = 4
"""Characters that are not worth leaving out."""

_HARDLY_SEEN = frozenset({"blanks", "blank-before-mark", "line-breaks", "initials", "unit-space", "year-space"})
_OF_BLANKS = frozenset({"blanks", "blank-before-mark"})
_UNSEEN = frozenset({"empty-paragraphs"})
_OF_PLACES = frozenset(
    {
        "figure",
        "caption",
        "caption-joined",
        "source-joined",
        "equation",
        "frame",
        "layout-table",
        "front-order",
        "label-run-in",
        "title-joined",
        "authors-parted",
        "no-heading",
        "typed-list",
        "typed-number",
        "link",
    }
)
"""Rules that change what a part is, not its words."""
_RUSSIAN_SPOKEN = frozenset({"uk", "ky", "uz", "tg", "tt", "be"})
_SPECIAL = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_[]<>#|"})
_SEEN = str.maketrans({"\u00a0": "°", "\u202f": "°", "\n": "↵", "\t": "⇥"})


def author_report(file: str, report: PaperReport, details: PaperDetails) -> str:
    """Return what the author of the paper in `file` is told of it."""
    lang = report_language(report.lang)
    findings = list(zip(report.findings, report.finding_pages, strict=True))
    changes = list(zip(details.changes, details.change_pages, strict=True))
    parts = [
        f"# {_plain(report.metadata.title) or _plain(file)}",
        report_words("greeting", lang),
        report_words("file", lang, file=_plain(file), pages=report.pages),
        *_asked(findings, lang),
        *_changed(changes, lang),
    ]
    return "\n\n".join(parts) + "\n"


def report_language(lang: str) -> str:
    """Return the language in which the author of a paper in `lang` is written to."""
    if lang in LANGUAGES:
        return lang
    return "ru" if lang in _RUSSIAN_SPOKEN else "en"


def _asked(findings: Sequence[tuple[Finding, int]], lang: str) -> Iterator[str]:
    """Yield what the author is asked to do, the most needed first."""
    yield f"## {report_words('asked', lang)}"
    open_ones = [(finding, page) for finding, page in findings if not finding.accepted]
    if not open_ones:
        yield report_words("nothing", lang)
    elif any(finding.place.part for finding, _ in open_ones):
        yield report_words("places", lang)
    for severity in Severity:
        own = [(finding, page) for finding, page in open_ones if finding.severity is severity]
        if own:
            own.sort(key=lambda each: (each[1], each[0].place.paragraph))
            yield f"### {report_words(severity.value, lang)}"
            yield _list(_asked_one(finding, page, lang) for finding, page in own)
    agreed = [finding for finding, _ in findings if finding.accepted]
    if agreed:
        yield f"### {report_words('accepted', lang)}"
        yield _list(f"{_plain(author_sentence(each, lang))} — {_plain(each.accepted)}" for each in agreed)


def _asked_one(finding: Finding, page: int, lang: str) -> str:
    said = _plain(author_sentence(finding, lang))
    where = _where(finding.place, page, lang)
    return f"{where}: {said}" if where else said


def _changed(changes: Sequence[tuple[Change, int]], lang: str) -> Iterator[str]:
    """Yield what was changed, rule by rule: first what shows in the words."""
    yield f"## {report_words('changed', lang)}"
    if not changes:
        yield report_words("unchanged", lang)
        return
    yield report_words("explained", lang, count=len(changes))
    groups: dict[str, list[tuple[Change, int]]] = {}
    for change, page in changes:
        rule = "recognised" if change.rule.startswith("recognised-") else change.rule
        groups.setdefault(rule, []).append((change, page))
    for rule in sorted(groups, key=_rank):
        yield f"### {rule_words(rule, lang)} ({len(groups[rule])})"
        shown = _of_rule(rule, groups[rule], lang)
        if shown:
            yield shown


def _rank(rule: str) -> int:
    """Put words before parts, and what hardly shows last."""
    if rule in _UNSEEN or _is_hardly_seen(rule):
        return 2
    return 1 if rule in _OF_PLACES or rule == "recognised" else 0


def _is_hardly_seen(rule: str) -> bool:
    return rule in _HARDLY_SEEN or rule.startswith("glue-")


def _of_rule(rule: str, changes: Sequence[tuple[Change, int]], lang: str) -> str:
    if rule in _UNSEEN:
        return ""
    if rule == "recognised":
        return _recognised([change for change, _ in changes], lang)
    most = FEW_EXAMPLES if _is_hardly_seen(rule) else EXAMPLES
    shown = list(dict.fromkeys(line for change, page in changes if (line := _told(change, page, lang))))[:most]
    rest = len(changes) - len(shown)
    return _list([*shown, *([report_words("more", lang, count=rest)] if rest > 0 and shown else [])])


def _told(change: Change, page: int, lang: str) -> str:
    where = _where(change.place, page, lang, first_words=change.rule in _OF_PLACES)
    if change.rule in _OF_PLACES:
        return where
    shown = [_code(text, blanks=change.rule in _OF_BLANKS) for text in _difference(change.before, change.after)]
    return f"{where}: {' → '.join(shown)}" if where else " → ".join(shown)


def _recognised(changes: Sequence[Change], lang: str) -> str:
    """Return the recognised parts by kind, with their first words."""
    kinds: dict[str, list[str]] = {}
    for change in changes:
        kinds.setdefault(change.rule.removeprefix("recognised-"), []).append(change.place.excerpt)
    lines: list[str] = []
    for kind, excerpts in kinds.items():
        named = [_quoted(words, lang) for words in excerpts if words]
        more = f"; {report_words('more', lang, count=len(named) - EXCERPTS)}" if len(named) > EXCERPTS else ""
        lines.append(f"{name_words(kind, lang)}: {', '.join(named[:EXCERPTS])}{more}")
    return _list(lines)


def _where(place: Place, page: int, lang: str, *, first_words: bool = True) -> str:
    """Return `с. 3, абзац 12 («Первые слова…»)`, as much of it as is known."""
    number = report_words("page", lang, number=page + 1) if page >= 0 else ""
    spot = ", ".join([words for words in (number, spot_words(place, lang)) if words])
    if first_words and place.excerpt and spot:
        return f"{spot} ({_quoted(place.excerpt, lang)})"
    return spot


def _difference(before: str, after: str) -> tuple[str, str]:
    """Return what differs first in two texts, with a little of what stands around it."""
    start = 0
    while start < min(len(before), len(after)) and before[start] == after[start]:
        start += 1
    end = 0
    while end < min(len(before), len(after)) - start and before[-1 - end] == after[-1 - end]:
        end += 1
    first, tail = max(0, start - AROUND), max(0, end - AROUND)
    first = 0 if first < TOO_SHORT else first
    return _cut(before, first, start, tail), _cut(after, first, start, tail)


def _cut(text: str, first: int, start: int, tail: int) -> str:
    last = min(len(text) - tail, start + LONGEST)
    last = len(text) if len(text) - last < TOO_SHORT else last
    return ("…" if first else "") + text[first:last] + ("…" if last < len(text) else "")


def _code(text: str, *, blanks: bool) -> str:
    """Return `text` as Markdown shows it letter by letter, blanks as dots where they are what was changed."""
    shown = text.translate(_SEEN).replace("`", "’")
    return f"`{shown.replace(' ', '·') if blanks else shown}`"


def _quoted(text: str, lang: str) -> str:
    shown = _plain(text)
    return f"“{shown}”" if lang == "en" else f"«{shown}»"


def _plain(text: str) -> str:
    """Return `text` so that Markdown takes nothing of it for a sign of its own."""
    return " ".join(text.split()).translate(_SPECIAL)


def _list(lines: Iterable[str]) -> str:
    return "\n".join([f"- {line}" for line in lines])

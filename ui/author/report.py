"""What there is to say of a paper in, a report to be kept or sent out: as HTML or as plain text."""

from collections.abc import Sequence
from html import escape
from pathlib import Path

from proceedings.model.change import Change
from proceedings.model.finding import Finding, Severity
from proceedings.wording import place_words, rule_words, sentence
from ui.author.checking import Checked
from ui.wording import Speech

ORDER = tuple(Severity)

_PAGE = """<!DOCTYPE html>
<html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title><style>
body {{ font: 16px/1.5 sans-serif; max-width: 46em; margin: 2em auto; padding: 0 1em; color: #1d1f24 }}
h1 {{ font-size: 1.5em }} h2 {{ font-size: 1.15em; margin-top: 2em }}
li {{ margin: .4em 0 }} .place {{ color: #565a64 }} del {{ color: #b3261e }} ins {{ color: #1e7236 }}
</style></head><body>
<h1>{title}</h1><p>{about}</p>
<h2>{findings}</h2>{found}
<h2>{changes}</h2>{changed}
</body></html>
"""


def sorted_findings(findings: Sequence[Finding]) -> list[tuple[int, Finding]]:
    """Return (index, finding), the gravest first."""
    return sorted(enumerate(findings), key=lambda pair: ORDER.index(pair[1].severity))


def is_text_change(change: Change) -> bool:
    """Tell whether words or signs were changed, and not only recognised for what they are."""
    return not change.rule.startswith("recognised-")


def by_rule(changes: Sequence[Change]) -> dict[str, list[tuple[int, Change]]]:
    """Return (index, change) of the changes to the text by rule, in the order of the paper."""
    found: dict[str, list[tuple[int, Change]]] = {}
    for index, change in enumerate(changes):
        if is_text_change(change):
            found.setdefault(change.rule, []).append((index, change))
    return found


def finding_words(finding: Finding, lang: str) -> str:
    """Return what a finding says, and where."""
    place = place_words(finding.place, lang)
    said = sentence(finding, lang)
    return f"{said} [{place}]" if place else said


def seen(text: str) -> str:
    """Return `text` with signs for what cannot be seen."""
    shown = text.replace("\u00a0", "·").replace("\n", "¶").replace("\t", "⇥")
    return shown if shown.strip() else shown.replace(" ", "·") or "∅"


def report_text(checked: Checked, speech: Speech) -> str:
    """Return the report as plain text."""
    lines = [speech("author-report"), about_words(checked, speech), "", speech("author-findings")]
    found = sorted_findings(checked.report.findings)
    lines += [f"- {speech(each.severity)}: {finding_words(each, speech.lang)}" for _, each in found]
    lines += [] if found else [speech("author-no-findings")]
    lines += ["", speech("author-changes")]
    for rule, changes in by_rule(checked.changes).items():
        lines.append(f"{rule_words(rule, speech.lang)}: {len(changes)}")
        lines += [f"  {seen(each.before)} → {seen(each.after)}" for _, each in changes]
    lines += [] if checked.changes else [speech("author-no-changes")]
    return "\n".join(lines) + "\n"


def report_html(checked: Checked, speech: Speech) -> str:
    """Return the report as a page for a browser."""
    items = [
        f"<li><b>{escape(speech(each.severity))}</b>: {escape(sentence(each, speech.lang))}"
        f' <span class="place">{escape(place_words(each.place, speech.lang))}</span></li>'
        for _, each in sorted_findings(checked.report.findings)
    ]
    rules: list[str] = []
    for rule, changes in by_rule(checked.changes).items():
        rows = [
            f"<li><del>{escape(seen(each.before))}</del> → <ins>{escape(seen(each.after))}</ins></li>"
            for _, each in changes
        ]
        rules.append(f"<h3>{escape(rule_words(rule, speech.lang))}: {len(changes)}</h3><ul>{''.join(rows)}</ul>")
    return _PAGE.format(
        lang=speech.lang,
        title=escape(speech("author-report")),
        about=escape(about_words(checked, speech)),
        findings=escape(speech("author-findings")),
        found=f"<ul>{''.join(items)}</ul>" if items else f"<p>{escape(speech('author-no-findings'))}</p>",
        changes=escape(speech("author-changes")),
        changed="".join(rules) or f"<p>{escape(speech('author-no-changes'))}</p>",
    )


def about_words(checked: Checked, speech: Speech) -> str:
    """Return the paper's title, file and pages."""
    report = checked.report
    return speech("author-about", title=report.metadata.title, file=checked.file.name, pages=report.pages)


def save_report(checked: Checked, speech: Speech, out: Path) -> None:
    """Write the report to `out`, as HTML unless its name ends otherwise; raise OSError."""
    text = report_html(checked, speech) if out.suffix.lower() in {".html", ".htm"} else report_text(checked, speech)
    out.write_text(text, encoding="utf-8")

"""What the outline says of its rows: rows in, words and icons' names of one language out."""

from proceedings.model.volume import Words
from ui.outline.rows import Group, Kind, PaperRow, PartRow, Status
from ui.wording import Speech

COLUMNS = ("number", "authors", "title", "language", "pages", "first-page", "status", "received")

ICONS = {
    Status.UNREADABLE: "error",
    Status.ERROR: "error",
    Status.WARNING: "warning",
    Status.UNREAD: "waiting",
    Status.READY: "ok",
}
"""Name of a status's icon; the word stands beside it."""

FILTERS = ("all", *Status, "waiting", "approved", "corrections")
"""What the list may be narrowed to: statuses, then authors' answers to proofs."""


def group_words(group: Group, speech: Speech, lang: str) -> str:
    """Return what stands on a group's row; `lang` is the volume's."""
    papers = [row for row in group.rows if isinstance(row, PaperRow)]
    if group.kind is not Kind.SECTION:
        said = speech(f"group-{group.kind}")
        return f"{said} · {len(papers)}" if papers else said
    title = title_of(group.title, lang) or group.folder or speech("section-untitled")
    if group.number:
        title = f"{group.number}. {title}"
    return f"{title} · {speech('papers', n=len(papers))}"


def title_of(title: Words, lang: str) -> str:
    """Return a title in the volume's language, else in any."""
    return title.best(lang)


def cell_words(row: PaperRow | PartRow, column: str, speech: Speech) -> str:
    """Return what stands in a cell."""
    if isinstance(row, PartRow):
        title = row.title or speech(f"part-{row.name}")
        return {"title": title, "first-page": row.first}.get(column, "")
    return {
        "number": str(row.number) if row.number else "",
        "authors": ", ".join(row.authors),
        "title": row.title or row.source,
        "language": row.lang,
        "pages": str(row.pages) if row.pages else "",
        "first-page": row.first,
        "status": status_words(row, speech),
        "received": row.received,
    }[column]


def status_words(row: PaperRow, speech: Speech) -> str:
    """Return how a paper stands, in words."""
    if row.status is Status.ERROR:
        said = speech("errors", n=row.errors)
    elif row.status is Status.WARNING:
        said = speech("warnings", n=row.warnings)
    else:
        said = speech(f"status-{row.status}")
    return f"{said} · {speech(f'proof-{row.proof}')}" if row.proof else said


def spoken(row: PaperRow | PartRow, speech: Speech) -> str:
    """Return a row as a screen reader says it, and as its tooltip shows it."""
    if isinstance(row, PartRow):
        return row.title or speech(f"part-{row.name}")
    lines = [
        f"{row.number}. {row.title or row.source}" if row.number else row.title or row.source,
        ", ".join(row.authors),
        status_words(row, speech),
    ]
    if row.pages:
        lines.append(speech("pages", n=row.pages))
    return "\n".join([line for line in lines if line])


def matches(row: PaperRow, wanted: str, kept: str) -> bool:
    """Whether a paper is among those that the filter line and the status filter ask for."""
    if kept not in {"all", ""} and kept not in {row.status.value, row.proof}:
        return False
    said = f"{' '.join(row.authors)} {row.title} {row.source}".casefold()
    return all(word in said for word in wanted.casefold().split())

"""A reference says what one needs to find its source: each kind of source its own."""

from collections.abc import Iterator

from proceedings.check.reading import Entry, Reading, number_list
from proceedings.check.records import Kind, kind_of, missing_parts
from proceedings.model.finding import Finding, Severity

_CLAUSES = {
    Kind.WEB: "ГОСТ Р 7.0.5-2008, 10",
    Kind.LAW: "ГОСТ Р 7.0.100-2018",
    Kind.THESIS: "ГОСТ Р 7.0.100-2018",
    Kind.ARTICLE: "ГОСТ Р 7.0.100-2018",
    Kind.BOOK: "ГОСТ Р 7.0.100-2018",
}


def check_records(reading: Reading) -> Iterator[Finding]:
    """Yield a note for the entries of one kind that lack the same parts, at the first of them."""
    form = reading.limits.records
    accessed = form == "gost" and reading.paper.lang in {"kk", "ru"}
    found: dict[tuple[Kind, tuple[str, ...]], list[Entry]] = {}
    for entry in reading.entries:
        kind = kind_of(entry.text)
        missing = missing_parts(entry.text, kind, accessed=accessed)
        if missing:
            found.setdefault((kind, missing), []).append(entry)
    for (kind, missing), entries in found.items():
        facts = (
            ("numbers", number_list([entry.number for entry in entries])),
            ("record", kind.value),
            ("missing", " ".join(missing)),
        )
        clause = "IEEE Reference Guide" if form == "ieee" else _CLAUSES[kind]
        place = entries[0].place
        yield Finding(severity=Severity.NOTE, code="check.records", place=place, facts=facts, clause=clause)

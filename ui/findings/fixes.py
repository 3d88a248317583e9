"""Fixes of findings: rows in, the desk's commands out, each press one step of the history."""

from collections.abc import Iterable
from dataclasses import replace

from proceedings.model.decisions import Decisions, with_fix
from proceedings.model.finding import FixKind
from proceedings.model.volume import PaperId
from ui.desk import Desk
from ui.findings.rows import FindingRow


def fix_all(desk: Desk, rows: Iterable[FindingRow]) -> bool:
    """Put right what the program can put right by itself; return whether anything is different."""
    decided: dict[PaperId, Decisions] = {}
    left_out: list[PaperId] = []
    for row in rows:
        fix = row.finding.fix
        paper = PaperId(fix.paper) if fix and fix.paper else row.paper
        if fix is None or paper is None:
            continue
        if fix.kind is FixKind.EXCLUDE:
            left_out.append(paper)
            continue
        held = decided.get(paper, desk.decisions(paper))
        found = desk.metadata(paper)
        decided[paper] = replace(held, metadata=with_fix(held.metadata, fix, found))
    done = desk.edit("fix-findings", decisions=decided) if decided else False
    return bool(left_out and desk.exclude(left_out)) or done

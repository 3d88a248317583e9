"""Papers of a volume in, what their authors get out: a proof as PDF, and a letter in the author's own language."""

import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from proceedings.errors import ProceedingsError
from proceedings.model.blocks import Paragraph, Role
from proceedings.model.change import Change
from proceedings.model.decisions import UNDECIDED, Decisions
from proceedings.model.finding import Finding, Severity
from proceedings.model.paper import Metadata, Paper
from proceedings.model.progress import OnProgress, Progress, ShouldStop
from proceedings.model.text import CharStyle, Run
from proceedings.model.value import value
from proceedings.model.volume import PaperId
from proceedings.project.source import Source
from proceedings.setting import LIMITS
from proceedings.wording import place_words, rule_words, sentence
from proceedings.workers import run_jobs

if TYPE_CHECKING:
    from proceedings.bind.book import BoundPaper

EACH_RULE = 12
"""Changes of one rule that are listed one by one; the others are counted."""

_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


@value(kw_only=True)
class Proof:
    """What was made for one paper."""

    paper: PaperId
    file: Path
    letter: Path
    lang: str
    questions: int
    addresses: tuple[str, ...] = ()
    """E-mails of its authors, as far as the paper names them."""


@value()
class ProofTask:
    """A paper to be proofed."""

    paper: PaperId
    path: Path
    decisions: Decisions = UNDECIDED


@value()
class ProofPages:
    """A proof set by a worker."""

    body: "BoundPaper"
    notes: "BoundPaper"
    questions: int


Outcome = Mapping[PaperId, Proof | ProceedingsError]


def make_proofs(
    source: Source,
    papers: Sequence[PaperId],
    folder: Path,
    *,
    on_progress: OnProgress,
    should_stop: ShouldStop,
) -> Outcome:
    """Write `proof_<paper>.pdf` and `letter_<paper>.txt` of each of `papers` into `folder`; tell who cannot be read.

    Raise Stopped; what is written already stays.
    """
    tasks = [ProofTask(paper, source.papers[paper], source.decisions.get(paper, UNDECIDED)) for paper in papers]
    names = file_names(papers)
    done: dict[PaperId, Proof | ProceedingsError] = {}
    on_progress(Progress(stage="proof", done=0, total=len(tasks)))
    for task, said in run_jobs(
        begin_proofs, (source.volume.style,), tasks, workers=1, limits=LIMITS, should_stop=should_stop
    ):
        if isinstance(said, ProceedingsError):
            done[task.paper] = said
        else:
            done[task.paper] = _written(task.paper, said, source, folder, names[task.paper])
        on_progress(Progress(stage="proof", done=len(done), total=len(tasks)))
    return MappingProxyType({paper: done[paper] for paper in papers})


def begin_proofs(style: str) -> Callable[[ProofTask], ProofPages]:
    """Return, inside a worker, what sets a proof."""
    from proceedings.bind.book import BoundPaper
    from proceedings.bind.ready import place_ready
    from proceedings.bind.streams import write_pages
    from proceedings.check import NO_LIMITS, check_paper
    from proceedings.collect import read_manuscript
    from proceedings.normalize import normalize
    from proceedings.style import load_style
    from proceedings.typeset import Setter, set_paper
    from proceedings.typeset.proofmarks import proof_pages

    setter = Setter(load_style(style))

    def proofed(task: ProofTask) -> ProofPages:
        manuscript = read_manuscript(task.path)
        paper = normalize(manuscript, task.decisions, setter.style.requested)
        if manuscript.ready is not None:  # its pages stay as they are, and nothing in it is put in order
            paper = replace(paper, changes=())
            body = place_ready(manuscript.ready, paper, setter.style.page, task.decisions.placement)
            findings = questions_of((*manuscript.findings, *body.findings), task.decisions)
        else:
            pages = set_paper(paper, setter)
            findings = questions_of(check_paper(paper, NO_LIMITS, printed=pages), task.decisions)
            body = write_pages(proof_pages(pages, setter, words("watermark", paper.lang)))
        notes = notes_paper(paper, findings)
        return ProofPages(
            BoundPaper(metadata=paper.metadata, lang=paper.lang, pages=body),
            BoundPaper(metadata=notes.metadata, lang=notes.lang, pages=write_pages(set_paper(notes, setter))),
            len(findings),
        )

    return proofed


def questions_of(findings: Sequence[Finding], decisions: Decisions) -> tuple[Finding, ...]:
    """Return what the author should answer: errors and warnings that the editor has not accepted."""
    accepted = {(each.code, each.place) for each in decisions.accepted}
    asked = [
        each for each in findings if each.severity is not Severity.NOTE and (each.code, each.place) not in accepted
    ]
    return tuple(asked)


def notes_paper(paper: Paper, findings: Sequence[Finding]) -> Paper:
    """Return the questions and the changes as a paper of their own, in the language of `paper`."""
    lang = paper.lang
    title = words("notes-title", lang)
    body = [
        _paragraph(words("notes-how", lang), lang),
        _heading(words("questions", lang), lang),
        *[_numbered(number, _asked(each, lang), lang) for number, each in enumerate(findings, 1)],
    ]
    if not findings:
        body.append(_paragraph(words("no-questions", lang), lang))
    body.append(_heading(words("changes", lang), lang))
    listed = list(_listed(paper.changes, lang))
    body += listed or [_paragraph(words("no-changes", lang), lang)]
    head = (Paragraph(content=(Run(text=title),), role=Role.TITLE, lang=lang),)
    return Paper(
        source="notes", sha256="", lang=lang, metadata=Metadata(titles=((lang, title),)), head=head, body=tuple(body)
    )


def letter_of(metadata: Metadata, lang: str, event: str, file: str, questions: int) -> str:
    """Return the letter to the authors of a paper."""
    authors = ", ".join([author.name for author in metadata.authors]) or "—"
    facts = {"authors": authors, "title": metadata.title, "file": file, "event": event, "questions": str(questions)}
    return words("letter", lang, **facts).strip() + "\n"


def words(name: str, lang: str, **facts: str) -> str:
    """Return what `letters.toml` says under a name, in Russian where the language is none of ours."""
    said = _letters()[name]
    return said.get(lang, said["ru"]).format(**facts)


def file_names(papers: Sequence[PaperId]) -> dict[PaperId, str]:
    """Return a name for each paper's files, no two alike whatever the letters' case."""
    names: dict[PaperId, str] = {}
    taken: set[str] = set()
    for paper in papers:
        stem = " ".join(_FORBIDDEN.sub(" ", Path(paper).stem).split()) or "paper"
        number, name = 1, stem
        while name.casefold() in taken:
            number += 1
            name = f"{stem} ({number})"
        taken.add(name.casefold())
        names[paper] = name
    return names


def _written(paper: PaperId, pages: ProofPages, source: Source, folder: Path, name: str) -> Proof:
    from proceedings.bind.proof import bind_proof
    from proceedings.style import load_style

    body, lang = pages.body, pages.body.lang
    file, letter = folder / f"proof_{name}.pdf", folder / f"letter_{name}.txt"
    bind_proof(body, pages.notes, words("head", lang), load_style(source.volume.style), file)
    event = source.volume.event.title.best(lang)
    letter.write_text(letter_of(body.metadata, lang, event, file.name, pages.questions), encoding="utf-8")
    addresses = tuple([author.email for author in body.metadata.authors if author.email])
    return Proof(paper=paper, file=file, letter=letter, lang=lang, questions=pages.questions, addresses=addresses)


def _listed(changes: Sequence[Change], lang: str) -> list[Paragraph]:
    by_rule: dict[str, list[Change]] = {}
    for change in changes:
        if not change.rule.startswith("recognised-"):  # nothing was changed but what the program takes it for
            by_rule.setdefault(change.rule, []).append(change)
    paragraphs: list[Paragraph] = []
    for rule, made in by_rule.items():
        paragraphs.append(_heading(f"{rule_words(rule, lang)}: {len(made)}", lang, level=3))
        shown = [each for each in made if each.before.strip() or each.after.strip()][:EACH_RULE]
        paragraphs += [_change(each, lang) for each in shown]
        if len(made) > len(shown) and shown:
            more = words("and-more", lang, count=str(len(made) - len(shown)))
            paragraphs.append(Paragraph(content=(Run(text=more),), role=Role.FURTHER, lang=lang))
    return paragraphs


def _change(change: Change, lang: str) -> Paragraph:
    content = (
        Run(text=_visible(change.before), style=CharStyle(strike=True)),
        Run(text=" → "),
        Run(text=_visible(change.after)),
    )
    return Paragraph(content=content, role=Role.FURTHER, lang=lang)


def _visible(text: str) -> str:
    """Return words that can be seen: blanks by a sign, long passages by their ends."""
    shown = text.replace("\u00a0", "·").replace("\n", "¶").replace("\t", "⇥")
    shown = shown if shown.strip() else shown.replace(" ", "·")
    return shown if len(shown) <= 90 else f"{shown[:55]} … {shown[-30:]}"


def _asked(finding: Finding, lang: str) -> str:
    place = place_words(finding.place, lang)
    return f"{sentence(finding, lang)}{f' ({place})' if place else ''}"


def _heading(text: str, lang: str, level: int = 1) -> Paragraph:
    return Paragraph(content=(Run(text=text),), role=Role.HEADING, level=level, lang=lang)


def _paragraph(text: str, lang: str) -> Paragraph:
    return Paragraph(content=(Run(text=text),), lang=lang)


def _numbered(number: int, text: str, lang: str) -> Paragraph:
    return replace(_paragraph(text, lang), role=Role.LIST, label=f"{number}.")


@cache
def _letters() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads((files("proceedings") / "letters.toml").read_text(encoding="utf-8"))

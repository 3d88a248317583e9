"""Files that may become papers in, what is recognised of each out: metadata, how sure it is, and whom it resembles.

Nothing is set and nothing is kept; the files are read in worker processes, as strangers' files are.
"""

import hashlib
import os
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType

from proceedings.errors import ProceedingsError
from proceedings.language.detect import language_of
from proceedings.model.blocks import Role
from proceedings.model.paper import Metadata, Paper
from proceedings.model.progress import OnProgress, Progress, ShouldStop
from proceedings.model.value import value
from proceedings.model.volume import PaperId
from proceedings.setting import LIMITS, PAPERS_A_WORKER
from proceedings.workers import run_jobs

_UDC = re.compile(r"\d[\d.:+/()\"'=*-]*")

ALIKE = 0.82
"""Share of letters from which two titles of the same author are one."""


UNKNOWN = Metadata()


class Sure(StrEnum):
    """How far something recognised can be trusted."""

    SURE = "sure"
    GUESSED = "guessed"
    MISSING = "missing"


@value(kw_only=True)
class Candidate:
    """A file, and what is recognised of it."""

    file: Path
    sha256: str = ""
    lang: str = ""
    metadata: Metadata = UNKNOWN
    trust: tuple[tuple[str, Sure], ...] = ()
    """Of `title`, `authors`, `lang` and `udc`."""
    same_as: str = ""
    """The paper, or the name of the earlier file, with the same bytes."""
    revision_of: PaperId | None = None
    """The paper with the same authors and title, but other bytes."""
    twin: str = ""
    """Name of an earlier file with the same authors and title."""
    fault: ProceedingsError | None = None
    """Why the file cannot be read."""


@value(kw_only=True)
class KnownPaper:
    """A paper that is in the volume already."""

    sha256: str
    metadata: Metadata = UNKNOWN


NOTHING_KNOWN: Mapping[PaperId, KnownPaper] = MappingProxyType({})


def read_candidates(
    files: Sequence[Path],
    known: Mapping[PaperId, KnownPaper] = NOTHING_KNOWN,
    *,
    on_progress: OnProgress,
    should_stop: ShouldStop,
) -> tuple[Candidate, ...]:
    """Return what is recognised of `files`, in their order; a file that cannot be read says why. Raise Stopped."""
    found: dict[Path, Candidate] = {}
    unread = list(dict.fromkeys(files))
    on_progress(Progress(stage="collect", done=0, total=len(unread)))
    for file, said in run_jobs(
        begin_recognising,
        (),
        unread,
        workers=max(1, min(os.cpu_count() or 1, len(unread) // PAPERS_A_WORKER)),
        limits=LIMITS,
        should_stop=should_stop,
    ):
        found[file] = said if isinstance(said, Candidate) else Candidate(file=file, sha256=_sha256(file), fault=said)
        on_progress(Progress(stage="collect", done=len(found), total=len(unread)))
    return compared([found[file] for file in unread], known)


def begin_recognising() -> Callable[[Path], Candidate]:
    """Return, inside a worker, what recognises a file."""
    from proceedings.collect import read_manuscript
    from proceedings.normalize import normalize

    def recognise(file: Path) -> Candidate:
        paper = normalize(read_manuscript(file))
        return Candidate(
            file=file,
            sha256=paper.sha256,
            lang=paper.lang,
            metadata=paper.metadata,
            trust=tuple(trust_of(paper).items()),
        )

    return recognise


def trust_of(paper: Paper) -> dict[str, Sure]:
    """Return how far what was recognised of `paper` can be trusted: what stood in the front block can."""
    roles = {paragraph.role for paragraph in paper.head}
    found = paper.metadata
    own = found.title
    alike = not own or language_of(own, paper.lang) == paper.lang
    return {
        "title": _sure(bool(own), Role.TITLE in roles),
        "authors": _sure(bool(found.authors), Role.AUTHORS in roles),
        "lang": _sure(bool(paper.lang), alike),
        "udc": _sure(bool(found.udc), bool(_UDC.fullmatch(found.udc))),
    }


def compared(candidates: Sequence[Candidate], known: Mapping[PaperId, KnownPaper]) -> tuple[Candidate, ...]:
    """Return `candidates`, each with the paper or earlier file that it is the same as or a revision of."""
    by_hash: dict[str, str] = {paper.sha256: name for name, paper in known.items()}
    held = [(paper, _Face.of(each.metadata)) for paper, each in known.items()]
    seen: list[tuple[str, _Face]] = []
    told: list[Candidate] = []
    for each in candidates:
        face = _Face.of(each.metadata)
        same = by_hash.get(each.sha256, "") if each.sha256 else ""
        revised = None if same or each.fault else next((paper for paper, other in held if face.resembles(other)), None)
        twin = "" if same or each.fault else next((name for name, other in seen if face.resembles(other)), "")
        told.append(replace(each, same_as=same, revision_of=revised, twin=twin))
        by_hash.setdefault(each.sha256, each.file.name)
        seen.append((each.file.name, face))
    return tuple(told)


@value()
class _Face:
    """By what two papers are known to be one: the letters of the title, the surnames' letters."""

    title: str
    authors: frozenset[str]

    @classmethod
    def of(cls, metadata: Metadata) -> "_Face":
        names = [max(author.name.replace(".", " ").split(), key=len, default="") for author in metadata.authors]
        return cls(_letters(metadata.title), frozenset([_letters(name) for name in names if name]))

    def resembles(self, other: "_Face") -> bool:
        """Tell whether the other is most likely the same paper."""
        if not self.title or not other.title or not self.authors & other.authors:
            return False
        if self.title == other.title:
            return True
        matcher = SequenceMatcher(None, self.title, other.title, autojunk=False)
        return matcher.real_quick_ratio() >= ALIKE and matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE


def _letters(text: str) -> str:
    return "".join([letter for letter in text.casefold() if letter.isalnum()])


def _sure(found: bool, said: bool) -> Sure:
    return Sure.MISSING if not found else Sure.SURE if said else Sure.GUESSED


def _sha256(file: Path) -> str:
    try:
        with file.open("rb") as opened:
            return hashlib.file_digest(opened, "sha256").hexdigest()
    except OSError:
        return ""

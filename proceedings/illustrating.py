"""Papers of a volume in, their pictures with what is said of them out, for a person who describes them."""

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from proceedings.errors import ProceedingsError
from proceedings.model.decisions import UNDECIDED, Decisions
from proceedings.model.progress import OnProgress, Progress, ShouldStop
from proceedings.model.value import value
from proceedings.model.volume import PaperId
from proceedings.project.source import Source
from proceedings.setting import LIMITS
from proceedings.workers import run_jobs

SIDE = 240
"""Pixels of a thumbnail's longer side."""
PAPERS_A_WORKER = 12


@value(kw_only=True)
class Illustrated:
    """A picture of a paper."""

    paper: PaperId
    key: str
    """By which `AltText` means it."""
    picture: bytes
    """PNG, empty for charts and for what cannot be shown."""
    caption: str
    written: str
    """The author's own description."""
    alt: str
    """What is read out now: the editor's words, else the author's, else the caption."""


@value()
class _Task:
    paper: PaperId
    path: Path
    decisions: Decisions


def read_illustrations(
    source: Source, papers: Sequence[PaperId], *, on_progress: OnProgress, should_stop: ShouldStop
) -> tuple[Illustrated, ...]:
    """Return the pictures of papers in printing order; papers that cannot be read have none. Raise Stopped."""
    tasks = [_Task(paper, source.papers[paper], source.decisions.get(paper, UNDECIDED)) for paper in papers]
    found: dict[PaperId, tuple[Illustrated, ...]] = {}
    workers = max(1, min(os.cpu_count() or 1, len(tasks) // PAPERS_A_WORKER))
    on_progress(Progress(stage="collect", done=0, total=len(tasks)))
    for task, said in run_jobs(begin_illustrations, (), tasks, workers=workers, limits=LIMITS, should_stop=should_stop):
        found[task.paper] = () if isinstance(said, ProceedingsError) else said
        on_progress(Progress(stage="collect", done=len(found), total=len(tasks)))
    return tuple([each for paper in papers for each in found[paper]])


def begin_illustrations() -> Callable[[_Task], tuple[Illustrated, ...]]:
    """Return, inside a worker, what finds the pictures of a paper."""
    from dataclasses import replace

    from proceedings.collect import read_manuscript
    from proceedings.model.graphic import Picture
    from proceedings.normalize import illustrations, normalize

    def found(task: _Task) -> Iterator[Illustrated]:
        manuscript = read_manuscript(task.path)
        paper = normalize(manuscript, replace(task.decisions, alts=()))
        said = {alt.graphic: alt.text for alt in task.decisions.alts}
        for each in illustrations(paper):
            media = each.graphic.fallback or each.graphic.media if isinstance(each.graphic, Picture) else ""
            yield Illustrated(
                paper=task.paper,
                key=each.key,
                picture=_thumbnail(paper.media.get(media, b"")),
                caption=each.caption,
                written=each.graphic.alt,
                alt=said.get(each.key) or each.graphic.alt or each.caption,
            )

    return lambda task: tuple(found(task))


def _thumbnail(data: bytes) -> bytes:
    """Return a small PNG of a picture, nothing when it cannot be drawn."""
    import io

    from PIL import Image

    try:
        with Image.open(io.BytesIO(data)) as picture:
            small = picture.convert("RGBA")
            small.thumbnail((SIDE, SIDE))
            out = io.BytesIO()
            small.save(out, "PNG")
            return out.getvalue()
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):  # Pillow's words for damage
        return b""

"""Measure what each stage of a paper costs beside typesetting: python -m tests.bench.shares --papers 100 --seed 7.

All stages run in one process, paper after paper, as a worker runs them: processor time, what is compiled and loaded at
first use counted. The papers are those of `tests.bench`.
"""

import argparse
import gc
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from tests.bench.routes import STYLE, Bench

LIMIT = 0.40
"""Of typesetting's time, which normalizing and checking may take together."""


def main() -> int:
    """Measure, print milliseconds a paper and the ratio; return 1 when it misses its limit."""
    options = _parser().parse_args()
    with tempfile.TemporaryDirectory(prefix="bench-") as temporary:
        work = (options.work or Path(temporary)).resolve()
        work.mkdir(parents=True, exist_ok=True)
        bench = Bench(tools=options.tools.resolve(), work=work, python=options.python, jobs=1)
        spent = _stages(sorted(bench.papers(options.papers, options.seed).glob("*.docx")))
    print("| stage | ms a paper |\n|---|---|")
    for stage, seconds in spent.items():
        print(f"| {stage} | {seconds / options.papers * 1000:.2f} |")
    ratio = (spent["normalize"] + spent["check"]) / spent["typeset"]
    print(f"\nnormalize + check : typeset, CPU = {ratio:.3f}, at most {LIMIT:g}")
    return int(ratio > LIMIT)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.shares", description=__doc__.partition("\n")[0])
    parser.add_argument("--papers", type=int, default=100, metavar="N")
    parser.add_argument("--seed", type=int, default=7, metavar="N")
    parser.add_argument("--tools", type=Path, default=Path("../shared/bench"), metavar="DIR")
    parser.add_argument("--python", default=sys.executable, metavar="PROGRAM", help="runs what lies in DIR")
    parser.add_argument("--work", type=Path, metavar="DIR", help="keep the papers here")
    return parser


def _stages(files: list[Path]) -> Counter[str]:
    """Return the seconds of processor time of every stage, its modules' loading among them."""
    spent: Counter[str] = Counter()
    clock = _Clock(spent)

    from proceedings.collect import read_manuscript
    from proceedings.style import load_style

    manuscripts = [read_manuscript(file) for file in files]
    clock.tell("collect")
    from proceedings.typeset import Setter, set_paper

    setter = Setter(load_style(str(STYLE)))
    clock.tell("typeset")
    from proceedings.normalize import normalize

    clock.tell("normalize")
    from proceedings.check import NO_LIMITS, examine_paper

    clock.tell("check")
    from proceedings.whereabouts import Whereabouts

    gc.freeze()
    gc.set_threshold(50_000, 20, 50)  # as in a worker
    for manuscript in manuscripts:
        clock.tell("other")
        paper = normalize(manuscript)
        clock.tell("normalize")
        printed = set_paper(paper, setter)
        clock.tell("typeset")
        examine_paper(paper, NO_LIMITS, "papers", printed)
        clock.tell("check")
        where = Whereabouts(paper, printed)
        for change in paper.changes:
            where.page_of(change.place)
        clock.tell("whereabouts")
    return spent


class _Clock:
    """Tells the processor time since it was last asked."""

    def __init__(self, spent: Counter[str]) -> None:
        self._spent = spent
        self._last = time.process_time()

    def tell(self, stage: str) -> None:
        """Charge what has passed to `stage`."""
        now = time.process_time()
        self._spent[stage] += now - self._last  # type: ignore[assignment]
        self._last = now


if __name__ == "__main__":
    sys.exit(main())

"""Measure a compile beside other programs: python -m tests.bench --papers 100 --seed 7 --peers typst,xelatex,naive.

The generator of papers, the peers and the reader of spacing lie outside the project, in the folder `--tools`; they run
under `--python`, which has what they import. Ours is measured cold (empty cache), with one paper changed, and again
with nothing changed. Machines differ and are shared: trust processor time, and ratios of one run.
"""

import argparse
import shutil
import statistics
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.bench.routes import PEERS, Bench, Result, fresh, our_space, with_sentence

MIB = 1 << 20
MANY = 10
"""How many times the papers of the run the great volume has."""


def main() -> int:
    """Measure, print the table and the ratios; return 1 when a ratio misses its limit."""
    options = _parser().parse_args()
    with tempfile.TemporaryDirectory(prefix="bench-") as temporary:
        work = options.work or Path(temporary)
        work.mkdir(parents=True, exist_ok=True)
        bench = Bench(tools=options.tools.resolve(), work=work.resolve(), python=options.python, jobs=options.jobs)
        papers = bench.papers(options.papers, options.seed)

        # Ours, each figure the run of median processor time
        bench.prepare()
        runs = [_ours(bench, papers) for _ in range(options.runs)]
        cold, changed, again = map(_median, zip(*runs, strict=True))
        results = {result.route: result for result in (cold, changed, again)}
        if options.many:
            many = bench.papers(options.papers * MANY, options.seed)
            results["many"] = bench.ours("many", many, fresh(bench.work / "cache"))

        # The others
        for name in options.peers:
            results[name] = bench.peer(name, papers)

        _print_table(results.values())
        return _print_ratios(_ratios(results, bench))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__.partition("\n")[0])
    parser.add_argument("--papers", type=int, default=100, metavar="N")
    parser.add_argument("--seed", type=int, default=7, metavar="N")
    parser.add_argument("--peers", type=_peers, default=(), metavar="A,B", help=", ".join(PEERS))
    parser.add_argument("--many", action="store_true", help=f"also compile {MANY} times as many papers")
    parser.add_argument("--runs", type=int, default=1, metavar="N", help="of ours; the median counts")
    parser.add_argument("--jobs", type=int, default=2, metavar="N", help="worker processes of ours")
    parser.add_argument("--tools", type=Path, default=Path("../shared/bench"), metavar="DIR")
    parser.add_argument("--python", default=sys.executable, metavar="PROGRAM", help="runs what lies in DIR")
    parser.add_argument("--work", type=Path, metavar="DIR", help="keep papers and volumes here")
    return parser


def _peers(text: str) -> tuple[str, ...]:
    names = tuple(text.split(","))
    unknown = set(names) - set(PEERS)
    if unknown:
        raise argparse.ArgumentTypeError(f"unknown: {', '.join(sorted(unknown))}")
    return names


def _ours(bench: Bench, papers: Path) -> tuple[Result, Result, Result]:
    """Compile cold, with one paper changed, and once more."""
    cache = fresh(bench.work / "cache")
    folder = fresh(bench.work / "ours") / "papers"
    shutil.copytree(papers, folder)
    cold = bench.ours("cold", folder, cache)
    files = sorted(folder.glob("*.docx"))
    with_sentence(files[len(files) // 2], "Осы сөйлем кейін қосылды.")
    return cold, bench.ours("one changed", folder, cache), bench.ours("again", folder, cache)


def _median(results: Sequence[Result]) -> Result:
    middle = statistics.median_low(result.cost.cpu for result in results)
    return next(result for result in results if result.cost.cpu == middle)


def _print_table(results: Sequence[Result]) -> None:
    print("| route | CPU s | wall s | MiB largest | MiB together | pages | MB |")
    print("|---|---|---|---|---|---|---|")
    for result in results:
        cost = result.cost
        seconds = f"{cost.cpu:.2f} | {cost.wall:.2f}"
        memory = f"{cost.largest / MIB:.0f} | {cost.together / MIB:.0f}"
        print(f"| {result.route} | {seconds} | {memory} | {result.pages} | {result.size / 1e6:.1f} |")


def _ratios(results: Mapping[str, Result], bench: Bench) -> list[tuple[str, float, float]]:
    """Return (what is compared, its ratio, the most it may be) for all that was measured."""
    cold = results["cold"]
    found = [
        ("one changed : cold, CPU", results["one changed"].cost.cpu / cold.cost.cpu, 0.15),
        ("one changed, s", results["one changed"].cost.wall, 1.0),
    ]
    if many := results.get("many"):
        found.append((f"{MANY} times the papers : cold, CPU", many.cost.cpu / cold.cost.cpu, 11.0))
    if typst := results.get("typst"):
        found.append(("cold : typst, CPU", cold.cost.cpu / typst.cost.cpu, 0.25))
    if naive := results.get("naive"):
        found.append(("cold : naive, CPU", cold.cost.cpu / naive.cost.cpu, 0.30))
        found.append(("cold : naive, memory of all processes", cold.cost.together / naive.cost.together, 0.20))
    if xelatex := results.get("xelatex"):
        found.append(("cold : xelatex, size", cold.size / xelatex.size, 1.05))
        spread, loose = bench.spacing(cold, our_space())
        their_spread, their_loose = bench.spacing(xelatex)
        found.append(("spread of spacing : xelatex", spread / their_spread, 1.1))
        found.append(("lines over twice the nominal space : xelatex", loose / their_loose, 1.0))
    return found


def _print_ratios(ratios: Sequence[tuple[str, float, float]]) -> int:
    print("\n| ratio | measured | at most | |")
    print("|---|---|---|---|")
    for name, measured, limit in ratios:
        print(f"| {name} | {measured:.3f} | {limit:g} | {'reached' if measured <= limit else 'MISSED'} |")
    return int(any(measured > limit for _, measured, limit in ratios))


if __name__ == "__main__":
    sys.exit(main())

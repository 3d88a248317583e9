"""The commands: what a person types, and the exit code it gives.

0: done; 1: done, with findings of severity error; 2: bad usage or nothing could be read; 130: stopped.
"""

import argparse
import contextlib
import gc
import json
import os
import platform
import signal
import sys
import time
import traceback
from collections.abc import Callable, Generator, Iterable, Sequence
from dataclasses import fields
from pathlib import Path
from types import FrameType
from typing import Any, NoReturn

from proceedings import __version__
from proceedings.cache import user_folder
from proceedings.compiler import (
    EDITIONS,
    READING_FORMATS,
    check_out,
    check_source,
    compile_volume,
    preflight_file,
    preview_paper,
    read_paper,
)
from proceedings.console import Console, phrase, preflight_lines, spoken_language, survey_lines
from proceedings.errors import ProceedingsError, Stopped, UsageError
from proceedings.model.finding import Finding, Severity
from proceedings.model.progress import ShouldStop
from proceedings.offprinting import make_offprints
from proceedings.survey import Compiled, Survey
from proceedings.volume_commands import add_commands
from proceedings.wording import sentence

DONE = 0
DONE_WITH_ERRORS = 1
NOT_DONE = 2
STOPPED = 130

FORCE_AFTER = 0.3
"""Seconds after which a stop that was not noticed interrupts whatever goes on."""

Command = Callable[[argparse.Namespace, Console, ShouldStop], int]


class InterruptedWork(BaseException):
    """Work that did not ask whether to stop was stopped.

    Not KeyboardInterrupt: one that passes through `exec` of a string, as dataclasses do, makes CPython end the process
    by SIGINT, whatever exit code it gives.
    """


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command in `arguments` (those of the process by default) and return its exit code."""
    gc.set_threshold(500_000, 20, 50)  # papers and pages are trees: looking for cycles in them costs a tenth
    lang = spoken_language()
    console = Console(lang=lang)
    try:
        options = _parser().parse_args(arguments)
        console = Console(lang=lang, quiet=getattr(options, "quiet", False))
        with stop_on_signals() as should_stop:
            return options.command(options, console, should_stop)
    except (Stopped, InterruptedWork):
        console.say("stopped")
        return STOPPED
    except BrokenPipeError:  # whoever read the output has seen enough
        sys.stdout = None
        return DONE
    except ProceedingsError as error:
        console.error(error)
        _report_faults((error,), console)
        return NOT_DONE
    except Exception as fault:  # noqa: BLE001 - the program's outermost door
        trace = "".join(traceback.format_exception(fault))
        console.say("internal", fault=type(fault).__name__, file=_write_report(trace))
        return NOT_DONE


@contextlib.contextmanager
def stop_on_signals() -> Generator[ShouldStop]:
    """Turn Ctrl-C and a request to terminate into a question that work asks; what does not ask is interrupted.

    Work is interrupted once at most, and not when it has been answered: it is tidying up then.
    """
    asked: list[int] = []
    heard: list[bool] = []

    def ask(number: int, _frame: FrameType | None) -> None:
        asked.append(number)
        if not heard:
            _set_alarm(FORCE_AFTER)

    def interrupt(_number: int, _frame: FrameType | None) -> None:
        if not heard:
            heard.append(True)
            raise InterruptedWork

    def should_stop() -> bool:
        if asked:
            heard.append(True)
            _set_alarm(0)
        return bool(asked)

    answers: dict[str, Callable[[int, FrameType | None], None]] = {"SIGINT": ask, "SIGTERM": ask, "SIGALRM": interrupt}
    numbers = {getattr(signal, name): answer for name, answer in answers.items() if hasattr(signal, name)}
    before = {number: signal.signal(number, answer) for number, answer in numbers.items()}
    try:
        yield should_stop
    finally:
        _set_alarm(0)
        for number, answer in before.items():
            signal.signal(number, answer)


def _set_alarm(seconds: float) -> None:
    """Have SIGALRM come in so many seconds, 0 for never; only where there is such a clock."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)


class _Parser(argparse.ArgumentParser):
    """A parser whose complaint is one line."""

    def error(self, message: str) -> NoReturn:
        self.exit(NOT_DONE, f"{self.prog}: {message}\n")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="proceedings", description="Compile submitted papers into a volume of proceedings.")
    parser.add_argument("--version", action="version", version=f"proceedings {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    command = _add(commands, "compile", _compile, "compile a folder of papers or a volume file into a PDF")
    command.add_argument("input", type=Path, metavar="INPUT", help="folder of papers, or a volume file")
    _add_out(command)
    _add_style(command)
    command.add_argument("--edition", choices=EDITIONS, default="screen", help="for the screen or for a printer")
    _add_printer(command)
    _add_screen(command)
    _add_work(command)

    command = _add(commands, "press", _press, "make all that a printer needs: block, cover, job ticket, preflight")
    command.add_argument("input", type=Path, metavar="INPUT", help="folder of papers, or a volume file")
    _add_out(command, "PACK.zip")
    _add_style(command)
    _add_printer(command)
    _add_screen(command)
    _add_work(command)

    command = _add(commands, "offprints", _offprints, "write a PDF of each paper with its page numbers in the volume")
    command.add_argument("input", type=Path, metavar="INPUT", help="folder of papers, or a volume file")
    command.add_argument("-o", "--output", type=Path, required=True, metavar="DIR", help="the folder to write into")
    _add_style(command)
    _add_work(command)

    command = _add(commands, "preview", _preview, "set one paper as its author will see it")
    command.add_argument("paper", type=Path, metavar="PAPER")
    _add_out(command)
    _add_style(command)
    command.add_argument("--report", type=Path, metavar="FILE.md", help="also write what the author is told of it")
    _add_rules(command)

    command = _add(commands, "read", _read, "print what was understood of a paper")
    command.add_argument("paper", type=Path, metavar="PAPER")
    command.add_argument("--format", choices=READING_FORMATS, default="text")

    command = _add(commands, "check", _check, "print what a person should look at")
    command.add_argument("input", type=Path, metavar="INPUT", help="folder of papers, volume file, or one paper")
    _add_rules(command)
    command.add_argument("--format", choices=("text", "json"), default="text")

    command = _add(commands, "preflight", _preflight, "print what a printer would send a PDF back for")
    command.add_argument("file", type=Path, metavar="FILE.pdf")
    _add_printer(command)
    command.add_argument("--format", choices=("text", "json"), default="text")

    command = _add(commands, "demo", _demo, "write the sample volume's papers and compile them")
    command.add_argument("folder", type=Path, metavar="DIR")

    def add(name: str, command: Command, says: str) -> argparse.ArgumentParser:
        return _add(commands, name, command, says)

    add_commands(add, _cache_folder)

    command = _add(commands, "gui", _gui, "open the window")
    command.add_argument("volume", type=Path, nargs="?", metavar="VOLUME")
    return parser


def _add(commands: Any, name: str, command: Command, says: str) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = commands.add_parser(name, help=says, description=says)
    parser.set_defaults(command=command)
    return parser


def _add_out(parser: argparse.ArgumentParser, metavar: str = "OUT.pdf") -> None:
    parser.add_argument("-o", "--output", type=Path, required=True, metavar=metavar, help="the file to be written")


def _add_work(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--jobs", type=_count, metavar="N", help="worker processes (default: the processor's cores)")
    parser.add_argument("--no-cache", action="store_true", help="set every paper again, keep nothing")
    parser.add_argument("--quiet", action="store_true", help="say nothing but errors")


def _add_screen(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--screen", type=Path, metavar="OUT.pdf", help="with a printer: the screen edition too, from the same pages"
    )


def _add_style(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--style", metavar="NAME", help="house style, instead of the volume's own")


def _add_printer(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--printer", default="", metavar="NAME", help="who prints it: a printer we know, or a .toml file"
    )


def _add_rules(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--rules", default="", metavar="NAME", help="what the conference asks of its papers: a name, or a TOML file"
    )


def _count(text: str) -> int:
    if not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError(f"not a number of 1 or more: {text!r}")
    return int(text)


def _compile(options: argparse.Namespace, console: Console, should_stop: ShouldStop) -> int:
    compiled = compile_volume(
        options.input,
        options.output,
        style=options.style,
        edition="press" if options.printer or options.screen else options.edition,
        printer=options.printer,
        screen=options.screen,
        jobs=options.jobs,
        cache=None if options.no_cache else _cache_folder(),
        on_progress=console.progress,
        should_stop=should_stop,
    )
    return _told(compiled, console, quiet=options.quiet)


def _offprints(options: argparse.Namespace, console: Console, should_stop: ShouldStop) -> int:
    offprints = make_offprints(
        options.input,
        options.output,
        style=options.style,
        jobs=options.jobs,
        cache=None if options.no_cache else _cache_folder(),
        on_progress=console.progress,
        should_stop=should_stop,
    )
    console.wipe()
    if not options.quiet:
        console.say("offprints-made", folder=options.output, made=len(offprints.made))
    console.summary(offprints.survey)
    for error in offprints.failed.values():
        console.error(error)
    _report_faults(offprints.failed.values(), console)
    return max(_outcome(offprints.survey, console), DONE_WITH_ERRORS if offprints.failed else DONE)


def _press(options: argparse.Namespace, console: Console, should_stop: ShouldStop) -> int:
    from proceedings.pack import make_pack

    pack = make_pack(
        options.input,
        options.output,
        printer=options.printer,
        style=options.style,
        screen=options.screen,
        jobs=options.jobs,
        cache=None if options.no_cache else _cache_folder(),
        on_progress=console.progress,
        should_stop=should_stop,
    )
    console.wipe()
    if not options.quiet:
        console.say("pages", out=pack.out, pages=pack.pages)
    console.summary(pack.survey)
    console.preflight("", [("", finding) for finding in pack.findings])
    for report in pack.reports:
        console.preflight(report.file, report.found)
    return _outcome(pack.survey, console, ready=pack.ready)


def _preview(options: argparse.Namespace, console: Console, should_stop: ShouldStop) -> int:
    compiled = preview_paper(
        options.paper,
        options.output,
        style=options.style,
        rules=options.rules,
        report=options.report,
        cache=_cache_folder(),
        on_progress=console.progress,
        should_stop=should_stop,
    )
    return _told(compiled, console)


def _read(options: argparse.Namespace, _console: Console, should_stop: ShouldStop) -> int:
    _print(read_paper(options.paper, reading=options.format, should_stop=should_stop))
    return DONE


def _check(options: argparse.Namespace, console: Console, should_stop: ShouldStop) -> int:
    survey = check_source(
        options.input,
        rules=options.rules,
        cache=_cache_folder(),
        on_progress=console.progress,
        should_stop=should_stop,
    )
    console.wipe()
    if options.format == "json":
        _print(json.dumps(_survey_facts(survey, console.lang), ensure_ascii=False, indent=1))
    else:
        lines = list(survey_lines(survey, console.lang, Severity))
        _print("\n".join(lines) or phrase("clean", console.lang))
    return _outcome(survey, console)


def _preflight(options: argparse.Namespace, console: Console, should_stop: ShouldStop) -> int:
    report = preflight_file(options.file, printer=options.printer, should_stop=should_stop)
    if options.format == "json":
        rows = [{"page": label, **_finding_facts(finding, console.lang)} for label, finding in report.found]
        facts = {"file": report.file, "printer": report.printer, "pages": report.pages, "passes": report.passes}
        _print(json.dumps({**facts, "findings": rows}, ensure_ascii=False, indent=1))
    else:
        lines = preflight_lines(report.file, report.found, console.lang)
        _print("\n".join(lines) or phrase("clean", console.lang))
    return DONE if report.passes else DONE_WITH_ERRORS


def _demo(options: argparse.Namespace, console: Console, should_stop: ShouldStop) -> int:
    from proceedings.sample import write_sample

    folder: Path = options.folder
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise UsageError("usage.no-folder", path=str(folder)) from fault
    check_out(folder / "volume.pdf")
    write_sample(folder)
    compiled = compile_volume(
        folder,
        folder / "volume.pdf",
        cache=_cache_folder(),
        on_progress=console.progress,
        should_stop=should_stop,
    )
    return _told(compiled, console)


def _gui(options: argparse.Namespace, _console: Console, _should_stop: ShouldStop) -> int:
    from ui.app import main as open_window

    return open_window(options.volume)


def _told(compiled: Compiled, console: Console, *, quiet: bool = False) -> int:
    """Say what came out and what was found; return the exit code."""
    console.wipe()
    if not quiet:
        console.say("pages", out=compiled.out, pages=compiled.pages)
    console.summary(compiled.survey)
    report = compiled.preflight
    if report:
        console.preflight(report.file, report.found)
    return _outcome(compiled.survey, console, ready=not report or report.passes)


def _outcome(survey: Survey, console: Console, *, ready: bool = True) -> int:
    """Return the exit code, `ready` telling whether a printer can take what was made.

    Faults of our own that papers met go into a report.
    """
    _report_faults(survey.unreadable.values(), console)
    return DONE_WITH_ERRORS if survey.errors or not ready else DONE


def _cache_folder() -> Path:
    return user_folder() / "papers"


def _print(text: str) -> None:
    """Write to standard output in UTF-8, whatever the terminal's own coding."""
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.stdout.write(text if text.endswith("\n") else text + "\n")
    sys.stdout.flush()


def _survey_facts(survey: Survey, lang: str) -> dict[str, object]:
    """Return a survey as JSON shows it."""
    return {
        "volume": [_finding_facts(finding, lang) for finding in survey.volume_findings],
        "papers": [
            {
                "paper": paper,
                "title": report.metadata.title,
                "lang": report.lang,
                "pages": report.pages,
                "changes": dict(report.changes),
                "findings": [
                    _finding_facts(finding, lang, page)
                    for finding, page in zip(report.findings, report.finding_pages, strict=True)
                ],
            }
            for paper, report in survey.papers.items()
        ],
        "unreadable": [
            {"paper": paper, "code": error.code, "facts": error.facts, "sentence": sentence(error, lang)}
            for paper, error in survey.unreadable.items()
        ],
    }


def _finding_facts(finding: Finding, lang: str, page: int = -1) -> dict[str, object]:
    place, fix = finding.place, finding.fix
    told: dict[str, object] = {
        "severity": finding.severity,
        "rule": finding.code,
        "clause": finding.clause,
        "place": {"page": page + 1, "part": place.part, "paragraph": place.paragraph, "excerpt": place.excerpt},
        "facts": dict(finding.facts),
        "sentence": sentence(finding, lang),
        "accepted": finding.accepted,
        "fix": None,
    }
    if fix:
        told["fix"] = {field.name: getattr(fix, field.name) for field in fields(fix) if getattr(fix, field.name)}
    return told


def _report_faults(errors: Iterable[ProceedingsError], console: Console) -> None:
    traces = [error.facts["trace"] for error in errors if "trace" in error.facts]
    if traces:
        fault = traces[0].strip().rpartition("\n")[2]
        console.say("internal", fault=fault, file=_write_report("\n".join(traces)))


def _write_report(trace: str) -> str:
    """Write what the makers need to find a fault; return the file's name, or why there is none."""
    lines = (f"proceedings {__version__}", f"Python {sys.version}", platform.platform(), "", trace)
    try:
        folder = user_folder() / "reports"
        folder.mkdir(parents=True, exist_ok=True)
        file = folder / f"fault-{time.strftime('%Y%m%d-%H%M%S')}-{os.getpid()}.txt"
        file.write_text("\n".join(lines), encoding="utf-8")
    except OSError as trouble:
        return str(trouble)
    return str(file)

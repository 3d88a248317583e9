"""The commands: what they write, what they say, and their exit codes."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from proceedings import cli, console
from proceedings.console import Console, spoken_language
from proceedings.errors import ProceedingsError
from proceedings.model.finding import Finding, Place, Severity
from proceedings.model.progress import Progress
from proceedings.survey import Survey
from tests.small_volume import write_paper, write_volume

PROJECT = Path(__file__).parents[1]
posix = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")


@pytest.fixture(autouse=True)
def _own_cache_and_locale(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


@pytest.fixture
def volume(tmp_path: Path) -> Path:
    return write_volume(tmp_path / "volume", papers=2)


def test_compile_writes_the_volume_and_says_what_it_found(
    volume: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out.pdf"
    assert cli.main(["compile", str(volume), "-o", str(out)]) == 0
    said = capsys.readouterr()
    assert out.read_bytes().startswith(b"%PDF")
    assert said.out == ""
    assert "Setting papers: 2/2" in said.err
    assert f"{out}: " in said.err
    assert "errors: 0" in said.err


def test_quiet_is_silent_but_for_errors(volume: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["compile", str(volume), "-o", str(tmp_path / "out.pdf"), "--quiet", "--no-cache", "--jobs", "1"]
    assert cli.main(arguments) == 0
    assert capsys.readouterr() == ("", "")
    (volume / "noise.docx").write_bytes(b"not a Word file")
    assert cli.main(arguments) == 1
    said = capsys.readouterr().err.splitlines()
    assert said[0] == "noise.docx"
    assert said[1].startswith("  error: ")
    assert len(said) == 2


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["print"],
        ["compile"],
        ["compile", "{volume}"],
        ["compile", "{volume}", "-o", "{out}", "--jobs", "0"],
        ["compile", "{volume}", "-o", "{out}", "--style", "none"],
        ["compile", "{volume}", "-o", "{out}", "--edition", "press", "--printer", "none"],
        ["compile", "{volume}", "-o", "{out}", "--edition", "stone"],
        ["compile", "{volume}", "-o", "{volume}"],
        ["compile", "{volume}", "-o", "{out}/no/out.pdf"],
        ["compile", "{volume}/none", "-o", "{out}"],
        ["check", "{volume}", "--rules", "none"],
        ["check", "{volume}/none"],
        ["read", "{volume}/none.docx"],
        ["read", "{volume}"],
        ["preview", "{volume}/none.docx", "-o", "{out}"],
        ["demo", "{volume}/1 Energy/01 paper.docx"],
    ],
)
def test_bad_usage_is_one_line(
    arguments: list[str], volume: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out.pdf"
    filled = [argument.format(volume=volume, out=out) for argument in arguments]
    try:
        code: object = cli.main(filled)
    except SystemExit as left:
        code = left.code
    said = [line for line in capsys.readouterr().err.splitlines() if line != "Reading the folder"]
    assert code == 2
    assert len(said) == 1
    assert not out.exists()


def test_read_prints_text_or_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    paper = str(write_paper(tmp_path / "paper.docx", "Желі тарифі"))
    assert cli.main(["read", paper]) == 0
    assert "Желі тарифі\n" in capsys.readouterr().out
    assert cli.main(["read", paper, "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)


def test_an_unreadable_paper_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    paper = tmp_path / "noise.docx"
    paper.write_bytes(b"not a Word file")
    assert cli.main(["read", str(paper)]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert cli.main(["check", str(tmp_path)]) == 2


def test_check_prints_findings_by_paper(volume: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (volume / "noise.docx").write_bytes(b"not a Word file")
    assert cli.main(["check", str(volume), "--format", "json"]) == 1
    said = json.loads(capsys.readouterr().out)
    assert [paper["paper"] for paper in said["papers"]] == ["1 Energy/01 paper.docx", "2 Law/02 paper.docx"]
    assert [paper["paper"] for paper in said["unreadable"]] == ["noise.docx"]
    assert cli.main(["check", str(volume), "--rules", "kazakhstan"]) == 1
    assert "noise.docx\n  error: " in capsys.readouterr().out


def test_preview_writes_one_paper(tmp_path: Path) -> None:
    paper = write_paper(tmp_path / "paper.docx", "A lonely paper")
    out = tmp_path / "paper.pdf"
    assert cli.main(["preview", str(paper), "-o", str(out), "--style", "a4-proceedings"]) == 0
    assert out.read_bytes().startswith(b"%PDF")


def test_demo_writes_the_sample_and_its_volume(tmp_path: Path) -> None:
    assert cli.main(["demo", str(tmp_path / "new" / "demo")]) == 0
    assert (tmp_path / "new" / "demo" / "volume.pdf").is_file()
    assert len(list((tmp_path / "new" / "demo").glob("*/*.docx"))) == 14


def test_a_fault_of_ours_is_told_and_written_down(
    volume: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_arguments: object, **_options: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(cli, "compile_volume", fail)
    assert cli.main(["compile", str(volume), "-o", str(tmp_path / "out.pdf")]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("Internal error (ZeroDivisionError)")
    assert "Traceback" in Path(line.rpartition(" ")[2]).read_text(encoding="utf-8")


def test_check_says_rule_clause_place_and_fix(volume: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", str(volume), "--rules", "kazakhstan", "--format", "json"]) == 0
    findings = json.loads(capsys.readouterr().out)["papers"][0]["findings"]
    (missing,) = [each for each in findings if each["rule"] == "check.no-abstract" and each["severity"] == "note"]
    assert missing["facts"] == {"lang": "kk ru"}
    assert missing["clause"].startswith("ГОСТ Р 7.0.7-2021")
    assert missing["fix"] == {"kind": "enter", "field": "abstracts", "lang": "kk"}
    assert missing["place"]["page"] == 0


def test_a_conference_lets_a_rule_stand(volume: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rules = tmp_path / "mine.toml"
    rules.write_text('[accepted]\n"check.no-sources" = "Theses"\n[severity]\n"check.no-abstract" = "error"\n', "utf-8")
    assert cli.main(["check", str(volume), "--rules", str(rules)]) == 1
    said = capsys.readouterr().out
    assert "  accepted: The paper has neither a list of references nor notes." in said
    assert "(Theses)" in said
    assert "  error: There is no abstract (English). Add one." in said


def test_preview_writes_to_the_author(volume: Path, tmp_path: Path) -> None:
    paper = next(volume.glob("*/*.docx"))
    out, report = tmp_path / "out.pdf", tmp_path / "letter.md"
    assert cli.main(["preview", str(paper), "-o", str(out), "--report", str(report), "--rules", "ieee"]) == 0
    said = report.read_text("utf-8")
    assert said.startswith("# On the tariff number")
    assert "## What we ask you to do" in said
    assert "There is no abstract (English). Add one." in said
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == ["letter.md", "out.pdf"]


def test_a_report_nowhere_is_bad_usage(volume: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    paper, out = next(volume.glob("*/*.docx")), tmp_path / "out.pdf"
    assert cli.main(["preview", str(paper), "-o", str(out), "--report", str(tmp_path / "no" / "letter.md")]) == 2
    assert "There is no folder" in capsys.readouterr().err
    assert not out.exists()


def run(*arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "proceedings", *arguments],
        cwd=PROJECT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


@posix
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize(("whole_group", "delay"), [(False, 0.5), (True, 0.0)], ids=["setting", "starting"])
def test_a_signal_stops_soon_and_leaves_nothing(
    number: signal.Signals, whole_group: bool, delay: float, tmp_path: Path
) -> None:
    volume = write_volume(tmp_path / "volume", papers=1)
    paper = next(volume.glob("*/*.docx"))
    for copy in range(150):
        (paper.parent / f"copy {copy}.docx").hardlink_to(paper)
    folder = tmp_path / "out"
    folder.mkdir()
    with run("compile", str(volume), "-o", str(folder / "out.pdf"), "--no-cache") as process:
        assert process.stderr
        while b"Setting papers" not in process.stderr.readline():
            assert process.poll() is None
        time.sleep(delay)
        os.killpg(process.pid, number) if whole_group else process.send_signal(number)
        code = process.wait(timeout=10)
        said = process.stderr.read().decode()
    assert code == 130
    assert said.splitlines()[-1] == "Stopped."
    assert "Traceback" not in said
    assert list(folder.iterdir()) == []


@posix
def test_work_that_does_not_ask_is_interrupted_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cli, "FORCE_AFTER", 0.01)
    tidied: list[bool] = []

    def work() -> None:
        try:
            os.kill(os.getpid(), signal.SIGTERM)
            time.sleep(60)
        finally:
            os.kill(os.getpid(), signal.SIGTERM)
            time.sleep(0.05)
            tidied.append(True)

    with cli.stop_on_signals(), pytest.raises(cli.InterruptedWork):
        work()
    assert tidied


@posix
def test_work_interrupted_inside_exec_still_ends_with_our_code() -> None:
    script = (
        "import os, signal, sys, time\nfrom proceedings import cli\ncli.FORCE_AFTER = 0.01\n"
        "def work():\n    os.kill(os.getpid(), signal.SIGTERM)\n    time.sleep(60)\n"
        "try:\n    with cli.stop_on_signals():\n        exec('work()')\n"
        "except cli.InterruptedWork:\n    sys.exit(130)\n"
    )
    assert subprocess.run([sys.executable, "-c", script], cwd=PROJECT, check=False).returncode == 130


@posix
def test_work_that_was_answered_is_not_interrupted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cli, "FORCE_AFTER", 0.01)
    with cli.stop_on_signals() as should_stop:
        assert not should_stop()
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGALRM})
        os.kill(os.getpid(), signal.SIGTERM)
        assert should_stop()
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGALRM})
        time.sleep(0.05)


def test_output_that_nobody_reads_is_no_fault(tmp_path: Path) -> None:
    paper = write_paper(tmp_path / "paper.docx", "A long paper", paragraphs=2000)
    with run("read", str(paper)) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.wait(timeout=30) == 0
        assert process.stderr.read() == b""


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """Say so."""
        return True


def test_the_bar_is_drawn_on_a_terminal_and_wiped(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [0.0]
    monkeypatch.setattr(console.time, "monotonic", lambda: clock[0])
    stream = Terminal()
    said = Console(lang="en", stream=stream)
    for done in range(5):
        clock[0] = done * 10.0
        said.progress(Progress(stage="typeset", done=done, total=8))
    drawn = stream.getvalue().split("\r")[-1].rstrip()
    assert drawn == "Setting papers [############............] 4/8  0:40 left"
    said.line("done")
    assert stream.getvalue().endswith("\r" + " " * len(drawn) + "\rdone\n")


def test_progress_is_shown_ten_times_a_second_at_most(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [0.0]
    monkeypatch.setattr(console.time, "monotonic", lambda: clock[0])
    stream = Terminal()
    said = Console(lang="en", stream=stream)
    for done in range(1000):
        clock[0] = done / 1000
        said.progress(Progress(stage="typeset", done=done, total=1001))
    assert 5 <= stream.getvalue().count("\r") <= 11


def test_the_summary_names_paper_severity_and_place() -> None:
    place = Place(part="body", paragraph=7, excerpt="Kazakh")
    finding = Finding(severity=Severity.WARNING, code="x.y", place=place)
    survey = Survey(papers={}, unreadable={}, volume_findings=(finding,))
    stream = io.StringIO()
    Console(lang="en", stream=stream).summary(survey)
    assert stream.getvalue() == "errors: 0, warnings: 1, changes: 0\nThe volume\n  warning: x.y [paragraph 7: Kazakh]\n"


def test_an_error_is_one_line() -> None:
    stream = io.StringIO()
    Console(lang="en", stream=stream).error(ProceedingsError("x.y", fault="two\nlines"))
    assert stream.getvalue() == "proceedings: x.y (fault: two lines)\n"


@pytest.mark.parametrize(
    ("said", "lang"), [("kk_KZ.UTF-8", "kk"), ("ru_RU.UTF-8", "ru"), ("de_DE.UTF-8", "en"), ("C", "en"), ("", "en")]
)
def test_the_locale_chooses_the_language(said: str, lang: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", said)
    assert spoken_language() == lang


def test_every_phrase_exists_in_every_language() -> None:
    names = {lang: set(phrases) for lang, phrases in console._PHRASES.items()}
    assert names["kk"] == names["ru"] == names["en"]

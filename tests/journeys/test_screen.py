"""Real keys and drags on a real screen: the program runs as a process of its own under a window manager."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from tests.finished import tool
from tests.journeys.source import TITLE
from tests.small_volume import write_paper

ROOT = Path(__file__).parents[2]
PATIENCE = 60.0
"""Seconds; machines are shared."""
REST = 0.8
"""Seconds without a change after which a window is taken to be at rest."""
PLACES = ("rows", "bottoms", "titles")
"""What is of no use in a complaint."""
STEPS = 8
"""Of the mouse on its way."""


class Screen:
    """A screen of its own, with the program on it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._told = folder / "told.json"
        self._begun: list[subprocess.Popen[bytes]] = []
        reading, writing = os.pipe()
        command = [tool("Xvfb"), "-displayfd", str(writing), "-screen", "0", "1600x1000x24", "-nolisten", "tcp"]
        self._begin(command, pass_fds=(writing,))
        os.close(writing)
        with os.fdopen(reading) as pipe:
            display = f":{pipe.readline().strip()}"
        own = {name: str(folder) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR")}
        self._environment = {**os.environ, **own, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "LANG": "C.UTF-8"}
        self._begin([tool("openbox"), "--sm-disable"])

    def _begin(self, command: Sequence[str], **options: Any) -> subprocess.Popen[bytes]:
        environment = getattr(self, "_environment", None)
        quiet = subprocess.DEVNULL
        log = (self._folder / f"{Path(command[0]).name}.log").open("wb")
        begun = subprocess.Popen(command, cwd=ROOT, env=environment, stdin=quiet, stdout=log, stderr=log, **options)
        log.close()
        self._begun.append(begun)
        return begun

    def open(self, volume: Path) -> None:
        """Start the program and wait until it knows all papers."""
        program = self._begin([sys.executable, "-m", "tests.journeys.told", str(self._told), str(volume)])
        self.until(lambda seen: bool(seen) or program.poll() is not None)
        if program.poll() is not None:
            why = (self._folder / f"{Path(sys.executable).name}.log").read_text("utf-8", "replace")
            missing = "Could not load the Qt platform plugin" in why or "could not connect to display" in why
            if missing and os.environ.get("CI") != "true":
                pytest.skip(f"the libraries of a screen are missing: {why.splitlines()[0]}")
            pytest.fail(why)
        self.until(lambda seen: not seen["busy"] and bool(seen["rows"]))
        self.activate()

    def show_files(self, files: Sequence[Path]) -> tuple[int, int]:
        """Show a window from which files can be dragged; return where to take hold of it."""
        self._begin([sys.executable, "-m", "tests.journeys.source", *map(str, files)])
        said = self.do("search", "--sync", "--onlyvisible", "--name", TITLE, "getwindowgeometry", "--shell")
        facts = dict(line.split("=") for line in said.splitlines() if "=" in line)
        return int(facts["X"]) + 60, int(facts["Y"]) + 50

    def hide_files(self) -> None:
        """Close that window, the last begun, so that the program stands alone on its screen again."""
        finish(self._begun.pop())
        self.activate()

    def activate(self) -> None:
        """Bring the program before all other windows and give it the keyboard."""
        self.do("search", "--sync", "--onlyvisible", "--name", "Proceedings", "windowactivate", "--sync")
        self.until(lambda seen: seen["active"])

    def close(self) -> None:
        """End what was begun, the last first."""
        for begun in reversed(self._begun):
            finish(begun)

    # ---- what is to be seen

    @property
    def seen(self) -> dict[str, Any]:
        """What the program says of itself."""
        try:
            return json.loads(self._told.read_text("utf-8") or "{}")
        except FileNotFoundError:
            return {}

    def until(self, holds: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """Wait until something is to be seen."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            seen = self.seen
            if holds(seen):
                return seen
            time.sleep(0.02)
        pytest.fail(f"not seen: { {name: said for name, said in self.seen.items() if name not in PLACES} }")

    def at_rest(self) -> dict[str, Any]:
        """Wait until nothing goes on and no row moves any more: where the rows lie now can be clicked."""
        before, since = self.seen, time.monotonic()

        def rests(seen: dict[str, Any]) -> bool:
            nonlocal before, since
            if seen != before or seen["busy"]:
                before, since = seen, time.monotonic()
            return time.monotonic() - since > REST

        return self.until(rests)

    # ---- what is done

    def do(self, *words: str) -> str:
        """Let xdotool do something; return what it says."""
        done = subprocess.run(
            [tool("xdotool"), *words],
            env=self._environment,
            capture_output=True,
            text=True,
            check=True,
            timeout=PATIENCE,
        )
        return done.stdout

    def key(self, *keys: str) -> None:
        """Press keys."""
        self.do("key", "--delay", "40", *keys)

    def click(self, at: Sequence[int]) -> None:
        """Click."""
        self.do("mousemove", "--sync", str(at[0]), str(at[1]), "click", "1")

    def drag(self, start: Sequence[int], end: Sequence[int]) -> None:
        """Drag, as slowly as a hand does."""
        self.do("mousemove", str(start[0]), str(start[1]), "sleep", "0.1", "mousedown", "1", "sleep", "0.1")
        for step in range(1, STEPS + 1):
            x, y = [round(one + (other - one) * step / STEPS) for one, other in zip(start, end, strict=True)]
            self.do("mousemove", str(x), str(y), "sleep", "0.05")
        self.do("mousemove", str(end[0] + 1), str(end[1]), "sleep", "0.2", "mouseup", "1")


def finish(begun: subprocess.Popen[bytes]) -> None:
    """End a process, by force where it does not hear."""
    with suppress(ProcessLookupError):
        begun.send_signal(signal.SIGTERM)
    try:
        begun.wait(10)
    except subprocess.TimeoutExpired:
        begun.kill()
        begun.wait()


@pytest.fixture(scope="module")
def screen(sample_volume: Path) -> Iterator[Screen]:
    for name in ("Xvfb", "openbox", "xdotool"):
        tool(name)
    with tempfile.TemporaryDirectory(prefix="screen-") as folder:
        made = Screen(Path(folder))
        try:
            made.open(shutil.copyfile(sample_volume, Path(folder) / "Sample.proc"))
            yield made
        finally:
            made.close()


def test_a_paper_is_dragged_within_its_section_and_to_another_and_ctrl_z_puts_it_back(screen: Screen) -> None:
    before = screen.at_rest()
    first, second, third = before["sections"][1][:3]
    screen.drag(before["rows"][first], (before["rows"][third][0], before["bottoms"][third]))
    screen.until(lambda seen: seen["sections"][1][:3] == [second, third, first])
    seen = screen.at_rest()
    other = seen["sections"][2][1]
    screen.drag(seen["rows"][first], (seen["rows"][other][0], seen["bottoms"][other]))
    screen.until(lambda seen: seen["sections"][2][2] == first)
    screen.key("ctrl+z")
    screen.until(lambda seen: first in seen["sections"][1])
    screen.key("ctrl+z")
    screen.until(lambda seen: seen["sections"] == before["sections"])


def test_a_paper_climbs_with_alt_and_the_arrow(screen: Screen) -> None:
    before = screen.at_rest()
    first, second = before["sections"][3][:2]
    screen.click(before["rows"][second])
    screen.key("alt+Up")
    screen.until(lambda seen: seen["sections"][3][:2] == [second, first])
    screen.key("alt+Down")
    screen.until(lambda seen: seen["sections"] == before["sections"])


def test_f2_renames_a_paper_in_its_place(screen: Screen) -> None:
    seen = screen.at_rest()
    paper = seen["sections"][1][3]
    screen.click(seen["rows"][paper])
    screen.key("F2")
    screen.until(lambda seen: seen["editing"])
    screen.key("ctrl+a")
    screen.do("type", "--delay", "30", "Renamed")
    screen.key("Return")
    screen.until(lambda seen: seen["titles"][paper] == "Renamed" and not seen["busy"])
    screen.key("ctrl+z")
    screen.until(lambda seen: seen["titles"][paper] != "Renamed" and not seen["busy"])


def test_f8_goes_to_the_next_finding(screen: Screen) -> None:
    screen.key("F8")
    first = screen.until(lambda seen: bool(seen["finding"]))["finding"]
    screen.key("F8")
    screen.until(lambda seen: seen["finding"] not in {"", first})
    screen.key("shift+F8")
    screen.until(lambda seen: seen["finding"] == first)


def test_ctrl_n_opens_a_dialog_and_esc_leaves_it(screen: Screen) -> None:
    screen.key("ctrl+n")
    screen.until(lambda seen: seen["modal"] == "NewVolumeDialog")
    screen.key("Escape")
    screen.until(lambda seen: seen["modal"] == "" and seen["active"])


def test_ctrl_b_compiles(screen: Screen) -> None:
    screen.key("ctrl+b")
    screen.until(lambda seen: seen["pages"] > 50 and not seen["busy"])


def test_files_are_dragged_in_from_another_program(screen: Screen, tmp_path: Path) -> None:
    before = screen.at_rest()
    sent = [write_paper(tmp_path / f"{number}.docx", f"A late paper, number {number}") for number in range(2)]
    hold = screen.show_files(sent)
    screen.drag(hold, before["rows"][before["sections"][3][0]])
    seen = screen.until(lambda seen: seen["modal"] == "ImportDialog" and bool(seen["accept"]))
    screen.click(seen["accept"])
    screen.until(lambda seen: len(seen["titles"]) == len(before["titles"]) + 2 and not seen["busy"])
    screen.hide_files()

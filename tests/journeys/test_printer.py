"""A printer's journey: his profile, a file made for it, and the report that says whether it can go to the press."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from proceedings.cli import main

PRINTERS = ("offset-a5", "print-on-demand")

Capture = pytest.CaptureFixture[str]


@pytest.mark.parametrize("printer", PRINTERS)
def test_a_printer_names_his_profile_and_gets_a_file_that_passes_his_preflight(
    papers: Path, tmp_path: Path, capsys: Capture, printer: str
) -> None:
    press = tmp_path / "press.pdf"
    assert main(["compile", str(papers), "-o", str(press), "--printer", printer, "--quiet"]) in {0, 1}
    code, found = preflight(press, printer, capsys)
    assert (code, [each["rule"] for each in found if each["severity"] == "error"]) == (0, [])


def test_a_file_for_the_screen_and_a_booklet_too_thick_are_sent_back(
    papers: Path, tmp_path: Path, capsys: Capture
) -> None:
    screen = tmp_path / "screen.pdf"
    assert main(["compile", str(papers), "-o", str(screen), "--quiet"]) in {0, 1}
    code, found = preflight(screen, PRINTERS[0], capsys)
    assert code == 1
    assert [each for each in found if each["severity"] == "error"]
    _, found = preflight(screen, "office-booklet", capsys)
    assert "preflight.many-pages" in [each["rule"] for each in found]


def preflight(file: Path, printer: str, capsys: Capture) -> tuple[int, list[dict[str, Any]]]:
    """Return the exit code of a preflight, and what it found."""
    capsys.readouterr()
    code = main(["preflight", str(file), "--printer", printer, "--format", "json"])
    return code, json.loads(capsys.readouterr().out)["findings"]

"""The program of the window: what it refuses to run on, and that workers do not load it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from ui.app import refused


@pytest.mark.parametrize(
    ("qt", "python", "refuses"),
    [
        ("6.11.3", (3, 11, 7), False),
        ("6.12.0", (3, 11, 7), True),
        ("6.13.1", (3, 11, 7), True),
        ("6.12.0", (3, 12, 0), False),
        ("7.0", (3, 11, 0), True),
    ],
)
def test_the_bad_pair_is_refused_in_words(qt: str, python: tuple[int, ...], refuses: bool) -> None:
    said = refused(qt, python)
    assert bool(said) is refuses
    if refuses:
        assert qt in said
        assert "3.12" in said


def test_importing_the_program_loads_no_toolkit() -> None:
    code = "import sys, ui.app; print('PySide6' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=True, capture_output=True).stdout.strip() == b"False"

"""The toolkit and this Python can live with each other: 100,000 calls that return nothing leave None as it was.

A pair that loses a reference to None on such calls aborts the interpreter after some thousands of them, so the calls
are made in a process of their own.
"""

from __future__ import annotations

import os
import subprocess
import sys

CALLS = 100_000

PROGRAM = f"""
import sys
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QLabel
application = QApplication([])
label, timer, thing = QLabel(), QTimer(), QObject()
before = sys.getrefcount(None)
for number in range({CALLS} // 4):
    label.setText("a")
    timer.setInterval(number)
    thing.setObjectName("b")
    label.setEnabled(True)
lost = before - sys.getrefcount(None)
assert lost < 1000, f"references to None lost: {{lost}}"
"""


def test_a_hundred_thousand_calls_are_survived() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr

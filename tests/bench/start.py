"""How long the program takes to start: `python -m tests.bench.start [RUNS]`.

Three processes are measured by the processor time that they use, which a busy machine changes little: an empty window
of the toolkit; the same with the modules loaded that our first screen needs; our window, painted and ready for a click.
"""

import os
import statistics
import subprocess
import sys
import tempfile

EMPTY = """
from PySide6.QtWidgets import QApplication, QWidget
application = QApplication([])
window = QWidget()
window.resize(1280, 820)
window.show()
application.processEvents()
"""

LOADED = "import ui.app, ui.main_window, ui.dialogs.crash\n" + EMPTY

OURS = """
import ui.app
from PySide6.QtWidgets import QApplication
from ui.look import LookChoice, apply_look
from ui.main_window import MainWindow
from ui.wording import Speech
application = QApplication([])
apply_look(application, LookChoice())
window = MainWindow(Speech("kk"))
ui.app.keep_awake()
window.show()
application.processEvents()
assert window.start_page.new_button.isVisible()
"""

END = "import os, sys; sys.stderr.write(repr(sum(os.times()[:2]))); os._exit(0)\n"


def main() -> None:
    """Measure and print."""
    runs = int(sys.argv[1]) if sys.argv[1:] else 7
    with tempfile.TemporaryDirectory() as folder:
        own = dict.fromkeys(("XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"), folder)
        environment = {**os.environ, **own, "QT_QPA_PLATFORM": "offscreen"}
        found = {
            name: statistics.median([_seconds(program, environment) for _ in range(runs + 1)][1:])
            for name, program in (("an empty window", EMPTY), ("with our modules", LOADED), ("our window", OURS))
        }
    empty, loaded, ours = found.values()
    for name, seconds in found.items():
        print(f"{name:18} {seconds * 1000:6.0f} ms")
    print(f"ours : with our modules {ours / loaded:5.2f} (at most 1.5)")
    print(f"modules : empty window  {loaded / empty:5.2f}")


def _seconds(program: str, environment: dict[str, str]) -> float:
    done = subprocess.run(
        [sys.executable, "-c", program + END], env=environment, capture_output=True, text=True, check=True
    )
    return float(done.stderr.splitlines()[-1])


if __name__ == "__main__":
    main()

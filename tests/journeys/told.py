"""The program as it is, in a process of its own, which also tells where things stand on the screen.

`python -m tests.journeys.told FILE.json VOLUME`: whenever something is different, FILE.json says what is to be seen.
"""

import json
import sys
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from ui.app import main
from ui.main_window import MainWindow
from ui.outline.words import COLUMNS

EVERY = 40
"""Milliseconds between two looks."""


class Teller:
    """Looks at the window and writes down what is to be seen."""

    def __init__(self, out: Path) -> None:
        self._out = out
        self._said = ""
        self.timer = QTimer(interval=EVERY)
        self.timer.timeout.connect(self.tell)

    def tell(self) -> None:
        """Write what is different now."""
        window = next((each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow)), None)
        said = json.dumps(seen(window), ensure_ascii=False) if window else ""
        if said != self._said:
            self._said = said
            part = self._out.with_suffix(".part")
            part.write_text(said, encoding="utf-8")
            part.replace(self._out)


def seen(window: MainWindow) -> dict[str, Any]:
    """Return what is to be seen in a window; places are (x, y) on the screen."""
    desk, tree, modal = window.desk, window.outline.tree, QApplication.activeModalWidget()
    modal = modal if modal and modal.isActiveWindow() else None  # keys reach it
    volume = desk.volume
    rows: dict[str, tuple[int, int]] = {}
    bottoms: dict[str, int] = {}
    for paper in (*volume.papers, *volume.excluded):
        index = window.outline.model.index_of(paper).siblingAtColumn(COLUMNS.index("title"))
        rows[paper] = place(tree.viewport(), tree.visualRect(index).center())
        bottoms[paper] = place(tree.viewport(), tree.visualRect(index).bottomLeft())[1]
    current = window.findings.current
    return {
        "rows": rows,
        "bottoms": bottoms,
        "sections": [list(section.papers) for section in volume.sections],
        "titles": {paper: desk.metadata(paper).title for paper in volume.papers},
        "undo": desk.undo_name,
        "busy": desk.is_busy(),
        "pages": window.preview.volume.pages,
        "active": window.isActiveWindow(),
        "editing": bool(tree.findChildren(QWidget, "qt_editor")) or tree.state() == tree.State.EditingState,
        "finding": str(current.key) if current else "",
        "modal": type(modal).__name__ if modal else "",
        "accept": place(modal.accept_button, modal.accept_button.rect().center())
        if modal and hasattr(modal, "accept_button") and modal.accept_button.isEnabled()
        else None,
    }


def place(widget: QWidget, point: QPoint) -> tuple[int, int]:
    """Return where a point of a widget lies on the screen."""
    there = widget.mapToGlobal(point)
    return there.x(), there.y()


def told(out: Path, volume: Path) -> int:
    """Run the program on a volume."""
    run = QApplication.exec

    def watched() -> int:
        teller = Teller(out)
        teller.timer.start()
        return run()

    QApplication.exec = staticmethod(watched)  # type: ignore[method-assign]
    return main(volume)


if __name__ == "__main__":
    sys.exit(told(Path(sys.argv[1]), Path(sys.argv[2])))

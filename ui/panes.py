"""The panes around the pages: docks, their first arrangement, and the one in which a person left them."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, QSettings, QSize, Qt, Slot
from PySide6.QtWidgets import QDockWidget, QMainWindow, QMenu, QToolBar, QWidget

from ui.look import scaled
from ui.outline.tree import OutlineTree
from ui.pane_title import PaneTitle
from ui.wording import Speech

LAYOUT = 2
"""Number of the arrangement of docks; one that was kept under another number is not laid on."""

WIDTH, HEIGHT = 1440, 900
"""Pixels of the window at 100 %."""

LEFT, RIGHT = 0.34, 0.29
"""Shares of the window's width."""


class Panes(QObject):
    """The outline at the left, the others in tabs at the right."""

    def __init__(self, window: QMainWindow, panels: Mapping[str, QWidget], menu: QMenu, settings: QSettings) -> None:
        super().__init__(window)
        self._window = window
        self._settings = settings
        self._menu = menu
        self._tree: OutlineTree | None = None
        self._text = 0
        self._docks: dict[str, QDockWidget] = {}
        self._titles: dict[str, PaneTitle] = {}
        self._wanted = frozenset(panels)
        """Those that a person left open."""
        for name, panel in panels.items():
            dock = QDockWidget()
            dock.setObjectName(f"dock-{name}")
            dock.setWidget(panel)
            self._docks[name] = dock
            self._titles[name] = PaneTitle(dock)
            dock.setTitleBarWidget(self._titles[name])
            menu.addAction(dock.toggleViewAction())
        self._put()

    def __getitem__(self, name: str) -> QDockWidget:
        return self._docks[name]

    def set_speech(self, speech: Speech) -> None:
        """Say everything in another language."""
        for name, dock in self._docks.items():
            dock.setWindowTitle(speech(f"dock-{name}"))
            self._titles[name].set_speech(speech)

    def settle(self, tree: OutlineTree) -> None:
        """Remember the first arrangement, once everything is in its place, and lay on the one that was kept."""
        self._tree = tree
        self._measure()
        geometry, columns = self._settings.value("window/geometry"), self._settings.value("window/columns")
        state = self._settings.value("window/state")
        if geometry is not None:
            self._window.restoreGeometry(geometry)
        if columns is not None:
            tree.restore_columns(columns)
        if state is not None and self._window.restoreState(state, LAYOUT):
            self._note()

    def show(self, there: bool) -> None:
        """Show the docks, each where a person left it, or hide them while no volume is open."""
        for name, dock in self._docks.items():
            dock.setVisible(there and name in self._wanted)
        self._menu.setEnabled(there)
        self._docks["findings"].raise_()

    def bring(self, name: str) -> None:
        """Bring a dock to the front."""
        self._docks[name].show()
        self._docks[name].raise_()

    def keep(self) -> None:
        """Remember how the docks and columns stand, while they are shown."""
        self._note()
        self._settings.setValue("window/state", self._window.saveState(LAYOUT))
        if self._tree:
            self._settings.setValue("window/columns", self._tree.header().saveState())

    def keep_geometry(self) -> None:
        """Remember where the window stands."""
        self._settings.setValue("window/geometry", self._window.saveGeometry())

    @Slot()
    def reset(self) -> None:
        """Let everything stand as at first.

        The docks are put in their places anew: a state restored twice leaves the tabs of the first behind.
        """
        self._settings.remove("window/state")
        self._wanted = frozenset(self._docks)
        for dock in self._docks.values():
            dock.setFloating(False)
            self._window.removeDockWidget(dock)
        self._put()
        if self._tree:
            self._tree.reset_columns()
        self.show(self._menu.isEnabled())
        self._measure()

    def share_out(self) -> None:
        """Give the docks their shares of the window's width; the pages have the rest."""
        docks = [self._docks["outline"], self._docks["findings"]]
        shares = [round(self._window.width() * part) for part in (LEFT, RIGHT)]
        self._window.resizeDocks(docks, shares, Qt.Orientation.Horizontal)

    def follow_text(self) -> None:
        """Let the icons of the toolbar and the columns of the outline grow with the text."""
        if self._tree and self._text != scaled(WIDTH):
            self._tree.reset_columns()
        self._text = scaled(WIDTH)
        for bar in self._window.findChildren(QToolBar):
            bar.setIconSize(QSize(scaled(20), scaled(20)))

    def _put(self) -> None:
        """Put the docks in their first places."""
        first, *others = self._docks.values()
        self._window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, first)
        for dock in others:
            self._window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
            if dock is not others[0]:
                self._window.tabifyDockWidget(others[0], dock)

    def _note(self) -> None:
        """Note which docks are open."""
        self._wanted = frozenset([name for name, dock in self._docks.items() if not dock.isHidden()])

    def _measure(self) -> None:
        """Give everything its first size, by the size of the text."""
        room = self._window.screen().availableSize()
        self._window.resize(QSize(scaled(WIDTH), scaled(HEIGHT)).boundedTo(room))
        self.follow_text()
        self.share_out()

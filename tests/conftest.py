"""What all tests share: a quiet window system, a cache of their own, the validators and the compiled sample volume."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest_plugins = ["tests.sample_volume"]

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["LC_ALL"] = "C.UTF-8"  # messages in English, whoever runs the tests

try:
    from PySide6 import QtWidgets
except ImportError as fault:  # a machine without the libraries that any window needs
    QtWidgets = None
    WHY_NO_QT = str(fault)


OF_WINDOW = ("journeys", "ui")
"""Folders of tests that need Qt."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that writes golden files anew; the difference is to be read."""
    parser.addoption("--accept", action="store_true", help="write the golden files anew")


def pytest_plugin_registered(plugin: object, manager: pytest.PytestPluginManager) -> None:
    """Leave pytest-qt out where Qt cannot be loaded: it would end the whole run."""
    del plugin
    if QtWidgets is None and manager.has_plugin("pytest-qt"):
        manager.unregister(name="pytest-qt")


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    """Leave out the tests of the window where Qt cannot be loaded; never in CI."""
    if (
        QtWidgets is not None
        or collection_path.parent != Path(__file__).parent
        or collection_path.name not in OF_WINDOW
    ):
        return None
    if os.environ.get("CI") == "true":
        pytest.exit(f"Qt cannot be loaded: {WHY_NO_QT}", returncode=2)
    return True


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say that the window was not tested, and why."""
    if QtWidgets is None:
        terminalreporter.write_line(f"The tests of the window were left out: {WHY_NO_QT}", yellow=True)


@pytest.fixture(scope="session", autouse=True)
def _own_cache() -> Iterator[None]:
    """Keep what the tests compile apart from what the person compiled."""
    names = ("XDG_CACHE_HOME", "XDG_DATA_HOME")
    before = {name: os.environ.get(name) for name in names}
    with tempfile.TemporaryDirectory(prefix="proceedings-tests-") as folder:
        os.environ.update(dict.fromkeys(names, folder))
        yield
    for name, value in before.items():
        if value is None:
            del os.environ[name]
        else:
            os.environ[name] = value


@pytest.fixture(scope="session")
def cache_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the cache in which the sample volume's papers are set once for all tests."""
    return tmp_path_factory.mktemp("cache")

"""The house stands as it was drawn: contracts between rooms, lint, format, types, sizes, docstrings."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROOMS = ("proceedings", "ui", "styles")

MAX_FILE = 500
MAX_FUNCTION = 60

ALLOWED_AT_THE_TOP = set(
    ".ci .gitignore CHANGELOG.md LICENSE README.md proceedings pyproject.toml styles tests ui".split()
)

OF_SOME_MACHINE = re.compile(
    r"(?<![\w.:/-])/(?:work|home|root|Users)/\w|pypi\.org|pythonhosted|registry\.npmjs|deb\.debian\.org|/tmp/\w"
)
"""Paths of somebody's machine and hosts of package registries."""


def sources(*folders: str) -> list[Path]:
    return [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def hold(*module: str) -> None:
    """Fail with what a tool complains of."""
    done = subprocess.run([sys.executable, *module], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.fail(done.stdout + done.stderr, pytrace=False)


def kept_files() -> list[Path]:
    """Return the files under version control, or those of the rooms where there is no version control."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False).stdout
    names = [name for name in listed.split("\0") if name]
    return [ROOT / name for name in names] or sources(*ROOMS, "tests")


def test_rooms_keep_to_their_contracts() -> None:
    hold("-c", "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))")


def test_lint() -> None:
    hold("-m", "ruff", "check", "--no-cache", ".")


def test_format() -> None:
    hold("-m", "ruff", "format", "--no-cache", "--check", ".")


def test_types() -> None:
    hold("-m", "pyright", "--pythonpath", sys.executable)


def test_files_are_short() -> None:
    lengths = {path.relative_to(ROOT): len(path.read_text(encoding="utf-8").splitlines()) for path in sources(*ROOMS)}
    assert not {str(path): lines for path, lines in lengths.items() if lines > MAX_FILE}


def test_functions_are_short() -> None:
    long = [
        f"{path.relative_to(ROOT)}: {function.name} has {function.end_lineno - function.lineno + 1} lines"
        for path in sources(*ROOMS)
        for function in functions(path)
        if function.end_lineno and function.end_lineno - function.lineno >= MAX_FUNCTION
    ]
    assert not long


@pytest.mark.parametrize("room", ROOMS)
def test_every_module_says_what_it_is_for(room: str) -> None:
    silent = [
        str(path.relative_to(ROOT))
        for path in sources(room)
        if path.stat().st_size and not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert not silent


def test_nothing_is_left_to_be_done() -> None:
    marks = re.compile(r"\b(?:TODO|FIXME|XXX|HACK)\b")
    left = [str(path) for path in sources(*ROOMS) if marks.search(path.read_text(encoding="utf-8"))]
    assert not left


def test_the_project_speaks_of_no_machine() -> None:
    spoken: list[str] = []
    for path in kept_files():
        if path == Path(__file__) or path.suffix in {".ttf", ".png", ".icc"} or "LICENSE" in path.name:
            continue
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
        spoken += [
            f"{path.relative_to(ROOT)}:{number}" for number, line in enumerate(lines, 1) if OF_SOME_MACHINE.search(line)
        ]
    assert not spoken


def test_the_top_holds_what_was_agreed() -> None:
    assert {path.relative_to(ROOT).parts[0] for path in kept_files()} <= ALLOWED_AT_THE_TOP

"""Golden files: what a result was when somebody last read it; `pytest --accept` writes them anew."""

from pathlib import Path

import pytest

FOLDER = Path(__file__).parent


def same_as_golden(name: str, text: str, request: pytest.FixtureRequest) -> None:
    """Compare `text` with the golden file `name`, or write it when asked to accept."""
    path = FOLDER / name
    if request.config.getoption("--accept"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert path.is_file(), f"no golden file {name}: read the result and run pytest --accept"
    assert text == path.read_text(encoding="utf-8")

"""The sample volume as the tests compile it: once for all of them, in every style that ships."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from proceedings.compiler import compile_volume
from proceedings.sample import write_sample
from proceedings.survey import Compiled

STYLES = ("a5-book", "a4-proceedings", "a4-two-column")


@pytest.fixture(scope="session")
def manuscripts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the sample's Word files."""
    folder = tmp_path_factory.mktemp("sample")
    write_sample(folder)
    return folder


@pytest.fixture(scope="session")
def compiled(manuscripts: Path, cache_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Compiled]:
    """Return the sample volume in every style."""
    folder = tmp_path_factory.mktemp("volumes")
    return {
        style: compile_volume(manuscripts, folder / f"{style}.pdf", style=style, cache=cache_folder) for style in STYLES
    }

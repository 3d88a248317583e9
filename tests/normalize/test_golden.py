"""What is understood of papers and done to them, as text: a change of any rule shows as a difference to be read."""

from pathlib import Path

import pytest

from proceedings.collect import read_manuscript
from proceedings.normalize import normalize
from proceedings.sample import write_sample
from tests.golden import same_as_golden
from tests.normalize.golden import changes_text, manuscript_text
from tests.normalize.variety import manuscript_of

BUILT = range(1, 21)
"""Seeds of the invented manuscripts."""


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Return the papers of the sample volume."""
    return [path for path in write_sample(tmp_path_factory.mktemp("sample")) if path.suffix == ".docx"]


def test_papers_of_the_sample(sample: list[Path], request: pytest.FixtureRequest):
    for path in sample:
        paper = normalize(read_manuscript(path))
        name = f"normalize/sample/{path.parent.name}-{path.stem}"
        same_as_golden(f"{name}/manuscript.txt", manuscript_text(paper), request)
        same_as_golden(f"{name}/changes.txt", changes_text(paper), request)


@pytest.mark.parametrize("seed", BUILT)
def test_built_papers(seed: int, request: pytest.FixtureRequest):
    manuscript, _ = manuscript_of(seed)
    paper = normalize(manuscript)
    same_as_golden(f"normalize/built/{seed:02}/manuscript.txt", manuscript_text(paper), request)
    same_as_golden(f"normalize/built/{seed:02}/changes.txt", changes_text(paper), request)

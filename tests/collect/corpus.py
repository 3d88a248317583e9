"""The corpus of real documents, which is not part of the project."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CORPUS = Path(os.environ.get("PROCEEDINGS_CORPUS", ROOT.parent / "shared" / "corpus"))
WORD = (".docx", ".docm", ".dotx", ".dotm", ".ooxml")
FOREIGN = (".doc", ".odt", ".rtf")

needs_corpus = pytest.mark.skipif(not CORPUS.is_dir(), reason=f"no corpus at {CORPUS}")


def documents(*suffixes: str) -> list[Path]:
    """Return the submitted documents of the corpus, in a fixed order."""
    return sorted(path for path in CORPUS.glob("[AB]-*/*") if path.suffix in suffixes)


def name_of(path: Path) -> str:
    """Return a name for a test's parameter: folder and file."""
    return f"{path.parent.name}/{path.name}"

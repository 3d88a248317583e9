"""Texts of an imagined conference → a folder of messy Word manuscripts, by section, with the volume's description."""

from __future__ import annotations

from importlib.resources import as_file, files
from pathlib import Path

from proceedings.sample.messy import write_docx
from proceedings.sample.source import SampleSourceError

__all__ = ["SampleSourceError", "write_sample"]


def write_sample(folder: Path) -> tuple[Path, ...]:
    """Write the sample volume into `folder`: a folder a section, and volume.toml; return what was written.

    The bytes are the same on every run.
    """
    written: list[Path] = []
    with as_file(files("proceedings.sample")) as room:
        for text in sorted((room / "texts").glob("*/*.txt")):
            target = folder / text.parent.name / f"{text.stem}.docx"
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(write_docx(text.read_text(encoding="utf-8"), text.stem))
            written.append(target)
        for description in room.glob("volume.toml"):
            target = folder / description.name
            target.write_bytes(description.read_bytes())
            written.append(target)
    return tuple(written)

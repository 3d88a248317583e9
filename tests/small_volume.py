"""A folder of short papers for tests of the compiler and the commands."""

from __future__ import annotations

from pathlib import Path

import docx

TEXT = (
    "The tariff of a local network is set once a year, and the settlement that it serves pays it every month. "
    "We compare the bills of twelve households before and after the reform, and find that the smallest of them "
    "gained most. The reasons are discussed below, together with what the regulator may learn from them."
)


def write_paper(path: Path, title: str, *, paragraphs: int = 6) -> Path:
    """Write a paper of one or two pages."""
    document = docx.Document()
    document.add_heading(title, level=0)
    document.add_paragraph("Dana Serik, Example University, Astana")
    for number in range(paragraphs):
        document.add_paragraph(f"{number + 1}. {TEXT}")
    path.parent.mkdir(parents=True, exist_ok=True)
    document.save(str(path))
    return path


def write_volume(folder: Path, *, papers: int = 3) -> Path:
    """Write a volume of two sections with `papers` readable papers."""
    for number in range(papers):
        section = "1 Energy" if number < (papers + 1) // 2 else "2 Law"
        write_paper(
            folder / section / f"{number + 1:02} paper.docx", f"On the tariff number {number + 1} of the network"
        )
    return folder

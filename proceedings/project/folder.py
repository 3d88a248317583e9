"""A volume file out as a folder: the submitted files by section, and `volume.toml`."""

import re
import shutil
import tempfile
import unicodedata
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from proceedings.model.decisions import Decisions
from proceedings.model.ready import PDF_MAGIC
from proceedings.order.description import DESCRIPTION
from proceedings.project.description import description_of
from proceedings.project.errors import ProjectError
from proceedings.project.project import Project

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
"""What Windows lets no name hold; the folder may travel."""
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)
_LONGEST = 80
_LOGOS = "logos"
"""Name of the folder of pictures; it holds no papers, so that it is no section."""
_JPEG = b"\xff\xd8\xff"


def export_folder(project: Project, out: Path) -> tuple[Path, ...]:
    """Write the volume's papers, logos and description into the new or empty folder `out`; return what was written.

    The folder appears whole or not at all. Papers in the bin, history and decisions stay in the file, but for those
    about ready PDFs that the description can say. Raise ProjectError `project.folder-not-empty`, `project.disk`, or
    what keeps an original from being read.
    """
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise ProjectError("project.folder-not-empty", folder=str(out))
    try:
        with tempfile.TemporaryDirectory(prefix=".export-", dir=out.parent) as temporary:
            whole = Path(temporary, "folder")
            whole.mkdir()
            written = _written(project, whole)
            if out.exists():
                out.rmdir()
            shutil.move(whole, out)
    except OSError as fault:
        raise ProjectError("project.disk", file=str(out), detail=fault.strerror or "") from fault
    return tuple([out / path for path in written])


def _written(project: Project, folder: Path) -> list[Path]:
    volume = project.volume
    names: list[str] = []
    files: list[list[str]] = []
    for section in volume.sections:
        names.append(_free(plain_name(section.name), names) if section.name else "")
        files.append([])
        for paper in section.papers:
            files[-1].append(_free(plain_name(project.submissions[paper].original.name), files[-1]))
    ready: dict[str, Decisions] = {}
    for section, name, papers in zip(volume.sections, names, files, strict=True):
        (folder / name).mkdir(exist_ok=True)
        for paper, file in zip(section.papers, papers, strict=True):
            data = project.original(project.submissions[paper].original.sha256)
            (folder / name / file).write_bytes(data)
            if file.lower().endswith(".pdf") or data.startswith(PDF_MAGIC):
                ready[Path(name, file).as_posix()] = project.decisions(paper)
    logos = _logos(project, folder, _free(_LOGOS, names))
    described = replace(volume, event=replace(volume.event, logos=logos))
    (folder / DESCRIPTION).write_text(description_of(described, names, files, ready), encoding="utf-8")
    papers = [Path(name, file) for name, inside in zip(names, files, strict=True) for file in inside]
    return [Path(DESCRIPTION), *papers, *map(Path, dict.fromkeys(filter(None, logos)))]


def _logos(project: Project, folder: Path, name: str) -> tuple[str, ...]:
    """Write the organisers' logos into a folder called `name`; return their paths, empty for one that is lost."""
    written: dict[str, str] = {"": ""}
    for sha256 in project.volume.event.logos:
        if sha256 in written:
            continue
        try:
            data = project.original(sha256)
        except ProjectError:
            written[sha256] = ""
            continue
        ending = "jpg" if data.startswith(_JPEG) else "png"
        written[sha256] = f"{name}/{len(written)}.{ending}"
        (folder / name).mkdir(exist_ok=True)
        (folder / written[sha256]).write_bytes(data)
    return tuple([written[sha256] for sha256 in project.volume.event.logos])


def plain_name(name: str) -> str:
    """Return `name` as every file system takes it and as no reader overlooks it."""
    stem, dot, ending = unicodedata.normalize("NFC", name).rpartition(".")
    if not dot or len(ending) > 5:
        stem, dot, ending = unicodedata.normalize("NFC", name), "", ""
    clean = _FORBIDDEN.sub("_", stem)[:_LONGEST].strip(" .").lstrip("~$")
    if not clean or _RESERVED.match(clean) or clean.startswith("__MACOSX"):
        clean = f"_{clean}"
    return f"{clean}{dot}{_FORBIDDEN.sub('_', ending)}".rstrip(" .")


def _free(name: str, taken: Collection[str]) -> str:
    stem, dot, ending = name.rpartition(".")
    if not dot:
        stem, ending = name, ""
    number, free = 1, name
    while free.casefold() in [each.casefold() for each in taken]:
        number += 1
        free = f"{stem} ({number}){dot}{ending}"
    return free

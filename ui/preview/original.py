"""A submitted file in, a PDF out that looks as its author formatted it: by LibreOffice, else plainly by ourselves."""

import shutil
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from proceedings.compiler import preview_paper
from proceedings.errors import Stopped
from proceedings.model.decisions import EVERY_RULE, Decisions
from proceedings.model.progress import OnProgress, ShouldStop
from ui.jobs import Work

PATIENCE = 90.0
"""Seconds that LibreOffice may take."""

UNTOUCHED = Decisions(reverted_rules=(EVERY_RULE,))


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """The author's pages."""

    file: Path
    by_office: bool
    """False where LibreOffice is missing or failed: then the look is ours, and only the text the author's."""


def original_of(data: bytes, name: str, out: Path) -> Work:
    """Return the work of writing the author's pages of a submitted file to `out`."""

    def work(_on_progress: OnProgress, should_stop: ShouldStop) -> Original:
        if out.is_file():
            return Original(file=out, by_office=True)
        with tempfile.TemporaryDirectory(prefix="proceedings-") as folder:
            source = Path(folder, f"paper{Path(name).suffix.lower() or '.docx'}")
            source.write_bytes(data)
            made = _by_office(source, Path(folder), should_stop)
            if made:
                shutil.move(made, out)
                return Original(file=out, by_office=True)
            plain = out.with_suffix(".plain.pdf")
            preview_paper(source, plain, decisions=UNTOUCHED, should_stop=should_stop)
            return Original(file=plain, by_office=False)

    return work


def _by_office(source: Path, folder: Path, should_stop: ShouldStop) -> Path | None:
    """Let LibreOffice print `source`; None where it is missing, fails or takes too long. Raise Stopped."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        return None
    command = [
        program, f"-env:UserInstallation={Path(folder, 'profile').as_uri()}", "--headless", "--norestore",
        "--convert-to", "pdf", "--outdir", str(folder), str(source),
    ]  # fmt: skip
    quiet = subprocess.DEVNULL
    running = subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet)
    end = time.monotonic() + PATIENCE
    try:
        while running.poll() is None:
            if should_stop():
                raise Stopped
            if time.monotonic() > end:
                return None
            time.sleep(0.05)
    finally:
        if running.poll() is None:
            running.kill()
            running.wait()
    made = source.with_suffix(".pdf")
    return made if made.is_file() else None

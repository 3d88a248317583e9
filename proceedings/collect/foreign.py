"""Other word processors' formats, turned into .docx by LibreOffice where it is installed, some by pandoc else."""

import importlib
import shutil
import subprocess
import tempfile
from pathlib import Path

from proceedings.collect.archive import OLE_MAGIC, ZIP_MAGIC
from proceedings.errors import UnreadableFile

PANDOC_READS = frozenset({"odt", "rtf"})
TIMEOUT = 60
"""Seconds that a conversion may take."""

ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
WORD_STREAM = "WordDocument".encode("utf-16-le")
FIB_ENCRYPTED = 0x0100
"""Bit `fEncrypted` of the word at offset 10 of a Word 97 file ([MS-DOC] §2.5.2)."""
WORD_MAGIC = b"\xec\xa5"


def docx_bytes(path: Path, data: bytes) -> tuple[bytes, str]:
    """Return the file as .docx and what it was before: itself and nothing when it looks like a .docx already."""
    kind = foreign_kind(path, data)
    if kind == "encrypted":
        raise UnreadableFile("collect.encrypted", file=path.name)
    return (converted(path.name, data, kind), kind) if kind else (data, "")


def foreign_kind(path: Path, data: bytes) -> str:
    """Return `doc`, `odt` or `rtf` for what must be converted, `encrypted`, or nothing for the rest."""
    if data.startswith(OLE_MAGIC):
        if ENCRYPTED_PACKAGE in data or _is_encrypted_doc(data):
            return "encrypted"
        return "doc" if WORD_STREAM in data else ""
    head = data[:200].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith(b"{\\rtf"):
        return "rtf"
    if data.startswith(ZIP_MAGIC) and b"mimetypeapplication/vnd.oasis.opendocument.text" in data[:200]:
        return "odt"
    # a .doc may be Word 2 or older, or a page of HTML or XML under another name
    if path.suffix.lower() == ".doc" and head.startswith(
        (b"\xdb\xa5", b"\x31\xbe", b"<html", b"<!doctype", b"<?xml", b"mime")
    ):
        return "doc"
    return ""


def _is_encrypted_doc(data: bytes) -> bool:
    """Look for the file information block, which begins the stream WordDocument on a sector boundary."""
    for offset in range(512, min(len(data) - 12, 1 << 20), 512):
        if data[offset : offset + 2] == WORD_MAGIC:
            return bool(int.from_bytes(data[offset + 10 : offset + 12], "little") & FIB_ENCRYPTED)
    return False


def converted(name: str, data: bytes, kind: str) -> bytes:
    """Return the bytes of `data` saved as .docx; raise `UnreadableFile` where that is not possible."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    pandoc = _pandoc() if office is None and kind in PANDOC_READS else None
    if office is None and pandoc is None:
        raise UnreadableFile("collect.legacy-doc", file=name, format=kind, remedy="save as .docx")
    with tempfile.TemporaryDirectory(prefix="proceedings-") as folder:
        source = Path(folder, f"paper.{kind}")
        source.write_bytes(data)
        command = _by_office(office, source) if office else _by_pandoc(str(pandoc), source, kind)
        try:
            subprocess.run(command, capture_output=True, timeout=TIMEOUT, check=False, stdin=subprocess.DEVNULL)
        except (subprocess.TimeoutExpired, OSError) as error:
            raise UnreadableFile("collect.legacy-doc", file=name, format=kind, remedy="save as .docx") from error
        result = source.with_suffix(".docx")
        if not result.is_file():
            raise UnreadableFile("collect.legacy-doc", file=name, format=kind, remedy="save as .docx")
        return result.read_bytes()


def _by_office(program: str, source: Path) -> list[str]:
    profile = source.with_name("profile").as_uri()
    return [
        program, f"-env:UserInstallation={profile}", "--headless", "--norestore",
        "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(source.parent), str(source),
    ]  # fmt: skip


def _by_pandoc(program: str, source: Path, kind: str) -> list[str]:
    """Return a command that reads nothing but the file itself."""
    return [program, "--sandbox", "-f", kind, "-t", "docx", "-o", str(source.with_suffix(".docx")), str(source)]


def _pandoc() -> str | None:
    """Return the pandoc of the extra `formats`, which needs no data files: those that systems bring do."""
    try:
        return str(importlib.import_module("pypandoc").get_pandoc_path())
    except (ImportError, OSError):
        return None

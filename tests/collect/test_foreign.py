"""Other word processors' formats."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from proceedings.collect import foreign, read_manuscript
from proceedings.collect.archive import OLE_MAGIC
from proceedings.collect.dump import manuscript_text
from proceedings.errors import UnreadableFile

RTF = r"{\rtf1\ansi\deff0{\fonttbl{\f0 Times New Roman;}}\f0 Some {\b bold} words.\par}"

needs_office = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"PK\x03\x04 and more", ""),
        (RTF.encode(), "rtf"),
        (OLE_MAGIC + bytes(600) + "WordDocument".encode("utf-16-le"), "doc"),
        (OLE_MAGIC + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (OLE_MAGIC + bytes(504) + b"\xec\xa5" + bytes(8) + b"\x00\x01" + bytes(100), "encrypted"),
        (OLE_MAGIC + bytes(600), ""),
        (b"words", ""),
    ],
)
def test_kinds(data: bytes, kind: str):
    assert foreign.foreign_kind(Path("paper.docx"), data) == kind


def test_a_page_of_html_called_doc():
    assert foreign.foreign_kind(Path("paper.doc"), b"<html><body>Words</body></html>") == "doc"
    assert foreign.foreign_kind(Path("paper.docx"), b"<html><body>Words</body></html>") == ""


def test_without_libreoffice_and_pandoc_the_remedy_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    monkeypatch.setitem(sys.modules, "pypandoc", None)
    path = tmp_path / "paper.rtf"
    path.write_text(RTF)
    with pytest.raises(UnreadableFile) as caught:
        read_manuscript(path)
    assert caught.value.code == "collect.legacy-doc"
    assert caught.value.facts["remedy"] == "save as .docx"


def test_a_conversion_that_never_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def never(*_command: object, **_options: object) -> None:
        raise subprocess.TimeoutExpired("soffice", foreign.TIMEOUT)

    monkeypatch.setattr(shutil, "which", lambda _name: "/usr/bin/soffice")
    monkeypatch.setattr(subprocess, "run", never)
    path = tmp_path / "paper.rtf"
    path.write_text(RTF)
    with pytest.raises(UnreadableFile) as caught:
        read_manuscript(path)
    assert caught.value.code == "collect.legacy-doc"


def test_without_libreoffice_pandoc_reads_rtf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    pytest.importorskip("pypandoc")
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    path = tmp_path / "paper.rtf"
    path.write_text(RTF)
    assert manuscript_text(read_manuscript(path)).strip() == "Some bold words."


@needs_office
def test_rtf_is_converted(tmp_path: Path):
    path = tmp_path / "paper.rtf"
    path.write_text(RTF)
    manuscript = read_manuscript(path)
    assert manuscript_text(manuscript).strip() == "Some bold words."
    assert manuscript.source == "paper.rtf"
    assert [(f.code, f.facts) for f in manuscript.findings] == [("collect.converted", (("format", "rtf"),))]

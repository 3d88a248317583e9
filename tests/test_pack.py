"""The printer's pack: what is in it, what it says, and that nothing is left of one that was stopped."""

import hashlib
import json
import subprocess
import zipfile
from pathlib import Path

import pikepdf
import pytest

from proceedings import cli
from proceedings.errors import Stopped
from proceedings.pack import make_pack, stem_of
from tests.finished import tool
from tests.small_volume import write_volume
from tests.verapdf import validated

TOML = """
language = "ru"
title.ru = "Тарифы и право: қала желісі"
isbn = "978-601-00-0000-1"
print_run = "300"
"""


@pytest.fixture
def volume(tmp_path: Path) -> Path:
    folder = write_volume(tmp_path / "volume", papers=2)
    (folder / "volume.toml").write_text(TOML, encoding="utf-8")
    return folder


def test_the_pack_holds_what_a_printer_needs(volume: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    out = tmp_path / "pack.zip"
    assert cli.main(["press", str(volume), "--printer", "offset-a5", "-o", str(out)]) == 0
    assert "pack.zip: 16 " in capsys.readouterr().err
    names = ("block.pdf", "cover.pdf", "ticket.pdf", "ticket.json", "preflight.pdf", "preflight.txt")
    with zipfile.ZipFile(out) as archive:
        assert archive.namelist() == [*[f"tarify-i-pravo-qala-zhelisi-{name}" for name in names], "SHA256SUMS"]
        assert all(name.isascii() for name in archive.namelist())
        archive.extractall(tmp_path / "pack")
    sums = (tmp_path / "pack" / "SHA256SUMS").read_text("utf-8").splitlines()
    assert len(sums) == 6
    for line in sums:
        said, name = line.split("  ")
        assert hashlib.sha256((tmp_path / "pack" / name).read_bytes()).hexdigest() == said
    block, cover, ticket, data, report, text = (
        tmp_path / "pack" / f"tarify-i-pravo-qala-zhelisi-{name}" for name in names
    )
    facts = json.loads(data.read_text("utf-8"))
    assert (facts["pages"], facts["run"], facts["standard"], facts["ready"]) == (16, 300, "PDF/X-4", True)
    assert facts["spine"] == pytest.approx(1.3)
    assert [file["sha256"] for file in facts["files"]] == [line.split()[0] for line in sums[:2]]
    with pikepdf.open(block) as pdf:
        assert len(pdf.pages) == 16
    assert "Готово к печати" in text.read_text("utf-8")
    said = subprocess.run([tool("pdftotext"), str(ticket), "-"], capture_output=True, check=True, text=True).stdout
    assert {"300", "экз.", "978-601-00-0000-1", "148"} <= set(said.split())
    for files, standards in (((block, cover), "2u"), ((ticket, report), "2a,ua1")):
        assert {each: each.failed for each in validated(files, standards) if each.failed} == {}


def test_the_same_volume_gives_the_same_archive(volume: Path, cache_folder: Path, tmp_path: Path):
    for name in ("a.zip", "b.zip"):
        made = make_pack(
            volume,
            tmp_path / name,
            printer="office-signatures",
            screen=tmp_path / "screen.pdf",
            cache=cache_folder,
            on_progress=lambda _: None,
            should_stop=lambda: False,
        )
    assert any(name.endswith("-imposed.pdf") for name in made.names)
    assert (tmp_path / "screen.pdf").read_bytes().startswith(b"%PDF")
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


def test_without_an_isbn_the_pack_is_made_and_the_volume_told(
    volume: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    (volume / "volume.toml").write_text(TOML.replace("0-1", "0-2"), encoding="utf-8")
    assert cli.main(["press", str(volume), "-o", str(tmp_path / "a.zip")]) == 1
    assert "978-601-00-0000-2" in capsys.readouterr().err
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        name = next(each for each in archive.namelist() if each.endswith("ticket.json"))
        assert json.loads(archive.read(name))["ready"] is False


@pytest.mark.parametrize("patience", [0, 3, 6, 9, 12])
def test_a_pack_that_is_stopped_leaves_nothing(patience: int, volume: Path, cache_folder: Path, tmp_path: Path):
    asked: list[int] = []

    def should_stop() -> bool:
        asked.append(1)
        return len(asked) > patience

    with pytest.raises(Stopped):
        make_pack(volume, tmp_path / "a.zip", cache=cache_folder, on_progress=lambda _: None, should_stop=should_stop)
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == []


@pytest.mark.parametrize("arguments", [["--printer", "none", "-o", "a.zip"], ["-o", "no/such/a.zip"], []])
def test_what_cannot_be_done_is_said_in_a_line(volume: Path, arguments: list[str], capsys: pytest.CaptureFixture[str]):
    try:
        code = cli.main(["press", str(volume), *arguments])
    except SystemExit as end:
        code = end.code
    assert code == 2
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.parametrize(
    ("title", "stem"),
    [
        ("", "untitled"),
        ("Құқық", "quqyq"),
        ("x" * 90, "x" * 40),
        (f"{'слово ' * 9}", "slovo-slovo-slovo-slovo-slovo-slovo"),
    ],
)
def test_files_have_short_latin_names(title: str, stem: str):
    assert stem_of(title) == stem

"""Proofs: every line has a name, the word across the page is no text, the letter is in the right language."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pikepdf
import pytest

from proceedings.errors import ProceedingsError, Stopped
from proceedings.model.change import Change
from proceedings.model.decisions import AcceptedFinding, Decisions
from proceedings.model.finding import Finding, Place, Severity
from proceedings.model.paper import Author, Metadata, Paper
from proceedings.model.volume import Event, PaperId, Section, Volume, Words
from proceedings.project.source import Source
from proceedings.proofs import (
    EACH_RULE,
    Proof,
    file_names,
    letter_of,
    make_proofs,
    notes_paper,
    questions_of,
    words,
)
from tests.ready_pdf import ready_pdf
from tests.small_volume import write_paper
from tests.verapdf import validated

ERROR = Finding(severity=Severity.ERROR, code="check.no-title", place=Place(paragraph=2))
NOTE = Finding(severity=Severity.NOTE, code="collect.comments", facts=(("comments", "2"),))


def paper(lang: str, *changes: Change) -> Paper:
    return Paper(source="a.docx", sha256="", lang=lang, metadata=Metadata(), head=(), body=(), changes=changes)


def texts(made: Paper) -> list[str]:
    return ["".join(run.text for run in block.content if hasattr(run, "text")) for block in made.body]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Proof | ProceedingsError]:
    folder = tmp_path_factory.mktemp("proofs")
    good, bad = write_paper(folder / "one.docx", "On the tariff of the network"), folder / "bad.docx"
    bad.write_bytes(b"no Word file")
    ids = (PaperId("1/one.docx"), PaperId("1/bad.docx"))
    volume = Volume(
        event=Event(title=Words(en="Energy")), sections=(Section(name="1", title=Words(), papers=ids),), lang="en"
    )
    source = Source(volume=volume, papers=dict(zip(ids, (good, bad), strict=True)))
    return {**make_proofs(source, ids, folder, on_progress=lambda _: None, should_stop=lambda: False)}


def test_one_bad_paper_stops_nobody(made: dict[str, Proof | ProceedingsError]) -> None:
    assert isinstance(made["1/bad.docx"], ProceedingsError)
    proof = made["1/one.docx"]
    assert isinstance(proof, Proof)
    assert (proof.file.name, proof.letter.name, proof.lang) == ("proof_one.pdf", "letter_one.txt", "en")
    assert "On the tariff of the network" in proof.letter.read_text(encoding="utf-8")
    with pikepdf.open(proof.file) as pdf:
        assert len(pdf.pages) >= 2


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="needs poppler")
def test_lines_are_numbered_and_the_word_across_the_page_is_not_read(made: dict[str, Proof | ProceedingsError]) -> None:
    proof = made["1/one.docx"]
    assert isinstance(proof, Proof)
    command = ["pdftotext", "-layout", "-f", "1", "-l", "1", str(proof.file), "-"]
    read = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    numbers = [line.split()[0] for line in read.splitlines() if line.strip() and line.split()[0].isdigit()]
    assert {"5", "10", "15"} <= set(numbers)
    assert words("watermark", "en") not in read
    tagged = subprocess.run(["pdfinfo", "-struct-text", str(proof.file)], capture_output=True, text=True, check=True)
    assert "\n10\n" not in tagged.stdout.replace(" ", "")
    assert words("notes-title", "en") in " ".join(tagged.stdout.replace('"', " ").split())


def test_proofs_stop_when_asked(tmp_path: Path) -> None:
    one = PaperId("a.docx")
    volume = Volume(event=Event(), sections=(Section(name="", title=Words(), papers=(one,)),))
    source = Source(volume=volume, papers={one: write_paper(tmp_path / "a.docx", "On the tariff")})
    with pytest.raises(Stopped):
        make_proofs(source, [one], tmp_path, on_progress=lambda _: None, should_stop=lambda: True)
    assert not list(tmp_path.glob("*.pdf"))


def test_questions_are_what_the_editor_has_not_accepted() -> None:
    assert questions_of([ERROR, NOTE], Decisions()) == (ERROR,)
    accepted = AcceptedFinding(code=ERROR.code, place=ERROR.place, reason="greeting")
    assert questions_of([ERROR, NOTE], Decisions(accepted=(accepted,))) == ()


@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
def test_notes_say_that_there_is_nothing_to_say(lang: str) -> None:
    said = texts(notes_paper(paper(lang), ()))
    assert words("no-questions", lang) in said
    assert words("no-changes", lang) in said


def test_many_changes_of_a_rule_are_counted_and_some_of_them_shown() -> None:
    changes = [Change(rule="dash", before=f"{number} - a", after=f"{number} – a") for number in range(20)]
    said = texts(notes_paper(paper("en", *changes), (ERROR,)))
    assert sum("→" in text for text in said) == EACH_RULE
    assert words("and-more", "en", count=str(20 - EACH_RULE)) in said
    assert any(": 20" in text for text in said)


def test_letters_name_authors_title_and_file() -> None:
    metadata = Metadata(titles=(("kk", "Тарифтер"),), authors=(Author(name="А. Әлиев"), Author(name="Б. Ким")))
    for lang in ("kk", "ru", "en"):
        letter = letter_of(metadata, lang, "Құқық", "proof_a.pdf", 3)
        assert all(part in letter for part in ("А. Әлиев, Б. Ким", "Тарифтер", "Құқық", "proof_a.pdf", "3"))


def test_file_names_are_plain_and_differ() -> None:
    names = file_names([PaperId("a/x.docx"), PaperId("b/X.docx"), PaperId('c/a: "b".docx')])
    assert list(names.values()) == ["x", "X (2)", "a b"]


def test_proofs_are_as_accessible_as_volumes(made: dict[str, Proof | ProceedingsError]) -> None:
    proof = made["1/one.docx"]
    assert isinstance(proof, Proof)
    assert [verdict.failed for verdict in validated([proof.file])] == [(), ()]


def test_ready_pages_are_proofed_as_they_are(tmp_path: Path) -> None:
    file, key = ready_pdf(tmp_path / "advert.pdf", face="Helvetica", title="О наборе слушателей"), PaperId("advert.pdf")
    volume = Volume(event=Event(), sections=(Section(name="", title=Words(), papers=(key,)),))
    source = Source(volume=volume, papers={key: file})
    made = make_proofs(source, [key], tmp_path, on_progress=lambda _: None, should_stop=lambda: False)[key]
    assert isinstance(made, Proof)
    assert made.questions == 1
    with pikepdf.open(made.file) as pdf:
        assert [str(name)[:2] for name in pdf.pages[0].Resources.XObject] == ["/R"]
        assert len(pdf.pages) == 2

"""What is recognised of files before they come in: how sure it is, and which of them are there already."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import docx
import pytest

from proceedings.candidates import Candidate, KnownPaper, Sure, compared, read_candidates
from proceedings.errors import Stopped
from proceedings.model.paper import Author, Metadata
from proceedings.model.progress import Progress
from proceedings.model.volume import PaperId
from proceedings.sample import write_sample


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample")
    write_sample(folder)
    return folder


def read(files: list[Path]) -> tuple[tuple[Candidate, ...], list[Progress]]:
    told: list[Progress] = []
    return read_candidates(files, on_progress=told.append, should_stop=lambda: False), told


def test_the_sample_is_recognised(sample: Path, tmp_path: Path) -> None:
    noise = tmp_path / "noise.docx"
    noise.write_bytes(b"no Word file")
    first, second = sorted(sample.glob("1-human-rights/*.docx"))[:2]
    found, told = read([first, noise, second])
    assert [each.file for each in found] == [first, noise, second]
    assert found[1].fault
    assert found[1].sha256
    assert found[0].metadata.title
    assert dict(found[0].trust)["title"] is Sure.SURE
    assert dict(found[0].trust)["udc"] is Sure.SURE
    assert not any(each.same_as or each.revision_of for each in found)
    assert (told[0].done, told[-1].done, told[-1].total) == (0, 3, 3)


def test_what_only_stands_in_the_body_is_a_guess(tmp_path: Path) -> None:
    document = docx.Document()
    for _ in range(6):
        document.add_paragraph("We compare the bills of twelve households before and after the reform. " * 4)
    document.save(str(tmp_path / "bare.docx"))
    trust = dict(read([tmp_path / "bare.docx"])[0][0].trust)
    assert trust["authors"] is Sure.MISSING
    assert trust["udc"] is Sure.MISSING
    assert trust["title"] is not Sure.SURE


def test_reading_stops_when_asked(sample: Path) -> None:
    answers: Iterator[bool] = iter([False])
    with pytest.raises(Stopped):
        read_candidates(
            list(sample.glob("*/*.docx")), on_progress=lambda _: None, should_stop=lambda: next(answers, True)
        )


def metadata(title: str, *authors: str) -> Metadata:
    return Metadata(titles=(("ru", title),), authors=tuple(Author(name=name) for name in authors))


@pytest.mark.parametrize(
    ("title", "authors", "is_revision"),
    [
        ("О тарифах локальных сетей", ("Иванов И. И.",), True),
        ("О тарифах локальных сетей (исправлено)", ("Иванов И. И.",), False),
        ("О ТАРИФАХ ЛОКАЛЬНЫХ СЕТЕЙ", ("И.И. Иванов", "Петров П."), True),
        ("О тарифах локальных сетей.", ("Петров П.",), False),
        ("О тарифах локальной сети", ("Иванов И. И.",), True),
        ("О свойствах бетона", ("Иванов И. И.",), False),
        ("", ("Иванов И. И.",), False),
    ],
)
def test_a_revision_has_the_same_authors_and_title(title: str, authors: tuple[str, ...], is_revision: bool) -> None:
    known = {PaperId("a.docx"): KnownPaper(sha256="1", metadata=metadata("О тарифах локальных сетей", "Иванов И. И."))}
    new = Candidate(file=Path("b.docx"), sha256="2", metadata=metadata(title, *authors))
    assert (compared([new], known)[0].revision_of == PaperId("a.docx")) is is_revision


def test_the_same_bytes_are_the_same_paper_wherever_they_are() -> None:
    known = {PaperId("a.docx"): KnownPaper(sha256="1")}
    files = [Candidate(file=Path(f"{number}.docx"), sha256=sha256) for number, sha256 in enumerate("1232")]
    assert [each.same_as for each in compared(files, known)] == ["a.docx", "", "", "1.docx"]


def test_two_versions_that_come_together_are_named() -> None:
    files = [
        Candidate(file=Path(f"{number}.docx"), sha256=str(number), metadata=metadata("О тарифах", "Иванов И."))
        for number in range(2)
    ]
    assert [each.twin for each in compared(files, {})] == ["", "0.docx"]

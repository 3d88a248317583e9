"""What is found in built papers and in those of the sample, and how it is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from proceedings.check import check_paper, load_limits
from proceedings.collect import read_manuscript
from proceedings.model.finding import Finding
from proceedings.normalize import normalize
from proceedings.sample import write_sample
from proceedings.wording import LANGUAGES, place_words, sentence
from tests.check.cases import CASES
from tests.golden import same_as_golden

TEXTS = Path(__file__).parents[2] / "proceedings" / "sample" / "texts"
SAMPLE = sorted(path.relative_to(TEXTS).with_suffix("").as_posix() for path in TEXTS.rglob("*.txt"))


def _told(finding: Finding, languages: tuple[str, ...]) -> str:
    head = [finding.severity, finding.code, *([f"({finding.clause})"] if finding.clause else [])]
    place = place_words(finding.place)
    lines = [" ".join(head), *([f"  at {place}"] if place else [])]
    lines += [f"  {lang}: {sentence(finding, lang)}" for lang in languages]
    if fix := finding.fix:
        parts = (fix.kind, fix.field, fix.lang, fix.paper, fix.before, fix.after)
        lines.append("  fix: " + " ".join(part for part in parts if part))
    return "\n".join(lines)


def _text(findings: tuple[Finding, ...], languages: tuple[str, ...]) -> str:
    return "\n\n".join(_told(finding, languages) for finding in findings) + "\n" if findings else "nothing\n"


@pytest.mark.parametrize("name", CASES)
def test_built_papers(name: str, request: pytest.FixtureRequest) -> None:
    case = CASES[name]()
    found = check_paper(case.paper, case.limits, pages=case.pages, printed=case.printed)
    assert found
    same_as_golden(f"check/{name}.findings.txt", _text(found, LANGUAGES), request)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample")
    write_sample(folder)
    return folder


@pytest.mark.parametrize("name", SAMPLE)
def test_the_sample(name: str, sample: Path, request: pytest.FixtureRequest) -> None:
    paper = normalize(read_manuscript(sample / f"{name}.docx"))
    kind = "greetings" if name.startswith("0-") else "papers"
    told = _text(check_paper(paper, load_limits("kazakhstan"), kind=kind), ("en",))
    same_as_golden(f"check/sample/{name.replace('/', '.')}.findings.txt", told, request)

"""The validator passes what we bind, and refuses it when anything is taken away."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pikepdf
import pytest

from proceedings.bind.volume import bind_offprint, bind_preview
from proceedings.typeset.setter import Setter
from tests.bind.build import bound_paper, house, small_volume
from tests.bind.rich import bind_rich
from tests.verapdf import Verdict, validated

STYLES = ("a5-book", "a4-proceedings", "a4-two-column")


def elements(pdf: pikepdf.Pdf, name: str) -> Iterator[pikepdf.Object]:
    """Yield the structure elements of a name."""
    waiting = list(pdf.Root.StructTreeRoot.K)
    while waiting:
        element = waiting.pop()
        if f"/{name}" == element.S:
            yield element
        waiting.extend(kid for kid in element.get("/K", []) if not isinstance(kid, int) and "/S" in kid)


def without(name: str, key: str) -> Callable[[pikepdf.Pdf], None]:
    """Return what takes an entry away from every element of a name."""

    def mutate(pdf: pikepdf.Pdf) -> None:
        for element in elements(pdf, name):
            del element[key]

    return mutate


def renamed(name: str, other: str) -> Callable[[pikepdf.Pdf], None]:
    """Return what gives every element of a name another one."""

    def mutate(pdf: pikepdf.Pdf) -> None:
        for element in list(elements(pdf, name)):
            element.S = pikepdf.Name(f"/{other}")

    return mutate


def without_scope(pdf: pikepdf.Pdf) -> None:
    for head in elements(pdf, "TH"):
        del head.A["/Scope"]


def without_title(pdf: pikepdf.Pdf) -> None:
    packet = pdf.Root.Metadata.read_bytes()
    pdf.Root.Metadata.write(re.sub(rb"<dc:title>.*?</dc:title>", b"", packet, flags=re.DOTALL))


def without_contents(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        for link in page.get("/Annots", []):
            del link["/Contents"]


def without_program(pdf: pikepdf.Pdf) -> None:
    for font in pdf.pages[0].Resources.Font.values():
        del font.DescendantFonts[0].FontDescriptor["/FontFile2"]


def without_meaning(pdf: pikepdf.Pdf) -> None:
    for font in pdf.pages[0].Resources.Font.values():
        del font["/ToUnicode"]


def with_loose_content(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        for stream in page.get("/Contents", []):
            stream.write(stream.read_bytes().replace(b"/Artifact<</Type/Pagination>>BDC", b"/Span BMC"))


MUTATIONS: dict[str, tuple[Callable[[pikepdf.Pdf], None], str]] = {
    "figure without Alt": (without("Figure", "/Alt"), "7.3-1"),
    "no language": (lambda pdf: pdf.Root.__delitem__("/Lang"), "7.2-"),
    "heads without Scope": (without_scope, "7.5-1"),
    "skipped heading": (renamed("H2", "H4"), "7.4.2-1"),
    "unmapped tag": (renamed("Caption", "Podpis"), "7.1-5"),
    "note without ID": (without("Note", "/ID"), "7.9-1"),
    "no title": (without_title, "7.1-9"),
    "link without Contents": (without_contents, "7.18.5-2"),
    "no font program": (without_program, "7.21.4.1-1"),
    "no ToUnicode": (without_meaning, "7.21.7-1"),
    "no output intent": (lambda pdf: pdf.Root.__delitem__("/OutputIntents"), "6.2.4.3-"),
    "content neither tagged nor artifact": (with_loose_content, "7.1-3"),
}


@pytest.fixture(scope="module")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return bind_rich(house(), tmp_path_factory.mktemp("rich") / "a.pdf")


@pytest.fixture(scope="module")
def refused(rich: Path) -> dict[str, list[Verdict]]:
    """Return what is said of every mutation."""
    files: dict[Path, str] = {}
    for number, (name, (mutate, _)) in enumerate(MUTATIONS.items()):
        with pikepdf.open(rich) as pdf:
            mutate(pdf)
            out = rich.with_name(f"mutation-{number}.pdf")
            pdf.save(out)
        files[out] = name
    verdicts = validated(files)
    return {name: [verdict for verdict in verdicts if verdict.file == file] for file, name in files.items()}


def test_volumes_of_every_style_previews_and_offprints_are_valid(tmp_path: Path):
    files = [bind_rich(house(style), tmp_path / f"{style}.pdf") for style in STYLES]
    setter = Setter(house())
    files.append(tmp_path / "preview.pdf")
    bind_preview(bound_paper(setter, 1, 3), setter.style, files[-1])
    volume, papers = small_volume(setter)
    offprints = [bind_offprint(volume, key, paper, 7, tmp_path, setter) for key, paper in papers.items()]
    files += [file for file, _ in offprints]
    verdicts = validated(files)
    assert len(verdicts) == 2 * len(files)
    assert {verdict: verdict.failed for verdict in verdicts if verdict.failed} == {}
    assert all(verdict.rules > 100 for verdict in verdicts)


@pytest.mark.parametrize("name", MUTATIONS)
def test_every_mutation_is_refused(refused: dict[str, list[Verdict]], name: str):
    assert len(refused[name]) == 2
    failed = [rule for verdict in refused[name] for rule in verdict.failed]
    assert [rule for rule in failed if rule.startswith(MUTATIONS[name][1])], failed

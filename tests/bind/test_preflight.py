from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from proceedings.bind.preflight import PreflightReport, preflight
from proceedings.errors import UnreadableFile
from proceedings.style.printer import Printer, load_printer
from tests.bind.build import house
from tests.bind.rich import bind_rich


def codes(report: PreflightReport) -> set[str]:
    return {finding.code.removeprefix("preflight.") for finding in report.findings} | {
        finding.code.removeprefix("preflight.") for page in report.by_page for finding in page.findings
    }


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return bind_rich(house(), tmp_path_factory.mktemp("press") / "a.pdf", printer="offset-colour")


def printer(**changes: object) -> Printer:
    from dataclasses import replace

    return replace(load_printer("offset-colour"), **{"least_ppi": 0, "wanted_ppi": 0, **changes})


def test_our_own_press_edition_passes(ours: Path):
    report = preflight(ours, printer())
    assert codes(report) == set()
    assert report.passes


def test_the_screen_edition_does_not_pass(tmp_path: Path):
    report = preflight(bind_rich(house(), tmp_path / "a.pdf"), printer())
    assert not report.passes
    assert {"no-trim", "rgb-picture", "annotations", "no-intent", "no-claim", "trapped"} <= codes(report)


def test_small_pictures_are_told_with_their_page(ours: Path):
    report = preflight(ours, printer(least_ppi=200))
    found = [(page.label, finding) for page in report.by_page for finding in page.findings]
    assert found
    assert {finding.code for _, finding in found} == {"preflight.ppi"}
    assert all(label for label, _ in found)


def first_font(pdf: pikepdf.Pdf) -> pikepdf.Object:
    return next(iter(pdf.pages[0].Resources.Font.values())).DescendantFonts[0].FontDescriptor


def drawn(content: bytes) -> Callable[[pikepdf.Pdf], None]:
    return lambda pdf: pdf.pages[1].contents_add(content)


MUTATIONS: dict[str, Callable[[pikepdf.Pdf], object]] = {
    "font": lambda pdf: first_font(pdf).__delitem__("/FontFile2"),
    "bleed": lambda pdf: pdf.pages[0].__setitem__("/BleedBox", pdf.pages[0].TrimBox),
    "no-trim": lambda pdf: pdf.pages[0].__delitem__("/TrimBox"),
    "boxes": lambda pdf: pdf.pages[0].__setitem__("/TrimBox", pikepdf.Array([-50, 0, 300, 300])),
    "no-intent": lambda pdf: pdf.Root.__delitem__("/OutputIntents"),
    "trapped": lambda pdf: pdf.docinfo.__delitem__("/Trapped"),
    "multiple": lambda pdf: pdf.pages.__delitem__(-1),
    "actions": lambda pdf: pdf.Root.__setitem__("/OpenAction", pikepdf.Array([pdf.pages[0].obj, pikepdf.Name.Fit])),
    "rgb": drawn(b"q 1 0 0 rg 0 0 9 9 re f Q"),
    "ink": drawn(b"q 1 1 1 .5 k 0 0 9 9 re f Q"),
    "hairline": drawn(b"q 0.1 w 0 0 m 9 9 l S Q"),
}


@pytest.mark.parametrize("code", MUTATIONS)
def test_every_fault_is_found(ours: Path, code: str, tmp_path: Path):
    with pikepdf.open(ours) as pdf:
        MUTATIONS[code](pdf)
        pdf.save(tmp_path / "b.pdf")
    assert code in codes(preflight(tmp_path / "b.pdf", printer()))


def test_text_that_looks_like_operators_is_no_fault(ours: Path, tmp_path: Path):
    with pikepdf.open(ours) as pdf:
        pdf.pages[1].contents_add(b"BT (1 0 0 rg 1 1 1 1 k) pop ET % 1 0 0 rg\n")
        pdf.save(tmp_path / "b.pdf")
    assert "rgb" not in codes(preflight(tmp_path / "b.pdf", printer()))


def test_protected_and_broken_files_are_told_apart(ours: Path, tmp_path: Path):
    with pikepdf.open(ours) as pdf:
        pdf.save(
            tmp_path / "locked.pdf", encryption=pikepdf.Encryption(owner="a", user="b", R=4, aes=False, metadata=False)
        )
    (tmp_path / "broken.pdf").write_bytes(b"not a PDF")
    for name, code in (("locked.pdf", "preflight.encrypted"), ("broken.pdf", "preflight.damaged")):
        with pytest.raises(UnreadableFile) as caught:
            preflight(tmp_path / name, printer())
        assert caught.value.code == code

import contextlib
import io
import random
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

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


def with_space(pdf: pikepdf.Pdf) -> pikepdf.Pdf:
    lab = pikepdf.Array([pikepdf.Name.Lab, pikepdf.Dictionary(WhitePoint=[0.96, 1, 0.82])])
    pdf.pages[1].Resources.ColorSpace["/Lab0"] = lab
    return pdf


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
    "ink": drawn(b"q 1 1 1 .5 k 99 99 9 9 re f Q"),
    "hairline": drawn(b"q 0.1 w 99 99 m 108 99 l S Q"),
    "several-inks": drawn(b"q .5 .5 .5 1 k BT 9 0 0 9 150 150 Tm (a) Tj ET Q"),
    "white-overprints": drawn(b"q /Ov gs 0 0 0 0 k BT 9 0 0 9 150 150 Tm (a) Tj ET Q"),
    "knocks-out": drawn(b"q /Kn gs 0 0 0 1 k BT 9 0 0 9 150 150 Tm (a) Tj ET Q"),
    "safe": drawn(b"q BT 1 0 0 1 150 30 Tm (a) Tj ET Q"),
    "gutter": drawn(b"q 1 0 0 1 370 150 cm BT 1 0 0 1 60 0 Tm (a) Tj ET Q"),
    "no-bleed": drawn(b"q 0 0 0 .5 k 28.3 99 9 9 re f Q"),
    "managed": lambda pdf: drawn(b"/Lab0 cs 50 0 0 sc 99 99 9 9 re f")(with_space(pdf)),
    "annotations": lambda pdf: pdf.pages[0].__setitem__(
        "/Annots", pikepdf.Array([pikepdf.Dictionary(Subtype=pikepdf.Name.Link, Rect=[99, 99, 120, 120])])
    ),
    "no-claim": lambda pdf: pdf.Root.Metadata.write(pdf.Root.Metadata.read_bytes().replace(b"PDF/X-4", b"PDF/X-3")),
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


@pytest.mark.parametrize(
    "content",
    [
        b"q 1 1 1 1 k 2 2 9 9 re f Q",  # a mark outside the trimmed page, on all plates
        b"q 99 99 9 9 re W n 1 1 1 1 k 200 200 9 9 re f Q",  # clipped away
        b"q 1 1 1 1 k 99 99 9 9 re n Q",  # a path that is not painted
        b"q 3 Tr 1 1 1 1 k BT 9 0 0 9 150 150 Tm (a) Tj ET Q",  # type that is not shown
        b"q BI /W 1 /H 1 /BPC 8 /CS /G ID ( 1 0 0 rg ( EI Q",  # a picture's bytes
        b"Q Q Q w cm re 1 Tf Tm /none gs /none Do (",  # operands and states that are not there
    ],
)
def test_what_is_not_printed_is_no_fault(ours: Path, content: bytes, tmp_path: Path):
    with pikepdf.open(ours) as pdf:
        pdf.pages[1].contents_add(content)
        pdf.save(tmp_path / "b.pdf")
    assert codes(preflight(tmp_path / "b.pdf", printer())) == set()


def test_what_forms_draw_is_looked_at_where_they_stand(ours: Path, tmp_path: Path):
    with pikepdf.open(ours) as pdf:
        form = pikepdf.Stream(pdf, b"1 1 1 1 k 0 0 9 9 re f /Again Do")
        form.Type, form.Subtype, form.BBox = pikepdf.Name.XObject, pikepdf.Name.Form, [0, 0, 9, 9]
        form.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary())
        indirect = pdf.make_indirect(form)
        indirect.Resources.XObject["/Again"] = indirect  # a form inside itself
        name = pdf.pages[1].add_resource(indirect, pikepdf.Name.XObject)
        pdf.pages[1].contents_add(b"q 1 0 0 1 150 150 cm %b Do Q" % str(name).encode())
        pdf.save(tmp_path / "b.pdf")
    assert codes(preflight(tmp_path / "b.pdf", printer())) == {"ink"}


@pytest.mark.parametrize(("inks", "found"), [((255, 255, 204, 204), {"ink"}), ((200, 200, 200, 100), set[str]())])
@pytest.mark.parametrize("jpeg", [False, True])
def test_the_ink_of_pictures_is_measured(
    ours: Path, inks: tuple[int, ...], found: set[str], jpeg: bool, tmp_path: Path
):
    picture = Image.new("CMYK", (40, 40), inks)
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=95)
    with pikepdf.open(ours) as pdf:
        image = pikepdf.Stream(pdf, out.getvalue() if jpeg else picture.tobytes())
        image.Type, image.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
        image.Width, image.Height, image.BitsPerComponent = 40, 40, 8
        image.ColorSpace = pikepdf.Name.DeviceCMYK
        if jpeg:
            image.Filter, image.Decode = pikepdf.Name.DCTDecode, [1, 0, 1, 0, 1, 0, 1, 0]
        name = pdf.pages[1].add_resource(image, pikepdf.Name.XObject)
        pdf.pages[1].contents_add(b"q 9 0 0 9 150 150 cm %b Do Q" % str(name).encode())
        pdf.save(tmp_path / "b.pdf")
    assert codes(preflight(tmp_path / "b.pdf", printer(line_art_ppi=0))) == found


@given(seed=st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_damaged_files_are_read_or_refused(small: bytes, seed: random.Random, tmp_path: Path):
    data = bytearray(small)
    for _ in range(seed.choice((1, 4, 40))):
        at = seed.randrange(len(data))
        data[at : at + seed.randrange(6)] = seed.choice(
            (b"", b" null ", b"<<", b"]", b"-1e9 ", b"/Name ", b"(", b"9 0 R")
        )
    (tmp_path / "b.pdf").write_bytes(data)
    with contextlib.suppress(UnreadableFile):
        preflight(tmp_path / "b.pdf", printer())


@pytest.fixture(scope="module")
def small(ours: Path) -> bytes:
    """Return a press edition of two pages whose objects stand open."""
    out = io.BytesIO()
    with pikepdf.open(ours) as pdf:
        del pdf.pages[2:]
        pdf.save(out, stream_decode_level=pikepdf.StreamDecodeLevel.generalized, compress_streams=False,
                 object_stream_mode=pikepdf.ObjectStreamMode.disable)  # fmt: skip
    return out.getvalue()


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

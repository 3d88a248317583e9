"""Every file ends in a Manuscript or in one clear error, soon."""

import io
import os
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from proceedings.collect import read_manuscript
from proceedings.collect.archive import Archive
from proceedings.collect.dump import manuscript_text
from proceedings.collect.reader import read_package
from proceedings.errors import UnreadableFile

from .build import docx, paragraph
from .corpus import CORPUS, FOREIGN, WORD, documents, name_of, needs_corpus

SECONDS = 20
"""Of the processor's time, that of programs called for help included."""

REFUSED = {
    "ContentTypeHasEntities.ooxml": "collect.external-entity",
    "ExternalEntityInText.docx": "collect.external-entity",
    "PasswordProtected.doc": "collect.encrypted",
    "bug53475-password-is-pass.docx": "collect.encrypted",
    "protected_agile.docx": "collect.encrypted",
    "truncated62886.docx": "collect.truncated",
    "clusterfuzz-testcase-minimized-POIXWPFFuzzer-4791943399604224.docx": "collect.truncated",
    "clusterfuzz-testcase-minimized-POIXWPFFuzzer-5166796835258368.docx": "collect.truncated",
    "clusterfuzz-testcase-minimized-POIXWPFFuzzer-5313273089884160.docx": "collect.truncated",
}


@needs_corpus
@pytest.mark.corpus
@pytest.mark.parametrize("path", documents(*WORD, *FOREIGN), ids=name_of)
def test_every_file_is_read_or_refused_with_one_code(path: Path):
    begun = sum(os.times()[:4])
    code, facts = _tried(path)
    assert sum(os.times()[:4]) - begun < SECONDS
    assert facts["file"] == path.name
    assert code in (REFUSED.get(path.name, ""), "collect.legacy-doc" if path.suffix in FOREIGN else "")


def _tried(path: Path) -> tuple[str, dict[str, str]]:
    """Return the code of the error and its facts; no code, and the file's name, when it is read."""
    try:
        return "", {"file": read_manuscript(path).source}
    except UnreadableFile as error:
        return error.code, error.facts


@needs_corpus
@pytest.mark.corpus
def test_a_file_cut_anywhere_is_refused_or_read():
    whole = (CORPUS / "B-mammoth" / "tables.docx").read_bytes()
    for size in range(0, len(whole), max(1, len(whole) // 60)):
        assert _outcome(whole[:size]) in ("collect.empty", "collect.not-word", "collect.truncated")


def _outcome(data: bytes, tmp: Path | None = None) -> str:
    try:
        if tmp is None:
            archive = Archive("paper.docx", data)
            archive.xml(archive.main)
        else:
            tmp.write_bytes(data)
            read_manuscript(tmp)
    except UnreadableFile as error:
        return error.code
    return ""


def _zip(parts: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            package.writestr(name, text)
    return out.getvalue()


def test_an_empty_file():
    assert _outcome(b"") == "collect.empty"


def test_a_zip_that_holds_no_document():
    assert _outcome(_zip({"readme.txt": "hello"})) == "collect.not-word"


def test_a_spreadsheet():
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override'
        ' PartName="/xl/workbook.xml"'
        ' ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'
    )
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1"'
        ' Type="http://x/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    )
    parts = {"[Content_Types].xml": types, "_rels/.rels": rels, "xl/workbook.xml": "<workbook/>"}
    assert _outcome(_zip(parts)) == "collect.not-word"


def test_text_that_is_no_package(tmp_path: Path):
    assert _outcome(b"just words", tmp_path / "paper.docx") == "collect.not-word"


def test_a_file_that_is_not_there(tmp_path: Path):
    with pytest.raises(UnreadableFile) as caught:
        read_manuscript(tmp_path / "gone.docx")
    assert caught.value.code == "collect.no-file"


def test_a_bomb():
    bomb = _zip({"word/document.xml": "<a>" + " " * (40 << 20) + "</a>"})
    assert _outcome(bomb) == "collect.zip-bomb"


def test_entities_that_multiply():
    bomb = '<!DOCTYPE a [<!ENTITY x "xx"><!ENTITY y "&x;&x;">]><a>&y;</a>'
    assert _outcome(_zip({"word/document.xml": bomb})) == "collect.external-entity"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le"])
def test_entities_in_another_encoding(encoding: str):
    hidden = (
        f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>'
    )
    archive = Archive("paper.docx", docx(paragraph("text")))
    with pytest.raises(UnreadableFile):
        archive.parse(hidden.encode(encoding), "word/document.xml")


@pytest.mark.parametrize("depth", [100, 300, 3000])
def test_deep_nesting(tmp_path: Path, depth: int):
    body = "<w:tbl><w:tr><w:tc>" * depth + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * depth
    assert _outcome(docx(body), tmp_path / "paper.docx") in ("collect.nesting", "")


def test_a_document_that_is_no_xml(tmp_path: Path):
    assert _outcome(docx("<w:p><w:r>"), tmp_path / "paper.docx") == "collect.malformed"


def test_member_names_cannot_leave_the_package():
    archive = Archive("paper.docx", docx(paragraph("text"), parts={"../../evil.txt": "x"}))
    assert "../../evil.txt" in archive
    assert archive.related("word/document.xml", "rId404") is None


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_a_damaged_byte_never_breaks_the_reader(data: st.DataObject):
    whole = bytearray(docx(paragraph("Some words") + paragraph("and more")))
    for _ in range(data.draw(st.integers(1, 5))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    _outcome(bytes(whole))


TAGS = (
    "p",
    "r",
    "t",
    "tbl",
    "tr",
    "tc",
    "sdt",
    "sdtContent",
    "fldChar",
    "pPr",
    "rPr",
    "numPr",
    "hyperlink",
    "ins",
    "del",
)


@given(st.recursive(st.sampled_from(TAGS), lambda inner: st.tuples(st.sampled_from(TAGS), st.lists(inner, max_size=4))))
@settings(max_examples=150, deadline=None)
def test_elements_in_any_order_never_break_the_reader(tree: object):
    archive = Archive("paper.docx", docx(_xml(tree), numbering="<w:num/>", styles="<w:style/>"))
    manuscript = read_package(archive, "0" * 64, "")
    assert manuscript_text(manuscript).count("word") <= _xml(tree).count("word")


def _xml(tree: object) -> str:
    tag, inner = tree if isinstance(tree, tuple) else (tree, [])
    words = "word" if tag == "t" else ""
    return f'<w:{tag} w:val="-1" w:fldCharType="begin">{words}{"".join(map(_xml, inner))}</w:{tag}>'

"""The package: names, types, relationships."""

from pathlib import Path

import pytest

from proceedings.collect.archive import Archive
from proceedings.collect.dump import manuscript_text
from proceedings.collect.reader import read_manuscript

from .build import RELATIONSHIP, docx, paragraph

IMAGE = f'<Relationship Id="pic" Type="{RELATIONSHIP}/image" Target="{{}}"/>'


def test_types_by_override_and_by_default():
    archive = Archive("paper.docx", docx(paragraph("a"), parts={"word/media/one.PNG": b"png"}))
    assert archive.content_type("word/document.xml").endswith("document.main+xml")
    assert archive.content_type("word/media/one.PNG") == "image/png"
    assert archive.content_type("word/media/one.xyz") == ""


@pytest.mark.parametrize("target", ["media/one.png", "/word/media/one.png", "../word/media/ONE.png", "media%2Fone.png"])
def test_targets(target: str):
    data = docx(paragraph("a"), parts={"word/media/one.png": b"png"}, relationships=IMAGE.format(target))
    archive = Archive("paper.docx", data)
    found = archive.related(archive.main, "pic")
    assert isinstance(found, tuple)
    assert found[1] == b"png"


def test_external_and_missing_targets():
    missing = IMAGE.format("media/gone.png")
    archive = Archive("paper.docx", docx(paragraph("a"), links={"far": "https://example.org"}, relationships=missing))
    assert archive.related(archive.main, "far") == "https://example.org"
    assert archive.related(archive.main, "pic") is None
    assert archive.related(archive.main, "none") is None


def test_elements_know_their_part():
    archive = Archive("paper.docx", docx(paragraph("a"), styles="<w:style/>"))
    assert archive.part_of(archive.xml("word/styles.xml")[0]) == "word/styles.xml"
    assert archive.part_of(archive.xml("word/document.xml")[0][0]) == "word/document.xml"


def test_strict_namespaces_are_read_as_transitional(tmp_path: Path):
    strict = '<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body>{}</w:body></w:document>'
    body = strict.format("<w:p><w:r><w:t>strict</w:t></w:r></w:p>")
    path = tmp_path / "paper.docx"
    path.write_bytes(docx("", parts={"word/document.xml": body}))
    assert manuscript_text(read_manuscript(path)) == "strict\n"


def test_properties(tmp_path: Path):
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>On words</dc:title><dc:creator/></cp:coreProperties>'
    )
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="a" Type="{RELATIONSHIP}/officeDocument" Target="word/document.xml"/>'
        '<Relationship Id="b" Type="http://x/metadata/core-properties" Target="docProps/core.xml"/></Relationships>'
    )
    path = tmp_path / "paper.docx"
    path.write_bytes(docx(paragraph("a"), parts={"docProps/core.xml": core, "_rels/.rels": rels}))
    assert read_manuscript(path).properties == (("title", "On words"),)

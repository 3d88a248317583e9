"""The pictures of papers as a person describes them."""

import io
from pathlib import Path

from docx import Document
from PIL import Image

from proceedings.cache import Cache
from proceedings.compiler import opened_source
from proceedings.illustrating import SIDE, read_illustrations
from proceedings.model.decisions import AltText, Decisions
from proceedings.model.volume import PaperId
from proceedings.project import Source
from tests.small_volume import write_paper


def test_pictures_come_small_with_what_is_said_of_them(tmp_path: Path):
    out = io.BytesIO()
    Image.new("RGB", (900, 300), "navy").save(out, "PNG")
    path = write_paper(tmp_path / "a.docx", "On the tariff of the network")
    document = Document(str(path))
    document.add_picture(io.BytesIO(out.getvalue()))
    document.add_paragraph("Figure 1. Growth of visits")
    document.save(str(path))
    (tmp_path / "b.docx").write_bytes(b"noise")
    with opened_source(tmp_path, Cache(tmp_path / "cache")) as source:
        first = read(source)
        (shown,) = first
        told = Decisions(alts=(AltText(graphic=shown.key, text="A dark band"),))
        (again,) = read(Source(volume=source.volume, papers=source.papers, decisions={PaperId("a.docx"): told}))
    with Image.open(io.BytesIO(shown.picture)) as small:
        assert small.size == (SIDE, SIDE // 3)
    assert (shown.paper, shown.caption, shown.alt) == ("a.docx", "Figure 1. Growth of visits", shown.caption)
    assert (again.alt, again.written) == ("A dark band", shown.written)


def read(source: Source) -> tuple:
    return read_illustrations(source, source.volume.papers, on_progress=lambda _: None, should_stop=lambda: False)

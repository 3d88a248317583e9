"""Manuscripts as text and JSON."""

import json
from pathlib import Path

from proceedings.collect.dump import manuscript_json, manuscript_text

from .build import paragraph, read, row, style, styled, table, text
from .test_lists import item, level, lists

BOX = f"<w:drawing><wps:txbx><w:txbxContent>{paragraph('boxed')}</w:txbxContent></wps:txbx></w:drawing>"

GOLDEN = """\
On words
Introduction
Some text [1].
1. first
  a) second
boxed
a | b
c | d
E=m (1)
"""


def test_reading_order(tmp_path: Path):
    formula = "<m:oMath><m:r><m:t>E=m</m:t></m:r></m:oMath>"
    body = (
        styled("On words", "Title")
        + styled("Introduction", "heading1")
        + paragraph("Some ", text("text", "<w:b/>"), " [1].")
        + item("first")
        + item("second", 1).replace("</w:p>", f"<w:r>{BOX}</w:r></w:p>")
        + table(row("a", "b"), row("c", "d"))
        + paragraph(formula, "<w:r><w:tab/></w:r>", "(1)")
    )
    numbering = lists(level(0, "decimal", "%1."), level(1, "lowerLetter", "%2)"))
    manuscript = read(tmp_path, body, numbering=numbering, styles=style("Title") + style("heading 1"))
    assert manuscript_text(manuscript) == GOLDEN
    read_back = json.loads(manuscript_json(manuscript))
    assert read_back["type"] == "Manuscript"
    assert [block["type"] for block in read_back["blocks"]][-3:] == ["TextBox", "Table", "DisplayEquation"]

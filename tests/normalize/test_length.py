"""A hundred thousand characters without a blank are put in order in a few seconds, not in minutes."""

import time
from types import MappingProxyType

import pytest

from proceedings.model.blocks import Paragraph
from proceedings.model.paper import Manuscript
from proceedings.model.text import Run
from proceedings.normalize import normalize

LENGTH = 100_000
SECONDS = 8.0
"""Of CPU, ten times what it takes; patterns that begin anew at every character take minutes."""


@pytest.mark.parametrize("signs", ["абв", "АБВ", "1", ".", "…", "-", "А.", " ", "\t", "a@", "aб", "(", '"'])
def test_long_words_are_put_in_order_soon(signs: str) -> None:
    text = "a" + signs * (LENGTH // len(signs)) + "b"
    manuscript = Manuscript(
        source="long.docx",
        sha256="0" * 64,
        blocks=(Paragraph(content=(Run(text=text),)),),
        notes=MappingProxyType({}),
        media=MappingProxyType({}),
        findings=(),
    )
    begun = time.process_time()
    normalize(manuscript)

    assert time.process_time() - begun < SECONDS

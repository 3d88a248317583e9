"""Where the places of a paper lie on its set pages."""

from __future__ import annotations

import pytest

from proceedings.collect import read_manuscript
from proceedings.model.blocks import Paragraph
from proceedings.model.finding import Place
from proceedings.model.paper import Paper
from proceedings.model.setpage import Line, SetPaper
from proceedings.model.text import plain_text
from proceedings.normalize import normalize
from proceedings.style import load_style
from proceedings.typeset import Setter, set_paper
from proceedings.whereabouts import NOWHERE, Whereabouts
from tests.small_volume import write_paper

Set = tuple[Paper, SetPaper, Whereabouts]


@pytest.fixture(scope="module")
def long_paper(tmp_path_factory: pytest.TempPathFactory) -> Set:
    """Return a paper of many paragraphs that differ by their first number only, set on several pages."""
    file = write_paper(tmp_path_factory.mktemp("paper") / "long.docx", "On the tariff", paragraphs=40)
    paper = normalize(read_manuscript(file))
    pages = set_paper(paper, Setter(load_style("a5-book")))
    return paper, pages, Whereabouts(paper, pages)


def words_on(pages: SetPaper, page: int) -> str:
    lines = [item for item in pages.pages[page].items if isinstance(item, Line)]
    return " ".join([word.text for line in lines for span in line.spans for word in span.words])


def test_every_paragraph_lies_where_its_first_words_stand(long_paper: Set) -> None:
    paper, pages, where = long_paper
    assert len(pages.pages) > 3
    body = [block for block in paper.body if isinstance(block, Paragraph)]
    found = [where.page_of(block.place) for block in body]
    assert found == sorted(found)
    assert set(found) == set(range(len(pages.pages)))
    numbered = [
        (block.label or plain_text(block.content)[:3].strip(), page) for block, page in zip(body, found, strict=True)
    ]
    assert ("39.", found[-2]) in numbered
    for label, page in numbered:
        assert label in words_on(pages, page)


def test_a_place_that_is_not_found_lies_near_the_one_before(long_paper: Set) -> None:
    _, pages, where = long_paper
    assert where.page_of(Place(part="body", paragraph=9999)) == len(pages.pages) - 1
    assert where.page_of(Place(part="table 3", paragraph=1, excerpt="nothing like it")) == 0
    assert where.page_of(Place(part="footnote 1", excerpt="The reasons are discussed below")) == 0


def test_the_whole_file_lies_nowhere(long_paper: Set) -> None:
    _, _, where = long_paper
    assert where.page_of(Place()) == NOWHERE
    assert where.page_of(Place(part="footnote 1", excerpt="no such words anywhere")) == NOWHERE

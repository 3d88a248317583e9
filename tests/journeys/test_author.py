"""An author's journey: his own paper, checked without a volume, mended and checked again."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.journeys.hand import Hand
from ui.author import AuthorWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def test_an_author_checks_his_paper_mends_it_and_takes_the_report_along(
    hand: Hand, papers: Path, tmp_path: Path
) -> None:
    mine = shutil.copyfile(next(papers.glob("2-*/01*.docx")), tmp_path / "mine.docx")
    hand.picking([mine])
    hand.click(hand.window.start_page.paper_button)
    [author] = [each for each in hand.window.dialogs._authors if isinstance(each, AuthorWindow)]
    hand.told(author.checked, lambda: hand.click(author.invitation.button))
    assert author.last
    assert author.pages.pages == author.last.report.pages > 0
    assert author.changes.tree.topLevelItemCount() > 0
    before = author.last
    author.next_action.trigger()
    other = next(papers.glob("3-*/01*.docx"))
    hand.told(author.checked, lambda: shutil.copyfile(other, mine))
    assert author.last.report.metadata.title != before.report.metadata.title
    hand.picking([tmp_path / "report.html"])
    author.report_action.trigger()
    assert author.last.report.metadata.title in (tmp_path / "report.html").read_text(encoding="utf-8")
    assert mine.read_bytes() == other.read_bytes(), "the author's file is never written"

"""The guide is whole in every language, its links lead somewhere, and what it says of keys is true."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QUrl
from pytestqt.qtbot import QtBot

from ui.dialogs.help import HelpWindow, guide, heading_of
from ui.wording import LANGUAGES, Speech

LINK = re.compile(r"\]\(([^)]+)\)")
KEY = re.compile(r"\b(?:Ctrl|Alt|Shift|F\d+)(?:\+\S+?)?(?=[\s,.;:)|*]|$)")


def test_every_topic_is_told_in_every_language() -> None:
    topics = [list(guide(lang)) for lang in LANGUAGES]
    assert topics[0] == topics[1] == topics[2]
    assert len(topics[0]) == 11


@pytest.mark.parametrize("lang", LANGUAGES)
def test_links_lead_to_topics(lang: str) -> None:
    for name, text in guide(lang).items():
        assert heading_of(text)
        assert not {target.removesuffix(".md") for target in LINK.findall(text)} - set(guide(lang)), name


@pytest.mark.parametrize("lang", ["ru", "kk"])
def test_every_language_names_the_same_keys(lang: str) -> None:
    for name, text in guide(lang).items():
        assert set(KEY.findall(text)) == set(KEY.findall(guide("en")[name])), name


def test_kazakh_is_not_russian() -> None:
    for name, text in guide("kk").items():
        paragraphs = {line for line in text.splitlines() if len(line) > 30}
        assert not paragraphs & set(guide("ru")[name].splitlines())
        assert set("әғқңөұүһі") & set(text.lower()), name


def test_a_word_finds_its_topics(qtbot: QtBot) -> None:
    window = HelpWindow(Speech("en"))
    qtbot.addWidget(window)
    window.search.setText("committees")
    shown = [row for row in range(window.topics.count()) if not window.topics.item(row).isHidden()]
    assert len(shown) == 1
    assert "committees" in window.text.toPlainText().lower()
    window.search.setText("no such word at all")
    assert all(window.topics.item(row).isHidden() for row in range(window.topics.count()))


def test_a_link_opens_its_topic(qtbot: QtBot) -> None:
    window = HelpWindow(Speech("kk"), topic="03-order")
    qtbot.addWidget(window)
    assert heading_of(guide("kk")["03-order"]) in window.text.toPlainText()
    window.text.anchorClicked.emit(QUrl("04-findings.md"))
    assert heading_of(guide("kk")["04-findings"]) in window.text.toPlainText()

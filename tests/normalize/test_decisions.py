"""Editors' decisions: what they take back stays as the author wrote it, in later versions, too."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from proceedings.model.blocks import Block, Cell, Paragraph, Role, Row, Table
from proceedings.model.change import Change, key_of
from proceedings.model.decisions import EVERY_RULE, Decisions, MetadataEdits, TextEdit
from proceedings.model.finding import Place
from proceedings.model.paper import Author, Manuscript, Paper
from proceedings.model.text import CharStyle, NoteRef, Run
from proceedings.normalize import normalize
from tests.normalize.build import again, b, manuscript, p, said, text
from tests.normalize.test_recipe import MANUSCRIPTS

TYPED = (
    b("О ПРАВЕ ЧЕЛОВЕКА"),
    p("Иванов А.А.", role=Role.AUTHORS),
    p("Введение", bold=True),
    p("Это право - мера , как в [3ы4] , принятая в 2025г. и Cистема..."),
    p("Второе слово - дело , и всё."),
    p("Список литературы", bold=True),
    p("1. Иванов А.А. Право. — М.: Юрист, 2010. — С.5-10."),
)


def placed(*blocks: Block) -> Manuscript:
    """Return a manuscript whose paragraphs know where they stand."""
    return manuscript(
        *(
            replace(block, place=Place(part="body", paragraph=number, excerpt=text(block)[:40]))
            for number, block in enumerate(blocks, start=1)
            if isinstance(block, Paragraph)
        )
    )


def changes(paper: Paper, rule: str) -> list[Change]:
    """Return the changes of one rule."""
    return [change for change in paper.changes if change.rule == rule]


def test_one_change_taken_back_gives_back_the_words_there_and_nowhere_else():
    given = placed(*TYPED)
    first, second, *_ = changes(normalize(given), "dashes")
    paper = normalize(given, Decisions().without(first))
    assert "право - мера" in said(paper)
    assert "слово_— дело" in said(paper)
    assert first not in paper.changes
    assert second in paper.changes


def test_a_rule_switched_off_changes_nothing():
    given = placed(*TYPED)
    decisions = Decisions().without_rule("dashes").without_rule("capitals")
    paper = normalize(given, decisions)
    assert not changes(paper, "dashes")
    assert not changes(paper, "capitals")
    assert "ПРАВЕ ЧЕЛОВЕКА" in said(paper)
    assert normalize(given, decisions.with_rule("dashes").with_rule("capitals")) == normalize(given)


def test_all_rules_off_give_back_all_of_the_authors_words():
    given = placed(*TYPED)
    paper = normalize(given, Decisions(reverted_rules=(EVERY_RULE,)))
    assert [text(block) for block in (*paper.head, *paper.body) if isinstance(block, Paragraph)] == [
        text(block) for block in given.blocks if isinstance(block, Paragraph)
    ]
    assert {change.rule for change in paper.changes} <= {"empty-paragraphs"}


def test_taking_back_every_change_singly_gives_back_the_authors_words():
    given = placed(*TYPED)
    decisions = Decisions()
    for _ in range(12):  # what one rule leaves another may change: bounded
        paper = normalize(given, decisions)
        if not paper.changes:
            break
        for change in paper.changes:
            decisions = decisions.without(change)
    assert [text(block) for block in (*paper.head, *paper.body) if isinstance(block, Paragraph)] == [
        text(block) for block in given.blocks if isinstance(block, Paragraph)
    ]


def test_a_new_version_keeps_what_still_applies():
    given = placed(*TYPED)
    (citation,) = changes(normalize(given), "citations")
    decisions = Decisions().without(citation)
    later = placed(*TYPED[:3], p("Новый абзац о том же самом праве."), *TYPED[3:])
    assert "[3ы4]" in said(normalize(later, decisions))
    rewritten = placed(*TYPED[:3], p("Иначе сказано: право, как в [5ы6]."), *TYPED[4:])
    assert "[5, 6]" in said(normalize(rewritten, decisions))


def test_a_change_is_known_again_whatever_blanks_and_marks_stand_around():
    place = Place(paragraph=3, excerpt="Это право")
    one = Change(rule="dashes", before="право - мера", after="право — мера", place=place)
    other = Change(rule="dashes", before="право  - мера,", after="", place=replace(place, paragraph=9))
    assert key_of(one) == key_of(other)
    assert key_of(one) != key_of(replace(one, rule="ranges"))
    assert Decisions().without(one).allowing(one) == Decisions()


@pytest.mark.parametrize(
    "rule", ["citations", "year-space", "homoglyphs", "ellipsis", "typed-number", "recognised-title"]
)
def test_each_rule_can_be_taken_back(rule: str):
    given = placed(*TYPED)
    made = changes(normalize(given), rule)
    decisions = Decisions()
    for change in made:
        decisions = decisions.without(change)
    assert made
    assert not changes(normalize(given, decisions), rule)


@given(MANUSCRIPTS)
@settings(max_examples=60, deadline=None)
def test_what_is_taken_back_is_not_in_the_ledger(given: Manuscript):
    first = normalize(given)
    decisions = Decisions(reverted=first.changes[::2])
    kept = {key_of(change) for change in normalize(given, decisions).changes if change.rule != "empty-paragraphs"}
    assert not kept & {key_of(change) for change in decisions.reverted}


def test_colours_are_noted():
    coloured = Paragraph(content=(Run(text="Ещё не готово", style=CharStyle(marked=True)),))
    paper = normalize(manuscript(p("Учёт и отчёт, потом учет и снова учёт."), coloured))
    found = {finding.code: dict(finding.facts) for finding in paper.findings}
    assert found == {"normalize.marked-text": {"count": "1"}}


def test_a_dropped_colour_is_a_change_and_taken_back_becomes_a_line_under_the_words():
    marked = Paragraph(content=(Run(text="Это "), Run(text="не готово", style=CharStyle(marked=True)), Run(text=".")))
    row = Row(cells=((0, Cell(blocks=(marked,))),))
    given = manuscript(marked, Table(rows=(row,), widths=(0.0,)))
    paper = normalize(given)
    found = changes(paper, "marked-text")
    assert [(change.before, change.after) for change in found] == [("не готово", "не готово")] * 2
    assert not changes(normalize(again(paper)), "marked-text")
    (kept, _) = normalize(given, Decisions().without_rule("marked-text")).body
    assert isinstance(kept, Paragraph)
    underlined = [part.text for part in kept.content if isinstance(part, Run) and part.style.underline]
    assert underlined == ["не готово"]


def test_capitals_left_on_a_doubt_are_told_of_with_a_way_out_for_a_title():
    running = p("Опыт вуза описан здесь так, что его можно повторить в другом месте. " * 3)
    paper = normalize(manuscript(b("ОПЫТ КБТУ И ООН"), p("Иванов А.А."), running, b("ЗАДАЧИ И МЕТОДЫ ФЗК"), running))
    title, heading = [finding for finding in paper.findings if finding.code == "normalize.capitals-left"]
    assert dict(title.facts) == {"words": "КБТУ", "heading": "Опыт КБТУ и ООН"}
    assert title.fix is not None
    assert (title.fix.field, title.fix.after) == ("titles", "Опыт кбту и ООН")
    assert (dict(heading.facts)["words"], heading.fix) == ("ФЗК", None)
    refused = normalize(manuscript(b("ОПЫТ КБТУ И ООН"), running), Decisions().without_rule("capitals"))
    assert not [finding for finding in refused.findings if finding.code == "normalize.capitals-left"]


def test_a_corrected_paragraph_is_known_by_its_words_wherever_it_moved():
    edit = TextEdit(place=Place(part="body", paragraph=5), before="Второе слово — дело, и всё.", after="Второе дело.")
    decisions = Decisions(texts=(edit,))
    assert "Второе дело." in said(normalize(placed(*TYPED), decisions))
    later = placed(*TYPED[:3], p("Новый абзац о том же самом праве."), *TYPED[3:])
    paper = normalize(later, decisions)
    assert "Второе дело." in said(paper)
    assert "слово" not in said(paper)


def test_a_correction_keeps_notes_looks_and_a_typed_number():
    note = NoteRef(key="1")
    paragraph = Paragraph(content=(Run(text="1. Перваяя "), Run(text="мысль", style=CharStyle(bold=True)), note))
    blocks = (paragraph, p("2. Вторая мысль"))
    edit = TextEdit(place=Place(), before="Перваяя мысль", after="Первая мысль")
    (first, _) = normalize(manuscript(*blocks), Decisions(texts=(edit,))).body
    assert isinstance(first, Paragraph)
    assert (text(first), first.label, first.content[-1]) == ("Первая мысль", "1.", note)
    assert [part.style.bold for part in first.content if isinstance(part, Run)] == [False, True]


def test_a_correction_of_words_that_the_author_rewrote_is_told_of():
    edit = TextEdit(place=Place(part="body", paragraph=5), before="Было так.", after="Стало так.")
    paper = normalize(placed(*TYPED), Decisions(texts=(edit,)))
    (lost,) = [finding for finding in paper.findings if finding.code == "normalize.correction-lost"]
    assert dict(lost.facts) == {"before": "Было так.", "after": "Стало так."}
    assert paper.head == normalize(placed(*TYPED)).head


FRONT = (
    p("УДК 343.8"),
    b("О ПРАВЕ ЧЕЛОВЕКА"),
    p("Иванов А.А.", role=Role.AUTHORS),
    p("Институт права, г. Астана", role=Role.AFFILIATION),
    p("Аннотация. О праве сказано коротко."),
    p("Ключевые слова: право, закон"),
    p("Введение", bold=True),
    p("Это право есть мера того, что принято и сказано."),
)


def test_details_that_the_editor_set_are_printed():
    edits = MetadataEdits(
        titles=(("ru", "О правах"), ("en", "On rights")),
        authors=(
            Author(name="Б. Б. Ли", affiliations=(0, 1), email="li@example.kz"),
            Author(name="В. Ким", affiliations=(1,)),
        ),
        affiliations=("Академия", "Институт"),
        abstracts=(("ru", "Иначе."),),
        keywords=(("ru", ()), ("en", ("law",))),
        udc="340",
        irsti="10.77.91",
    )
    paper = normalize(placed(*FRONT), Decisions(metadata=edits))
    assert said(paper).splitlines()[:11] == [
        "codes: МРНТИ 10.77.91",
        "codes: УДК 340",
        "title: О правах",
        "authors: Б. Б. Ли1, 2, В. Ким2",
        "affiliation: 1Академия",
        "affiliation: 2Институт",
        "affiliation: li@example.kz",
        "abstract: Аннотация. Иначе.",
        "title: On rights",
        "keywords: Keywords: law",
        "heading 1: Введение",
    ]
    assert paper.metadata.titles == (("ru", "О правах"), ("en", "On rights"))
    assert normalize(placed(*FRONT), Decisions(metadata=MetadataEdits())) == normalize(placed(*FRONT))


def test_a_title_that_was_not_recognised_is_not_said_twice():
    body = p("О праве человека и гражданина")
    long = p("Это право есть мера того, что принято и сказано. " * 9)
    plain = normalize(manuscript(body, long, long))
    assert plain.head == ()
    edits = MetadataEdits(titles=(("ru", "О праве человека и гражданина"),))
    paper = normalize(manuscript(body, long, long), Decisions(metadata=edits))
    assert [line.partition(":")[0] for line in said(paper).splitlines()] == ["title", "body", "body"]


def test_the_main_language_is_the_editors():
    assert normalize(placed(*FRONT), Decisions(lang="kk")).lang == "kk"

"""The letter to an author: what to do, what was changed, where."""

from proceedings.model.change import Change
from proceedings.model.finding import Finding, Place, Severity
from proceedings.model.paper import Metadata
from proceedings.report import EXAMPLES, author_report, report_language
from proceedings.survey import PaperDetails, PaperReport

PLACE = Place(part="body", paragraph=12, excerpt="Первые слова абзаца")


def _letter(
    *findings: Finding, changes: tuple[Change, ...] = (), lang: str = "ru", title: str = "Права человека", page: int = 2
) -> str:
    report = PaperReport(
        key="",
        pages=6,
        lang=lang,
        sha256="",
        metadata=Metadata(titles=((lang, title),)),
        findings=findings,
        finding_pages=tuple(page if finding.place.part else -1 for finding in findings),
        changes=(),
    )
    details = PaperDetails(changes=changes, change_pages=tuple(page for _ in changes))
    return author_report("ivanov.docx", report, details)


def _finding(code: str, severity: Severity = Severity.NOTE, place: Place = PLACE, **facts: str) -> Finding:
    return Finding(severity=severity, code=code, place=place, facts=tuple(facts.items()))


def test_a_paper_without_findings_and_changes():
    assert _letter() == (
        "# Права человека\n\n"
        "Спасибо за статью. Ниже — что мы сделали, чтобы привести её к оформлению сборника, и на что просим вас "
        "взглянуть.\n\n"
        "Файл: ivanov.docx. Страниц в сборнике: 6.\n\n"
        "## Что просим сделать\n\n"
        "Ничего: вопросов к вам нет. Прочтите, пожалуйста, вёрстку ещё раз.\n\n"
        "## Что мы изменили\n\n"
        "Ничего не изменено.\n"
    )


def test_what_is_asked_stands_by_how_much_it_is_needed():
    letter = _letter(
        _finding("check.uncited", numbers="3"),
        _finding("check.orcid", Severity.ERROR, said="0000-0002-1825-0098"),
        _finding("check.no-such-figure", Severity.WARNING, number="4"),
    )
    order = [letter.index(words) for words in ("Необходимо до печати", "ORCID", "Просим исправить", "Рисунок 4")]
    assert order == sorted(order)
    assert "- с. 3, абзац 12 («Первые слова абзаца»): Рисунок 4 упомянут, но его нет." in letter


def test_authors_are_spoken_to_without_codes():
    letter = _letter(
        _finding("collect.comments", Severity.WARNING, comments="2"), _finding("check.no-authors", place=Place())
    )
    assert "На полях файла остались примечания: 2." in letter
    assert "Назовите их, пожалуйста, отдельной строкой под названием." in letter
    assert "check." not in letter
    assert "collect." not in letter
    assert "автора" not in letter


def test_what_the_editor_lets_stand_is_not_asked():
    finding = Finding(severity=Severity.WARNING, code="check.no-sources", accepted="Пленарный доклад")
    letter = _letter(finding)
    assert "Ничего: вопросов к вам нет." in letter
    assert "### Согласовано с редакцией\n\n- В статье нет ни списка литературы" in letter
    assert "— Пленарный доклад" in letter


def test_changes_are_shown_as_they_stood_and_as_they_stand():
    letter = _letter(
        changes=(
            Change(
                rule="quotes", before='слова "вместо тюрьмы" здесь', after="слова «вместо тюрьмы» здесь", place=PLACE
            ),
            Change(rule="glue-mark", before="рис. 5", after="рис.\u00a05", place=PLACE),
            Change(rule="blanks", before="два  слова", after="два слова", place=PLACE),
            Change(rule="empty-paragraphs", before="9", after="0"),
        )
    )
    assert (
        '### Кавычки (1)\n\n- с. 3, абзац 12: `слова "вместо тюрьмы" здесь` → `слова «вместо тюрьмы» здесь`' in letter
    )
    assert "`рис. 5` → `рис.°5`" in letter
    assert "`два··слова` → `два·слова`" in letter
    assert "### Пустые абзацы убраны (1)\n" in letter
    assert letter.index("Кавычки") < letter.index("Знак при числе")


def test_many_changes_of_one_rule_are_counted():
    changes = tuple(
        Change(rule="quotes", before=f'"{number}"', after=f"«{number}»", place=PLACE) for number in range(EXAMPLES + 3)
    )
    letter = _letter(changes=changes)
    assert f"### Кавычки ({EXAMPLES + 3})" in letter
    assert letter.count("→") == EXAMPLES
    assert "- и ещё 3 таких же" in letter


def test_long_texts_are_shown_where_they_differ():
    before, after = "а" * 90 + "-" + "б" * 90, "а" * 90 + "–" + "б" * 90
    letter = _letter(changes=(Change(rule="ranges", before=before, after=after, place=PLACE),))
    line = next(line for line in letter.splitlines() if "→" in line)
    assert "…ааа" in line
    assert "а-б" in line
    assert len(line) < 200


def test_recognised_parts_are_named_by_kind():
    changes = (
        Change(
            rule="recognised-heading", before="Normal", after="heading", place=Place(part="body", excerpt="Введение")
        ),
        Change(rule="recognised-title", before="Normal", after="title", place=Place(part="body", excerpt="Права")),
    )
    letter = _letter(changes=changes)
    assert "- заголовки разделов: «Введение»\n- название: «Права»" in letter


def test_signs_of_markdown_in_words_stay_words():
    letter = _letter(title="О *звёздах* и [скобках]_1_")
    assert letter.startswith("# О \\*звёздах\\* и \\[скобках\\]\\_1\\_\n")


def test_the_language_is_the_papers():
    assert "## Сізден өтінеміз" in _letter(lang="kk")
    assert "## What we ask you to do" in _letter(lang="en")
    assert [report_language(lang) for lang in ("kk", "uk", "de", "")] == ["kk", "ru", "en", "en"]

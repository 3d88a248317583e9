import os
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from proceedings.model.blocks import Align, Paragraph, Role
from proceedings.model.decisions import Decisions
from proceedings.model.finding import Place
from proceedings.model.paper import Manuscript
from proceedings.model.text import CharStyle, Run
from proceedings.normalize import normalize
from proceedings.normalize.rules.order import REWORDING
from tests.normalize.build import CENTER, again, b, manuscript, p, said, words

UNREWORDED = Decisions(reverted_rules=tuple(REWORDING))
"""The rules undone that are meant to change words: what the law of kept words does not speak of."""

LONG = "В статье рассматривается право человека на жалобу и то, как оно осуществляется на деле. " * 6

PIECES = st.sampled_from(
    """УДК 343.8|ПРАВА ЧЕЛОВЕКА И ЗАКОН|Иванов А.А., Петров Б.Б.|Институт права, г. Астана|Аннотация. Коротко.|Аннотация
Ключевые слова: право, закон|Введение|1. Первое|2. Второе|- пункт|а) пункт|Рис. 1. Схема|Таблица 1|Источник: расчёты
Список литературы|Благодарности|«цитата "внутри" её»|Abstract. Text.|ИВАНОВ А.А.|слово - дело , ещё|стр. 5-10|\t |
x@y.kz|А.  Б. Иванов|Қорытынды|Түйін сөздер: құқық|…|(1)|№ 5|...|“a” ‘b’|д. т. н., проф.|\u00a0|А\vБ|Об авторах:
1. А.А. Б|[3ы4] и [1-3]
|2025г. и 70км|p = 0.05|Cистема|Рис. 2: Дом
|Keywords: law|1990-1995 гг.|U.S. Congress|т.д., т.е.|"а" и|don't|—|-|Научный руководитель: Ли А.""".replace("\n", "|")
    .replace("\v", "\n")
    .split("|")
) | st.just(LONG)
PARAGRAPHS = st.builds(
    lambda texts, bold, align, role, level: Paragraph(
        content=tuple(Run(text=text, style=CharStyle(bold=bold)) for text in texts if text),
        align=align,
        role=role,
        level=level if role in {Role.HEADING, Role.LIST} else 0,
    ),
    st.lists(PIECES | st.text(max_size=12), max_size=3),
    st.booleans(),
    st.sampled_from([Align.LEFT, Align.CENTER, Align.RIGHT, Align.JUSTIFY]),
    st.sampled_from([Role.BODY] * 5 + [Role.HEADING, Role.LIST, Role.TITLE]),
    st.integers(1, 4),
)
MANUSCRIPTS = st.lists(PARAGRAPHS, max_size=14).map(
    lambda blocks: Manuscript(source="x.docx", sha256="0", blocks=tuple(blocks))
)


@given(MANUSCRIPTS)
@settings(max_examples=150, deadline=None)
def test_no_word_is_lost(given: Manuscript):
    paper = normalize(given, UNREWORDED)
    assert words(paper.head + paper.body) == words(given.blocks)


@given(MANUSCRIPTS)
@settings(max_examples=150, deadline=None)
def test_normalizing_twice_changes_nothing_more(given: Manuscript):
    once = normalize(given)
    twice = normalize(again(once))
    assert (twice.head, twice.body) == (once.head, once.body)


def test_a_russian_paper_is_recognised_from_its_codes_to_its_references():
    paper = normalize(
        manuscript(
            p("УДК 343.8  "),
            p("МРНТИ 10.77.91"),
            p(""),
            b("ПРАВО НА ЖАЛОБУ И НПМ В РК"),
            b("ИВАНОВ А.А.^{1}, Петрова Б.В.^{2}"),
            p("^{1}Институт права, г. Астана", CENTER),
            p("^{2}Университет «Өрнек», г. Алматы, p@example.kz", CENTER),
            p("**Аннотация.** " + LONG),
            p("Ключевые слова: жалоба, НПМ, право."),
            b("RIGHT TO COMPLAIN"),
            p("Ivanov A.A., Petrova B.V.", CENTER),
            p("Abstract. The paper treats the right to complain."),
            p("Keywords: complaint, right"),
            b("Введение"),
            p("\t" + LONG + "НПМ - это механизм ,  созданный в РК в 2013-2015 гг."),
            b("СПИСОК ЛИТЕРАТУРЫ:"),
            p("1. Иванов А.А. Право. - М. : Юрист, 2010. - С. 5-10."),
            p("2. Петрова Б.В. Жалоба // Право. 2011."),
        )
    )
    lines = said(paper).replace(LONG.strip().replace("на деле", "на_деле"), "LONG").splitlines()
    assert [line.partition(":")[0] for line in lines] == [
        "codes", "codes", "title", "authors", "affiliation", "affiliation", "abstract", "keywords",
        "title", "authors", "abstract", "keywords",
        "heading 1", "body", "heading 1", "reference [1.]", "reference [2.]",
    ]  # fmt: skip
    assert lines[2] == "title: Право на жалобу и_НПМ в_РК"
    assert lines[13].endswith("НПМ_— это механизм, созданный в_РК в_2013–2015_гг.")
    assert lines[14] == "heading 1: Список литературы"
    assert lines[15] == "reference [1.]: Иванов_А._А. Право._– М. : Юрист, 2010._– С._5–10."
    metadata = paper.metadata
    assert metadata.titles == (("ru", "Право на жалобу и НПМ в РК"), ("en", "Right to complain"))
    assert [(author.name, author.email, author.affiliations) for author in metadata.authors] == [
        ("Иванов А. А.", "", (0,)),
        ("Петрова Б. В.", "p@example.kz", (1,)),
    ]
    assert (metadata.udc, metadata.irsti) == ("343.8", "10.77.91")
    assert dict(metadata.keywords) == {"ru": ("жалоба", "НПМ", "право"), "en": ("complaint", "right")}


def test_without_a_title_the_head_stays_empty_and_the_file_property_serves():
    paper = normalize(manuscript(p(LONG), p(LONG), title="О праве на жалобу"))
    assert paper.head == ()
    assert paper.metadata.title == "О праве на жалобу"


def test_an_empty_manuscript_is_called_by_its_file():
    assert normalize(manuscript()).metadata.title == "paper-name"


def test_every_change_is_entered():
    paper = normalize(manuscript(b("НАЗВАНИЕ СТАТЬИ О ПРАВЕ"), p(LONG + "- и так далее , да")))
    rules = {change.rule for change in paper.changes}
    assert {"recognised-title", "capitals", "blank-before-mark"} <= rules


CORPUS = Path(os.environ.get("PROCEEDINGS_CORPUS", Path(__file__).parents[3] / "shared" / "corpus")) / "A-manuscript"


@pytest.mark.corpus
@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus of real documents is not here")
@pytest.mark.parametrize("path", sorted(CORPUS.glob("*.doc[xm]")), ids=lambda path: path.stem)
def test_real_manuscripts_lose_no_word_and_settle(path: Path):
    _keeps_and_settles(path)


def test_the_sample_loses_no_word_and_settles(tmp_path: Path):
    from proceedings.sample import write_sample

    for path in write_sample(tmp_path):
        if path.suffix == ".docx":
            _keeps_and_settles(path)


def _keeps_and_settles(path: Path) -> None:
    from proceedings.collect import read_manuscript

    given = read_manuscript(path)
    plain = normalize(given, UNREWORDED)
    assert words(plain.head + plain.body) == words(given.blocks)
    for key, note in given.notes.items():
        assert words(plain.notes[key].blocks) == words(note.blocks)
    once = normalize(given)
    twice = normalize(again(once))
    assert (twice.head, twice.body) == (once.head, once.body)


def test_what_was_recognised_says_where_and_how_sure():
    front = (
        p("УДК 343.8"),
        b("О ПРАВЕ НА ЖАЛОБУ"),
        p("Иванов А.А.", CENTER),
        p("Аннотация. Коротко о праве на жалобу."),
    )
    body = (p("Введение", bold=True), p(LONG), p("Литература", bold=True), p("1. Ли А. Право. – М.: Юрист, 2011."))
    numbered = tuple(
        replace(block, place=Place(part="body", paragraph=number)) for number, block in enumerate((*front, *body), 1)
    )
    paper = normalize(manuscript(*numbered))
    found = [(each.field, each.lang, each.place.paragraph) for each in paper.recognised]
    assert found == [
        ("codes", "ru", 1),
        ("title", "ru", 2),
        ("authors", "ru", 3),
        ("abstract", "ru", 4),
        ("heading", "ru", 5),
        ("heading", "ru", 7),
        ("references", "ru", 8),
    ]
    assert all(each.confidence > 0.9 for each in paper.recognised)
    assert normalize(again(paper)).recognised == ()


def test_a_title_that_was_guessed_is_less_sure():
    paper = normalize(manuscript(p("О праве на жалобу и его границах"), p(LONG), p(LONG), p(LONG)))
    assert [(each.field, each.confidence) for each in paper.recognised] == [("title", 0.4)]


def test_a_letter_that_the_author_saw_large_stays_large():
    look = CharStyle(caps=True, bold=True)
    title = Paragraph(content=(Run(text="Тесты с использованием языка r", style=look),), align=CENTER)
    assert normalize(manuscript(title, p("Иванов А.А.", CENTER), p(LONG))).metadata.title.endswith("языка R")


def test_a_typed_number_goes_on_with_the_list_above_it():
    above = [p(f"шаг {number}", role=Role.LIST, label=f"{number}.") for number in (1, 2)]
    paper = normalize(manuscript(p(LONG), *above, p("3. шаг последний"), p(LONG), p("5. не шаг")))
    assert [line.partition(":")[0] for line in said(paper).splitlines()[1:5]] == [
        "list 0 [1.]",
        "list 0 [2.]",
        "list 0 [3.]",
        "body",
    ]
    assert said(paper).endswith("5. не шаг")

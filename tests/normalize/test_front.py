import pytest

from proceedings.model.blocks import Block, Cell, Paragraph, Role, Row, Table, TextBox
from proceedings.model.paper import Author
from proceedings.normalize import normalize
from tests.normalize.build import CENTER, RIGHT, b, lines_of, manuscript, p

LONG = "Всякое право стоит ровно столько, сколько стоит средство его защиты, и это известно давно. " * 5


def head(*blocks: Block) -> list[str]:
    """Return the head of a paper that begins with `blocks`, in lines."""
    paper = normalize(manuscript(*blocks, p("Введение"), p(LONG), p(LONG)))
    return [line for paragraph in paper.head for line in lines_of(paragraph)]


def authors(*blocks: Block) -> tuple[tuple[Author, ...], tuple[str, ...]]:
    """Return the authors and places of work of a paper that begins with `blocks`."""
    metadata = normalize(manuscript(*blocks, p("Введение"), p(LONG), p(LONG))).metadata
    return metadata.authors, metadata.affiliations


def test_a_block_of_authors_on_the_right_stands_below_the_title():
    lines = head(
        p("Ли Анна Павловна,", RIGHT),
        p("старший преподаватель", RIGHT),
        p("Академия права, г. Астана", RIGHT),
        p("Ким Б.В.", RIGHT),
        b("Право на жалобу"),
    )
    assert lines == [
        "title: Право на жалобу",
        "authors: Ли Анна Павловна",
        "affiliation: старший преподаватель",
        "affiliation: Академия права, г._Астана",
        "authors: Ким_Б._В.",
    ]


def test_places_of_work_are_told_by_their_marks():
    people, places = authors(
        b("Право на жалобу"),
        p("А.Б. Ли^{1}, В.Г. Ким^{1,2}*", CENTER),
        p("^{1}Институт права, г. Астана", CENTER),
        p("^{2} Академия МВД, г. Алматы", CENTER),
        p("*e-mail: kim@example.kz", CENTER),
    )
    assert places == ("Институт права, г. Астана", "Академия МВД, г. Алматы")
    assert [(author.name, author.email, author.affiliations) for author in people] == [
        ("А. Б. Ли", "", (0,)),
        ("В. Г. Ким", "kim@example.kz", (0, 1)),
    ]


def test_a_paragraph_may_tell_all_of_an_author():
    people, places = authors(
        b("Право на жалобу"),
        p("Лиев Анвар Петрович, студент 3 курса, Институт права, г. Астана, a.li@example.kz"),
        p("Научный руководитель: Кимов Б.В., к.ю.н., доцент"),
    )
    assert [(author.name, author.email) for author in people] == [("Лиев Анвар Петрович", "a.li@example.kz")]
    assert places == ("Институт права, г. Астана",)


@pytest.mark.parametrize("between", ["; ", "\n", " ;\n"])
def test_persons_told_in_one_paragraph_are_set_apart(between: str):
    told = ("Ли Анна Павловна, к.ю.н., доцент, Институт права (Астана, Казахстан), a.li@example.org",
            "Ким Борис Викторович – магистр, Академия права, г. Алматы")  # fmt: skip
    blocks = (b("Право на жалобу"), p(between.join(told), CENTER))
    assert head(*blocks) == [
        "title: Право на жалобу",
        "authors: Ли Анна Павловна",
        "affiliation: к.ю.н., доцент, Институт права (Астана, Казахстан), a.li@example.org",
        "authors: Ким Борис Викторович",
        "affiliation: магистр, Академия права, г._Алматы",
    ]
    people, places = authors(*blocks)
    assert [(person.name, person.email, person.affiliations) for person in people] == [
        ("Ли Анна Павловна", "a.li@example.org", (0,)),
        ("Ким Борис Викторович", "", (1,)),
    ]
    assert places == ("Институт права (Астана, Казахстан)", "Академия права, г. Алматы")


@pytest.mark.parametrize(
    "line",
    [
        "Ли А.П., Ким Б.В., Институт права, Астана",
        "Ли А.П.; Ким Б.В.",
        "Ли Анна Павловна (к.ю.н.), Ким Борис Викторович (доцент)",
        "Ли А.П., доцент, Ким Б.В., доцент, Институт права",
        "Научный руководитель: Ли А.П., профессор",
    ],
)
def test_other_lines_of_names_stay_whole(line: str):
    lines = head(b("Право на жалобу"), p(line, CENTER))
    assert len(lines) == 2


def test_labels_are_bold_and_stand_before_their_text():
    paper = normalize(
        manuscript(
            b("Құқық және шағым"),
            p("Аңдатпа", CENTER, bold=True),
            p("Мақалада шағымдану құқығы қарастырылады және ұсыныстар айтылады."),
            p("Түйін сөздер: құқық, шағым"),
            p("Кіріспе"),
            p("Мақалада шағымдану құқығы мен оның қамтамасыз етілуі туралы айтылады. " * 6),
        )
    )
    abstract = next(paragraph for paragraph in paper.head if paragraph.role is Role.ABSTRACT)
    label = abstract.content[0]
    assert (label.text, label.style.bold) == ("Аңдатпа.", True)  # type: ignore[union-attr]
    assert paper.lang == "kk"
    assert dict(paper.metadata.keywords) == {"kk": ("құқық", "шағым")}


def test_groups_of_other_languages_follow_the_papers_own():
    lines = head(
        b("THE RIGHT TO COMPLAIN"),
        p("Abstract. The paper treats the right to complain."),
        p("Keywords: right"),
        b("ПРАВО НА ЖАЛОБУ"),
        p("Аннотация. В статье рассмотрено право на жалобу."),
        p("Ключевые слова: право"),
    )
    assert [line.partition(":")[0] for line in lines] == ["title", "abstract", "keywords"] * 2
    assert lines[0] == "title: Право на жалобу"
    assert lines[3] == "title: The right to complain"


def test_a_title_over_several_lines_is_one():
    lines = head(b("ПРАВО НА ЗАЩИТУ"), b("И СРЕДСТВО ЕЁ"), p("А.Б. Ли", CENTER))
    assert lines == ["title: Право на защиту и_средство её", "authors: А._Б._Ли"]


def test_an_unlabelled_abstract_is_known_by_the_keywords_below():
    assert [line.partition(":")[0] for line in head(b("Право на жалобу"), p(LONG), p("Ключевые слова: право"))] == [
        "title",
        "abstract",
        "keywords",
    ]


def test_the_name_of_an_institution_is_no_title():
    lines = head(b("МИНИСТЕРСТВО ОБРАЗОВАНИЯ И НАУКИ"), b("Право на жалобу"), p("А.Б. Ли", CENTER))
    assert lines == ["codes: МИНИСТЕРСТВО ОБРАЗОВАНИЯ И_НАУКИ", "title: Право на жалобу", "authors: А._Б._Ли"]


@pytest.mark.parametrize(
    "line",
    [
        "Секция 2. Современные проблемы права",
        "1-СЕКЦИЯ. ЖАРАТЫЛЫСТАНУ ҒЫЛЫМДАРЫ",
        "Материалы XII Международной научной конференции",
        "«Ғылым және өмір» атты халықаралық ғылыми-тәжірибелік конференция",
        "АВТОРЕФЕРАТ",
        "Минск 2018",
    ],
)
def test_what_stands_above_a_title_is_no_title(line: str):
    lines = head(b(line), b("Право на жалобу"), p("А.Б. Ли", CENTER))
    assert [each.partition(":")[0] for each in lines] == ["codes", "title", "authors"]
    assert lines[1] == "title: Право на жалобу"


@pytest.mark.parametrize(
    "place",
    [
        "Л. Н. Гумилев атындағы Еуразия ұлттық университеті",
        "Абай атындағы ҚазҰПУ, Астана қ.",
        "L. N. Gumilyov Eurasian National University",
        "КазНУ им. аль-Фараби",
    ],
)
def test_the_name_that_an_institution_bears_is_no_author(place: str):
    people, places = authors(b("Право на жалобу"), p("Ким Б.В.", CENTER), p(place, CENTER))
    assert [author.name for author in people] == ["Ким Б. В."]
    assert places == (place,)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Айгерім Әбенова", "Айгерім Әбенова"),
        ("з.ғ.к., доцент Ж.М. Үсенова", "Ж. М. Үсенова"),
        ("Doctor of Technical Sciences Y. Serikbayev", "Y. Serikbayev"),
        ("Sean P. O’Connor – Associate Professor", "Sean P. O’Connor"),
        ("E. Yilmaz, Associate Professor", "E. Yilmaz"),
    ],
)
def test_persons_are_told_from_posts_and_titles(line: str, name: str):
    people, _ = authors(b("Право на жалобу"), p(line, CENTER, bold=True))
    assert [author.name for author in people] == [name]


def test_abstracts_behind_the_references_come_to_the_front():
    paper = normalize(
        manuscript(
            b("ПРАВО НА ЖАЛОБУ"),
            p("Ким Б.В.", CENTER),
            p("Аннотация. В статье рассмотрено право на жалобу."),
            p("Введение", bold=True),
            p(LONG),
            b("Список литературы"),
            p("1. Ли А. Право. – М.: Юрист, 2011. – 10 с."),
            p("2. Ли А. Закон. – М.: Юрист, 2012. – 12 с."),
            b("THE RIGHT TO COMPLAIN"),
            p("Kim B.V.", CENTER),
            p("Abstract. The paper treats the right to complain."),
            p("Keywords: right"),
        )
    )
    group = [Role.TITLE, Role.AUTHORS, Role.ABSTRACT]
    assert [line.role for line in paper.head] == [*group, *group, Role.KEYWORDS]
    assert dict(paper.metadata.titles) == {"ru": "Право на жалобу", "en": "The right to complain"}
    assert [block.role for block in paper.body if isinstance(block, Paragraph)][-2:] == [Role.REFERENCE] * 2


def test_a_front_in_a_borderless_table_is_read():
    cells = [p("УДК 343.8"), b("ПРАВО НА ЖАЛОБУ"), p("Ким Б.В.", CENTER)]
    rows = tuple(Row(cells=((0, Cell(blocks=(cell,))),)) for cell in cells)
    lines = head(Table(rows=rows, widths=(400.0,), ruled=False))
    assert [line.partition(":")[0] for line in lines] == ["codes", "title", "authors"]
    boxed = head(TextBox(blocks=tuple(cells)))
    assert boxed == lines


def test_a_table_above_or_amid_the_front_is_kept_below_it():
    words = Cell(blocks=(p("Министерство юстиции"), p("Выпуск 3")))
    table = Table(rows=(Row(cells=((0, words), (1, Cell(blocks=(p("Том 5"),))))),), widths=(200.0, 200.0), ruled=False)
    front = [p("УДК 343.8"), b("ПРАВО НА ЖАЛОБУ"), p("Ким Б.В.", CENTER), p("Аннотация. В статье рассмотрено право.")]
    for at in range(4):
        paper = normalize(manuscript(*front[:at], table, *front[at:], p("Введение"), p(LONG), p(LONG)))
        assert [paragraph.role for paragraph in paper.head] == [Role.CODES, Role.TITLE, Role.AUTHORS, Role.ABSTRACT], at
        assert isinstance(paper.body[0], Table)


def test_text_without_a_front_keeps_an_empty_head():
    assert head() == []
    paper = normalize(manuscript(p("УДК 343.8"), p(LONG), p(LONG)))
    assert paper.head == ()
    assert isinstance(paper.body[0], Paragraph)
    assert paper.body[0].role is Role.CODES
    assert paper.metadata.udc == "343.8"


def test_a_greeting_names_who_signs_it():
    paper = normalize(
        manuscript(b("ПРИВЕТСТВЕННОЕ СЛОВО"), p(LONG), p(LONG), p("Лиева Анна Петровна,\nпредседатель", RIGHT))
    )
    assert paper.metadata.title == "Приветственное слово"
    assert [author.name for author in paper.metadata.authors] == ["Лиева Анна Петровна"]


@pytest.mark.parametrize(
    "line",
    [
        "Уважаемые участники конференции! Дорогие коллеги!",
        "ГЛУБОКОУВАЖАЕМЫЕ КОЛЛЕГИ!",
        "Аса құрметті әріптестер!",
        "Dear colleagues,",
    ],
)
def test_whom_a_greeting_speaks_to_is_no_title(line: str):
    paper = normalize(manuscript(b("ПРИВЕТСТВЕННОЕ СЛОВО"), b(line), p(LONG), p(LONG)))
    assert paper.metadata.title == "Приветственное слово"
    assert isinstance(paper.body[0], Paragraph)
    assert paper.body[0].role is Role.BODY


def test_a_name_may_be_broken_over_two_lines():
    people, _ = authors(b("Право на жалобу"), p("Ковалёв\nИгорь Сергеевич", CENTER))
    assert [author.name for author in people] == ["Ковалёв Игорь Сергеевич"]
    people, places = authors(b("Право на жалобу"), p("И.С. Ковалёв\nИнститут права", CENTER))
    assert ([author.name for author in people], places) == (["И. С. Ковалёв"], ("Институт права",))

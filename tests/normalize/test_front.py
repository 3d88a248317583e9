from proceedings.model.blocks import Block, Paragraph, Role
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
        "authors: Ли Анна Павловна,",
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
    assert lines[0] == "title: Право на жалобу"
    assert lines[2].startswith("affiliation")


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

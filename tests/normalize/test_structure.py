from proceedings.model.blocks import Block, Cell, Figure, Paragraph, Role, Row, Table, TextBox
from proceedings.model.text import CharStyle, Run
from proceedings.normalize.ledger import Ledger
from proceedings.normalize.structure import structured
from proceedings.normalize.tidy import tidied
from tests.normalize.build import CENTER, RIGHT, b, formula, lines_of, p, picture

LONG = "Всякое право стоит ровно столько, сколько стоит средство его защиты, и это известно давно. " * 5


def read(*blocks: Block) -> list[str]:
    """Return the structure of `blocks` in lines."""
    found = structured(tidied(blocks, Ledger()), Ledger(), front=True)
    return [line.replace(LONG.strip(), "LONG").rstrip() for block in found for line in lines_of(block)]


def table(*rows: tuple[Paragraph, ...], ruled: bool = True) -> Table:
    """Return a table of one paragraph a cell."""
    made = tuple(Row(cells=tuple(enumerate(Cell(blocks=(cell,)) for cell in row))) for row in rows)
    return Table(rows=made, widths=tuple(0.0 for _ in rows[0]), ruled=ruled)


def shown(*parts: object) -> Paragraph:
    """Return a paragraph of pictures, formulas and text."""
    content = tuple(Run(text=part) if isinstance(part, str) else part for part in parts)
    return Paragraph(content=content)  # type: ignore[arg-type]


GRID = table((p("а"), p("б")), (p("1"), p("2")))


def test_headings_are_known_by_bold_capitals_numbers_and_words():
    assert read(b("Введение"), p(LONG), b("1. Постановка вопроса."), p(LONG), p("1.1 Опыт стран"), p(LONG)) == [
        "heading 1: Введение",
        "body: LONG",
        "heading 1 [1.]: Постановка вопроса",
        "body: LONG",
        "heading 2 [1.1]: Опыт стран",
        "body: LONG",
    ]


def item(label: str, words: str, *, bold: bool = False) -> Paragraph:
    """Return an item of a list, as Word numbers it."""
    return p(words, bold=bold, role=Role.LIST, label=label, level=label.count("."))


def test_headings_that_word_numbers_as_a_list_are_headings():
    lines = read(
        item("1.", "Введение", bold=True),
        p(LONG),
        item("2.", "Основные понятия", bold=True),
        item("2.1.", "Право на жалобу"),
        p(LONG),
        item("2.2.", "Сроки ответа"),
        p(LONG),
    )
    assert [line for line in lines if not line.startswith("body")] == [
        "heading 1 [1.]: Введение",
        "heading 1 [2.]: Основные понятия",
        "heading 2 [2.1.]: Право на жалобу",
        "heading 2 [2.2.]: Сроки ответа",
    ]


def test_items_of_a_list_with_several_levels_stay_items():
    lines = read(
        p(LONG),
        item("1.", "Поручить комитету:"),
        item("1.1.", "Собрать отчёты"),
        item("1.2.", "Разослать их"),
        item("2.", "Одобрить отчёт"),
        p(LONG),
        item("2.1.", "Считать отчёт за год принятым и разослать его всем участникам до конца месяца."),
        p(LONG),
    )
    assert not [line for line in lines if line.startswith("heading")]


def test_a_stop_may_look_otherwise_than_its_heading():
    bold = Run(text="Постановка вопроса", style=CharStyle(bold=True))
    assert read(Paragraph(content=(bold, Run(text="."))), p(LONG))[0] == "heading 1: Постановка вопроса"


def test_a_quieter_look_is_a_lower_level():
    lines = read(b("Введение"), p(LONG), p("Опыт стран", bold=True), p(LONG), b("Заключение"), p(LONG))
    assert [line for line in lines if line.startswith("heading")] == [
        "heading 1: Введение",
        "heading 2: Опыт стран",
        "heading 1: Заключение",
    ]


def test_a_question_in_bold_capitals_is_a_heading():
    assert read(p(LONG), b("УАҚЫТ ҚАЙДА ЖОҒАЛАДЫ?"), p(LONG))[1].startswith("heading")
    assert read(p(LONG), b("ҚҰРМЕТТІ ӘРІПТЕСТЕР!"), p(LONG))[1].startswith("body")


def test_what_only_resembles_a_heading_stays_text():
    doubtful = (
        p("Важно!", bold=True),
        p("Задачи:", bold=True),
        p("Астана, 2025", bold=True),
        p("x@example.kz", bold=True),
    )
    for paragraph in doubtful:
        assert read(p(LONG), paragraph, p(LONG))[1].startswith("body")
    assert all(line.startswith("body") for line in read(p(LONG), b("Один"), b("Два"), b("Три"), p(LONG)))
    assert read(p(LONG), b("Последнее"))[1].startswith("body")


def test_levels_of_real_headings_begin_at_one():
    def heading(text: str, level: int) -> Paragraph:
        return p(text, role=Role.HEADING, level=level)

    assert read(heading("Часть", 2), p(LONG), heading("Глава", 4), p(LONG)) == [
        "heading 1: Часть",
        "body: LONG",
        "heading 2: Глава",
        "body: LONG",
    ]
    assert read(heading(LONG * 2, 1), p(LONG))[0].startswith("body")


def test_typed_lists_become_lists_and_single_marks_do_not():
    assert read(p("Меры:"), p("1) первая;"), p("- частная;"), p("– ещё одна;"), p("2) вторая.")) == [
        "body: Меры:",
        "list 0 [1)]: первая;",
        "list 1 [-]: частная;",
        "list 1 [–]: ещё одна;",
        "list 0 [2)]: вторая.",
    ]
    assert read(p("2. Право и закон"), p(LONG)) == ["body: 2. Право и закон", "body: LONG"]
    assert read(p("5. Пятое"), p("7. Седьмое")) == ["body: 5. Пятое", "body: 7. Седьмое"]
    assert read(p("Меры:"), p("– одна")) == ["body: Меры:", "list 0 [–]: одна"]
    assert read(p(LONG), p("– Нет, – сказал он")) == ["body: LONG", "body: – Нет, – сказал он"]


def test_captions_of_every_form_join_their_figures():
    for caption in (
        "Рис. 1. Схема",
        "Рисунок 1 – Схема",
        "Рис 1 Схема",
        "Сурет 1. Сызба",
        "1-сурет. Сызба",
        "Fig. 1: Plan",
    ):
        assert read(shown(picture()), p(caption, CENTER)) == [f"figure of 1: {caption}"]


def test_a_sentence_about_a_figure_is_no_caption():
    assert read(shown(picture()), p("Рисунок 1 показывает схему.")) == [
        "figure of 1: -",
        "body: Рисунок 1 показывает схему.",
    ]


def test_captions_of_tables_stand_above_on_one_line_or_more():
    assert read(p("Таблица 1 – Меры"), GRID) == ["table: Таблица 1 – Меры | -"]
    assert read(p("Таблица 1", RIGHT), p("Меры", CENTER), GRID, p("Источник: расчёты")) == [
        "table: Таблица 1 – Меры | Источник: расчёты"
    ]
    assert read(p("Кесте 2."), p("Шаралар", CENTER), p("мен жазалар", CENTER), GRID) == [
        "table: Кесте 2. Шаралар мен жазалар | -"
    ]
    assert read(p(LONG), GRID, p("Ескерту: шартты")) == ["body: LONG", "table: - | Ескерту: шартты"]


def test_pictures_abreast_are_panels_with_their_captions():
    assert read(shown(picture(), "\t", picture()), p("Рис. 1. Было\tРис. 2. Стало")) == [
        "figure of 2: -",
        "  panel: Рис. 1. Было",
        "  panel: Рис. 2. Стало",
    ]
    assert read(shown(picture(), picture()), p("Рис. 1. Было"), p("Рис. 2. Стало"))[1:] == [
        "  panel: Рис. 1. Было",
        "  panel: Рис. 2. Стало",
    ]
    borderless = table((shown(picture()), shown(picture())), (p("Рис. 1. Было"), p("Рис. 2. Стало")), ruled=False)
    assert read(borderless)[0] == "figure of 2: -"
    assert len(read(borderless)) == 3


def test_small_pictures_stay_in_their_line_and_large_ones_follow_it():
    assert read(shown("знак ", picture(12.0), " дороги")) == ["body: знак  дороги"]
    assert read(shown("смотри ", picture(200.0), " здесь")) == ["body: смотри  здесь", "figure of 1: -"]
    assert read(shown(picture(40.0), "\t(1)")) == ["body: \t(1)"]


def test_formulas_with_their_numbers_are_displayed():
    assert read(shown("\t", formula("a=b"), ",\t(1)")) == ["equation (1): a=b,"]
    row = table((p(""), shown(formula("c")), p("( 2 )")), ruled=False)
    assert read(row) == ["equation (2): c"]
    assert read(shown("где ", formula("c"), " (3)")) == ["body: где  (3)"]


def test_layout_tables_and_frames_give_back_what_they_hold():
    assert read(table((p("текст"),), ruled=False)) == ["body: текст"]
    frame = TextBox(blocks=(shown(picture()), p("Рис. 1. Схема")))
    assert read(frame) == ["figure of 1: Рис. 1. Схема"]
    assert read(TextBox(blocks=(p("врезка"),))) == ["box:"]


def test_quotations_and_code_are_told_by_style_indent_and_face():
    assert read(p("Слова", style="Цитата"))[0].startswith("quote")
    assert read(p("«Слова целиком» [1]", left_indent=35.0))[0].startswith("quote")
    assert read(p("Просто слова", left_indent=35.0))[0].startswith("body")
    code = Paragraph(content=(Run(text="  if x:", style=CharStyle(mono=True)),))
    assert read(code) == ["code:   if x:"]


def test_references_begin_at_their_heading_and_end_at_the_next_part():
    lines = read(
        p(LONG),
        p("Пайдаланылған әдебиеттер тізімі:"),
        p("1. Ли А. Право. 2011."),
        p("[2] Ким Б. Закон. 2012."),
        b("References"),
        p("1. Li A. Pravo. 2011."),
        p("Благодарности. Автор благодарит коллег."),
        b("Сведения об авторах"),
        p("Ли А. – юрист."),
    )
    assert lines[1:] == [
        "heading 1: Пайдаланылған әдебиеттер тізімі",
        "reference [1.]: Ли А. Право. 2011.",
        "reference [[2]]: Ким Б. Закон. 2012.",
        "heading 1: References",
        "reference [1.]: Li A. Pravo. 2011.",
        "further: Благодарности. Автор благодарит коллег.",
        "heading 1: Сведения об авторах",
        "further: Ли А. – юрист.",
    ]


def test_references_without_a_heading_are_known_by_their_records():
    records = [p(f"{number}. Ли А. Право. – М.: Юрист, 201{number}. – С. {number}.") for number in range(1, 5)]
    assert [line.partition(" ")[0] for line in read(p(LONG), *records)] == ["body:"] + ["reference"] * 4
    items = [p(f"{number}. сделать шаг") for number in range(1, 5)]
    assert [line.partition(" ")[0] for line in read(p(LONG), *items)] == ["body:"] + ["list"] * 4


def test_a_lone_caption_stays_in_its_place():
    assert read(p(LONG), p("Рис. 1. Схема", CENTER), p(LONG))[1] == "caption: Рис. 1. Схема"
    assert isinstance(structured((shown(picture()),), Ledger(), front=True)[0], Figure)

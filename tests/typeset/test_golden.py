"""Pages of built papers, as text: a change of what is set where shows as a difference to be read."""

from types import MappingProxyType

import pytest

from proceedings.model.blocks import (
    Align,
    Block,
    Cell,
    DisplayEquation,
    Figure,
    Panel,
    Paragraph,
    Role,
    Row,
    Table,
)
from proceedings.model.graphic import Chart, Series
from proceedings.model.math import Equation
from proceedings.model.paper import Metadata, Note, Paper
from proceedings.model.text import CharStyle, InlineEquation, NoteRef, Run, Script
from proceedings.style import load_style
from proceedings.typeset import Setter, set_paper
from proceedings.typeset.proof import proof
from tests.golden import same_as_golden

RU = (
    "Право на жалобу рассматривается не как процессуальная формальность, а как условие существования всех остальных "
    "прав человека, лишённого свободы; её путь проходит через пять узлов, в каждом из которых она может остановиться."
)
KK = (
    "Шағымдану құқығы процестік формальдылық ретінде емес, бас бостандығынан айырылған адамның барлық өзге "
    "құқықтарының іске асу шарты ретінде қарастырылады."
)
EN = (
    "The right to complain is treated not as a procedural formality but as the condition on which every other right "
    "of a detained person depends."
)


def words(text: str, **look: object) -> Run:
    return Run(text=text, style=CharStyle(**look))  # type: ignore[arg-type]


def para(text: str, role: Role = Role.BODY, lang: str = "ru", **more: object) -> Paragraph:
    return Paragraph(content=(Run(text=text),), role=role, lang=lang, **more)  # type: ignore[arg-type]


def paper(*body: Block, head: tuple[Paragraph, ...] = (), notes: dict[str, Note] | None = None) -> Paper:
    return Paper(
        source="built.docx",
        sha256="0" * 64,
        lang="ru",
        metadata=Metadata(),
        head=head,
        body=body,
        notes=MappingProxyType(notes or {}),
    )


def head_in_three_languages() -> Paper:
    head = (
        para("УДК 342.7", Role.CODES),
        para("МРНТИ 10.77.91", Role.CODES),
        para("Право на жалобу и доступ к юридической помощи в местах лишения свободы", Role.TITLE),
        Paragraph(content=(words("Д. А. Ермекова"), words("1", script=Script.SUPER)), role=Role.AUTHORS, lang="ru"),
        para("Степной университет права и управления, г. Караганда", Role.AFFILIATION),
        Paragraph(content=(words("Аннотация. ", bold=True), words(RU)), role=Role.ABSTRACT, lang="ru"),
        Paragraph(content=(words("Ключевые слова: ", bold=True), words("жалоба")), role=Role.KEYWORDS, lang="ru"),
        para("Шағымдану құқығы және заң көмегі", Role.TITLE, "kk"),
        Paragraph(content=(words("Аңдатпа. ", bold=True), words(KK)), role=Role.ABSTRACT, lang="kk"),
        Paragraph(content=(words("Abstract. ", bold=True), words(EN)), role=Role.ABSTRACT, lang="en"),
    )
    return paper(para("Введение", Role.HEADING, level=1), para(RU), head=head)


def lists_and_quotations() -> Paper:
    return paper(
        para("Три меры:"),
        *[para(f"мера {mark}: {RU}", Role.LIST, label=f"{mark})") for mark in "абв"],
        para("вложенный пункт", Role.LIST, label="•", level=1),
        para(KK, Role.QUOTE, "kk"),
        para("print('жалоба')", Role.CODE),
        para("Список литературы", Role.HEADING, level=1),
        *[
            para(f"Ермекова Д. А. Письмо № {n} // Вестник. – 2021. – С. 5–10.", Role.REFERENCE, label=f"{n}.")
            for n in (9, 10)
        ],
    )


def table_with_spans() -> Paper:
    def cell(text: str, columns: int = 1, rows: int = 1, align: Align | None = None) -> Cell:
        return Cell(blocks=(para(text),), columns=columns, rows=rows, align=align)

    rows = (
        Row(cells=((0, cell("Регион", rows=2)), (1, cell("Охват", columns=2))), header=True),
        Row(cells=((1, cell("чел.")), (2, cell("%"))), header=True),
        Row(cells=((0, cell("Северный")), (1, cell("122")), (2, cell("56,7", align=Align.RIGHT)))),
        Row(cells=((0, cell("Западный")), (1, cell("8")), (2, cell("5,25")))),
        Row(cells=((0, cell("Не указан")), (1, cell("–")), (2, cell("–")))),
    )
    caption = para("Таблица 1 – Охват трудом", Role.CAPTION)
    source = para("Источник: расчёт авторов", Role.SOURCE)
    return paper(para(RU), Table(rows=rows, widths=(0.0, 0.0, 0.0), caption=caption, source=source), para(RU))


def notes_and_formulas() -> Paper:
    risk = Equation(mathml="<math><mi>p</mi><mo>=</mo><mfrac><mn>1</mn><mi>n</mi></mfrac></math>", text="p=1/n")
    noted = Paragraph(content=(words(RU), NoteRef(key="a"), words(" Далее "), NoteRef(key="b", mark="*")), lang="ru")
    formula = Paragraph(
        content=(words("при "), InlineEquation(equation=risk), words(" верно всё сказанное")), lang="ru"
    )
    notes = {"a": Note(blocks=(para("См.: Правило 56."),)), "b": Note(blocks=(para(EN, lang="en"),))}
    return paper(noted, DisplayEquation(equations=(risk,), number="(1)"), formula, notes=notes)


def chart_as_figure() -> Paper:
    chart = Chart(
        kind="column",
        title="Охват",
        categories=("Север", "Юг"),
        series=(Series(name="Труд", values=(56.7, 43.7)), Series(name="Учёба", values=(34.4, None))),
        width=300.0,
        height=180.0,
    )
    figure = Figure(panels=(Panel(graphic=chart),), caption=para("Рисунок 1 – Охват", Role.CAPTION))
    return paper(para(RU), figure, para(RU))


CASES = (head_in_three_languages, lists_and_quotations, table_with_spans, notes_and_formulas, chart_as_figure)


@pytest.mark.parametrize("style", ["a5-book", "a4-two-column"])
@pytest.mark.parametrize("case", CASES, ids=[case.__name__ for case in CASES])
def test_pages(case: object, style: str, request: pytest.FixtureRequest) -> None:
    made = set_paper(case(), Setter(load_style(style)))  # type: ignore[operator]
    same_as_golden(f"typeset/{case.__name__}.{style}.txt", proof(made), request)  # type: ignore[attr-defined]

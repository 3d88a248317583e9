"""Twenty-four papers, each with one thing wrong of every kind that editors look for."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass, replace

from PIL import Image

from proceedings.check import NO_LIMITS, Limits, load_limits
from proceedings.model.blocks import Figure, Panel, Role
from proceedings.model.finding import Place
from proceedings.model.paper import Author, Paper
from proceedings.model.setpage import SetPaper
from tests.check.build import (
    BOOK,
    CITES,
    SOUND,
    figure,
    formula_line,
    heading,
    only_body,
    p,
    picture,
    printed,
    ref,
    table,
    with_body,
    with_head,
    with_metadata,
)

LONG = "Бұл мақалада адам құқықтарын қорғаудың ұлттық тетіктері мен олардың даму жолдары қарастырылады. " * 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A paper, what its conference asks and how it was set."""

    paper: Paper
    limits: Limits = NO_LIMITS
    pages: int = 0
    printed: SetPaper | None = None


CASES: dict[str, Callable[[], Case]] = {}


def case(make: Callable[[], Case]) -> Callable[[], Case]:
    """Enter a case under the name of its function."""
    CASES[make.__name__] = make
    return make


@case
def nothing_in_the_head() -> Case:
    return Case(paper=with_metadata(titles=(), authors=(), abstracts=(), keywords=()))


@case
def a_call_of_kazakhstan() -> Case:
    abstracts = (("ru", "О правах."), ("en", "On rights. " * 200))
    paper = with_metadata(
        authors=tuple(Author(name=f"{letter}. Иванов") for letter in "АБВГ"),
        abstracts=abstracts,
        keywords=(("ru", ("право", "суд")), ("en", tuple("abcdefg"))),
    )
    return Case(paper=paper, limits=load_limits("kazakhstan"), pages=11)


@case
def a_journal_by_gost() -> Case:
    return Case(paper=SOUND, limits=load_limits("gost-journal"))


@case
def a_conference_of_the_ieee() -> Case:
    body = (
        p("First [2], then [1], and [3]."),
        ref(1, "A. Author, “On rights,” Journal of Law, vol. 3, pp. 1–9, 2020."),
        ref(2, "B. Author, “On courts,” Journal of Law, vol. 4, 2021."),
        ref(3, "C. Author, Law. https://example.org"),
    )
    return Case(paper=replace(SOUND, body=body), limits=load_limits("ieee"), pages=2)


@case
def codes_mistyped() -> Case:
    return Case(paper=with_head(p("УДК 34З.8", Role.CODES, 1), p("МРНТИ 10.7.51", Role.CODES, 2)))


@case
def a_label_without_its_number() -> Case:
    return Case(paper=with_head(p("УДК/ББК ?", Role.CODES, 1)))


@case
def numbers_with_check_digits() -> Case:
    return Case(
        paper=only_body(
            p("Автор: ORCID 0000-0002-1825-0098, соавтор: 0000-0002-1825-0097.", number=3),
            CITES,
            ref(
                1,
                "Иванов И. И. Право. – Алматы: Жеті жарғы, 2020. – 200 с. – ISBN 978-3-16-148410-1. – ISSN 0378-5956.",
            ),
        )
    )


@case
def a_doi_with_a_blank() -> Case:
    return Case(
        paper=only_body(
            p("См. [1; 2].", number=3),
            ref(1, "Smith J. Law // Review. 2020. Vol. 1. P. 3–9. doi: 10.1136/ bmj.2021"),
            ref(2, "Smith J. Law // Review. 2021. Vol. 2. P. 3–9. https://doi.org/https://doi.org/10.1111/cogs.12474"),
        )
    )


@case
def a_language_not_declared() -> Case:
    kazakh = p(LONG, number=4, lang="kk")
    return Case(paper=with_body(kazakh, replace(kazakh, place=Place(part="body", paragraph=5, excerpt="Бұл мақалада"))))


@case
def a_language_not_taken() -> Case:
    return Case(paper=replace(SOUND, lang="uk"), limits=Limits(languages=("kk", "ru", "en")))


@case
def an_empty_section() -> Case:
    return Case(
        paper=with_body(
            heading("Методы", label="1."),
            heading("Результаты", label="2."),
            p("Вот они."),
            heading("Выводы", label="3."),
        )
    )


@case
def formulas_as_pictures() -> Case:
    return Case(
        paper=with_body(formula_line("  (1)"), p("Подставим:"), figure(width=200, height=40), p("где x – доля дел."))
    )


@case
def no_captions() -> Case:
    return Case(paper=with_body(figure(number=20), table(number=2)))


@case
def no_captions_at_all() -> Case:
    pictures = tuple(figure(number=number) for number in range(20, 26))
    return Case(paper=with_body(*pictures, *[table(number=number) for number in range(1, 7)]))


@case
def numbers_out_of_order() -> Case:
    return Case(
        paper=with_body(
            p("На рис. 1, 2 и 3 и в табл. 1 и 2 показано."),
            figure("Рисунок 1 – Первый"),
            figure("Рисунок 3 – Третий", number=21),
            figure("Рисунок 2 – Второй", number=22),
            table("Таблица 1 – Первая"),
            table("Таблица 1 – Ещё раз первая", number=2),
        )
    )


@case
def never_mentioned() -> Case:
    return Case(
        paper=with_body(
            p("Как видно из рис. 2 и таблицы 1."),
            figure("Рисунок 1 – Первый"),
            figure("Рисунок 2 – Второй", number=21),
            table("Таблица 1 – Первая"),
            table("Таблица 2 – Вторая", number=2),
        )
    )


@case
def mentioned_out_of_order() -> Case:
    return Case(
        paper=with_body(
            p("Сначала рис. 2 и таблица 2.", number=3),
            p("Потом рис. 1 и таблица 1.", number=4),
            figure("Рисунок 1 – Первый"),
            figure("Рисунок 2 – Второй", number=21),
            table("Таблица 1 – Первая"),
            table("Таблица 2 – Вторая", number=2),
        )
    )


@case
def mentioned_and_not_there() -> Case:
    return Case(
        paper=with_body(
            p("См. рис. 1 и 4, таблицы 1 и 3.", number=3), figure("Рисунок 1 – Первый"), table("Таблица 1 – Первая")
        )
    )


def photograph() -> bytes:
    """Return a small photograph with the place where it was taken."""
    exif = Image.Exif()
    exif.get_ifd(0x8825).update({1: "N", 2: (51.0, 8.0, 0.0), 3: "E", 4: (71.0, 26.0, 0.0)})
    out = io.BytesIO()
    Image.new("RGB", (100, 100), (200, 10, 10)).save(out, "JPEG", exif=exif)
    return out.getvalue()


@case
def a_poor_photograph_that_tells_its_place() -> Case:
    paper = with_body(p("На рисунке – колония."), figure("Рисунок 1 – Колония"))
    data = photograph()
    return Case(paper=replace(paper, media={"m": data}), printed=printed(144.0, data, mime="image/jpeg"))


@case
def many_poor_pictures() -> Case:
    panels = tuple(Panel(graphic=picture(media=f"m{number}")) for number in range(5))
    figures = Figure(panels=panels, caption=p("Рисунок 1 – Виды", Role.CAPTION), place=Place(part="body", paragraph=20))
    sets = printed(144.0, photograph(), mime="image/jpeg")
    items = tuple(replace(item, media=f"m{number}") for number in range(5) for item in sets.pages[0].items)  # type: ignore[type-var]
    media = {f"m{number}": ("image/jpeg", photograph()) for number in range(5)}
    return Case(
        paper=with_body(p("На рис. 1 показаны виды."), figures),
        printed=replace(sets, pages=(replace(sets.pages[0], items=items),), media=media),
    )


@case
def citations_without_a_list() -> Case:
    return Case(paper=only_body(p("Как показано в [3, с. 12; 4].")))


@case
def no_sources_at_all() -> Case:
    return Case(paper=only_body(p("Без ссылок.")))


@case
def citations_and_list_disagree() -> Case:
    return Case(
        paper=only_body(
            p("Об этом писали [1, с. 5; 2] и [7].", number=3),
            BOOK,
            ref(2, "Петров П. П. Суд. – Астана: Фолиант, 2021. – 100 с."),
            ref(3, "Сидоров С. С. Закон. – Астана: Фолиант, 2022. – 90 с."),
        )
    )


@case
def a_list_that_nobody_cites() -> Case:
    return Case(paper=only_body(p("Без ссылок."), BOOK))


@case
def a_source_twice() -> Case:
    return Case(
        paper=only_body(
            p("Об этом [1; 2].", number=3),
            BOOK,
            ref(2, "Иванов И.И. Книга о праве. Алматы, Жеті жарғы, 2020. 200 с."),
        )
    )


@case
def records_that_lack_something() -> Case:
    return Case(
        paper=only_body(
            p("Об этом [1–7].", number=3),
            ref(1, "Иванов И. И. Книга о праве. – 200 с."),
            ref(2, "Петров П. П. О суде // Вестник права. – 2020. – № 3."),
            ref(3, "Статистика преступности. – URL: https://stat.gov.kz"),
            ref(4, "Уголовный кодекс Республики Казахстан."),
            ref(5, "Сериков С. С. Пробация: дис. … канд. юрид. наук."),
            ref(6, "https://www.example.org/page"),
            ref(7, "Ахметова Д. Қылмыстық құқық // Заң және заман. – Б. 21–27."),
        )
    )

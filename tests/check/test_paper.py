"""Papers with one thing missing, and what is said of it."""

from dataclasses import replace

from proceedings.check import Limits, check_paper, load_limits
from proceedings.model.blocks import Block, Cell, Figure, Panel, Paragraph, Role, Row, Table
from proceedings.model.finding import Finding, Place, Severity
from proceedings.model.graphic import Picture
from proceedings.model.paper import Author, Metadata, Note, Paper
from proceedings.model.text import Run


def _text(text: str, role: Role = Role.BODY) -> Paragraph:
    return Paragraph(content=(Run(text=text),), role=role, place=Place(part="body", paragraph=7))


REFERENCE = _text("Иванов И. И. Книга. – Алматы, 2020.", Role.REFERENCE)
SOUND = Paper(
    source="ivanov.docx",
    sha256="1",
    lang="ru",
    metadata=Metadata(
        titles=(("ru", "Права человека"),),
        authors=(Author(name="И. И. Иванов"),),
        abstracts=(("ru", "О правах."),),
        keywords=(("ru", ("право", "суд")),),
    ),
    head=(),
    body=(_text("Об этом писали [1, с. 5]."), REFERENCE),
)


def _codes(paper: Paper, limits: Limits | None = None, **more: int | str) -> list[str]:
    return [finding.code for finding in check_paper(paper, limits or Limits(), **more)]  # type: ignore[arg-type]


def _with(**facts: object) -> Paper:
    return replace(SOUND, metadata=replace(SOUND.metadata, **facts))  # type: ignore[arg-type]


def _body(*blocks: Block) -> Paper:
    return replace(SOUND, body=(*blocks, REFERENCE))


def _table(rows: int, columns: int, *, ruled: bool = True) -> Table:
    cells = tuple((column, Cell(blocks=())) for column in range(columns))
    return Table(rows=(Row(cells=cells),) * rows, widths=(0.0,) * columns, ruled=ruled, place=Place(part="table 1"))


def _figure(width: float, caption: Paragraph | None = None) -> Figure:
    picture = Picture(media="1", mime="image/png", width=width, height=width)
    return Figure(panels=(Panel(graphic=picture),), caption=caption)


def test_a_sound_paper_passes():
    assert _codes(SOUND) == []


def test_the_front_block_is_complete():
    assert _codes(_with(titles=())) == ["check.no-title"]
    assert _codes(_with(authors=())) == ["check.no-authors"]
    assert _codes(_with(abstracts=(("en", "On rights."),))) == ["check.no-abstract"]


def test_what_was_recognised_but_not_taken_apart_counts():
    head = (_text("Название", Role.TITLE), _text("И. И. Иванов", Role.AUTHORS), _text("О правах.", Role.ABSTRACT))
    assert _codes(replace(_with(titles=(), authors=(), abstracts=()), head=head)) == []


def test_greetings_need_nothing():
    assert _codes(_with(titles=(), authors=(), abstracts=()), kind="greetings") == []


def test_data_tables_and_figures_want_captions():
    assert _codes(_body(_table(3, 3))) == ["check.table-caption"]
    assert _codes(_body(_table(1, 3), _table(3, 1), _table(3, 3, ruled=False))) == []
    assert _codes(_body(replace(_table(3, 3), caption=_text("Таблица 1 – Числа")))) == []
    assert _codes(_body(_figure(300))) == ["check.figure-caption"]
    assert _codes(_body(_figure(50), _figure(300, _text("Рисунок 1")))) == []


def test_sources_are_listed():
    assert _codes(replace(SOUND, body=(_text("Как показано в [3, с. 12; 4]."),))) == ["check.no-references"]
    assert _codes(replace(SOUND, body=(_text("Без ссылок."),))) == ["check.no-sources"]
    assert _codes(replace(SOUND, body=(_text("С примечанием."),), notes={"1": Note(blocks=())})) == []


def test_findings_of_earlier_stages_pass_through():
    finding = Finding(severity=Severity.WARNING, code="collect.comments")
    assert check_paper(replace(SOUND, findings=(finding,))) == (finding,)


def test_limits_of_a_call_for_papers():
    limits = load_limits("kazakhstan")
    assert _codes(SOUND, limits, pages=12) == [
        "check.no-abstract",
        "check.no-abstract",
        "check.abstract-length",
        "check.keywords-count",
        "check.pages",
    ]
    assert _codes(_with(authors=(Author(name="И. И. Иванов"),) * 4), replace(Limits(), authors=(1, 3))) == [
        "check.many-authors",
    ]

"""A small volume, and small papers set by hand, for the tests of this room."""

import io

from PIL import Image as Picture

from proceedings.bind.streams import write_pages
from proceedings.bind.volume import BoundPaper
from proceedings.model.paper import Author, Metadata
from proceedings.model.setpage import Destination, Heading, Image, Kind, Link, Node, Rule, SetPage, SetPaper
from proceedings.model.text import Run
from proceedings.model.volume import Event, PaperId, Person, Section, Volume, Words
from proceedings.style import Style
from proceedings.typeset.setter import Setter

TITLES = (
    ("ru", "Независимый мониторинг мест принудительного содержания: основания, полномочия и практика взаимодействия"),
    ("kk", "Қылмыстық-атқару жүйесіндегі медициналық көмек: ұйымдастыру, қаржыландыру және бақылау"),
    ("en", "Community sanctions and restorative justice"),
)
BODY = "Адам құқықтары мен бостандықтары әрбір ұлт өкілінің теңдігін қамтамасыз етеді: слова и буквы № 1."

EVENT = Event(
    title=Words(ru="Права человека", kk="Адам құқықтары", en="Human Rights"),
    subtitle=Words(ru="Материалы конференции", kk="Конференция материалдары"),
    place=Words(ru="Астана"),
    date="2025-12-10",
    year="2025",
    city=Words(ru="Астана"),
    publisher=Words(ru="Издательство «Образец»"),
    organisers=(Words(ru="Национальный центр"),),
    editors=(Person(name=Words(ru="Т. Ж. Образцова"), degree=Words(ru="доктор наук")),),
    isbn="978-601-00-0000-1",
    udc="342.7",
    bbk="67.400",
)


def png(mode: str = "RGB", size: tuple[int, int] = (7, 5), **options: object) -> bytes:
    """Return a picture with every pixel another colour."""
    picture = Picture.new("RGBA", size)
    picture.putdata([(index * 7 % 256, index * 3 % 256, 99, 40 + index) for index in range(size[0] * size[1])])
    out = io.BytesIO()
    (picture if mode == "RGBA" else picture.convert("RGB").convert(mode)).save(out, "PNG", **options)
    return out.getvalue()


def set_paper(setter: Setter, lang: str, title: str, pages: int) -> SetPaper:
    """Set a paper of so many pages, each with a paragraph, a rule, a picture and links."""
    style = setter.style
    width = style.page.measure
    made: list[SetPage] = []
    nodes: list[Node] = []
    for number in range(pages):
        text, look = (BODY, style.text["body"]) if number else (title, style.text["title"])
        own = len(nodes)
        nodes += [Node(Kind.P if number else Kind.H1, -1), Node(Kind.P, -1), *[Node(Kind.LINK, own + 1)] * 2]
        nodes.append(Node(Kind.FIGURE, -1, "", "Picture"))
        items = setter.paragraph((Run(text=text),), look, width, lang=lang, node=own).lines
        links = [setter.line("см.", style.text["body"], x=x, node=own + 2 + k, y=9) for k, x in enumerate((0, 30))]
        picture = Image(0.0, 120.0, 70.0, 50.0, "p", own + 4)
        made.append(
            SetPage(
                (*items, Rule(0.0, 100.0, 56.0, 0.5), *links, picture),
                (Link(0, 0, 20, 10, "https://example.org/ә", own + 2), Link(30, 0, 20, 10, "#last", own + 3)),
                (Destination("last", 44.0),) if number == pages - 1 else (),
            )
        )
    return SetPaper(
        pages=tuple(made),
        nodes=tuple(nodes),
        headings=(Heading(1, "Введение", 0, 60.0), Heading(2, "Мелочь", 0, 70.0), Heading(1, "Итог", pages - 1, 30.0)),
        glyphs=setter.glyphs_used(),
        media={"p": ("image/png", png())},
        lang=lang,
    )


def bound_paper(setter: Setter, number: int, pages: int) -> BoundPaper:
    """Return a written paper with title and authors."""
    lang, title = TITLES[number % len(TITLES)]
    authors = tuple(Author(name=f"А. Б. Автор{letter}") for letter in "абв"[: 1 + number % 3])
    metadata = Metadata(titles=((lang, title),), authors=authors)
    return BoundPaper(metadata=metadata, lang=lang, pages=write_pages(set_paper(setter, lang, title, pages)))


def small_volume(setter: Setter) -> tuple[Volume, dict[PaperId, BoundPaper]]:
    """Return greetings and two sections with five papers; a sixth could not be read."""
    keys = [PaperId(f"{folder}/{name}.docx") for folder in ("0", "1", "2") for name in ("a", "b")]
    papers = {key: bound_paper(setter, number, 1 + number % 3) for number, key in enumerate(keys[:-1])}
    chairs = (Person(name=Words(ru="В. Г. Председатель"), post=Words(ru="заведующий кафедрой")),)
    sections = (
        Section(name="0", title=Words(ru="Приветствия"), papers=tuple(keys[:2]), kind="greetings"),
        Section(name="1", title=Words(ru="Стандарты", kk="Стандарттар", en="Standards"), papers=tuple(keys[2:4])),
        Section(name="2", title=Words(ru="Пробация", kk="Пробация"), papers=tuple(keys[4:]), chairs=chairs),
    )
    return Volume(event=EVENT, sections=sections, lang="ru", style=setter.style.name), papers


def house(name: str = "a5-book") -> Style:
    """Return a house style."""
    from proceedings.style import load_style

    return load_style(name)

"""Manuscripts of every kind that authors send, invented by a seeded generator, each with what is true of it.

Patterns and their shares follow what was measured on 65 real manuscripts; what those never showed but calls for papers
ask for (three languages, codes of Kazakhstan, section names above the title) is varied evenly.
"""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from proceedings.model.blocks import Align, Block, Cell, Paragraph, Role, Row, Table, TextBox
from proceedings.model.finding import Place
from proceedings.model.paper import Manuscript
from proceedings.model.text import CharStyle, Inline, Run, Script
from tests.normalize import variety_words as words
from tests.normalize.variety_body import body_of

LANGS = ("kk", "ru", "en")


@dataclass(slots=True)
class Truth:
    """What is true of a manuscript; texts as typed, in proper case."""

    kind: str = ""
    lang: str = ""
    titles: dict[str, str] = field(default_factory=dict)
    authors: list[str] = field(default_factory=list)
    affiliations: list[str] = field(default_factory=list)
    work: set[tuple[str, str]] = field(default_factory=set)
    """(author, place of work)."""
    emails: set[tuple[str, str]] = field(default_factory=set)
    orcids: set[tuple[str, str]] = field(default_factory=set)
    abstracts: dict[str, str] = field(default_factory=dict)
    keywords: dict[str, tuple[str, ...]] = field(default_factory=dict)
    udc: str = ""
    irsti: str = ""
    doi: str = ""
    headings: list[str] = field(default_factory=list)
    captions: list[str] = field(default_factory=list)
    references: int = 0


@dataclass(frozen=True, slots=True)
class Person:
    """An author as this manuscript names him."""

    name: str
    place: int
    email: str = ""
    degree: str = ""
    orcid: str = ""


def line(
    text: str,
    align: Align = Align.LEFT,
    *,
    bold: bool = False,
    italic: bool = False,
    size: float = 14.0,
    style: str = "",
) -> Paragraph:
    """Return a paragraph; `^{1}` is raised, `**…**` bold."""
    runs: list[Inline] = []
    for at, piece in enumerate(text.split("^{")):
        raised, closed, rest = piece.partition("}") if at else ("", "", piece)
        if closed:
            runs.append(Run(text=raised, style=CharStyle(script=Script.SUPER, bold=bold, italic=italic, size=size)))
        for odd, part in enumerate(rest.split("**")):
            if part:
                runs.append(Run(text=part, style=CharStyle(bold=bold or odd % 2 == 1, italic=italic, size=size)))
    return Paragraph(content=tuple(runs), align=align, style=style)


class Typist:
    """Types one manuscript as an author would."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)
        self.lang = self.dice.choices(LANGS, (3, 5, 2))[0]
        self.truth = Truth(lang=self.lang)
        self.centre = self.dice.choices((Align.CENTER, Align.RIGHT, Align.LEFT), (6, 3, 1))[0]
        self.italic = self.dice.random() < 0.3
        self.subject = self.dice.randrange(1000)

    def one(self, options: Sequence[str]) -> str:
        """Return one of `options`."""
        return self.dice.choice(list(options))

    def chance(self, share: float) -> bool:
        """Tell whether something happens that happens in `share` of the manuscripts."""
        return self.dice.random() < share

    # ---- parts of the head

    def codes(self) -> list[Paragraph]:
        """Type УДК, МРНТИ and DOI in one of their forms."""
        said: list[str] = []
        if self.chance(0.6):
            udc = self.one(("343.8", "004.93'1", "37.013", "612.087.1:57.087", "631.4(574)", "378.147", "51-7"))
            label = {"kk": ("ӘОЖ", "ӘОЖ", "УДК"), "ru": ("УДК", "УДК", "УДК:"), "en": ("UDC", "UDC:", "УДК")}[self.lang]
            if self.chance(0.1):
                said.append(self.one(("УДК", "УДК ", "ӘОЖ ____", "УДК/ББК ?")))
            else:
                self.truth.udc = udc
                said.append(f"{self.one(label)} {udc}")
        if self.chance(0.35):
            self.truth.irsti = self.one(("10.77.91", "28.23.37", "14.25", "68.05.29"))
            label = {"kk": ("ҒТАМР", "ГТАМР"), "ru": ("МРНТИ", "МРНТИ:"), "en": ("IRSTI", "IRSTI")}[self.lang]
            said.insert(self.dice.randint(0, len(said)), f"{self.one(label)} {self.truth.irsti}")
        if self.chance(0.12):
            self.truth.doi = "10.51301/jps.2024.i1.05"
            said.append(self.one(("DOI ", "DOI: ", "https://doi.org/")) + self.truth.doi)
        if self.chance(0.08):
            said.append(self.one(("ББК 65.9", "JEL Classification: J24, I23", "ББК 67.4(5Каз)")))
        if len(said) > 1 and self.chance(0.25):
            said = [self.one((" ", "   ", "\t", ", ")).join(said)]
        bold, align = self.chance(0.3), self.dice.choice((Align.LEFT, Align.LEFT, Align.JUSTIFY, Align.RIGHT))
        return [line(text, align, bold=bold) for text in said]

    def title(self, lang: str, look: str) -> list[Paragraph]:
        """Type a title."""
        pool = words.TITLES[lang]
        text = pool[self.subject % len(pool)]
        self.truth.titles[lang] = text
        if look.startswith("caps"):
            text = text.upper()
        if look == "style":
            return [replace(line(text, Align.CENTER, bold=True), role=Role.TITLE, style="Title")]
        if look == "heading":
            return [replace(line(text, Align.CENTER, bold=True), role=Role.HEADING, level=1, style="Heading 1")]
        if look == "caps lines":
            said = text.split()
            cut = max(1, len(said) // 2)
            return [
                line(" ".join(said[:cut]), Align.CENTER, bold=True),
                line(" ".join(said[cut:]), Align.CENTER, bold=True),
            ]
        if look == "caps breaks":
            said = text.split()
            cut = max(1, len(said) // 2)
            text = " ".join(said[:cut]) + "\n" + " ".join(said[cut:])
        bold = look not in {"caps plain", "centred"}
        align = Align.LEFT if look == "left" else Align.JUSTIFY if look == "justified" else Align.CENTER
        return [line(text + self.one(("", "", "", " ", ".")), align, bold=bold)]

    def look(self) -> str:
        """Choose the look of the titles."""
        looks = (
            "caps",
            "bold",
            "caps lines",
            "caps breaks",
            "style",
            "heading",
            "caps plain",
            "centred",
            "left",
            "justified",
        )
        return self.dice.choices(looks, (30, 25, 6, 5, 7, 5, 6, 5, 5, 3))[0]

    def abstract(self, lang: str, form: int, label: str | None = None) -> list[Paragraph]:
        """Type an abstract under one of its labels."""
        count = self.dice.randint(1, 4)
        text = " ".join(self.dice.sample(words.SENTENCES[lang], count))
        self.truth.abstracts[lang] = text
        label = label or self.one(words.ABSTRACT_LABELS[lang])
        if form == 0:
            return [line(f"**{label}.** {text}", Align.JUSTIFY)]
        if form == 1:
            return [line(f"{label}: {text}", Align.JUSTIFY, italic=self.italic)]
        if form == 2:
            return [line(label, Align.CENTER, bold=True), line(text, Align.JUSTIFY)]
        if form == 3:
            return [line(f"**{label}** – {text}", Align.JUSTIFY)]
        if form == 4:
            return [line(f"{label}:", Align.LEFT, bold=True), line(text, Align.JUSTIFY)]
        if form == 5:
            return [line(f"**{label}.**\n{text}", Align.JUSTIFY)]
        return [line(f"**{label}**. {text}", Align.JUSTIFY, italic=True)]

    def keywords(self, lang: str, form: int) -> list[Paragraph]:
        """Type keywords."""
        said = tuple(self.dice.sample(words.KEYWORDS[lang], self.dice.randint(3, 6)))
        self.truth.keywords[lang] = said
        text = self.one((", ", ", ", ", ", "; ", " ; ")).join(said) + self.one((".", "", ""))
        label = self.one(words.KEYWORD_LABELS[lang])
        if form == 2:
            return [line(label, Align.CENTER, bold=True), line(text, Align.JUSTIFY)]
        if form == 3:
            return [line(f"**{label}** – {text}", Align.JUSTIFY)]
        if form == 5:
            return [line(f"**{label}.** {text}", Align.JUSTIFY)]
        return [line(f"**{label}:** {text}", Align.JUSTIFY, italic=self.italic)]

    def above(self) -> list[Paragraph]:
        """Type what stands above a title and is none: the section, the conference, a ministry."""
        said: list[Paragraph] = []
        if self.chance(0.12):
            said.append(line(self.one(words.ABOVE[self.lang]), Align.CENTER, bold=self.chance(0.5)))
        if self.chance(0.06):
            said.append(line(self.one(words.MINISTRIES[self.lang]), Align.CENTER, bold=self.chance(0.5)))
        return said

    # ---- the manuscript

    def manuscript(self) -> tuple[Manuscript, Truth]:
        """Return the manuscript and what is true of it."""
        from tests.normalize.variety_people import people_of

        people = people_of(self)
        look, form = self.look(), self.dice.choice((0, 0, 0, 0, 1, 1, 2, 3, 4, 5, 6))
        order = self.dice.choices(
            ("codes title people", "title people", "people title", "codes people title", "title people codes"),
            (35, 25, 20, 15, 5),
        )[0]
        head: list[Block] = list(self.above())
        parts: dict[str, Callable[[], list[Paragraph]]] = {
            "codes": self.codes,
            "title": lambda: self.title(self.lang, look),
            "people": lambda: people(self.lang, main=True),
        }
        for part in order.split():
            head += parts[part]()
        tail: list[Block] = []
        self.abstracts(head, tail, look, form, people)
        head = self.housed(head)
        blocks = self.littered([*head, *body_of(self), *tail])
        return Manuscript(source="paper.docx", sha256="0", blocks=placed(blocks)), self.truth

    def abstracts(
        self, head: list[Block], tail: list[Block], look: str, form: int, people: Callable[..., list[Paragraph]]
    ) -> None:
        """Type abstracts and keywords: of the own language, of all three, or of the others in groups of their own."""
        others = [lang for lang in LANGS if lang != self.lang]
        self.dice.shuffle(others)
        others = others[: self.dice.choices((0, 1, 2), (35, 30, 35))[0]]
        if self.chance(0.85):
            head += self.abstract(self.lang, form)
        if self.chance(0.85):
            head += self.keywords(self.lang, form)
        groups = self.chance(0.6)
        for lang in others:
            where = tail if groups and self.chance(0.15) else head
            if groups:
                where += self.title(lang, look)
                where += people(lang, main=False) if self.chance(0.7) else []
            where += self.abstract(lang, form)
            where += self.keywords(lang, form) if self.chance(0.9) else []

    def housed(self, head: list[Block]) -> list[Block]:
        """Put the head, now and then, into a borderless table or a frame."""
        if self.chance(0.05):
            rows = tuple(Row(cells=((0, Cell(blocks=(block,))),)) for block in head)
            return [Table(rows=rows, widths=(400.0,), ruled=False)]
        if self.chance(0.03):
            return [TextBox(blocks=tuple(head))]
        first = head[0]
        if isinstance(first, Paragraph) and self.chance(0.05):
            pair = (Cell(blocks=(first,)), Cell(blocks=(head[1],) if len(head) > 1 else ()))
            return [Table(rows=(Row(cells=tuple(enumerate(pair))),), widths=(200.0, 200.0), ruled=False), *head[2:]]
        return head

    def littered(self, blocks: Sequence[Block]) -> list[Block]:
        """Add what authors leave: empty paragraphs, blanks at ends, runs split inside words."""
        result: list[Block] = []
        often = self.dice.choice((0.0, 0.1, 0.4))
        for block in blocks:
            result.append(self.soiled(block) if isinstance(block, Paragraph) else block)
            if self.chance(often):
                result.append(Paragraph(content=(Run(text=self.one(("", " "))),)))
        return result

    def soiled(self, paragraph: Paragraph) -> Paragraph:
        """Split runs in half of the paragraphs, and leave blanks at the end of some."""
        result = self.split(paragraph) if self.chance(0.5) else paragraph
        return replace(result, content=(*result.content, Run(text="  "))) if self.chance(0.1) else result

    def split(self, paragraph: Paragraph) -> Paragraph:
        """Split the runs of a paragraph inside words, as Word does wherever one was edited."""
        parts: list[Inline] = []
        for part in paragraph.content:
            if isinstance(part, Run) and len(part.text) > 5:
                at = self.dice.randint(1, len(part.text) - 1)
                parts += [replace(part, text=part.text[:at]), replace(part, text=part.text[at:])]
            else:
                parts.append(part)
        return replace(paragraph, content=tuple(parts))


def placed(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return `blocks` with their numbers in the file, as a reader gives them."""
    return tuple(
        replace(block, place=Place(part="body", paragraph=number)) for number, block in enumerate(blocks, start=1)
    )


def manuscript_of(seed: int) -> tuple[Manuscript, Truth]:
    """Return the manuscript that `seed` stands for and what is true of it."""
    return Typist(seed).manuscript()

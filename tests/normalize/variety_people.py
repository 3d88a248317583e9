"""Authors and their places of work in every form that authors give them."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from proceedings.model.blocks import Paragraph
from tests.normalize import variety_words as words

if TYPE_CHECKING:
    from tests.normalize.variety import Typist

FORMS = (
    "one line", "raised", "digits", "block", "block degree first", "sentence", "breaks", "degree before", "dash",
    "orcid", "two words", "lines", "names then posts",
)  # fmt: skip
SHARES = (18, 22, 6, 14, 5, 10, 6, 6, 4, 4, 8, 6, 4)


def people_of(typist: "Typist") -> Callable[..., list[Paragraph]]:
    """Return what types the authors of one manuscript in a language; the main one's are the truth."""
    dice = typist.dice
    form = dice.choices(FORMS, SHARES)[0]
    count = dice.choices((1, 2, 3, 4), (40, 30, 20, 10))[0]
    places = dice.choices((1, 2), (65, 35))[0] if count > 1 else 1
    at = [0, *(dice.randrange(places) for _ in range(count - 1))]
    if places > 1:
        at[-1] = places - 1
    mail, supervised, caps = typist.chance(0.4), typist.chance(0.2), typist.chance(0.15)
    naming = dice.choices(("first", "last", "full"), (40, 30, 30))[0]
    typist.truth.kind = form
    seed = dice.randrange(10**9)

    def typed(lang: str, *, main: bool) -> list[Paragraph]:
        dice.seed(seed)
        crew = _Crew(typist, lang, form, naming, at, places, mail=mail, caps=caps)
        lines = _FORMS[form](crew)
        if supervised:
            lines += crew.supervisor()
        if main:
            crew.tell()
        return lines

    return typed


class _Crew:
    """The authors of one manuscript, named in one language."""

    def __init__(
        self, typist: "Typist", lang: str, form: str, naming: str, at: list[int], places: int, *, mail: bool, caps: bool
    ) -> None:
        self.typist = typist
        self.lang = lang
        self.at = at
        chosen = typist.dice.sample(words.PERSONS[lang], len(at) + 1)
        if form in {"two words", "names then posts"}:
            naming = "two"
        self.proper = [named(person, naming, lang, typist) for person in chosen[:-1]]
        self.names = [name.upper() for name in self.proper] if caps and naming != "two" else list(self.proper)
        self.master = named(chosen[-1], "first", lang, typist)
        pool = typist.dice.sample(words.INSTITUTIONS[lang], places)
        towns = [typist.one(words.TOWNS[lang]) for _ in pool]
        self.pairs = list(zip(pool, towns, strict=True))
        self.places = [f"{place}, {town}" if town else place for place, town in self.pairs]
        self.degrees = [typist.one(words.DEGREES[lang]) for _ in self.names]
        self.mails = [f"{'abcdefgh'[index]}.author{index}@example.kz" if mail else "" for index in range(len(at))]
        self.orcids = [f"0000-0002-1825-009{index}" for index in range(len(at))]
        self.align = typist.centre
        self.bold = typist.chance(0.5)
        self.with_orcid = False
        self.placed = True

    def tell(self) -> None:
        """Enter these authors as the truth."""
        truth = self.typist.truth
        truth.authors = list(self.proper)
        if self.placed:
            truth.affiliations = list(dict.fromkeys(self.places[index] for index in self.at))
            truth.work = {(name, self.places[index]) for name, index in zip(self.proper, self.at, strict=True)}
        truth.emails = {(name, mail) for name, mail in zip(self.proper, self.mails, strict=True) if mail}
        if self.with_orcid:
            truth.orcids = set(zip(self.proper, self.orcids, strict=True))

    def supervisor(self) -> list[Paragraph]:
        """Type the line of the supervisor."""
        label = self.typist.one(words.SUPERVISORS[self.lang])
        degree = self.typist.one(words.DEGREES[self.lang][:2])
        text = self.typist.one(
            (f"{label}{self.master}, {degree}", f"{label}{degree} {self.master}", label + self.master)
        )
        return [self.line(text)]

    def line(self, text: str, *, bold: bool = False, italic: bool = False) -> Paragraph:
        """Return a paragraph set as the authors' are."""
        from tests.normalize.variety import line

        return line(text, self.align, bold=bold, italic=italic)

    def raised(self, index: int) -> str:
        """Return the mark of a place of work, where there are several."""
        return f"^{{{self.at[index] + 1}}}" if len(self.places) > 1 else ""

    def of_places(self, mark: str = "^{%d}") -> list[Paragraph]:
        """Type the places of work, each marked where there are several."""
        several = len(self.places) > 1
        return [
            self.line((mark % (index + 1) if several else "") + place, italic=self.typist.italic)
            for index, place in enumerate(self.places)
        ]

    def of_mails(self) -> list[Paragraph]:
        """Type the e-mails on one line."""
        said = [mail for mail in self.mails if mail]
        if not said:
            return []
        return [self.line(self.typist.one(("e-mail: ", "E-mail: ", "", "Email: ")) + ", ".join(said))]


def named(person: tuple[str, str, str], naming: str, lang: str, typist: "Typist") -> str:
    """Return a person's name in one of the ways to print it."""
    last, first, middle = person
    if lang == "en":
        if naming == "last":
            return f"{last} {first[0]}.{middle}"
        if naming == "first" and typist.chance(0.5):
            return f"{first[0]}.{f' {middle}' if middle else ''} {last}"
        return f"{first}{f' {middle}' if middle else ''} {last}"
    initials = f"{first[0]}.{typist.one(('', ' '))}{middle[0]}."
    if naming == "two":
        return f"{first} {last}"
    if naming == "full":
        return f"{last} {first} {middle}"
    return f"{last} {initials}" if naming == "last" else f"{initials}{typist.one(('', ' '))}{last}"


def _one_line(crew: _Crew) -> list[Paragraph]:
    if len(crew.places) > 1:
        return _raised(crew)
    return [crew.line(", ".join(crew.names), bold=crew.bold), *crew.of_places(), *crew.of_mails()]


def _raised(crew: _Crew) -> list[Paragraph]:
    star = "*" if crew.mails[0] and len(crew.names) > 1 else ""
    names = [name + crew.raised(index) + (star if index == 0 else "") for index, name in enumerate(crew.names)]
    lines = [crew.line(", ".join(names), bold=crew.bold), *crew.of_places()]
    if star:
        crew.mails = [crew.mails[0], *("" for _ in crew.mails[1:])]
        return [*lines, crew.line(f"*{crew.typist.one(('e-mail: ', 'Corresponding author: ', ''))}{crew.mails[0]}")]
    return [*lines, *crew.of_mails()]


def _digits(crew: _Crew) -> list[Paragraph]:
    several = len(crew.places) > 1
    names = [f"{name}{crew.at[index] + 1 if several else ''}" for index, name in enumerate(crew.names)]
    return [crew.line(", ".join(names), bold=crew.bold), *crew.of_places("%d "), *crew.of_mails()]


def _block(crew: _Crew) -> list[Paragraph]:
    lines: list[Paragraph] = []
    for index, name in enumerate(crew.names):
        place, town = crew.pairs[crew.at[index]]
        lines.append(crew.line(name + crew.typist.one(("", ",")), bold=crew.bold))
        lines.append(crew.line(crew.degrees[index] + crew.typist.one(("", ","))))
        lines.append(crew.line(place + (crew.typist.one(("", ",")) if town else "")))
        lines += [crew.line(town)] if town else []
        lines += [crew.line(crew.mails[index])] if crew.mails[index] else []
    return lines


def _degree_first(crew: _Crew) -> list[Paragraph]:
    lines: list[Paragraph] = []
    for index, name in enumerate(crew.names):
        lines.append(crew.line(f"{name}, {crew.degrees[index]}", bold=crew.bold))
        lines.append(crew.line(crew.places[crew.at[index]]))
        lines += [crew.line(f"e-mail: {crew.mails[index]}")] if crew.mails[index] else []
    return lines


def _sentence(crew: _Crew) -> list[Paragraph]:
    return [
        crew.line(
            f"{name}, {crew.degrees[index]}, {crew.places[crew.at[index]]}"
            + (f", {crew.mails[index]}" if crew.mails[index] else "")
        )
        for index, name in enumerate(crew.names)
    ]


def _breaks(crew: _Crew) -> list[Paragraph]:
    lines: list[Paragraph] = []
    for index, name in enumerate(crew.names):
        mail = f"\n{crew.mails[index]}" if crew.mails[index] else ""
        lines.append(crew.line(f"{name}\n{crew.places[crew.at[index]]}{mail}"))
    return lines


def _degree_before(crew: _Crew) -> list[Paragraph]:
    lines: list[Paragraph] = []
    for index, name in enumerate(crew.names):
        lines.append(crew.line(f"{crew.degrees[index]} {name}", bold=crew.bold))
        lines.append(crew.line(crew.places[crew.at[index]]))
    crew.mails = ["" for _ in crew.mails]
    return lines


def _dash(crew: _Crew) -> list[Paragraph]:
    lines: list[Paragraph] = []
    for index, name in enumerate(crew.names):
        lines.append(crew.line(f"{name} – {crew.degrees[index]}, {crew.places[crew.at[index]]}"))
    crew.mails = ["" for _ in crew.mails]
    return lines


def _orcid(crew: _Crew) -> list[Paragraph]:
    crew.with_orcid = True
    lines: list[Paragraph] = []
    for index, name in enumerate(crew.names):
        lines.append(crew.line(name, bold=crew.bold))
        lines.append(crew.line(crew.places[crew.at[index]]))
        prefix = crew.typist.one(("ORCID: ", "https://orcid.org/", "ORCID ID: "))
        mail = f"{crew.mails[index]}, " if crew.mails[index] else ""
        lines.append(crew.line(f"{mail}{prefix}{crew.orcids[index]}"))
    return lines


def _lines(crew: _Crew) -> list[Paragraph]:
    if len(crew.places) > 1:
        return _raised(crew)
    return [*(crew.line(name, bold=crew.bold) for name in crew.names), *crew.of_places(), *crew.of_mails()]


def _names_then_posts(crew: _Crew) -> list[Paragraph]:
    if len(crew.places) > 1:
        return _block(crew)
    crew.mails = ["" for _ in crew.mails]
    return [crew.line(", ".join(crew.names), bold=True), crew.line(crew.degrees[0]), *crew.of_places()]


_FORMS: dict[str, Callable[[_Crew], list[Paragraph]]] = {
    "one line": _one_line,
    "raised": _raised,
    "digits": _digits,
    "block": _block,
    "block degree first": _degree_first,
    "sentence": _sentence,
    "breaks": _breaks,
    "degree before": _degree_before,
    "dash": _dash,
    "orcid": _orcid,
    "two words": _one_line,
    "lines": _lines,
    "names then posts": _names_then_posts,
}

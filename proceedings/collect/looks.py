"""Character properties as they add up at one run → CharStyle."""

import re
from collections import OrderedDict
from dataclasses import replace
from typing import TypeAlias

from proceedings.collect.archive import Element
from proceedings.collect.names import VAL, W
from proceedings.collect.styles import MONO_FONT, TOGGLES, Looks, Style, Styles, read_looks
from proceedings.collect.symbols import is_symbol_font
from proceedings.model.text import CharStyle, Script
from proceedings.model.value import value

LEGACY_KAZAKH = ("kz", "kaz", "қаз")
"""Pieces of the names of fonts that hold Kazakh letters at other code points."""

LINK_STYLES = frozenset({"hyperlink", "followedhyperlink", "internet link", "гиперссылка", "интернет-ссылка"})

USUAL = frozenset({"ru", "en"})
"""What Word tags Cyrillic and Latin with by default: says nothing."""

CYRILLIC_LANGUAGES = frozenset({"kk", "uk", "be", "bg", "sr", "mk", "mn", "ky", "tg", "tt", "ba", "cv"})
_CYRILLIC = re.compile("[\u0400-\u052f]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")

Base: TypeAlias = tuple[str, int]
"""A paragraph style id and the number of the table looks over it (0 for none)."""


@value(kw_only=True)
class RunLook:
    """The style of a run, and what decides how its characters are read."""

    style: CharStyle
    foreign: CharStyle
    """The same with the language that the author's Word claims, for text in that language's script."""
    font: str
    hidden: bool


class RunLooks:
    """Resolves `w:rPr` against the cascade, each distinct one once."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._known: dict[object, RunLook] = {}
        self._char_styles: dict[CharStyle, CharStyle] = {}
        self._tables: OrderedDict[tuple[tuple[str, object], ...], Looks] = OrderedDict()

    def table_looks(self, looks: Looks) -> int:
        """Return the number by which a `Base` names these properties of a table style."""
        if not looks:
            return 0
        self._tables.setdefault(tuple(sorted(looks.items())), looks)
        return list(self._tables).index(tuple(sorted(looks.items()))) + 1

    def look(self, properties: Element | None, base: Base, *, linked: bool) -> RunLook:
        """Return the look of a run with `properties` in a paragraph of `base`."""
        key = (
            base,
            linked,
            () if properties is None else tuple([(child.tag, tuple(child.items())) for child in properties]),
        )
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._resolve(properties, base, linked=linked)
        return known

    def _resolve(self, properties: Element | None, base: Base, *, linked: bool) -> RunLook:
        paragraph = self._styles.paragraph(base[0] or None)
        link = None if properties is None else properties.find(f"{W}rStyle")
        character = Style() if link is None else self._styles.character(link.get(VAL, ""))
        table = list(self._tables.values())[base[1] - 1] if base[1] else {}
        direct = read_looks(properties)
        looks = cascade(self._styles.default_looks, table, paragraph.looks, character.looks, direct)
        font = str(looks.get("font", ""))
        in_link = linked or character.name.lower() in LINK_STYLES
        style = CharStyle(
            bold=bool(looks.get("bold")),
            italic=bool(looks.get("italic")),
            underline=bool(looks.get("underline")) and not in_link,
            strike=bool(looks.get("strike")),
            script=Script(looks.get("script", "")),
            caps=bool(looks.get("caps")),
            small_caps=bool(looks.get("small_caps")),
            mono=paragraph.mono or character.mono or bool(MONO_FONT.search(font)),
            font=font if changes_meaning(font) else "",
            size=float(looks.get("size", 0.0)),
            marked=_is_marked(direct, in_link=in_link),
        )
        lang = str(direct.get("lang", ""))
        return RunLook(
            style=self._shared(style),
            foreign=self._shared(replace(style, lang=lang) if lang and lang not in USUAL else style),
            font=font,
            hidden=bool(looks.get("vanish")),
        )

    def _shared(self, style: CharStyle) -> CharStyle:
        """Return the one object for equal styles, so that runs can be compared by identity."""
        return self._char_styles.setdefault(style, style)


def cascade(defaults: Looks, table: Looks, paragraph: Looks, character: Looks, direct: Looks) -> Looks:
    """Lay the levels over one another; toggles of the three styles cancel out pairwise (ECMA-376 §17.7.3)."""
    looks = defaults | table | paragraph | character
    for name in TOGGLES:
        if name in table or name in paragraph or name in character:
            odd = (bool(table.get(name)) + bool(paragraph.get(name)) + bool(character.get(name))) % 2 == 1
            looks[name] = odd or bool(defaults.get(name))
    return looks | direct


def changes_meaning(font: str) -> bool:
    """Tell whether characters in this font may mean others than their code points: the legacy Kazakh ones."""
    words = font.lower().replace("-", " ").replace("_", " ").replace("/", " ").split()
    return any(word.startswith(LEGACY_KAZAKH) or word.endswith(LEGACY_KAZAKH) for word in words)


def symbol_font(font: str) -> str:
    """Return `font` when it is symbol-encoded, else nothing."""
    return font if is_symbol_font(font) else ""


def fits_script(text: str, lang: str) -> bool:
    """Tell whether `text` is written in the script of `lang`; Word's tags are often wrong."""
    cyrillic, latin = _CYRILLIC.search(text), _LATIN.search(text)
    return bool(cyrillic and not latin) if lang in CYRILLIC_LANGUAGES else bool(latin and not cyrillic)


def _is_marked(direct: Looks, *, in_link: bool) -> bool:
    return bool(direct.get("highlight") or direct.get("shade") or (direct.get("colour") and not in_link))

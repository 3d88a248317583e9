"""A finding or error in, a sentence for people out, in English, Russian or Kazakh."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, cast

from proceedings.errors import ProceedingsError
from proceedings.model.finding import Finding, Place

LANGUAGES = ("en", "ru", "kk")
"""Languages in which the program speaks to people."""

_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")
_FACT = re.compile(r"\{(\w+)\}")

_NAMES = MappingProxyType(
    {
        # Languages
        "kk": ("Kazakh", "казахский", "қазақша"),
        "ru": ("Russian", "русский", "орысша"),
        "en": ("English", "английский", "ағылшынша"),
        "uk": ("Ukrainian", "украинский", "украинша"),
        "ky": ("Kyrgyz", "киргизский", "қырғызша"),
        "uz": ("Uzbek", "узбекский", "өзбекше"),
        "tr": ("Turkish", "турецкий", "түрікше"),
        "de": ("German", "немецкий", "немісше"),
        "fr": ("French", "французский", "французша"),
        # Kinds of sources, and what their descriptions lack
        "web": ("web page", "интернет-ресурс", "интернет-ресурс"),
        "law": ("law or standard", "закон или стандарт", "заң немесе стандарт"),
        "thesis": ("thesis", "диссертация", "диссертация"),
        "article": ("article", "статья", "мақала"),
        "book": ("book", "книга", "кітап"),
        "title": ("title", "название", "атауы"),
        "year": ("year", "год", "жылы"),
        "pages": ("pages", "страницы", "беттері"),
        "place": ("place and publisher", "место издания и издательство", "басылған жері мен баспасы"),
        "date": ("date or number", "дата или номер", "күні немесе нөмірі"),
        "accessed": ("date of access", "дата обращения", "қаралған күні"),
        # Parts of a paper
        "authors": ("authors", "авторы", "авторлар"),
        "affiliation": ("places of work", "места работы", "жұмыс орындары"),
        "codes": ("codes (UDC, IRSTI)", "коды (УДК, МРНТИ)", "кодтар (ӘОЖ, ҒТАМР)"),
        "abstract": ("abstract", "аннотация", "аңдатпа"),
        "keywords": ("keywords", "ключевые слова", "түйін сөздер"),
        "heading": ("headings", "заголовки разделов", "бөлім тақырыпшалары"),
        "list": ("lists", "списки", "тізімдер"),
        "quote": ("quotations", "цитаты", "дәйексөздер"),
        "caption": ("captions", "подписи", "атаулар"),
        "reference": ("list of references", "список литературы", "әдебиеттер тізімі"),
        "further": (
            "about the authors, acknowledgements",
            "сведения об авторах, благодарности",
            "авторлар туралы мәлімет, алғыс",
        ),
        # What stood where something else stands now
        "picture": ("picture", "рисунок", "сурет"),
        "figure": ("figure with its caption", "иллюстрация с подписью", "атауы бар сурет"),
        "frame": ("text box", "надпись", "мәтін өрісі"),
        "table": ("table", "таблица", "кесте"),
        "text": ("text", "текст", "мәтін"),
    },
)
"""What facts name, in the order of `LANGUAGES`."""

_NAMING = frozenset({"lang", "record", "missing"})
"""Facts that hold such names, one or several parted by blanks."""
_PLACES = MappingProxyType(
    {
        "en": ("paragraph {number}", "footnote", "endnote", "table", "text box"),
        "ru": ("абзац {number}", "сноска", "концевая сноска", "таблица", "надпись"),
        "kk": ("{number}-абзац", "сілтеме", "соңғы сілтеме", "кесте", "мәтін өрісі"),
    },
)


def sentence(said: Finding | ProceedingsError, lang: str = "en") -> str:
    """Return what `said` means, its facts filled in.

    English for a language we do not speak; code and facts as they are for a code without a sentence. The place is no
    part of the sentence: see `place_words`.
    """
    facts = dict(said.facts)
    templates = _templates().get(said.code)
    if templates is None:
        row = "; ".join(f"{name}: {value}" for name, value in facts.items())
        return f"{said.code} ({row})" if row else said.code
    spoken = lang if lang in LANGUAGES else "en"
    return _filled(templates[spoken], facts, spoken)


def author_sentence(said: Finding, lang: str = "en") -> str:
    """Return what `said` means as it is told to the author of the paper."""
    told = f"author.{said.code}"
    return sentence(replace(said, code=told) if told in _templates() else said, lang)


def report_words(name: str, lang: str = "en", **facts: object) -> str:
    """Return a phrase of the reports for authors and printers."""
    spoken = lang if lang in LANGUAGES else "en"
    return _filled(_templates()[f"report.{name}"][spoken], {key: str(value) for key, value in facts.items()}, spoken)


def rule_words(rule: str, lang: str = "en") -> str:
    """Return the name of the rule that made a change; `recognised-heading` and its like share one."""
    family = "recognised" if rule.startswith("recognised-") else rule
    said = _templates().get(f"change.{family}")
    return said[lang if lang in LANGUAGES else "en"] if said else rule


def name_words(name: str, lang: str = "en") -> str:
    """Return the name of a language, of a kind of source or of a part of a paper; `name` itself for another."""
    return _NAMES[name][LANGUAGES.index(lang if lang in LANGUAGES else "en")] if name in _NAMES else name


def place_words(place: Place, lang: str = "en") -> str:
    """Return where something stands: «абзац 7: …»; empty for the whole file."""
    words = spot_words(place, lang)
    return ": ".join([text for text in (words, place.excerpt) if text])


def spot_words(place: Place, lang: str = "en") -> str:
    """Return where something stands without its first words: «абзац 7»; empty for the whole file."""
    paragraph, *parts = _PLACES[lang if lang in LANGUAGES else "en"]
    words = ""
    if place.part and place.part != "body":
        words = place.part
        for english, own in zip(_PLACES["en"][1:], parts, strict=True):
            words = re.sub(rf"^{english}\b", own, words)
    elif place.paragraph:
        words = paragraph.format(number=place.paragraph)
    return words


def known_codes() -> frozenset[str]:
    """Return the codes that have a sentence."""
    return frozenset(_templates())


@cache
def _templates() -> Mapping[str, Mapping[str, str]]:
    # «stopped» stands alone, all others in the table of their room.
    table = tomllib.loads((files("proceedings") / "wording.toml").read_text(encoding="utf-8"))
    templates: dict[str, dict[str, str]] = {}
    for room, codes in table.items():
        if "en" in codes:
            templates[room] = codes
            continue
        for code, said in cast("dict[str, Any]", codes).items():
            templates[f"{room}.{code}"] = said
    return templates


def _filled(template: str, facts: dict[str, str], lang: str) -> str:
    """Fill `template`; parts whose facts are missing go, blanks and commas left over by them too."""
    values = dict(facts)
    for fact in _NAMING.intersection(values):
        values[fact] = ", ".join([name_words(name, lang) for name in values[fact].split()])
    values["facts"] = ", ".join(f"{name} × {value}" for name, value in facts.items())

    def kept(match: re.Match[str]) -> str:
        return match[1] if all(values.get(name, "0") not in {"", "0"} for name in _FACT.findall(match[1])) else ""

    whole = _OPTIONAL.sub(kept, template).replace(" )", ")").replace(" ()", "").replace(":,", ":")
    return _FACT.sub(lambda match: values.get(match[1], "?"), whole)

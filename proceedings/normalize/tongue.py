"""The language of a paragraph within a paper: what its letters say, weighed with the paper's own language."""

from proceedings.language.detect import language_of

_NOT_UKRAINIAN = frozenset("ыэъёәғқңөұүһ")


def tongue_of(text: str, lang: str) -> str:
    """Return the language of `text` in a paper in `lang`.

    Short Ukrainian lines read as Russian or, by their `і`, as Kazakh; in a Ukrainian paper they are taken for its own
    where no letter stands that Ukrainian lacks.
    """
    said = language_of(text, lang)
    return "uk" if lang == "uk" and said in {"kk", "ru"} and _NOT_UKRAINIAN.isdisjoint(text.lower()) else said

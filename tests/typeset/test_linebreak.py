"""Lines end where the law allows, and evenly."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from proceedings.model.text import CharStyle
from proceedings.style import load_style
from proceedings.typeset.linebreak import EXPANSION, SHRINK, balanced_measure, optimum_breaks, ragged_breaks
from proceedings.typeset.setter import Setter
from proceedings.typeset.tokens import Token

SETTER = Setter(load_style("a5-book"))
LOOK = SETTER.looks.look(SETTER.style.text["body"], CharStyle(), "ru")
WORDS = (
    "национальный превентивный механизм обеспечивает соблюдение прав и законных интересов осуждённых в соответствии с "
    "положениями статьи Конституции а также протокола к Конвенции против пыток https://example.org/very/long/path?x=1"
).split()


def tokens_of(words: list[str]) -> list[Token]:
    return [LOOK.token(word) for word in words]


def texts(words: list[str], endings: tuple[tuple[int, int, bool], ...]) -> list[str]:
    """Return the lines' characters, with the hyphens that were added left out."""
    lines = []
    start, offset = 0, 0
    for end, cut, _ in endings:
        parts = [words[index][offset if index == start else 0 :] for index in range(start, min(end, len(words)))]
        if cut:
            low = offset if end == start else 0
            parts.append(words[end][low:cut])
        lines.append(" ".join(parts))
        start, offset = end, cut
    return lines


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=120), st.floats(60, 400))
def test_no_letter_is_lost_however_narrow_the_measure(words: list[str], measure: float) -> None:
    for broken in (optimum_breaks, ragged_breaks):
        endings = broken(tokens_of(words), frozenset(), measure=measure, indent=12.5, blank=LOOK.blank, hyphenate=True)
        assert "".join(texts(words, endings)).replace(" ", "") == "".join(words)
        assert endings[-1][0] == len(words)


@settings(deadline=None, max_examples=40)
@given(st.permutations(WORDS[:-1] * 3))
def test_lines_fill_the_measure_within_what_blanks_can_give(words: list[str]) -> None:
    tokens = tokens_of(words)
    measure = 323.0
    endings = optimum_breaks(tokens, frozenset(), measure=measure, indent=12.5, blank=LOOK.blank, hyphenate=True)
    for number, line in enumerate(texts(words, endings)[:-1]):
        blanks = line.count(" ")
        natural = sum(LOOK.token(word).width for word in line.split()) + (12.5 if not number else 0.0)
        gap = (measure - natural) / blanks / LOOK.blank
        assert gap + EXPANSION * measure / blanks / LOOK.blank > 1 - SHRINK - 0.05, line
        assert gap < 5, line


def test_tied_words_stay_on_one_line() -> None:
    words = (WORDS[:-1] * 4)[:60]
    tied = frozenset(range(0, 59, 3))
    endings = optimum_breaks(tokens_of(words), tied, measure=323.0, indent=0.0, blank=LOOK.blank, hyphenate=True)
    assert all(cut or end - 1 not in tied for end, cut, _ in endings)


def test_never_three_hyphens_under_each_other() -> None:
    shuffle = random.Random(7)
    for _ in range(30):
        words = [shuffle.choice(WORDS[:-1]) for _ in range(90)]
        endings = optimum_breaks(
            tokens_of(words), frozenset(), measure=220.0, indent=12.5, blank=LOOK.blank, hyphenate=True
        )
        marks = "".join("h" if hyphen else "." for _, _, hyphen in endings)
        assert "hhh" not in marks


def test_a_title_is_broken_into_even_lines() -> None:
    words = "право на жалобу и доступ к юридической помощи в местах лишения свободы".split()
    tokens = tokens_of(words)
    narrow = balanced_measure(tokens, frozenset(), measure=323.0, blank=LOOK.blank)
    even = ragged_breaks(tokens, frozenset(), measure=narrow, indent=0.0, blank=LOOK.blank, hyphenate=False)
    assert len(even) == 2
    widths = [sum(LOOK.token(word).width for word in line.split()) for line in texts(words, even)]
    assert min(widths) > 0.8 * max(widths)


def test_letters_of_a_fallback_face_are_measured_by_it() -> None:
    word = "首先一定要研究清楚问题是想什么然后再根据问题做针对性的研究"
    measure = 100.0
    endings = optimum_breaks([LOOK.token(word)], frozenset(), measure=measure, indent=0.0, blank=2.5, hyphenate=True)
    assert all(LOOK.token(line).width <= measure + 0.1 for line in texts([word], endings))


def test_ties_give_way_before_a_line_runs_over() -> None:
    words = WORDS[:12]
    for broken in (optimum_breaks, ragged_breaks):
        tied = frozenset(range(12))
        endings = broken(tokens_of(words), tied, measure=120.0, indent=0.0, blank=LOOK.blank, hyphenate=False)
        for line in texts(words, endings):
            assert sum(LOOK.token(word).width for word in line.split()) <= 120.1, line

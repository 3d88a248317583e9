"""Words with every place where a line may end, `|`, by the published rules."""

import itertools
import os
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proceedings.language.hyphenate import breaks, hard_breaks, sign_breaks, url_breaks

HERE = Path(__file__).parent
DATA = Path(os.environ.get("PROCEEDINGS_DATA", HERE.parents[1] / ".." / "shared" / "data")) / "kazakh-hyphenation.txt"

KAZAKH = """
қы|зыл бо|лат тас|тар мек|теп|те көл|дер гүл|дер ой|лау бай|ла|ныс қай|ғы ай|мақ той|ға қо|йыл|ды са|йын ба|йыт|ты
жи|ын|тық ки|із қи|ял би|ік ми|ын ұй|ғыр|шы
ду|ман су|а|ру қу|ат ту|ра|лы оқу|лық тау|лар дау|лас|ты|ру
ба|уыр әуе әуе|жай
жау|лық ау|дан|ның ауа ауа|лық сау|лық бұл|шық ерт|те өрт|шіл құрт|тар жұрт|тың ант|тан арс|лан серп|тір қарт|тар
аю ояу ою ұл ел іс су бу ту шай сай көк төрт құрт үй өз ана ата іні аға|сы|на әкем|нің өнер|лі үміт|тен аты|ның
ақы|ны ілім|ге ие|сі|не ұя|сы|на әжем|ді ат|тар ал|ма ет|тен ор|ман ұш|қыр үш|кір із|гі ыр|ғақ ан|сыз эк|ран
филь|мі роль|де аль|бом аль|янс объ|ект субъ|ект съез|дер адъ|юнкт ком|пью|тер премь|ер ин|тер|вью ми|нистр|лер
тех|ни|ка
ин|тер|нет до|лы те|атр ра|дио сту|дия кон|церт пунк|ті центр|ден текс|ті экс|пор|ты акт|сі
Қа|зақ|стан Қа|зақ|стан|ның Өз|бек|стан Тә|жік|стан|да
Түр|кі|стан мак|ро|өңір|лер дос|тан кә|сіп|орын|ның қол|өнер|дің зей|нет|ақы|сы
ха|лық|ара|лық өз|ара ел|ор|да|да бей|үкі|мет|тік бе|йім|де|лу көп|ұлт|ты жас|өс|пі|рім транс|ұлт|тық аг|ро|өнер|кә|сіп
ҚР БҰҰ ҚазҰУ ҚАЗАҚСТАН 11-сынып 70км қадір-қасиет ХХІ «ха|лық» (құ|қық|та|ры), Ал|ма|ты: «Ас|та|на». бар
"""

RUSSIAN = """
го|су|дар|ствен|ный осу|ждён|ный подъ|езд объ|ект рай|он вой|ско изъ|я|тие съесть взвод вслух МВД УИС
«пра|ва», (че|ло|ве|ка) пре|ды|сто|рия вос|со|еди|не|ние опыт яма
уго|ловно-испол|ни|тель|ной кто-то как-нибудь құ|қық|та|ры pen|i|ten|tiary 70км
"""

ENGLISH = """
uni|ver|sity pris|on|ers’ gov|ern|ment’s “re|ha|bil|i|ta|tion,” non-custodial don’t UNDP iPhone осу|ждён|ных құ|қық over
"""

HARD = """
уголовно-|исполнительной кто-|то және/|немесе Москва–|Алматы «Алматы»–|«Астана» non-|custodial, word—|word
11-сынып COVID-19 2019–2024 ҚР-ның ХХІ-ғасыр 20-летний км/сағ e-mail слово— --- -ның слово 12–15 не‑разрывный
"""

ADDRESSES = """
https://|adilet|.example/|rus/|docs/|Z1300000111 10.1000/|182 (https://|ru|.example|.org/|wiki/|%D0|%9F|%D1|%80).
www|.some|-thing|.com somebody@|example|.kz http://|a|.example/|long|_name
"""


def _lines(text: str) -> list[str]:
    return [word for word in text.split() if not word.startswith("#")]


def _shown(word: str, offsets: tuple[int, ...]) -> str:
    ends = (0, *offsets, len(word))
    return "|".join(word[a:b] for a, b in itertools.pairwise(ends))


@pytest.mark.parametrize("expected", _lines(KAZAKH))
def test_kazakh_words(expected: str):
    word = expected.replace("|", "")
    assert _shown(word, breaks(word, "kk")) == expected


def test_common_words_of_kazakh_papers():
    text = (HERE / "kazakh-words.txt").read_text("utf-8")
    expected = text.split("\n", 1)[1].split()
    assert [_shown(w, breaks(w, "kk")) for w in (e.replace("|", "") for e in expected)] == expected


def test_published_breaks():
    """Two of the published words show one of two lawful breaks, which their grammars say; the others all of them."""
    if not DATA.exists():
        pytest.skip(f"no published words at {DATA}")
    words = [line for line in DATA.read_text("utf-8").split("\n") if line and not line.startswith("#")]
    wrong = {w: shown for w in words if (shown := _dashed(w)) != w}
    assert wrong == {"қу-ақы": "қу-а-қы", "по-эма": "по-э-ма"}


def _dashed(published: str) -> str:
    word = published.replace("-", "")
    return _shown(word, breaks(word, "kk")).replace("|", "-")


@pytest.mark.parametrize("expected", _lines(RUSSIAN))
def test_russian_words(expected: str):
    word = expected.replace("|", "")
    assert _shown(word, breaks(word, "ru")) == expected


@pytest.mark.parametrize("expected", _lines(ENGLISH))
def test_english_words(expected: str):
    word = expected.replace("|", "")
    assert _shown(word, breaks(word, "en")) == expected


@pytest.mark.parametrize("expected", _lines(HARD))
def test_breaks_that_add_nothing(expected: str):
    word = expected.replace("|", "")
    assert _shown(word, hard_breaks(word)) == expected


@pytest.mark.parametrize("expected", _lines(ADDRESSES))
def test_addresses(expected: str):
    word = expected.replace("|", "")
    assert _shown(word, url_breaks(word)) == expected
    assert hard_breaks(word) == ()


def test_ordinary_words_are_no_addresses():
    assert url_breaks("және/немесе") == ()
    assert url_breaks("слово") == ()


def test_unknown_languages_are_not_divided():
    assert breaks("Menschenwürde", "de") == ()
    assert breaks("человека", "") == ()


LETTERS = st.text(alphabet="абвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюяәАҚ-0«».", min_size=1, max_size=25)


@given(word=LETTERS, lang=st.sampled_from(["kk", "ru", "en"]))
def test_breaks_ascend_and_leave_two_letters_on_either_side(word: str, lang: str):
    found = breaks(word, lang)
    assert list(found) == sorted(set(found))
    for at in found:
        assert word[at - 2 : at].isalpha()
        assert word[at : at + 2].isalpha()
        assert word[at] not in "ьъ"


def test_a_new_word_costs_little():
    words = [
        a + b + c
        for a in ("сот", "құқық", "мем")
        for b in ("тал", "лекет", "ған")
        for c in ("дарымыздың", "тері", "ларына")
    ]
    start = time.perf_counter()
    for word in words:
        breaks(word + "мызше", "kk")
    assert (time.perf_counter() - start) / len(words) < 100e-6


def test_lines_of_chinese_end_between_signs_but_for_punctuation() -> None:
    assert sign_breaks("中华，你好。") == (1, 3, 4)
    assert sign_breaks("「東京」タワー") == (2, 4, 5)
    assert sign_breaks("право") == ()


def test_a_word_longer_than_any_is_not_divided() -> None:
    assert breaks("достопримечательность", "ru")
    assert not breaks("достопримечательность" * 20, "ru")

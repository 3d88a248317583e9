"""Papers that come twice, and persons in several spellings."""

import random

from proceedings.check import check_volume
from proceedings.check.sketch import sketch_of_texts
from proceedings.model.finding import Finding, Fix, FixKind
from proceedings.model.paper import Author, Metadata, Paper


def _paper(source: str, title: str = "", sha256: str = "", authors: tuple[Author, ...] = ()) -> Paper:
    metadata = Metadata(titles=(("ru", title),), authors=authors)
    return Paper(source=source, sha256=sha256 or source, lang="ru", metadata=metadata, head=(), body=())


def _by(source: str, *names: str) -> Paper:
    return _paper(source, authors=tuple(Author(name=name) for name in names))


def _facts(finding: Finding) -> dict[str, str]:
    return dict(finding.facts)


def test_titles_are_compared_by_their_letters():
    papers = [
        _paper("a", "Права человека в Казахстане"),
        _paper("b", "ПРАВА ЧЕЛОВЕКА в Казахстане."),
        _paper("c", "Другое о правах"),
    ]
    (finding,) = check_volume(papers)
    assert finding.code == "check.same-title"
    assert _facts(finding)["paper"] == "b"
    assert _facts(finding)["other"] == "a"
    assert finding.fix == Fix(kind=FixKind.EXCLUDE, paper="b")


def test_short_or_missing_titles_say_nothing():
    assert check_volume([_paper("a", ""), _paper("b", ""), _paper("c", "Кіріспе"), _paper("d", "Кіріспе")]) == ()


def test_the_same_file_twice_is_said_once():
    papers = [_paper("a", "Права человека в Казахстане", "x"), _paper("b", "Права человека в Казахстане", "x")]
    assert [finding.code for finding in check_volume(papers)] == ["check.same-file"]


def test_many_copies_of_a_file_are_said_once_each():
    papers = [_paper(str(number), "Права человека в Казахстане", "x") for number in range(200)]
    sketch = sketch_of_texts([" ".join(_words(300, 1))])
    found = check_volume(papers, {paper.source: sketch for paper in papers})
    assert len(found) == 199


def _words(count: int, seed: int) -> list[str]:
    choice = random.Random(seed)
    return ["".join(choice.choices("абвгдежзик", k=6)) for _ in range(count)]


def test_a_paper_sent_in_anew_is_found_by_its_text():
    words, others = _words(800, 1), _words(800, 2)
    changed = [word if number % 40 else "иначе" for number, word in enumerate(words)]
    sketches = {"a": words, "b": others, "c": changed}
    papers = [_paper(name, f"Название статьи {name}") for name in sketches]
    found = check_volume(papers, {name: sketch_of_texts([" ".join(said)]) for name, said in sketches.items()})
    (finding,) = found
    assert finding.code == "check.near-duplicate"
    assert (_facts(finding)["paper"], _facts(finding)["other"]) == ("c", "a")
    assert 70 <= int(_facts(finding)["percent"]) <= 95


def test_a_quoted_law_makes_no_duplicate():
    law = _words(150, 3)
    one, other = _words(700, 4) + law, law + _words(700, 5)
    sketches = {"a": sketch_of_texts([" ".join(one)]), "b": sketch_of_texts([" ".join(other)])}
    assert check_volume([_paper("a", "Первая статья о праве"), _paper("b", "Вторая статья о суде")], sketches) == ()


def test_a_person_in_three_scripts_is_told_once():
    (finding,) = check_volume([_by("a", "А. Б. Қасымова"), _by("b", "Касымова А. Б."), _by("c", "Kassymova A.")])
    assert finding.code == "check.name-spellings"
    assert _facts(finding)["names"] == "А. Б. Қасымова · Касымова А. Б. · Kassymova A."
    assert finding.fix == Fix(
        kind=FixKind.NAME, field="authors", paper="b", before="Касымова А. Б.", after="А. Б. Қасымова"
    )


def test_between_alphabets_no_name_is_proposed():
    (finding,) = check_volume([_by("a", "Қасымова А."), _by("b", "Kassymova A.")])
    assert finding.fix is None


def test_other_initials_are_other_persons():
    assert check_volume([_by("a", "Қасымова А. Б."), _by("b", "Касымова Г. Б."), _by("c", "Касимов А.")]) == ()


def test_one_orcid_is_one_person():
    papers = [
        _paper("a", authors=(Author(name="Ахметова Д.", orcid="0000-0002-1825-0097"),)),
        _paper("b", authors=(Author(name="Серікова Д.", orcid="0000-0002-1825-0097"),)),
    ]
    (finding,) = check_volume(papers)
    assert finding.code == "check.name-spellings"


def test_the_volume_has_a_sound_isbn():
    assert check_volume([], isbn="978-3-16-148410-0") == ()
    assert [finding.code for finding in check_volume([], isbn="978-3-16-148410-1")] == ["check.volume-isbn"]

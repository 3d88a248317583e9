"""Papers that come twice."""

from proceedings.check import check_volume
from proceedings.model.paper import Metadata, Paper


def _paper(source: str, title: str, sha256: str = "") -> Paper:
    metadata = Metadata(titles=(("ru", title),))
    return Paper(source=source, sha256=sha256 or source, lang="ru", metadata=metadata, head=(), body=())


def test_titles_are_compared_by_their_letters():
    papers = [
        _paper("a", "Права человека в Казахстане"),
        _paper("b", "ПРАВА ЧЕЛОВЕКА в Казахстане."),
        _paper("c", "Другое о правах"),
    ]
    (finding,) = check_volume(papers)
    assert finding.code == "check.same-title"
    assert dict(finding.facts)["paper"] == "b"
    assert dict(finding.facts)["other"] == "a"


def test_short_or_missing_titles_say_nothing():
    assert check_volume([_paper("a", ""), _paper("b", ""), _paper("c", "Кіріспе"), _paper("d", "Кіріспе")]) == ()


def test_the_same_file_twice_is_said_once():
    papers = [_paper("a", "Права человека в Казахстане", "x"), _paper("b", "Права человека в Казахстане", "x")]
    assert [finding.code for finding in check_volume(papers)] == ["check.same-file"]

from dataclasses import replace

from proceedings.bind.opener import opener_page, section_label
from proceedings.model.setpage import Line
from proceedings.model.volume import Volume, Words
from proceedings.typeset.setter import Setter
from tests.bind.build import small_volume


def said(setter: Setter, volume: Volume, index: int) -> list[str]:
    (page,) = opener_page(volume.sections[index], index, volume, setter.style, setter).pages
    return [
        " ".join(word.text for span in line.spans for word in span.words)
        for line in page.items
        if isinstance(line, Line)
    ]


def test_title_in_three_languages_each_wording_once(setter: Setter):
    volume, _ = small_volume(setter)
    assert said(setter, volume, 1) == ["Секция 1", "Стандарты", "Стандарттар", "Standards"]


def test_chairs_follow_with_their_posts(setter: Setter):
    volume, _ = small_volume(setter)
    assert said(setter, volume, 2) == [
        "Секция 2",
        "Пробация",
        "Председатель секции",
        "В. Г. Председатель",
        "заведующий кафедрой",
    ]


def test_label_follows_the_language_and_is_left_out_where_the_title_says_it(setter: Setter):
    section = small_volume(setter)[0].sections[1]
    assert section_label(section, 3, "kk") == "3-секция"
    assert section_label(section, 0, "ru") == ""
    assert section_label(replace(section, title=Words(ru="Секция 3. Право")), 3, "ru") == ""

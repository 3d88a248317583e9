"""Words become glyphs whose codes still say the words."""

from proceedings.model.setpage import FIRST_OWN_CODE
from proceedings.typeset.setter import Setter


def test_a_plain_word_is_its_own_code(setter: Setter) -> None:
    ((face, word),) = setter.shaper.shape("serif-regular", "", "Қазақстан")
    assert (face, word.codes) == ("serif-regular", "Қазақстан")
    assert word.advance > 0


def test_kerning_is_kept(setter: Setter) -> None:
    ((_, word),) = setter.shaper.shape("serif-regular", "", "ГАУ")
    assert word.kerns


def test_small_capitals_say_their_letters(setter: Setter) -> None:
    ((_, word),) = setter.shaper.shape("serif-regular", "smcp", "аң")
    assert all(ord(code) >= FIRST_OWN_CODE for code in word.codes)
    assert [setter.shaper.own["serif-regular", code] for code in word.codes] == ["а", "ң"]


def test_the_hyphen_at_a_line_end_is_seen_and_reads_as_none(setter: Setter) -> None:
    ((_, word),) = setter.shaper.shape("serif-regular", "", "пра\u00ad")
    assert word.codes == "пра\u00ad"
    ((_, bare),) = setter.shaper.shape("serif-regular", "", "пра")
    assert word.advance > bare.advance + 200


def test_soft_hyphens_inside_a_word_are_not_set(setter: Setter) -> None:
    ((_, word),) = setter.shaper.shape("serif-regular", "", "пра\u00adво")
    assert word.codes == "право"


def test_a_letter_and_its_mark_are_said_by_a_glyph_each(setter: Setter) -> None:
    pieces = setter.shaper.shape("serif-regular", "", "L\u0302")
    codes = [(face, code) for face, word in pieces for code in word.codes]
    assert [setter.shaper.own.get(each, each[1]) for each in codes] == ["L", "\u0302"]


def test_letters_that_a_face_lacks_come_from_the_next(setter: Setter) -> None:
    pieces = setter.shaper.shape("serif-regular", "", "a∰漢")
    assert pieces[0][0] == "serif-regular"
    assert all(face.startswith("fallback-") for face, _ in pieces[1:])
    assert not setter.shaper.missing


def test_a_letter_that_no_face_has_is_named_and_keeps_its_code(setter: Setter) -> None:
    pieces = setter.shaper.shape("serif-regular", "", "\ua700")
    assert "".join(word.codes for _, word in pieces) == "\ua700"
    assert setter.shaper.missing == {"\ua700"}
    setter.shaper.missing.clear()


def test_what_has_no_shape_sets_nothing(setter: Setter) -> None:
    assert setter.shaper.shape("serif-regular", "", "\u200b") == ()

from pathlib import Path

import pytest

from proceedings.errors import StyleError
from proceedings.style.load import styles_folder
from proceedings.style.printer import Printer, load_printer, printer_names


def test_every_printer_that_ships_loads_and_has_a_name_in_three_languages():
    assert "offset-a5" in printer_names()
    assert "template" not in printer_names()
    for name in printer_names():
        printer = load_printer(name)
        assert printer.name == name
        assert all(printer.title[lang] for lang in ("kk", "ru", "en"))


def test_the_template_says_what_stands_there_anyway():
    template = load_printer(str(styles_folder() / "printers" / "template.toml"))
    assert template == Printer(name="template")


@pytest.mark.parametrize(
    ("text", "code", "key", "line"),
    [
        ("bleed = 3\ninks = 300\n", "printer.key", "inks", "2"),
        ("# ink\n\nink = 900\n", "printer.key", "ink", "3"),
        ('colour = "sepia"\n', "printer.key", "colour", "1"),
        ("trims = [[148]]\n", "printer.key", "trims", "1"),
        ("marks = 1\n", "printer.key", "marks", "1"),
        ('\nicc = "none.icc"\n', "printer.no-icc", "icc", "2"),
        ('\nicc = "sRGB.icc"\n', "printer.no-icc", "icc", "2"),
        ('[title]\nde = "Druck"\n', "printer.key", "title", "1"),
        ('name = "x"\n', "printer.key", "name", "1"),
        ('imposition = "booklet"\nsignature = 6\n', "printer.key", "signature", "2"),
        ("bleed = 3\nmarks =\n", "printer.syntax", "", "2"),
    ],
)
def test_errors_name_the_file_the_key_and_the_line(text: str, code: str, key: str, line: str, tmp_path: Path):
    file = tmp_path / "mine.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(StyleError) as caught:
        load_printer(str(file))
    assert caught.value.code == code
    assert caught.value.facts["file"] == "mine.toml"
    assert caught.value.facts["line"] == line
    assert caught.value.facts.get("key", "") == key


def test_unknown_printers_are_told_with_those_that_are_known():
    with pytest.raises(StyleError) as caught:
        load_printer("gutenberg")
    assert "offset-a5" in caught.value.facts["known"]


def test_a_spine_is_as_thick_as_its_leaves():
    printer = Printer(name="x", leaf=0.1, allowance=0.5)
    assert printer.spine(504) == pytest.approx(25.7)
    assert Printer(name="x", binding="stapled").spine(32) == 0


def test_pages_are_padded_to_the_multiple():
    assert Printer(name="x", multiple=16).padded(97) == 112
    assert Printer(name="x", multiple=24, least_pages=24).padded(3) == 24

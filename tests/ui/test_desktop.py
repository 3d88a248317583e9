"""The desktop's files hold together: the entry, the type of volume files and the icon name one another."""

from __future__ import annotations

import configparser
import tomllib
from pathlib import Path

import pytest
from lxml import etree
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from proceedings.model.volume import Event, Volume
from proceedings.project import SUFFIX, Project

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "ui" / "desktop"
NAMESPACE = "{http://www.freedesktop.org/standards/shared-mime-info}"


@pytest.fixture(scope="module")
def mime() -> etree._Element:
    found = etree.parse(str(FOLDER / "proceedings.xml")).getroot().find(f"{NAMESPACE}mime-type")
    assert found is not None
    return found


def test_the_entry_opens_volumes_with_the_command_that_is_installed(mime: etree._Element) -> None:
    entry = configparser.RawConfigParser()
    entry.optionxform = str  # type: ignore[assignment,method-assign] - keys keep their case
    entry.read(FOLDER / "proceedings.desktop", encoding="utf-8")
    said = entry["Desktop Entry"]
    pyproject = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert said["Exec"].split()[0] in pyproject["project"]["gui-scripts"]
    assert mime.get("type") in said["MimeType"].split(";")
    assert {"Name", "Comment", "Comment[kk]", "Comment[ru]"} <= set(said)
    shared = pyproject["tool"]["hatch"]["build"]["targets"]["wheel"]["shared-data"]
    assert all((ROOT / source).is_file() for source in shared)
    assert any(target.endswith(f"/{said['Icon']}.svg") for target in shared.values())


def test_a_volume_file_is_known_by_its_bytes(mime: etree._Element, tmp_path: Path) -> None:
    path = tmp_path / f"a{SUFFIX}"
    Project.create(path, Volume(event=Event(), sections=())).close()
    head = path.read_bytes()[:100]
    matches = [(int(each.get("offset", "")), each.get("value", "")) for each in mime.iter(f"{NAMESPACE}match")]
    assert [head[offset:].startswith(value.encode()) for offset, value in matches] == [True, True]
    glob = mime.find(f"{NAMESPACE}glob")
    assert glob is not None
    assert glob.get("pattern") == f"*{SUFFIX}"


def test_the_icon_can_be_drawn(qtbot: QtBot) -> None:
    drawn = QImage(str(FOLDER / "proceedings.svg"))
    assert not drawn.isNull()
    assert drawn.pixelColor(drawn.width() // 4, drawn.height() // 6).alpha() == 255
    assert qtbot

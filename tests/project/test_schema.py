"""Files of every version of the schema open today; a migration is whole or not at all, after a copy.

`schemas/<version>.sql` is a file of that version as SQL text: never changed, one added with each version.
"""

import sqlite3
from pathlib import Path

import pytest

from proceedings.project import Project, ProjectError, schema, store
from proceedings.project.schema import VERSION, know_checksums, lay_tables
from tests.project.build import DECIDED, first

SCHEMAS = Path(__file__).parent / "schemas"


def _laid(path: Path, sql: str) -> Path:
    connection = sqlite3.connect(path)
    connection.executescript(sql)
    connection.close()
    return path


@pytest.mark.parametrize("version", range(1, VERSION + 1))
def test_a_file_of_every_version_opens(tmp_path: Path, version: int):
    path = _laid(tmp_path / "old.proc", (SCHEMAS / f"{version}.sql").read_text("utf-8"))
    with Project.open(path) as project:
        assert project.recovery is None
        assert project.volume.event.title.kk == "Құқық"
        assert project.volume.papers == ("A/1.docx", "A/0.docx")
        assert project.decisions(first(project)) == DECIDED
        assert project.original(project.submissions[first(project)].original.sha256).startswith(b"PK1.docx")
        assert [command.name for command in project.history()] == ["Add papers", "Move", "Decide"]
        assert [point.name for point in project.checkpoints()] == ["Saved"]
        while project.undo():
            pass
        assert project.volume.papers == ()


def test_the_newest_fixture_has_todays_tables(tmp_path: Path):
    path = _laid(tmp_path / "old.proc", (SCHEMAS / f"{VERSION}.sql").read_text("utf-8"))
    today = sqlite3.connect(":memory:")
    know_checksums(today)
    lay_tables(today)
    old = sqlite3.connect(path)
    question = "SELECT name FROM pragma_table_list WHERE schema = 'main'"
    tables = sorted(today.execute(question).fetchall())
    assert sorted(old.execute(question).fetchall()) == tables
    for (table,) in tables:
        columns = f"PRAGMA table_info({table})"
        assert old.execute(columns).fetchall() == today.execute(columns).fetchall()
    old.close()
    today.close()


@pytest.fixture
def newer(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Pretend that a version was added."""
    monkeypatch.setattr(schema, "VERSION", VERSION + 1)
    monkeypatch.setattr(store, "VERSION", VERSION + 1)
    return monkeypatch


def test_a_migration_is_done_after_a_copy(tmp_path: Path, newer: pytest.MonkeyPatch):
    path = _laid(tmp_path / "old.proc", (SCHEMAS / f"{VERSION}.sql").read_text("utf-8"))
    newer.setitem(schema.MIGRATIONS, VERSION, lambda connection: connection.execute("CREATE TABLE news (a)"))
    with Project.open(path) as project:
        assert project.volume.papers == ("A/1.docx", "A/0.docx")
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA user_version").fetchone() == (VERSION + 1,)
    assert connection.execute("SELECT count(*) FROM news").fetchone() == (0,)
    connection.close()
    newer.undo()
    with pytest.raises(ProjectError, match=r"project\.newer-file"):
        Project.open(path)
    with Project.open(tmp_path / "old.backups" / f"version-{VERSION}.proc") as before:
        assert before.volume.papers == ("A/1.docx", "A/0.docx")


def test_a_migration_that_fails_leaves_the_file(tmp_path: Path, newer: pytest.MonkeyPatch):
    path = _laid(tmp_path / "old.proc", (SCHEMAS / f"{VERSION}.sql").read_text("utf-8"))
    before = path.read_bytes()

    def fail(connection: sqlite3.Connection) -> None:
        connection.execute("CREATE TABLE news (a)")
        raise KeyError

    newer.setitem(schema.MIGRATIONS, VERSION, fail)
    with pytest.raises(KeyError):
        Project.open(path)
    assert path.read_bytes() == before


def test_an_older_file_is_not_changed_by_a_reader(tmp_path: Path, newer: pytest.MonkeyPatch):
    path = _laid(tmp_path / "old.proc", (SCHEMAS / f"{VERSION}.sql").read_text("utf-8"))
    del newer
    with pytest.raises(ProjectError, match=r"project\.older-file"):
        Project.open_read_only(path)

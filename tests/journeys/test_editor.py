"""An editor's journeys: from an empty window to a frozen edition, a sentence each."""

from __future__ import annotations

import shutil
from pathlib import Path
from zipfile import ZipFile

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolBar

from proceedings.compiler import preflight_file
from proceedings.model.volume import Words
from proceedings.project import Project
from tests.finished import outline_items
from tests.journeys.hand import Hand
from tests.small_volume import write_paper
from ui.dialogs.event import EventPage
from ui.dialogs.export import Deliverable, ExportDialog
from ui.dialogs.import_review import ImportDialog
from ui.dialogs.new_volume import NewVolumeDialog
from ui.dialogs.preflight import PreflightDialog
from ui.dialogs.proofs import ProofsDialog
from ui.dialogs.revision import RevisionDialog
from ui.dialogs.volume import VolumeDialog
from ui.findings.rows import FindingRow
from ui.freeze import FreezeDialog
from ui.outline.rows import PaperRow
from ui.preview.panel import COMPARE, VOLUME

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def test_a_new_volume_takes_in_a_dropped_folder_of_papers(hand: Hand, papers: Path, tmp_path: Path) -> None:
    window, desk = hand.window, hand.window.desk
    bad = tmp_path / "sent" / "noise.docx"
    shutil.copytree(papers, bad.parent)
    bad.write_bytes(b"no paper")

    def describe(dialog: NewVolumeDialog) -> None:
        QTest.keyClicks(dialog.event_page.title.box("kk"), "Law")
        dialog.file.setText(str(tmp_path / "Law.proc"))

    def review(dialog: ImportDialog) -> None:
        hand.until(lambda: dialog.model is not None)
        assert dialog.model
        assert len(dialog.model.rows) == 15
        assert len(dialog.value) == 14

    hand.answering(NewVolumeDialog, describe, lambda: hand.click(window.start_page.new_button))
    assert desk.volume.event.title.kk == "Law"
    hand.answering(ImportDialog, review, lambda: hand.drop(window.outline.tree.viewport(), [bad.parent]))
    hand.until(lambda: len(desk.volume.papers) == 14)
    hand.rest()
    assert all(desk.metadata(paper).title for paper in desk.volume.papers)
    assert desk.undo_name == "add-papers"


def test_an_empty_window_comes_to_a_printers_pack_in_ten_clicks(hand: Hand, papers: Path, tmp_path: Path) -> None:
    window, desk = hand.window, hand.window.desk

    def describe(dialog: NewVolumeDialog) -> None:
        QTest.keyClicks(dialog.event_page.title.box("kk"), "Law")
        dialog.file.setText(str(tmp_path / "Law.proc"))

    def review(dialog: ImportDialog) -> None:
        hand.until(lambda: dialog.model is not None)

    def tick(dialog: ExportDialog) -> None:
        box = dialog.boxes[Deliverable.PRESS]
        hand.click(box, QPoint(box.height() // 2, box.height() // 2))
        dialog.folder.setText(str(tmp_path))

    hand.answering(NewVolumeDialog, describe, lambda: hand.click(window.start_page.new_button))
    hand.answering(ImportDialog, review, lambda: hand.drop(window.outline.tree.viewport(), [papers]))
    hand.until(lambda: len(desk.volume.papers) == 14)
    hand.rest()
    button = next(
        made for bar in window.findChildren(QToolBar) if (made := bar.widgetForAction(window.actions_["compile"]))
    )
    hand.told(desk.compiled, lambda: hand.click(button))
    hand.rest()
    hand.answering(
        PreflightDialog,
        lambda _dialog: False,  # read, and left by Esc
        lambda: hand.answering(ExportDialog, tick, lambda: hand.choose("export")),
    )
    hand.rest()

    file = next(tmp_path.glob("*.zip"))
    with ZipFile(file) as pack:
        block = pack.extract(next(name for name in pack.namelist() if name.endswith("-block.pdf")), tmp_path)
    report = preflight_file(Path(block), printer=file.stem.partition("-")[2])
    assert not report.errors
    assert report.pages >= 100
    assert hand.clicks <= 10


def test_papers_follow_the_programme_and_one_undo_brings_their_order_back(editor: Hand, tmp_path: Path) -> None:
    window, desk = editor.window, editor.window.desk
    before = desk.volume
    talks = [desk.metadata(paper).title for paper in reversed(before.papers)]
    rows = ["Section;Title", *[f'"Пленарлық отырыс";"{title}"' for title in talks]]
    programme = tmp_path / "programme.csv"
    programme.write_text("\n".join(rows), encoding="utf-8")
    editor.picking([programme])
    editor.told(desk.programmed, lambda: editor.choose("sort-programme"))
    [plenary] = [section for section in desk.volume.sections if len(section.papers) == 14]
    assert plenary.papers == before.papers[::-1]
    editor.choose("undo")
    assert desk.volume == before
    assert window.outline.model.index_of(before.papers[0]).row() == 0


def test_f8_goes_from_finding_to_finding(editor: Hand) -> None:
    findings = editor.window.findings
    rows = len(findings.model.rows)
    assert rows > 2
    seen: list[object] = []
    for _ in range(rows):
        editor.keys("F8")
        assert findings.current
        seen.append(findings.current.key)
        assert findings.current.paper in {None, editor.window.outline.current_paper()}
    assert len(set(seen)) == rows


def test_all_findings_of_a_rule_are_fixed_in_one_step(editor: Hand, papers: Path, tmp_path: Path) -> None:
    desk, findings = editor.window.desk, editor.window.findings
    before = desk.volume
    twins = [shutil.copyfile(file, tmp_path / file.name) for file in sorted(papers.glob("1-*/*.docx"))[:2]]
    for twin in twins:
        twin.write_bytes(twin.read_bytes() + b" ")
    editor.told(desk.imported, lambda: desk.add_papers(twins, 3))
    editor.told(desk.compiled, lambda: editor.keys("Ctrl+B"))
    editor.until(lambda: len(_alike(editor)) == 2)
    at = findings.model.rows.index(_alike(editor)[0])
    findings.list.setCurrentIndex(findings.model.index(at, 0))
    steps = len(desk.history())
    editor.click(findings.fix_all_button)
    assert desk.volume.papers == before.papers
    assert len(desk.volume.excluded) == 2
    assert len(desk.history()) == steps + 1
    editor.choose("undo")
    assert len(desk.volume.papers) == len(before.papers) + 2
    editor.rest()


def _alike(hand: Hand) -> list[FindingRow]:
    """Return the findings that a paper is in the volume twice."""
    return [row for row in hand.window.findings.rows if row.finding.code == "check.near-duplicate"]


def test_the_authors_pages_stand_beside_ours(editor: Hand) -> None:
    preview, paper = editor.window.preview, editor.window.desk.volume.papers[2]
    editor.window.outline.choose([paper])
    editor.choose("show-compare")
    assert preview.tabs.currentIndex() == COMPARE
    editor.until(lambda: bool(preview.compare.original.pages and preview.compare.formatted.pages))
    ours, theirs = preview.compare.formatted.verticalScrollBar(), preview.compare.original.verticalScrollBar()
    QTest.keyClick(preview.compare.formatted, Qt.Key.Key_PageDown)
    assert ours.value() > 0
    assert theirs.value() > 0, "the pages stay in step"


def test_front_matter_is_filled_in_forms_and_stands_in_the_book(editor: Hand) -> None:
    window, desk = editor.window, editor.window.desk

    def describe(dialog: VolumeDialog) -> None:
        title = dialog.findChild(EventPage).title.box("kk")
        title.selectAll()
        QTest.keyClicks(title, "Law and order")

    editor.answering(VolumeDialog, describe, lambda: editor.choose("properties"))
    assert desk.volume.event.title.kk == "Law and order"
    editor.told(desk.compiled, lambda: editor.keys("Ctrl+B"))
    first = "".join([window.preview.volume.document.getAllText(page).text() for page in range(4)])
    assert "Law and order" in " ".join(first.split())


def test_a_click_in_the_contents_leads_to_the_paper(compiled: Hand) -> None:
    view, desk = compiled.window.preview.volume, compiled.window.desk
    assert desk.last
    paper, first, _ = desk.last.starts[5]
    title = " ".join(desk.metadata(paper).title.split()[:3])
    place = _printed_above(compiled, title, first)
    assert place, f"the contents name «{title}»"
    page, area = place
    view.show_page(page)
    scale = view.zoom() * view.logicalDpiX() / 72
    sheet = next(each for each in view._in_sight() if each.page == page)
    dx, dy = view._offset()
    at = QPoint(round(sheet.x + dx + area.center().x() * scale), round(sheet.y + dy + area.center().y() * scale))
    if not view.viewport().rect().contains(at):
        view.verticalScrollBar().setValue(view.verticalScrollBar().value() + at.y() - view.viewport().height() // 2)
        dx, dy = view._offset()
        at.setY(round(sheet.y + dy + area.center().y() * scale))
    compiled.click(view.viewport(), at)
    assert view.page == first
    assert compiled.window.outline.current_paper() == paper, "the outline follows the page"


def _printed_above(hand: Hand, words: str, before: int) -> tuple[int, QRectF] | None:
    """Return the page and the area, in points, where words stand before a page."""
    document = hand.window.preview.volume.document
    for page in range(before):
        text = document.getAllText(page).text()
        flat = text.replace("\r\n", "  ").replace("\n", " ")
        if words in flat:
            found = document.getSelectionAtIndex(page, flat.index(words), len(words))
            return page, found.bounds()[0].boundingRect()
    return None


def test_proofs_go_out_with_letters_and_the_answers_are_recorded(editor: Hand, tmp_path: Path) -> None:
    window, desk = editor.window, editor.window.desk
    chosen = desk.volume.papers[2:4]

    def tick(dialog: ProofsDialog) -> None:
        editor.click(dialog.none_button)
        for row in (2, 3):
            dialog.list.item(row).setCheckState(Qt.CheckState.Checked)
        dialog.folder.setText(str(tmp_path / "proofs"))

    editor.answering(ProofsDialog, tick, lambda: editor.choose("proofs"))
    editor.rest()
    made = sorted(path.name for path in (tmp_path / "proofs").iterdir())
    assert len([name for name in made if name.endswith(".pdf")]) == 2, made
    assert len([name for name in made if not name.endswith(".pdf")]) >= 2, made
    assert [desk.decisions(paper).proof for paper in chosen] == ["waiting", "waiting"]
    window.outline.choose([chosen[0]])
    editor.choose("approved")
    window.outline.choose([chosen[1]])
    editor.choose("corrections")
    window.outline.status_filter.setCurrentIndex(window.outline.status_filter.findData("corrections"))
    tree, model = window.outline.tree, window.outline.model
    shown = [
        row.paper
        for at, group in enumerate(model.groups)
        for place, row in enumerate(group.rows)
        if isinstance(row, PaperRow) and not tree.isRowHidden(place, model.index(at, 0))
    ]
    assert shown == [chosen[1]]


def test_a_revision_says_what_it_changes_and_moves_the_pages_after_it(compiled: Hand, tmp_path: Path) -> None:
    window, desk = compiled.window, compiled.window.desk
    paper = desk.volume.papers[3]
    assert desk.last
    starts = {each: first for each, first, _ in desk.last.starts}
    desk.set_note(paper, "asked for figures")
    revision = write_paper(tmp_path / "revised.docx", desk.metadata(paper).title, paragraphs=60)
    told: list[str] = []

    def read(dialog: RevisionDialog) -> None:
        told.extend(label.text() for label in dialog.findChildren(type(window.summary)))
        assert dialog.text.toPlainText()

    window.outline.choose([paper])
    compiled.picking([revision])
    compiled.answering(RevisionDialog, read, lambda: compiled.choose("replace"))
    compiled.until(lambda: desk.undo_name == "replace-paper")
    compiled.rest()
    assert desk.decisions(paper).note == "asked for figures"
    compiled.told(desk.compiled, lambda: compiled.keys("Ctrl+B"))
    after = {each: first for each, first, _ in desk.last.starts}
    later = desk.volume.papers[4]
    shift = after[later] - starts[later]
    assert shift != 0
    assert any(f"{shift:+d}" in words for words in told), told
    assert after[paper] == starts[paper]


def test_the_volume_is_exported_for_the_screen_and_as_a_folder(compiled: Hand, tmp_path: Path) -> None:
    desk, out = compiled.window.desk, tmp_path / "out"

    def tick(dialog: ExportDialog) -> None:
        dialog.boxes[Deliverable.SCREEN].setChecked(True)
        dialog.boxes[Deliverable.FOLDER].setChecked(True)
        dialog.folder.setText(str(out))

    compiled.answering(ExportDialog, tick, lambda: compiled.keys("Ctrl+E"))
    compiled.rest()
    titles = [title for _, title, _ in outline_items(out / "Sample.pdf")]
    assert all(any(desk.metadata(paper).title in each for each in titles) for paper in desk.volume.papers)
    assert len(list((out / "Sample").rglob("*.docx"))) == 14


def test_an_edition_that_is_frozen_warns_of_what_is_edited_later(compiled: Hand, volume: Path) -> None:
    window, desk = compiled.window, compiled.window.desk
    noticed: list[str] = []
    desk.noticed.connect(lambda code, _facts: noticed.append(code))
    compiled.answering(FreezeDialog, lambda dialog: dialog.name.setText("1-басылым"), lambda: compiled.choose("freeze"))
    assert desk.volume.frozen == "1-басылым"
    assert noticed == []
    desk.rename_section(1, Words(kk="Басқа"))
    assert noticed == ["desk.frozen"]
    assert "1-басылым" in window.statusBar().currentMessage()
    desk.close()
    with Project.open(volume) as project:
        assert project.volume.frozen == "1-басылым"


def test_good_pages_stay_while_a_compile_is_stopped(compiled: Hand) -> None:
    window, desk = compiled.window, compiled.window.desk
    good, pages = desk.last, window.preview.volume.pages
    desk.set_style("a4-two-column")
    compiled.keys("Ctrl+B")
    compiled.until(lambda: desk.is_busy("compile"))
    compiled.keys("Esc")
    compiled.rest()
    assert desk.last is good
    assert window.preview.volume.pages == pages > 0
    assert window.preview.banner.isVisible()
    assert window.preview.tabs.currentIndex() == VOLUME

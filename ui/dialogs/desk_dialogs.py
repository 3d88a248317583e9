"""The dialogs at the desk: each asks, and lays the answer on the desk; the window connects its actions to them."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple, cast

from PySide6.QtCore import QObject, QSettings, QStandardPaths, Signal, Slot
from PySide6.QtWidgets import QDialog, QWidget

from proceedings.errors import ProceedingsError
from proceedings.illustrating import Illustrated, read_illustrations
from proceedings.model.progress import OnProgress, Progress, ShouldStop
from proceedings.model.volume import PaperId, Words
from proceedings.offprinting import make_offprints
from proceedings.pack import Pack, make_pack
from proceedings.project import export_folder, source_of
from proceedings.proofs import Outcome, Proof, make_proofs
from proceedings.style.printer import DEFAULT_PRINTER, load_printer, printer_names
from ui.author import AuthorWindow
from ui.desk import Desk, Revision
from ui.desk.folders import cache_folder
from ui.desk.jobs import Jobs
from ui.dialogs.about import AboutDialog
from ui.dialogs.alternatives import AlternativesDialog
from ui.dialogs.compile import CompileChoice, CompileDialog, Contents
from ui.dialogs.export import Deliverable, ExportChoice, ExportDialog
from ui.dialogs.help import HelpWindow
from ui.dialogs.history import CheckpointDialog, HistoryDialog
from ui.dialogs.import_review import ImportDialog
from ui.dialogs.new_volume import NewVolumeDialog
from ui.dialogs.preferences import Preferences, PreferencesDialog
from ui.dialogs.preflight import PreflightDialog, preflight_of
from ui.dialogs.printing import asked_printer, printing
from ui.dialogs.proofs import ProofRow, ProofsDialog
from ui.dialogs.recovery import LockedDialog, Opening, RecoveryDialog
from ui.dialogs.revision import RevisionDialog
from ui.dialogs.sections import SectionsDialog
from ui.dialogs.shortcuts import Shortcut, ShortcutsDialog
from ui.dialogs.style import StyleDialog
from ui.dialogs.volume import VolumeDialog
from ui.look import LookChoice
from ui.wording import Speech

COMPARE, PROOFS, PRINT, EXPORT, PICTURES = "compare", "proofs", "print", "export", "pictures"

UNSORTED = Words(kk="Сұрыпталмаған", ru="Неразобранное", en="Unsorted")
"""Where papers come in while a volume has no sections."""

ENDINGS = (".docx", ".doc", ".odt", ".rtf", ".pdf")


class Exported(NamedTuple):
    """What came of an export."""

    folder: Path
    pack: Pack | None
    """For the printer, if that was wanted."""


class DeskDialogs(QObject):
    """One method for each dialog; those without a parameter are slots for actions."""

    begun = Signal(str)
    progressed = Signal(str, Progress)
    failed = Signal(str, Exception)
    ended = Signal(str)
    """As the desk's signals of the same names, for the work that dialogs begin."""
    said = Signal(str)
    """A sentence for the status bar."""
    page_wanted = Signal(int)
    """Index of a page of the volume that is to be shown."""
    preferred = Signal(object)
    """Preferences to be laid on the window at once."""

    def __init__(self, desk: Desk, speech: Callable[[], Speech], window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._speech = speech
        self._window = window
        self._settings = QSettings("proceedings", "proceedings")
        self._help: HelpWindow | None = None
        self._authors: list[AuthorWindow] = []
        self._jobs = Jobs(self)
        self._jobs.begun.connect(self.begun)
        self._jobs.progressed.connect(self.progressed)
        self._jobs.failed.connect(self.failed)
        self._jobs.ended.connect(self.ended)

    def close(self) -> None:
        """Stop what goes on and close what is open."""
        self._jobs.close()
        for window in (self._help, *self._authors):
            if window:
                window.close()

    def is_busy(self) -> bool:
        """Tell whether work that dialogs began goes on."""
        return self._jobs.is_busy()

    def stop(self) -> None:
        """Stop the work that dialogs began."""
        self._jobs.stop()

    def ask(self, dialog: QDialog) -> bool:
        """Show a dialog and return whether it was accepted."""
        return dialog.exec() == QDialog.DialogCode.Accepted

    # ---- volumes come and go

    @Slot()
    def new_volume(self) -> bool:
        """Make a new volume; return whether one was made."""
        dialog = NewVolumeDialog(self._speech(), parent=self._window)
        if not self.ask(dialog):
            return False
        made = dialog.value
        return self._desk.new(made.file, made.volume) and self._desk.keep_pictures(made.pictures)

    def open_volume(self, file: Path) -> bool:
        """Open a volume file, tell who else has it open and what was mended; return whether it lies on the desk."""
        if not self._desk.open(file):
            return False
        if self._desk.holder and not self._open_locked(file):
            return False
        if self._desk.recovery:
            self.ask(RecoveryDialog(self._speech(), self._desk.recovery, parent=self._window))
        return True

    def _open_locked(self, file: Path) -> bool:
        dialog = LockedDialog(self._speech(), file.name, self._desk.holder, parent=self._window)
        self.ask(dialog)
        if dialog.value is Opening.TAKE_OVER:
            return self._desk.open(file, take_over=True)
        if dialog.value is Opening.NOT:
            self._desk.close()
        return self._desk.is_open

    # ---- what the volume says of itself

    def edit_event(self, page: str = "event") -> bool:
        """Edit the volume's properties, beginning with a page of them."""
        event = self._desk.volume.event
        pictures = {logo: self._desk.picture(logo) for logo in event.logos if logo}
        dialog = VolumeDialog(self._speech(), event, pictures, page=page, parent=self._window)
        if not self.ask(dialog) or not self._desk.keep_pictures(dialog.new_pictures):
            return False
        return self._desk.set_event(dialog.value)

    @Slot()
    def properties(self) -> bool:
        """Edit the volume's properties."""
        return self.edit_event()

    def edit_sections(self, section: int) -> bool:
        """Edit sections and chairs, beginning with one of them."""
        dialog = SectionsDialog(self._speech(), self._desk.volume, section=section, parent=self._window)
        return self.ask(dialog) and self._desk.edit("edit-sections", dialog.value)

    @Slot()
    def sections(self) -> bool:
        """Edit sections and chairs."""
        return self.edit_sections(0)

    @Slot()
    def style(self) -> bool:
        """Choose the house style."""
        dialog = StyleDialog(self._speech(), self._desk.volume.style, parent=self._window)
        return self.ask(dialog) and self._desk.set_style(dialog.value)

    # ---- files come in

    def import_files(self, files: Sequence[Path], section: int = -1) -> bool:
        """Look at files, and those in folders among them, before they come in; return whether any do."""
        desk = self._desk
        papers = papers_in(files)
        if not papers or desk.read_only:
            return False
        speech, sections = self._speech(), desk.volume.sections
        names = [each.title.best(speech.lang) or each.name or "—" for each in sections]
        dialog = ImportDialog(
            speech,
            desk.recognising(papers),
            sections=names or [UNSORTED[speech.lang]],
            titles={paper: desk.metadata(paper).title or Path(paper).name for paper in desk.submissions},
            section=section % max(len(sections), 1),
            parent=self._window,
        )
        if not self.ask(dialog):
            return False
        if not sections:
            desk.add_section(UNSORTED)
        desk.add_reviewed(dialog.value)
        return True

    def replace_paper(self, paper: PaperId, file: Path) -> None:
        """Show what a new version of a paper changes, and take it if the editor wants it."""
        desk = self._desk
        if desk.read_only:
            return

        def done(result: object) -> None:
            found = cast("Revision", result)
            title = desk.metadata(paper).title or Path(paper).name
            shift = (found.shift, found.page)
            dialog = RevisionDialog(self._speech(), title, found.comparison, shift=shift, parent=self._window)
            if self.ask(dialog):
                desk.replace_paper(paper, file)

        self._jobs.start(COMPARE, desk.revising(paper, file), done)

    # ---- pages are made and given out

    @Slot()
    def compile(self) -> bool:
        """Ask how to compile, and compile."""
        desk, volume = self._desk, self._desk.volume
        reports = [desk.report(paper) for paper in volume.papers]
        errors = sum(each.severity == "error" for report in reports if report for each in report.findings)
        unreadable = sum(1 for paper in volume.papers if desk.fault(paper))
        contents = Contents(
            papers=len(volume.papers), sections=len(volume.sections), errors=errors, unreadable=unreadable
        )
        choice = CompileChoice(edition="screen", style=volume.style)
        dialog = CompileDialog(self._speech(), contents, choice, ("screen",), parent=self._window)
        if not self.ask(dialog):
            return False
        if dialog.value.style != volume.style:
            desk.set_style(dialog.value.style)
        desk.compile()
        return True

    @Slot()
    def export(self) -> bool:
        """Ask what to export, and export it."""
        available = [Deliverable.SCREEN] if self._desk.last else []
        available += [Deliverable.PRESS, Deliverable.OFFPRINTS, Deliverable.PROOFS, Deliverable.FOLDER]
        speech = self._speech()
        printers = [(name, load_printer(name).title.best(speech.lang)) for name in printer_names()]
        last = str(self._settings.value("export/printer", DEFAULT_PRINTER, type=str))
        dialog = ExportDialog(speech, available, self._folder("export"), printers, printer=last, parent=self._window)
        if not self.ask(dialog):
            return False
        self._settings.setValue("folder/export", str(dialog.value.folder))
        if dialog.value.printer:
            self._settings.setValue("export/printer", dialog.value.printer)
        self._export(dialog.value)
        return True

    def _export(self, choice: ExportChoice) -> None:
        desk, project = self._desk, self._desk.project
        if project is None:
            return
        pages = desk.last.out if desk.last else None
        source, name, papers = source_of(project, cache_folder() / "originals"), desk.name, desk.volume.papers

        def work(on_progress: OnProgress, should_stop: ShouldStop) -> Exported:
            choice.folder.mkdir(parents=True, exist_ok=True)
            pack = None
            if Deliverable.SCREEN in choice.deliverables and pages:
                _copied(pages, choice.folder / f"{name}.pdf")
            if Deliverable.FOLDER in choice.deliverables:
                export_folder(project, _free(choice.folder / name))
            if Deliverable.PRESS in choice.deliverables:
                pack = make_pack(
                    source,
                    choice.folder / f"{name}-{choice.printer}.zip",
                    printer=choice.printer,
                    cache=cache_folder(),
                    on_progress=on_progress,
                    should_stop=should_stop,
                )
            if Deliverable.OFFPRINTS in choice.deliverables:
                folder = _free(choice.folder / "offprints")
                make_offprints(source, folder, cache=cache_folder(), on_progress=on_progress, should_stop=should_stop)
            if Deliverable.PROOFS in choice.deliverables:
                folder = _free(choice.folder / "proofs")
                folder.mkdir()
                make_proofs(source, papers, folder, on_progress=on_progress, should_stop=should_stop)
            return Exported(choice.folder, pack)

        self._jobs.start(EXPORT, work, self._tell_exported)

    @Slot()
    def alternatives(self) -> bool:
        """Find the pictures of the volume, then ask what each shows."""
        desk, project = self._desk, self._desk.project
        if project is None or not desk.volume.papers:
            return False
        source, papers = source_of(project, cache_folder() / "originals"), desk.volume.papers

        def work(on_progress: OnProgress, should_stop: ShouldStop) -> tuple[Illustrated, ...]:
            return read_illustrations(source, papers, on_progress=on_progress, should_stop=should_stop)

        self._jobs.start(PICTURES, work, self._ask_alternatives)
        return True

    def _ask_alternatives(self, found: object) -> None:
        pictures, desk = cast("tuple[Illustrated, ...]", found), self._desk
        if not pictures:
            self.said.emit(self._speech()("no-pictures"))
            return
        titles = {paper: desk.metadata(paper).title or str(paper) for paper in desk.volume.papers}
        dialog = AlternativesDialog(self._speech(), pictures, titles, parent=self._window)
        if self.ask(dialog) and not desk.read_only:
            said = dialog.value
            if desk.set_alternatives(said):
                self.said.emit(self._speech()("described", pictures=sum(map(len, said.values()))))

    @Slot()
    def proofs(self) -> bool:
        """Ask whose proofs to make, and make them."""
        desk, project = self._desk, self._desk.project
        if project is None:
            return False
        rows = [
            ProofRow(paper=paper, title=desk.metadata(paper).title or paper, answer=desk.decisions(paper).proof)
            for paper in desk.volume.papers
        ]
        dialog = ProofsDialog(self._speech(), rows, self._folder("proofs"), parent=self._window)
        if not self.ask(dialog):
            return False
        choice = dialog.value
        self._settings.setValue("folder/proofs", str(choice.folder))
        source = source_of(project, cache_folder() / "originals")

        def work(on_progress: OnProgress, should_stop: ShouldStop) -> Outcome:
            choice.folder.mkdir(parents=True, exist_ok=True)
            return make_proofs(source, choice.papers, choice.folder, on_progress=on_progress, should_stop=should_stop)

        def done(result: object) -> None:
            outcome = cast("Outcome", result)
            made = [paper for paper, proof in outcome.items() if isinstance(proof, Proof)]
            if choice.mark_waiting and made and not desk.read_only:
                desk.set_proof(made, "waiting")
            failed = len(outcome) - len(made)
            self.said.emit(self._speech()("proofs-made", made=len(made), failed=failed, folder=choice.folder))

        self._jobs.start(PROOFS, work, done)
        return True

    @Slot()
    def print(self) -> bool:
        """Ask for a printer, and print the last good pages."""
        last = self._desk.last
        if last is None:
            return False
        printer = asked_printer(self._speech(), last.pages, self._desk.name, self._window)
        if printer is None:
            return False
        self._jobs.start(PRINT, printing(last.out, printer), self._tell_printed)
        return True

    # ---- history

    @Slot()
    def history(self) -> bool:
        """Go to a step or a named state."""
        desk, speech = self._desk, self._speech()

        def words(name: str) -> str:
            return speech(f"command-{name}")

        dialog = HistoryDialog(speech, desk.history(), desk.checkpoints(), words, parent=self._window)
        if not self.ask(dialog):
            return False
        wish = dialog.value
        if wish.checkpoint:
            return desk.restore(wish.checkpoint)
        return wish.command is not None and desk.go_to(wish.command)

    @Slot()
    def checkpoint(self) -> bool:
        """Give the present state a name."""
        proposed = f"{self._speech()('checkpoint-proposed')} {len(self._desk.checkpoints()) + 1}"
        dialog = CheckpointDialog(self._speech(), proposed, parent=self._window)
        return self.ask(dialog) and self._desk.checkpoint(dialog.value)

    # ---- the program itself

    @Slot()
    def preferences(self) -> bool:
        """Ask for preferences; they are laid on the window while they are tried."""
        before = Preferences(
            lang=self._speech().lang,
            look=LookChoice.kept(self._settings),
            office=str(self._settings.value("office", "", type=str)),
        )
        dialog = PreferencesDialog(self._speech(), before, cache_folder(), parent=self._window)
        dialog.tried.connect(self.preferred)
        if not self.ask(dialog):
            return False
        chosen = dialog.value
        chosen.look.keep(self._settings)
        self._settings.setValue("lang", chosen.lang)
        self._settings.setValue("office", chosen.office)
        self.preferred.emit(chosen)
        return True

    def shortcuts(self, keys: Sequence[Shortcut]) -> None:
        """Show the keys."""
        self.ask(ShortcutsDialog(self._speech(), keys, parent=self._window))

    @Slot()
    def about(self) -> None:
        """Show versions and licences."""
        self.ask(AboutDialog(self._speech(), parent=self._window))

    @Slot()
    def guide(self) -> None:
        """Show the guide, beside the window."""
        if self._help is None or not self._help.isVisible():
            self._help = HelpWindow(self._speech())
        self._help.show()
        self._help.raise_()
        self._help.activateWindow()

    @Slot()
    def check_paper(self) -> None:
        """Open the author's window."""
        self.open_paper(None)

    def open_paper(self, file: Path | None) -> AuthorWindow:
        """Open the author's window, on a paper when there is one."""
        window = AuthorWindow(self._speech())
        window.closed.connect(self._forget_author)
        self._authors.append(window)
        window.show()
        if file:
            window.open(file)
        return window

    # ---- inside

    def _folder(self, name: str) -> Path:
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return Path(str(self._settings.value(f"folder/{name}", documents, type=str)))

    @Slot()
    def _forget_author(self) -> None:
        """Let go of an author's window that was closed, before the garbage collector finds it in some thread."""
        window = self.sender()
        if isinstance(window, AuthorWindow) and window in self._authors:
            self._authors.remove(window)
            window.deleteLater()

    def _tell_exported(self, result: object) -> None:
        exported, speech = cast("Exported", result), self._speech()
        self.said.emit(speech("exported", folder=exported.folder))
        if exported.pack:
            dialog = PreflightDialog(speech, preflight_of(exported.pack, speech.lang), parent=self._window)
            dialog.page_chosen.connect(self.page_wanted)
            self.ask(dialog)

    def _tell_printed(self, pages: object) -> None:
        self.said.emit(self._speech()("printed", pages=pages))


def papers_in(files: Sequence[Path]) -> list[Path]:
    """Return the papers among `files` and in the folders among them, in their order."""
    found: list[Path] = []
    for file in files:
        inside = sorted(file.rglob("*")) if file.is_dir() else [file]
        found += [each for each in inside if each.is_file() and is_paper(each, chosen=not file.is_dir())]
    return list(dict.fromkeys(found))


def is_paper(file: Path, *, chosen: bool) -> bool:
    """Tell whether a file may be a paper; one that was chosen by hand is believed to be."""
    return chosen or (file.suffix.lower() in ENDINGS and not file.name.startswith(("~$", ".")))


def _free(path: Path) -> Path:
    """Return `path`, or one like it where nothing stands."""
    number, free = 1, path
    while free.exists():
        number += 1
        free = path.with_name(f"{path.name} ({number})")
    return free


def _copied(file: Path, out: Path) -> None:
    part = out.with_name(out.name + ".part")
    try:
        part.write_bytes(file.read_bytes())
        part.replace(out)
    except OSError as fault:
        raise ProceedingsError("project.disk", file=str(out), detail=fault.strerror or "") from fault
    finally:
        part.unlink(missing_ok=True)

"""Every dialog, filled as in use: for the tests, and to be looked at.

`python -m tests.ui.dialogs.gallery OUT [LANGUAGE SCHEME SCALE [NAME…]]` writes pictures of them into the folder OUT.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

from proceedings.candidates import Candidate, KnownPaper, Sure, compared
from proceedings.comparison import Version
from proceedings.comparison import compared as compared_versions
from proceedings.errors import UnreadableFile
from proceedings.model.finding import Severity
from proceedings.model.paper import Author, Metadata
from proceedings.model.progress import OnProgress, ShouldStop
from proceedings.model.volume import Committee, Event, PaperId, Person, Section, Volume, Words
from proceedings.project import Checkpoint, Command, Holder, Recovery
from ui.author import AuthorWindow
from ui.dialogs.about import AboutDialog
from ui.dialogs.compile import CompileChoice, CompileDialog, Contents
from ui.dialogs.crash import CrashDialog
from ui.dialogs.export import Deliverable, ExportDialog
from ui.dialogs.help import HelpWindow
from ui.dialogs.history import CheckpointDialog, HistoryDialog
from ui.dialogs.import_review import ImportDialog
from ui.dialogs.new_volume import NewVolumeDialog
from ui.dialogs.preferences import Preferences, PreferencesDialog
from ui.dialogs.preflight import Preflight, PreflightDialog, Remark
from ui.dialogs.proofs import ANSWERS, ProofRow, ProofsDialog
from ui.dialogs.recovery import LockedDialog, RecoveryDialog
from ui.dialogs.revision import RevisionDialog
from ui.dialogs.sections import SectionsDialog
from ui.dialogs.shortcuts import ShortcutsDialog, shortcuts_of
from ui.dialogs.style import StyleDialog
from ui.dialogs.volume import PAGES, VolumeDialog
from ui.jobs import Work
from ui.look import LookChoice, apply_look
from ui.start_page import StartPage
from ui.wording import Speech

Maker = Callable[[], QWidget]

TITLE = Words(
    kk="Адам құқықтары және пенитенциарлық жүйені дамыту: ұлттық басымдықтар мен халықаралық стандарттар",
    ru="Права человека и развитие пенитенциарной системы: национальные приоритеты и международные стандарты",
    en="Human Rights and the Development of the Penitentiary System: National Priorities and International Standards",
)

CHAIR = Person(
    name=Words(kk="Гүлсім Әбдірашқызы Сәрсенқұл", ru="Гульсим Абдирашкызы Сарсенкул", en="Gulsim Sarsenqul"),
    degree=Words(kk="заң ғылымдарының докторы", ru="доктор юридических наук", en="Doctor of Law"),
    post=Words(kk="кафедра меңгерушісі", ru="заведующая кафедрой", en="Head of the Department"),
)

EVENT = Event(
    title=TITLE,
    subtitle=Words(kk="Конференция материалдары", ru="Материалы конференции", en="Proceedings of the Conference"),
    place=Words(kk="Астана, Қазақстан", ru="Астана, Казахстан", en="Astana, Kazakhstan"),
    date="2025-12-10/2025-12-11",
    year="2025",
    city=Words(kk="Астана", ru="Астана", en="Astana"),
    publisher=Words(kk="«Үлгі» баспасы", ru="Издательство «Образец»", en="Sample Press"),
    organisers=(Words(kk="Орталық", ru="Национальный центр по правам человека", en="Centre"), Words(ru="Министерство")),
    editors=(CHAIR,),
    reviewers=(CHAIR,),
    committees=(Committee(title=Words(kk="Комитет", ru="Оргкомитет", en="Committee"), members=(CHAIR, CHAIR)),),
    isbn="978-601-00-0000-1",
    udc="342.7",
)

VOLUME = Volume(
    event=EVENT,
    sections=(
        Section(name="a", title=TITLE, papers=(PaperId("a/1.docx"),), chairs=(CHAIR,)),
        Section(name="b", title=Words(kk="Пробация", ru="Пробация", en="Probation"), papers=()),
    ),
)

COMMANDS = tuple(
    Command(id=number, name=name, time=f"2026-03-0{number}T10:15:00+00:00", undone=number == 3)
    for number, name in enumerate(("add-papers", "move-papers", "edit-metadata"), 1)
)

CHECKPOINT = Checkpoint(id=1, name="Корректура № 1", time="2026-03-01T10:20:00+00:00")

SAME_TEXT = "Мы сравниваем счета двенадцати хозяйств до и после реформы и видим, кто выиграл."


def metadata(title: str, *authors: str, udc: str = "") -> Metadata:
    return Metadata(titles=(("ru", title),), authors=tuple(Author(name=name) for name in authors), udc=udc)


@cache
def candidates() -> tuple[Candidate, ...]:
    sure = (("title", Sure.SURE), ("authors", Sure.SURE), ("lang", Sure.SURE), ("udc", Sure.SURE))
    guessed = (("title", Sure.GUESSED), ("authors", Sure.MISSING), ("lang", Sure.SURE), ("udc", Sure.MISSING))
    known = {
        PaperId("a/1.docx"): KnownPaper(sha256="1", metadata=metadata("О тарифах локальных сетей", "Иванов И. И."))
    }
    files = [
        Candidate(
            file=Path("сборник/Сейітжанов.docx"),
            sha256="2",
            lang="kk",
            metadata=metadata("Тарифтерді реттеу негіздері", "Сейітжанов А. Б.", "Құсайынова Г.", udc="342.7"),
            trust=sure,
        ),
        Candidate(file=Path("тезисы (2).docx"), sha256="3", lang="ru", metadata=metadata("тезисы (2)"), trust=guessed),
        Candidate(
            file=Path("Иванов_исправлено.docx"),
            sha256="4",
            lang="ru",
            metadata=metadata("О тарифах локальных сетей", "Иванов И. И."),
            trust=sure,
        ),
        Candidate(file=Path("копия.docx"), sha256="1", lang="ru", metadata=metadata("О тарифах локальных сетей")),
        Candidate(file=Path("noise.docx"), sha256="5", fault=UnreadableFile("collect.encrypted", file="noise.docx")),
    ]
    return compared(files, known)


def comparison_dialog(speech: Speech) -> QWidget:
    before = Version(
        name="Иванов.docx", fields=(("title", "О тарифах локальных сетей"),), paragraphs=(SAME_TEXT, "Лишний абзац.")
    )
    after = Version(
        name="Иванов 2.docx",
        fields=(("title", "О справедливых тарифах локальных сетей"),),
        paragraphs=("Новое начало.", SAME_TEXT.replace("двенадцати", "двадцати")),
    )
    compared_both = compared_versions(before, after)
    return RevisionDialog(speech, "О тарифах локальных сетей", compared_both, shift=(2, "57"))


def no_drawing(_style: str, _folder: Path) -> Work:
    def work(_on_progress: OnProgress, should_stop: ShouldStop) -> object:
        while not should_stop():
            time.sleep(0.01)
        return None

    return work


def import_dialog(speech: Speech) -> QWidget:
    dialog = ImportDialog(
        speech,
        lambda _progress, _stop: candidates(),
        sections=[section.title.best(speech.lang) for section in VOLUME.sections],
        titles={PaperId("a/1.docx"): "О тарифах локальных сетей"},
    )
    while dialog.model is None:
        QApplication.processEvents()
    return dialog


def start_page(speech: Speech) -> QWidget:
    page = StartPage(speech)
    page.set_recents([Path(__file__)])
    page.resize(900, 700)
    return page


def keys(speech: Speech) -> QWidget:
    actions = [QAction(speech(word)) for word in ("open", "compile", "zoom-in")]
    for action, key in zip(actions, ("Ctrl+O", "Ctrl+B", "Ctrl++"), strict=True):
        action.setShortcut(QKeySequence(key))
    return ShortcutsDialog(speech, shortcuts_of([(speech("file"), actions)]))


def remarks() -> tuple[Remark, ...]:
    return (
        Remark(severity=Severity.ERROR, words="Рисунок 3: 96 точек на дюйм, нужно 300.", page=18, number="15"),
        Remark(severity=Severity.WARNING, words="Страниц 250, профиль просит кратное 16."),
    )


def proof_rows() -> tuple[ProofRow, ...]:
    titles = ("О тарифах", "Тарифтерді реттеу", "Ready", TITLE.ru)
    pairs = zip(titles, ANSWERS, strict=True)
    return tuple(ProofRow(paper=PaperId(title), title=title, answer=answer) for title, answer in pairs)


def dialogs(speech: Speech) -> Mapping[str, Maker]:
    """Return what makes each dialog, by name."""
    damaged = Path("v.damaged-1.proc")
    recovery = Recovery(damaged=damaged, backup="3", commits=12, lost_commits=1, lost_files=("a.docx",))
    holder = Holder(host="redaktsiya-2", user="aigul", pid=7, since="2026-03-01T10:20:00+00:00")
    preferences = Preferences(lang=speech.lang, look=LookChoice())
    choice = CompileChoice(edition="screen", style="a5-book")
    pages = {f"volume-{page}": _page_maker(speech, page) for page in PAGES}
    return {
        "start": lambda: start_page(speech),
        "new-volume": lambda: NewVolumeDialog(speech, drawing=no_drawing),
        **pages,
        "sections": lambda: SectionsDialog(speech, VOLUME),
        "style": lambda: StyleDialog(speech, "a5-book", drawing=no_drawing),
        "import": lambda: import_dialog(speech),
        "revision": lambda: comparison_dialog(speech),
        "compile": lambda: CompileDialog(speech, Contents(papers=48, sections=3, errors=2, unreadable=1), choice),
        "export": lambda: ExportDialog(speech, tuple(Deliverable), Path("out"), [("offset-a5", "Offset house, A5")]),
        "preflight": lambda: PreflightDialog(speech, Preflight(file="volume-press.pdf", pages=250, remarks=remarks())),
        "proofs": lambda: ProofsDialog(speech, proof_rows(), Path("out")),
        "help": lambda: HelpWindow(speech),
        "author": lambda: AuthorWindow(speech),
        "history": lambda: HistoryDialog(speech, COMMANDS, (CHECKPOINT,), str),
        "checkpoint": lambda: CheckpointDialog(speech, "Корректура № 2"),
        "recovery": lambda: RecoveryDialog(speech, recovery),
        "locked": lambda: LockedDialog(speech, "Сборник.proc", holder),
        "preferences": lambda: PreferencesDialog(speech, preferences, Path("no-such-folder")),
        "about": lambda: AboutDialog(speech),
        "shortcuts": lambda: keys(speech),
        "crash": lambda: CrashDialog(speech, "Traceback (most recent call last):\nZeroDivisionError"),
    }


def _page_maker(speech: Speech, page: str) -> Maker:
    return lambda: VolumeDialog(speech, EVENT, page=page)


def main(arguments: list[str]) -> None:
    """Write pictures of the dialogs."""
    out, lang, scheme, scale, *names = [*arguments, *["ru", "light", "100"][max(0, len(arguments) - 1) :]]
    application = QApplication([])
    apply_look(application, LookChoice(scheme=scheme, scale=int(scale)))
    Path(out).mkdir(parents=True, exist_ok=True)
    for name, make in dialogs(Speech(lang)).items():
        if names and name not in names:
            continue
        dialog = make()
        dialog.show()
        until = time.monotonic() + 0.3
        while time.monotonic() < until:
            application.processEvents()
        dialog.grab().save(str(Path(out) / f"{name}-{lang}-{scheme}-{scale}.png"))
        dialog.close()


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    main(sys.argv[1:])

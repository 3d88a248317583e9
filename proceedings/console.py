"""What the commands say on standard error: progress while work goes on, and at the end what was found."""

import locale
import os
import shutil
import sys
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TextIO

from proceedings.errors import ProceedingsError
from proceedings.model.finding import Finding, Severity
from proceedings.model.progress import Progress
from proceedings.survey import Survey
from proceedings.wording import place_words, sentence

BAR = 24
"""Characters of the progress bar."""

REDRAW = 0.1
"""Seconds between two drawings of the bar."""

LINE_EVERY = 5.0
"""Seconds between two lines of progress where there is no terminal."""

PATIENCE = 2.0
"""Seconds after which the time left is worth telling."""

_PHRASES: Mapping[str, Mapping[str, str]] = {
    "en": {
        "collect": "Reading the folder",
        "typeset": "Setting papers",
        "bind": "Binding",
        "write": "Writing pages",
        "offprints": "Writing offprints",
        "pack": "Packing",
        "left": "{time} left",
        "pages": "{out}: {pages} pages",
        "offprints-made": "{folder}: offprints — {made}",
        "found": "errors: {errors}, warnings: {warnings}, changes: {changes}",
        "clean": "Nothing was found.",
        "volume": "The volume",
        "error": "error",
        "warning": "warning",
        "note": "note",
        "add": "Adding papers",
        "made": "{file}: a volume file with {papers} papers",
        "added": "papers added: {papers}",
        "duplicate": "{file} was left out: {paper} is the same file",
        "programme": "found: {found}, talks without a paper: {missing}, papers not in the programme: {unlisted}",
        "no-paper-for": "row {row}: no paper for “{talk}”",
        "not-in-programme": "{paper} is not in the programme",
        "written": "{folder}: {files} files",
        "accepted": "accepted",
        "stopped": "Stopped.",
        "internal": "Internal error ({fault}). A report for the makers was written to {file}",
    },
    "ru": {
        "collect": "Чтение папки",
        "typeset": "Вёрстка статей",
        "bind": "Сборка",
        "write": "Запись страниц",
        "offprints": "Запись оттисков",
        "pack": "Упаковка",
        "left": "осталось {time}",
        "pages": "{out}: страниц — {pages}",
        "offprints-made": "{folder}: оттисков — {made}",
        "found": "ошибок: {errors}, предупреждений: {warnings}, правок: {changes}",
        "clean": "Замечаний нет.",
        "volume": "Сборник",
        "error": "ошибка",
        "warning": "предупреждение",
        "note": "примечание",
        "add": "Добавление статей",
        "made": "{file}: файл сборника, статей — {papers}",
        "added": "добавлено статей: {papers}",
        "duplicate": "{file} пропущен: {paper} — тот же файл",
        "programme": "найдено: {found}, докладов без статьи: {missing}, статей не из программы: {unlisted}",
        "no-paper-for": "строка {row}: нет статьи к докладу «{talk}»",
        "not-in-programme": "{paper} нет в программе",
        "written": "{folder}: файлов — {files}",
        "accepted": "принято",
        "stopped": "Остановлено.",
        "internal": "Внутренняя ошибка ({fault}). Отчёт для разработчиков записан в {file}",
    },
    "kk": {
        "collect": "Қалта оқылуда",
        "typeset": "Мақалалар беттелуде",
        "bind": "Жинақталуда",
        "write": "Беттер жазылуда",
        "offprints": "Жеке басылымдар жазылуда",
        "pack": "Қапталуда",
        "left": "{time} қалды",
        "pages": "{out}: {pages} бет",
        "offprints-made": "{folder}: жеке басылым саны — {made}",
        "found": "қателер: {errors}, ескертулер: {warnings}, түзетулер: {changes}",
        "clean": "Ескертпелер жоқ.",
        "volume": "Жинақ",
        "error": "қате",
        "warning": "ескерту",
        "note": "ескертпе",
        "add": "Мақалалар қосылуда",
        "made": "{file}: жинақ файлы, мақала саны — {papers}",
        "added": "қосылған мақалалар: {papers}",
        "duplicate": "{file} қосылмады: {paper} — сол файлдың өзі",
        "programme": "табылды: {found}, мақаласыз баяндамалар: {missing}, бағдарламада жоқ мақалалар: {unlisted}",
        "no-paper-for": "{row}-жол: «{talk}» баяндамасының мақаласы жоқ",
        "not-in-programme": "{paper} бағдарламада жоқ",
        "written": "{folder}: файл саны — {files}",
        "accepted": "қабылданды",
        "stopped": "Тоқтатылды.",
        "internal": "Ішкі қате ({fault}). Әзірлеушілерге арналған есеп мына файлда: {file}",
    },
}


def spoken_language() -> str:
    """Return the language of messages by the person's locale: `kk`, `ru`, else `en`."""
    said = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
    if not said and sys.platform == "win32":
        said = locale.getlocale()[0] or ""
    said = said.lower()
    if said.startswith(("kk", "kazakh")):
        return "kk"
    return "ru" if said.startswith("ru") else "en"


class Console:
    """Standard error, in the person's language."""

    def __init__(self, *, lang: str, quiet: bool = False, stream: TextIO | None = None) -> None:
        self.lang = lang
        self._quiet = quiet
        self._stream = stream or sys.stderr
        self._is_terminal = self._stream.isatty()
        self._stage = ""
        self._begun = self._shown = 0.0
        self._bar = ""
        self._told = ""

    def progress(self, progress: Progress) -> None:
        """Show how far the work has come: a bar on a terminal, now and then a line elsewhere."""
        if self._quiet:
            return
        now = time.monotonic()
        is_new = progress.stage != self._stage
        if is_new:
            self._stage, self._begun = progress.stage, now
        every = REDRAW if self._is_terminal else LINE_EVERY
        if is_new or progress.done >= progress.total or now - self._shown >= every:
            self._shown = now
            self._show(progress, now - self._begun)

    def say(self, phrase: str, **facts: object) -> None:
        """Write a phrase on a line of its own."""
        self.line(_PHRASES[self.lang][phrase].format(**facts))

    def line(self, text: str) -> None:
        """Write a line, the bar wiped away."""
        self.wipe()
        self._stream.write(text + "\n")
        self._stream.flush()

    def error(self, error: ProceedingsError) -> None:
        """Say in one line why the work cannot go on."""
        self.line("proceedings: " + " ".join(sentence(error, self.lang).split()))

    def wipe(self) -> None:
        """Remove the bar."""
        if self._bar:
            self._stream.write("\r" + " " * len(self._bar) + "\r")
            self._stream.flush()
            self._bar = ""

    def summary(self, survey: Survey) -> None:
        """Write the counts and a line for each error and warning, by paper; only the errors when quiet."""
        worth = {Severity.ERROR} if self._quiet else {Severity.ERROR, Severity.WARNING}
        if not self._quiet:
            self.say("found", errors=survey.errors, warnings=survey.warnings, changes=survey.changes)
        for line in survey_lines(survey, self.lang, worth):
            self.line(line)

    def preflight(self, file: str, found: Sequence[tuple[str, Finding]]) -> None:
        """Write a line for each (page, finding) that keeps a file from the printer, when not quiet for others too."""
        worth = {Severity.ERROR} if self._quiet else {Severity.ERROR, Severity.WARNING}
        for line in preflight_lines(file, [each for each in found if each[1].severity in worth], self.lang):
            self.line(line)

    def _show(self, progress: Progress, elapsed: float) -> None:
        stage = _PHRASES[self.lang][progress.stage]
        if not self._is_terminal:
            line = f"{stage}: {progress.done}/{progress.total}" if progress.total > 1 else stage
            if line != self._told:
                self._told = line
                self.line(line)
            return
        drawn = _bar(stage, progress, self._time_left(progress, elapsed))
        drawn = drawn[: shutil.get_terminal_size().columns - 1]
        self._stream.write("\r" + drawn.ljust(len(self._bar)))
        self._stream.flush()
        self._bar = drawn

    def _time_left(self, progress: Progress, elapsed: float) -> str:
        if elapsed < PATIENCE or not progress.done or progress.done >= progress.total:
            return ""
        seconds = round(elapsed * (progress.total - progress.done) / progress.done)
        return "  " + _PHRASES[self.lang]["left"].format(time=f"{seconds // 60}:{seconds % 60:02}")


def survey_lines(survey: Survey, lang: str, worth: Iterable[Severity]) -> Iterator[str]:
    """Yield the findings of the given severities, one a line, under the names of their papers."""
    severities = frozenset(worth)
    yield from _finding_lines(_PHRASES[lang]["volume"], survey.volume_findings, severities, lang)
    for paper, report in survey.papers.items():
        yield from _finding_lines(paper, report.findings, severities, lang)
    for paper, error in survey.unreadable.items():
        yield paper
        yield f"  {_PHRASES[lang]['error']}: {_one_line(sentence(error, lang))}"


def preflight_lines(file: str, found: Iterable[tuple[str, Finding]], lang: str) -> Iterator[str]:
    """Yield a line for each (label of the page, finding) in a file for the printer."""
    for label, finding in found:
        place = ", ".join([part for part in (file, label) if part]) or _PHRASES[lang]["volume"]
        yield f"{place}: {_PHRASES[lang][finding.severity]}: {_one_line(sentence(finding, lang))}"


def phrase(name: str, lang: str) -> str:
    """Return a phrase of the commands."""
    return _PHRASES[lang][name]


def _finding_lines(
    heading: str, findings: Iterable[Finding], severities: frozenset[Severity], lang: str
) -> Iterator[str]:
    worth = [finding for finding in findings if finding.severity in severities]
    if worth:
        yield heading
    for finding in sorted(worth, key=lambda each: (bool(each.accepted), list(Severity).index(each.severity))):
        place = place_words(finding.place, lang)
        said = f"{sentence(finding, lang)} [{place}]" if place else sentence(finding, lang)
        if finding.accepted:
            yield f"  {_PHRASES[lang]['accepted']}: {_one_line(said)} ({finding.accepted})"
        else:
            yield f"  {_PHRASES[lang][finding.severity]}: {_one_line(said)}"


def _bar(stage: str, progress: Progress, left: str) -> str:
    if progress.total <= 1:
        return stage
    full = BAR * progress.done // progress.total
    return f"{stage} [{'#' * full}{'.' * (BAR - full)}] {progress.done}/{progress.total}{left}"


def _one_line(text: str) -> str:
    return " ".join(text.split())

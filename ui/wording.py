"""The window's words in English, Russian and Kazakh; sentences about findings and errors are the engine's."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

LANGUAGES = ("en", "ru", "kk")

_WORDS: Mapping[str, tuple[str, str, str]] = MappingProxyType(
    {
        "app": ("Proceedings", "Proceedings", "Proceedings"),
        "file": ("&File", "&Файл", "&Файл"),
        "build": ("&Build", "&Сборка", "&Жинақтау"),
        "view": ("&View", "&Вид", "&Көрініс"),
        "open": ("&Open folder…", "&Открыть папку…", "Қалтаны &ашу…"),
        "open-sample": ("Open the &sample volume", "Открыть &пример сборника", "&Үлгі жинақты ашу"),
        "save": ("&Save PDF as…", "&Сохранить PDF как…", "PDF-ті &сақтау…"),
        "quit": ("&Quit", "В&ыход", "&Шығу"),
        "compile": ("&Compile", "&Собрать", "&Жинақтау"),
        "cancel": ("Ca&ncel", "&Отмена", "Бас &тарту"),
        "zoom-in": ("Zoom &in", "&Крупнее", "&Үлкейту"),
        "zoom-out": ("Zoom &out", "&Мельче", "&Кішірейту"),
        "fit-width": ("Fit &width", "По &ширине", "&Ені бойынша"),
        "fit-page": ("Fit &page", "&Страница целиком", "&Бет толық"),
        "toolbar": ("Tools", "Инструменты", "Құралдар"),
        "style": ("House style", "Оформление", "Безендіру"),
        "own-style": ("The volume’s own style", "Оформление самого сборника", "Жинақтың өз безендіруі"),
        "a5-book": ("Book, A5", "Книга, А5", "Кітап, А5"),
        "a4-proceedings": ("Proceedings, A4", "Сборник, А4", "Жинақ, А4"),
        "a4-two-column": ("Two columns, A4", "Две колонки, А4", "Екі баған, А4"),
        "page": ("Page", "Страница", "Бет"),
        "zoom": ("Zoom", "Масштаб", "Масштаб"),
        "findings": ("Findings", "Замечания", "Ескертпелер"),
        "no-findings": ("No problems found.", "Замечаний нет.", "Ескертпе жоқ."),
        "volume": ("The volume", "Сборник", "Жинақ"),
        "error": ("Error", "Ошибка", "Қате"),
        "warning": ("Warning", "Предупреждение", "Ескерту"),
        "note": ("Note", "Примечание", "Ескертпе"),
        "empty-title": ("Papers in, a book out", "Из статей — книга", "Мақалалардан — кітап"),
        "empty-text": (
            "Drop a folder of Word papers here. Its subfolders become the sections of the volume.",
            "Перетащите сюда папку со статьями Word. Вложенные папки станут секциями сборника.",
            "Word мақалалары бар қалтаны осында сүйреп әкеліңіз. Ішкі қалталар жинақтың секциялары болады.",
        ),
        "stale": (
            "The last compile failed, and these are the pages of the one before it. {reason}",
            "Последняя сборка не удалась, показаны страницы предыдущей. {reason}",
            "Соңғы жинақтау сәтсіз аяқталды, алдыңғысының беттері көрсетілген. {reason}",
        ),
        "internal": (
            "The program made a mistake ({fault}).",
            "Ошибка в самой программе ({fault}).",
            "Бағдарламаның өзінде қате бар ({fault}).",
        ),
        "collect": ("Reading the folder", "Чтение папки", "Қалта оқылуда"),
        "typeset": ("Setting papers", "Вёрстка статей", "Мақалалар беттелуде"),
        "bind": ("Binding", "Сборка", "Жинақталуда"),
        "write": ("Writing pages", "Запись страниц", "Беттер жазылуда"),
        "left": ("{time} left", "осталось {time}", "{time} қалды"),
        "summary": (
            "Papers: {papers}. Pages: {pages}. Errors: {errors}. Warnings: {warnings}. Changes: {changes}.",
            "Статей: {papers}. Страниц: {pages}. Ошибок: {errors}. Предупреждений: {warnings}. Правок: {changes}.",
            "Мақала: {papers}. Бет: {pages}. Қате: {errors}. Ескерту: {warnings}. Түзету: {changes}.",
        ),
        "saved": ("Saved as {file}", "Сохранено: {file}", "Сақталды: {file}"),
        "not-saved": ("Not saved: {fault}", "Не сохранено: {fault}", "Сақталмады: {fault}"),
        "pdf": ("PDF files (*.pdf)", "Файлы PDF (*.pdf)", "PDF файлдары (*.pdf)"),
        "bad-toolkit": (
            "PySide6 {qt} corrupts memory on Python {python}: install PySide6 6.11, or use Python 3.12 or later.",
            "PySide6 {qt} портит память на Python {python}: установите PySide6 6.11 или возьмите Python от 3.12.",
            "PySide6 {qt} Python {python} жадын бүлдіреді: PySide6 6.11 не Python 3.12+ орнатыңыз.",
        ),
    }
)


@cache
def _phrases() -> Mapping[str, tuple[str, str, str]]:
    found = dict(_WORDS)
    for file in (files("ui") / "translations").iterdir():
        if file.name.endswith(".toml"):
            table = tomllib.loads(file.read_text(encoding="utf-8"))
            found.update({word: (said["en"], said["ru"], said["kk"]) for word, said in table.items()})
    return MappingProxyType(found)


def language_of(locale: str) -> str:
    """Return the window's language for a locale like `kk_KZ`; English for all others."""
    return locale[:2] if locale[:2] in LANGUAGES else "en"


class Speech:
    """The window's words in one language."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self._column = LANGUAGES.index(lang)

    def __call__(self, word: str, **facts: object) -> str:
        """Return a word or sentence with its facts filled in; the name itself when there is none."""
        if word not in _phrases():
            return word
        return _phrases()[word][self._column].format(**facts)

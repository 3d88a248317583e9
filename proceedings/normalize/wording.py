"""Laying the rules on every paragraph of a paper, wherever it stands."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from proceedings.model.blocks import Block, Cell, Figure, Panel, Paragraph, Role, Row, Table, TextBox
from proceedings.model.finding import Finding
from proceedings.model.text import Run
from proceedings.normalize.content import edited, merged, restyled, text_of, words_of
from proceedings.normalize.ledger import Ledger
from proceedings.normalize.notices import capitals_left
from proceedings.normalize.rules.capitals import Lexicon, capitals, doubtful, shouts
from proceedings.normalize.rules.line import Line, narrowed
from proceedings.normalize.rules.order import ruled
from proceedings.normalize.rules.shape import letters_in, shape_of
from proceedings.normalize.rules.yo import mixed_yo, yo
from proceedings.normalize.tongue import tongue_of

_DISPLAYED = frozenset({Role.TITLE, Role.HEADING})
_UNIFORM = frozenset({Role.TITLE, Role.HEADING, Role.AUTHORS, Role.AFFILIATION, Role.CAPTION, Role.SOURCE, Role.CODES})
_KAZAKH = "әғқңөұүһі"
_COMMON_VOWEL = re.compile("[оеаиОЕАИ]")
_ONE_LATIN = re.compile(r"(?<![\w.@/-])[a-z](?![\w.@/-])")
_PROVING = 3
"""Different letters of Kazakh alone; more of them show that a text is in no other language."""
_LEAST = 12
"""Letters below which a paragraph's language is that of the paper."""
_ENOUGH = 60
"""Characters in which so many must stand."""


class Wording:
    """The rules, the language and the lexicon of one paper."""

    def __init__(self, lang: str, running: Sequence[str], ledger: Ledger, *, settled: bool = False) -> None:
        self._settled = settled
        self._lang = lang
        self._running = running
        self._lexicon: Lexicon | None = None
        self._spellings = {} if ledger.asks("no-yo") else mixed_yo(running)
        self._ledger = ledger
        self._doubts: list[Finding] = []

    def blocks(self, blocks: Iterable[Block]) -> tuple[Block, ...]:
        """Return `blocks` with every paragraph in them worded."""
        return tuple(self._block(block) for block in blocks)

    def _block(self, block: Block) -> Block:
        if isinstance(block, Paragraph):
            return self.paragraph(block)
        if isinstance(block, Table):
            return self._table(block)
        if isinstance(block, Figure):
            panels = tuple(Panel(graphic=panel.graphic, caption=self._maybe(panel.caption)) for panel in block.panels)
            return replace(block, panels=panels, caption=self._maybe(block.caption))
        if isinstance(block, TextBox):
            return replace(block, blocks=self.blocks(block.blocks))
        return block

    def _table(self, table: Table) -> Table:
        rows = tuple(self._row(row) for row in table.rows)
        return replace(table, rows=rows, caption=self._maybe(table.caption), source=self._maybe(table.source))

    def _row(self, row: Row) -> Row:
        return Row(cells=tuple((column, self._cell(cell)) for column, cell in row.cells), header=row.header)

    def _cell(self, cell: Cell) -> Cell:
        return Cell(blocks=self.blocks(cell.blocks), columns=cell.columns, rows=cell.rows, align=cell.align)

    def _maybe(self, paragraph: Paragraph | None) -> Paragraph | None:
        return None if paragraph is None else self.paragraph(paragraph)

    def paragraph(self, paragraph: Paragraph) -> Paragraph:
        """Return `paragraph` in its language, cased and with every rule laid on it."""
        if paragraph.role is Role.CODE:
            return replace(paragraph, lang=self._lang)
        lang = self._language(paragraph)
        result = paragraph
        if result.role in _DISPLAYED and not self._settled:
            result = self._cased(result, lang)
        result = self._spelt(ruled(result, lang, self._ledger))
        return _plainer(result) if result.role in _UNIFORM else result

    def _language(self, paragraph: Paragraph) -> str:
        if self._settled and paragraph.lang:
            return paragraph.lang
        if (
            paragraph.role in {Role.TITLE, Role.AUTHORS, Role.AFFILIATION, Role.ABSTRACT, Role.KEYWORDS}
            and paragraph.lang
        ):
            return paragraph.lang
        text = words_of(paragraph.content)
        if len(text) < _LEAST or letters_in(text, _ENOUGH) < _LEAST:
            return self._lang
        if _plainly(text, self._lang):
            return self._lang
        return tongue_of(text, self._lang)

    def _spelt(self, paragraph: Paragraph) -> Paragraph:
        """Spell with `ё` or `е` as the paper mostly does."""
        if not self._spellings:
            return paragraph
        text = text_of(paragraph.content)
        edits = yo(Line(text=text, lang=paragraph.lang, role=paragraph.role), self._spellings)
        if not edits:
            return paragraph
        content = edited(paragraph.content, narrowed(text, edits))
        said = [text[first:last] for first, last, _ in edits], [new for *_, new in edits]
        if not self._ledger.note("yo", paragraph.place, " ".join(said[0]), " ".join(said[1])):
            return paragraph
        return replace(paragraph, content=content)

    def _letters_large(self, paragraph: Paragraph, lang: str) -> Paragraph:
        """Keep the capitals, which the author saw, of single Latin letters in a Cyrillic line: `языка R`."""
        text = text_of(paragraph.content)
        edits = [(match.start(), match.end(), match[0].upper()) for match in _ONE_LATIN.finditer(text)]
        if lang == "en" or not edits or not self._ledger.note("capitals", paragraph.place, text, text):
            return paragraph
        return replace(paragraph, content=edited(paragraph.content, edits))

    def _cased(self, paragraph: Paragraph, lang: str) -> Paragraph:
        if any(isinstance(part, Run) and (part.style.caps or part.style.small_caps) for part in paragraph.content):
            paragraph = replace(paragraph, content=restyled(paragraph.content, caps=False, small_caps=False))
            paragraph = self._letters_large(paragraph, lang)
        text = text_of(paragraph.content)
        if not shouts(text):
            return paragraph
        self._lexicon = self._lexicon or Lexicon(self._running)
        line = Line(text=text, lang=lang, role=paragraph.role)
        edits = capitals(line, self._lexicon)
        content = edited(paragraph.content, narrowed(text, edits))
        if edits and not self._ledger.note("capitals", paragraph.place, text, text_of(content)):
            return paragraph
        if words := doubtful(line, self._lexicon):
            self._doubts.append(capitals_left(paragraph, words_of(content), words, lang))
        return replace(paragraph, content=content) if edits else paragraph

    def doubts(self) -> tuple[Finding, ...]:
        """Return what an editor should look at of what was worded."""
        return tuple(self._doubts)


def _plainly(text: str, lang: str) -> bool:
    """Whether the letters alone show the paper's own language; most paragraphs need no closer look."""
    if lang == "en":
        return text.isascii()
    shape = shape_of(text)
    if shape.latin or not _COMMON_VOWEL.search(text):
        return False
    if lang == "ru":
        return not shape.kazakh
    if lang != "kk" or not shape.kazakh:
        return False
    low = text.lower()
    return sum([letter in low for letter in _KAZAKH]) > _PROVING


def _plainer(paragraph: Paragraph) -> Paragraph:
    """Take off the bold, italics and underline that lie on the whole of a paragraph whose look the house sets."""
    seen = [part.style for part in paragraph.content if isinstance(part, Run) and part.text.strip()]
    off = {
        name: False for name in ("bold", "italic", "underline") if seen and all(getattr(style, name) for style in seen)
    }
    return replace(paragraph, content=merged(restyled(paragraph.content, **off))) if off else paragraph

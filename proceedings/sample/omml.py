"""Word's linear format → Office Math (ECMA-376-1, 22.1), as far as the sample papers use it."""

from __future__ import annotations

import re
import unicodedata
from xml.sax.saxutils import escape

from proceedings.model.value import value

TOKEN = re.compile(
    r"""\s+|"(?P<quoted>[^"]*)"|(?P<number>\d+(?:[.,]\d+)*)|(?P<word>[^\W\d_][\u0300-\u036f]?[^\W\d_]*)"""
    r"""|(?P<sign>.)""",
    re.VERBOSE | re.DOTALL,
)
CLOSING = {"(": ")", "[": "]", "{": "}"}
NO_BRACKET = "┤"  # closes a bracket with nothing, as at the right of cases
TABLES = {"■": "center", "█": "left"}  # a matrix, and cases, whose columns an author sets left
ACCENTS = frozenset("\u0302\u0303\u0304\u0307")
BIG_OPERATORS = frozenset("∑∏∫∪∩")
UPRIGHT = frozenset(("min", "max", "ln", "lg", "log", "exp", "sin", "cos", "tg", "lim"))
RUN_PROPERTIES = '<w:rPr><w:rFonts w:ascii="Cambria Math" w:hAnsi="Cambria Math"/></w:rPr>'


def math_from_linear(linear: str) -> str:
    """Write `m:oMath` for a formula such as ``x = (-b ± √(b^2 - 4ac))/(2a)``."""
    return f"<m:oMath>{_Formula(linear).sequence('')}</m:oMath>"


@value(kw_only=True)
class _Term:
    """A read term: as shown, and without the brackets that only group it in a fraction or script."""

    shown: str
    bare: str


class _Formula:
    """A recursive-descent reader over the tokens of one linear formula."""

    def __init__(self, linear: str) -> None:
        found = (match for match in TOKEN.finditer(linear) if not match.group().isspace())
        self.tokens = [(match.lastgroup or "", match[match.lastgroup or 0]) for match in found]
        self.at = 0

    def sequence(self, closings: str) -> str:
        """Read terms up to one of the signs `closings` (or the end), leaving it unread."""
        parts: list[str] = []
        while self.at < len(self.tokens) and not (self._peek() and self._peek() in closings):
            parts.append(self._fraction())
        return "".join(parts)

    def _table(self, alignment: str) -> str:
        """Read `(a&b@c&d)`: rows of cells."""
        self._take("(")
        rows: list[list[str]] = [[]]
        while self.at < len(self.tokens):
            rows[-1].append(self.sequence("&@)"))
            sign = self._peek()
            self.at += 1
            if sign == "@":
                rows.append([])
            elif sign != "&":
                break
        return _matrix(rows, alignment)

    def _peek(self) -> str:
        kind, text = self.tokens[self.at] if self.at < len(self.tokens) else ("", "")
        return "" if kind == "quoted" else text

    def _take(self, text: str) -> bool:
        found = self._peek() == text
        self.at += found
        return found

    def _fraction(self) -> str:
        term = self._scripted()
        while self._take("/"):
            fraction = f"<m:f><m:num>{term.bare}</m:num><m:den>{self._scripted().bare}</m:den></m:f>"
            term = _Term(shown=fraction, bare=fraction)
        return term.shown

    def _scripted(self) -> _Term:
        if self._peek() in BIG_OPERATORS:
            nary = self._nary()
            return _Term(shown=nary, bare=nary)
        base = self._atom()
        below, above = self._scripts()
        if not (below or above):
            return base
        kind = "sSubSup" if below and above else "sSub" if below else "sSup"
        sub = f"<m:sub>{below}</m:sub>" if below else ""
        sup = f"<m:sup>{above}</m:sup>" if above else ""
        scripted = f"<m:{kind}><m:e>{base.shown}</m:e>{sub}{sup}</m:{kind}>"
        return _Term(shown=scripted, bare=scripted)

    def _scripts(self) -> tuple[str, str]:
        below = above = ""
        while self._peek() in {"^", "_"}:
            if self._take("_"):
                below = self._operand()
            else:
                self.at += 1
                above = self._operand()
        return below, above

    def _nary(self) -> str:
        sign = self._peek()
        self.at += 1
        below, above = self._scripts()
        self._take("▒")
        hidden = f'<m:subHide m:val="{int(not below)}"/><m:supHide m:val="{int(not above)}"/>'
        body = self._fraction() if self.at < len(self.tokens) else ""
        return (
            f'<m:nary><m:naryPr><m:chr m:val="{sign}"/><m:limLoc m:val="undOvr"/>{hidden}</m:naryPr>'
            f"<m:sub>{below}</m:sub><m:sup>{above}</m:sup><m:e>{body}</m:e></m:nary>"
        )

    def _operand(self) -> str:
        sign = _run("−") if self._take("-") else ""
        return sign + self._atom().bare

    def _atom(self) -> _Term:
        if self.at >= len(self.tokens):
            return _Term(shown="", bare="")
        kind, text = self.tokens[self.at]
        self.at += 1
        if kind != "quoted" and text in CLOSING:
            content = self.sequence(CLOSING[text] + NO_BRACKET)
            closing = "" if self._peek() == NO_BRACKET else CLOSING[text]
            self.at += 1
            shown = _delimited(text, closing, content)
            return _Term(shown=shown, bare=content if text == "(" else shown)
        plain = self._plain_atom(kind, text)
        return _Term(shown=plain, bare=plain)

    def _plain_atom(self, kind: str, text: str) -> str:
        if kind == "quoted":
            return _run(text, upright=True)
        if kind == "word":
            return _accented(text)
        if text in TABLES:
            return self._table(TABLES[text])
        if text == "√":
            return f'<m:rad><m:radPr><m:degHide m:val="1"/></m:radPr><m:deg/><m:e>{self._operand()}</m:e></m:rad>'
        if text == "¯":
            return f'<m:bar><m:barPr><m:pos m:val="top"/></m:barPr><m:e>{self._operand()}</m:e></m:bar>'
        return _run("−" if text == "-" else text)


def _accented(word: str) -> str:
    decomposed = unicodedata.normalize("NFD", word)
    if decomposed[1:2] not in ACCENTS:
        return _run(word, upright=word in UPRIGHT)
    letter, mark, rest = decomposed[0], decomposed[1], decomposed[2:]
    accent = f'<m:acc><m:accPr><m:chr m:val="{mark}"/></m:accPr><m:e>{_run(letter)}</m:e></m:acc>'
    return accent + (_run(rest) if rest else "")


def _matrix(rows: list[list[str]], alignment: str) -> str:
    columns = f'<m:mcPr><m:count m:val="{len(rows[0])}"/><m:mcJc m:val="{alignment}"/></m:mcPr>'
    body = "".join(f"<m:mr>{''.join(f'<m:e>{cell}</m:e>' for cell in row)}</m:mr>" for row in rows)
    return f"<m:m><m:mPr><m:mcs><m:mc>{columns}</m:mc></m:mcs></m:mPr>{body}</m:m>"


def _delimited(opening: str, closing: str, content: str) -> str:
    signs = f'<m:begChr m:val="{opening}"/><m:endChr m:val="{closing}"/>'
    return f"<m:d><m:dPr>{signs}</m:dPr><m:e>{content}</m:e></m:d>"


def _run(text: str, *, upright: bool = False) -> str:
    style = '<m:rPr><m:sty m:val="p"/></m:rPr>' if upright else ""
    return f'<m:r>{style}{RUN_PROPERTIES}<m:t xml:space="preserve">{escape(text)}</m:t></m:r>'

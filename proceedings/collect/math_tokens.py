"""Characters of a formula's runs → MathML tokens: numbers, identifiers, operators, words."""

import re
from html import escape

from proceedings.model.value import value

_TOKEN = re.compile(
    r"(?P<number>\d+(?:[.,]\d+)*)"
    r"|(?P<word>(?:[^\W\d_][\u0300-\u036f\u20d0-\u20ff]*)+)"
    r"|(?P<newline>\n)"
    r"|(?P<space>\s+)"
    r"|(?P<operator>:=|!=|<=|>=|->|\.\.\.|'+|.)",
    re.DOTALL,
)

# fmt: off
_FUNCTIONS = frozenset((
    "sin", "cos", "tan", "cot", "sec", "csc", "tg", "ctg", "cosec", "arcsin", "arccos", "arctan", "arctg", "arcctg",
    "sinh", "cosh", "tanh", "coth", "sh", "ch", "th", "cth", "exp", "ln", "lg", "log", "lim", "max", "min", "sup",
    "inf", "det", "dim", "ker", "deg", "gcd", "arg", "argmax", "argmin", "sgn", "sign", "mod", "grad", "div", "rot",
    "rank", "cov", "var",
))
# fmt: on

_SIGNS = frozenset("∞∅%‰°№$€₸§#@_ℏ∂∇℃℉&")
"""Characters that behave as identifiers: no room is set around them."""

_FENCES = frozenset("()[]{}|‖⟨⟩⌈⌉⌊⌋/")
"""Typed fences keep their height; built ones (`m:d`) grow."""

_SHOWN = {"-": "−", "*": "∗", "'": "′", "''": "″", "'''": "‴", "!=": "≠", "<=": "≤", ">=": "≥", "->": "→", "...": "…"}

_SCRIPTS = {
    "script": "script",
    "fraktur": "fraktur",
    "double-struck": "double-struck",
    "sans-serif": "sans-serif",
    "monospace": "monospace",
}


@value(kw_only=True)
class RunLook:
    """How the characters of a run look."""

    bold: bool = False
    italic: bool = True
    script: str = "roman"
    """`m:scr`: an alphabet of its own."""
    text: bool = False
    """Normal text inside the formula: words, whose spaces count."""


PLAIN_RUN = RunLook()


@value(kw_only=True)
class Token:
    """A MathML element of a row."""

    mathml: str
    operator: bool = False
    space: bool = False
    """A space typed by the author: shown only where no operator makes room."""


NEWLINE = Token(mathml='<mspace linebreak="newline"/>', operator=True)
SPACE = Token(mathml='<mspace width="0.25em"/>', space=True)


def escaped(text: str) -> str:
    """Return `text` as XML character data."""
    return escape(text)


def tokens_of(text: str, look: RunLook) -> list[Token]:
    """Return the tokens of a run's characters."""
    if look.text:
        return _words(text, look)
    tokens: list[Token] = []
    for match in _TOKEN.finditer(text):
        chars = match.group()
        if match.lastgroup == "number":
            tokens.append(Token(mathml=f"<mn{_variant(look, number=True)}>{chars}</mn>"))
        elif match.lastgroup == "word":
            tokens += _identifiers(chars, look)
        elif match.lastgroup == "newline":
            tokens.append(NEWLINE)
        elif match.lastgroup == "space":
            tokens.append(SPACE)
        else:
            tokens.append(_operator(chars, look))
    return tokens


def row_mathml(tokens: list[Token]) -> str:
    """Return the tokens as one element."""
    shown: list[str] = []
    for at, token in enumerate(tokens):
        if token.space:
            beside = [*tokens[max(at - 1, 0) : at], *tokens[at + 1 : at + 2]]
            if len(beside) < 2 or any(other.operator or other.space for other in beside):
                continue
        shown.append(token.mathml)
    return shown[0] if len(shown) == 1 else f"<mrow>{''.join(shown)}</mrow>"


def _words(text: str, look: RunLook) -> list[Token]:
    variant = _variant(look, number=True) + (' mathvariant="italic"' if look.italic and not look.bold else "")
    lines = text.split("\n")
    tokens: list[Token] = []
    for line in lines:
        if tokens:
            tokens.append(NEWLINE)
        if line:
            # XML readers may fold plain spaces, so they are written as no-break ones.
            tokens.append(Token(mathml=f"<mtext{variant}>{escape(line.replace(' ', chr(0xA0)))}</mtext>"))
    return tokens


def _variant(look: RunLook, *, number: bool = False) -> str:
    """Return the `mathvariant` attribute of a token; numbers are upright unless bold or of an own alphabet."""
    script = _SCRIPTS.get(look.script)
    if script is not None:
        bold = "bold-" if look.bold and script in ("script", "fraktur", "sans-serif") else ""
        return f' mathvariant="{bold}{script}"'
    if number:
        return ' mathvariant="bold"' if look.bold else ""
    names = {(True, True): "bold-italic", (True, False): "bold", (False, True): "italic", (False, False): "normal"}
    return f' mathvariant="{names[look.bold, look.italic]}"'


def _identifiers(word: str, look: RunLook) -> list[Token]:
    """Return the identifiers of letters in a row: a function's name, a word, or single letters multiplied."""
    variant = _variant(look)
    default = look.script == "roman" and not look.bold
    letters = re.findall(r"[^\W\d_][\u0300-\u036f\u20d0-\u20ff]*", word)
    if word in _FUNCTIONS:
        return [Token(mathml=f"<mi{'' if default else variant}>{word}</mi>")]
    if look.italic and len(letters) < 3:
        single = "" if default else variant
        return [Token(mathml=f"<mi{single}>{escape(letter)}</mi>") for letter in letters]
    if default and not look.italic and len(word) > 1:
        variant = ""  # upright is what several letters are by themselves
    return [Token(mathml=f"<mi{variant}>{escape(word)}</mi>")]


def _operator(chars: str, look: RunLook) -> Token:
    if chars in _SIGNS:
        return Token(mathml=f'<mi mathvariant="normal">{escape(chars)}</mi>')
    bold = ' mathvariant="bold"' if look.bold else ""
    still = ' stretchy="false"' if chars in _FENCES else ""
    return Token(mathml=f"<mo{bold}{still}>{escape(_SHOWN.get(chars, chars))}</mo>", operator=True)

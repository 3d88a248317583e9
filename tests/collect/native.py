"""Reads the words of pandoc's native format."""

import re
from collections import Counter

from .plain_reading import words

TOKEN = re.compile(
    r"""\b(?P<text>Str)\s+"(?P<chars>(?:[^"\\]|\\.)*)"
    |\b(?P<code>Code|CodeBlock|Math)\b[^"]*?(?:"(?:[^"\\]|\\.)*"\s*,[^"]*?)?\]\s*\)\s*"(?P<verbatim>(?:[^"\\]|\\.)*)"
    |\b(?P<blank>Space|SoftBreak|LineBreak|Para|Plain|Header|BlockQuote|BulletList|Cell|Note|Div|LineBlock|DefinitionList
        |MetaInlines)\b|\(\s*\[(?=\s*(?:Str|Emph|Strong)\b)
    |"(?:[^"\\]|\\.)*"
    """,
    re.VERBOSE,
)
ESCAPE = re.compile(r"\\(?:(?P<code>\d+)|x(?P<hex>[0-9a-fA-F]+)|(?P<sign>.))", re.DOTALL)
SIGNS = {"n": "\n", "t": "\t", "&": ""}


def unescaped(text: str) -> str:
    """Return the characters of a Haskell string literal."""

    def char(match: re.Match[str]) -> str:
        if match["code"]:
            return chr(int(match["code"]))
        return chr(int(match["hex"], 16)) if match["hex"] else SIGNS.get(match["sign"], match["sign"])

    return ESCAPE.sub(char, text)


def native_words(native: str) -> Counter[str]:
    """Return the words of a document in pandoc's native format, formulas left out."""
    pieces: list[str] = []
    for match in TOKEN.finditer(native):
        if match["text"]:
            pieces.append(unescaped(match["chars"]))
        elif match["code"]:
            pieces.append(f"{unescaped(match['verbatim'])}")
        elif match["blank"] or match[0].startswith("("):
            pieces.append(" ")
    return words("".join(pieces))

"""Characters of symbol-encoded fonts (Symbol, Wingdings) as Unicode: such text is stored at U+F020–U+F0FF."""

import re

PRIVATE = re.compile("[\uf020-\uf0ff]")

# Adobe's Symbol encoding, rows of sixteen from 0x20 and from 0xA0; U+FFFD where the font has nothing.
_SYMBOL_LOW = (
    " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_\u203eαβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼\ufffd"
)
_SYMBOL_HIGH = (
    "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪\ufffd〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭\ufffd"
)

# The signs of Wingdings that authors use as bullets, ticks and pointers.
_WINGDINGS = {
    0x20: " ", 0x21: "✏", 0x22: "✂", 0x23: "✁", 0x28: "☎", 0x29: "✆", 0x2A: "✉", 0x36: "⌛", 0x3E: "✇", 0x3F: "✍",
    0x41: "✌", 0x45: "☜", 0x46: "☞", 0x47: "☝", 0x48: "☟", 0x4A: "☺", 0x4B: "😐", 0x4C: "☹", 0x4E: "☠", 0x51: "✈",
    0x52: "☼", 0x53: "💧", 0x54: "❄", 0x58: "✠", 0x59: "✡", 0x5A: "☪", 0x5B: "☯", 0x6C: "●", 0x6D: "❍", 0x6E: "■",
    0x6F: "□", 0x70: "□", 0x71: "❑", 0x72: "❒", 0x73: "⬧", 0x74: "⧫", 0x75: "◆", 0x76: "❖", 0x77: "⬥", 0x78: "⌧",
    0x7A: "⌘", 0x7B: "❀", 0x7C: "✿", 0x7D: "❝", 0x7E: "❞", 0x80: "⓪", 0x8B: "⓿", 0x9E: "·", 0x9F: "•", 0xA0: " ",
    0xA1: "○", 0xA4: "◉", 0xA5: "◎", 0xA7: "▪", 0xA8: "◻", 0xAA: "✦", 0xAB: "★", 0xAC: "✶", 0xAD: "✴", 0xAE: "✹",
    0xB1: "⌖", 0xC3: "⮐", 0xD5: "⌫", 0xD6: "⌦", 0xD8: "➢", 0xDC: "➲", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓",
    0xE3: "↖", 0xE4: "↗", 0xE5: "↙", 0xE6: "↘", 0xE8: "➔", 0xEF: "⇦", 0xF0: "⇨", 0xF1: "⇧", 0xF2: "⇩", 0xF3: "⬄",
    0xF4: "⇳", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
} | {0x81 + n: chr(0x2460 + n) for n in range(10)} | {0x8C + n: chr(0x2776 + n) for n in range(10)}  # fmt: skip

_WINGDINGS_2 = {
    0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x97: "●", 0x98: "•", 0x99: "●", 0xA0: "■",
    0xA1: "□", 0xA2: "■", 0xA3: "□",
}  # fmt: skip

_WINGDINGS_3 = {
    0x21: "→", 0x22: "↑", 0x23: "↓", 0x24: "↖", 0x25: "↗", 0x26: "↘", 0x27: "↙", 0x70: "▲", 0x71: "▼", 0x72: "△",
    0x73: "▽", 0x74: "◀", 0x75: "▶", 0x76: "◁", 0x77: "▷", 0x7D: "▶",
}  # fmt: skip


def _symbol_table() -> dict[int, str]:
    pairs = [*zip(range(0x20, 0x80), _SYMBOL_LOW, strict=True), *zip(range(0xA0, 0x100), _SYMBOL_HIGH, strict=True)]
    return {code: char for code, char in pairs if char != "\ufffd"}


TABLES = {
    "symbol": _symbol_table(),
    "wingdings": _WINGDINGS,
    "wingdings 2": _WINGDINGS_2,
    "wingdings 3": _WINGDINGS_3,
}
"""By font name in lower case: code without U+F000 → characters."""


def is_symbol_font(font: str) -> bool:
    """Tell whether `font` shows other characters than its code points say."""
    return font.lower() in TABLES


def symbol(code: int, font: str) -> str | None:
    """Return the character at `code` (with or without U+F000) of a symbol font, None when it is not known."""
    return TABLES.get(font.lower(), TABLES["symbol"]).get(code & 0xFF if code >= 0xF000 else code)


def unicode_text(text: str, font: str) -> tuple[str, str]:
    """Return `text` with the characters of `font` (symbol-encoded, or any) as Unicode, and those left unknown.

    In another font a private-use character is read as Symbol: it was pasted from there.
    """
    in_symbols = is_symbol_font(font)
    if not in_symbols and not PRIVATE.search(text):
        return text, ""
    shown: list[str] = []
    unknown: list[str] = []
    for char in text:
        code = ord(char)
        if 0xF020 <= code <= 0xF0FF or (in_symbols and 0x20 < code < 0x7F):
            found = symbol(code, font)
            shown.append(found or char)
            if found is None:
                unknown.append(char)
        else:
            shown.append(char)
    return "".join(shown), "".join(unknown)

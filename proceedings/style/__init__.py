"""A house style's TOML in, a Style out; errors name the file, the key and the line."""

from proceedings.style.house import BookStyle, CoverStyle, PageStyle, Style, TextStyle
from proceedings.style.load import font_path, load_style, style_names

__all__ = ["BookStyle", "CoverStyle", "PageStyle", "Style", "TextStyle", "font_path", "load_style", "style_names"]

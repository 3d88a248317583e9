"""The preview: pages of a paper or a volume in, something to read, search and compare in out."""

from ui.preview.panel import PreviewPanel

__all__ = ["PreviewPanel"]

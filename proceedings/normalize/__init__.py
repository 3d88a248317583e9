"""Normalize: a Manuscript in, a Paper out: the front block recognised, the text put in order, every change recorded."""

from proceedings.normalize.recipe import normalize

__all__ = ["normalize"]

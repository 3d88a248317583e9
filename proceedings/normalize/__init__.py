"""Normalize: a Manuscript in, a Paper out: the front block recognised, the text put in order, every change recorded."""

from proceedings.normalize.decisions import ON_REQUEST
from proceedings.normalize.recipe import normalize

__all__ = ["ON_REQUEST", "normalize"]

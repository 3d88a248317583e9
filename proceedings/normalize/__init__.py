"""Normalize: a Manuscript in, a Paper out: the front block recognised, the text put in order, every change recorded."""

from proceedings.normalize.alternatives import illustrations
from proceedings.normalize.recipe import normalize
from proceedings.normalize.written import spellings_of, written_of

__all__ = ["illustrations", "normalize", "spellings_of", "written_of"]

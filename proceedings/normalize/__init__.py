"""Normalize: a Manuscript in, a Paper out: the front block recognised, the text put in order, every change recorded."""

from proceedings.normalize.decisions import EVERY_RULE, NONE, ON_REQUEST, Decisions, key_of
from proceedings.normalize.recipe import normalize

__all__ = ["EVERY_RULE", "NONE", "ON_REQUEST", "Decisions", "key_of", "normalize"]

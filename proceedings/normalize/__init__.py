"""A Manuscript in, a Paper out: the front block recognised, the house typography applied, every change recorded."""

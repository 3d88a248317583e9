"""Rules for one paper, one idea a file; each takes the paper, the limits and its set pages and yields findings."""

from collections.abc import Callable, Iterator

from proceedings.check.conference import Limits
from proceedings.check.rules.abstract import check_abstract
from proceedings.check.rules.captions import check_captions
from proceedings.check.rules.front import check_front
from proceedings.check.rules.length import check_length
from proceedings.check.rules.references import check_references
from proceedings.model.finding import Finding
from proceedings.model.paper import Paper

Rule = Callable[[Paper, Limits, int], Iterator[Finding]]

PAPER_RULES: tuple[Rule, ...] = (check_front, check_abstract, check_captions, check_references, check_length)

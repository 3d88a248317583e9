"""Rules for one paper, one idea a file; each takes what was read of the paper and yields findings."""

from collections.abc import Callable, Iterator

from proceedings.check.reading import Reading
from proceedings.check.rules.abstract import check_abstract
from proceedings.check.rules.captions import check_captions
from proceedings.check.rules.codes import check_codes
from proceedings.check.rules.doi import check_doi
from proceedings.check.rules.duplicates import check_duplicates
from proceedings.check.rules.formulas import check_formulas
from proceedings.check.rules.front import check_front
from proceedings.check.rules.identifiers import check_identifiers
from proceedings.check.rules.keywords import check_keywords
from proceedings.check.rules.length import check_length
from proceedings.check.rules.mentions import check_mentions
from proceedings.check.rules.numbering import check_numbering
from proceedings.check.rules.privacy import check_privacy
from proceedings.check.rules.records import check_records
from proceedings.check.rules.references import check_references
from proceedings.check.rules.resolution import check_resolution
from proceedings.check.rules.sections import check_sections
from proceedings.check.rules.tongue import check_tongue
from proceedings.model.finding import Finding

Rule = Callable[[Reading], Iterator[Finding]]

PAPER_RULES: tuple[Rule, ...] = (
    # The head
    check_front,
    check_codes,
    check_abstract,
    check_keywords,
    check_identifiers,
    # The text
    check_tongue,
    check_sections,
    check_formulas,
    # Figures and tables
    check_captions,
    check_numbering,
    check_mentions,
    check_resolution,
    check_privacy,
    # Sources
    check_references,
    check_duplicates,
    check_records,
    check_doi,
    # The whole
    check_length,
)

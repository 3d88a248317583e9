"""The structure of the body: what authors showed by looks alone, said by roles and blocks."""

from proceedings.model.blocks import Block
from proceedings.normalize.captions import captioned
from proceedings.normalize.equations import equations_set_apart
from proceedings.normalize.figures import figures_set_apart
from proceedings.normalize.headings import headed
from proceedings.normalize.layout import unpacked
from proceedings.normalize.ledger import Ledger
from proceedings.normalize.lists import listed
from proceedings.normalize.quotations import quoted
from proceedings.normalize.references import referenced


def structured(blocks: tuple[Block, ...], ledger: Ledger, *, front: bool) -> tuple[Block, ...]:
    """Return the body with its figures, formulas, captions, references, headings and lists recognised."""
    blocks = unpacked(blocks, ledger)
    blocks = equations_set_apart(blocks, ledger)
    blocks = figures_set_apart(blocks, ledger)
    blocks = captioned(blocks, ledger)
    blocks = quoted(blocks, ledger)
    blocks = referenced(blocks, ledger)
    blocks = headed(blocks, ledger, front=front)
    return listed(blocks, ledger)

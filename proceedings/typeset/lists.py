"""Items in, lists out: which items belong to one list, by their order and levels."""

from proceedings.model.blocks import Block, Paragraph, Role
from proceedings.model.setpage import Kind, Node

_LISTED = frozenset((Role.LIST, Role.REFERENCE))


class Lists:
    """The lists that are open while blocks are set one after the other; adds their nodes to `nodes`."""

    def __init__(self, nodes: list[Node], lang: str) -> None:
        self._nodes = nodes
        self._lang = lang
        self._role = Role.LIST
        self._open: list[tuple[int, int]] = []
        """(level, node) of each list."""
        self._body = -1

    def place(self, block: Block, parent: int) -> int:
        """Return the node for what `block` holds: the body of an item of the list it belongs to, else `parent`."""
        if not isinstance(block, Paragraph) or block.role not in _LISTED:
            self._open.clear()
            return parent
        if block.role is not self._role:
            self._open.clear()
            self._role = block.role
        level = block.level
        while self._open and self._open[-1][0] > level:
            self._open.pop()
        if not self._open or self._open[-1][0] < level:
            inside = self._body if self._open else parent
            self._open.append((level, self._add(Node(Kind.LIST, inside, "", numbering(block.label)))))
        item = self._add(Node(Kind.ITEM, self._open[-1][1], block.lang or self._lang))
        self._body = self._add(Node(Kind.ITEM_BODY, item))
        return self._body

    def _add(self, node: Node) -> int:
        self._nodes.append(node)
        return len(self._nodes) - 1


def numbering(label: str) -> str:
    """Return how a list with such a first label is numbered (ISO 32000-1 table 347)."""
    bare = label.strip(".)( ")
    if not bare:
        return "None"
    if bare[0].isdigit():
        return "Decimal"
    if len(bare) == 1 and bare.isalpha():
        return "UpperAlpha" if bare.isupper() else "LowerAlpha"
    if set(bare) <= set("ivxlcdmIVXLCDM"):
        return "UpperRoman" if bare.isupper() else "LowerRoman"
    return "Disc"

"""The programme of a conference: who speaks of what, in which section and in what order."""

from proceedings.model.value import value


@value(kw_only=True)
class Talk:
    """One line of the programme."""

    title: str
    authors: str = ""
    """As the programme names them, in a row."""
    section: str = ""
    """The section's title, empty where the programme names none."""
    row: int = 0
    """In the file, from 1."""

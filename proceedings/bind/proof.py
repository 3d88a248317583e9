"""A paper's pages and the questions to its author in, the author's proof as a PDF out."""

from pathlib import Path

from proceedings.bind.book import Book, BoundPaper
from proceedings.bind.pdf import write_pdf
from proceedings.bind.volume import BoundVolume
from proceedings.model.volume import Event, PaperId, Section, Volume, Words
from proceedings.style import Style
from proceedings.typeset.setter import Setter


def bind_proof(paper: BoundPaper, notes: BoundPaper, head: str, style: Style, out: Path) -> BoundVolume:
    """Write the paper and then the notes; `head`, which says that this is a proof, stands on every verso."""
    keys = (PaperId("paper"), PaperId("notes"))
    lang = paper.lang or "ru"
    volume = Volume(
        event=Event(title=Words(**{lang: head})),
        sections=(Section(name="", title=Words(), papers=keys),),
        lang=lang,
        style=style.name,
    )
    book = Book(volume, dict(zip(keys, (paper, notes), strict=True)), style, Setter(style))
    edition = book.edition(front_matter=False)
    write_pdf(edition, style, out, on_progress=lambda _progress: None, should_stop=lambda: False)
    return BoundVolume(pages=len(edition.leaves), starts=book.starts(edition))

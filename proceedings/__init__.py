"""Collects submitted papers and compiles them into a paginated volume of conference proceedings.

The map of the house; each stage takes what the one before it gave, and they meet only in `model`:

    collect     a submitted file → Manuscript: what the author wrote, structured
    normalize   Manuscript → Paper: front block recognised, house typography applied, every change listed
    check       Paper → findings
    order       a folder and its description → Volume: sections and the order of papers
    typeset     Paper + Style → SetPaper: pages as plain data, without page numbers
    bind        Volume + set papers → the PDF: title page, contents, folios, running heads, outline

    model       the values all of them speak of          language    what we know of Kazakh, Russian and English
    style       styles/*.toml → Style                    compiler    the order of the stages, the cache, the workers
"""

__version__ = "0.1.0"

"""A Volume and its set papers in, the PDF out: front matter, contents, folios, running heads, outline.

The doors are `streams.write_pages`, once a paper, in the worker; `volume.bind_volume` and `volume.bind_preview`.
"""

"""A Volume and its set papers in, the PDF out: front matter, contents, folios, running heads, outline."""

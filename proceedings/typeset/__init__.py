"""A Paper and a Style in, a SetPaper out: pages as plain data, without page numbers."""

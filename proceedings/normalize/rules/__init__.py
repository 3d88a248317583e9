"""One typographic rule a file, each a pure function from a Line to its edits."""

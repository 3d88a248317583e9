"""A folder of papers and its description in, a Volume out: sections and the order of papers."""

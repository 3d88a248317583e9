"""A submitted file in, a Manuscript out: what the author wrote, structured, with findings."""

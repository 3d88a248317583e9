"""The author’s window."""

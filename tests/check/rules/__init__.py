"""Rules for one paper."""

"""A Paper in, findings out: what a person should look at before printing."""

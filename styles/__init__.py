"""What volumes look like: house styles, fonts, colour profiles, rules and printers, as data."""

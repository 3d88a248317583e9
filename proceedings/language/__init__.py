"""What we know of Kazakh, Russian and English: detection, hyphenation, collation, printed words."""

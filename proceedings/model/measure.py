"""Lengths: everything inside the program is in points (1/72 inch), y pointing down the page."""

MM = 72 / 25.4
CM = 72 / 2.54
INCH = 72.0
TWIP = 1 / 20  # ECMA-376: a twentieth of a point
EMU = 1 / 12700  # DrawingML: 914 400 to the inch

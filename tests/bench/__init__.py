"""Speed, memory, size and spacing of a compile, measured beside other programs on the same papers in one run."""

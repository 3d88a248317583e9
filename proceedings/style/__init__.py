"""A house style's TOML in, a Style out; errors name the file, the key and the line."""

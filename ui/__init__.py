"""The window: an editor assembles the volume, looks at its pages and compiles it."""

"""Dialogs: plain values in, a new value or a named wish out; no dialog knows the desk."""

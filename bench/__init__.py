"""Measures how fast the register answers, next to the fastest that the same database can do. See docs/snelheid.md."""

"""Filters and orders of the lists, one concept per file."""

"""Measures the building of a directory of synthetic offers."""

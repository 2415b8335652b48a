"""Booklets for paper: what stands in one as plain data, and a fixed template that sets it."""

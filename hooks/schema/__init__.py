"""The record model as JSON Schema, and as samples, for the editors of records."""

"""The core's own formats: the record itself, Markdown, plain text, tables, and chunks for retrieval.

They are registered like any plugin and are read by whoever writes one.
"""

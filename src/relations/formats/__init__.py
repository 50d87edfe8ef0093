"""The core's own formats: the record itself, Markdown and plain text.

They are registered like any plugin and are read by whoever writes one.
"""

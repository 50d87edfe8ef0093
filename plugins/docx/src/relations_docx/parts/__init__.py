"""The parts of a brief: each a function from an article's view to paragraphs and tables."""

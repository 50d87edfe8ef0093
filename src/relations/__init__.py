"""Raw article text in; an accounted, typed, dated record out."""

__version__ = "0.1.0"

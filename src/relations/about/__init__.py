"""Lines about the article among those that were set aside around it: by their words, or as a model reads them."""

from relations.about.outside import label_outside

__all__ = ["label_outside"]

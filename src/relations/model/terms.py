"""The closed lists of words that a record uses."""

from __future__ import annotations

from typing import Literal

Reason = Literal[
    "navigation",
    "share",
    "related",
    "newsletter",
    "call_to_action",
    "advert",
    "cookie",
    "comment",
    "comment_form",
    "copyright",
    "widget",
    "caption",
    "author_bio",
    "duplicate",
    "empty_field",
    "debris",
]
"""Why a block is not the article; a closed list."""
Strictness = Literal["keep_all", "balanced", "strict"]
"""How much is set aside that no rule of the caller's names: nothing, what has evidence, or more than that."""
MetadataField = Literal[
    "published", "updated", "as_of", "byline", "dateline", "section", "tags", "source", "reading_time"
]
EditReason = Literal["marker", "punctuation", "glue", "hyphen", "invisible", "illegal", "mojibake", "ligature"]
TextKind = Literal["title", "heading", "paragraph", "list_item"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
Basis = Literal["explicit", "anchored", "inferred", "unresolved"]
AnchorKind = Literal["given", "published", "updated", "as_of", "narrative", "following"]
DateOrder = Literal["DMY", "MDY"]

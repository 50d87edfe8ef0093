"""Which addresses a file can safely link to."""

from __future__ import annotations

import re

# Word declares a file damaged if an address in it is malformed, so anything unusual stays plain text.
_PLAIN = re.compile(
    r"https?://[A-Za-z0-9.-]+(?::\d{1,5})?(?:/(?:[A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-Fa-f]{2})*)?"
    r"(?:\?(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*)?(?:#(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*)?"
)


def is_linkable(url: str) -> bool:
    """Tell whether an address is plain enough to be a link.

    >>> is_linkable("https://example.org/a?b=c"), is_linkable("https://example.org/a b"), is_linkable("javascript:x")
    (True, False, False)
    """
    return len(url) <= 2000 and _PLAIN.fullmatch(url) is not None

"""A small site, written for the tests: pages whose articles stand between the same lines."""

from __future__ import annotations

from collections.abc import Sequence

from relations.model import squash

PAID = "How it was paid"
"""A heading that two articles have, and a third one gets in some tests."""
BLURB = (
    "The Gazette is printed on the quay by three people and a dog, "
    "and has been for longer than any of the four can remember."
)
_WRITTEN = """\
The Long Pier

The pier of Hollin was begun in June 1993, when the old one had gone down in a storm that nobody in
the town had foreseen.

How it was paid

Every household gave a plank or the price of one, and the ledger in which this was written down is
kept to this very day.


A New Ferry

The ferry that crosses to Corran has been replaced by a larger one, which is said to sail in any
weather at all.

She can take twelve cars and a hearse, and was built at the yard of the brothers Okafor, upstream,
within a year.


Salt and Silver

For two hundred years the town lived of salt, which was boiled in pans as large as a church door,
over peat fires.

How it was paid

The boilers were paid in salt and sold it on, so that there were two prices for one thing in one and
the same street.


The Keeper Retires

The last keeper of the lighthouse has handed over her keys, after thirty-one winters of watching
what was an empty sea.

There is no one to follow her, since the lamp has been switched from an office two hundred miles
away for years.


Bridge Reopens

The bridge over the Elder has been opened again, after repairs that took about twice as long as had
been promised.

The mayor cut a ribbon and was the first to drive across; the second was the man who had written all
the letters.


Tides of the Century

The highest tide of the century was measured at the old quay, where in the end the gauge itself went
under water.

The insurers have sent two people with a tape, who have not been seen again since the evening of the
second day.
"""
ARTICLES = tuple(tuple(squash(part) for part in article.split("\n\n")) for article in _WRITTEN.split("\n\n\n"))
"""Each a title, and what stands below it."""
TOP = ("The Hollin Gazette", "Harbor notes", "Town hall", "Our readers’ letters")
BOTTOM = ("Subscribe to the Gazette", "Send the Gazette to a friend")
LAST = (BLURB, "© 2021 The Hollin Gazette")


def page(article: Sequence[str], number: int, *, top: Sequence[str] = TOP, bottom: Sequence[str] = BOTTOM) -> str:
    """Return a page: the site's lines, the article, and a line or two that differ in a number."""
    title, *body = article
    lines = (
        *top, title, "By Ada Quill", f"{number + 3} readers are on this page",
        *body,
        *bottom, f"{7 * number} Comments", *LAST,
    )  # fmt: skip
    return "\n".join(lines) + "\n"


def pages() -> list[str]:
    """Return the pages of the site."""
    return [page(article, number) for number, article in enumerate(ARTICLES)]

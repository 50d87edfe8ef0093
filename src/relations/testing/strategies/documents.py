"""Texts: articles as people copy them, and characters at random."""

from __future__ import annotations

import textwrap
from functools import cache

from hypothesis import strategies as st

from relations.edtf import Precision
from relations.testing.strategies.languages import LANGUAGES

NAMES = ("Ada Quill", "Tomás Ferreira", "Wen Li-Hua", "J. R. Okafor", "Zoë van den Berg", "ÅSA LINDQVIST")
_MONTHS = ("January", "February", "March", "May", "June", "Sept.", "October", "Dec", "août", "März")
WORDS = (
    "the", "a", "of", "and", "in", "to", "quay", "harbor", "tide", "river", "silt", "dredger", "ledger", "council",
    "vote",
    "budget", "grain", "lock", "keeper", "bridge", "was", "were", "had", "would", "may", "March", "will", "spring",
    "second",
    "minute", "Monday", "sun", "sat", "today", "since", "until", "between", "from", "after", "built", "closed",
    "raised",
    "flooded", "measured", "argued", "reported", "agreed", "rebuilt", "long-term", "state-owned", "well-known",
    "office",
    "ﬁnance", "eﬀect", "naïve", "façade", "co-operate", "U.S.", "e.g.", "No.", "Dr.", "St.", "3.5", "1,200", "40%",
    "$12m",
    "£1968", "1066", "12", "7", "2024", "(b)", "—", '"quoted"', "‘single’", "“double”", "it’s", "don't", "&", "<em>",
    "</p>",
    "]]>", "&amp;", "http://example.org/2019/05/a-b", "mail@example.org", "#tag", "@someone", "C++", "5:30", "10am",
    "vol.",
    "ch.", "4", "pp.", "12–14", "1980s", "1998-99", "mid-1993", "x²", "½", "№", "…", "،", "。",
)  # fmt: skip
SCRIPTS = (
    "港口 在 一九六八年 建成。",
    "נבנה בשנת 1968 ביד",
    "بُني في عام ١٩٦٨",
    "構築された 1968年5月3日",
    "построен в мае 1968 г.",
    "🏗️👩‍👩‍👧 built 🌊",
    "e\u0301cole caf\u0065\u0301",
)
_ODD_CHARACTERS = (
    "\u00a0", "\u202f", "\u3000", "\t", "\u200b", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u200e", "\u202e", "\u2066",
    "\x00", "\x07", "\x0b", "\x0c", "\x1b", "\x1c", "\x7f", "\x85", "\u2028", "\u2029", "\ufffd", "\ufffe", "\uffff",
    "\ud800", "\udfff", "\U0001f600", "\U000e0041", "ﬁ", "ß", "İ", "ǅ", "<", "&", ">", '"', "â€™", "Ã©", "-\n", "\r",
)  # fmt: skip
SET_ASIDE = (
    "Share this:", "Click to share on Facebook (Opens in new window)", "Share on X", "Print", "Like Loading...",
    "Subscribe to our newsletter", "Enter your email address", "Sign up", "We use cookies to improve your visit.",
    "Accept all", "Manage preferences", "Skip to content", "Home > Harbors > Silt", "Menu", "Search for:", "Log in",
    "Related posts", "You may also like", "Previous Post", "Next Post →", "← Older", "Advertisement", "3 Comments",
    "Leave a Reply", "Your email address will not be published. Required fields are marked *", "Name *", "Email *",
    "Website", "Save my name in this browser.", "Δ", "© 2024 The Quay Press. All rights reserved.", "Tags:", "Author:",
    "Photo: Ada Quill / Quay Press", "11.6 C", "New York", "Read more", "Continue reading", "5 min read", "* * *", "—",
    "Data as of", "Filed under:", "Last updated:", "About the author", "Powered by Press", "1", "[edit]", "Back to top",
)  # fmt: skip


@cache
def date_phrases() -> st.SearchStrategy[tuple[str, Precision]]:
    """Dates in words and figures, each with the smallest unit that its words name."""
    day, year = st.integers(1, 31), st.integers(1000, 2049)
    month, full_month = st.sampled_from(_MONTHS), st.sampled_from(["January", "June", "October"])
    relative = st.sampled_from(
        [
            ("yesterday", "day"), ("last Tuesday", "day"), ("today", "day"), ("the following year", "year"),
            ("last month", "month"), ("next spring", "season"), ("this year", "year"), ("the previous decade",
            "decade"),
            ("earlier this month", "month"), ("a year later", "year"), ("by the end of the century", "century"),
        ]
    )  # fmt: skip

    def said(
        precision: Precision, template: str, *slots: st.SearchStrategy[object]
    ) -> st.SearchStrategy[tuple[str, Precision]]:
        return st.tuples(*slots).map(lambda filled: (template.format(*filled), precision))

    return st.one_of(
        said("day", "{} {} {}", day, month, year),
        said("day", "{} {}, {}", full_month, day, year),
        said("day", "the {}th of {}, {}", day, full_month, year),
        said("day", "{}/{}/{}", day, day, year),
        said("day", "{}.{}.{:02d}", day, st.integers(1, 12), st.integers(0, 99)),
        said("day", "{}-{:02d}-{:02d}", year, st.integers(1, 12), day),
        said("day", "{}-{} {} {}", day, day, month, year),
        said("day", "{} {}", day, full_month),
        said("month", "{} {}", month, year),
        said("month", "{}\n{}", full_month, year),
        said("month", "{} {}", st.sampled_from(["early", "mid-", "late", "the end of"]), full_month),
        said("month", "{}–{} {}", full_month, month, year),
        said("month", "between {} {} and {} {}", full_month, year, full_month, year),
        said("month", "{}-{:02d}", year, st.integers(1, 12)),
        said("season", "{} {}", st.sampled_from(["spring", "the summer of", "autumn", "winter"]), year),
        said("season", "{} {}", st.sampled_from(["Q1", "the second quarter of", "the first half of"]), year),
        said("year", "{}", year),
        said("year", "{}-{:02d}", year, st.integers(13, 99)),  # up to 12 it is a month
        said("year", "from {} to {}", year, year),
        said("year", "{} {}", st.sampled_from(["early", "mid", "late", "circa", "about", "before", "since"]), year),
        said("year", "{} {}", st.integers(1, 999), st.sampled_from(["BC", "B.C.", "AD", "BCE", "CE"])),
        said("decade", "the {}{}0s", st.sampled_from(["", "early ", "mid-", "late "]), st.integers(100, 204)),
        said("decade", "the {}0s and {}0s", st.integers(180, 190), st.integers(191, 200)),
        said("century", "the {} century", st.sampled_from(["19th", "early 20th", "twenty-first", "fifth"])),
        relative,
    )  # fmt: skip


@cache
@st.composite
def _sentences(draw: st.DrawFn) -> str:
    words = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=14))
    if draw(st.booleans()):
        words.insert(draw(st.integers(0, len(words))), draw(date_phrases())[0])
    text = " ".join(words)
    return text[:1].upper() + text[1:] + draw(st.sampled_from([".", ".", ".", "?", "", ":", ".”", ".[3]"]))


@cache
def _paragraphs() -> st.SearchStrategy[str]:
    return st.one_of(
        st.lists(_sentences(), min_size=1, max_size=4).map(" ".join),
        st.lists(_sentences(), min_size=1, max_size=2).map(" ".join),
        st.sampled_from(SCRIPTS),
    )


@cache
def _headings() -> st.SearchStrategy[str]:
    words = st.lists(st.sampled_from(WORDS[:40]), min_size=1, max_size=5).map(" ".join)
    return st.one_of(words.map(str.title), words.map(str.upper), words.map(str.capitalize))


@cache
def _metadata() -> st.SearchStrategy[str]:
    date = date_phrases().map(lambda said: said[0])
    name = st.sampled_from(NAMES)
    lead = st.sampled_from(
        [
            "Published ",
            "Posted on ",
            "Last updated: ",
            "Updated ",
            "Data as of ",
            "As of ",
            "",
            "LONDON, ",
            "First seen ",
        ]
    )
    return st.one_of(
        st.tuples(lead, date).map("".join),
        st.tuples(st.just("By "), name).map("".join),
        st.tuples(st.just("By "), name, st.sampled_from([" | ", "\n", " on ", ""]), date).map("".join),
        st.sampled_from(["Data as of June 1993", "Filed under: Harbors, Silt", "Source: Quay Press", "5 min read"]),
    )


@cache
@st.composite
def _neighbor_links(draw: st.DrawFn) -> str:
    """Links to the article before and after, each glued to its date as a copied page has them."""
    one, other = f"{draw(st.integers(1, 28))} July 2024", f"{draw(st.integers(1, 28))} July 2024"
    title, next_title = draw(_headings()), draw(_headings())
    return draw(
        st.sampled_from(
            [
                f"{one}{title}", f"{title}{one}", f"Previous{title}\nNext{next_title}",
                f"{one}{title}\n{other}{next_title}",
                f"← {title}\n{next_title} →", f"Previous post: {title} ({one})",
                f"{title}\n{one}\n{next_title}\n{other}",
            ]
        )
    )  # fmt: skip


@cache
@st.composite
def _lists(draw: st.DrawFn) -> str:
    """A list, its items perhaps with labels, lines that go on under them, or items below."""
    marks = draw(st.sampled_from(["•", "- ", "* ", "–\t", "1. ", "(a) ", "▪ "]))
    lines = []
    for number, text in enumerate(draw(st.lists(_sentences(), min_size=1, max_size=4)), start=1):
        mark = marks.replace("1", str(number)).replace("a", "abcd"[number - 1])
        label = draw(st.sampled_from(["", "", "Strategic silt: ", "Depth:", "Who pays? "]))
        lines.append(f"{draw(st.sampled_from(['', '', '  ', chr(9)]))}{mark}{label}{text}")
        if draw(st.integers(0, 3)) == 0:
            lines.append(f"{draw(st.sampled_from(['   ', '']))}{draw(_sentences())}")
    return draw(st.sampled_from(["\n", "\n", "\n\n"])).join(lines)


@cache
@st.composite
def _cross_references(draw: st.DrawFn) -> str:
    """A sentence with a pointer to a chapter; a copied link leaves its title on a line of its own."""
    before, after, title = draw(_sentences()), draw(_sentences()), draw(_headings())
    pointer = draw(
        st.sampled_from(
            [
                f"(see {title}, ch. 4)", f"(see \n{title}\n, ch. 4)", f"(see\n{title}\n)", f"See also\n{title}\n.",
                f"(see {title} , and {title}, pp. 3–4)", f"as chapter 3, “{title}”, shows", f"(cf. §2.1; {title})",
                "(see ",
            ]
        )
    )  # fmt: skip
    return f"{before.rstrip('.')} {pointer} {after}"


@cache
@st.composite
def _comments(draw: st.DrawFn) -> str:
    name, date = draw(st.sampled_from(NAMES)), draw(date_phrases())[0]
    return f"{name} says:\n{date} at {draw(st.integers(0, 12))}:41 am\n{draw(_paragraphs())}\nReply"


def _wrapped(text: str, width: int) -> str:
    return "\n".join(
        textwrap.fill(line, width, break_long_words=False) if line.strip() else line for line in text.split("\n")
    )


@cache
@st.composite
def _foreign_paragraphs(draw: st.DrawFn, code: str) -> str:
    """Sentences of one language, with its dates."""
    language = LANGUAGES[code]
    said = st.tuples(st.sampled_from(language.sentences), st.sampled_from(language.dates))
    return " ".join(sentence.format(date) for sentence, date in draw(st.lists(said, min_size=1, max_size=4)))


@cache
@st.composite
def documents(draw: st.DrawFn) -> str:
    """An article as it comes out of a browser, an e-mail or a word processor, with what clings to it."""
    headings, prose, set_aside = _headings(), _paragraphs(), st.sampled_from(SET_ASIDE)
    if draw(st.integers(0, 4)) == 0:
        code = draw(st.sampled_from([*LANGUAGES]))
        headings, prose = st.sampled_from(LANGUAGES[code].headings), _foreign_paragraphs(code)
        set_aside = st.sampled_from((*LANGUAGES[code].set_aside, *SET_ASIDE[:3]))
    title = draw(headings)
    frame = st.one_of(set_aside, set_aside, _metadata(), _neighbor_links(), st.just(title))
    inside = st.one_of(prose, prose, prose, headings, _lists(), _cross_references(), _metadata(), frame)
    parts = [*draw(st.lists(frame, max_size=3)), *draw(st.sampled_from([[], [title], [title, title]]))]
    parts += draw(st.lists(_metadata(), max_size=2)) + draw(st.lists(inside, max_size=8))
    if draw(st.integers(0, 39)) == 0:
        parts *= 12  # as long as a chapter
    parts += draw(st.lists(st.one_of(frame, _comments(), prose), max_size=4))
    if parts and draw(st.integers(0, 5)) == 0:
        parts.append(draw(st.sampled_from(parts)))  # said twice
    if width := draw(st.sampled_from([None, None, 20, 43, 66, 80])):
        parts = [_wrapped(part, width) for part in parts]
    text = draw(st.sampled_from(["\n\n", "\n\n", "\n", "\n\n\n", "\n \u00a0\n", ""])).join(parts)
    if draw(st.integers(0, 2)) == 0:
        text = draw(_speckled(text))
    if draw(st.integers(0, 19)) == 0:
        text += " " + text.replace("\n", " ") * 8  # one very long line
    return text.replace("\n", draw(st.sampled_from(["\n", "\n", "\n", "\r\n", "\r", "\u2028", "\n\r\n"])))


@st.composite
def _speckled(draw: st.DrawFn, text: str) -> str:
    """The text with odd characters here and there."""
    for character in draw(st.lists(st.sampled_from(_ODD_CHARACTERS), min_size=1, max_size=6)):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + character + text[at:]
    return text


_TOKENS = (
    *_MONTHS, *_ODD_CHARACTERS, *SET_ASIDE[::3], "19", "1968", "2024", "68", "7", "07", "2024-07-09", "9/7/24", "s",
    "'",
    "th", "st", "of", "the", "early", "mid", "late", "to", "from", "and", "between", "BC", "AD", "c.", "ca.", "century",
    "decade", "years", "ago", "next", "last", "following", "Monday", "spring", "Q3", "-", "–", "/", ".", ",", ":",
    "(", ")",
    "[", "]", "•", "1.", "ch. 4", "see", "By ", "Published", "Updated:", "as of", "\n", "\n", "\n\n", " ", " ", " ",
    "10:30", "pm",
)  # fmt: skip


def random_texts() -> st.SearchStrategy[str]:
    """Any characters whatever, lone surrogates too; and shreds of dates and layout in any order."""
    anything = st.text(st.characters(exclude_categories=()), max_size=200)
    shreds = st.lists(st.sampled_from(_TOKENS), max_size=40)
    return st.one_of(anything, shreds.map("".join), shreds.map(" ".join))


def texts() -> st.SearchStrategy[str]:
    """Generated articles and random text, half and half."""
    return st.one_of(documents(), random_texts())

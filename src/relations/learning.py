"""Rules proposed from the pages of one site: the lines that repeat across them, with how often, for a person to read.

What repeats inside one page counts once, and a page that is there twice is one page. Nothing is applied here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from relations.blocks import group
from relations.boilerplate import LONGEST_FOR_PATTERNS, SHAPES, fold
from relations.dates import find
from relations.errors import InputError, OptionError
from relations.model import Article, Boilerplate, Metadata, Reason, Rule, Title
from relations.rulefile import format_rule

FEWEST_PAGES = 3
"""With two pages, what they share may as well be what they tell of."""
_DEFAULT_REASON: Reason = "navigation"
_LONGEST_LABEL = 110  # characters; what is longer is taken for running text
_LINES_ABOVE = 6  # lines above the running text among which its headline is looked for
_NUMBER = re.compile(r"\d+")
_SPECIAL = re.compile(r"[.^$*+?{}\[\]\\|()]")
_IN_ANY_SHAPE = {
    shape: f"[{plain}{shapes}]" if len(plain) == 1 else f"(?:{re.escape(plain)}|{shapes})"
    for plain, shapes in SHAPES.items()
    for shape in (plain, *shapes)
}
_SHAPED = re.compile("|".join(map(re.escape, _IN_ANY_SHAPE)))


@dataclass(frozen=True, slots=True)
class Proposal:
    """A line that repeats, as a rule."""

    rule: Rule
    pages: int
    """On how many of the pages it stands."""
    doubt: str | None = None
    """Why it may belong to the articles; None if nothing says so."""


@dataclass(frozen=True, slots=True)
class Learned:
    """What the pages of a site have in common."""

    read: int
    """How many pages were read."""
    pages: int
    """How many of those read are different pages."""
    at_least: int
    """On how many of them a line has to stand."""
    proposals: tuple[Proposal, ...]
    """Those that nothing speaks against first; of these, what stands on more pages first."""

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules that nothing speaks against."""
        return tuple(one.rule for one in self.proposals if one.doubt is None)

    def to_toml(self) -> str:
        """Return the proposals as a rule file; those in doubt are in it as comments."""
        return "\n".join(self._parts())

    def _parts(self) -> Iterator[str]:
        yield _HEAD.format(read=_count(self.read), pages=self.pages, at_least=self.at_least)
        for one in self.proposals:
            if one.doubt is None:
                yield f"# on {one.pages} of {self.pages} pages\n{format_rule(one.rule)}"
        doubtful = [one for one in self.proposals if one.doubt is not None]
        if doubtful:
            yield _DOUBTFUL
        for one in doubtful:
            lines = "".join(f"#{line}\n" for line in format_rule(one.rule).splitlines())
            yield f"# on {one.pages} of {self.pages} pages: {one.doubt}\n{lines}"
        if not self.proposals:
            yield f"# No line stands on {self.at_least} of the {self.pages} pages.\n"


_HEAD = """\
# Lines that repeat across the pages of a site: {read} read, {pages} of them different.
# Each line below stands on {at_least} pages or more. This is a proposal, and nothing is applied until you say so:
#
#   relations convert FOLDER --rules THIS_FILE --to docx -o out/
#
# Read it first. Take out what belongs to the articles, and mend the reasons: most are guesses.
# The first rule that names a line decides; what is to stay goes on top, with `keep = true` in place of a reason.
"""
_DOUBTFUL = """\
# ---- Not in force ----
# These repeat too, and may belong to the articles. To set one aside, take the # off its lines.
"""


def _count(pages: int) -> str:
    return f"{pages} page{'s' * (pages != 1)}"


def learn(articles: Iterable[Article], *, at_least: int | None = None) -> Learned:
    """Return the lines that repeat across the pages of one site, as rules for a person to read.

    Args:
        articles: The pages; each with all that stands around its article.
        at_least: On how many pages a line has to stand; a quarter of them if not given, and no less than 3.

    Raises:
        InputError: If there are fewer than 3 different pages.
        OptionError: If `at_least` is less than 2.
    """
    if at_least is not None and at_least < 2:
        raise OptionError("at_least", f"What repeats stands on 2 pages at least, not {at_least}.")
    read = [_page(article) for article in articles]
    groups = _different(read)
    if len(groups) < FEWEST_PAGES:
        alike = " Pages that differ in numbers alone, or tell the same article, count as one."
        raise InputError(
            f"{_count(len(read))} read, {len(groups)} of them different; what repeats shows from {FEWEST_PAGES} on. "
            "Give more pages of the same site, each with all that stands around its article."
            f"{alike if len(groups) < len(read) else ''}"
        )
    # On 900 pages of 54 sites that are not in the project, to ask for a half finds a tenth less and spares little.
    threshold = at_least or max(FEWEST_PAGES, -(-len(groups) // 4))
    found = sorted(_proposals(groups, threshold), key=lambda pair: (pair[1].doubt is not None, -pair[1].pages, pair[0]))
    return Learned(len(read), len(groups), threshold, tuple(proposal for _, proposal in found))


# ---- pages -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a page, and what our own rules made of it."""

    text: str
    words: str
    """Folded; what two lines are compared by."""
    key: str
    """The words with each number as 0."""
    reason: Reason | None
    is_title: bool
    is_whole: bool
    """Whether it is all of a block, which a rule can name."""

    @property
    def is_long(self) -> bool:
        return len(self.text) > _LONGEST_LABEL


@dataclass(frozen=True, slots=True)
class _Page:
    lines: tuple[_Line, ...]
    labelled: frozenset[str]
    """Keys of its metadata."""
    language: str | None

    @property
    def keys(self) -> frozenset[str]:
        return frozenset(line.key for line in self.lines)


def _page(article: Article) -> _Page:
    """What is looked for in a page; rules are asked before any block is cut, so they cannot name the parts of one."""
    whole = {block.span for block in group(article.source.text)}
    lines: list[_Line] = []
    labelled: set[str] = set()
    for block in article.blocks:
        words = fold(block.text)
        key = _NUMBER.sub("0", words)
        if isinstance(block, Metadata):
            labelled.add(key)
        elif any(c.isalpha() for c in words):  # a number alone says nothing of the site
            reason = block.reason if isinstance(block, Boilerplate) else None
            is_title, is_whole = isinstance(block, Title), block.span in whole
            lines.append(_Line(block.text, words, key, reason, is_title=is_title, is_whole=is_whole))
    return _Page(tuple(lines), frozenset(labelled), article.language.split("-")[0] if article.language else None)


def _different(pages: Sequence[_Page]) -> list[_Page]:
    """The pages without those that tell the same: copies, and other pages that hold the same article."""
    unlike = list({page.keys: page for page in reversed(pages)}.values())[::-1]
    common = _common(unlike)
    out: list[_Page] = []
    homes: dict[str, list[int]] = {}
    lengths: list[int] = []
    for page in unlike:
        prose = {line.key for line in page.lines if line.is_long and line.key not in common}
        length = sum(map(len, prose))
        shared = Counter[int]()
        for key in prose:
            for home in homes.get(key, ()):
                shared[home] += len(key)
        if any(2 * same >= min(length, lengths[home]) for home, same in shared.items()):
            continue
        for key in prose:
            homes.setdefault(key, []).append(len(out))
        out.append(page)
        lengths.append(length)
    return out


def _common(pages: Sequence[_Page]) -> set[str]:
    """Keys of lines that stand on more than half of the pages."""
    counts = Counter(key for page in pages for key in page.keys)
    return {key for key, count in counts.items() if 2 * count > len(pages)}


# ---- what repeats ----------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Seen:
    """What is known of the lines that differ in their numbers alone."""

    order: tuple[int, int]
    """Page and line where it stands first."""
    texts: dict[str, str] = field(default_factory=dict)
    """Its words, by how it is written."""
    pages: dict[str, int] = field(default_factory=Counter)
    """Pages by its words."""
    total: int = 0
    reasons: Counter[Reason] = field(default_factory=Counter)
    inside: int = 0
    """Pages on which it stands between the running text of the article."""
    titles: int = 0


def _proposals(pages: Sequence[_Page], at_least: int) -> Iterator[tuple[tuple[int, int], Proposal]]:
    """What repeats often enough, with where it stands first."""
    common = _common(pages)
    tongue = Counter(page.language for page in pages).most_common(1)[0][0]
    labelled = frozenset[str]().union(*(page.labelled for page in pages))
    headlines = _headlines(pages, common)
    for key, seen in _seen(pages, common).items():
        text = next(iter(seen.texts))
        is_rare_prose = len(text) > _LONGEST_LABEL and 2 * seen.total <= len(pages)  # told again, not the site's own
        if seen.total < at_least or key in labelled or is_rare_prose:
            continue
        reason = seen.reasons.most_common(1)[0][0] if seen.reasons else _DEFAULT_REASON
        doubt = _doubt(seen, tongue, is_headline=key in headlines)
        is_too_long = any(len(text) > LONGEST_FOR_PATTERNS for text in seen.texts)
        if len(seen.pages) > 1 and not is_too_long and not _is_date(text, tongue):
            pattern = _pattern(tuple(seen.texts))
            yield seen.order, Proposal(Rule(pattern=pattern, reason=reason), seen.total, doubt)
        else:  # to generalize a date would take the headings of a chronology
            written = {words: text for text, words in reversed(seen.texts.items())}
            for words, count in seen.pages.items():
                if count >= at_least:
                    yield seen.order, Proposal(Rule(phrase=written[words], reason=reason), count, doubt)


def _doubt(seen: _Seen, tongue: str | None, *, is_headline: bool) -> str | None:
    if is_headline:
        return "it is the headline of one of them"
    if len(seen.pages) > 1 and 2 * seen.titles > seen.total:
        return "it is their title, but for its number"
    if len(seen.pages) > 1 and _differ_in_a_date(tuple(seen.texts), tongue):
        return "its date differs, and may be the article's"
    if not seen.reasons and 2 * seen.inside > seen.total:
        return "it stands inside the articles"
    return None


def _seen(pages: Sequence[_Page], common: set[str]) -> Mapping[str, _Seen]:
    found: dict[str, _Seen] = {}
    for number, page in enumerate(pages):
        first, last = _prose(page, common)
        counted: set[str] = set()
        for place, line in enumerate(page.lines):
            if not line.is_whole:
                continue
            seen = found.setdefault(line.key, _Seen((number, place)))
            if line.reason is not None:
                seen.reasons[line.reason] += 1
            seen.texts.setdefault(line.text, line.words)
            if line.words not in counted:
                seen.pages[line.words] += 1
            if line.key not in counted:
                seen.total += 1
                seen.inside += first < place < last
                seen.titles += line.is_title
            counted |= {line.words, line.key}
    return found


def _prose(page: _Page, common: set[str]) -> tuple[int, int]:
    """The first and last line of the running text that is the page's own; the end twice if it has none."""
    places = [i for i, line in enumerate(page.lines) if line.is_long and line.reason is None and line.key not in common]
    return (places[0], places[-1]) if places else (len(page.lines), len(page.lines))


def _headlines(pages: Sequence[_Page], common: set[str]) -> set[str]:
    """Keys of what is the headline of a page: it stands above the running text there, as on no other page.

    That is, on no other page it stands in such a place; or it does, in a list of links, and on its own page twice.
    """
    above: list[list[str]] = []
    for page in pages:
        first, _ = _prose(page, common)
        is_told = first < len(page.lines)
        above.append([line.key for line in reversed(page.lines[:first]) if line.reason is None] if is_told else [])
    counts = Counter(key for keys in above for key in set(keys))
    nearest = [keys[:_LINES_ABOVE] for keys in above]
    alone = (next((key for key in keys if counts[key] == 1), None) for keys in nearest)
    found = {key for key in alone if key is not None}
    often = [Counter(line.key for line in page.lines) for page in pages]
    once = Counter(key for counted in often for key, count in counted.items() if count == 1)
    twice = Counter(key for counted in often for key, count in counted.items() if count > 1)
    for keys, counted in zip(nearest, often, strict=True):
        found |= {key for key in keys if counted[key] > 1 and once[key] > twice[key]}
    return found


def _is_date(text: str, language: str | None) -> bool:
    """Whether a line is a date and nothing else."""
    rest = text
    for one in reversed(find(text, language=language)):
        rest = rest[: one.start] + rest[one.end :]
    return not any(c.isalnum() for c in rest)


def _differ_in_a_date(texts: Sequence[str], language: str | None) -> bool:
    """Whether one of the numbers in which lines differ belongs to a date."""
    dates = find(texts[0], language=language)
    values = zip(*(_NUMBER.findall(text) for text in texts), strict=False)
    numbers = zip(_NUMBER.finditer(texts[0]), values, strict=False)
    return any(
        len(set(value)) > 1 and date.start <= number.start() < date.end for number, value in numbers for date in dates
    )


def _pattern(texts: Sequence[str]) -> str:
    r"""Return a pattern for lines that differ in their numbers, in their case or in the shape of their marks.

    >>> _pattern(["12 Comments (2024)", "7 Comments (2024)"])
    '\\d+ Comments \\(2024\\)'
    """
    values = zip(*(_NUMBER.findall(text) for text in texts), strict=True)
    numbers = [one[0] if len(set(one)) == 1 else r"\d+" for one in values]
    patterns: list[str] = []
    for text in texts:  # mostly the first pattern covers all; not so where one has ss for ß, or an accent by itself
        if not any(re.fullmatch(pattern, text, re.IGNORECASE) for pattern in patterns):
            words = map(_in_any_shape, _NUMBER.split(text))
            patterns.append("".join(piece for pair in zip_longest(words, numbers, fillvalue="") for piece in pair))
    return "|".join(patterns)


def _in_any_shape(words: str) -> str:
    """A pattern for words, whatever shape their quotation marks and dashes have."""
    between = (_SPECIAL.sub(r"\\\g<0>", part) for part in _SHAPED.split(words))
    shaped = (_IN_ANY_SHAPE[mark] for mark in _SHAPED.findall(words))
    return "".join(piece for pair in zip_longest(between, shaped, fillvalue="") for piece in pair)

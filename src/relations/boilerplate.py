"""Verdicts "this is not the article", each with its reason, its rule and its evidence.

Two passes: each block by its own words, then by its neighbours and its place. A rule returns verdicts; `strip` alone
cuts and relabels. Nothing is set aside for being short: there is always something that tells.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from relations.dates import glued
from relations.model import BodyBlock, Boilerplate, Heading, Metadata, Paragraph, Reason, Span, part

Blocks = Sequence[BodyBlock | Metadata]


@dataclass(frozen=True, slots=True)
class Verdict:
    """A stretch of the source that is not the article."""

    span: Span
    reason: Reason
    evidence: tuple[Span, ...]
    rule: str


@dataclass(frozen=True)
class LineRule:
    """A block that gives itself away by its own words; the pattern covers the whole of it."""

    name: str
    reason: Reason
    written: str
    """Its pattern, in any case; compiled when it is first needed, so that importing is quick."""
    example: str
    """A line that it fires on."""

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The pattern, compiled."""
        return re.compile(self.written, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Page:
    """What a rule of the second pass sees."""

    text: str
    """The source."""
    blocks: Blocks
    known: Mapping[int, Verdict]
    """The verdicts so far, by block."""
    language: str | None


@dataclass(frozen=True, slots=True)
class NeighbourRule:
    """Blocks that give themselves away by what stands around them, or by where they stand."""

    name: str
    find: Callable[[Page], Iterator[Verdict]]
    """From the page to further verdicts."""
    example: str


def strip(text: str, blocks: Blocks, *, language: str | None = None) -> tuple[BodyBlock | Metadata | Boilerplate, ...]:
    """Return the blocks with those that are not the article relabelled, and cut where only a part is not.

    Lines that are metadata stay as they are.
    """
    found: dict[int, list[Verdict]] = {}
    for i, block in enumerate(blocks):
        if not isinstance(block, Metadata) and (verdict := _alone(block)):
            found[i] = [verdict]
    for rule in NEIGHBOUR_RULES:
        known = {i: verdicts[0] for i, verdicts in found.items()}
        for verdict in rule.find(Page(text, blocks, known, language)):
            i = bisect_right(blocks, verdict.span.start, key=lambda block: block.span.end)
            if all(not verdict.span.overlaps(other.span) for other in found.get(i, ())):
                found.setdefault(i, []).append(verdict)
    out: list[BodyBlock | Metadata | Boilerplate] = []
    for i, block in enumerate(blocks):
        if isinstance(block, Metadata):
            out.append(block)
            continue
        out.extend(_cut(text, block, sorted(found.get(i, ()), key=lambda v: v.span.start)))
    return tuple(out)


def _cut(text: str, block: BodyBlock, verdicts: Sequence[Verdict]) -> Iterator[BodyBlock | Boilerplate]:
    at = block.span.start
    for verdict in verdicts:
        if kept := part(text, block, at, verdict.span.start):
            yield kept
        if cut := part(text, block, verdict.span.start, verdict.span.end):
            yield Boilerplate(
                span=cut.span,
                text=cut.text,
                rule=verdict.rule,
                edits=cut.edits,
                reason=verdict.reason,
                was=block.kind,
                evidence=verdict.evidence,
            )
        at = verdict.span.end
    if kept := part(text, block, at, block.span.end):
        yield kept


# ---- by its own words ------------------------------------------------------------------------------------------------


_END = r"[\s.:!?…»›>→|-]*"
_NETWORK = r"(?:facebook|twitter|x|linkedin|whats ?app|pinterest|reddit|telegram|e-?mail|print|instagram|copy link|tweet|tumblr)"

LINE_RULES = (
    LineRule("no_words", "debris", r"[\W_]*", "|"),
    LineRule("skip_link", "navigation", rf"(?:skip|jump) to (?:main )?(?:content|navigation|menu)|back to top|toggle navigation{_END}",
          "Skip to main content"),
    LineRule("menu_word", "navigation", rf"(?:home|(?:main )?menu|search|log ?in|log ?out|sign ?in|sign ?up|register|sitemap|site map|about us|contact(?: us)?|startseite|accueil|inicio){_END}",
          "Menu"),
    LineRule("post_link", "navigation", rf"[\s«‹<←]*(?:(?:previous|next|older|newer)(?: (?:posts?|articles?|stor(?:y|ies)|entr(?:y|ies)|pages?))?){_END}",
          "← Previous post"),
    LineRule("breadcrumb", "navigation", r"(?:home|startseite|accueil|inicio)(?:\s*[>»›/|]\s*[^>»›/|.]{1,60})+", "Home > News > Harbours"),
    LineRule("share_line", "share", rf"(?:share|tweet|follow us|teilen|partager|compartir)\b(?: (?:this|it|on|via|with|the)\b)*[^.]{{0,24}}(?:\s*[:|,/·]?\s*{_NETWORK})*{_END}",
          "Share this article: Facebook | Twitter"),
    LineRule("network_names", "share", rf"{_NETWORK}(?:[\s|,/·]+{_NETWORK})*{_END}", "Facebook Twitter Email"),
    LineRule("related_heading", "related", rf"(?:related|recent|popular|latest|other|more|recommended|similar|trending|most (?:read|popular|viewed))(?: (?:and )?(?:articles?|posts?|stories|story|news|content|topics?|reading|links|entries|from .{{1,40}}|on .{{1,40}}|like this|in .{{1,40}}|now|for you))+{_END}",
          "Related articles"),
    LineRule("related_phrase", "related", rf"(?:you (?:may|might) (?:also )?(?:like|enjoy|be interested in)(?: (?:these|this|our|more|the following|reading)\b[^.,!?]{{0,40}})?|most (?:read|popular|viewed)|see also|read (?:more|next|also)|don['’]t miss|recommended for you|trending now|mehr zum thema|weitere artikel|ähnliche (?:artikel|beiträge)|à lire aussi|articles? (?:similaires|liés)|lea también|artículos relacionados){_END}",
          "You may also like"),
    LineRule("read_more_link", "related", r"(?:read (?:more|next|also)|see also|related|more)\s?[:|»›]\s?\S.{0,140}", "Read more: The bridge that never opened"),
    LineRule("newsletter", "newsletter", r"(?:(?:subscribe|sign up|join)\b.{0,60}\b(?:newsletter|mailing list|updates|inbox|digest|briefing)\b.{0,80}|.{0,80}\b(?:delivered|straight|sent)\b.{0,20}\binbox\b.{0,40}|(?:subscribe|newsletter|abonnieren|s['’]abonner)[\s.:!]*|(?:unseren|den) newsletter (?:abonnieren|bestellen).{0,40})",
          "Subscribe to our weekly newsletter"),
    LineRule("invitation", "call_to_action", r"(?:want|would you like|looking|ready|interested)\b[^.?!]{2,80}\?\s*(?:get in touch|contact us|call us|click here|find out more|learn more|sign up|book|apply|join us|write to us)\b.{0,60}",
          "Want to learn to sail? Contact us today."),
    LineRule("call", "call_to_action", r"(?:(?:get in touch|contact us|call us|buy now|order now|book now|donate(?: now| today)?|support (?:our|us)\b|become a (?:member|supporter|subscriber)|download (?:our|the) app|click here|learn more|find out more|start your free trial)\b.{0,60})",
          "Donate now to support our work"),
    LineRule("advert_label", "advert", rf"(?:advertisements?|advertorial|sponsored(?: content| by [^,.]{{1,40}})?|promoted(?: content)?|ad|ads by .{{1,30}}|anzeige|werbung|publicité|publicidad){_END}",
          "Advertisement"),
    LineRule("cookie_notice", "cookie", r"(?:.{0,80}\b(?:uses?|using|our|accept(?: all)?|manage) cookies\b.{0,240}|accept all|cookie (?:policy|settings|preferences))[\s.:!]*",
          "This site uses cookies to give you a better experience."),
    LineRule("comment_form", "comment_form", rf"(?:(?:leave|post|add|write|submit) (?:a|your) (?:comment|reply|response)|cancel reply|post comment|comments are closed|join the (?:conversation|discussion)|your e-?mail address will not be published.{{0,60}}|required fields are marked.{{0,10}}|(?:einen )?kommentar (?:schreiben|hinterlassen|verfassen)|schreiben sie einen kommentar|laisser un commentaire|deja(?:r)? un comentario|lascia un commento|deixe um comentário){_END}",
          "Leave a Comment"),
    LineRule("comment_count", "comment", rf"(?:\d+|no|one) (?:comments?|repl(?:y|ies)|responses?|thoughts?)(?: (?:on|to) .{{1,120}})?\s?:?|(?:comments?|kommentare|commentaires|comentarios)(?: \(\d+\))?{_END}",
          "3 Comments"),
    LineRule("copyright", "copyright", r"(?:(?:copyright|©|\(c\))\s?.{0,4}\d{4}.{0,120}|©\s.{0,120}|copyright:?\s(?:©|\(c\)|by\b|notice|policy|(?-i:[A-Z])(?!aws?\b|cts?\b)).{0,120}|.{0,80}\ball rights reserved\b.{0,80}|.{0,60}\balle rechte vorbehalten\b.{0,40}|.{0,60}\btous droits réservés\b.{0,40})",
          "© 2019 The Coastal Press. All rights reserved."),
    LineRule("caption", "caption", r"(?:(?:file )?(?:photo|image|picture|photograph)s?(?: credit| by| courtesy of)?\s?:\s?.{1,160}|(?:photo|image|picture) (?:credit|by|courtesy of)\s.{1,80}|(?:foto|bild)\s?:\s?.{1,100})",
          "Photo: the old pier in winter"),
    LineRule("empty_field", "empty_field", r"(?:(?:date )?(?:published|updated|posted|modified)(?: on| by| in| at)?|last (?:updated|modified)|author|written by|posted by|tags?|categor(?:y|ies)|filed under|source|date|reading time|veröffentlicht|aktualisiert|autor|stand|publié(?: le)?|mis à jour|auteur|publicado|actualizado)\s*:|(?:by|von|par|por)\s*:?",
          "Published:"),
    LineRule("temperature", "widget", r"-?\d{1,3}(?:[.,]\d)?\s?°?\s?[CF]|-?\d{1,3}(?:[.,]\d)?\s?°", "11.6 C"),
)  # fmt: skip


def _alone(block: BodyBlock) -> Verdict | None:
    """What a block's own words say; the first rule that covers it."""
    if len(block.text) > _LONGEST_LINE:
        return None
    for rule in LINE_RULES:
        if rule.pattern.fullmatch(block.text):
            return Verdict(block.span, rule.reason, (block.span,), rule.name)
    return None


# Nothing that tells by its own words alone is longer; it also bounds the work of the patterns.
_LONGEST_LINE = 400


# ---- by neighbours and place -----------------------------------------------------------------------------------------


def _is_prose(block: BodyBlock | Metadata) -> bool:
    """Whether a block is running text, rather than a heading, a link or a label."""
    return isinstance(block, Paragraph) and (
        len(block.text) > 110 or bool(re.search(r"\w{2}[.!?][\"”’)]*$", block.text))
    )


def _place_of_weather(page: Page) -> Iterator[Verdict]:
    """A place name is weather only right beside a temperature, and before the article begins."""
    for i, verdict in page.known.items():
        if verdict.rule != "temperature" or any(_is_prose(b) for b in page.blocks[:i]):
            continue
        following = page.blocks[i + 1] if i + 1 < len(page.blocks) else None
        has_more = any(isinstance(b, Heading) for b in page.blocks[i + 2 : i + 6])
        if isinstance(following, Heading) and len(following.text.split()) <= 3 and has_more:
            yield Verdict(following.span, "widget", (verdict.span,), "place_of_weather")


def _doubled_title(page: Page) -> Iterator[Verdict]:
    """Of two equal headings before the article's first paragraph, the second is a copy."""
    seen: dict[str, Span] = {}
    for i, block in enumerate(page.blocks):
        if _is_prose(block):
            return
        if i in page.known or not isinstance(block, Heading):
            continue
        words = block.text.casefold()
        if words in seen:
            yield Verdict(block.span, "duplicate", (seen[words],), "doubled_title")
        seen.setdefault(words, block.span)


def _glued_neighbours(page: Page) -> Iterator[Verdict]:
    """Links to the previous and next post: a title, and its date glued to what follows, twice.

    One such date is the article's own and stays for the metadata; two or more are those of its neighbours, and each
    belongs with the line before it.
    """
    found = [
        (i, Span(start=e.start, end=e.end))
        for i, b in enumerate(page.blocks[:8])
        if (e := glued(page.text, b.span, page.language))
    ]
    if len(found) < 2 or found[0][0] == 0 or any(b - a != 1 for (a, _), (b, _) in pairwise(found)):
        return
    first, last = found[0][0], found[-1][0]
    if any(_is_prose(b) for b in page.blocks[:last]):
        return
    dates = tuple(span for _, span in found)
    for block in page.blocks[first - 1 : last]:
        yield Verdict(block.span, "navigation", dates, "glued_neighbours")
    yield Verdict(found[-1][1], "navigation", dates, "glued_neighbours")


def _doubled_comments(page: Page) -> Iterator[Verdict]:
    """Visitor comments that end the text twice over: A, B, A, B, where one of them speaks of the article."""
    last = len(page.blocks)
    while last and (last - 1) in page.known:
        last -= 1
    for size in range(min(6, last // 2), 0, -1):
        first_copy, second_copy = page.blocks[last - 2 * size : last - size], page.blocks[last - size : last]
        if [b.text for b in first_copy] != [b.text for b in second_copy]:
            continue
        telling = [b for b in first_copy if _SPEAKS_OF_ARTICLE.search(b.text)]
        if last - 2 * size == 0 or not telling:
            continue
        for block, copy in zip(first_copy, second_copy, strict=True):
            yield Verdict(block.span, "comment", (copy.span, *(b.span for b in telling)), "doubled_comments")
            yield Verdict(copy.span, "comment", (block.span, *(b.span for b in telling)), "doubled_comments")
        return


_SPEAKS_OF_ARTICLE = re.compile(
    r"(?i)\b(?:thanks?(?: you)? for|kudos|well[- ](?:written|researched|done|said|explained)|(?:great|good|nice|excellent|"
    r"wonderful|brilliant|insightful|interesting|informative|fantastic|amazing|superb)\b[^.]{0,30}\b(?:article|post|read|"
    r"piece|analysis|write-?up|work|blog|breakdown|overview|information)|(?:this|the) (?:article|post|blog|writer|author)\b|"
    r"i (?:really |thoroughly )?(?:enjoyed|loved|liked|agree|disagree)|keep it up|keep up the)"
)


_OPENERS: Mapping[str, Reason] = {
    "related": "related",
    "comment": "comment",
    "comment_form": "comment_form",
    "newsletter": "newsletter",
    "share": "share",
}


def _after_opener(page: Page) -> Iterator[Verdict]:
    """What follows `Related articles` or `Comments` down to the end of the text belongs to it.

    Only where no running text follows, so that a box in the middle of an article takes nothing with it; under
    `3 Comments` running text is what one expects, unless the line stands above the article.
    """
    opener: Verdict | None = None
    tail = len(page.blocks)
    while tail and not _is_prose(page.blocks[tail - 1]):
        tail -= 1
    told = 0
    for i, block in enumerate(page.blocks):
        if i in page.known:
            verdict = page.known[i]
            opens_comments = verdict.rule == "comment_count" and told > _TOLD_BEFORE_COMMENTS
            if opens_comments or (verdict.reason in _OPENERS and i >= tail):
                opener = verdict
        elif opener and (opener.rule == "comment_count" or not _is_prose(block)):
            yield Verdict(block.span, _OPENERS[opener.reason], (opener.span,), f"after_{opener.reason}")
        elif _is_prose(block):
            told += len(block.text)


# Characters of running text that stand above the comments of an article, and not above a link to them at its head.
_TOLD_BEFORE_COMMENTS = 500


NEIGHBOUR_RULES = (
    NeighbourRule("place_of_weather", _place_of_weather, "7.4 C⏎Port Elder"),
    NeighbourRule("doubled_title", _doubled_title, "The Long Pier⏎⏎The Long Pier"),
    NeighbourRule("glued_neighbours", _glued_neighbours, "Old Post⏎4 March 2019New Post⏎15 March 2019The article …"),
    NeighbourRule("doubled_comments", _doubled_comments, "Great article!⏎Great article!"),
    NeighbourRule("after_opener", _after_opener, "Related articles⏎The bridge that never opened"),
)

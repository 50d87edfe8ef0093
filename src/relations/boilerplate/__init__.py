"""Verdicts "this is not the article", each with its reason, its rule and its evidence.

What the caller's own rules name goes first. Then two passes: each block by its own words, then by its neighbours and
its place. Then a small trained model says which blocks of a whole page are its article, and `explain` why the others
are not: by rules, and once more by what stands around. A rule returns verdicts; `strip` alone cuts and relabels.
"""

from relations.boilerplate.given import LONGEST_FOR_PATTERNS, SHAPES, Named, fold, named
from relations.boilerplate.lines import LINE_PHRASES, LINE_RULES, alone
from relations.boilerplate.neighbours import NEIGHBOUR_RULES
from relations.boilerplate.reasons import REASON_RULES, explain
from relations.boilerplate.strip import strip
from relations.boilerplate.verdicts import LineRule, NeighbourRule, Page, PhraseRule, Verdict
from relations.boilerplate.weigh import OBSERVED, READS_AS_METADATA

__all__ = [
    "LINE_PHRASES",
    "LINE_RULES",
    "LONGEST_FOR_PATTERNS",
    "NEIGHBOUR_RULES",
    "OBSERVED",
    "READS_AS_METADATA",
    "REASON_RULES",
    "SHAPES",
    "LineRule",
    "Named",
    "NeighbourRule",
    "Page",
    "PhraseRule",
    "Verdict",
    "alone",
    "explain",
    "fold",
    "named",
    "strip",
]

"""Rules for blocks that give themselves away by their own words."""

from __future__ import annotations

from relations.boilerplate.verdicts import LineRule, Verdict
from relations.model import BodyBlock

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


def alone(block: BodyBlock) -> Verdict | None:
    """What a block's own words say; the first rule that covers it."""
    if len(block.text) > _LONGEST_LINE:
        return None
    for rule in LINE_RULES:
        if rule.pattern.fullmatch(block.text):
            return Verdict(block.span, rule.reason, (block.span,), rule.name)
    return None


# Nothing that tells by its own words alone is longer; it also bounds the work of the patterns.
_LONGEST_LINE = 400

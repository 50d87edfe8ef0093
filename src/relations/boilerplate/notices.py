"""Notices in running text: who owns a page, who answers for it, and what its reader agrees to.

In a language whose words change their endings a notice has no words of its own that could be looked up, and it is
longer than what a line rule covers. So it is told by stems, and then by a pattern in which they stand together.
On a page with short news such a notice is the longest paragraph, and would be taken for the article.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from relations.boilerplate.verdicts import Verdict
from relations.model import BodyBlock, Reason


@dataclass(frozen=True)
class NoticeRule:
    """A notice, by what stands in it."""

    name: str
    reason: Reason
    stems: tuple[str, ...]
    """Pieces of words in lower case, one of which stands in each notice; looked for first, as most lines have none."""
    written: str
    """What stands in it, in lower case; compiled when it is first needed."""
    example: str

    @cached_property
    def stem(self) -> re.Pattern[str]:
        """What finds one of the stems."""
        return re.compile("|".join(self.stems))

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The pattern, compiled."""
        return re.compile(self.written)


def notice(block: BodyBlock) -> Verdict | None:
    """Return what kind of notice a block is, or None."""
    text = block.text
    if text.isascii() or not _SHORTEST <= len(text) <= _LONGEST or not _LETTER.search(text):
        return None
    folded = text.lower()  # casefold would end Greek words otherwise
    if not _any_stem().search(folded):
        return None
    rules = (rule for rule in NOTICE_RULES if rule.stem.search(folded))
    found = next((rule for rule in rules if rule.pattern.search(folded)), None)
    return Verdict(block.span, found.reason, (), found.name) if found else None


_LETTER = re.compile(r"[\u00c0-\u1fff\u3040-\u9fff]")
"""A letter beyond ASCII, where English mostly has quotes and dashes alone."""


@cache
def _any_stem() -> re.Pattern[str]:
    return re.compile("|".join(stem for rule in NOTICE_RULES for stem in rule.stems))


_SHORTEST, _LONGEST = 20, 2000

NOTICE_RULES: Sequence[NoticeRule] = (
    NoticeRule("notice_ru", "copyright",
        ("перепечат", "копирован", "цитирован", "воспроизведен", "использован", "распространен", "права", "правообладат", "редакци", "администрац", "зарегистрирован", "свидетельств", "комментари"),
        r"(?:перепечатк|копирован|цитирован|воспроизведен|использован|распространен)\w+\b.{0,80}\b(?:материал|стат|текст|информаци|публикаци|сайт)\w*.{0,120}\b(?:ссылк|гиперссылк|разрешени|согласи|запрещ|допуска)|"
        r"\b(?:исключительные|авторские|все) права\b.{0,120}\b(?:принадлеж|защищ|охраня|сайт)|\bправообладател\w+.{0,60}(?:сайт|проект|портал|материал|©)|"
        r"(?:редакци|администраци)\w+.{0,60}\bне (?:нес[её]т|несут|отвеча)\w*\b.{0,30}(?:ответственност|за )|\bмнени\w+ (?:редакции|авторов|автора|администрации)\b.{0,60}\bне совпада|\bможет не совпадать с (?:мнением|точкой зрения) (?:редакции|администрации)|"
        r"\b(?:сми|издание|газета|агентство|средство массовой информации)\b.{0,80}\bзарегистрирован\w*|\bсвидетельство (?:о регистрации )?(?:сми|средства массовой информации|эл)\b|\bкомментари\w+ .{0,60}\bбез предварительн",
        "При перепечатке материалов сайта ссылка на «Вестник пристани» обязательна: использование материалов без ссылки запрещено."),
    NoticeRule("notice_pl", "copyright",
        ("wykorzyst", "kopiowan", "powielan", "rozpowszech", "przedruk", "publikowan", "prawa", "odpowi", "ponosi", "regulamin", "korzystanie"),
        r"\b(?:wykorzystywanie|kopiowanie|powielanie|rozpowszechnianie|przedruk\w*|publikowanie|publikacja)\b.{0,200}\b(?:bez (?:pisemnej |uprzedniej )*zgody|zabronion|wzbronion|zastrzeżon)|\bprawa .{0,40}\bzastrzeżone\b|"
        r"\b(?:redakcja|wydawca|portal|serwis|administrator\w*|właściciel)\b.{0,60}\bnie (?:ponosi|odpowiada|bierze)\b.{0,40}\bza (?:treś|komentarz|opini|wypowied)|"
        r"\b(?:korzystanie|wysłanie|zalogowanie|rejestracja)\b.{0,100}\b(?:oznacza|jest jednoznaczn\w+ z)\b.{0,40}\b(?:akceptacj|regulamin)",
        "Kopiowanie i rozpowszechnianie artykułów bez pisemnej zgody wydawcy jest zabronione."),
    NoticeRule("consent_pl", "call_to_action",
        ("oświadczam", "wyrażam", "administratorem"),
        r"\boświadczam, że\b.{0,240}\b(?:dane|danych|regulamin)|\bwyrażam zgodę na\b|\badministratorem\b.{0,40}\bdanych osobowych jest\b",
        "Wyrażam zgodę na przetwarzanie moich danych osobowych w celu realizacji prenumeraty."),
    NoticeRule("notice_el", "copyright",
        ("απαγορεύ", "πνευματικ", "ευθύν", "απόψε", "δικαίωμα"),
        r"απαγορεύεται\b.{0,60}\b(?:αναδημοσίευση|αναπαραγωγή|αντιγραφή|αναμετάδοση)|\b(?:αναδημοσίευση|αναπαραγωγή)\b.{0,60}\bαπαγορεύεται|πνευματικ(?:ά|ών|ής) (?:δικαι|ιδιοκτησ)\w+.{0,80}\b(?:νόμ|ιστοσελίδ|περιεχ|ν\.)|"
        r"δεν (?:φέρει|φέρουμε|αναλαμβάνει)\b.{0,30}\bευθύνη\b|\b(?:σχόλια|σχολίων|απόψεις)\b.{0,80}\b(?:δεν (?:εκφράζουν|απηχούν|υιοθετ)|εκφράζουν αποκλειστικά)|διατηρεί το δικαίωμα\b.{0,60}\b(?:σχόλι|δημοσίευσ|διαγρα)",
        "Απαγορεύεται η αναδημοσίευση και η αναπαραγωγή του περιεχομένου χωρίς άδεια του εκδότη."),
    NoticeRule("notice_zh", "copyright",
        ("版权", "版權", "著作權", "转载", "轉載", "代表本", "代表其", "许可证", "許可證", "授权", "授權", "责任", "責任", "icp"),
        r"版[权權](?:所有|归|屬|属|声明|聲明)|著作權(?:所有|屬|属)|[转轉][载載](?:请|請|自|时|時|须|須|的作品|并不|並不)|(?:不得|禁止|谢绝|謝絕|严禁|嚴禁).{0,12}[转轉][载載]|[不未][经經].{0,20}(?:授[权權]|[许許]可|同意).{0,20}(?:转载|轉載|复制|複製|摘编|摘編|刊登|翻印)|"
        r"(?:不|並不|并不)代表(?:本|其|.{2,8}[网網]|.{0,6}立[场場]).{0,12}(?:观点|觀點|立场|立場|意见|意見|证实|證實)?|(?:经营|經營|出版|传播|傳播|视听|視聽).{0,12}(?:许可证|許可證).{0,16}\d|icp[备備证證]|(?:本[网網站报報]|[网網]站).{0,24}(?:不承担|不承擔|不負|不负).{0,12}[责責]任",
        "本网站刊登的文章版权归作者所有，未经许可不得转载。"),
)  # fmt: skip

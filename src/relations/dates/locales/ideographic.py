"""The rules of dates for Chinese, Japanese and Korean, where each number carries its sign: `1993年5月3日`.

Examples are Japanese. Digits may be of full width, and numbers be written in ideographs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from relations.dates.expression import Expression, expression, years
from relations.dates.grammar import Grammar, Rule, rule
from relations.edtf import year_digits


@dataclass(frozen=True, slots=True)
class Signs:
    """What is written behind and before the numbers in one language; patterns."""

    year: str
    month: str
    day: str
    century: str
    decade: str
    weekday: str
    short_weekday: str
    """In brackets."""
    to: str
    before_christ: str
    after_christ: str
    about: str
    """Before a date."""
    or_so: str
    """Behind a year."""
    mods: Mapping[str, str]
    """Behind a date, with the TIMEX3 mod that they are."""
    seasons: Mapping[str, str]
    """Behind a year, with their EDTF numbers."""
    no_season: str = r"(?!)"
    """What begins like a season, and is none."""
    no_date: str = r"(?!)"
    """What behind a year, a month or a day says that they are counted, or are part of a name."""
    no_round: str = r"(?!)"
    """Behind a round number of years, what says that they are counted."""
    not_before: str = r"(?!)"
    """Words before a month that give it a year of their own."""
    eras: Mapping[str, int] = field(default_factory=dict)
    """Years before the first of each era."""
    fiscal: str = r"(?!)"
    """Behind the sign of a year that is a fiscal one."""


SIGNS = {
    "zh": Signs(
        year="年", month="月", day="[日号號]", century="世[纪紀]", decade="年代",
        weekday="(?:星期|礼拜|禮拜|周|週)[一二三四五六日天]", short_weekday="[一二三四五六日]",
        to="至|到|—+|–|-|－|~|～|〜",
        before_christ="公元前|西元前|紀元前|前", after_christ="公元|西元",
        about="大约|大約|大概|约|約|近",
        or_so="前后|前後|左右|上下|许",
        mods={"初": "START", "初期": "START", "初年": "START", "早期": "START", "年初": "START", "上旬": "START", "伊始": "START",
              "中": "MID", "中期": "MID", "中叶": "MID", "中葉": "MID", "年中": "MID", "中旬": "MID",
              "末": "END", "末期": "END", "末年": "END", "底": "END", "年底": "END", "年末": "END", "晚期": "END", "后期": "END", "後期": "END",
              "下旬": "END", "月底": "END", "末叶": "END", "月初": "START", "月末": "END", "尾": "END"},
        seasons={"春": "21", "春天": "21", "春季": "21", "夏": "22", "夏天": "22", "夏季": "22", "秋": "23", "秋天": "23", "秋季": "23",
                 "冬": "24", "冬天": "24", "冬季": "24",
                 "第一季度": "33", "第二季度": "34", "第三季度": "35", "第四季度": "36", "一季度": "33", "二季度": "34", "三季度": "35",
                 "四季度": "36", "上半年": "40", "下半年": "41"},
        no_season="春节|春節|春晚|春运|春秋|秋收|夏令|冬奥|.季奥|.季奧|夏商|夏威",
        no_round="前(?![后後])|多|的?[历歷]史|以上|之久|[时時][间間]|来的|來的",
        not_before="去年|前年|明年|后年|後年|次年|翌年",
        no_date="[刊票版]|[号號][楼樓院线線]",
        eras={"民国": 1911, "民國": 1911},
    ),
    "ja": Signs(
        year="年", month="月", day="日", century="世紀", decade="年代",
        weekday="[月火水木金土日]曜日?", short_weekday="[月火水木金土日]",
        to="から|より|～|〜|~|—+|–|-|－|ー|至",
        before_christ="紀元前|西暦前|前", after_christ="西暦|紀元",
        about="およそ|おおよそ|約|大体|推定",
        or_so="前後|頃|ころ|ごろ",
        mods={"初": "START", "初め": "START", "はじめ": "START", "初頭": "START", "初期": "START", "上旬": "START", "年初": "START", "前期": "START",
              "半ば": "MID", "なかば": "MID", "中頃": "MID", "中ごろ": "MID", "中期": "MID", "中葉": "MID", "中盤": "MID", "中旬": "MID",
              "末": "END", "末期": "END", "終わり": "END", "おわり": "END", "暮れ": "END", "後期": "END", "末葉": "END", "下旬": "END", "終盤": "END"},
        seasons={"春": "21", "夏": "22", "秋": "23", "冬": "24", "第1四半期": "33", "第2四半期": "34", "第3四半期": "35", "第4四半期": "36",
                 "前半": "40", "上半期": "40", "後半": "41", "下半期": "41"},
        no_season="春日|春分|春巻|春闘|夏目|夏至|秋田|秋葉|秋分|冬至|秋山|秋元|春樹",
        no_round="前|以上|の歴史|の伝統|余り|あまり|にわた",
        not_before="昨年|去年|一昨年|来年|翌年|前年|再来年",
        no_date="間|分(?!の)|生(?!ま)|号|うさぎ|[年月日]間|目",
        eras={"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018},
        fiscal="度",
    ),
    "ko": Signs(
        year="년", month="월", day="일", century="세기", decade="년대",
        weekday="[월화수목금토일]요일", short_weekday="[월화수목금토일]",
        to="부터|에서|내지|~|～|∼|〜|–|-|—",
        before_christ="기원전|서기전|BC", after_christ="기원후|서기|AD",
        about="약|대략|대체로",
        or_so="경|무렵|쯤|전후|즈음",
        mods={"초": "START", "초반": "START", "초기": "START", "초엽": "START", "상순": "START",
              "중반": "MID", "중순": "MID", "중엽": "MID", "중기": "MID",
              "말": "END", "후반": "END", "말기": "END", "말엽": "END", "하순": "END"},
        seasons={"봄": "21", "여름": "22", "가을": "23", "겨울": "24", "1분기": "33", "2분기": "34", "3분기": "35", "4분기": "36", "상반기": "40", "하반기": "41"},
        no_season="봄비|봄날",
        no_round=" ?전| ?동안| ?역사| ?이상| ?넘| ?만에|의 역사",
        not_before="작년|지난해|내년|재작년|이듬해|다음 ?해|전년",
        no_date="간(?!의)|동안|[동차생호]",
    ),
}  # fmt: skip

_HAN = "〇零○一二三四五六七八九十"
_WIDE = "０１２３４５６７８９"
_D = f"[0-9{_WIDE}]"
_NUMBER = rf"(?:{_D}{{1,2}}|[{_HAN}]{{1,3}})"
_YEAR = rf"(?:[12１２]{_D}{{3}}|[一二][{_HAN}]{{3}})"
_TOKEN = re.compile(rf"[0-9]+|(?<!{_D}){_D}|(?<![{_HAN}])[{_HAN}](?=[{_HAN}]{{0,3}}[年月世])|元(?=年)")
_TRIGGERS = f"#1 #2 #3 #4 元 {' '.join(_WIDE + _HAN)}"
_START = rf"(?<![0-9{_WIDE}{_HAN}A-Za-z])(?<!\d[.,:/-])"
_END = r"(?![\d%％]|[.,]\d)"
_B = r"[ \u00a0]?"
_LEFT = 12


def grammar(signs: Signs) -> Grammar:
    """Return the rules of a language."""
    return Grammar(
        rules=tuple(_rules(signs)),
        about=re.compile(rf"(?:{signs.about}){_B}\Z"),
        to=re.compile(rf"{_B}(?:{signs.to}){_B}"),
        conjunction=_NEVER,
        between=_NEVER,
        token=_TOKEN,
    )


_NEVER = re.compile(r"(?!)")


def _rules(signs: Signs) -> Iterable[Rule]:
    year, month, day = signs.year, signs.month, signs.day
    no = rf"(?!{signs.no_date})"
    to = rf"{_B}(?:{signs.to}){_B}"
    mod = rf"(?:{_B}の?(?P<mod>{_any_of(signs.mods)}))?"
    weekday = rf"(?:[，、,]?{_B}{signs.weekday}|{_B}[（(](?:{signs.weekday}|{signs.short_weekday})[）)])?"
    last = rf"(?:{to}(?P<last>{_NUMBER}){_B}{day}{no})?"
    season = rf"(?:{_B}の?(?P<season>(?!{signs.no_season})(?:{_any_of(signs.seasons)})))?"
    or_so = rf"(?P<about>{_B}(?:{signs.or_so}))?"
    also = (
        rf"(?:[（(](?:{'|'.join(signs.eras)}){_NUMBER}{year}?[）)]|[（(]{_YEAR}{year}?[）)]{year})?"
        if signs.eras
        else ""
    )
    left = _Left(signs)

    yield rule(
        "year_range", _TRIGGERS,
        rf"{_START}(?P<year>{_YEAR})(?:{_B}{year})?{to}(?P<tail>{_YEAR}|{_D}{{2}})(?P<sign>{_B}{year}(?!代))?{_END}",
        _year_range, "1953～1956年",
    )  # fmt: skip
    yield rule(
        "numeric_year_first", _TRIGGERS,
        rf"{_START}(?P<year>{_YEAR})(?P<mark>[./／．-])(?P<space>[ \u00a0])?(?P<month>{_D}{{1,2}})(?P=mark)(?(space)[ \u00a0])(?P<day>{_D}{{1,2}})(?!\d)(?(space)\.?){weekday}",
        _numeric, "1993/5/3",
    )  # fmt: skip
    yield rule(
        "iso_month", "#4", rf"{_START}(?P<year>[12]\d{{3}})-(?P<month>0[1-9]|1[0-2])(?![\d-])", _numeric, "1993-06"
    )
    yield rule(
        "century", _TRIGGERS,
        rf"{_START}(?P<century>{_NUMBER}){_B}{signs.century}(?:{_B}(?P<decade>{_D}0|[二三四五六七八九]十|九〇|八〇){_B}{signs.decade})?{mod}",
        left.century, "19世紀末",
    )  # fmt: skip
    yield rule(
        "shared_century",
        _TRIGGERS,
        rf"{_START}(?P<century>{_NUMBER})(?=(?:{to}|、){_NUMBER}{_B}{signs.century})",
        left.century,
        "18～19世紀",
    )
    yield rule(
        "decade",
        _TRIGGERS,
        rf"{_START}(?P<decade>[12１２]{_D}{{2}}|[一二][{_HAN}]{{2}}|[2-9]|[二三四五六七八九])[0０〇零十]{_B}{signs.decade}{mod}",
        left.decade,
        "1990年代初頭",
    )
    yield rule(
        "date", _TRIGGERS,
        rf"{_START}(?P<year>{_YEAR}|{_D}{{1,4}}|[{_HAN}]{{1,4}}|元){_B}{year}{also}"
        rf"(?:{_B}(?P<month>{_NUMBER}){_B}{month}{no}(?:{_B}(?P<day>{_NUMBER}){_B}{day}{no}{last}{weekday})?)?(?P<fiscal>{signs.fiscal})?(?:{season}{mod}{or_so})",
        left.date, "1993年5月3日（月）",
    )  # fmt: skip
    yield rule(
        "day_month",
        _TRIGGERS,
        rf"{_START}(?P<month>{_NUMBER}){_B}{month}{_B}(?P<day>{_NUMBER}){_B}{day}{no}{last}{weekday}",
        left.date,
        "5月3日",
    )
    yield rule(
        "month", _TRIGGERS, rf"{_START}(?P<month>{_D}{{1,2}}){_B}{month}{no}{mod}(?![0-9A-Za-z])", left.date, "5月から"
    )
    yield rule("year", "#4", rf"(?<=[（(])(?P<year>{_YEAR})(?=[）)，、,])", _plain, "（1953）")


class _Left:
    """Builders that look to the left of a number: for the era that it is counted in."""

    def __init__(self, signs: Signs) -> None:
        self.signs = signs
        self.before = re.compile(
            rf"(?:(?P<bc>{signs.before_christ})|(?P<ad>{signs.after_christ})|(?P<era>{'|'.join(signs.eras) or '(?!)'})){_B}\Z"
        )
        self.not_before = re.compile(rf"(?:{signs.not_before}){_B}の?\Z")
        self.no_date = re.compile(signs.no_date)
        self.no_round = re.compile(signs.no_round)

    def _found(self, match: re.Match[str]) -> re.Match[str] | None:
        return self.before.search(match.string, max(0, match.start() - _LEFT), match.start())

    def date(self, match: re.Match[str]) -> Expression | None:
        parts = match.groupdict()
        written, start = parts.get("year"), match.start()
        month, day, last = parts.get("month"), parts.get("day"), parts.get("last")
        year = None
        if written is None and self.not_before.search(match.string, max(0, start - _LEFT), start):
            return None
        if written:
            found = self._found(match)
            year = self._year(written, found, is_dated=month is not None)
            if year is None or (month is None and self._is_count(match, year)):
                return None
            start = found.start() if found else start
        code = f"{_number(month):02d}" if month else self.signs.seasons.get(parts.get("season") or "")
        name = (
            "full_date"
            if year and day
            else "day_month"
            if day
            else "season"
            if parts.get("season")
            else "month_year"
            if year and month
            else "month"
            if month
            else "year"
        )
        made = expression(match, name, year, code, f"{_number(day):02d}" if day else None)
        if made is None:
            return None
        made = replace(made, start=start, mod=self._mod(match), fiscal=bool(parts.get("fiscal")))
        if last and day and code:
            return self._days(match, made, f"{_number(last):02d}")
        if parts.get("about") and made.date and year and not day:
            qualifiers = ("~", "~" if code else "", "")
            return replace(made, date=replace(made.date, qualifiers=qualifiers), mod=made.mod or "APPROX")
        return made

    def _is_count(self, match: re.Match[str], year: str) -> bool:
        behind = self.no_round if year.endswith("00") else self.no_date
        return bool(self.no_date.match(match.string, match.end()) or behind.match(match.string, match.end()))

    def _year(self, written: str, found: re.Match[str] | None, *, is_dated: bool) -> str | None:
        number = 1 if written == "元" else _number(written)
        if found and found["era"]:
            number += self.signs.eras[found["era"]]
        elif found and found["bc"]:
            number = 1 - number
        elif written == "元" or not (found or _WHOLE_YEAR.fullmatch(written) or (is_dated and number > 99)):
            return None
        return year_digits(number) if abs(number) < 2100 else None

    @staticmethod
    def _days(match: re.Match[str], made: Expression, last: str) -> Expression | None:
        if made.date is None or last <= (made.date.day or ""):
            return None
        end = expression(match, "day_range", made.date.year, made.date.month, last)
        first = replace(made, rule="day_range", end=match.end("day"))
        return end and replace(made, rule="day_range", date=None, ends=(first, replace(end, start=match.start("last"))))

    def _mod(self, match: re.Match[str]) -> str | None:
        return self.signs.mods.get(match.groupdict().get("mod") or "")

    def century(self, match: re.Match[str]) -> Expression | None:
        found, number = self._found(match), _number(match["century"])
        if not 1 <= number <= 30 or (found and found["era"]):
            return None
        digit = match.groupdict().get("decade")
        sign = "-" if found and found["bc"] else ""
        made = expression(
            match,
            "decade" if digit else "century",
            f"{sign}{number - 1:02d}{f'{_number(digit) // 10}X' if digit else 'XX'}",
        )
        return made and replace(made, start=found.start() if found else made.start, mod=self._mod(match))

    def decade(self, match: re.Match[str]) -> Expression | None:
        digits = "".join(str(_digit(c)) for c in match["decade"])
        made = expression(match, "decade", f"{digits if len(digits) == 3 else '19' + digits}X")
        return made and replace(made, mod=self._mod(match))


_WHOLE_YEAR = re.compile(_YEAR)


def _year_range(match: re.Match[str]) -> Expression | None:
    """Years of which one or both are told; without the sign of a year only in brackets."""
    first, tail = f"{_number(match['year']):04d}", f"{_number(match['tail']):02d}"
    is_bracketed = match.string[max(0, match.start() - 1) : match.start()] in {"(", "（"} and match.string[
        match.end() : match.end() + 1
    ] in {")", "）"}
    return years(match, first, tail) if match["sign"] or is_bracketed else None


def _numeric(match: re.Match[str]) -> Expression | None:
    day = match.groupdict().get("day")
    name = "numeric_year_first" if day else "iso_month"
    return expression(
        match,
        name,
        f"{_number(match['year']):04d}",
        f"{_number(match['month']):02d}",
        f"{_number(day):02d}" if day else None,
    )


def _plain(match: re.Match[str]) -> Expression | None:
    return expression(match, "year", f"{_number(match['year']):04d}")


def _digit(sign: str) -> int:
    return int(sign) if sign.isdecimal() else "〇一二三四五六七八九".index("〇" if sign in "零○〇" else sign)


def _number(written: str) -> int:
    """The number that digits or ideographs say.

    >>> _number("二十九"), _number("一九五五"), _number("１２")
    (29, 1955, 12)
    """
    tens, ten, ones = written.partition("十")
    if ten:
        return 10 * (_digit(tens[-1]) if tens else 1) + (_digit(ones) if ones else 0)
    return int("".join(str(_digit(sign)) for sign in written))


def _any_of(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))

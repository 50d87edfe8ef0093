"""English: whether four digits are a year, or a number of something else."""

from __future__ import annotations

import re

from relations.dates.grammar import SPACE as _S

BC = r"(?:BCE?|B\.C\.E\.|B\.C\.?)(?!\w)"

# A four-digit number is no year when it is counted, priced, measured or numbered.
_COUNTED = (
    r"(?:soldiers?|troops|men|women|people|persons|children|inhabitants|residents|workers|students|members|prisoners|"
    r"refugees|civilians|casualties|deaths|dead|wounded|horses|ships|aircraft|vehicles|tanks|guns|homes|houses|"
    r"households|families|villages|schools|jobs|votes|seats|copies|pages?|words|cases|tons?|tonnes?|kilograms?|kg|"
    r"pounds|litres?|liters?|gallons|barrels|kilomet(?:er|re)s?|km|met(?:er|re)s?|m|miles?|mi|feet|ft|yards|acres|"
    r"hectares?|ha|square|cubic|degrees?|volts?|watts?|kW|MW|MB|GB|Hz|dollars|euros|francs|lire|lira|pesetas|guilders|shillings|crowns|kopecks|marks|roubles|rubles|yen|"
    r"won|percent|per[ -]cent|times|points|seconds|minutes|hours|days|weeks|months|years?|"
    r"respondents|samples|participants|patients|subjects|applicants|delegates|voters|guests|passengers|fans|spectators|"
    r"employees|items|units|boxes|bottles|bags|envelopes|stamps|coins|books|trees|birds|sheep|cattle|reindeer|cows|pigs|"
    r"eggs|bricks|steps|stairs|rungs|beds|rooms|chairs|doors|windows|lamps|pipes|nails|screws|wheels|cars|trucks|buses|boats|planes|jars|cans|tins|bushels|loaves|apples|pears|fish|salmon|seals|bees|goats|hens|chickens|calories|kcal|cal|kronor|kroner|rupees|pesos|pixels|horsepower|hp|bhp|mAh|Nm|rpm|psi|mph|kph|lumens|lux|"
    r"dpi|cc|mm|cm|kbps|Mbps|decibels|dB|megahertz|kilohertz|gigahertz|newtons|amps|amperes|joules|carats|ounces|oz|inches|knots|fathoms|pints|quarts|bytes|kilobytes|megabytes|gigabytes|bits|lines|characters|rounds|strokes|crates|bales|kWh|W|grit|grams|farmers|outlets|sacks|signatures|tickets|ballots|seeds)\b"
)
_NUMBERED = (
    r"(?:numbered|footnote|exhibit|extension|build|form|error|bill|badge|receipt|paragraph|para|ring|dial|road|channel|rule|"
    r"plot|grid|account|invoice|serial|licen[cs]e|permit|ticket|seat|gate|platform|locker|booth|docket|case|AM|FM|No\.?|Nos\.?|number|resolution|room|(?<!first\s)flight|page|pages|pp?\.|vol\.|chapter|ch\.|section|route|highway|unit|model|"
    r"article|line|verse|psalm|lot|file|permit|voucher|coupon|cheque|circular|memo|telegram|plate|squadron|troop|lodge|precinct|statute|ordinance|bylaw|hull|boiler|turret|lamp|safe|vault|pump|meter|gauge|fuse|cable|pole|pylon|node|server|router|printer|scanner|camera|lens|reel|disc|sonnet|hive|apartment|law|ID|agent|bunk|wagon|carriage|block|flat|schedule|alloy|alumini?um|steel|grade|port|planet|star|chip|item|house|bay|tram|trail|pennant|codex|papyrus|card|fax|row|table|key|stanza|opus|hymn|barrel|valve|hydrant|grave|shaft|marker|specimen|officer|batch|course|stall|chassis|protocol|tile|wallpaper|primer|event|refs?\.?|engine|kiln|cell|ward|berth|dock|hangar|sector|bin|crate|pallet|shed|tower|buoy|probe|robot|asteroid|pantone|branch|routing|IBAN|PIN|ending(?:\s+in)?|№|colou?r|bus|train|postcode|zip|code|suite|apt\.?|box|telephone|tel\.?|phone|ext\.?)"
)
# Standards, catalogues and series that count in four digits.
_SERIES = r"(?:ISO|IEC|EN|DIN|BS|ASTM|ANSI|SAE|AISI|JIS|IEEE|RFC|NGC|IC|HD|HIP|RAL|SKU|SN|ICAO)"
_IS_NO_YEAR = (
    r"(?:PIN|code|ticket|number|password|combination|rating|score|count|total|sum|ratio|average|capacity|population)"
)
# Further numbers of a list that is counted; were there no most, each number of a long list would look at all the rest.
_MORE = rf"(?:,{_S}\d[\d,]{{0,9}}){{0,9}}{_S}?(?:to|and|or|[-–]){_S}?\d[\d,]{{0,9}}{_S}?(?:{_COUNTED})"
_VERBS = "onwards|forwards|was|is|has|as|this|its|his|does|saw|ends|begins|marks|sees"
_OF_A_YEAR = "levels|highs|lows|prices|terms|values|standards|figures|estimates|elections|results|games|championships|riots|censuses|olympics"
_NO_THINGS = rf"(?:{_VERBS}|{_OF_A_YEAR})"
_BEFORE_NUMBER = re.compile(
    rf"(?:\b{_NUMBERED}s?(?::?\s*|\s+\d{{1,4}}(?:\s?[-–]\s?|(?:,\s+\d{{1,4}})*(?:,?\s+(?:and|or|to|of)|,)\s+))|\bflight\s+[A-Z]{{1,3}}\s*|\b(?-i:{_SERIES})\s+|"
    rf"\b{_IS_NO_YEAR}\s+(?:is|was|of)\s+|"
    rf"\b(?:cf|figs?|eqs?|arts?|secs?|paras?|exs?|nos?|rs)\.\s*|[<>±]\s?|\bout\s+of\s+|\bnumbers?\s+(?:between|from)\s+|\d,\d{{3}}\s+of\s+|(?<!\d)\d{{4}}\s+of\s+|\b(?-i:H\.R|S|A\.B|H\.B)\.\s+|\bas\s+(?:many|few|much|little)\s+as\s+|[₹₽₩₪฿¢]\s?|\bkr\.?\s|\b(?:press|type|enter|dial)\s+|"
    rf"\b(?:number|badge|form|code|extension|locomotive),\s+|\b(?:number|bus|room|form|badge)\s+\(|\bnumbered\s+from\s+|"
    rf"\b(?:more|fewer|less|greater|higher|lower|larger|bigger)\s+than\s+|\b(?:priced|valued)\s+at\s+|\b(?:sold|bought)\s+for\s+|\b(?:worth|costs?)\s+|"
    rf"\b(?:1|one|part)\s+in\s+|(?<!AD )(?<!from )(?<!A\.D\. )\b\d{{1,2}}\s+to\s+|\b(?-i:Windows|Office|Excel|Outlook)\s+|"
    rf"\b(?:crowd|audience|cast|choir|army|force|fleet|group|staff|shipment|order|run|load|batch|membership|payroll|circulation|enrol?lment|workforce|catch|harvest|yield|haul|collection|convoy|garrison|queue|stack|pile|set|string|sequence|quota|target|tally|turnout|attendance|readership|maximum|minimum|salary|fee|fine|bid|price|cost|herd|flock|depth|height|length|weight|load|profit|loss|margin|majority|speed)\s+of\s+|\w\(|_|\b(?:account|card|reference)\s+(?:\d{{4}}\s)+|\b(?:[Aa]dd|[Dd]ivide|[Mm]ultiply|[Ss]ubtract|root\s+of)\s+|\b[Tt]ext\s+\w+\s+to\s+|\bplanet\s+\(|\breference\s+(?:[A-Z]{{2}}\s+)?(?:\d{{4}}\s+)?|\bIS[BS]N[\d\s:-]*|[$£€¥#§+=×@/]\s?|\w[.:/,]|(?<!(?<!\d)\d{{4}})(?<!mid)(?<!pre)(?<!post)[-–—]"
    rf"|\d\s+{_COUNTED}\s+(?:to|against|versus|and|out\s+of)\s+"
    r"|(?<!\S)(?:0\d*|[3-9]\d{2,3}|\d{5,})[ -])\Z",
    re.IGNORECASE,
)
# A year behind a word in lower case is asked for: by a preposition, an article, a month, or what is born in a year.
_WORD_JUST_BEFORE = re.compile(r"(?<![\w'’-])[a-z][\w'’]*[ \t]\Z")
_ASKS_YEAR = re.compile(
    r"(?i)\b(?:in|since|by|until|till|til|to|from|during|before|after|between|of|through|throughout|thru|around|about|circa|"
    r"approximately|roughly|early|earlier|mid|late|later|years?|for|on|at|as|over|into|than|within|back|(?:compared|beginning|starting|ending|along|together)\s+with|the|an?|its|their|his|"
    r"her|our|my|your|this|last|next|that|these|those|both|spring|summer|autumn|fall|winter|quarter|half|season|"
    r"january|february|march|april|may|june|july|august|september|october|november|december|active|aged|born|died|published|"
    r"founded|established|started|began|entered|spent|finished|ca|built|opened|dated|copyright|released|ended|ending|beginning|starting|census|fiscal|anno|hence|when|"
    r"now|but|again|where|while|so|mid-|(?:it|year|date|that|this|now)\s+(?:is|was|were)|(?:it|this|that|now)['’]s)\s\Z"
)
_DETERMINED = re.compile(
    r"(?:\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[Oo]ur|[Mm]y)|['’]s?)\s+(?:[a-z][\w-]*\s+){1,2}\Z"
)
_NO_NUMBER_BEHIND = re.compile(rf"['’]s\b|[-–—/]\d|{_S}[-–—]{_S}\d|{_S}to{_S}\d{{4}}")


def _asks(match: re.Match[str]) -> bool:
    """Whether the words before or behind a number ask for a year."""
    text, start, end = match.string, match.start("year"), match.end()
    if _NO_NUMBER_BEHIND.match(text, end):
        return True
    if _ARTICLE.search(text, max(0, start - 8), start):
        return _GOES_ON.match(text, end) is not None
    if _LEVEL.search(text, max(0, start - 40), start) and not _PRICES.match(text, end):
        return False
    if _ASKS_YEAR.search(text, max(0, start - 24), start) or _LISTED.search(text, max(0, start - 60), start):
        return True
    return bool(_DETERMINED.search(text, max(0, start - 40), start) and _WORD_BEHIND.match(text, end))


_LISTED = re.compile(r"(?<![\d,])(?:\d{3,4}|\d{2,3}0s|centur\w+)\b[^.!?]{0,44}\b(?:and|or)\s\Z")
_ARTICLE = re.compile(r"(?i)\b(?:the|an?|its|their|his|her|our|my|your)\s\Z")
_GOES_ON = re.compile(rf"{_S}[\w(“\"]|['’,]|-[a-z]")
_LEVEL = re.compile(
    r"\bat\s\Z|\b(?:fell|rose|fall|falls|rise|rises|dropped|drops|climbed|climbs|slipped|jumped|sank|gained|grew|up|down|raised|cut|"
    r"reduced|increased)\b(?:(?!from\b)[^.!?;]){0,24}\bto\s\Z"
)
_PRICES = re.compile(rf"{_S}(?:prices|levels|rates|values|exchange|costs)\b")
_LABEL = re.compile(
    r"(?i)\b(?:total|subtotal|sum|count|population|pop|scores?|rating|number|no|code|pin|passwords?(?:\s\w+)?|id|room|capacity|depth|distance|"
    r"width|height|length|weight|size|price|cost|batch|steps(?:\s\w+)?|miles|feet|billed|from\s\d+)\.?\)?:\s\Z"
)
_OF_SO_MANY = re.compile(
    r"(?:(?:\A|[.!?]\s+)Of|(?:\d|\b(?:[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|[Ee]ach|[Nn]one|[Ss]ome|[Mm]any|[Mm]ost|[Hh]alf|[Ff]ew|[Aa]ll|[Aa]ny))\s+of)\s+the\s+\Z"
)
_BEGIN = re.compile(r"(?:\A|[.!?]\s+|\n)\Z")
_MANY_THINGS = re.compile(
    rf"{_S}(?!(?:saw|sees|was|were|is|will|would|also|brought|brings|marks|had|has|began|begins|came|became|turned|and|or|to|in|by|for|"
    rf"when|at|on|until|but|through|onwards?|season|edition|games|elections?|championships?|olympics?|cup|tour|tournament|finals?|"
    rf"festival|conference|report|census|budget|team|album|film|\w+ed)\b)[a-z]"
)
_ALONE = re.compile(r"[ \t]*(?:\n|\Z)|[.;](?!\d)")


def _is_total(match: re.Match[str]) -> bool:
    """Whether a number is that of things counted: `Total: 1875`, `Of the 1944 samples`, `1999 raffle tickets`."""
    text, start, end = match.string, match.start("year"), match.end()
    if _LABEL.search(text, max(0, start - 16), start) and _ALONE.match(text, end):
        return True
    if _OF_SO_MANY.search(text, max(0, start - 14), start) and PLURAL.match(text, end):
        return True
    return bool(_BEGIN.search(text, max(0, start - 3), start) and _MANY_THINGS.match(text, end))


_FALL = re.compile(rf"(?P<first>[12]\d{{3}}){_S}to{_S}(?P<last>[12]\d{{3}})(?![\w,])(?!{_S}{BC})")
_FROM = re.compile(r"\b(?:from|between|years)\s+\Z", re.IGNORECASE)


def _falls(match: re.Match[str]) -> bool:
    """Whether a number is one of a tally, `1776 to 1492`, where years would rise."""
    text, start, end = match.string, match.start("year"), match.end()
    for at in (start, start - len("1776 to ")):
        pair = _FALL.match(text, at) if at >= 0 else None
        if pair and pair["first"] > pair["last"] and {pair.start("first"), pair.start("last")} & {start}:
            return _FROM.search(text, max(0, at - 10), at) is None and pair.end() >= end
    return False


_LAW = re.compile(r"\b(?:Law|Decree|Directive|Regulation)\s+\Z")
_ON = re.compile(rf"{_S}on\b")


def is_number(match: re.Match[str]) -> bool:
    """Whether four digits are part of a number, a name or a count."""
    start = match.start("year")
    is_numbered = _BEFORE_NUMBER.search(match.string, max(0, start - 24), start)
    return bool(is_numbered or _AFTER_NUMBER.match(match.string, match.end()))


_YEAR_CONTEXT = re.compile(
    r"(?i:\b(?:in|since|until|till|during|before|after|the|circa|early|mid|late|year|"
    r"winter|spring|summer|autumn|fall)[\s-]+|[(–—-]\s?)\Z"
)
PLURAL = re.compile(
    rf"{_S}(?!{_NO_THINGS}\b)(?:[a-z]+s\b(?!['’])|[a-z]*(?:children|people)\b|sheep|head|cattle|dead|of{_S}them)"
)


def _counts_things(match: re.Match[str]) -> bool:
    """Whether a bare number stands before things in the plural, with nothing before it that asks for a year."""
    start = match.start("year")
    if _YEAR_CONTEXT.search(match.string[max(0, start - 12) : start]):
        things = PLURAL.match(match.string, match.end())  # packed in 1945 boxes; but in 1920 farmers rose
        has_article = _ARTICLE.search(match.string, max(0, start - 8), start)
        return bool(things and not has_article and _STOPS.match(match.string, things.end()))
    is_object = _WORD_BEFORE.search(match.string, max(0, start - 16), start) and _PLURAL_AFTER_ADJECTIVE.match(
        match.string, match.end()
    )
    return bool(PLURAL.match(match.string, match.end()) or is_object)


_STOPS = re.compile(r"[.,;:)!?]|\s*\Z")
_WORD_BEFORE = re.compile(r"\b[a-z]{3,}\s\Z")
_PLURAL_AFTER_ADJECTIVE = re.compile(rf"{_S}[a-z]+{_S}[a-z]+s\b")
_STREET = re.compile(
    rf"{_S}(?:[A-Z][\w.'’-]*{_S}){{1,3}}(?:Street|Road|Avenue|Lane|Drive|Boulevard|Terrace|Crescent|Court|Square|Place|Hill|Way|Row|Close|Gardens|Mews|Plaza|Parkway|Pike|Quay|Wharf|Alley|Circle|St|Rd|Ave|Blvd)\b"
)
_COUNTS = re.compile(
    r"\b(?:over|than|some|nearly|almost|least|approximately|roughly|exceeding|total of|only|another)\s+\Z",
    re.IGNORECASE,
)
_WORD_BEHIND = re.compile(rf"{_S}(?!(?:and|or|to|in|by|the|was|were|is|when|as|but|for|with|on|at)\b)[a-z]")
_IN = re.compile(r"\b(?:[Ii]n|[Tt]he)\s+\Z")


def _is_address(match: re.Match[str]) -> bool:
    """Whether a bare number stands before the name of a street: `1914 Harbour Road`."""
    start = match.start("year")
    street = _STREET.match(match.string, match.end(), match.end() + 60)
    return bool(street) and not _IN.search(match.string, max(0, start - 4), start)


_MAKER = re.compile(r"\b(?:[Aa]n?|[Hh]is|[Hh]er|[Mm]y|[Oo]ur|[Tt]heir|two|three|four|new)\s+(?:[A-Z][\w-]+\s+){1,2}\Z")


def _is_model(match: re.Match[str]) -> bool:
    """Whether a bare number names a make: `a Corvan 1900 turboprop`."""
    start = match.start("year")
    if _MAKER.search(match.string, max(0, start - 36), start):
        return _EVENT.search(match.string, max(0, start - 24), start) is None
    left = max(0, start - 36)
    if match["year"].endswith("00") and _THE_MAKER.search(match.string, left, start):
        return _EVENT.search(match.string, left, start) is None
    is_named = _NAME.search(match.string, left, start) and not _MONTH_NAME.search(match.string, left, start)
    return bool(is_named) and not (
        _EVENT.search(match.string, left, start)
        or _NO_THING.match(match.string, match.end())
        or match.string.rfind("(", max(0, start - 80), start) > match.string.rfind(")", max(0, start - 80), start)
    )


_THE_MAKER = re.compile(r"\b[Tt]he\s+(?:[A-Z][\w-]+\s+){1,2}\Z")
_MONTH_NAME = re.compile(
    r"(?i)(?:uary|march|april|may|june|july|august|ember|october|spring|summer|autumn|fall|winter)\s+\Z"
)
_EVENT = re.compile(
    r"\b(?:Cup|Olympics?|Games|Championships?|Open|Festival|Expo|Euro|Summit|Conference|Elections?|Prix|Eurovision|Tour|Biennale|"
    r"Paralympics|Convention|Act|Copyright|Revised|Published|Founded|Established|Est\.?|Born|Died|Class|Since|War|Day|Report|Year|Season|"
    r"Edition|Week|Awards?|Referendum|Crisis|Budget|Census|Agenda|Prize|Treaty|Agreement|Accords?|Plan)\s+\Z"
)
_NO_THING = re.compile(
    rf"[,;:.)\]](?!\d)|['’]s\b|[-–—/]\d|{_S}?[-–—]|[ \t]*\n|{_S}[A-Z][a-z]|{_S}(?:and|or|in|by|for|when|at|on|until|but|that|where|while|to)\b"
    rf"|{_S}(?i:season|edition|games|elections?|campaign|championships?|(?:winter{_S}|summer{_S})?(?:paral|ol)ympics?|cup|tour|tournament|finals?|festival|conference|summit|vote|referendum|war|crisis|report|census|budget|world|team|squad|album|film|offensive|invasion|uprising|revolution|treaty|study|survey)\b"
)
_NAME = re.compile(
    r"\b(?!(?:In|By|Since|Until|From|To|After|Before|Around|About|The|And|For|During|His|Her|Its|Their|Our|My|Your|This|That|A|An|But|When|As|On|At|Of|With)\b)[A-Z][\w-]+\s+\Z"
)
MEASURED = re.compile(rf"{_S}(?:{_COUNTED})")
_AFTER_NUMBER = re.compile(
    rf"{_S}(?:{_COUNTED})|{_MORE}|{_S}to{_S}1\b|{_S}(?:by|x|×){_S}\d{{3,4}}\b|{_S}(?:said|say|voted|answered|replied)\b|{_S}(?:AM|FM|ASA|K|N|V|Pa|BTU|USD|EUR|CAD|GBP|AUD|CHF|JPY|lbs?|kN)\b|±|{_S}[A-Z][a-z]+{_S}(?:francs|dollars|pounds|crowns|pesos|rupees)\b|{_S}(?:forms?|block|euro|dollar|pound|franc|rouble)\b|(?<=000){_S}series\b|/\d{{4}}{_S}of\b|\.[a-zA-Z]{{2,4}}\b|/[A-Z](?!\w)|-[A-Z\d]{{1,4}}-|-[A-Z](?!\w)|"
    rf"{_S}is{_S}(?:divisible|prime|even|odd|irrational|an?{_S}(?:\w+{_S}){{0,2}}number)\b|-(?!(?:era|style|born|built|based|vintage|model|edition|season|class|present|to|onwards?|dated|made)\b)[a-z]|{_S}(?:k|M|G)?Hz\b|{_S}\d{{3}}(?![\d,.]\d|\d)|{_S}(?:Route|Highway|Main)\b|[-.:/]\d(?!\d{{3}}(?!\d))|{_S}?[°%=+×]"
)


ZONE = (
    r"(?:(?:GMT|UTC|BST|IST|CET|CEST|EET|EEST|MSK|EST|EDT|CST|CDT|MST|MDT|PST|PDT|ET|AKST|AKDT|HST|AST|ADT|PKT|SGT|HKT|JST|KST|"
    rf"AEST|AEDT|ACST|ACDT|AWST|NZST|NZDT|SAST)|[Ll]ocal{_S}[Tt]ime|(?:British|Central{_S}European){_S}(?:Summer{_S})?Time|"
    rf"(?:Greenwich{_S}Mean|(?:Eastern|Central|Mountain|Pacific|Indian){_S}(?:Standard|Daylight)){_S}Time)\b"
)
"""What says in which part of the world a clock stands."""
_HHMM = r"(?:[01]\d|2[0-3])[0-5]\d"
OTHER_CLOCK = rf"(?:{_S}?[-–—/]{_S}?|{_S}(?:to|and|or|until|till){_S}){_HHMM}(?={_S}{ZONE}|{_S}?(?:Z|h|hrs|hours)\b)"
"""The second of two times on a clock, which says of both that they are: `-1800 GMT`, ` to 1800 hours`."""
_CLOCK = re.compile(rf"{_HHMM}(?:{OTHER_CLOCK}|{_S}{ZONE}|{_S}?(?:Z|h|hrs|hours)\b)")
_NO_CLOCK = re.compile(r"\b(?:[Ii]n|[Yy]ears?)\s+\Z")
_AT = re.compile(r"\b[Aa]t\s+\Z")
_DOES = re.compile(
    rf"{_S}(?:was|were|is|has|had|became|replaced|remained|stayed|gave)\b(?!{_S}(?:the{_S})?(?:when|time)\b)"
)


def is_clock(text: str, start: int) -> bool:
    """Return whether four digits are hours and minutes; not those of `in 1900 GMT`, `by 1900 local time was`."""
    clock = _CLOCK.match(text, start)
    if clock is None or _NO_CLOCK.search(text, max(0, start - 12), start):
        return False
    return bool(_AT.search(text, max(0, start - 4), start)) or _DOES.match(text, clock.end()) is None


def is_year(match: re.Match[str]) -> bool:
    """Return whether the words around a number of four digits (group `year`) take it for a year."""
    text, start = match.string, match.start("year")
    if is_clock(text, start):
        return False
    if _WORD_JUST_BEFORE.search(text, max(0, start - 24), start) and not _asks(match):
        return False
    is_quantity = _COUNTS.search(text, max(0, start - 14), start) and _WORD_BEHIND.match(text, match.end())
    is_law = _LAW.search(text, max(0, start - 12), start) and _ON.match(text, match.end())
    tests = (is_number, _is_total, _falls, _counts_things, _is_address, _is_model)
    return not (is_quantity or is_law or any(test(match) for test in tests))

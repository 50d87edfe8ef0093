"""What the rules of dates need to know of a language that is written with letters: its words, as patterns.

A blank in a pattern stands for white space of any length, which may hold a line break. Patterns match in any case,
unless they say otherwise with `(?-i:…)`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language."""

    of: str
    """Between day, month and year."""
    the: str
    """Articles that may stand before a day or a year within a range."""
    article: str
    """Articles before a decade, a century or a season, with what parts them from the next word; fused ones are none."""
    weekdays: str
    """Names of the days of the week, beside those that are known from elsewhere."""
    weekday_link: str
    """Between a weekday and its day."""
    ordinal: str
    """What may be written behind the number of a day."""
    first: str
    """Words for the first of a month."""
    in_month: str
    """Before a month that stands alone."""
    before_year: str
    """Before a year that stands alone; the words for a part of a year count too."""
    to: str
    conjunction: str
    between: str
    about: str
    mods: Mapping[str, str]
    """Words such as `Anfang`, in lower case, with the TIMEX3 mod that they are."""
    mod_link: str
    """Between such a word and the date."""
    seasons: Mapping[str, str]
    """In lower case, with their EDTF numbers."""
    decade: str
    """With one of the groups `decade` (three digits) and `short` (one), or `{tens}` for their words."""
    decade_triggers: str
    """Words or numbers that a decade begins with."""
    tens: tuple[str, ...]
    """From twenty to ninety, as patterns, for the decades of the last century."""
    before_short: str
    """What has to stand before a decade of two digits, or in words."""
    century: str
    """The noun."""
    century_triggers: str
    century_ordinal: str
    """What may be written behind the number of a century."""
    ordinals: tuple[str, ...]
    """Words for the number of a century, from the first on, as patterns."""
    of_century: str
    """Between a decade and its century."""
    bc: str
    ad: str
    quarters: Mapping[str, int] = field(default_factory=dict)
    """Nouns for a quarter or half of a year, with the EDTF number before that of the first."""
    decade_noun: str = ""
    """What two decades share that stand behind it."""
    number_before: bool = True
    """Whether the number of a century may stand before the noun."""
    number_behind: bool = False
    """Whether it may stand behind the noun."""
    year_nouns: str = ""
    """Words for year before the number; what follows is never a count."""
    before_loose: str = ""
    """Likewise, where the year is no count only if it ends a clause, or a range that does."""
    year_word: str = ""
    """Words for year behind the number."""
    counted: str = ""
    """Words behind a number which say that it is a count."""
    uncounted: str = ""
    """Words that look like such a word, and are none."""
    not_before_year: str = r"(?!)"
    """What makes the words before a year no such words."""
    century_names: Mapping[str, int] = field(default_factory=dict)
    """Names of centuries, with their first two digits."""
    before_named: str = ""
    """Before the name of a century."""
    halves: tuple[str, ...] = ()
    """Words that make `middle` a half."""
    verb: str = ""
    """Verbs right before or behind a year that has no preposition, in lower case."""
    behind_year: str = ""
    """What may stand behind such a year, if the verb stands before it."""
    months: Mapping[str, str] = field(default_factory=dict)
    """Names of months beside those that are known from elsewhere, with their numbers."""
    no_months: tuple[str, ...] = ()
    """Such names that are words of another kind more often."""
    endings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Endings of month names, with those of further cases: `августа`, `августе`."""
    proper_months: bool = False
    """Whether month names are written with a capital."""
    proper_nouns: bool = False
    """Whether all nouns are, so that a capital tells no name."""


UNITS = (
    r"(?:[kcdmµn]?m[²³23]?|km/h|[km]?g|t|[cdmh]?l|cc|cm³|px|dpi|[kMGT]W|kV|[kMG]?Hz|[kMGT]B|dB|"
    r"euros?|EUR|dollars?|USD|francs?|marks?|newtons?|watts?|volts?|kilo(?:s|gram+e?s?|m[eè]tres?)?)(?!['’])"
)
"""Units and currencies that many languages write alike."""

FRENCH = Words(
    of=r"de l['’]année|de l['’]an|de",
    the="le",
    article=r"(?:les|le|la) |l['’]",
    weekdays="",
    weekday_link="(?:,? le)?",
    ordinal="er|ᵉʳ|e",
    first="premier",
    in_month=r"en|depuis|dès|jusqu['’]en|jusqu['’]à|début|fin|mi|courant|mois de|mois d['’]|avant|après|d['’]ici|vers|pour",
    before_year=r"en|depuis|dès|jusqu['’]en|jusqu['’]à|vers|de|du|avant|après|entre|courant|d['’]ici|d['’]ici à|à partir de|"
    "environ|né|née",
    to=r"à|au|jusqu['’]au|jusqu['’]en|jusqu['’]à",
    conjunction="et|ou",
    between="entre",
    about=r"vers|environ|circa|ca?\.|autour de|aux alentours de|aux environs de",
    mods={"début": "START", "mi": "MID", "milieu": "MID", "fin": "END"},
    mod_link=r"(?:de la|de l['’]année|de l['’]an|de|des|du|d['’])",
    seasons={"printemps": "21", "été": "22", "automne": "23", "hiver": "24"},
    decade=r"années (?:(?P<decade>1[0-9][0-9]|20[0-9])0|(?P<short>[2-9])0|{tens})",
    decade_noun="années",
    decade_triggers="années",
    tens=("vingt", "trente", "quarante", "cinquante", "soixante", "soixante-dix", "quatre-vingts?", "quatre-vingt-dix"),
    before_short="les|des|aux|ces|début|mi|milieu|fin",
    century=r"siècles?|(?-i:s\.)",
    century_triggers="siècle siècles s",
    century_ordinal="ers?|ᵉʳ|es?|ᵉ|èmes?|e̊",
    ordinals=("premier", "deuxième|second", "troisième", "quatrième", "cinquième", "sixième", "septième", "huitième",
              "neuvième", "dixième", "onzième", "douzième", "treizième", "quatorzième", "quinzième", "seizième",
              "dix-septième", "dix-huitième", "dix-neuvième", "vingtième", "vingt-et-unième|vingt et unième"),
    of_century="du",
    quarters={"trimestre": 32, "semestre": 39},
    bc=r"av(?:\.|ant) ?(?:J\.?[- ]?C\.?|Jésus[- ]Christ|notre ère|l['’]ère commune|n\. ?è\.)",
    ad=r"ap(?:r)?(?:\.|rès) ?(?:J\.?[- ]?C\.?|Jésus[- ]Christ)|de notre ère",
    year_nouns=r"année|années|an|l['’]an|l['’]année|exercice|millésime|saison",
    counted=r"(?-i:[a-zà-ÿ]\w{2,}[sx])|ans|mille|millions?|fois|ha",
    uncounted="les|des|ses|ces|mes|tes|nos|vos|dans|sans|sous|plus|mais|puis|après|deux|trois|six|dix|plusieurs|certains|"
    "certaines|quelques|tous|toutes|nous|vous|ils|elles|lors|depuis|alors|dès|très|moins|jamais|toujours|pas|leurs|aux|"
    "ceux|celles|hors|vers|tandis|ensuite|parfois|ailleurs|dehors|travers|lesquels|lesquelles|eux|mis|pris|fils|cependant|"
    "paris|autrefois|quelquefois|désormais|jadis|près|sauf|chez|exprès|puisque|successivement|temps|pays|cours|corps|"
    "divers|diverses|différents|différentes|maints|autres|premiers|premières|nouveaux|nouvelles|grands|grandes",
    not_before_year=r"(?:plus|moins|près|autour|total|prix|somme|quelque|montant|coût|valeur|taux|capacité|longueur|hauteur|altitude|poids|numéro|loin|nombre|distance|page|article|rythme) de",
)  # fmt: skip

GERMAN = Words(
    of="des Jahres",
    the="zum|den|dem|der",
    article="(?:die|der|das|den|dem|des) ",
    weekdays="sonnabend",
    weekday_link="(?:,? (?:dem|den|der))?",
    ordinal=r"\.",
    first=r"erste[nrs]?",
    in_month="im|seit|bis|ab|vom|zum|anfang|mitte|ende|monat|zwischen|kommenden|vergangenen",
    before_year="in|seit|bis|von|vom|ab|um|nach|vor|zwischen|gegen|ca\\.|"
    "circa|etwa|geb\\.|gest\\.|geboren|gestorben|stand|bis ins|sommersemester|wintersemester|spätestens|frühestens|noch|schon|erst|bereits|erstmals|zuletzt",
    to="bis(?: zum| zur| ins?)?",
    conjunction="und|oder|sowie|beziehungsweise|bzw\\.",
    between="zwischen",
    about=r"um|ca\.|circa|zirka|etwa um|etwa|ungefähr|gegen",
    mods={"anfang": "START", "beginn": "START", "frühe": "START", "frühen": "START", "früher": "START", "frühes": "START",
          "mitte": "MID", "ende": "END", "späte": "END", "späten": "END", "später": "END", "spätes": "END",
          "ausgehenden": "END", "ausgehende": "END"},
    mod_link="(?:des Jahres|der|des|vom|von)",
    seasons={"frühjahr": "21", "frühling": "21", "frühjahrs": "21", "frühlings": "21", "sommer": "22", "sommers": "22",
             "herbst": "23", "herbstes": "23", "winter": "24", "winters": "24"},
    decade=r"(?:(?P<decade>1[0-9][0-9]|20[0-9])0er(?:n|[- ]?Jahren?|(?! ?(?-i:[A-ZÄÖÜ])|-))|(?P<short>[2-9])0er(?:n|[- ]?Jahren?|(?! ?(?-i:[A-ZÄÖÜ])|-))|(?:{tens})[- ]?Jahren?)",
    decade_triggers="#2 #4 zwanziger dreißiger vierziger fünfziger sechziger siebziger achtziger neunziger zwanzigerjahre "
    "dreißigerjahre vierzigerjahre fünfzigerjahre sechzigerjahre siebzigerjahre achtzigerjahre neunzigerjahre "
    "zwanzigerjahren dreißigerjahren vierzigerjahren fünfzigerjahren sechzigerjahren siebzigerjahren achtzigerjahren "
    "neunzigerjahren",
    tens=("zwanziger", "dreißiger", "vierziger", "fünfziger", "sechziger", "siebziger", "achtziger", "neunziger"),
    before_short="die|der|den|dem|des|anfang|mitte|ende|beginn|frühen|späten|und|bis|goldenen",
    century=r"Jahrhundert(?:s|e|en)?|Jhd?t?s?\.?",
    century_triggers="jahrhundert jahrhunderts jahrhunderte jahrhunderten Jh Jhs Jhdt Jhd Jht",
    century_ordinal=r"\.",
    ordinals=("erste", "zweite", "dritte", "vierte", "fünfte", "sechste", "siebe?n?te", "achte", "neunte", "zehnte",
              "elfte", "zwölfte", "dreizehnte", "vierzehnte", "fünfzehnte", "sechzehnte", "siebzehnte", "achtzehnte",
              "neunzehnte", "zwanzigste", "einundzwanzigste"),
    of_century="des",
    quarters={"quartal": 32, "quartals": 32, "halbjahr": 39, "halbjahres": 39, "halbjahrs": 39},
    bc=r"v\. ?(?:Chr\.?|u\. ?Z\.?|d\. ?Z\.?)|v\.u\.Z\.|vor (?:Chr\.|Christus|Christi(?: Geburt)?|unserer Zeitrechnung)",
    ad=r"n\. ?(?:Chr\.?|u\. ?Z\.?)|nach (?:Chr\.|Christus|Christi(?: Geburt)?)|unserer Zeitrechnung",
    year_nouns="Jahre?|Jahren|Jahres|Jahrgang|Baujahr|Saison|Spielzeit|Schuljahr|Geschäftsjahr",
    counted=r"(?-i:[A-ZÄÖÜ]\w*(?:en|eln|ern)|[A-ZÄÖÜ]\w*(?:einwohner|besucher|zuschauer|bürger|arbeiter|teilnehmer|häuser|bücher|schiffe)|"
    "Mark|Mann|Stück|Prozent|Grad|Punkte|Meter|Liter|Einwohner|Besucher|Zuschauer|Bürger|Arbeiter|Teilnehmer|Kinder|Bücher|Häuser|Männer|"
    "Bilder|Wörter|Schüler|Wähler|Lehrer|Reiter|Dörfer|Güter|Haushalte|Exemplare|Plätze|Gäste|Fahrgäste|Schiffe|Pferde|Tage|Jahre|"
    "Bände|Briefe|Fälle|Höfe|Betriebe|Werke|Schritte|Stellen|Bäume|Hektar|Pfund|Kilo|Kilometer|Quadratmeter|Zeichen|Euro|Dollar|Franken|Pfennig|Rubel|Yen|Mal|ha)|mal",
    uncounted=r"\w+chen|Hafen|Laden|Garten|Boden|Bayern|Ostern|Pfingsten|Weihnachten|München|Bremen|Polen|Italien|Spanien|Frauen-\w+",
    behind_year=r"in|im|am|an|auf|aus|bei|beim|durch|für|mit|nach|ohne|unter|vom|von|zum|zur|zu|als|nicht|nur|noch|erneut|"
    r"ge\w+(?:t|en)|er\w+(?:t|en)|ver\w+(?:t|en)|be\w+(?:t|en)|ent\w+(?:t|en)|zer\w+(?:t|en)|\w+(?:auf|ab|an|aus|ein|um|vor|zu)ge\w+(?:t|en)|\w+iert",
    verb=r"wurden?|worden|war|waren|ist|sind|hatten?|starb|starben|erschien|erschienen|begann|begannen|kam|kamen|ging|gingen|"
    r"folgten?|entstand|entstanden|zog|zogen|trat|traten|übernahm|gab|stieg|fiel|brannte|eröffnete|gründete|heiratete|schloss",
    months={"feber": "02", "jänner": "01", "jän": "01"},
    proper_months=True,
    proper_nouns=True,
)  # fmt: skip

SPANISH = Words(
    of="del año|de|del",
    the="el",
    article="(?:el|los|la|las) ",
    weekdays="",
    weekday_link="(?:,? (?:el )?(?:día )?)?",
    ordinal=r"\.?[ºª°o]\.?|\.ᵒ",
    first="primero|uno",
    in_month="en|desde|hasta|mes de|meses de|para|hacia|durante|pasado|próximo|principios de|mediados de|finales de|fines de",
    before_year="en|desde|de|del|hasta|hacia|antes de|después de|entre|a partir de|circa|ca?\\.|alrededor de|cerca de|tras|para|durante|nacido|nacida",
    to="a|al|hasta|hasta el",
    conjunction="y|e|o|u",
    between="entre",
    about=r"hacia|circa|ca?\.|alrededor de|cerca de|en torno a|aproximadamente en|aproximadamente|sobre",
    mods={"principios": "START", "principio": "START", "comienzos": "START", "comienzo": "START", "inicios": "START",
          "inicio": "START", "primeros": "START", "mediados": "MID", "finales": "END", "fines": "END", "final": "END", "fin": "END"},
    mod_link="(?:del? año|de los|de la|de|del)",
    seasons={"primavera": "21", "verano": "22", "otoño": "23", "invierno": "24"},
    decade=r"(?:(?:décadas?|decenios?) (?:de|del)(?: los)?(?: años)?|años) (?:(?P<decade>1[0-9][0-9]|20[0-9])0|(?P<short>[2-9])0|{tens})",
    decade_noun="años|décadas? de",
    decade_triggers="años década décadas decenio decenios",
    tens=("veinte", "treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa"),
    before_short="los|de|la|el|una|en|primeros|últimos",
    century=r"siglos?|(?-i:s\.|ss\.)",
    century_triggers="siglo siglos s ss",
    century_ordinal="",
    ordinals=("primero?", "segundo", "tercero?", "cuarto", "quinto", "sexto", "séptimo", "octavo", "noveno", "décimo", "once",
              "doce", "trece", "catorce", "quince", "dieciséis", "diecisiete", "dieciocho", "diecinueve", "veinte", "veintiuno"),
    of_century="del",
    quarters={"trimestre": 32, "semestre": 39},
    bc=r"a\. ?(?:de )?(?:C|J ?C|n\. ?e)\.?|antes de (?:Cristo|Jesucristo|nuestra era|la era común)",
    ad=r"d\. ?(?:de )?(?:C|J ?C|n\. ?e)\.?|después de (?:Cristo|Jesucristo)|de nuestra era",
    number_before=False,
    number_behind=True,
    year_nouns="año|años|ejercicio|curso|temporada",
    counted=r"(?-i:[a-zà-ÿ]\w{2,}s)|mil|millones|veces",
    uncounted=r"los|las|sus|mis|tus|nos|dos|tres|seis|más|tras|unos|unas|estos|estas|esos|esas|ellos|ellas|varios|varias|muchos|muchas|"
    r"algunos|algunas|todos|todas|ambos|ambas|otros|otras|pocos|pocas|después|además|entonces|apenas|mientras|antes|detrás|atrás|"
    r"quienes|cuales|nuestros|nuestras|vuestros|demás|menos|jamás|quizás|lejos|través|\w+[aeiáé]mos|miles|cientos|nuevos|nuevas|"
    r"grandes|diversos|diversas|diferentes|distintos|distintas|numerosos|numerosas|primeros|primeras|es|fines|finales|principios|mediados|nosotros",
    not_before_year=r"(?:más|menos|total|precio|valor|suma|cifra|número|altura|altitud|peso|longitud|capacidad|coste|costo|importe|página|artículo|distancia|cantidad) de",
)  # fmt: skip

ITALIAN = Words(
    of=r"dell['’]anno|del|di|dell['’]",
    the=r"il|lo|l['’]",
    article=r"(?:il|lo|la|gli|i|le) |l['’]",
    weekdays="lunedi|martedi|mercoledi|giovedi|venerdi",
    weekday_link="",
    ordinal="[º°]|mo",
    first="primo",
    in_month=r"in|a|ad|da|fino a|fino ad|mese di|mesi di|entro|dopo|prima di|inizio|metà|fine|di|nel",
    before_year=r"nel|dal|del|al|sul|fino al|entro il|dopo il|prima del|verso il|intorno al|tra il|fra il|e il|circa|c\.|ca\.|attorno al|durante il|nato|nata",
    before_loose="tra|fra|del",
    to="al|all['’]|fino al|fino all['’]|a|ad",
    conjunction="e|ed|o|oppure",
    between="tra|fra",
    about=r"circa|verso|intorno al|attorno al|c\.|ca\.|all['’]incirca",
    mods={"inizio": "START", "inizi": "START", "primo": "START", "tardo": "END", "principio": "START", "primi": "START", "metà": "MID", "fine": "END", "ultimi": "END", "tardi": "END"},
    mod_link=r"(?:degli|dei|dell['’]anno|dell['’]|della|del|di)",
    seasons={"primavera": "21", "estate": "22", "autunno": "23", "inverno": "24"},
    decade=r"(?:decennio|anni) (?:(?P<decade>1[0-9][0-9]|20[0-9])0|['’‘]?(?P<short>[2-9])0|{tens})",
    decade_noun="anni",
    decade_triggers="anni decennio",
    tens=("venti", "trenta", "quaranta", "cinquanta", "sessanta", "settanta", "ottanta", "novanta"),
    before_short="gli|degli|negli|agli|dagli|sugli|primi|ultimi|fine|inizio|metà|tardi|begli|quegli",
    century=r"secol[oi]|(?-i:sec\.)",
    century_triggers="secolo secoli sec",
    century_ordinal="[º°]",
    ordinals=("primo", "secondo", "terzo", "quarto", "quinto", "sesto", "settimo", "ottavo", "nono", "decimo", "undicesimo",
              "dodicesimo", "tredicesimo", "quattordicesimo", "quindicesimo", "sedicesimo", "diciassettesimo",
              "diciottesimo", "diciannovesimo", "ventesimo", "ventunesimo"),
    of_century="del",
    number_behind=True,
    quarters={"trimestre": 32, "semestre": 39},
    bc=r"a\. ?C\.?|avanti Cristo|prima di Cristo|a\. ?e\. ?v\.",
    ad=r"d\. ?C\.?|dopo Cristo|e\. ?v\.",
    year_nouns="anno|anni|annata|esercizio|stagione",
    counted="anni|mesi|giorni|ore|ha|mila|volte|lire|abitanti|persone|soldati|metri|chilometri|chili|gradi|pagine|copie|punti|voti",
    century_names={"Duecento": 12, "Trecento": 13, "Quattrocento": 14, "Cinquecento": 15, "Seicento": 16, "Settecento": 17,
                   "Ottocento": 18, "Novecento": 19},
    before_named=r"(?:nel|del|dal|al|sul|il|pieno) |(?:nell|dell|dall|all|sull|l)['’]",
    halves=("prima", "seconda", "Prima", "Seconda"),
)  # fmt: skip

PORTUGUESE = Words(
    of="do ano de|de|do",
    the="o|dia|ao dia",
    article="(?:os|as|o|a) ",
    weekdays="segunda-feira|terça-feira|quarta-feira|quinta-feira|sexta-feira",
    weekday_link="(?:,? (?:dia )?)?",
    ordinal=r"\.?[ºª°o]\.?",
    first="primeiro",
    in_month="em|desde|até|mês de|meses de|para|durante|passado|próximo|início de|meados de|fim de|fins de|finais de|final de",
    before_year="em|desde|de|do|até|entre|por volta de|cerca de|circa|ca?\\.|a partir de|após|antes de|depois de|para|durante|nascido|nascida",
    to="a|ao|até|até ao",
    conjunction="e|ou",
    between="entre",
    about=r"por volta de|cerca de|circa|ca?\.|aproximadamente em|aproximadamente|em torno de|à volta de",
    mods={"início": "START", "inícios": "START", "princípio": "START", "princípios": "START", "começo": "START",
          "começos": "START", "meados": "MID", "meio": "MID", "fim": "END", "fins": "END", "final": "END", "finais": "END"},
    mod_link="(?:do ano de|d[eo]s?|da)",
    seasons={"primavera": "21", "verão": "22", "outono": "23", "inverno": "24"},
    decade=r"(?:(?:décadas?|decénios?|decênios?) de|anos(?: de)?) (?:(?P<decade>1[0-9][0-9]|20[0-9])0|(?P<short>[2-9])0|{tens})",
    decade_noun="anos(?: de)?|décadas? de",
    decade_triggers="anos década décadas decénio decênio",
    tens=("vinte", "trinta", "quarenta", "cinquenta", "sessenta", "setenta", "oitenta", "noventa"),
    before_short="os|dos|nos|aos|pelos|a|da|na|à|primeiros|últimos|início|fim|meados",
    century=r"séculos?|(?-i:s[ée]c\.)",
    century_triggers="século séculos séc sec",
    century_ordinal="",
    ordinals=("primeiro", "segundo", "terceiro", "quarto", "quinto", "sexto", "sétimo", "oitavo", "nono", "décimo", "onze", "doze",
              "treze", "cator?ze|quatorze", "quinze", "dezess?eis|dezasseis", "dezessete|dezassete", "dezoito",
              "dezenove|dezanove", "vinte", "vinte e um"),
    of_century="do",
    quarters={"trimestre": 32, "semestre": 39},
    bc=r"a\. ?(?:C|e\. ?c)\.?|antes de Cristo|antes da era comum",
    ad=r"d\. ?(?:C|e\. ?c)\.?|depois de Cristo|da era comum",
    number_before=False,
    number_behind=True,
    year_nouns="ano|anos|exercício|temporada|época",
    counted=r"(?-i:[a-zà-ÿ]\w{2,}s)|mil|milhões|vezes|reais|ha",
    uncounted=r"os|as|dos|das|nos|nas|aos|pelos|pelas|seus|suas|meus|minhas|nossos|nossas|mais|depois|antes|apenas|outros|outras|vários|várias|"
    r"muitos|muitas|alguns|algumas|todos|todas|ambos|ambas|três|dois|duas|seis|dez|através|entre|estes|estas|esses|essas|aqueles|"
    r"aquelas|eles|elas|após|atrás|menos|jamais|quais|quantos|uns|umas|mas|pois|poucos|poucas|novos|novas|grandes|diversos|diversas|"
    r"diferentes|numerosos|primeiros|primeiras|dias|\w+[aeiáé]mos|milhares|centenas|simples|aliás|demais|meados|finais|fins|vezes",
    not_before_year=r"(?:mais|menos|perto|total|preço|valor|soma|número|altura|altitude|peso|comprimento|capacidade|custo|página|artigo|distância|quantia) de",
)  # fmt: skip

DUTCH = Words(
    of="van het jaar|van",
    the="de",
    article=r"(?:de|het) |['’]t ",
    weekdays="",
    weekday_link="(?:,? (?:de )?)?",
    ordinal="e|de|ste",
    first="eerste",
    in_month="in|sinds|tot|vanaf|begin|eind|half|medio|midden|maand|vóór|voor|na|tegen|rond|afgelopen|komende",
    before_year=r"in|sinds|tot|van|vanaf|tussen|rond|omstreeks|circa|ca\.|vóór|voor|na|uit|tegen|anno|tot en met|t/m|geboren|overleden",
    to=r"tot(?: en met)?|t/m|t\.e\.m\.",
    conjunction="en|of",
    between="tussen",
    about=r"rond|omstreeks|circa|ca\.|ongeveer in|ongeveer|om en nabij|tegen",
    mods={"begin": "START", "vroege": "START", "vroeg": "START", "midden": "MID", "medio": "MID", "half": "MID", "halverwege": "MID",
          "eind": "END", "einde": "END", "late": "END", "laat": "END"},
    mod_link="(?:van het jaar|van de|van het|van|der)",
    seasons={"voorjaar": "21", "lente": "21", "zomer": "22", "herfst": "23", "najaar": "23", "winter": "24"},
    decade=r"jaren (?:(?P<decade>1[0-9][0-9]|20[0-9])0|['’‘]?(?P<short>[2-9])0|{tens})",
    decade_noun="jaren",
    decade_triggers="jaren",
    tens=("twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig"),
    before_short="de|begin|eind|midden|medio|half|vroege|late|sinds|en",
    century="eeuw(?:en|se)?",
    century_triggers="eeuw eeuwen eeuwse",
    century_ordinal="e|de|ste",
    ordinals=("eerste", "tweede", "derde", "vierde", "vijfde", "zesde", "zevende", "achtste", "negende", "tiende", "elfde",
              "twaalfde", "dertiende", "veertiende", "vijftiende", "zestiende", "zeventiende", "achttiende", "negentiende",
              "twintigste", "eenentwintigste"),
    of_century="van de",
    quarters={"kwartaal": 32, "halfjaar": 39},
    bc=r"v\. ?(?:Chr|C)\.?|v\. ?o\. ?j\.|voor (?:Chr\.|Christus|onze jaartelling)",
    ad=r"n\. ?(?:Chr|C)\.?|na (?:Chr\.|Christus)",
    year_nouns=r"jaar|jaren|jaargang|bouwjaar|seizoen|boekjaar|schooljaar",
    counted=r"(?-i:[a-z]\w+[bcdfgklmnprt]s|[a-z]\w*['’]s|[a-z]\w*(?:heden|teiten|anten|isten)|(?:\w*[nrlkdt])ingen)|mensen|personen|soldaten|bewoners|inwoners|"
    "boeken|woningen|huizen|kisten|schepen|euro|gulden|meter|kilo|liter|keer|mannen|vrouwen|jaar|dagen|stuks|procent|graden|exemplaren|bladzijden|gezinnen|leden|ha|woorden|gevallen|gulden|dollar|kinderen|studenten|leerlingen|werknemers|gemeenten|dorpen|bedrijven|stemmen|jaren|weken|maanden|uren|minuten|kilometer|pond|bomen|paarden|tekens|punten|plaatsen",
    uncounted="reeds|steeds|sinds|vervolgens|volgens|wegens|soms|slechts|thans|trouwens|tijdens|eens|immers|"
    r"ondanks|namens|jegens|anders|niets|iets|alles|aldus|nauwelijks|dikwijls|alsmede|dringen|springen",
)  # fmt: skip

RUSSIAN = Words(
    of="",
    the="",
    article="(?!)",
    weekdays="понедельника|понедельнику|вторника|вторнику|среды|среде|четверга|четвергу|пятницы|пятнице|субботы|субботе|воскресенья|воскресенью",
    weekday_link="",
    ordinal="-?(?:го|е|му|ое|ого)",
    first="первое|первого",
    in_month="в|с|до|к|по|начале|середине|конце|начала|конца|начало|конец|месяце|весь|от",
    before_year="",
    before_loose="в|с|до|к|от|по|после|около|на|за|между|ок\\.|примерно в|р\\.|род\\.|ум\\.",
    to="по|до",
    conjunction="и|или",
    between="между",
    about=r"(?:приблизительно|примерно|около|ориентировочно|ок\.)(?: в| к)?",
    mods={"начало": "START", "начале": "START", "начала": "START", "началу": "START", "ранние": "START", "ранних": "START",
          "середина": "MID", "середине": "MID", "середины": "MID", "середину": "MID", "конец": "END", "конце": "END", "конца": "END",
          "концу": "END", "поздние": "END", "поздних": "END"},
    mod_link="",
    seasons={"весна": "21", "весной": "21", "весны": "21", "весну": "21", "весне": "21", "лето": "22", "летом": "22", "лета": "22",
             "лету": "22", "осень": "23", "осенью": "23", "осени": "23", "зима": "24", "зимой": "24", "зимы": "24", "зиму": "24", "зиме": "24"},
    decade=r"(?:(?P<decade>1[0-9][0-9]|20[0-9])0-?(?:е|х|м|ми|ые|ых|ым)(?: (?:гг?\.|год(?:ы|ов|ах|ам|ами)))?|"
    r"(?P<short>[2-9])0-?(?:е|х|м|ми|ые|ых)(?: (?:гг?\.|год(?:ы|ов|ах|ам|ами)))|(?:{tens}) год(?:ы|ов|ах|ам|ами))",
    decade_triggers="#2 #4 двадцатые двадцатых тридцатые тридцатых сороковые сороковых пятидесятые пятидесятых шестидесятые "
    "шестидесятых семидесятые семидесятых восьмидесятые восьмидесятых девяностые девяностых",
    tens=("двадцаты[ехм]", "тридцаты[ехм]", "сороковы[ехм]", "пятидесяты[ехм]", "шестидесяты[ехм]", "семидесяты[ехм]",
          "восьмидесяты[ехм]", "девяносты[ехм]"),
    before_short="",
    century=r"век(?:а|е|у|ом|ов|ах|и)?|столети(?:е|я|и|ю|ем|й)|(?-i:вв?\.)",
    century_triggers="век века веке веку веком веков веках столетие столетия столетии столетию столетием в вв",
    century_ordinal="-?(?:й|го|м|му|ого|ом|ый|е)",
    ordinals=("перв", "втор", "трет", "четв[её]рт", "пят", "шест", "седьм", "восьм", "девят", "десят", "одиннадцат", "двенадцат",
              "тринадцат", "четырнадцат", "пятнадцат", "шестнадцат", "семнадцат", "восемнадцат", "девятнадцат", "двадцат",
              "двадцать перв"),
    of_century="",
    quarters={"квартал": 32, "квартала": 32, "квартале": 32, "кварталу": 32, "полугодие": 39, "полугодия": 39, "полугодии": 39, "полугодию": 39},
    bc=r"до (?:н\. ?э\.|нашей эры|Р\. ?Х\.|Рождества Христова)",
    ad=r"н\. ?э\.|нашей эры|от Р\. ?Х\.",
    year_nouns="год|году|года|годах|годы|годов|гг?\\.",
    year_word=r"год(?:у|а|ом|е|ы|ов|ах|ам|ами)?|гг?\.",
    endings={"а": ("е", "у", "ом"), "я": ("е", "ю", "ем")},
)  # fmt: skip

POLISH = Words(
    of="",
    the="",
    article="(?!)",
    weekdays="poniedziałku|wtorku|środy|środzie|czwartku|piątku|soboty|sobocie|niedzieli|sobotę|niedzielę|środę",
    weekday_link="",
    ordinal=r"\.|-?(?:go|ego|szego)",
    first="pierwszego|pierwszy",
    in_month="w|we|od|do|z|po|przed|na|początku|połowie|końcu|koniec|początek|miesiącu|ku",
    before_year="",
    before_loose="w|od|do|z|po|przed|około|ok\\.|na|między|pomiędzy|ur\\.|zm\\.",
    to="do|po",
    conjunction="i|oraz|lub|albo|a",
    between="między|pomiędzy",
    about=r"około|ok\.|circa|ca\.|mniej więcej w|mniej więcej|koło",
    mods={"początek": "START", "początku": "START", "początkiem": "START", "początki": "START", "wczesne": "START", "wczesnych": "START",
          "połowa": "MID", "połowie": "MID", "połowę": "MID", "połowy": "MID", "środek": "MID", "koniec": "END", "końcu": "END",
          "końca": "END", "końcem": "END", "schyłku": "END", "schyłek": "END", "późne": "END", "późnych": "END"},
    mod_link="",
    seasons={"wiosna": "21", "wiosną": "21", "wiosny": "21", "wiosnę": "21", "wiośnie": "21", "lato": "22", "latem": "22", "lata": "22",
             "jesień": "23", "jesienią": "23", "jesieni": "23", "zima": "24", "zimą": "24", "zimy": "24", "zimę": "24", "zimie": "24"},
    decade=r"(?:(?P<lat>lat)|lat(?:a|ach|ami|om)) (?:(?P<decade>1[0-9][0-9]|20[0-9])0(?![0-9])(?:\.|-tych|-te)?|(?P<short>[2-9])0(?![0-9])(?:\.|-tych|-te|(?(lat)(?!)|))|{tens})",
    decade_triggers="lat lata latach latami latom",
    tens=("dwudzies(?:te|tych)", "trzydzies(?:te|tych)", "czterdzies(?:te|tych)", "pięćdziesiąt(?:e|ych)", "sześćdziesiąt(?:e|ych)",
          "siedemdziesiąt(?:e|ych)", "osiemdziesiąt(?:e|ych)", "dziewięćdziesiąt(?:e|ych)"),
    before_short="",
    century=r"wiek(?:u|i|iem|ów|ach)?|stuleci(?:e|a|u|em)|(?-i:w\.)",
    century_triggers="wiek wieku wieki wiekiem wieków wiekach stulecie stulecia stuleciu stuleciem w",
    century_ordinal=r"\.|-?(?:ego|go|ty|tym)",
    ordinals=("pierwsz", "drugi", "trzeci", "czwart", "piąt", "szóst", "siódm", "ósm", "dziewiąt", "dziesiąt", "jedenast", "dwunast",
              "trzynast", "czternast", "piętnast", "szesnast", "siedemnast", "osiemnast", "dziewiętnast", "dwudziest",
              "dwudziest(?:ego|y|ym) pierwsz"),
    of_century="",
    quarters={"kwartał": 32, "kwartału": 32, "kwartale": 32, "półrocze": 39, "półrocza": 39, "półroczu": 39},
    bc=r"p\. ?n\. ?e\.?|przed Chrystusem|przed Chr\.|przed nasz[ąa] erą",
    ad=r"n\. ?e\.|po Chrystusie|po Chr\.|naszej ery",
    year_nouns="roku|rok|rokiem|lata|latach|lat",
    year_word=r"rok(?:u|iem|ów)?|r\.",
    no_months=("sie",),
    halves=("pierwszej", "drugiej", "pierwszą", "drugą", "pierwsza", "druga", "Pierwsza", "Druga"),
)  # fmt: skip

GREEK = Words(
    of="του έτους|του",
    the="το|τον|τις|την|τη|στις|την|τα",
    article="(?:ο|η|το|τον|την|τη|του|της|οι|τα|τις|των|τους) ",
    weekdays="δευτέρας|τρίτης|τετάρτης|πέμπτης|παρασκευής|σαββάτου|κυριακής",
    weekday_link="(?:,? (?:στις|τις|την|της))?",
    ordinal="η|ης|ή|ής|α",
    first="πρώτη|πρώτης",
    in_month="τον|του|στον|μήνα|τέλη|αρχές|μέσα|μέχρι τον|έως τον",
    before_year=r"το|του|στο|από το|έως το|μέχρι το|γύρω στο|περί το|ως το|περίπου το",
    before_loose="μεταξύ|από|έως|μέχρι",
    to="έως|μέχρι|ως|εώς",
    conjunction="και|κι|ή",
    between="μεταξύ|ανάμεσα",
    about=r"(?:γύρω|περίπου|περί|κατά προσέγγιση|κοντά)(?: στο| το| στα| τα)?|π\.|περ\.",
    mods={"αρχές": "START", "αρχή": "START", "αρχών": "START", "πρώιμη": "START", "μέσα": "MID", "μέση": "MID", "μέσων": "MID",
          "τέλη": "END", "τέλος": "END", "τελών": "END", "τέλους": "END", "ύστερη": "END"},
    mod_link="(?:του έτους|του|της|των)",
    seasons={"άνοιξη": "21", "άνοιξης": "21", "καλοκαίρι": "22", "καλοκαιριού": "22", "φθινόπωρο": "23", "φθινοπώρου": "23",
             "χειμώνα": "24", "χειμώνας": "24"},
    decade=r"δεκαετί(?:α|ας|ες) του (?:(?P<decade>1[0-9][0-9]|20[0-9])0|['’‘΄]?(?P<short>[2-9])0|{tens})",
    decade_triggers="δεκαετία δεκαετίας δεκαετίες",
    tens=("είκοσι", "τριάντα", "σαράντα", "πενήντα", "εξήντα", "εβδομήντα", "ογδόντα", "ενενήντα"),
    before_short="",
    century=r"αιών(?:ας|α|ες|ων)|(?-i:αι\.)",
    century_triggers="αιώνας αιώνα αιώνες αιώνων αι",
    century_ordinal="ος|ου|ο|ό|ός|ού",
    ordinals=("πρώτ", "δεύτερ", "τρίτ", "τέταρτ", "πέμπτ", "έκτ", "έβδομ", "όγδο", "ένατ", "δέκατ", "ενδέκατ", "δωδέκατ",
              r"δέκατ\w{1,3} τρίτ", r"δέκατ\w{1,3} τέταρτ", r"δέκατ\w{1,3} πέμπτ", r"δέκατ\w{1,3} έκτ", r"δέκατ\w{1,3} έβδομ",
              r"δέκατ\w{1,3} όγδο", r"δέκατ\w{1,3} [έε]νατ", "εικοστ", r"εικοστ\w{1,3} πρώτ"),
    of_century="του",
    quarters={"τρίμηνο": 32, "τριμήνου": 32, "εξάμηνο": 39, "εξαμήνου": 39},
    bc=r"π\. ?Χ\.?|προ Χριστού",
    ad=r"μ\. ?Χ\.?|μετά Χριστόν",
    year_nouns="έτος|έτους|χρονιά|χρόνο|έτη",
    counted="χρόνια|ημέρες|μέρες|ώρες|ευρώ|δραχμές|κάτοικοι|κατοίκους|άτομα|μέτρα|κιλά|φορές",
    months={"γενάρης": "01", "γενάρη": "01", "φλεβάρης": "02", "φλεβάρη": "02", "μάρτης": "03", "μάρτη": "03", "απρίλης": "04",
            "απρίλη": "04", "μάης": "05", "μάη": "05", "μαΐο": "05", "ιούνης": "06", "ιούνη": "06", "ιούλης": "07", "ιούλη": "07",
            "σεπτέμβρης": "09", "σεπτέμβρη": "09", "οκτώβρης": "10", "οκτώβρη": "10", "νοέμβρης": "11", "νοέμβρη": "11",
            "δεκέμβρης": "12", "δεκέμβρη": "12"},
    endings={"ος": ("ο",)},
    proper_months=True,
)  # fmt: skip

WORDS = {
    "de": GERMAN, "el": GREEK, "es": SPANISH, "fr": FRENCH, "it": ITALIAN, "nl": DUTCH, "pl": POLISH, "pt": PORTUGUESE, "ru": RUSSIAN,
}  # fmt: skip

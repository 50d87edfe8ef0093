"""Sentences in other languages than English, written for the tests, each with a place for a date."""

from __future__ import annotations

from typing import NamedTuple


class Language(NamedTuple):
    """A few lines of a language, as an article of it might have them."""

    headings: tuple[str, ...]
    sentences: tuple[str, ...]
    """With a place for a date."""
    dates: tuple[str, ...]
    set_aside: tuple[str, ...]


LANGUAGES: dict[str, Language] = {
    "de": Language(
        ("Der neue Hafen", "Schleusen und Zölle"),
        ("Der Rat beschloss {} den Umbau der Schleuse.", "Seit {} liegt hier kein Schiff mehr, sagt der Wärter."),
        ("am 3. Mai 1989", "im Oktober 1871", "1953 bis 1956", "Mitte der 1920er Jahre", "am 19. Juni"),
        ("Alle Rechte vorbehalten.", "Teilen", "Newsletter abonnieren", "Das könnte Sie auch interessieren"),
    ),
    "fr": Language(
        ("Le vieux quai", "L’écluse"),
        ("Le conseil a voté les travaux {}, sans débat.", "Le phare, éteint {}, n’a pas été rallumé."),
        ("le 12 août 1944", "en mars 1992", "de 1953 à 1956", "vers 1870", "le 19 juin"),
        ("Tous droits réservés.", "Partager cet article", "Inscrivez-vous à notre lettre d’information"),
    ),
    "es": Language(
        ("El puerto viejo", "La esclusa"),
        ("El consejo aprobó las obras {} y nadie se opuso.", "La draga llegó {} con dos años de retraso."),
        ("el 3 de mayo de 1989", "en octubre de 1871", "entre 1953 y 1956", "a mediados de 1993"),
        ("Todos los derechos reservados.", "Compartir", "Suscríbete a nuestro boletín"),
    ),
    "pl": Language(
        ("Stary port",),
        ("Rada przyjęła plan przebudowy {} bez głosu sprzeciwu.",),
        ("3 maja 1989 r.", "w październiku 1871", "w latach 1953–1956"),
        ("Wszelkie prawa zastrzeżone.", "Udostępnij"),
    ),
    "ru": Language(
        ("Старая гавань",),
        ("Совет одобрил перестройку шлюза {} без споров.",),
        ("3 мая 1989 года", "в октябре 1871 г.", "в 1953–1956 годах"),
        ("Все права защищены.", "Поделиться"),
    ),
    "el": Language(
        ("Το παλιό λιμάνι",),
        ("Το συμβούλιο ενέκρινε τα έργα {} χωρίς συζήτηση.",),
        ("στις 3 Μαΐου 1989", "τον Οκτώβριο του 1871"),
        ("Με την επιφύλαξη παντός δικαιώματος.",),
    ),
    "ja": Language(
        ("古い港",),
        ("町議会は{}、水門の改修を決めた。", "灯台は{}に消えたままだ。"),
        ("1989年5月3日", "1871年10月", "昭和28年", "1953年から1956年"),
        ("無断転載を禁じます", "シェア"),
    ),
    "zh": Language(
        ("旧港",),
        ("镇议会于{}批准了水闸的改建。",),
        ("1989年5月3日", "1871年10月", "一九六八年"),
        ("版权所有", "分享"),
    ),
    "ko": Language(
        ("옛 항구",),
        ("마을 의회는 {} 수문 공사를 승인했다.",),
        ("1989년 5월 3일", "1871년 10월"),
        ("무단 전재 금지",),
    ),
    "he": Language(
        ("הנמל הישן",),
        ("המועצה אישרה את שיפוץ הסכר {} ללא ויכוח.",),
        ("ב-3 במאי 1989", "בשנת 1871"),
        ("כל הזכויות שמורות",),
    ),
    "ar": Language(
        ("الميناء القديم",),
        ("وافق المجلس على تجديد السد {} دون نقاش.",),
        ("في 3 مايو 1989", "عام ١٨٧١"),
        ("جميع الحقوق محفوظة",),
    ),
}

"""Dates in languages other than English: the words of each, and what is no date in it."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

import relations
from relations.dates.locales import grammar
from relations.model import squash

# Language, phrase with its dates in braces, values, mods.
SAID = (
    ("de", "Am {3. Mai 1989} lag Schnee.", "1989-05-03", ""),
    ("de", "Vom {3. bis 5. Mai 1989} lag Schnee.", "1989-05-03/1989-05-05", ""),
    ("de", "Vom {3.–5. Mai 1989} lag Schnee.", "1989-05-03/1989-05-05", ""),
    ("de", "Im {März 1989} lag Schnee.", "1989-03", ""),
    ("de", "{Anfang März 1989} lag Schnee.", "1989-03", "START"),
    ("de", "Am {3. Mai} lag Schnee.", "XXXX-05-03", ""),
    ("de", "Im {Sommer 1968} lag Schnee.", "1968-22", ""),
    ("de", "Im {19. Jahrhundert} lag Schnee.", "18XX", ""),
    ("de", "In {den 1990er Jahren} lag Schnee.", "199X", ""),
    ("de", "Seit {1993} liegt Schnee.", "1993", ""),
    ("de", "{Ende 1993} lag Schnee.", "1993", "END"),
    ("de", "Die Fähre ({1953}) sank.", "1953", ""),
    ("de", "Die Fähre ({1953–1956}) sank.", "1953/1956", ""),
    ("de", "Die Fähre ({1953–56}) sank.", "1953/1956", ""),
    ("de", "Stand {1993-06}, ohne Gewähr", "1993-06", ""),
    ("de", "Am {03.05.1989} lag Schnee.", "1989-05-03", ""),
    ("fr", "Il neigea le {3 mai 1989}.", "1989-05-03", ""),
    ("fr", "Il neigea le {1er mai 1989}.", "1989-05-01", ""),
    ("fr", "Il neigea du {3 au 5 mai 1989}.", "1989-05-03/1989-05-05", ""),
    ("fr", "Il neigea en {août 1989}.", "1989-08", ""),
    ("fr", "Il neigea {début août 1989}.", "1989-08", "START"),
    ("fr", "Il neigea le {3 mai}.", "XXXX-05-03", ""),
    ("fr", "Il neigea au {printemps 1968}.", "1968-21", ""),
    ("fr", "Il neigea {au XIXe siècle}.", "18XX", ""),
    ("fr", "Il neigea dans {les années 1990}.", "199X", ""),
    ("fr", "Il neigea en {1993}.", "1993", ""),
    ("fr", "Le bac ({1953}) coula.", "1953", ""),
    ("fr", "Le bac ({1953-1956}) coula.", "1953/1956", ""),
    ("fr", "Le bac ({1953-56}) coula.", "1953/1956", ""),
    ("fr", "Données : {1993-06}", "1993-06", ""),
    ("es", "Nevó el {3 de mayo de 1989}.", "1989-05-03", ""),
    ("es", "Nevó del {3 al 5 de mayo de 1989}.", "1989-05-03/1989-05-05", ""),
    ("es", "Nevó en {agosto de 1989}.", "1989-08", ""),
    ("es", "Nevó el {3 de mayo}.", "XXXX-05-03", ""),
    ("es", "Nevó en la {primavera de 1968}.", "1968-21", ""),
    ("es", "Nevó en el {siglo XIX}.", "18XX", ""),
    ("es", "Nevó en {los años 1990}.", "199X", ""),
    ("es", "Nevó en {1993}.", "1993", ""),
    ("es", "Nevó a {finales de 1993}.", "1993", "END"),
    ("es", "El barco ({1953}) se hundió.", "1953", ""),
    ("es", "El barco ({1953-1956}) se hundió.", "1953/1956", ""),
    ("es", "El barco ({1953-56}) se hundió.", "1953/1956", ""),
    ("es", "Datos: {1993-06}", "1993-06", ""),
    ("it", "Nevicò il {3 maggio 1989}.", "1989-05-03", ""),
    ("it", "Nevicò dal {3 al 5 maggio 1989}.", "1989-05-03/1989-05-05", ""),
    ("it", "Nevicò in {agosto 1989}.", "1989-08", ""),
    ("it", "Nevicò il {3 maggio}.", "XXXX-05-03", ""),
    ("it", "Nevicò nell'{inverno 1968}.", "1968-24", ""),
    ("it", "Nevicò nel {XIX secolo}.", "18XX", ""),
    ("it", "Nevicò per {gli anni 1990}.", "199X", ""),
    ("it", "Nevicò nel {1993}.", "1993", ""),
    ("it", "La nave ({1953}) affondò.", "1953", ""),
    ("it", "La nave ({1953-1956}) affondò.", "1953/1956", ""),
    ("it", "La nave ({1953-56}) affondò.", "1953/1956", ""),
    ("it", "Dati: {1993-06}", "1993-06", ""),
    ("pt", "Nevou em {3 de maio de 1989}.", "1989-05-03", ""),
    ("pt", "Nevou de {3 a 5 de maio de 1989}.", "1989-05-03/1989-05-05", ""),
    ("pt", "Nevou em {agosto de 1989}.", "1989-08", ""),
    ("pt", "Nevou em {3 de maio}.", "XXXX-05-03", ""),
    ("pt", "Nevou no {verão de 1968}.", "1968-22", ""),
    ("pt", "Nevou no {século XIX}.", "18XX", ""),
    ("pt", "Nevou {dos anos 1990} em diante.", "199X", ""),
    ("pt", "Nevou em {1993}.", "1993", ""),
    ("pt", "O barco ({1953}) afundou.", "1953", ""),
    ("pt", "O barco ({1953-1956}) afundou.", "1953/1956", ""),
    ("pt", "O barco ({1953-56}) afundou.", "1953/1956", ""),
    ("pt", "Dados: {1993-06}", "1993-06", ""),
    ("nl", "Op {3 mei 1989} sneeuwde het.", "1989-05-03", ""),
    ("nl", "Van {3 tot 5 mei 1989} sneeuwde het.", "1989-05-03/1989-05-05", ""),
    ("nl", "In {augustus 1989} sneeuwde het.", "1989-08", ""),
    ("nl", "Op {3 mei} sneeuwde het.", "XXXX-05-03", ""),
    ("nl", "In de {zomer 1968} sneeuwde het.", "1968-22", ""),
    ("nl", "In de {19e eeuw} sneeuwde het.", "18XX", ""),
    ("nl", "In {de jaren 1990} sneeuwde het.", "199X", ""),
    ("nl", "Sinds {1993} sneeuwt het.", "1993", ""),
    ("nl", "{Eind 1993} sneeuwde het.", "1993", "END"),
    ("nl", "De boot ({1953}) zonk.", "1953", ""),
    ("nl", "De boot ({1953-1956}) zonk.", "1953/1956", ""),
    ("nl", "De boot ({1953-56}) zonk.", "1953/1956", ""),
    ("nl", "Stand: {1993-06}", "1993-06", ""),
    ("pl", "Śnieg spadł {3 maja 1989} roku.", "1989-05-03", ""),
    ("pl", "Śnieg padał od {3 do 5 maja 1989} roku.", "1989-05-03/1989-05-05", ""),
    ("pl", "Śnieg spadł w {sierpniu 1989} roku.", "1989-08", ""),
    ("pl", "Śnieg spadł {3 maja}.", "XXXX-05-03", ""),
    ("pl", "Śnieg spadł w {XIX wieku}.", "18XX", ""),
    ("pl", "Śnieg padał od {lat 1990} do dziś.", "199X", ""),
    ("pl", "Śnieg spadł w {1993} roku.", "1993", ""),
    ("pl", "Statek ({1953}) zatonął.", "1953", ""),
    ("pl", "Statek ({1953-1956}) zatonął.", "1953/1956", ""),
    ("pl", "Statek ({1953-56}) zatonął.", "1953/1956", ""),
    ("pl", "Dane: {1993-06}", "1993-06", ""),
    ("ru", "Снег выпал {3 мая 1989} года.", "1989-05-03", ""),
    ("ru", "Снег шёл с {3 по 5 мая 1989} года.", "1989-05-03/1989-05-05", ""),
    ("ru", "Снег выпал в {августе 1989} года.", "1989-08", ""),
    ("ru", "Снег выпал {3 мая}.", "XXXX-05-03", ""),
    ("ru", "Снег выпал в {XIX веке}.", "18XX", ""),
    ("ru", "Снег выпал в {1990-х годах}.", "199X", ""),
    ("ru", "Снег выпал в {1993} году.", "1993", ""),
    ("ru", "Судно ({1953}) затонуло.", "1953", ""),
    ("ru", "Судно ({1953-1956}) затонуло.", "1953/1956", ""),
    ("ru", "Судно ({1953-56}) затонуло.", "1953/1956", ""),
    ("ru", "Данные: {1993-06}", "1993-06", ""),
    ("el", "Χιόνισε στις {3 Μαΐου 1989}.", "1989-05-03", ""),
    ("el", "Χιόνισε από {3 έως 5 Μαΐου 1989}.", "1989-05-03/1989-05-05", ""),
    ("el", "Χιόνισε τον {Αύγουστο 1989}.", "1989-08", ""),
    ("el", "Χιόνισε στις {3 Μαΐου}.", "XXXX-05-03", ""),
    ("el", "Χιόνισε το {1993}.", "1993", ""),
    ("el", "Το πλοίο ({1953}) βυθίστηκε.", "1953", ""),
    ("el", "Το πλοίο ({1953-1956}) βυθίστηκε.", "1953/1956", ""),
    ("el", "Το πλοίο ({1953-56}) βυθίστηκε.", "1953/1956", ""),
    ("el", "Στοιχεία: {1993-06}", "1993-06", ""),
    ("ja", "{1989年5月3日}に雪が降った。", "1989-05-03", ""),
    ("ja", "{1989年5月}に雪が降った。", "1989-05", ""),
    ("ja", "{1989年}に雪が降った。", "1989", ""),
    ("ja", "{1990年代}に雪が降った。", "199X", ""),
    ("zh", "{1989年5月3日}下了雪。", "1989-05-03", ""),
    ("zh", "据{1989年5月3号}的报道", "1989-05-03", ""),
    ("zh", "{1989年}下了雪。", "1989", ""),
    ("zh", "在{1990年代}下了雪。", "199X", ""),
    ("ko", "{1989년 5월 3일}에 눈이 왔다.", "1989-05-03", ""),
    ("ko", "{1989년 5월}에 눈이 왔다.", "1989-05", ""),
    ("ko", "{1990년대}에 눈이 왔다.", "199X", ""),
)

SILENT = (
    ("de", "Die SA-3 und die S-400 standen dort."),
    ("de", "Es waren 1920 Soldaten."),
    ("de", "Sie zahlten 1.990 Mark."),
    ("de", "Er kam als 3. Maier ins Ziel."),
    ("de", "Die Maiglöckchen blühten."),
    ("de", "Der Sommer war kalt."),
    ("de", "Zimmer 1912"),
    ("de", "Tel. 0141 1987"),
    ("de", "Siehe Kap. 4 und S. 1984."),
    ("de", "Das Jahrhundert der Frauen"),
    ("de", "Sie liefen 1500 Meter."),
    ("de", "Es wog 1993,5 Kilogramm."),
    ("fr", "Il y avait 1920 soldats."),
    ("fr", "Mais 3 maires vinrent."),
    ("fr", "La mairie a 12 portes."),
    ("fr", "Elle paya 1990 francs."),
    ("fr", "Page 1984"),
    ("fr", "Le siècle des Lumières"),
    ("fr", "Un été pourri"),
    ("es", "Había 1920 soldados."),
    ("es", "El siglo de oro"),
    ("es", "Los 3 mayores vinieron."),
    ("es", "Pagó 1990 pesetas."),
    ("es", "La habitación 1912"),
    ("it", "C'erano 1920 soldati."),
    ("it", "Le 3 maggiori navi"),
    ("it", "Il secolo breve"),
    ("it", "Pagò 1990 lire."),
    ("pt", "Havia 1920 soldados."),
    ("pt", "Os 3 maiores navios"),
    ("pt", "Pagou 1990 escudos."),
    ("nl", "Er waren 1920 soldaten."),
    ("nl", "De 3 meisjes"),
    ("nl", "Hij betaalde 1990 gulden."),
    ("nl", "Kamer 1912"),
    ("pl", "Było 1920 żołnierzy."),
    ("pl", "Zapłacił 1990 złotych."),
    ("pl", "Pokój 1912"),
    ("ru", "Было 1920 солдат."),
    ("ru", "Он заплатил 1990 рублей."),
    ("ru", "Комната 1912"),
    ("el", "Ήταν 1920 στρατιώτες."),
    ("el", "Δωμάτιο 1912"),
    ("ja", "1989円を払った。"),
    ("ja", "部屋1912"),
    ("ja", "3月1日"),
    ("zh", "有1920名士兵。"),
    ("zh", "房间1912"),
    ("ko", "군인 1920명이 있었다."),
    ("ko", "1990원을 냈다."),
)

LANGUAGES = sorted({language for language, *_ in SAID})


def bare(phrase: str) -> str:
    return phrase.replace("{", "").replace("}", "")


@pytest.mark.parametrize(("language", "phrase", "value", "mod"), SAID)
def test_a_phrase_says_this_date(language: str, phrase: str, value: str, mod: str) -> None:
    timexes = relations.find_dates(bare(phrase), language=language)
    assert [timex.text for timex in timexes] == [squash(words) for words in re.findall(r"\{(.*?)\}", phrase)]
    assert [(str(timex.edtf), timex.mod or "") for timex in timexes] == [(value, mod)]


@pytest.mark.parametrize(("language", "phrase"), SILENT)
def test_a_phrase_says_no_date(language: str, phrase: str) -> None:
    assert [timex.text for timex in relations.find_dates(phrase, anchor="1993", language=language)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_rule_of_a_language_fires_on_a_phrase_written_in_it(language: str) -> None:
    rules = grammar(language)
    assert rules is not None
    phrases = [bare(phrase) for spoken, phrase, *_ in SAID if spoken == language]
    idle = [
        rule.name
        for rule in rules.rules
        if not any(replace(rules, rules=(rule,)).find(phrase, 0, len(phrase)) for phrase in phrases)
    ]
    assert idle == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_phrases_that_say_a_date_and_some_that_do_not(language: str) -> None:
    assert sum(spoken == language for spoken, *_ in SAID) >= 3
    assert sum(spoken == language for spoken, _ in SILENT) >= 2


def test_a_language_without_rules_has_the_dates_that_english_has() -> None:
    assert grammar("sv") is None
    (timex,) = relations.find_dates("Snön föll 1993-06-30.", language="sv")
    assert str(timex.edtf) == "1993-06-30"


def test_a_region_does_not_hide_the_language() -> None:
    (timex,) = relations.find_dates("Am 3. Mai 1989 lag Schnee.", language="de-AT")
    assert str(timex.edtf) == "1989-05-03"

"""Weekdays in languages other than English, which tell news from a story."""

from __future__ import annotations

import pytest

import relations
from relations.dates import weekdays_of_news

TOLD = (
    ("de", "Am Montag sank die Fähre."),
    ("de", "Die Fähre sank am späten Freitagabend."),
    ("el", "Το πλοίο βυθίστηκε τη Δευτέρα."),
    ("el", "Το πλοίο βυθίστηκε την Παρασκευή στο λιμάνι."),
    ("es", "El barco se hundió el lunes."),
    ("es", "El barco se hundió este martes por la tarde."),
    ("fr", "Le bac a coulé lundi."),
    ("fr", "Ce mardi, le bac a coulé."),
    ("it", "La nave è affondata martedì sera."),
    ("it", "Lo ha detto lunedì il sindaco."),
    ("nl", "De boot zonk maandagavond."),
    ("nl", "De boot zonk vrijdag."),
    ("pl", "Prom zatonął w poniedziałek."),
    ("pl", "Prom zatonął we wtorek."),
    ("pt", "O barco afundou na segunda-feira."),
    ("pt", "O barco afundou no domingo."),
    ("ru", "Паром затонул в понедельник."),
    ("ru", "Паром затонул во вторник."),
)
NOT_TOLD = (
    ("de", "Jeden Montag fährt die Fähre, von Montag bis Freitag auch nachts."),
    ("de", "Die Fähre sank am Montag, dem 3. Mai 1954."),
    ("de", "Guy Montag las ein Buch."),
    ("el", "Κάθε Δευτέρα πλέει."),
    ("el", "Έζησε την Τρίτη Δημοκρατία."),
    ("es", "El barco sale los lunes y de martes a viernes."),
    ("es", "El barco se hundió el lunes 3 de mayo de 1954."),
    ("es", "El barco se hundió en el mar el viernes santo."),
    ("fr", "Le bac part le lundi, et du mardi au vendredi."),
    ("fr", "Le bac a coulé lundi 3 mai 1954, un vendredi saint."),
    ("it", "La nave parte il lunedì, da martedì a venerdì."),
    ("it", "Domenica Rossi è salita giovedì grasso."),
    ("nl", "De boot vaart elke maandag en dinsdag tot en met vrijdag."),
    ("nl", "Goede Vrijdag, op zaterdag en zondag"),
    ("pl", "Prom płynie w każdy poniedziałek."),
    ("pl", "Prom zatonął w środę 3 maja 1954 roku."),
    ("pt", "A quarta parte sai às segundas-feiras, na quarta."),
    ("pt", "O barco afundou no domingo de Páscoa."),
    ("ru", "Каждый понедельник масло попадает в среду."),
    ("ru", "Паром затонул в понедельник, 3 мая 1954 года."),
    ("en", "Am Montag, lundi, el lunes."),
    (None, "Am Montag, lundi, el lunes."),
)


@pytest.mark.parametrize(("language", "text"), TOLD)
def test_a_weekday_is_told_as_news_tells_it(language: str, text: str) -> None:
    assert weekdays_of_news(text, 0, len(text), language) == 1


@pytest.mark.parametrize(("language", "text"), NOT_TOLD)
def test_a_weekday_of_every_week_a_feast_or_a_full_date_tells_no_news(language: str | None, text: str) -> None:
    assert weekdays_of_news(text, 0, len(text), language) == 0


def test_only_the_stretch_is_searched() -> None:
    assert weekdays_of_news("Am Montag, am Freitag", 0, 9, "de") == 1


GERMAN = "Die Fähre von 1953 sank {}. Am 4. August wird sie gehoben."


@pytest.mark.parametrize(("when", "value"), [("am Montag", "2021-08-04"), ("jeden Montag", "1953-08-04")])
def test_a_weekday_makes_a_text_news_in_another_language(when: str, value: str) -> None:
    dates = relations.find_dates(GERMAN.format(when), anchor="2021-05-12", language="de")
    assert dates[-1].value == value


@pytest.mark.parametrize(("when", "value"), [("am Montag", "2021-08-04"), ("jeden Montag", "1953-08-04")])
def test_an_article_is_told_by_its_body(when: str, value: str) -> None:
    text = (
        f"Die Fähre\n\n{GERMAN.format(when)} Der Hafen ist klein, und was man von ihm erzählt, das ist bald gesagt.\n"
    )
    article = relations.normalize(text, published="2021-05-12", language="de")
    assert article.timexes[-1].value == value

"""The language of a text, by its words; none where there is too little to tell."""

from __future__ import annotations

import pytest

import relations
from relations.language import detect

SPOKEN = (
    ("en", "The pier of Port Elder is long, and the town counts its planks in the spring."),
    ("en", "It was in that winter that the keeper left his post, and he had not been paid for it."),
    ("de", "Der Steg ist lang, und die Stadt zählt im Frühling die Bohlen, die nicht mit dem Eis gegangen sind."),
    ("fr", "La jetée est longue, et la ville compte les planches dans le printemps qui suit."),
    ("es", "El muelle es largo, y la ciudad cuenta las tablas que no se llevó el invierno con el hielo."),
    ("it", "Il molo è lungo, e la città conta le assi che non sono andate via con il ghiaccio della notte."),
    ("pt", "O cais é longo, e a cidade não conta as tábuas que o inverno levou com o gelo da noite."),
    ("nl", "Het is een lange pier, en de stad telt het hout dat niet met het ijs van de winter is gegaan."),
    ("pl", "To jest długi pomost i na wiosnę miasto liczy deski, że nie wszystkie są do niego z lodem wzięte."),
    ("ru", "Это был длинный причал, и весной город считал доски, как и в том году, что он не был продан."),
    ("el", "Το λιμάνι της πόλης είναι παλιό και η προβλήτα του με το φως στην άκρη από το ξύλο."),
    ("ja", "町の桟橋は長く、春になると町の人々は残った板を数える。"),
    ("zh", "码头很长，每年春天镇上的人都会数剩下的木板。"),
    ("ko", "부두는 길고 봄이 되면 마을 사람들이 남은 널빤지를 센다."),
)

UNKNOWN = (
    "",
    "   \n",
    "Port Elder",
    "4 8 15 16 23 42",
    "x = 3.14159; print(x)",
    "Quill, Mast, Rope, Larch, Plank, Cable, Elder, Younger",
    "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt.",
    "!!! ??? ...",
)


@pytest.mark.parametrize(("language", "text"), SPOKEN)
def test_a_text_is_in_this_language(language: str, text: str) -> None:
    assert detect(text) == language


@pytest.mark.parametrize("text", UNKNOWN)
def test_too_little_tells_no_language(text: str) -> None:
    assert detect(text) is None


def test_names_in_another_language_do_not_change_that_of_the_text() -> None:
    assert detect("The inn Zum Goldenen Anker and the café La Belle de Mai are in the old part of the town.") == "en"


def test_a_word_of_japanese_does_not_make_a_text_japanese() -> None:
    assert (
        detect("The keeper wrote the word 桟橋 in the book, and that was all that was known of him in the town.")
        == "en"
    )


def test_the_given_language_counts() -> None:
    assert relations.normalize("Der Steg ist lang, und die Stadt zählt die Bohlen.", language="nl").language == "nl"
    assert relations.normalize("Der Steg ist lang, und die Stadt zählt die Bohlen.").language == "de"


def test_a_long_text_in_an_unknown_language_leaves_a_note() -> None:
    article = relations.normalize("Quill mast rope larch plank cable elder younger. " * 10)
    assert article.language is None
    assert [note.code for note in article.notes] == ["language_unknown"]


def test_a_short_text_in_an_unknown_language_leaves_none() -> None:
    assert relations.normalize("Quill mast rope.").notes == ()

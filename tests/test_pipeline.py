"""From raw text to an Article: options, files, many inputs, and other dates."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

import relations
from relations.edtf import Edtf
from relations.errors import InputError, OptionError, RelationsError
from relations.model import Rule, Settings
from relations.source import LONGEST

PROSE = (
    "The pier of Port Elder is long, and its planks are many. "
    "Each winter takes one of them, and the school counted what was left on 19 June."
)
RAW = f"The Long Pier\n\n{PROSE}\n"

# Options --------------------------------------------------------------------------------------------------------------

MENU = Rule(phrase="Piers of the north", reason="navigation")
KEPT: tuple[tuple[str, Any, Any], ...] = (
    ("name", "pier.txt", "pier.txt"),
    ("url", "https://example.org/pier", "https://example.org/pier"),
    ("title", "The Pier", "The Pier"),
    ("authors", "Ada Quill", ("Ada Quill",)),
    ("authors", ["Ada Quill", "Tom Mast"], ("Ada Quill", "Tom Mast")),
    ("authors", (), ()),
    ("published", "1993-06", Edtf.parse("1993-06")),
    ("published", dt.date(1993, 6, 30), Edtf.parse("1993-06-30")),
    ("published", dt.datetime(1993, 6, 30, 10, tzinfo=dt.UTC), Edtf.parse("1993-06-30")),
    ("published", dt.date(79, 8, 24), Edtf.parse("0079-08-24")),
    ("updated", Edtf.parse("1993~"), Edtf.parse("1993~")),
    ("as_of", "1953/1956", Edtf.parse("1953/1956")),
    ("language", "de-AT", "de-AT"),
    ("date_order", "DMY", "DMY"),
    ("convention", "thirds", "thirds"),
    ("rules", [], ()),
    ("rules", "keep_all", ("keep_all",)),
    ("rules", MENU, (MENU,)),
    ("rules", ["balanced", MENU], ("balanced", MENU)),
)


@pytest.mark.parametrize(("option", "given", "kept"), KEPT)
def test_an_option_is_kept_on_the_record(option: str, given: Any, kept: Any) -> None:
    settings = relations.normalize(RAW, **{option: given}).settings
    assert getattr(settings, option) == kept


@pytest.mark.parametrize("option", list(Settings.model_fields))
def test_an_option_that_is_none_is_as_good_as_left_out(option: str) -> None:
    assert relations.normalize(RAW, **{option: None}) == relations.normalize(RAW)  # type: ignore[arg-type]  # by name


REFUSED: tuple[tuple[str, Any, str], ...] = (
    ("publshed", "1993", "There is no option 'publshed'. There are: name, url, title"),
    ("published", "June 1993", "Write for instance 1993-06"),
    ("published", "1993-06-31", "the calendar has no such day"),
    ("published", 1993, "published is a date in EDTF or a datetime.date, not int"),
    ("updated", "", "updated"),
    ("name", 4, "name is a string, not int"),
    ("title", ["The Pier"], "title is a string, not list"),
    ("title", "The \x00 Pier", "control character"),
    ("authors", ["Ada \ud800"], "surrogate"),
    ("language", "English, mostly", "no language code"),
    ("language", "", "no language code"),
    ("convention", "halves", "There are: thirds"),
    ("date_order", "YMD", "date_order is DMY or MDY"),
    ("convention", [], "convention is a string, not list"),
    ("authors", [1], "authors takes names, each a string, not a int"),
    ("authors", 1, "authors takes names, each a string, not a int"),
    ("authors", ["Ada", "\x01"], "control character"),
    ("authors", dict.fromkeys(["Ada", "\x01"]), "control character"),
    ("rules", ["forum"], "There is no rule pack 'forum'. Installed: "),
    ("rules", "site.toml", "read them first: rules=relations"),
    ("rules", "Tide tables", "To name a line by its words: rules=relations.Rule"),
    ("rules", [4], "rules takes Rules and names of rule packs, not a int"),
    ("rules", 4, "rules takes Rules and names of rule packs, not a int"),
    ("rules", "the \x00 pack", "control character"),
    ("rules", ["keep_all", "strict"], "keep_all and strict contradict each other: give one"),
    ("encoding", "utf-9", "no text encoding"),
)


@pytest.mark.parametrize(("option", "given", "message"), REFUSED)
def test_an_option_that_cannot_be_is_refused_with_what_can(option: str, given: Any, message: str) -> None:
    with pytest.raises(OptionError, match=message.replace(".", r"\.")) as caught:
        relations.normalize(RAW.encode(), **{option: given})
    assert caught.value.option == option


def test_authors_and_rules_may_come_from_an_iterator_and_are_checked_as_in_a_list() -> None:
    several: dict[str, Any] = {"authors": iter(["Ada", "Bo"]), "rules": iter(["strict"])}
    settings = relations.normalize(RAW, **several).settings
    assert (settings.authors, settings.rules) == (("Ada", "Bo"), ("strict",))
    refused: dict[str, Any] = {"authors": (author for author in ["\x01"])}
    with pytest.raises(OptionError, match="control character"):
        relations.normalize(RAW, **refused)


def test_find_dates_takes_its_own_options_and_no_others() -> None:
    with pytest.raises(OptionError, match="no language code"):
        relations.find_dates("1993", language="?")
    with pytest.raises(TypeError):
        relations.find_dates("1993", published="1993")  # type: ignore[call-arg]  # on purpose
    with pytest.raises(OptionError, match=r"^anchor: 'May' is no EDTF date"):
        relations.find_dates("1993", anchor="May")


def test_find_dates_reads_no_date_of_a_document() -> None:
    first, last = relations.find_dates("Published: 12 May 2021\n\nIt opened on 19 June.", language="en")
    assert (str(first.edtf), first.basis) == ("2021-05-12", "explicit")
    assert last.anchor is None or last.anchor.kind != "published"


def test_the_options_do_not_change_which_blocks_there_are() -> None:
    plain = relations.normalize(RAW)
    for options in (
        {"published": "1999"},
        {"updated": "1999"},
        {"as_of": "1999"},
        {"name": "x"},
        {"convention": "thirds"},
    ):
        assert relations.normalize(RAW, **options).blocks == plain.blocks  # type: ignore[arg-type]  # a table of options


def test_the_same_text_gives_the_same_bytes() -> None:
    assert relations.normalize(RAW).to_json() == relations.normalize(RAW).to_json()


def test_a_text_of_which_nothing_is_left_says_so() -> None:
    assert [note.code for note in relations.normalize("Menu\nHome\n").notes] == ["nothing_left"]


# Files ----------------------------------------------------------------------------------------------------------------


def test_a_file_is_read_and_gives_its_name(tmp_path: Path) -> None:
    path = tmp_path / "pier.txt"
    path.write_text(RAW, encoding="utf-8")
    article = relations.read(path)
    assert (article.source.name, article.settings.name, article.title) == ("pier.txt", "pier.txt", "The Long Pier")
    assert relations.read(str(path)) == article
    assert relations.normalize(RAW.encode(), name="pier.txt") == article


def test_a_given_name_counts_before_that_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "pier.txt"
    path.write_text(RAW, encoding="utf-8")
    assert relations.read(path, name="The pier").source.name == "The pier"


def test_a_file_that_is_not_there_is_an_input_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read: No such file or directory"):
        relations.read(tmp_path / "pier.txt")


def test_a_folder_is_an_input_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"cannot be read: .*\. Name a file in it\."):
        relations.read(tmp_path)


def test_the_options_are_looked_at_before_the_file_is(tmp_path: Path) -> None:
    with pytest.raises(OptionError):
        relations.read(tmp_path / "pier.txt", published="soon")


@pytest.mark.parametrize("raw", [b"%PDF-1.7 \x00", "<!DOCTYPE html><html><body>", b"PK\x03\x04..."])
def test_what_is_no_plain_text_is_refused_with_what_to_do(raw: str | bytes) -> None:
    with pytest.raises(InputError, match=r"(?i)plain text.*(?:for instance|first)"):
        relations.normalize(raw)


# Other dates ----------------------------------------------------------------------------------------------------------


def test_reanchor_takes_dates_of_the_document_and_nothing_else() -> None:
    article = relations.normalize(RAW)
    with pytest.raises(OptionError, match="published, updated and as_of, not 'title'"):
        relations.reanchor(article, title="The Pier")  # type: ignore[call-arg]  # on purpose
    with pytest.raises(OptionError, match="no EDTF date"):
        relations.reanchor(article, published="soon")


def test_reanchor_keeps_what_was_said_before() -> None:
    article = relations.normalize(RAW, title="The Pier", published="1999", updated="2001", name="pier.txt")
    moved = relations.reanchor(article, published="1993")
    assert moved == relations.normalize(RAW, title="The Pier", published="1993", updated="2001", name="pier.txt")


def test_reanchor_leaves_the_article_it_was_given_alone() -> None:
    article = relations.normalize(RAW, published="1999")
    before = article.to_json()
    assert relations.reanchor(article, published="1993") != article
    assert article.to_json() == before


def test_reanchor_works_on_an_article_that_comes_from_json() -> None:
    article = relations.normalize(RAW)
    again = relations.Article.from_json(article.to_json())
    assert relations.reanchor(again, published="1993") == relations.normalize(RAW, published="1993")


def test_reanchor_to_nothing_new_changes_nothing() -> None:
    article = relations.normalize(RAW, published="1999")
    assert relations.reanchor(article) == article


def test_what_the_caller_does_wrong_is_one_family_of_errors() -> None:
    for wrong in (lambda: relations.normalize(b"%PDF-1.7"), lambda: relations.normalize(RAW, published="soon")):
        with pytest.raises(RelationsError):
            wrong()


def test_a_file_that_is_much_too_large_is_refused_before_it_is_read(tmp_path: Path) -> None:
    large = tmp_path / "large.txt"
    with large.open("wb") as file:
        file.truncate(LONGEST + 1)  # a hole, which takes no room on the disk
    with pytest.raises(InputError, match=r"large\.txt has 64,000,001 bytes, and 64,000,000 are the most"):
        relations.read(large)
    (result,) = relations.normalize_many([large])
    assert isinstance(result.error, InputError)

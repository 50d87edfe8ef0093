"""The command line, as somebody at a terminal meets it."""

from __future__ import annotations

import gzip
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import relations
from relations.cli import main
from relations.show import show

PIER = """\
The Pier at Hollin

Published: 4 May 2021

The pier was begun in June 1993 and opened on 19 July. It has been mended twice since, and few remember why.

Share this article on social media
"""
MILL = "The Mill\n\nThe mill was built from 1953 to 1961 by two brothers, who never spoke to each other again.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with two texts, one of them in a folder of its own, and a PDF that says it is a text."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in" / "deep").mkdir(parents=True)
    (tmp_path / "in" / "pier.txt").write_text(PIER)
    (tmp_path / "in" / "deep" / "mill.text").write_text(MILL)
    (tmp_path / "in" / "notes.doc").write_text("not looked at")
    (tmp_path / "in" / ".hidden.txt").write_text("not looked at")
    (tmp_path / "bad.txt").write_bytes(b"%PDF-1.7\n")
    return tmp_path


def run(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, list(arguments), input=stdin)


def files(folder: str) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in Path(folder).rglob("*") if path.is_file())


@pytest.mark.usefixtures("folder")
class TestConvert:
    def test_one_input_in_one_format_is_one_file(self) -> None:
        done = run("convert", "in/pier.txt", "--to", "text", "-o", "new/pier.out")
        assert (done.exit_code, done.stdout, done.stderr) == (0, "", "1 article written to new/pier.out\n")
        assert Path("new/pier.out").read_text().startswith("The Pier at Hollin\n\nThe pier was begun")

    def test_what_was_written_is_told_also_of_one_article(self) -> None:
        told = "1 article written to "
        convert = ("convert", "in/pier.txt", "--to", "json")
        assert run(*convert, "-o", "out/").stderr == f"{told}out/pier.json\n"
        assert run(*convert, "--to", "text", "-o", "both").stderr == f"{told}both/pier.json and both/pier.txt\n"
        assert run("convert", "in/deep", "--to", "docx", "--combine", "a.docx").stderr == f"{told}a.docx\n"
        assert run("convert", "in/deep", "--to", "json", "-o", "deep").stderr == f"{told}deep\n"
        assert run(*convert, "-o", "-").stderr == ""

    @pytest.mark.parametrize(
        ("inputs", "place", "count"),
        [
            (["in/pier.txt"], ("-o", "new/pier.json"), "1 file"),
            (["in"], ("-o", "out"), "2 files"),
            (["in"], ("--combine", "all.jsonl"), "1 file"),
            (["in"], ("-o", "all.json.gz"), "1 file"),
            (["rows.jsonl"], ("-o", "out"), "1 file"),
        ],
    )
    def test_that_files_were_replaced_is_told(self, inputs: list[str], place: tuple[str, str], count: str) -> None:
        Path("rows.jsonl").write_text(json.dumps({"text": MILL}))
        convert = ("convert", *inputs, "--to", "json", *place)
        assert "replaced" not in run(*convert).stderr
        assert run(*convert).stderr.splitlines()[0].endswith(f" written to {place[1]} ({count} replaced)")

    def test_a_folder_keeps_its_shape(self) -> None:
        assert run("convert", "in", "--to", "json", "--to", "markdown", "-o", "out").exit_code == 0
        assert files("out") == ["deep/mill.json", "deep/mill.md", "pier.json", "pier.md"]

    def test_an_output_inside_the_input_folder_is_no_input(self) -> None:
        for _ in range(2):
            assert run("convert", "in", "--to", "text", "-o", "in/out").exit_code == 0
        assert files("in/out") == ["deep/mill.txt", "pier.txt"]

    def test_a_pattern_names_files_from_its_first_wildcard_on(self) -> None:
        assert run("convert", "in/**/*.te*t", "--to", "json", "-o", "out").exit_code == 0
        assert files("out") == ["deep/mill.json"]

    def test_the_output_is_the_same_for_any_number_of_jobs(self) -> None:
        assert run("convert", "in", "--to", "json", "-o", "one").exit_code == 0
        assert run("convert", "in", "--to", "json", "-o", "two", "--jobs", "2").exit_code == 0
        assert [Path("one", f).read_bytes() for f in files("one")] == [
            Path("two", f).read_bytes() for f in files("two")
        ]

    def test_standard_input_and_output(self) -> None:
        done = run("convert", "-", "--to", "text", "-o", "-", stdin=MILL)
        assert (done.exit_code, done.stdout) == (0, MILL)
        assert run("convert", "-", "--to", "text", "-o", "out/", stdin=MILL).exit_code == 0
        assert files("out") == ["stdin.txt"]

    def test_many_inputs_are_combined_in_one_file(self) -> None:
        assert run("convert", "in", "--to", "json", "--combine", "all.jsonl").exit_code == 0
        titles = [json.loads(line)["title"] for line in Path("all.jsonl").read_text().splitlines()]
        assert titles == ["The Mill", "The Pier at Hollin"]
        assert run("convert", "in", "--to", "json", "--combine", "-").stdout == Path("all.jsonl").read_text()

    def test_one_bad_input_does_not_stop_the_rest(self) -> None:
        done = run("convert", "bad.txt", "nowhere.txt", "in", "--to", "text", "-o", "out")
        assert done.exit_code == 1
        assert done.stderr.splitlines()[0].startswith("Error: bad.txt: This is a PDF, not plain text.")
        assert done.stderr.splitlines()[1:] == [
            "Error: nowhere.txt: there is no such file or folder: check the path",
            "2 articles written to out",
            "  4 dates, 0 of them unresolved",
            "  1 block set aside: share 1",
            "2 of 4 inputs failed, listed in out.errors.jsonl",
        ]
        assert files("out") == ["deep/mill.txt", "pier.txt"]
        combined = run("convert", "bad.txt", "in", "--to", "json", "--combine", "all.jsonl")
        assert combined.exit_code == 1
        assert len(Path("all.jsonl").read_text().splitlines()) == 2

    @pytest.mark.parametrize(
        ("inputs", "to", "place"),
        [
            (["typo.jsonl"], "jsonl", ("-o", "k.jsonl")),
            (["typo.jsonl.gz"], "jsonl", ("-o", "k.jsonl.gz")),
            (["typo/"], "jsonl", ("-o", "k.jsonl")),
            (["typo/"], "jsonl", ("--combine", "k.jsonl")),
            (["typo/"], "json", ("--combine", "k.jsonl")),
            (["typo.txt"], "tei", ("--combine", "k.xml")),
            (["typo/"], "html", ("--combine", "k.html")),
            (["bad.txt"], "docx", ("--combine", "k.docx")),
            (["bad.txt", "typo.txt", "t*po"], "docx", ("--combine", "k.docx")),
            (["bad.txt", "typo.txt"], "jsonl", ("-o", "k.jsonl")),
            (["typo/"], "dates", ("--combine", "k.csv")),
            (["typo/"], "parquet", ("--combine", "k.parquet")),
            (["typo.txt", "bad.txt"], "docx", ("-o", "k")),
            (["none.jsonl"], "jsonl", ("-o", "k.jsonl")),
            (["none.jsonl"], "docx", ("--combine", "k.docx")),
            (["none.jsonl"], "docx", ("-o", "k")),
            (["none.warc"], "jsonl", ("-o", "k.jsonl")),
        ],
    )
    def test_where_no_article_could_be_made_an_earlier_output_stays(
        self, inputs: list[str], to: str, place: tuple[str, str]
    ) -> None:
        Path("none.jsonl").touch()
        Path("none.warc").touch()
        assert run("convert", *inputs, "--to", to, *place).exit_code == 1
        assert not Path(place[1]).exists()
        for name in (place[1], f"{place[1]}.errors.jsonl"):
            Path(name).unlink(missing_ok=True)
        assert run("convert", "in", "bad.txt", "--to", to, *place).exit_code == 1
        before = {name: Path(name).read_bytes() for name in files(".")}
        assert len(before) > 7
        done = run("convert", *inputs, "--to", to, *place)
        assert done.exit_code == 1
        assert f"Nothing was written; {place[1]} is as it was." in done.stderr.splitlines()
        after = {name: Path(name).read_bytes() for name in files(".")}
        if place[1] == "k":  # what failed in a folder is listed anew
            before.pop("k.errors.jsonl")
            after.pop("k.errors.jsonl")
        assert after == before

    def test_where_one_article_could_not_be_made_an_earlier_one_stays(self) -> None:
        run("convert", "in/pier.txt", "--to", "docx", "-o", "k.docx")
        before = Path("k.docx").read_bytes()
        for text in ("bad.txt", "typo.txt", "typo/"):
            done = run("convert", text, "--to", "docx", "-o", "k.docx")
            assert done.exit_code == 1
            assert done.stderr.splitlines()[1:] == ["Nothing was written; k.docx is as it was."]
        assert Path("k.docx").read_bytes() == before

    def test_of_no_article_nothing_is_printed_and_no_file_begun(self) -> None:
        before = files(".")
        for place in (("--combine", "-"), ("-o", "-"), ("--combine", "new.html")):
            done = run("convert", "bad.txt", "--to", "html", *place)
            assert (done.exit_code, done.stdout) == (1, "")
            assert done.stderr.startswith("Error: bad.txt: This is a PDF")
        done = run("convert", "bad.txt", "typo.txt", "--to", "html", "--combine", "-")
        assert done.stderr.splitlines()[2:] == ["Nothing was written.", "2 of 2 inputs failed"]
        done = run("convert", "-", "--from", "jsonl", "--to", "jsonl", "-o", "new.jsonl", stdin="")
        assert done.exit_code == 1
        assert done.stderr.startswith("Error: There is not one text in what was given: ")
        assert files(".") == before

    @pytest.mark.parametrize(
        ("raw", "warnings"),
        [
            (b"", ["There is no visible text."]),
            (b" \n\t\n", ["There is no visible text."]),
            (b"\x90\x81\x8d rubbish", ["No UTF-8 and no byte order mark: read as cp1252", "3 bytes are no cp1252"]),
            (b"\x81 caf\xe9", ["No UTF-8 and no byte order mark: read as cp1252", "1 byte is no cp1252"]),
            ("Käse\n".encode("cp1252"), ["No UTF-8 and no byte order mark: read as cp1252"]),
            (b"<p>a</p>\n<p>b</p>\n<p>c</p>\n", ["3 HTML tags, the first at 4"]),
            (b"Share this article on social media\n", ["Everything was set aside"]),
            (MILL.encode(), []),
            (b"The Mill\n\n\x0cIt was built on 3/4/1921, after the war, and stands.\n", []),
        ],
    )
    def test_what_is_doubtful_about_one_text_is_told(self, raw: bytes, warnings: list[str]) -> None:
        Path("odd.txt").write_bytes(raw)
        for place in (("-o", "odd.docx"), ("-o", "-"), ("--combine", "odd.docx")):
            done = run("convert", "odd.txt", "--to", "docx", *place)
            assert done.exit_code == 0
            told = [line for line in done.stderr.splitlines() if line.startswith("Warning: odd.txt: ")]
            assert len(told) == len(warnings)
            for line, start in zip(told, warnings, strict=True):
                assert line.startswith(f"Warning: odd.txt: {start}")

    def test_what_is_doubtful_about_many_texts_is_counted(self) -> None:
        Path("in/blank.txt").write_bytes(b" ")
        Path("in/deep/empty.txt").write_bytes(b"")
        Path("in/cheese.txt").write_bytes("Käse\n".encode("cp1252"))
        for jobs, place in (("1", ("-o", "out")), ("2", ("-o", "out")), ("1", ("--combine", "all.docx"))):
            done = run("convert", "in", "bad.txt", "--to", "docx", *place, "--jobs", jobs)
            assert done.exit_code == 1
            assert done.stderr.splitlines()[-3:-1] == [
                "Warning: 2 texts without visible text: in/blank.txt and others",
                "Warning: 1 text in an encoding that was guessed: in/cheese.txt",
            ]

    def test_what_is_said_about_the_text_is_kept(self) -> None:
        about = ("--published", "2020-02", "--language", "en", "--title", "Piers", "--date-order", "DMY")
        assert run("convert", "in/pier.txt", "--to", "json", "-o", "a.json", *about).exit_code == 0
        record = json.loads(Path("a.json").read_text())
        assert record["published"]["edtf"] == record["settings"]["published"] == "2020-02"
        assert record["title"] == "Piers"

    def test_options_are_checked_by_the_exporter(self) -> None:
        assert run("convert", "in/pier.txt", "--to", "json", "-o", "a.json", "-O", "json.indent=2").exit_code == 0
        assert Path("a.json").read_text().startswith('{\n  "')
        assert run("convert", "in/pier.txt", "--to", "json", "-o", "a.json", "-O", "json.indent=null").exit_code == 0
        assert Path("a.json").read_text().startswith('{"')

    def test_an_output_that_cannot_be_written_is_told_in_a_line(self) -> None:
        done = run("convert", "in/pier.txt", "--to", "json", "-o", "bad.txt/a.json")
        assert done.exit_code == 1
        assert done.stderr.startswith("Error: Cannot write bad.txt/a.json: ")
        assert done.stderr.count("\n") == 1
        done = run("convert", "in/pier.txt", "--to", "text", "-o", "bad.txt/a.txt")
        assert done.exit_code == 1
        assert done.stderr.startswith("Error: in/pier.txt: Cannot write bad.txt/a.txt: ")
        assert done.stderr.count("\n") == 1

    def test_one_text_too_is_compressed_if_its_file_is_called_so(self) -> None:
        assert run("convert", "in/pier.txt", "--to", "jsonl", "-o", "a.jsonl.gz").exit_code == 0
        assert run("convert", "in/pier.txt", "--to", "jsonl", "-o", "a.jsonl").exit_code == 0
        assert gzip.decompress(Path("a.jsonl.gz").read_bytes()) == Path("a.jsonl").read_bytes()

    @pytest.mark.parametrize(
        ("arguments", "sentence"),
        [
            (("in", "--to", "jsn", "-o", "out"), "There is no exporter 'jsn'. Installed: "),
            (("in", "-o", "o"), "Say what to make, for instance --to docx; `relations exporters` lists the formats."),
            (("in", "--to", "docx", "-o", "o", "-O", "docx.review=perhaps"), "'perhaps'. It takes true or false."),
            (("in", "--to", "docx", "-o", "o", "-O", "docx.sections=a"), "It takes any of facts, contents, timeline,"),
            (("in", "--to", "markdown", "--combine", "a"), "use -o FOLDER, or one of: chunks, dates, docx, "),
            (("in", "--to", "json"), "Say where to write: -o FILE, -o FOLDER, or -o - for standard output."),
            (("in", "--to", "json", "-o", "-"), "Standard output takes one input in one format."),
            (("in", "--to", "json", "-o", "bad.txt"), "bad.txt is a file; for more than one output, name a folder."),
            (("in", "--to", "json", "-o", "o", "-O", "json.size=2"), "'json' has no option 'size'. It has: indent."),
            (("in", "--to", "json", "-o", "o", "-O", "json.indent=x"), "The option 'indent' of 'json' cannot be 'x'"),
            (("in", "--to", "json", "-o", "o", "-O", "indent=2"), "-O takes FORMAT.OPTION=VALUE"),
            (("in", "--to", "json", "-o", "o", "-O", "text.a=2"), "is for text, which is not made: add --to text"),
            (("in", "--to", "json", "-o", "o", "--template", "h.docx"), "add --to docx, or leave it out"),
            (
                ("in", "--to", "json", "-o", "o", "--published", "06/02/2024"),
                "published: '06/02/2024' is no EDTF date: the year stands first: 2024-06-02 or 2024-02-06.",
            ),
            (("in", "--to", "json", "-o", "o", "--published", "soon"), "published: 'soon' is no EDTF date"),
            (
                ("in", "--to", "json", "-o", "o", "--url", "http://a.b"),
                "--url belongs to one article, and there are 2.",
            ),
            (("in", "--to", "text", "--combine", "a"), "'text' makes one file for each article"),
            (("in", "--to", "json", "--combine", "a", "-o", "b"), "give one --to, and no -o."),
            (("in/pier.txt", "--to", "json", "--combine", "in/pier.txt"), "would write over the input in/pier.txt"),
            (("in/pier.txt", "--to", "text", "-o", "in"), "which is the input in/pier.txt"),
            (
                ("in/pier.txt", "--to", "json", "--to", "text", "-o", "a.json"),
                "a.json would be a folder, since more than",
            ),
            (
                ("in", "--to", "docx", "-o", "a.docx"),
                "Name it without .docx; or make one file of many texts: --combine",
            ),
            (("in/deep", "in/pier.txt", "in/../in/deep/mill.text", "--to", "text", "-o", "in/pier.txt"), "is a file"),
        ],
    )
    def test_wrong_usage_is_refused_before_any_work(self, arguments: tuple[str, ...], sentence: str) -> None:
        before = files(".")
        done = run("convert", *arguments)
        assert done.exit_code == 2
        assert sentence in done.stderr
        assert done.stderr.count("\n") == 1
        assert files(".") == before

    @pytest.mark.parametrize(
        ("to", "place", "warning"),
        [
            ("docx", ("-o", "out"), "out is made a file, of one text in one format. For a folder, write out/"),
            ("docx", ("-o", "a.pdf"), "a.pdf will hold docx, and programs that go by the name expect .docx"),
            ("docx", ("--combine", "a.pdf"), "a.pdf will hold docx, "),
            ("docx", ("-o", "a.html"), "a.html will hold docx, "),
            ("docx", ("-o", "a.docx.gz"), "a.docx.gz will hold docx, "),
            ("html", ("-o", "a.XML"), "a.XML will hold html, "),
            ("jsonld", ("-o", "a.json"), "a.json will hold jsonld, "),
        ],
    )
    def test_a_name_that_tells_something_else_is_warned_of(self, to: str, place: tuple[str, str], warning: str) -> None:
        done = run("convert", "in/pier.txt", "--to", to, *place)
        assert done.exit_code == 0
        assert done.stderr.startswith(f"Warning: {warning}")
        assert done.stderr.splitlines()[1:] == [f"1 article written to {place[1]}"]

    @pytest.mark.parametrize(
        ("to", "place"),
        [
            ("docx", ("-o", "a.docx")),
            ("docx", ("-o", "a.DOCX")),
            ("docx", ("-o", "a.docx/")),
            ("docx", ("--combine", "all")),
            ("tei", ("-o", "a.tei")),
            ("text", ("-o", "a.out")),
            ("chunks", ("-o", "a.jsonl")),
            ("dates", ("-o", "a.csv")),
            ("json", ("--combine", "a.jsonl")),
            ("json", ("--combine", "a.json.gz")),
        ],
    )
    def test_a_name_that_tells_nothing_else_is_taken(self, to: str, place: tuple[str, str]) -> None:
        done = run("convert", "in/pier.txt", "--to", to, *place)
        assert (done.exit_code, done.stderr.count("\n")) == (0, 1)

    def test_two_outputs_of_one_name_are_refused_before_any_work(self) -> None:
        Path("in/deep/pier.txt").write_text(PIER)
        done = run("convert", "in/pier.txt", "in/deep", "--to", "text", "-o", "out")
        assert done.exit_code == 2
        assert (
            "in/deep/pier.txt as text would go to out/pier.txt, which is where in/pier.txt as text goes" in done.stderr
        )
        assert not Path("out").exists()

    def test_a_version_in_a_name_is_no_suffix(self) -> None:
        Path("v1.2").write_text(MILL)
        assert run("convert", "v1.2", "--to", "json", "-o", "out/").exit_code == 0
        assert files("out") == ["v1.2.json"]


@pytest.mark.usefixtures("folder")
class TestShow:
    def test_it_shows_what_was_kept_and_set_aside_and_what_dates_mean(self) -> None:
        done = run("show", "in/pier.txt")
        assert done.exit_code == 0
        assert "published  2021-05-04 stated in “" in done.output
        assert "The pier was begun in June 1993 [1993-06] and opened on 19 July [1993-07-19]." in " ".join(
            done.output.split()
        )
        assert "│ Share this article on social media  set aside: share" in done.output
        assert re.search(r"19 July +1993-07-19 +inferred +narrative 1993-06", done.output)
        assert "by rule" not in done.output
        assert "\x1b" not in done.output

    def test_a_date_that_was_given_is_said_to_be_given_once(self) -> None:
        assert "published  2019-06-02 given\n" in run("show", "in/pier.txt", "--published", "2019-06-02").output

    def test_why_adds_rule_and_evidence(self) -> None:
        article = relations.read("in/pier.txt")
        done = run("show", "in/pier.txt", "--why")
        for block in article.blocks:
            assert f"by rule {block.rule}" in done.output

    def test_a_terminal_gets_colour_unless_it_is_not_wanted(self, monkeypatch: pytest.MonkeyPatch) -> None:
        colourful = CliRunner().invoke(main, ["show", "in/pier.txt"], color=True)
        assert "\x1b[2mShare this article" in colourful.output
        monkeypatch.setenv("NO_COLOR", "1")
        assert "\x1b" not in CliRunner().invoke(main, ["show", "in/pier.txt"], color=True).output

    def test_a_record_is_shown_like_its_text(self) -> None:
        run("convert", "in/pier.txt", "--to", "json", "-o", "pier.json")
        assert run("show", "pier.json").output == run("show", "in/pier.txt").output

    def test_text_that_steers_terminals_is_made_harmless(self) -> None:
        article = relations.normalize("A title\n\nSome words \x1b]0;owned\x07 and \x9b31m more, \u202eturned round.\n")
        shown = "".join(show(article, why=True))
        assert "\x1b]" not in shown
        assert not {"\x07", "\x9b", "\u202e"} & set(shown)

    def test_what_cannot_be_opened_is_told_with_what_to_do(self, monkeypatch: pytest.MonkeyPatch) -> None:
        assert run("show", "in").stderr == "Error: in cannot be read: Is a directory. Name a file in it.\n"

        def refuse(*_arguments: object, **_more: object) -> None:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr("pathlib.Path.read_bytes", refuse)
        sentence = (
            "Error: in/pier.txt cannot be read: Permission denied. Change its permissions, or name another file.\n"
        )
        assert run("show", "in/pier.txt").stderr == sentence
        assert run("convert", "in/pier.txt", "--to", "text", "-o", "-").stderr == sentence

    def test_what_cannot_be_shown_is_told_in_a_line(self) -> None:
        for name in ("nowhere.txt", "in", "bad.txt"):
            done = run("show", name)
            assert done.exit_code == 1
            assert done.stderr.startswith("Error: ")
            assert done.stderr.count("\n") == 1


@pytest.mark.usefixtures("folder")
class TestVerify:
    def test_a_record_is_made_anew_with_its_own_settings(self) -> None:
        run("convert", "in/pier.txt", "--to", "json", "-o", "pier.json", "--published", "1990", "-O", "json.indent=2")
        done = run("verify", "pier.json", "in/pier.txt")
        assert (done.exit_code, done.output) == (0, "pier.json is what in/pier.txt gives.\n")

    def test_what_differs_is_told(self) -> None:
        run("convert", "in/pier.txt", "--to", "json", "-o", "pier.json")
        Path("pier.json").write_text(Path("pier.json").read_text().replace("1993-06", "1994-06"))
        done = run("verify", "pier.json", "in/pier.txt")
        assert done.exit_code == 1
        assert done.stderr.startswith("pier.json: timexes differ from number ")
        assert "made of another text" in run("verify", "pier.json", "in/deep/mill.text").stderr

    def test_other_formats_are_compared_by_their_bytes(self) -> None:
        run("convert", "in/pier.txt", "--to", "markdown", "-o", "pier.md", "-O", "markdown.dates=footnotes")
        assert run("verify", "pier.md", "in/pier.txt", "-O", "markdown.dates=footnotes").exit_code == 0
        done = run("verify", "pier.md", "in/pier.txt")
        assert done.exit_code == 1
        assert done.stderr.startswith("pier.md: differs from byte ")

    @pytest.mark.parametrize(("format_", "out"), [("tei", "pier.xml"), ("jsonld", "pier.jsonld")])
    def test_what_another_version_made_is_told(self, format_: str, out: str) -> None:
        run("convert", "in/pier.txt", "--to", format_, "-o", out)
        Path(out).write_text(Path(out).read_text().replace(f'"{relations.__version__}"', '"0.0.9"'))
        done = run("verify", out, "in/pier.txt")
        assert done.exit_code == 1
        assert done.stderr.startswith(f"{out}: it was made with article-relations 0.0.9, and this is ")

    def test_what_is_no_file_is_told_as_such(self) -> None:
        for name, sentence in (
            ("nowhere", "nowhere cannot be read: No such file or directory. Check the path."),
            ("nowhere.json", "nowhere.json cannot be read: No such file or directory. Check the path."),
            ("nowhere.jsonl", "nowhere.jsonl: it cannot be read: No such file or directory. Check the path."),
            ("in", "in cannot be read: Is a directory. Name a file in it."),
        ):
            done = run("verify", name, "in/pier.txt")
            assert (done.exit_code, done.stderr) == (1, f"Error: {sentence}\n")

    def test_a_file_of_no_known_suffix_needs_its_format(self) -> None:
        assert run("verify", "in/notes.doc", "in/pier.txt").exit_code == 2
        run("convert", "in/pier.txt", "--to", "text", "-o", "pier.out")
        assert run("verify", "pier.out", "in/pier.txt", "--to", "text").exit_code == 0


def test_exporters_are_listed_with_their_problems(tmp_path: Path) -> None:
    folder = tmp_path / "broken-1.0.dist-info"
    folder.mkdir()
    (folder / "METADATA").write_text("Metadata-Version: 2.1\nName: broken\nVersion: 1.0\n")
    (folder / "entry_points.txt").write_text("[relations.exporters]\nbrk = nowhere_at_all:X\ntext = nowhere_at_all:Y\n")
    done = subprocess.run(
        [sys.executable, "-m", "relations.cli", "exporters"],
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    lines = done.stdout.splitlines()
    assert lines[0].split() == ["FORMAT", "SUFFIX", "FROM", "VERSION", "COMBINES"]
    assert (
        "  PROBLEM: The exporter 'brk' (broken 1.0) cannot be loaded: ModuleNotFoundError: No module named"
        in done.stdout
    )
    assert "  CONFLICT: also offered by broken 1.0, which is not used" in lines
    assert done.stderr == ""


def test_the_options_of_an_exporter_are_listed() -> None:
    done = run("exporters", "json")
    assert "  -O json.indent=…  a whole number or null; default null\n" in done.output
    done = run("exporters", "docx")
    assert "  -O docx.page_size=…  a4, letter or null; default null\n" in done.output
    assert "  -O docx.template=…  a file or null; default null\n" in done.output
    assert "  -O docx.sections=…  any of facts, contents, timeline, " in done.output
    assert "; default facts,contents,timeline," in done.output
    assert "  -O docx.picture=…  true or false; default false\n" in done.output
    assert run("exporters", "nosuch").exit_code == 2


def test_the_schema_is_that_of_the_record() -> None:
    assert json.loads(run("schema").output) == relations.json_schema()


@pytest.mark.parametrize(
    ("option", "value"), [("--jobs", "many"), ("--jobs", "0"), ("--jobs", "-1"), ("--jobs", "1.5")]
)
@pytest.mark.parametrize("command", ["convert", "learn", "verify"])
def test_a_number_that_is_none_is_refused_with_those_that_are(command: str, option: str, value: str) -> None:
    done = run(command, "a", "b", option, value)
    assert done.exit_code == 2
    assert f"Invalid value for '{option}': '{value}' is no whole number from 1 on." in done.stderr


def test_help_names_every_command() -> None:
    output = run("--help").output
    for command in ("convert", "exporters", "learn", "rules", "schema", "show", "verify"):
        assert f"  {command} " in output

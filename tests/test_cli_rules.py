"""Rules on the command line, as somebody meets them who has a folder of pages: learn, edit, convert, look."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sites import ARTICLES, TOP, page, pages

import relations
from relations.cli import main
from relations.rulefile import parse_rules


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with the pages of a site in it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pages").mkdir()
    for number, text in enumerate(pages()):
        (tmp_path / "pages" / f"{number}.txt").write_text(text, encoding="utf-8")
    return tmp_path


def run(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, list(arguments), input=stdin)


def written(path: str) -> str:
    return Path(path).read_text(encoding="utf-8")


@pytest.mark.usefixtures("folder")
class TestFromPagesToBriefs:
    def test_learn_edit_convert(self) -> None:
        assert run("learn", "pages", "-o", "site.toml").exit_code == 0
        rules = written("site.toml")
        assert '# on 6 of 6 pages\n[[rule]]\nphrase = "Town hall"' in rules
        newsletter = '"Subscribe to the Gazette"\nreason = "{}"'
        mended = rules.replace(newsletter.format("navigation"), newsletter.format("newsletter"))
        assert mended != rules
        mended = f'[[rule]]\nphrase = "Harbor notes"\nkeep = true\n\n{mended}'
        Path("site.toml").write_text(mended, encoding="utf-8")
        done = run("convert", "pages", "--rules", "site.toml", "--to", "text", "--to", "json", "-o", "out")
        assert (done.exit_code, done.stdout) == (0, "")
        for number, (title, *body) in enumerate(ARTICLES):
            head = written(f"out/{number}.txt").split("\n\n")[:2]
            assert sorted(head) == sorted([title, "Harbor notes"])  # one of the two is the title, and comes first
            assert written(f"out/{number}.txt") == "\n\n".join([*head, *body]) + "\n"
        record = json.loads(written("out/0.json"))
        reasons = {b["text"]: (b["reason"], b["rule"]) for b in record["blocks"] if b["kind"] == "boilerplate"}
        assert reasons["Subscribe to the Gazette"] == ("newsletter", "given:subscribe_to_the_gazette")
        assert run("verify", "out/0.json", "pages/0.txt").exit_code == 0

    def test_nothing_is_applied_unasked(self) -> None:
        run("convert", "pages", "--to", "json", "-o", "before")
        run("learn", "pages", "-o", "pages/site.toml")
        run("convert", "pages", "--to", "json", "-o", "after")
        assert [written(f"before/{n}.json") for n in range(6)] == [written(f"after/{n}.json") for n in range(6)]

    def test_show_tells_the_rule_that_decided(self) -> None:
        run("learn", "pages", "-o", "site.toml")
        done = run("show", "pages/0.txt", "--rules", "site.toml", "--why")
        assert "│ Town hall  set aside: navigation" in done.output
        assert "rules      10 of your own\n" in done.output
        assert "rules      keep_all\n" in run("show", "pages/0.txt", "--rules", "keep_all").output
        assert "rules      " not in run("show", "pages/0.txt").output
        assert "navigation by rule given:town_hall" in done.output

    def test_other_formats_are_verified_with_the_same_rules(self) -> None:
        run("learn", "pages", "-o", "site.toml")
        run("convert", "pages/0.txt", "--rules", "site.toml", "--to", "markdown", "-o", "0.md")
        assert run("verify", "0.md", "pages/0.txt", "--rules", "site.toml").exit_code == 0
        assert run("verify", "0.md", "pages/0.txt").exit_code == 1

    def test_files_and_packs_are_asked_in_their_order_for_any_number_of_jobs(self) -> None:
        Path("mine.toml").write_text('[[rule]]\nphrase = "Town hall"\nreason = "related"\n')
        run("learn", "pages", "-o", "site.toml")
        rules = ("--rules", "mine.toml", "--rules", "keep_all", "--rules", "site.toml")
        assert run("convert", "pages", *rules, "--to", "json", "-o", "one").exit_code == 0
        assert run("convert", "pages", *rules, "--to", "json", "-o", "two", "--jobs", "2").exit_code == 0
        assert [written(f"one/{n}.json") for n in range(6)] == [written(f"two/{n}.json") for n in range(6)]
        article = relations.Article.from_json(written("one/0.json"))
        assert next(b.reason for b in article.set_aside if b.text == "Town hall") == "related"
        assert article.settings.rules[1] == "keep_all"


@pytest.mark.usefixtures("folder")
class TestLearn:
    def test_rules_go_to_standard_output_where_no_file_is_named(self) -> None:
        done = run("learn", "pages")
        assert done.exit_code == 0
        assert len(parse_rules(done.stdout)) == 10
        assert done.stdout == run("learn", "pages/*.txt", "--jobs", "2").stdout

    def test_a_file_that_is_there_is_left_alone(self) -> None:
        Path("site.toml").write_text("# mine\n")
        done = run("learn", "pages", "-o", "site.toml")
        assert done.exit_code == 2
        assert "site.toml is there already, and may hold what you changed: name another file" in done.stderr
        assert written("site.toml") == "# mine\n"

    def test_too_few_pages_are_told_in_a_line(self) -> None:
        done = run("learn", "pages/0.txt", "pages/1.txt", "-o", "site.toml")
        assert done.exit_code == 1
        assert done.stderr == (
            "Error: 2 pages read, 2 of them different; what repeats shows from 3 on. "
            "Give more pages of the same site, each with all that stands around its article.\n"
        )
        assert not Path("site.toml").exists()

    def test_a_page_that_cannot_be_read_is_named_and_the_others_are_learned_from(self) -> None:
        Path("pages/bad.txt").write_bytes(b"%PDF-1.7\n")
        done = run("learn", "pages")
        assert done.exit_code == 1
        assert done.stderr.startswith("Error: pages/bad.txt: This is a PDF, not plain text.")
        assert "6 pages read" in done.stdout

    def test_pages_that_count_as_one_are_told_as_such(self) -> None:
        Path("same").mkdir()
        for number in range(6):
            Path("same", f"{number}.txt").write_text(f"Town hall\n\nThe mill has {number} stones, and they turn.\n")
        done = run("learn", "same", "-o", "site.toml")
        assert done.exit_code == 1
        assert done.stderr.startswith("Error: 6 pages read, 1 of them different; what repeats shows from 3 on. ")
        assert done.stderr.endswith(" Pages that differ in numbers alone, or tell the same article, count as one.\n")

    def test_if_too_few_pages_could_be_read_that_is_said(self) -> None:
        Path("bad.txt").write_bytes(b"%PDF-1.7\n")
        done = run("learn", "pages/0.txt", "pages/1.txt", "bad.txt", "-o", "site.toml")
        assert done.exit_code == 1
        assert done.stderr.splitlines()[1].startswith(
            "Error: With 1 page that could not be read, too few are left: 2 pages read, 2 of them different; "
        )

    def test_what_was_proposed_is_told_where_it_goes_to_a_file(self) -> None:
        assert run("learn", "pages", "-o", "site.toml").stderr == (
            "10 rules proposed from 6 different pages, written to site.toml\n"
        )
        assert run("learn", "pages").stderr == ""

    def test_how_often_a_line_has_to_stand_may_be_said(self) -> None:
        Path("pages/0.txt").write_text(page(ARTICLES[0], 0, top=TOP[:1]), encoding="utf-8")
        assert "Town hall" in run("learn", "pages", "--at-least", "5").stdout
        assert "Town hall" not in run("learn", "pages", "--at-least", "6").stdout
        assert run("learn", "pages", "--at-least", "1").exit_code == 2


WRONG = (
    (("--rules", "nowhere.toml"), 2, "nowhere.toml cannot be read: No such file or directory. Check the path."),
    (("--rules", "nosuch"), 2, "There is no rule pack 'nosuch'. Installed: balanced, keep_all, strict."),
    (("--rules", "keep_all", "--rules", "strict"), 2, "keep_all and strict contradict each other: give one."),
    (("--rules", "bad.toml"), 2, "bad.toml, line 4: A rule has no 'phrse'; it has phrase, begins, pattern"),
    (("--rules", "pages"), 2, "pages cannot be read: Is a directory. Name a file in it."),
)


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(("arguments", "code", "sentence"), WRONG)
def test_rules_that_cannot_be_are_told_in_a_line_before_any_work(
    arguments: tuple[str, ...], code: int, sentence: str
) -> None:
    Path("bad.toml").write_text('# mine\n\n[[rule]]\nphrse = "Menu"\n')
    for command in (("convert", "pages", "--to", "text", "-o", "out"), ("show", "pages/0.txt")):
        done = run(*command, *arguments)
        assert done.exit_code == code
        assert sentence in done.stderr
        assert done.stderr.count("\n") == 1
    assert not Path("out").exists()


@pytest.mark.usefixtures("folder")
def test_a_record_knows_its_rules() -> None:
    run("convert", "pages/0.txt", "--to", "json", "-o", "0.json", "--rules", "keep_all")
    done = run("show", "0.json", "--rules", "keep_all")
    assert done.exit_code == 2
    assert "0.json is a record and knows its settings: leave --rules out." in done.stderr


@pytest.mark.usefixtures("folder")
def test_a_pack_goes_before_a_file_of_its_name_unless_the_name_is_a_path() -> None:
    for name in ("strict", "mine"):
        Path(name).write_text('[[rule]]\nphrase = "Town hall"\nreason = "advert"\n')
    for given, is_file in (("strict", False), ("./strict", True), ("mine", True)):
        done = run("show", "pages/0.txt", "--rules", given)
        assert ("Town hall  set aside: advert" in done.output) is is_file


# The list of packs ----------------------------------------------------------------------------------------------------


def test_packs_are_listed_with_what_they_are_for() -> None:
    lines = run("rules").output.splitlines()
    assert lines[0].split() == ["PACK", "RULES", "FROM", "VERSION", "WHAT", "IT", "IS", "FOR"]
    assert [line.split()[0] for line in lines[1:]] == ["balanced", "keep_all", "strict"]
    assert lines[2].endswith("Nothing is set aside but what your own rules name.")


def test_packs_are_listed_with_their_problems_and_printed_as_rule_files(tmp_path: Path) -> None:
    folder = tmp_path / "hollin-1.0.dist-info"
    folder.mkdir()
    (folder / "METADATA").write_text("Metadata-Version: 2.1\nName: hollin\nVersion: 1.0\n")
    (folder / "entry_points.txt").write_text(
        "[relations.rules]\ngazette = hollin:PACK\nbroken = nowhere_at_all:X\nstrict = hollin:PACK\n"
    )
    (tmp_path / "hollin.py").write_text(
        "from relations import Rule, RulePack\n"
        "rules = (Rule(pattern=r'\\d+ nets', reason='widget'), Rule(phrase='Menu', keep=True))\n"
        "PACK = RulePack(name='gazette', api_version=1, description='Of Hollin.', rules=rules)\n"
    )

    def run_in_a_process(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "relations.cli", *arguments]
        environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)

    listed = run_in_a_process("rules")
    assert listed.returncode == 0
    assert listed.stderr == ""
    assert "  PROBLEM: The rule pack 'broken' (hollin 1.0) cannot be loaded: ModuleNotFoundError:" in listed.stdout
    assert "  CONFLICT: also offered by hollin 1.0, which is not used\n" in listed.stdout
    assert any(line.split()[:4] == ["gazette", "2", "hollin", "1.0"] for line in listed.stdout.splitlines())
    printed = run_in_a_process("rules", "gazette")
    assert printed.stdout.startswith("# gazette: Of Hollin.\n\n[[rule]]\npattern = '\\d+ nets'\n")
    assert len(parse_rules(printed.stdout)) == 2
    for name, sentence in (("broken", "'broken' (hollin 1.0) cannot be loaded"), ("nosuch", "no rule pack 'nosuch'")):
        failed = run_in_a_process("rules", name)
        assert failed.returncode == 2
        assert sentence in failed.stderr

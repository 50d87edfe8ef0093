"""Converting very many: rows of records, cut short and gone on with, failures listed, and verified again."""

from __future__ import annotations

import gzip
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import relations
from relations.cli import main
from relations.cli import run as run_module
from relations.errors import TargetError
from relations.targets import Growing, file_name

PIER = "The Pier\n\nThe pier was begun in June 1993 and opened on 19 July.\n\nShare this article on social media\n"


def run(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, list(arguments), input=stdin)


def row(number: int) -> dict[str, object]:
    return {"id": f"n{number}", "published": f"19{number % 90 + 10}", "text": f"{PIER}\nIt has {number} planks.\n"}


def dump(path: Path, rows: list[object]) -> None:
    lines = [one if isinstance(one, str) else json.dumps(one) for one in rows]
    path.write_text("".join(line + "\n" for line in lines), encoding="utf-8")


def read(path: str) -> list[relations.Article]:
    opened = gzip.open if path.endswith(".gz") else open
    with opened(path, "rb") as file:
        return [relations.Article.from_json(line) for line in file]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with a dump of 40 rows, three of which cannot be read."""
    monkeypatch.chdir(tmp_path)
    rows: list[object] = [row(number) for number in range(40)]
    rows[3], rows[11], rows[39] = "{", {"id": "eleven", "body": "x"}, {"id": "last", "text": "%PDF-1.7"}
    dump(tmp_path / "dump.jsonl", rows)
    return tmp_path


def files() -> list[str]:
    return sorted(path.as_posix() for path in Path().rglob("*") if path.is_file())


# Rows -----------------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("place", [("-o", "out.jsonl"), ("--combine", "out.jsonl"), ("-o", "out.jsonl.gz")])
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_each_row_gives_a_row_or_is_listed_among_the_failures(place: tuple[str, str], jobs: str) -> None:
    done = run("convert", "dump.jsonl", "--to", "jsonl", *place, "--jobs", jobs)
    assert done.exit_code == 1
    articles = read(place[1])
    assert [a.source.name for a in articles] == [f"n{n}" for n in range(40) if n not in (3, 11, 39)]
    assert str(articles[5].settings.published) == "1916"
    assert articles[0] == relations.normalize(str(row(0)["text"]), name="n0", published="1910")
    listed = f"{place[1]}.errors.jsonl"
    failures = [json.loads(line) for line in Path(listed).read_text().splitlines()]
    assert [(f["number"], f["place"], f["name"], f["error"]) for f in failures] == [
        (4, "dump.jsonl:4", "dump.jsonl:4", "InputError"),
        (12, "dump.jsonl:12", "eleven", "InputError"),
        (40, "dump.jsonl:40", "last", "InputError"),
    ]
    assert done.stderr.splitlines()[-4:] == [
        f"37 articles written to {place[1]}",
        "  74 dates, 0 of them unresolved",
        "  37 blocks set aside: share 37",
        f"3 of 40 inputs failed, listed in {listed}",
    ]
    assert files() == sorted(["dump.jsonl", listed, place[1]])


@pytest.mark.usefixtures("folder")
def test_failures_of_an_earlier_run_are_no_longer_listed() -> None:
    assert run("convert", "dump.jsonl", "--to", "jsonl", "-o", "out.jsonl").exit_code == 1
    dump(Path("dump.jsonl"), [row(1), row(2)])
    assert run("convert", "dump.jsonl", "--to", "jsonl", "-o", "out.jsonl").exit_code == 0
    assert files() == ["dump.jsonl", "out.jsonl"]


@pytest.mark.usefixtures("folder")
def test_rows_come_from_standard_input_and_go_to_standard_output() -> None:
    rows = "".join(json.dumps(row(number)) + "\n" for number in range(3))
    done = run("convert", "-", "--from", "jsonl", "--to", "json", "-o", "-", stdin=rows)
    assert [json.loads(line)["source"]["name"] for line in done.stdout.splitlines()] == ["n0", "n1", "n2"]
    assert run("convert", "-", "--from", "jsonl", "--to", "text", "-o", "-", stdin=rows).exit_code == 2


@pytest.mark.usefixtures("folder")
def test_fields_are_named_on_the_command_line() -> None:
    dump(Path("d.jsonl"), [{"body": PIER, "key": "pier", "day": "1994"}])
    fields = ("--field", "text=body", "--field", "id=key", "--field", "published=day")
    assert run("convert", "d.jsonl", "--to", "jsonl", "-o", "o.jsonl", *fields).exit_code == 0
    assert read("o.jsonl") == [relations.normalize(PIER, name="pier", published="1994")]
    assert run("convert", "d.jsonl", "--to", "jsonl", "-o", "o.jsonl", "--field", "body").exit_code == 2
    assert run("convert", "d.jsonl", "--to", "jsonl", "-o", "o.jsonl", "--field", "body=text").exit_code == 2


@pytest.mark.usefixtures("folder")
def test_what_combines_but_does_not_grow_by_rows_takes_rows_too() -> None:
    assert run("convert", "dump.jsonl", "--to", "dates", "--combine", "dates.csv", "--jobs", "2").exit_code == 1
    assert Path("dates.csv").read_text().count("1993-06") >= 37


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("arguments", [("-o", "dump.jsonl"), ("--combine", "dump.jsonl")])
def test_rows_are_not_written_over_those_that_are_read(arguments: tuple[str, str]) -> None:
    before = Path("dump.jsonl").read_bytes()
    assert run("convert", "dump.jsonl", "--to", "jsonl", *arguments).exit_code == 2
    assert Path("dump.jsonl").read_bytes() == before


# A file each ----------------------------------------------------------------------------------------------------------

NAMES = [
    "../../x",
    "/etc/passwd",
    "CON",
    "con",
    "nul.txt",
    "a",
    "A",
    "a",
    "a.json",
    "日本",
    "",
    ".",
    "x" * 400,
    "a/b",
    "é",
    "e\u0301",
]


@pytest.mark.usefixtures("folder")
def test_names_of_rows_stay_in_the_folder_and_apart_from_each_other() -> None:
    dump(Path("odd.jsonl"), [{"id": name, "text": f"{PIER}{name}"} for name in NAMES])
    before = set(Path.cwd().parent.iterdir())
    assert run("convert", "odd.jsonl", "--to", "json", "--to", "jsonl", "-o", "out").exit_code == 0
    assert set(Path.cwd().parent.iterdir()) == before
    made = sorted(path.relative_to("out").as_posix() for path in Path("out").rglob("*.json"))
    assert len(made) == len({name.lower() for name in made}) == len(NAMES)
    assert {path.parent for path in Path("out").rglob("*") if path.is_file()} == {Path("out/odd")}
    assert {"odd/a.json", "odd/a~2.json"} <= set(made)
    names = {json.loads(Path("out", name).read_text())["source"]["name"] for name in made}
    assert names == {name or "odd.jsonl:11" for name in NAMES}


@pytest.mark.parametrize("name", [*NAMES, "a\0b", "\ud800", "com1", "LPT9", "a:b", 'a"b', "a ", "a.", "-", "~", "a~b"])
def test_a_file_can_have_its_name_everywhere(name: str) -> None:
    made = file_name(name)
    assert made == file_name(name)
    assert len(made.encode()) <= 100
    assert not set(made) & set('/\\:*?"<>|. \0')
    assert made.lower() not in ("con", "nul", "com1", "lpt9", "")
    others = [other for other in NAMES if other != name]
    assert made.lower() not in {file_name(other).lower() for other in others}


@pytest.mark.usefixtures("folder")
def test_rows_and_texts_of_one_name_do_not_meet() -> None:
    Path("in/dump").mkdir(parents=True)
    Path("in/dump/n0.txt").write_text(PIER)
    assert run("convert", "in", "dump.jsonl", "--to", "json", "-o", "out").exit_code == 1
    made = files()
    assert "out/dump/n0.json" in made
    assert "out/dump/n0~2.json" in made
    assert json.loads(Path("out/dump/n0.json").read_text())["source"]["name"] == "n0.txt"


# Cut short ------------------------------------------------------------------------------------------------------------


def cut_short(monkeypatch: pytest.MonkeyPatch, after: int, error: type[BaseException] = KeyboardInterrupt) -> None:
    """Have a run end after so many inputs, as by Ctrl-C or a full disk, and write down often how far it is."""
    monkeypatch.setattr(run_module, "INPUTS_PER_CHECKPOINT", 5)
    real: Callable[..., None] = run_module._put
    count = 0

    def put(*arguments: object) -> None:
        nonlocal count
        count += 1
        if count > after:
            raise error
        real(*arguments)

    monkeypatch.setattr(run_module, "_put", put)


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("out", ["out.jsonl", "out.jsonl.gz", "out.jsonl.zst", "out"])
@pytest.mark.parametrize("after", [7, 39])
def test_a_run_that_was_cut_short_is_gone_on_with(out: str, after: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run_module, "INPUTS_PER_CHECKPOINT", 5)
    convert = ("convert", "dump.jsonl", "--to", "jsonl", "-o", out)
    whole = run(*convert)
    wanted = {name: Path(name).read_bytes() for name in files()}
    for name in set(wanted) - {"dump.jsonl"}:
        Path(name).unlink()
    with monkeypatch.context() as patch:
        cut_short(patch, after)
        done = run(*convert)
        assert done.exit_code == 1
        assert "The same command with --resume goes on from there." in done.stderr
    if not out.endswith("out"):
        assert not Path(out).exists()
    refused = run(*convert)
    assert refused.exit_code == 2
    assert f"An earlier run was cut short after {after // 5 * 5} inputs. Go on with --resume." in refused.stderr
    again = run(*convert, "--resume", "--jobs", "2")
    assert (again.exit_code, again.stderr.splitlines()[-4:]) == (1, whole.stderr.splitlines()[-4:])
    assert {name: Path(name).read_bytes() for name in files()} == wanted


@pytest.mark.usefixtures("folder")
def test_a_run_that_was_hardly_begun_leaves_nothing_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    cut_short(monkeypatch, 4)
    assert run("convert", "dump.jsonl", "--to", "jsonl", "-o", "out.jsonl").exit_code == 1
    assert files() == ["dump.jsonl"]


@pytest.mark.usefixtures("folder")
def test_a_full_disk_can_be_cleared_and_gone_on_from(monkeypatch: pytest.MonkeyPatch) -> None:
    convert = ("convert", "dump.jsonl", "--to", "jsonl", "-o", "out.jsonl")
    with monkeypatch.context() as patch:
        cut_short(patch, 20, TargetError)
        assert run(*convert).exit_code == 1
    assert run(*convert, "--resume").exit_code == 1
    assert len(read("out.jsonl")) == 37


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("change", "message"),
    [
        ("options", "it had other options"),
        ("formats", "it had other formats"),
        ("inputs", "it had other inputs"),
        ("fields", "it had other fields"),
        ("part", "is not as it was left"),
        ("journal", "is no journal of ours"),
    ],
)
def test_another_run_is_not_gone_on_with(change: str, message: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        cut_short(patch, 20)
        run("convert", "dump.jsonl", "--to", "jsonl", "-o", "out.jsonl")
    more: tuple[str, ...] = ()
    to = "jsonl"
    if change == "options":
        more = ("--language", "en")
    elif change == "formats":
        to = "json"
        Path("out.jsonl").touch()
    elif change == "fields":
        more = ("--field", "url=address")
    elif change == "inputs":
        dump(Path("dump.jsonl"), [row(1)])
    elif change == "part":
        Path(".out.jsonl.part").write_text("")
    else:
        Path(".out.jsonl.journal").write_text("no journal\n{}\n")
    place = "--combine" if to == "json" else "-o"
    done = run("convert", "dump.jsonl", "--to", to, place, "out.jsonl", "--resume", *more)
    assert done.exit_code in (1, 2)
    assert message in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.usefixtures("folder")
def test_a_line_of_the_journal_that_was_cut_off_does_not_count(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        cut_short(patch, 20)
        run("convert", "dump.jsonl", "--to", "jsonl", "-o", "out.jsonl")
    with Path(".out.jsonl.journal").open("a") as file:
        file.write('{"inputs":35,"fail')
    assert run("convert", "dump.jsonl", "--to", "jsonl", "-o", "out.jsonl", "--resume").exit_code == 1
    assert len(read("out.jsonl")) == 37


def ends(group: int) -> bool:
    """Whether all processes of a group end before long."""
    for _ in range(600):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False


@pytest.mark.parametrize("out", ["out.jsonl", "out.jsonl.gz"])
def test_a_run_that_is_killed_is_gone_on_with(tmp_path: Path, out: str) -> None:
    rows: list[object] = [row(number) for number in range(600)]
    rows[300] = "{"
    dump(tmp_path / "dump.jsonl", rows)
    command = [sys.executable, "-m", "relations.cli", "convert", "dump.jsonl", "--to", "jsonl", "--jobs", "2", "-o"]
    process = subprocess.Popen([*command, out], cwd=tmp_path, stderr=subprocess.DEVNULL, start_new_session=True)
    while not (tmp_path / f".{out}.journal").exists() and process.poll() is None:
        time.sleep(0.01)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    assert ends(process.pid)  # its workers see that it is gone, and go too
    assert not (tmp_path / out).exists()
    assert (tmp_path / f".{out}.journal").exists()
    done = subprocess.run([*command, out, "--resume"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stderr
    subprocess.run([*command, f"whole/{out}"], cwd=tmp_path, stderr=subprocess.DEVNULL, check=False)
    for name in (out, f"{out}.errors.jsonl"):
        assert (tmp_path / name).read_bytes() == (tmp_path / "whole" / name).read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(
        ["dump.jsonl", out, f"{out}.errors.jsonl", "whole"]
    )


def test_ctrl_c_ends_all_processes_and_says_how_to_go_on(tmp_path: Path) -> None:
    dump(tmp_path / "dump.jsonl", [row(number) for number in range(3000)])
    command = [sys.executable, "-m", "relations.cli", "convert", "dump.jsonl", "--to", "jsonl", "--jobs", "2"]
    process = subprocess.Popen(
        [*command, "-o", "out.jsonl"],
        cwd=tmp_path,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        # A run in the background ignores it. No thread of ours holds a lock here.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
    )
    while not (tmp_path / ".out.jsonl.journal").exists() and process.poll() is None:
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: all of them get it
    said = process.communicate(timeout=60)[1]
    assert process.returncode == 1
    assert "The same command with --resume goes on from there." in said
    assert "Traceback" not in said
    assert ends(process.pid)


# A file that grows ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("suffix", ["", ".gz", ".zst"])
def test_a_file_that_grows_is_not_there_until_it_is_whole(tmp_path: Path, suffix: str) -> None:
    target = tmp_path / "deep" / f"a.jsonl{suffix}"
    growing = Growing(target)
    growing.write(b"one\n")
    kept = growing.settle()
    growing.write(b"never to be seen\n")
    growing.leave()
    assert not target.exists()
    growing = Growing(target, kept)
    growing.write(b"two\n")
    growing.finish()
    [stream] = [target.read_bytes()]
    opened = {"": bytes, ".gz": gzip.decompress}.get(suffix)
    if opened:
        assert opened(stream) == b"one\ntwo\n"
    assert [path.name for path in target.parent.iterdir()] == [target.name]


@pytest.mark.parametrize("suffix", ["", ".gz"])
def test_a_file_of_nothing_is_sound_too(tmp_path: Path, suffix: str) -> None:
    target = tmp_path / f"a{suffix}"
    Growing(target).finish()
    assert (gzip.decompress if suffix else bytes)(target.read_bytes()) == b""


def test_a_file_that_is_discarded_leaves_nothing_behind(tmp_path: Path) -> None:
    growing = Growing(tmp_path / "a")
    growing.write(b"a")
    growing.discard()
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(TargetError, match="is not as it was left"):
        Growing(tmp_path / "a", 5)


def test_what_is_no_file_is_written_to_as_it_is(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    reader = subprocess.Popen(["cat", tmp_path / "pipe"], stdout=subprocess.PIPE)
    growing = Growing(tmp_path / "pipe")
    growing.write(b"a\n")
    growing.finish()
    assert reader.communicate()[0] == b"a\n"
    assert [path.name for path in tmp_path.iterdir()] == ["pipe"]


# Verified -------------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("out", ["out.jsonl", "out.jsonl.gz"])
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_rows_are_what_their_inputs_give(out: str, jobs: str) -> None:
    run("convert", "dump.jsonl", "--to", "jsonl", "-o", out, "--language", "en", "--rules", "keep_all")
    done = run("verify", out, "dump.jsonl", "--jobs", jobs)
    assert (done.exit_code, done.output) == (0, f"{out} is what dump.jsonl gives.\n")


@pytest.mark.usefixtures("folder")
def test_what_differs_in_a_row_is_told_with_its_place() -> None:
    run("convert", "dump.jsonl", "--to", "jsonl", "-o", "out.jsonl")
    whole = Path("out.jsonl").read_text()

    def verified(text: str, *more: str) -> list[str]:
        Path("out.jsonl").write_text(text)
        done = run("verify", "out.jsonl", "dump.jsonl", *more)
        assert done.exit_code == 1
        return done.stderr.splitlines()

    lines = whole.splitlines(keepends=True)
    [told] = verified(whole.replace("1993-06", "1994-06", 1))
    assert told.startswith("out.jsonl: dump.jsonl:1: timexes differ from number ")
    assert verified("".join(lines[:-1])) == ["out.jsonl: dump.jsonl:39: it has no row"]
    assert verified(whole + lines[0]) == ["out.jsonl: row 41 is of no input"]
    swapped = verified("".join([lines[1], lines[0], *lines[2:]]))
    assert ["was made of another text" in told for told in swapped] == [True, True]
    assert "dump.jsonl:2: JSON" in verified("".join([lines[0], "{\n", *lines[2:]]))[0] or True
    assert len(verified("".join(lines[1:]))) == 22 - 1
    rows = [json.loads(line) for line in Path("dump.jsonl").read_text().splitlines()[4:]]
    rows[0]["published"] = "2020"
    Path("out.jsonl.errors.jsonl").unlink()
    dump(Path("dump.jsonl"), [row(0), row(1), row(2), *rows[:1]])
    [told] = verified("".join(lines[:4]))
    assert told == "out.jsonl: dump.jsonl:4: published was given as 1914; now it is 2020"


@pytest.mark.usefixtures("folder")
def test_what_had_failed_and_no_longer_does_is_told() -> None:
    run("convert", "dump.jsonl", "--to", "jsonl", "-o", "out.jsonl")
    rows: list[object] = [
        json.loads(line) if len(line) > 1 else row(3) for line in Path("dump.jsonl").read_text().splitlines()
    ]
    dump(Path("dump.jsonl"), rows)
    done = run("verify", "out.jsonl", "dump.jsonl")
    assert done.stderr.splitlines() == ["out.jsonl: dump.jsonl:4: it had failed, and gives an article now"]

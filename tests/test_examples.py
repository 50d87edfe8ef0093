"""The example scripts, run as their readers run them."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import etree

import relations

EXAMPLES = Path(__file__).parents[1] / "examples"
ARTICLES = EXAMPLES / "articles"
SCRIPTS = sorted(path.name for path in EXAMPLES.glob("*.py"))
TEI = {"t": "http://www.tei-c.org/ns/1.0"}


def need(exporter: str) -> None:
    if exporter not in {entry.name for entry in relations.exporters()}:
        pytest.skip(f"the plugin article-relations-{exporter}, which the example uses, is not installed")


def run(script: str, folder: Path, *arguments: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(EXAMPLES / script), *map(str, arguments)]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)


def made(script: str, folder: Path) -> list[str]:
    """Run a script as it stands and return the files that it made, by their paths in the folder."""
    done = run(script, folder)
    assert (done.returncode, done.stderr) == (0, "")
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def words(brief: Path) -> str:
    """The words of a Word file, one paragraph a line, notes not among them."""
    docx = pytest.importorskip("docx", reason="python-docx reads the brief")
    body = docx.Document(str(brief)).element.body
    name = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    return "\n".join("".join(t.text or "" for t in p.iter(f"{name}t")) for p in body.iter(f"{name}p"))


def names(suffix: str) -> list[str]:
    return sorted(f"{path.stem}{suffix}" for path in ARTICLES.glob("*.txt"))


def test_one_article_becomes_a_brief(tmp_path: Path) -> None:
    need("docx")
    assert made("convert_one.py", tmp_path) == ["out/brief/press_note.docx"]
    text = words(tmp_path / "out/brief/press_note.docx")
    assert "Town Library of Port Elder Moves Back to the Pier" in text
    assert "The whole restoration of the pavilion cost less than the council had feared" in text
    assert "2021-05-11" in text


def test_what_was_set_aside_is_said(tmp_path: Path) -> None:
    need("docx")
    said = run("convert_one.py", tmp_path).stdout
    assert "set aside (share): Share this article: Facebook | Twitter | Email\n" in said
    assert "set aside (copyright): © 2021 Coastal Press. All rights reserved.\n" in said


def test_a_folder_becomes_briefs(tmp_path: Path) -> None:
    need("docx")
    assert made("folder_to_briefs.py", tmp_path) == [f"out/briefs/{name}" for name in names(".docx")]
    assert "Der Rat beschloss am 3. Mai 1989" in words(tmp_path / "out/briefs/bibliothek.docx")


def test_a_file_that_is_no_text_is_named_and_the_rest_is_made(tmp_path: Path) -> None:
    need("docx")
    given, briefs = tmp_path / "given", tmp_path / "briefs"
    given.mkdir()
    shutil.copy(ARTICLES / "grain_prices.txt", given)
    (given / "scan.txt").write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n")
    done = run("folder_to_briefs.py", tmp_path, given, briefs)
    assert done.returncode == 1
    assert done.stderr.startswith("scan.txt: ")
    assert "PDF" in done.stderr
    assert [path.name for path in briefs.iterdir()] == ["grain_prices.docx"]


def test_a_folder_becomes_a_tei_corpus(tmp_path: Path) -> None:
    need("tei")
    assert made("tei_corpus.py", tmp_path) == ["out/tei/corpus.xml"]
    corpus = etree.parse(tmp_path / "out/tei/corpus.xml")
    texts = corpus.xpath("/t:teiCorpus/t:TEI", namespaces=TEI)
    assert len(texts) == len(names(".txt"))
    heads = [re.sub(r"\s+", " ", "".join(head.itertext())).strip() for head in corpus.iterfind(".//t:head", TEI)]
    assert {"The Fishing Fleet", "Zerstörung und Neubeginn", "Water Supply"} <= set(heads)
    dates = {"".join(date.itertext()): dict(date.attrib) for date in corpus.iterfind(".//t:text//t:date", TEI)}
    assert dates["3 July 1979"]["when"] == "1979-07-03"
    assert dates["late September"]["when-custom"] == "XXXX-09"
    assert "when" not in dates["late September"]


def test_a_folder_becomes_a_catalogue(tmp_path: Path) -> None:
    need("jsonld")
    files = made("catalogue_jsonld.py", tmp_path)
    assert files == sorted(f"out/catalogue/{name}" for name in [*names(".jsonld"), "index.json"])
    index = json.loads((tmp_path / "out/catalogue/index.json").read_text(encoding="utf-8"))
    entries = {entry["file"]: entry for entry in index}
    assert sorted(entries) == names(".jsonld")
    note = entries["press_note.jsonld"]
    assert (note["date"], note["date_is"], note["years"]) == ("2021-05-12", "stated", [2019, 2021])
    assert entries["bibliothek.jsonld"]["language"] == "de"
    assert (entries["grain_prices.jsonld"]["date"], entries["grain_prices.jsonld"]["years"]) == (None, [2009, 2009])
    assert entries["short_history.jsonld"]["years"] == [-489, 2021]
    described = json.loads((tmp_path / "out/catalogue/press_note.jsonld").read_text(encoding="utf-8"))
    (article,) = (node for node in described["@graph"] if "headline" in node)
    assert article["headline"] == note["title"]
    assert "2021-05-12" in json.dumps(article["datePublished"])


@pytest.mark.parametrize("script", SCRIPTS)
def test_the_list_of_examples_has_each_script_with_its_command(script: str) -> None:
    listed = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    assert f"`python examples/{script}`" in listed
    assert (
        f"python examples/{script} " in (EXAMPLES / script).read_text(encoding="utf-8").partition("from __future__")[0]
    )

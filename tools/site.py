"""What the documentation site needs besides MkDocs: pages and files that lie outside of `docs`, and links to them.

On a page a link leads to where a file lies in the repository, so that it works there too. On the site such files stand
under `repository/`, and the links are rewritten to match.
"""

from __future__ import annotations

import posixpath
import re
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

ROOT = Path(__file__).resolve().parents[1]
OUTSIDE = "repository/"
_LINK = re.compile(r"(?P<before>\]\()(?P<target>[^)\s#:]+)(?P<behind>(?:#[^)\s]*)?\))")
_PAGES = (
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "LICENSE",
    "examples/README.md",
    "tests/data/README.md",
    "plugins/*/README.md",
)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages outside of `docs`, and the files that pages link to there."""
    wanted = {path for pattern in _PAGES for path in ROOT.glob(pattern)}
    for page in (*(Path(config.docs_dir).rglob("*.md")), *wanted):
        for link in _LINK.finditer(page.read_text(encoding="utf-8")):
            target = _target(page, link["target"])
            if target.is_file() and target != ROOT / "README.md" and not target.is_relative_to(config.docs_dir):
                wanted.add(target)
    for path in sorted(wanted):
        uri = OUTSIDE + path.relative_to(ROOT).as_posix()
        files.append(File.generated(config, uri, abs_src_path=str(path)))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Point links at files outside of `docs` to where they stand on the site."""
    del files
    docs = Path(config.docs_dir)
    here = page.file.src_uri
    source = ROOT / here.removeprefix(OUTSIDE) if here.startswith(OUTSIDE) else docs / here

    def moved(link: re.Match[str]) -> str:
        target = _target(source, link["target"])
        if target.is_dir():
            target /= "README.md"
        if not target.exists() or not target.is_relative_to(ROOT):
            return link[0]  # MkDocs says what is wrong with it
        if target == ROOT / "README.md":  # the site has a first page of its own
            target = docs / "index.md"
        inside = target.is_relative_to(docs)
        uri = target.relative_to(docs).as_posix() if inside else OUTSIDE + target.relative_to(ROOT).as_posix()
        return f"{link['before']}{posixpath.relpath(uri, posixpath.dirname(here) or '.')}{link['behind']}"

    return _LINK.sub(moved, markdown)


def _target(page: Path, link: str) -> Path:
    return (page.parent / link).resolve()

"""The exporter that the core finds by its name, `docx`."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import ClassVar

from relations.errors import OptionError, RelationsError
from relations.model import Article
from relations_docx.options import Options as BriefOptions
from relations_docx.options import TemplateWarning


class DocxExporter:
    """Writes articles as Word briefs: key facts, a timeline of dates, the text, and what was set aside.

    The template, if there is one, is read and opened once, here; exporting is then pure. A style that it lacks is told
    once, with the first brief that needs it.
    """

    name: ClassVar[str] = "docx"
    api_version: ClassVar[int] = 1
    suffix: ClassVar[str] = ".docx"
    media_type: ClassVar[str] = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    Options = BriefOptions

    def __init__(self, options: BriefOptions | None = None) -> None:
        self.options = options or BriefOptions()
        self._template = None if self.options.template is None else _opened(self.options.template)
        self._told: set[str] = set()
        if self.options.picture:
            _check_library()

    def export(self, article: Article) -> bytes:
        """Return the brief of an article.

        Raises:
            OptionError: If the template breaks only when it is filled.
        """
        from relations_docx.brief import brief  # noqa: PLC0415 -- python-docx is loaded when it is needed

        with _blamed_on(self.options.template):
            made = brief(article, self.options, self._template)
        self._tell(made.missing)
        return made.data

    def export_all(self, articles: Iterable[Article]) -> Iterator[bytes]:
        """Give one brief of several articles, with one timeline for them all.

        Raises:
            OptionError: If the template breaks only when it is filled.
        """
        from relations_docx.brief import combined_brief  # noqa: PLC0415 -- likewise

        gathered = tuple(articles)
        with _blamed_on(self.options.template):
            made = combined_brief(gathered, self.options, self._template)
        self._tell(made.missing)
        yield made.data

    def _tell(self, missing: Sequence[str]) -> None:
        """Warn of styles that the template lacks, of each once: many articles lack much the same."""
        if untold := tuple(name for name in missing if name not in self._told):
            warnings.warn(TemplateWarning(untold), stacklevel=3)
            self._told.update(untold)


def _opened(template: Path) -> bytes:
    """Return the bytes of a template that opens.

    Raises:
        OptionError: If it cannot be read, is no Word document, or one that is not safe to open.
    """
    from relations_docx.package import open_template  # noqa: PLC0415 -- python-docx is loaded when it is needed

    try:
        data = template.read_bytes()
    except OSError as error:
        message = f"The template {template} cannot be read: {error.strerror}. Check the path."
        raise OptionError("template", message) from error
    with _blamed_on(template):
        open_template(data, str(template))
    return data


@contextmanager
def _blamed_on(template: Path | None) -> Iterator[None]:
    """Let what fails be the fault of the template, if there is one: without it the same code makes any brief.

    A broken package fails in as many ways as there are libraries to read it, some of them only when it is written.
    """
    try:
        yield
    except (RelationsError, Warning):
        raise
    except Exception as error:
        if template is None:
            raise
        message = (
            f"The template {template} is no Word document that can be read ({type(error).__name__}: {error}). "
            "Give a .docx or .dotx."
        )
        raise OptionError("template", message) from error


def _check_library() -> None:
    if find_spec("matplotlib") is None:
        message = (
            "The picture of the timeline needs matplotlib: pip install 'article-relations-docx[picture]', "
            "or leave the option out."
        )
        raise OptionError("picture", message)

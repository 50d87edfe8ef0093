"""What an exporter makes in another process: with another hash seed, folder, time zone, locale or clock."""

from __future__ import annotations

import hashlib
import importlib
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from typing import Any
from unittest import mock

from pydantic import BaseModel

from relations import registry
from relations.model import Article
from relations.testing.laws import require


def digests(
    exporter: type[registry.Exporter], articles: Sequence[Article], options: Sequence[BaseModel] = ()
) -> list[str]:
    """Return a digest of the file that each article makes, and of those that the first one makes with other options."""
    files = [exporter().export(article) for article in articles]
    files += [exporter(chosen).export(articles[0]) for chosen in options]
    return [hashlib.sha256(data).hexdigest() for data in files]


def digests_elsewhere(
    exporter: type[registry.Exporter],
    articles: Sequence[Article],
    options: Sequence[BaseModel] = (),
    *,
    clock: int | None = None,
    **environment: str,
) -> list[str]:
    """Return the digests that another process gets, in an empty folder and with an environment of its own."""
    command = [sys.executable, "-c", "from relations.testing.elsewhere import _child; _child()"]
    command += [exporter.__module__, exporter.__qualname__, "" if clock is None else str(clock)]
    command += [chosen.model_dump_json() for chosen in options]
    variables = {**os.environ, "PYTHONPATH": os.pathsep.join(map(os.path.abspath, sys.path)), **environment}
    records = "".join(article.to_json() + "\n" for article in articles)
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(  # noqa: S603 -- our own interpreter and code
            command, input=records.encode(), env=variables, cwd=folder, capture_output=True, check=False
        )
    require(done.returncode == 0, f"a process of its own can export:\n{done.stderr.decode(errors='replace')}")
    return done.stdout.decode().split()


def _child() -> None:
    """Export the records on standard input and print a digest of each file."""
    module, name, clock, *options = sys.argv[1:]
    if clock:
        _set_clock(int(clock))
    exporter: Any = importlib.import_module(module)  # Any: a module, then what is found in it
    for part in name.split("."):
        exporter = getattr(exporter, part)
    articles = [Article.from_json(line) for line in sys.stdin.buffer.read().split(b"\n") if line]
    chosen = [exporter.Options.model_validate_json(one) for one in options]
    sys.stdout.write("\n".join(digests(exporter, articles, chosen)))


def _set_clock(seconds: int) -> None:
    """Let every clock of this process stand at a time; modules imported from now on see only these."""
    import datetime as dt  # noqa: PLC0415 -- its classes are replaced in the module, so the module is what is wanted

    class StoppedDatetime(dt.datetime):
        @classmethod
        def now(cls, tz: dt.tzinfo | None = None) -> StoppedDatetime:
            return cls.fromtimestamp(seconds, tz)

        @classmethod
        def utcnow(cls) -> StoppedDatetime:
            return cls.fromtimestamp(seconds, dt.UTC).replace(tzinfo=None)

        @classmethod
        def today(cls) -> StoppedDatetime:
            return cls.fromtimestamp(seconds)

    class StoppedDate(dt.date):
        @classmethod
        def today(cls) -> StoppedDate:
            return cls.fromtimestamp(seconds)

    localtime, gmtime, strftime = time.localtime, time.gmtime, time.strftime
    stopped: dict[str, object] = {
        "datetime.datetime": StoppedDatetime,
        "datetime.date": StoppedDate,
        "time.time": lambda: float(seconds),
        "time.time_ns": lambda: seconds * 10**9,
        "time.localtime": lambda at=None: localtime(seconds if at is None else at),
        "time.gmtime": lambda at=None: gmtime(seconds if at is None else at),
        "time.strftime": lambda form, at=None: strftime(form, localtime(seconds) if at is None else at),
    }
    for name, replacement in stopped.items():
        mock.patch(name, replacement).start()

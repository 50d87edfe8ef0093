"""The command line: convert, show, learn, exporters, new-exporter, rules, schema, verify.

Exit codes: 0 all well, 1 some inputs failed (each is named), 2 wrong usage. Errors are one line and say what to do.
"""

from __future__ import annotations

import click

from relations.cli.convert import convert
from relations.cli.learn import learn_command
from relations.cli.lists import exporters_command, rules_command, schema
from relations.cli.new import new_exporter_command
from relations.cli.show import show_command
from relations.cli.usage import Commands
from relations.cli.verify import verify
from relations.plugins import CORE

_EXAMPLES = """\b
Examples:
  relations show article.txt
  relations convert article.txt --to markdown -o article.md
  relations convert texts/ --to json --to text -o out/
  relations learn texts/ -o site.toml
  relations convert texts/ --rules site.toml --to docx -o out/
"""


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]}, epilog=_EXAMPLES)
@click.version_option(package_name=CORE, prog_name="relations")
def main() -> None:
    """Turn raw article text into an accounted, typed, dated record, and the record into files."""


for command in (
    convert,
    exporters_command,
    learn_command,
    new_exporter_command,
    rules_command,
    schema,
    show_command,
    verify,
):
    main.add_command(command)

"""Rule files: what is read gives what was written, and what cannot be read is told with its place."""

from __future__ import annotations

from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

import relations
from relations import Rule
from relations.errors import InputError, OptionError
from relations.model import Reason
from relations.rulefile import format_rules, parse_rules

FILE = """\
# Lines of the Hollin Gazette.

[[rule]]
phrase = "Letters: “from the quay”"   # they are good
keep = true

[[rule]]
begins = "Subscribe to"
reason = "newsletter"

[[rule]]
pattern = '\\d+ readers?'
reason = "widget"
name = "counter"
"""
RULES = (
    Rule(phrase="Letters: “from the quay”", keep=True),
    Rule(begins="Subscribe to", reason="newsletter"),
    Rule(pattern=r"\d+ readers?", reason="widget", name="counter"),
)


@pytest.mark.parametrize("data", [FILE.encode(), FILE.encode("utf-8-sig"), FILE.replace("\n", "\r\n").encode()])
def test_a_file_has_the_rules_that_it_says(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "site.toml").write_bytes(data)
    assert relations.read_rules(tmp_path / "site.toml") == RULES
    assert relations.read_rules(str(tmp_path / "site.toml")) == RULES


def test_a_file_without_rules_has_none() -> None:
    assert parse_rules("") == parse_rules("# nothing yet\n") == ()


def made(way: str, words: str, says: dict[str, Any]) -> Rule | None:
    try:
        return Rule(**{way: words}, **says)
    except OptionError:
        return None


SAYS = st.one_of(
    st.just({"keep": True}),
    st.sampled_from(get_args(Reason)).map(lambda reason: {"reason": reason}),
    st.just({"reason": "share", "name": "über-1"}),
)
WORDS = st.one_of(st.text(min_size=1), st.text("\"'\\#\n\t\x7f\x85=[]…é ", min_size=1))


@given(st.lists(st.builds(made, st.sampled_from(["phrase", "begins", "pattern"]), WORDS, SAYS)))
def test_what_is_written_is_read_back(rules: list[Rule | None]) -> None:
    given_rules = tuple(rule for rule in rules if rule is not None)
    assert parse_rules(format_rules(given_rules)) == given_rules


WRONG = (
    ("[[rule]]\nphrase = Menu\n", "line 2: invalid value. Write words in double quotes, and patterns in single"),
    ('[[rule]]\nphrase = "Menu', "line 2: unterminated string"),
    ('[[rule]]\npattern = "\\d+"\n', "line 2: unescaped '\\' in a string. Write words in double quotes, and patterns"),
    ('\n\n[rule]\nphrase = "Menu"\n', "at the top: 'rule' is no list. The file holds rules alone, each under a line"),
    ('phrase = "Menu"\n', "at the top: there is 'phrase'. The file holds rules alone, each under a line [[rule]]."),
    ("rule = [1]\n", "rule 1: a rule has fields"),
    ("\n[[rule]]\n", "line 2: A rule names a line in one way"),
    ('[[rule]]\nphrase = "a"\nkeep = true\n\n [[ rule ]]\nphrase = "b"\n', "line 5: The rule for 'b' says either why"),
    (
        '[[rule]]\nphrase = "reason = 1"\nreason = "ad"\n',
        "line 3: The reason of a rule cannot be 'ad'; it is one of navigation, share",
    ),
    (
        '[[rule]]\nphrase = "a"\nreason = "share"\n\n[[rule]]\nphrase = "b"\n "reason"="ad"',
        "line 7: The reason of a rule cannot be 'ad'",
    ),
    ('rule = [{phrase = "a", reason = "ad"}]', "rule 1: The reason of a rule cannot be 'ad'"),
    ('[[rule]]\nphrase = 1\nreason = "share"\n', "line 2: The phrase of a rule: input should be a valid string"),
    ('[[rule]]\nphrase = "a"\nraeson = "share"\n', "line 3: A rule has no 'raeson'; it has phrase, begins"),
    ('[[rule]]\nself = "x"\nphrase = "a"\nreason = "widget"\n', "line 2: A rule has no 'self'; it has phrase, begins"),
    (
        f"[[rule]]\nphrase = {'[' * 9999}{']' * 9999}\n",
        "somewhere in it a number is too long to be read, or a list too",
    ),
    (f"[[rule]]\nphrase = {'9' * 9999}\n", "somewhere in it a number is too long to be read, or a list too deep."),
    (f'[[rule]]\nphrase = "a"\nreason = 0x{"f" * 9999}\n', "line 3: The reason of a rule cannot be int; it is one of"),
    ("[[rule]]\npattern = '('\nreason = 'share'\n", "line 1: The pattern '(' is no regular expression"),
)


@pytest.mark.parametrize(("text", "message"), WRONG)
def test_what_cannot_be_read_is_told_with_file_and_line(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "site.toml"
    path.write_text(text)
    with pytest.raises(InputError) as caught:
        relations.read_rules(path)
    assert str(caught.value).startswith(f"{path}, {message}")


def test_a_file_that_is_no_text_or_is_not_there_is_told(tmp_path: Path) -> None:
    path = tmp_path / "site.toml"
    path.write_bytes(b'[[rule]]\nphrase = "Caf\xe9"\n')
    with pytest.raises(InputError, match=r"line 2: this is no UTF-8\. Save the file as UTF-8"):
        relations.read_rules(path)
    with pytest.raises(InputError, match=r"cannot be read: No such file or directory\. Check the path"):
        relations.read_rules(tmp_path / "nowhere.toml")
    with pytest.raises(InputError, match="cannot be read"):
        relations.read_rules(tmp_path)

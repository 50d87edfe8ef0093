"""What is known of the Hollin Gazette's pages: the rules in `gazette.toml`, under one name."""

from pathlib import Path

from relations import RulePack, read_rules

__all__ = ["PACK"]

PACK = RulePack(
    name="gazette",
    api_version=1,
    description="Lines of the Hollin Gazette's pages.",
    rules=read_rules(Path(__file__).with_name("gazette.toml")),
)

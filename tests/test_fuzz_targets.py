"""The fuzz targets hold on their seeds, and on seeds that are cut and spoilt; the fuzzer itself is not needed."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "fuzz"))  # a folder of scripts, which is no package

for plugin in ("relations_docx", "relations_html", "relations_jsonld", "relations_tei"):
    pytest.importorskip(plugin, reason="the targets fuzz all plugins: make setup installs them")

from targets import TARGETS  # noqa: E402 -- found by the path above


def spoilt(seed: bytes, chance: random.Random) -> bytes:
    """A seed with a stretch cut out and a few bytes changed."""
    first, last = sorted(chance.choices(range(len(seed) + 1), k=2))
    cut = bytearray(seed[:first] + seed[min(last, first + 200) :])
    for at in chance.choices(range(len(cut)), k=3) if cut else ():
        cut[at] = chance.choice(b"\x00\x1b\x1f\n\t =<&\"'[{/\x80\xff0aX")
    return bytes(cut)


@pytest.mark.parametrize("name", TARGETS)
def test_a_target_holds_on_its_seeds(name: str) -> None:
    target = TARGETS[name]
    chance = random.Random(name)  # noqa: S311 -- no secret; the same each time
    seeds = [seed[: target.longest] for seed in target.seeds()]
    for seed in [*seeds[:12], *(spoilt(seed, chance) for seed in seeds[:12])]:
        target.check(seed)

"""The five real articles that the project was begun with; they belong to others and are not part of it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"
SCORER = SHARED / "score" / "articles.py"


@pytest.mark.skipif(not SCORER.is_file(), reason="the real articles and their gold are not part of the project")
def test_the_real_articles_come_out_as_their_gold() -> None:
    done = subprocess.run([sys.executable, SCORER], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr

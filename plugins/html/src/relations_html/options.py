"""What a caller can choose about a page."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict


class Options(BaseModel):
    """How a page looks when it is opened; whoever reads it can change both."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    set_aside: Literal["shown", "hidden"] = "shown"
    """Whether the text that was set aside is shown at first; it is in the file in any case."""
    theme: Literal["auto", "light", "dark"] = "auto"
    """The colors at first: those of the reader's system, light ones, or dark ones."""

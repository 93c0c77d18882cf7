"""Text that is in a file and that nobody sees: how styles hide it, and the note that says so."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from matcher.resume.document import Note

TINY_POINTS = 2.0
"""Nobody reads letters smaller than this."""
WHITE = re.compile(
    r"(?:white|#f{3}|#f{6}|rgba?\(\s*255\s*,\s*255\s*,\s*255\b.*|hsl\([^)]*,\s*100%\s*\)"
    r"|transparent|rgba\(.*,\s*0(?:\.0+)?\s*\))$",
    re.IGNORECASE,
)
SIZE = re.compile(r"^(\d*\.?\d+)\s*(pt|px|mm|cm|in|em|rem|%)?$", re.IGNORECASE)
POINTS = {"pt": 1.0, "px": 0.75, "mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72.0, "em": 12.0,
          "rem": 12.0, "%": 0.12}  # fmt: skip
UNSET = ("", "transparent", "none", "inherit", "initial")
FAR = re.compile(r"^-\d{3,}(?:\.\d+)?(?:px|pt|em|rem|%|cm|mm|in)?$")
"""Moved out of the page to the left or to the top."""


@dataclass(frozen=True, slots=True)
class Look:
    """How text looks where it stands, as far as it matters: on white paper, in black, at first."""

    is_white: bool = False
    is_tiny: bool = False
    is_covered: bool = False

    def inside(self, style: Mapping[str, str]) -> Look:
        """Return the look inside an element with these properties of CSS or OpenDocument."""
        color, size = style.get("color", "").strip(), style.get("font-size", "").strip()
        ground = (style.get("background-color") or style.get("background") or "").strip()
        ground = style.get("fill-color", ground)
        return Look(
            WHITE.match(color) is not None if color and color != "inherit" else self.is_white,
            _points(size) < TINY_POINTS if SIZE.match(size) else self.is_tiny,
            self.is_covered if ground in UNSET else WHITE.match(ground) is None,
        )

    @property
    def is_unseen(self) -> bool:
        """Whether nobody could read text that looks like this."""
        return self.is_tiny or (self.is_white and not self.is_covered)


def removes(style: Mapping[str, str]) -> bool:
    """Tell whether properties of CSS or OpenDocument take an element off the page."""
    return (
        style.get("display", "").lower() == "none"
        or style.get("visibility", "").lower() in ("hidden", "collapse")
        or style.get("opacity", "").strip() in ("0", "0.0", "0%")
        or style.get("mso-hide", "").lower() == "all"
        or any(FAR.match(style.get(side, "")) for side in ("left", "top", "text-indent"))
    )


def _points(size: str) -> float:
    match = SIZE.match(size)
    if match is None:
        return TINY_POINTS
    return float(match.group(1)) * POINTS[(match.group(2) or "px").lower()]


def note_of(unseen: Sequence[str]) -> tuple[Note, ...]:
    """Return the note that text was left out since nobody sees it; none where there is none."""
    words = sum(len(text.split()) for text in unseen)
    if not words:
        return ()
    counted = f"{words} words" if words > 1 else "a word"
    return (("hidden_text", f"{counted} that nobody sees were found and left out", None),)

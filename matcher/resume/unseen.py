"""Text that is in a file and that nobody sees: how styles hide it, and the note that says so."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

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
FAR = re.compile(r"^-\d{3,}(?:\.\d+)?(?:px|pt|em|rem|%|cm|mm|in)?$")
"""Moved out of the page to the left or to the top."""


def hides(style: Mapping[str, str]) -> bool:
    """Tell whether properties of CSS or of OpenDocument make text invisible on white paper."""
    background = style.get("background-color") or style.get("background") or ""
    covered = background in ("", "transparent", "none") or WHITE.match(background) is not None
    return (
        style.get("display", "").lower() == "none"
        or style.get("visibility", "").lower() in ("hidden", "collapse")
        or style.get("opacity", "").strip() in ("0", "0.0", "0%")
        or (WHITE.match(style.get("color", "").strip()) is not None and covered)
        or _points(style.get("font-size", "")) < TINY_POINTS
        or any(FAR.match(style.get(side, "")) for side in ("left", "top", "text-indent"))
    )


def _points(size: str) -> float:
    match = SIZE.match(size.strip())
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

"""How styles of CSS and of OpenDocument hide text, and the note that says that they did."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from matcher.resume.document import Note
from matcher.resume.findings import hidden_text
from matcher.resume.visibility import (
    CLEAR,
    NOTHING,
    SMALLEST,
    WHITE,
    Colour,
    is_unseen,
    parse_colour,
)

SIZE = re.compile(r"^(\d*\.?\d+)\s*(pt|px|mm|cm|in|em|rem|%)?$", re.IGNORECASE)
POINTS = {"pt": 1.0, "px": 0.75, "mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72.0, "em": 12.0,
          "rem": 12.0, "%": 0.12}  # fmt: skip
FAR = re.compile(r"^-\d{3,}(?:\.\d+)?(?:px|pt|em|rem|%|cm|mm|in)?$")
"""Moved out of the page to the left or to the top."""
CUT = re.compile(r"rect\(\s*0\w*[\s,]+0\w*[\s,]+0|inset\(\s*(?:50|100)%|circle\(\s*0")
FLAT = re.compile(r"scale[xy]?\(\s*0", re.IGNORECASE)
PAINTED = re.compile(r"url\(|gradient\(", re.IGNORECASE)
COLOUR = re.compile(r"(?:rgb|hsl)a?\([^)]*\)|#[0-9a-fA-F]{3,8}\b|[a-zA-Z]+")


@dataclass(frozen=True, slots=True)
class Look:
    """How text looks where it stands, as far as it matters: on white paper at first.

    `colour` or `ground` is None where nothing can be said: not set, a picture, a gradient.
    """

    colour: Colour | None = None
    ground: Colour | None = WHITE
    is_tiny: bool = False

    def inside(self, style: Mapping[str, str]) -> Look:
        """Return the look inside an element with these properties of CSS or OpenDocument."""
        ground = _ground(style, self.ground)
        written, size = style.get("color", "").strip().lower(), style.get("font-size", "").strip()
        if CLEAR.fullmatch(written) or written == "transparent":
            colour = ground
        else:
            colour = self.colour if written in NOTHING else parse_colour(written)
        tiny = _points(size) < SMALLEST if SIZE.match(size) else self.is_tiny
        return Look(colour, ground, tiny)

    @property
    def is_unseen(self) -> bool:
        """Whether nobody could read text that looks like this."""
        return self.is_tiny or is_unseen(self.colour, self.ground)


def _ground(style: Mapping[str, str], around: Colour | None) -> Colour | None:
    """Return the colour behind the text of an element, given that behind the element itself."""
    painted = (style.get("background-color") or style.get("background") or "").strip()
    painted = style.get("fill-color", painted)
    if PAINTED.search(painted) or PAINTED.search(style.get("background-image", "")):
        return None
    named = [part for part in COLOUR.findall(painted) if part.lower() not in NOTHING]
    seen = [part for part in named if not CLEAR.fullmatch(part.lower())]
    known = [colour for part in seen if (colour := parse_colour(part)) is not None]
    if known:
        return known[0]
    return None if seen else around


def removes(style: Mapping[str, str]) -> bool:
    """Tell whether properties of CSS or OpenDocument take an element off the page."""
    return (
        style.get("display", "").lower() == "none"
        or style.get("visibility", "").lower() in ("hidden", "collapse")
        or re.fullmatch(r"0?\.?0+%?", style.get("opacity", "").strip()) is not None
        or style.get("mso-hide", "").lower() == "all"
        or any(FAR.match(style.get(side, "")) for side in ("left", "top", "text-indent"))
        or CUT.match(style.get("clip", style.get("clip-path", ""))) is not None
        or FLAT.match(style.get("transform", "")) is not None
    )


def _points(size: str) -> float:
    match = SIZE.match(size)
    if match is None:
        return SMALLEST
    return float(match.group(1)) * POINTS[(match.group(2) or "px").lower()]


def note_of(unseen: Sequence[str]) -> tuple[Note, ...]:
    """Return the note that text was left out since nobody sees it; none where there is none."""
    return tuple(hidden_text(sum(len(text.split()) for text in unseen), None))

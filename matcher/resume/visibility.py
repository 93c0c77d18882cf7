"""What a person can see of text by its colour, its background and its size, in any format."""

from __future__ import annotations

import re

Colour = tuple[int, int, int]
"""Red, green and blue, 0 to 255."""

WHITE: Colour = (255, 255, 255)
BLACK: Colour = (0, 0, 0)
SAME = 31
"""Colours that differ by less in each of red, green and blue cannot be told apart in small type."""
SMALLEST = 2.0
"""Letters of at most so many points cannot be read."""
NAMED: dict[str, Colour] = {
    "white": WHITE, "black": BLACK, "snow": (255, 250, 250), "ivory": (255, 255, 240),
    "ghostwhite": (248, 248, 255), "whitesmoke": (245, 245, 245), "azure": (240, 255, 255),
    "floralwhite": (255, 250, 240), "mintcream": (245, 255, 250), "yellow": (255, 255, 0),
    "green": (0, 255, 0), "cyan": (0, 255, 255), "magenta": (255, 0, 255), "blue": (0, 0, 255),
    "red": (255, 0, 0), "darkblue": (0, 0, 139), "darkcyan": (0, 139, 139),
    "darkgreen": (0, 100, 0), "darkmagenta": (139, 0, 139), "darkred": (139, 0, 0),
    "darkyellow": (128, 128, 0), "darkgray": (169, 169, 169), "lightgray": (211, 211, 211),
    "gray": (128, 128, 128), "grey": (128, 128, 128),
}  # fmt: skip
NOTHING = frozenset(
    {"", "none", "transparent", "inherit", "initial", "unset", "currentcolor", "auto"}
)
CLEAR = re.compile(
    r"(?:rgb|hsl)a\([^,)]*,[^,)]*,[^,)]*,\s*0?(?:\.0+|0%|0)?\s*\)"
    r"|(?:rgb|hsl)a?\([^,)]*/\s*0?(?:\.0+|0%|0)?\s*\)"
)
"""A colour that lets everything through."""
GREY = re.compile(r"hsla?\([^,]*,[^,]*,\s*(\d{1,3})%.*\)")
HEX = re.compile(r"#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})(?:[0-9a-f]{2})?")
SHORT_HEX = re.compile(r"#([0-9a-f])([0-9a-f])([0-9a-f])")
FUNCTION = re.compile(r"rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})\b.*\)")


def parse_colour(text: str) -> Colour | None:
    """Read a colour as CSS and office formats write it; None for auto and what is not known."""
    text = text.strip().lower()
    if text in NAMED:
        return NAMED[text]
    if match := HEX.fullmatch(text):
        red, green, blue = (int(part, 16) for part in match.groups())
        return (red, green, blue)
    if match := SHORT_HEX.fullmatch(text):
        red, green, blue = (17 * int(part, 16) for part in match.groups())
        return (red, green, blue)
    if match := GREY.fullmatch(text):
        level = round(2.55 * min(int(match[1]), 100))
        return (level, level, level) if level in (0, 255) else None
    if match := FUNCTION.fullmatch(text):
        red, green, blue = (min(int(part), 255) for part in match.groups())
        return (red, green, blue)
    return None


def is_unseen(
    colour: Colour | None, background: Colour | None = WHITE, points: float | None = None
) -> bool:
    """Tell whether text cannot be seen; a colour or size that is None says nothing."""
    if points is not None and points <= SMALLEST:
        return True
    if colour is None or background is None:
        return False
    return all(abs(one - other) < SAME for one, other in zip(colour, background, strict=True))

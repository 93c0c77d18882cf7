"""Text of a PDF page that a person cannot see.

Off the page and tiny text is told by its boxes. For the rest a sample of the page's text is asked
how it is painted, and everything else on the page whether it covers text; only where something is
odd is the page drawn, with its text and without (`ink.py`). Text without ink is unseen, but for the
text that a scanner lays over its picture. Runs only inside the reading process (`worker.py`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from matcher.resume.drawing import (
    Box,
    Contents,
    Numbers,
    Paint,
    Shape,
    blended,
    bounds,
    clips,
    is_embedded,
    marked,
    paints,
    text_objects,
)
from matcher.resume.ink import Ink, Mask, SlowPage

TINY = 1 / 300
"""Letters lower than this share of the page's shorter side cannot be read."""
TINY_BESIDE = 0.2
"""Nor can letters that are lower than this share of the page's usual letters."""
SAMPLES = 150
CLOSEST_SAMPLES = 3
"""About so many characters of a page are looked at, but no closer than every third."""
ENDS = 60
"""So many characters at the beginning and at the end are looked at closely."""
PALE = 225
"""A colour whose red, green and blue all reach this is close to white."""
FAINT = 64
NEARLY_EQUAL = 60
"""Two colours that differ by less in each of red, green and blue are not told apart for sure."""
UNPAINTED = (3, 7)
OUTLINED = (1, 5)
"""Render modes that draw nothing, and those that draw with another colour than the fill's."""
CLIPPING = 7
"""The mode of letters through which something else is seen, as in a heading with a gradient."""
THICK = 6.0
"""Shapes thinner than so many points are lines and cover nothing."""
MOST_LISTED = 240
"""Of a page with more objects than so many the first and the last are asked whether they cover."""
FEWER = 8
MANY = 100
"""What is seldom odd is asked of every eighth sampled object where there are many."""
SCANNED = 0.3
"""On a scan at most this share of the letters has ink of its own."""
PICTURED = 0.5
"""On a scan pictures cover at least this share of the page."""
NARROW = 0.25
"""A letter so much narrower than it is high has no sign of its own."""
FEWEST = 2
"""Fewer letters without ink in a row are flaws of a font."""
BULLETS = "\u2022\u25cf\u25aa\u25e6\u00b7\u2013|"
DRAWN_ANYWHERE = 0x530
"""Letters below this, Latin, Greek and Cyrillic, are drawn even when the file brings no font."""


def find_unseen(
    page: Any, text: Any, characters: Sequence[str], inked: Sequence[int], boxes: Numbers
) -> Mask:
    """Tell which characters stand on the page but are seen by nobody, shape (inked,).

    `inked` is the places of characters that have a box; `boxes` has left, top, right and bottom of
    each, y upwards.
    """
    if not inked:
        return np.zeros(0, dtype=bool)
    hidden = _misplaced(page, boxes) | _tiny(page, boxes)
    suspects = _suspects(page, text, inked, boxes)
    if suspects:
        hidden |= _inkless(page, text, characters, inked, boxes, suspects)
    if not hidden.any():
        return hidden
    letters = [row for row, place in enumerate(inked) if characters[place].isalnum()]
    found = set(_stretches(characters, [inked[row] for row in letters], hidden[letters]))
    return np.array([place in found for place in inked])


def _misplaced(page: Any, boxes: Numbers) -> Mask:
    """Tell which boxes have their middle off the page."""
    left, bottom, right, top = page.get_bbox()
    x, y = (boxes[:, 0] + boxes[:, 2]) / 2, (boxes[:, 1] + boxes[:, 3]) / 2
    return np.asarray((x < left) | (x > right) | (y < bottom) | (y > top))


def _tiny(page: Any, boxes: Numbers) -> Mask:
    heights = np.maximum(np.abs(boxes[:, 1] - boxes[:, 3]), np.abs(boxes[:, 2] - boxes[:, 0]))
    least = max(TINY * min(page.get_size()), TINY_BESIDE * float(np.median(heights[::8])))
    return np.asarray(heights < least)


def _suspects(page: Any, text: Any, places: Sequence[int], boxes: Numbers) -> list[int]:
    """Return the text objects that may be unseen: the pale ones, or all of a page with covers."""
    rows = _sample(len(places))
    sampled = text_objects(text, [places[row] for row in rows])
    first = {item: row for row, item in zip(rows, sampled, strict=True) if item}
    looks = set(paints([*first]))
    if (
        any(not look.filled for look in looks)
        or _is_covered(page, {look.colour for look in looks}, boxes)
        or _is_odd(_fewer(first), boxes)
    ):
        return Contents.of(page).texts()
    if not any(map(_is_faint, looks)):
        return []
    texts = Contents.of(page).texts()
    return [item for item, look in zip(texts, paints(texts), strict=True) if _is_faint(look)]


def _fewer(first: Mapping[int, int]) -> dict[int, int]:
    """Return all of a few objects; of many, some, and the last ones."""
    items = [*first.items()]
    return dict(items if len(items) <= MANY else [*items[::FEWER], *items[-FEWER:]])


def _sample(count: int) -> list[int]:
    """Pick characters: closely at both ends, where things are added, and evenly between."""
    step = max(CLOSEST_SAMPLES, count // SAMPLES)
    if step == CLOSEST_SAMPLES:
        return [*range(0, count, step)]
    ends = [*range(0, ENDS, CLOSEST_SAMPLES), *range(count - ENDS, count, CLOSEST_SAMPLES)]
    return sorted({*range(0, count, step), *ends})


def _is_covered(page: Any, colours: set[tuple[int, int, int]], boxes: Numbers) -> bool:
    """Tell whether something is drawn where text is, and not as a plain background."""
    shapes = Contents.of(page, MOST_LISTED).shapes()
    thick = [shape for shape in shapes if _is_thick(shape.box)]
    if not thick:
        return False
    middles = (boxes[:, :2] + boxes[:, 2:]) / 2
    return any(_may_cover(shape, colours, middles) for shape in thick)


def _is_odd(first: Mapping[int, int], boxes: Numbers) -> bool:
    """Tell whether text can be switched off, is blended, or stands outside its clip."""
    objects = [*first]
    if marked(objects) or any(blended(objects)):
        return True
    for row, around in zip(first.values(), clips(objects), strict=True):
        x, y = (boxes[row, :2] + boxes[row, 2:]) / 2
        if any(not (left <= x <= right and low <= y <= high) for left, low, right, high in around):
            return True
    return False


def _is_faint(look: Paint) -> bool:
    return (
        min(look.colour) >= PALE
        or look.alpha <= FAINT
        or look.mode in UNPAINTED
        or look.mode in OUTLINED
    )


def _is_thick(box: Box) -> bool:
    left, bottom, right, top = box
    return right - left >= THICK and top - bottom >= THICK


def _may_cover(shape: Shape, colours: set[tuple[int, int, int]], middles: Numbers) -> bool:
    """Tell whether a shape lies where text is, and is no plain background in another colour."""
    left, bottom, right, top = shape.box
    x, y = middles.T
    if not ((x > left) & (x < right) & (y > bottom) & (y < top)).any():
        return False
    if shape.colour is None or shape.place > 0:
        return True
    return any(_alike(shape.colour, colour) for colour in colours)


def _alike(one: tuple[int, int, int], other: tuple[int, int, int]) -> bool:
    return all(abs(a - b) < NEARLY_EQUAL for a, b in zip(one, other, strict=True))


def _inkless(
    page: Any,
    text: Any,
    characters: Sequence[str],
    places: Sequence[int],
    boxes: Numbers,
    suspects: Sequence[int],
) -> Mask:
    """Tell which characters of the suspects leave no ink and are no layer of text over a scan."""
    owners = text_objects(text, places)
    try:
        ink = Ink.of(page, _widened(boxes, owners), suspects)
    except SlowPage:
        return np.zeros(len(places), dtype=bool)
    among = set(suspects)
    rows = np.array([owner in among for owner in owners])
    bare = rows & ~ink.own()
    if not bare.any():
        return bare
    ground = ink.ground()
    for row in np.flatnonzero(bare).tolist():
        owner = owners[row] or 0
        clips = ground[row] and paints([owner])[0].mode == CLIPPING
        undrawn = ord(characters[places[row]]) >= DRAWN_ANYWHERE and not is_embedded(owner)
        bare[row] = not (clips or undrawn)
    scanned = (~bare).mean() <= SCANNED and _pictured(page) >= PICTURED
    return np.asarray(bare & ~ground) if scanned else bare


def _widened(boxes: Numbers, owners: Sequence[int | None]) -> Numbers:
    """Give letters that share one drawn sign, as those of an icon's name do, the sign's box."""
    narrow = np.flatnonzero(boxes[:, 2] - boxes[:, 0] < NARROW * np.abs(boxes[:, 1] - boxes[:, 3]))
    shared = [(row, owner) for row in narrow.tolist() if (owner := owners[row])]
    if not shared:
        return boxes
    wide = boxes.copy()
    for (row, _), (left, bottom, right, top) in zip(
        shared, bounds([owner for _, owner in shared]), strict=True
    ):
        wide[row] = (left, top, right, bottom)
    return wide


def _pictured(page: Any) -> float:
    """Return the share of the page that pictures cover, strips added up."""
    import pypdfium2.raw as raw

    width, height = page.get_size()
    pictures = (
        shape.box for shape in Contents.of(page).shapes() if shape.kind != raw.FPDF_PAGEOBJ_PATH
    )
    areas: Iterator[float] = (
        (right - left) * (top - bottom) for left, bottom, right, top in pictures
    )
    return sum(areas) / float(max(width * height, 1.0))


def _stretches(characters: Sequence[str], places: Sequence[int], hidden: Mask) -> Iterator[int]:
    """Yield hidden characters that stand together, with the marks between and right beside them."""
    row = 0
    while row < len(places):
        end = row
        while end < len(places) and hidden[end]:
            end += 1
        if end - row >= FEWEST:
            first, last = places[row], places[end - 1]
            while first > 0 and _is_mark(characters[first - 1]):
                first -= 1
            while last + 1 < len(characters) and _is_mark(characters[last + 1]):
                last += 1
            yield from range(first, last + 1)
        row = max(end, row + 1)


def _is_mark(character: str) -> bool:
    return not character.isalnum() and not character.isspace() and character not in BULLETS

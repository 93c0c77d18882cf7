"""Text of a DOCX that a person cannot see, taken out of the parsed document.

Unseen is what vanishes, has the colour of what lies behind it, is tiny, was deleted or moved away
in a revision, or stands in a box off the page. Runs only inside the reading process (`worker.py`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from matcher.resume.docx_styles import WORD, Look, Styles, shade_of
from matcher.resume.visibility import WHITE, Colour, is_unseen, parse_colour

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
PLACED = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
SHAPE = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
WRITTEN = (f"{WORD}t", f"{WORD}delText")
GONE = (f"{WORD}del", f"{WORD}moveFrom")
LETTER = 0.6
"""A letter is about so much of its height wide."""
USUAL_POINTS = 11.0
POINT = 12_700
"""English Metric Units in a point."""
FAR = 900 * POINT
"""A box set off so far, in either direction, is on no page."""
NARROWEST = 10.0
"""Letters squeezed to at most so many percent of their width cannot be read."""


def take_out_unseen(roots: Sequence[Element], styles: Styles) -> int:
    """Remove runs that nobody sees from the parsed parts of a document; return their words."""
    paper = WHITE
    for root in roots:
        background = root.find(f"{WORD}background")
        if background is not None:
            paper = parse_colour(background.get(f"{WORD}color", "")) or paper
    found = [pair for root in roots for pair in _unseen(root, paper, Look(), styles, False)]
    unsure = sum(_area(run) for run, sure in found if not sure)
    on_shapes = unsure <= sum(map(_filled_area, roots))
    words = 0
    for run, sure in found:
        if sure or not on_shapes:
            words += len("".join(_texts(run)).split())
            for text in [item for item in run if item.tag in WRITTEN]:
                run.remove(text)
    return words


def _unseen(
    element: Element, behind: Colour | None, paragraph: Look, styles: Styles, gone: bool
) -> Iterator[tuple[Element, bool]]:
    """Yield each unseen run; false beside it where a shape may lie behind."""
    for child in list(element):
        if child.tag == FALLBACK:
            continue
        lost = gone or child.tag in GONE or (child.tag == f"{PLACED}anchor" and _is_far(child))
        if child.tag == f"{WORD}r":
            look = styles.run(child.find(f"{WORD}rPr"), paragraph)
            lost = lost or _is_hidden(look)
            if lost:
                yield child, True
            elif is_unseen(look.colour, look.shade or behind):
                yield child, look.shade is not None
        inner = behind
        inherited = paragraph
        if child.tag == f"{WORD}p":
            inherited = styles.paragraph(child.find(f"{WORD}pPr"))
        elif child.tag in (f"{WORD}tbl", f"{WORD}tc"):
            inner = _behind_cells(child, behind, styles)
        elif child.tag == f"{SHAPE}wsp":
            inner = _behind_box(child, behind)
        yield from _unseen(child, inner, inherited, styles, lost)


def _is_hidden(look: Look) -> bool:
    if look.vanish or (look.scale is not None and look.scale <= NARROWEST):
        return True
    return is_unseen(None, None, look.points) or is_unseen(None, None, look.line)


def _behind_cells(element: Element, behind: Colour | None, styles: Styles) -> Colour | None:
    """Return what lies behind a table or a cell; a shading style of a table leaves it open."""
    kind = "tblPr" if element.tag == f"{WORD}tbl" else "tcPr"
    properties = element.find(f"{WORD}{kind}")
    own = shade_of(properties)
    if own is not None:
        return own
    style = properties.find(f"{WORD}tblStyle") if properties is not None else None
    if style is not None and style.get(f"{WORD}val") in styles.shaded:
        return None
    return behind


def _behind_box(shape: Element, behind: Colour | None) -> Colour | None:
    """Return what lies behind the text of a box: its own fill, or what it stands on."""
    properties = shape.find(f"{SHAPE}spPr")
    fill = properties.find(f"{DRAWING}solidFill") if properties is not None else None
    if fill is not None:
        plain = fill.find(f"{DRAWING}srgbClr")
        return parse_colour(plain.get("val", "")) if plain is not None else None
    styled = shape.find(f"{SHAPE}style")
    clear = properties is not None and properties.find(f"{DRAWING}noFill") is not None
    return behind if clear or styled is None else None


def _is_far(anchor: Element) -> bool:
    offsets = (item.text or "0" for item in anchor.iter(f"{PLACED}posOffset"))
    shown = anchor.find(f"{PLACED}docPr")
    if shown is not None and shown.get("hidden") in ("1", "true"):
        return True
    return any(abs(int(text)) > FAR for text in offsets if text.strip().lstrip("-").isdigit())


def _filled_area(root: Element) -> float:
    """Add up the areas in square points of shapes that stand free and have a fill or a picture."""
    return sum(
        _extent(anchor)
        for anchor in root.iter(f"{PLACED}anchor")
        if any(_is_dark(fill) for fill in anchor.iter(f"{DRAWING}solidFill"))
        or anchor.find(f".//{DRAWING}blip") is not None
        or anchor.find(f".//{DRAWING}gradFill") is not None
    )


def _is_dark(fill: Element) -> bool:
    plain = fill.find(f"{DRAWING}srgbClr")
    colour = parse_colour(plain.get("val", "")) if plain is not None else None
    return not is_unseen(colour, WHITE)


def _extent(anchor: Element) -> float:
    extent = anchor.find(f"{PLACED}extent")
    sides = (extent.get("cx", ""), extent.get("cy", "")) if extent is not None else ()
    if len(sides) != 2 or not all(side.isdigit() for side in sides):
        return 0.0
    return int(sides[0]) / POINT * int(sides[1]) / POINT


def _area(run: Element) -> float:
    """Guess the area of a run's letters in square points."""
    size = run.find(f"{WORD}rPr/{WORD}sz")
    digits = size.get(f"{WORD}val", "") if size is not None else ""
    points = float(digits) / 2 if digits.isdigit() else USUAL_POINTS
    return sum(map(len, _texts(run))) * points * points * LETTER


def _texts(run: Element) -> Iterator[str]:
    for element in run:
        if element.tag in WRITTEN:
            yield element.text or ""
        elif element.tag in (f"{WORD}tab", f"{WORD}br"):
            yield " "

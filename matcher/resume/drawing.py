"""How a PDF page draws its text: the object behind each character, its paint, what else is there.

Functions of PDFium are called with plain numbers, since ctypes converts structures slowly. Runs
only inside the reading process (`worker.py`).
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice, repeat
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Box = tuple[float, float, float, float]
"""Left, bottom, right, top in points, counted from the lower left corner."""
NAME_BYTES = 32
MOST_SEGMENTS = 200
MOST_OBJECTS = 20_000
MOST_NESTED = 5_000
"""Objects inside forms that are looked at; a resume has few."""
OPTIONAL = "OC".encode("utf-16-le")
"""The mark of content that a viewer may switch off."""


class Paint(NamedTuple):
    """How a text object is filled: red, green, blue and alpha from 0 to 255, and its render mode.

    `filled` is 0 where the fill is a pattern.
    """

    fill: tuple[int, int, int, int]
    mode: int
    filled: int

    @property
    def colour(self) -> tuple[int, int, int]:
        """Red, green and blue."""
        return self.fill[:3]

    @property
    def alpha(self) -> int:
        """255 where nothing shines through."""
        return self.fill[3]


@dataclass(frozen=True, slots=True)
class Shape:
    """Something drawn that is no text; `place` is its rank in the order of drawing."""

    kind: int
    place: int
    box: Box
    colour: tuple[int, int, int] | None


@cache
def plain(name: str, result: Any, *arguments: Any) -> Any:
    """Return the PDFium function of this name, taking plain numbers, its handle first."""
    import pypdfium2.raw as raw

    kind = ctypes.CFUNCTYPE(result, ctypes.c_void_p, *arguments)
    return ctypes.cast(getattr(raw, name), kind)


def address(handle: Any) -> int:
    """Return a PDFium handle as a number."""
    return ctypes.cast(handle, ctypes.c_void_p).value or 0


def text_objects(text: Any, places: Sequence[int]) -> list[int | None]:
    """Return the handle of the object that draws each of these characters."""

    at = plain("FPDFText_GetTextObject", ctypes.c_void_p, ctypes.c_int)
    return list(map(at, repeat(address(text)), places))


def paints(objects: Sequence[int]) -> list[Paint]:
    """Return how each text object is filled."""

    pointer = ctypes.c_void_p
    fill_at = plain("FPDFPageObj_GetFillColor", ctypes.c_int, *[pointer] * 4)
    mode_at = plain("FPDFTextObj_GetTextRenderMode", ctypes.c_int)
    colours, filled = _four(ctypes.c_uint, fill_at, objects)
    return list(map(Paint, colours, map(mode_at, objects), filled))


def blended(objects: Sequence[int]) -> list[int]:
    """Return 1 for each object that is blended, masked or half transparent."""
    return list(map(plain("FPDFPageObj_HasTransparency", ctypes.c_int), objects))


def _four(number: Any, function: Any, objects: Sequence[int]) -> tuple[Any, list[int]]:
    """Call a function that writes four numbers for each object; return them and its answers."""
    values = (number * (4 * len(objects)))()
    start, step = ctypes.addressof(values), ctypes.sizeof(number)
    columns = [range(start + step * n, start + step * (n + 4 * len(objects)), 4 * step)
               for n in range(4)]  # fmt: skip
    answers = list(map(function, objects, *columns))
    return zip(*[iter(values)] * 4, strict=True), answers


@dataclass(frozen=True, slots=True)
class Contents:
    """Objects of a page in the order of drawing: the place of each, its handle, its kind."""

    places: Sequence[int]
    objects: Sequence[int]
    kinds: Sequence[int]

    @classmethod
    def of(cls, page: Any, most: int = MOST_OBJECTS) -> Contents:
        """List what a page draws; of more than `most` objects the first and the last."""
        import pypdfium2.raw as raw

        count = raw.FPDFPage_CountObjects(page)
        half = most // 2
        places = [*range(count)] if count <= most else [*range(half), *range(count - half, count)]
        object_at = plain("FPDFPage_GetObject", ctypes.c_void_p, ctypes.c_int)
        kind_of = plain("FPDFPageObj_GetType", ctypes.c_int)
        objects = list(map(object_at, repeat(address(page)), places))
        return cls(places, objects, list(map(kind_of, objects)))

    def texts(self) -> list[int]:
        """Return the text objects, those inside forms too."""
        import pypdfium2.raw as raw

        pairs = list(zip(self.objects, self.kinds, strict=True))
        found = [item for item, kind in pairs if kind == raw.FPDF_PAGEOBJ_TEXT]
        for item, kind in pairs:
            if kind == raw.FPDF_PAGEOBJ_FORM:
                found.extend(islice(_texts_inside(item, 0), MOST_NESTED))
        return found

    def shapes(self) -> list[Shape]:
        """Return everything else that is filled: paths, pictures, shadings, forms."""
        import pypdfium2.raw as raw

        text, path = raw.FPDF_PAGEOBJ_TEXT, raw.FPDF_PAGEOBJ_PATH
        rows = zip(self.places, self.objects, self.kinds, strict=True)
        others = [row for row in rows if row[2] != text]
        if not others:
            return []
        boxes = bounds([item for _, item, _ in others])
        return [
            Shape(kind, place, box, _fill(item) if kind == path else None)
            for (place, item, kind), box in zip(others, boxes, strict=True)
            if kind != path or _is_filled(item)
        ]


def _texts_inside(form: int, depth: int) -> Iterator[int]:
    import pypdfium2.raw as raw

    object_at = plain("FPDFFormObj_GetObject", ctypes.c_void_p, ctypes.c_ulong)
    kind_of = plain("FPDFPageObj_GetType", ctypes.c_int)
    count = plain("FPDFFormObj_CountObjects", ctypes.c_int)(form)
    for number in range(min(count, MOST_NESTED)):
        item = object_at(form, number)
        if (kind := kind_of(item)) == raw.FPDF_PAGEOBJ_TEXT:
            yield item
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < 8:
            yield from _texts_inside(item, depth + 1)


def _is_filled(path: int) -> bool:

    fill, stroke = ctypes.c_int(), ctypes.c_int()
    draw_mode = plain("FPDFPath_GetDrawMode", ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)
    draw_mode(path, ctypes.addressof(fill), ctypes.addressof(stroke))
    return fill.value != 0


def _fill(item: int) -> tuple[int, int, int] | None:
    """Return the fill colour of an opaque path; None where there is no such colour."""
    paint = paints([item])[0]
    return paint.colour if paint.filled and paint.alpha == 255 else None


def marked(objects: Sequence[int]) -> list[int]:
    """Return the objects that belong to content that can be switched off."""

    count_of = plain("FPDFPageObj_CountMarks", ctypes.c_int)
    return [item for item, count in zip(objects, map(count_of, objects), strict=True)
            if count > 0 and _is_optional(item, count)]  # fmt: skip


def _is_optional(item: int, count: int) -> bool:

    mark_at = plain("FPDFPageObj_GetMark", ctypes.c_void_p, ctypes.c_ulong)
    name_of = plain("FPDFPageObjMark_GetName", ctypes.c_int, ctypes.c_void_p, ctypes.c_ulong,
                    ctypes.c_void_p)  # fmt: skip
    name, length = ctypes.create_string_buffer(NAME_BYTES), ctypes.c_ulong()
    for number in range(count):
        name_of(mark_at(item, number), ctypes.addressof(name), NAME_BYTES, ctypes.addressof(length))
        if name.raw.startswith(OPTIONAL + b"\0\0"):
            return True
    return False


def clips(objects: Sequence[int]) -> list[list[Box]]:
    """Return the boxes around each object's clips; none where it is not clipped."""

    clip_of = plain("FPDFPageObj_GetClipPath", ctypes.c_void_p)
    count_of = plain("FPDFClipPath_CountPaths", ctypes.c_int)
    handles = list(map(clip_of, objects))
    counts = map(count_of, handles)
    return [
        [_clip(handle, number) for number in range(count)] if count > 0 else []
        for handle, count in zip(handles, counts, strict=True)
    ]


def _clip(clip: int, path: int) -> Box:
    """Return the box around one path of a clip: left, bottom, right, top."""

    number, pointer = ctypes.c_int, ctypes.c_void_p
    count = plain("FPDFClipPath_CountPathSegments", number, number)(clip, path)
    segment_at = plain("FPDFClipPath_GetPathSegment", pointer, number, number)
    point_of = plain("FPDFPathSegment_GetPoint", number, pointer, pointer)
    across, up = ctypes.c_float(), ctypes.c_float()
    points = []
    for place in range(min(count, MOST_SEGMENTS)):
        point_of(segment_at(clip, path, place), ctypes.addressof(across), ctypes.addressof(up))
        points.append((across.value, up.value))
    if not points:
        return (0.0, 0.0, 0.0, 0.0)
    columns, rows = zip(*points, strict=True)
    return (min(columns), min(rows), max(columns), max(rows))


def is_embedded(item: int) -> bool:
    """Tell whether the font of a text object comes with the file."""

    font = plain("FPDFTextObj_GetFont", ctypes.c_void_p)(item)
    return bool(font) and plain("FPDFFont_GetIsEmbedded", ctypes.c_int)(font) == 1


def switch(objects: Sequence[int], active: bool) -> None:
    """Let objects be drawn or not."""

    set_active = plain("FPDFPageObj_SetIsActive", ctypes.c_int, ctypes.c_int)
    for item in objects:
        set_active(item, int(active))


def bounds(objects: Sequence[int]) -> list[Box]:
    """Return the box around each object."""

    bounds_at = plain("FPDFPageObj_GetBounds", ctypes.c_int, *[ctypes.c_void_p] * 4)
    return list(_four(ctypes.c_float, bounds_at, objects)[0])

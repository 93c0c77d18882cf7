"""Where text leaves ink on a PDF page: the page drawn with the text and without it.

Whatever makes text invisible (its colour, a cover, a clip, a layer that is off), the two pictures
are then the same. Runs only inside the reading process (`worker.py`).
"""

from __future__ import annotations

import ctypes
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matcher.resume.drawing import Numbers, switch

Picture = NDArray[np.uint8]
Mask = NDArray[np.bool_]

SCALE = 1.0
"""Pixels per point."""
MOST_PIXELS = 1_500_000
VISIBLE = 20
"""Ink differs from what lies behind it by so much of 255 in one colour."""
CONTRAST = 40
"""Neighbouring pixels of a drawing or a scan differ by so much."""
SIDE, TOP, BOTTOM = 0.1, 0.3, 0.25
"""Shares of a letter's box left out at its edges, where neighbours reach in."""
LONGEST = 0.5
"""Seconds for one picture; a page that takes longer is not looked at."""
CROSS = 1 << 20


class SlowPage(Exception):
    """A page that takes too long to draw."""


@dataclass(frozen=True, slots=True)
class Ink:
    """A page drawn with some of its text and without it, and boxes in pixels, shape (boxes, 4)."""

    drawn: Picture
    bare: Picture
    corners: NDArray[np.int64]

    @classmethod
    def of(cls, page: Any, boxes: Numbers, objects: Sequence[int]) -> Ink:
        """Draw the page with the objects and without; SlowPage when it takes too long.

        Boxes are left, top, right, bottom in points of the page.
        """
        width, height = _size(page)
        drawn = _draw(page, width, height)
        switch(objects, False)
        try:
            bare = _draw(page, width, height)
        finally:
            switch(objects, True)
        return cls(drawn, bare, _pixels(page, boxes, width, height))

    def own(self) -> Mask:
        """Tell for each box whether the objects leave ink there."""
        difference = np.maximum(self.drawn, self.bare) - np.minimum(self.drawn, self.bare)
        return _any_in(_any_channel(difference >= VISIBLE), self.corners)

    def ground(self) -> Mask:
        """Tell for each box whether anything else is drawn there."""
        rows = np.maximum(self.bare[:, 1:], self.bare[:, :-1])
        steps = rows - np.minimum(self.bare[:, 1:], self.bare[:, :-1])
        mask = np.zeros(self.bare.shape[:2], dtype=bool)
        mask[:, 1:] = _any_channel(np.ascontiguousarray(steps >= CONTRAST))
        return _any_in(mask, self.corners)


def _any_channel(mask: Mask) -> Mask:
    """Reduce four channels to one, read as one number of four bytes."""
    return np.asarray(mask.view(np.uint32)[:, :, 0] != 0)


def _size(page: Any) -> tuple[int, int]:
    width, height = page.get_size()
    scale = min(SCALE, (MOST_PIXELS / max(width * height, 1.0)) ** 0.5)
    return max(1, round(width * scale)), max(1, round(height * scale))


def _pixels(page: Any, boxes: Numbers, width: int, height: int) -> NDArray[np.int64]:
    """Return the inner parts of boxes in pixels: left, top, right, bottom, at least one each."""
    import pypdfium2.raw as raw

    def place(x: float, y: float) -> tuple[int, int]:
        across, down = ctypes.c_int(), ctypes.c_int()
        raw.FPDF_PageToDevice(page, 0, 0, CROSS, CROSS, 0, x, y, across, down)
        return across.value, down.value

    origin, right, up = (np.array(place(*point)) for point in ((0, 0), (100, 0), (0, 100)))
    turn = np.stack([right - origin, up - origin]) / 100
    left, top, end, bottom = boxes.T
    side, above, below = (end - left) * SIDE, (top - bottom) * TOP, (top - bottom) * BOTTOM
    first = np.stack([left + side, bottom + below], axis=1) @ turn + origin
    second = np.stack([end - side, top - above], axis=1) @ turn + origin
    scale = np.array([width, height]) / CROSS
    low = np.floor(np.minimum(first, second) * scale).astype(np.int64)
    high = np.maximum(np.ceil(np.maximum(first, second) * scale).astype(np.int64), low + 1)
    limits = np.array([width, height])
    return np.concatenate([np.clip(low, 0, limits), np.clip(high, 0, limits)], axis=1)


def _any_in(mask: Mask, corners: NDArray[np.int64]) -> Mask:
    """Tell for each box whether any pixel of the mask inside it is set, by sums over its corner."""
    sums = np.zeros((mask.shape[0] + 1, mask.shape[1] + 1), dtype=np.int32)
    np.cumsum(np.cumsum(mask, axis=0, dtype=np.int32), axis=1, out=sums[1:, 1:])
    left, top, right, bottom = corners.T
    inside = sums[bottom, right] - sums[top, right] - sums[bottom, left] + sums[top, left]
    return np.asarray(inside > 0)


def _draw(page: Any, width: int, height: int) -> Picture:
    """Draw the page on white, shape (height, width, 4); SlowPage past the time."""
    import pypdfium2.raw as raw

    bitmap = raw.FPDFBitmap_CreateEx(width, height, raw.FPDFBitmap_BGRx, None, 0)
    deadline = time.monotonic() + LONGEST
    stop = raw.IFSDK_PAUSE(version=1, user=None)
    kind = dict(raw.IFSDK_PAUSE._fields_)["NeedToPauseNow"]
    stop.NeedToPauseNow = kind(lambda _: int(time.monotonic() > deadline))
    try:
        raw.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xFFFFFFFF)
        state = raw.FPDF_RenderPageBitmap_Start(
            bitmap, page, 0, 0, width, height, 0, raw.FPDF_ANNOT, stop
        )
        raw.FPDF_RenderPage_Close(page)
        if state != raw.FPDF_RENDER_DONE:
            raise SlowPage
        stride = raw.FPDFBitmap_GetStride(bitmap)
        buffer = (ctypes.c_ubyte * (stride * height)).from_address(
            ctypes.cast(raw.FPDFBitmap_GetBuffer(bitmap), ctypes.c_void_p).value or 0
        )
        rows = np.frombuffer(buffer, dtype=np.uint8).reshape(height, stride)
        return rows[:, : 4 * width].reshape(height, width, 4).copy()
    finally:
        raw.FPDFBitmap_Destroy(bitmap)

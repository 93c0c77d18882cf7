"""Programs that read pictures of text: RapidOCR from the `ocr` extra, else Tesseract's library.

Both work offline: RapidOCR carries its models, Tesseract's lie on the machine. They run only inside
the reading process; Tesseract through its C interface, since no program may be started there.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]
"""Height by width by red, green and blue."""
TESSERACT = ("libtesseract.so.5", "libtesseract.so.4")
TESSERACT_DATA = (
    Path("/usr/share/tesseract-ocr"),
    Path("/usr/share/tessdata"),
    Path("/usr/local/share/tessdata"),
)
LANGUAGE = b"eng"
WORD_LEVEL = "5"
COLUMNS = 12
"""Of the table that Tesseract writes: level, five numbers of blocks, a box, confidence, text."""


class Spotted(NamedTuple):
    """Text in a box of pixels, y downwards, and how sure its reader is, from 0 to 1."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    confidence: float


class Engine(Protocol):
    """Whatever reads the text in a picture."""

    def read(self, picture: Pixels) -> list[Spotted]:
        """Return the pieces of text in a picture, in any order."""


def available() -> str:
    """Return the name of the engine that is here: `rapidocr`, `tesseract`, or nothing."""
    if find_spec("rapidocr") is not None:
        return "rapidocr"
    has_data = any(folder.is_dir() for folder in TESSERACT_DATA)
    return "tesseract" if has_data and _library() is not None else ""


def open_engine(name: str) -> Engine:
    """Open the engine of this name; `available` says which there is."""
    return RapidOCR() if name == "rapidocr" else Tesseract()


class RapidOCR:
    """Reads lines with the models in RapidOCR's package."""

    def __init__(self) -> None:
        from rapidocr import RapidOCR as Reader

        threads = "EngineConfig.onnxruntime.intra_op_num_threads"
        self._reader: Any = Reader(params={"Global.log_level": "critical", threads: 1})

    def read(self, picture: Pixels) -> list[Spotted]:
        """Return the lines in a picture."""
        found = self._reader(np.ascontiguousarray(picture[:, :, ::-1]))
        if found.boxes is None or found.txts is None:
            return []
        return [
            _spotted(corners, str(text), float(score))
            for corners, text, score in zip(found.boxes, found.txts, found.scores, strict=True)
        ]


def _spotted(corners: NDArray[np.float64], text: str, score: float) -> Spotted:
    (left, top), (right, bottom) = corners.min(axis=0).tolist(), corners.max(axis=0).tolist()
    return Spotted(text, left, top, right, bottom, score)


class Tesseract:
    """Reads words with Tesseract's library."""

    def __init__(self) -> None:
        library = _library()
        if library is None:
            raise OSError("Tesseract's library is not here")
        library.TessBaseAPICreate.restype = ctypes.c_void_p
        library.TessBaseAPIGetTsvText.restype = ctypes.c_void_p
        self._library = library
        self._handle = ctypes.c_void_p(library.TessBaseAPICreate())
        if library.TessBaseAPIInit3(self._handle, None, LANGUAGE) != 0:
            raise OSError("Tesseract's English data are not here")

    def read(self, picture: Pixels) -> list[Spotted]:
        """Return the words in a picture."""
        content = np.ascontiguousarray(picture)
        height, width, depth = content.shape
        pointer = content.ctypes.data_as(ctypes.c_void_p)
        self._library.TessBaseAPISetImage(
            self._handle, pointer, width, height, depth, depth * width
        )
        table = self._library.TessBaseAPIGetTsvText(self._handle, 0)
        if not table:
            return []
        try:
            return list(_words(ctypes.string_at(table).decode("utf-8", "replace")))
        finally:
            self._library.TessDeleteText(ctypes.c_void_p(table))


def _words(table: str) -> Iterator[Spotted]:
    for row in table.splitlines():
        cells = row.split("\t")
        if len(cells) == COLUMNS and cells[0] == WORD_LEVEL and cells[-1].strip():
            left, top, width, height = map(float, cells[6:10])
            certain = max(float(cells[10]), 0.0) / 100
            yield Spotted(cells[-1].strip(), left, top, left + width, top + height, certain)


def _library() -> ctypes.CDLL | None:
    for name in TESSERACT:
        try:
            return ctypes.CDLL(name)
        except OSError:
            continue
    return None

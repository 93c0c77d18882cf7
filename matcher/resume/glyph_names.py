"""Characters that PDFium cannot name, read from the names of their glyphs.

Fonts of typesetting programs often carry ligatures and small capitals under names such as `f_i` or
`A.sc` and say nothing of what they mean. The rule is that of the Adobe Glyph List: what follows a
full stop is a style, and underscores join letters (https://github.com/adobe-type-tools/agl-specification).
Runs only inside the reading process (`worker.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from typing import Any

Names = Mapping[tuple[str, int], str]
"""What a code means in a font, by the font's name without its subset prefix."""
CODE = re.compile(r"uni((?:[0-9A-F]{4})+)|u([0-9A-F]{4,6})")
PREFIX = re.compile(r"^[A-Z]{6}\+")
USUAL = {0x1B: "ff", 0x1C: "fi", 0x1D: "fl", 0x1E: "ffi", 0x1F: "ffl"}
"""Ligatures in the encoding that TeX calls T1, where a font has no names."""
UNICODE_END = 0x110000


def meaning(name: str) -> str:
    """Return the text that a glyph's name stands for, "" where the name does not say."""
    letters = [_letter(part) for part in name.lstrip("/").split(".")[0].split("_")]
    return "".join(letters) if all(letters) else ""


def _letter(part: str) -> str:
    if len(part) == 1:
        return part
    found = CODE.fullmatch(part)
    if found is None:
        return part if part in USUAL.values() else ""
    digits = found.group(1)
    codes = [digits[at : at + 4] for at in range(0, len(digits), 4)] if digits else [found.group(2)]
    numbers = [int(code, 16) for code in codes]
    return "".join(map(chr, numbers)) if all(n < UNICODE_END for n in numbers) else ""


def glyph_names(data: bytes) -> Names:
    """Return what the codes of the file's fonts mean; nothing where the file cannot be read."""
    from pypdf import PdfReader, apply_configuration

    from matcher.resume.fallback import LIMITS

    found: dict[tuple[str, int], str] = {}
    try:
        with apply_configuration(**LIMITS):
            for page in PdfReader(BytesIO(data)).pages:
                resources: Any = page["/Resources"]
                for font in resources["/Font"].values():
                    for key, text in _of_font(font.get_object()):
                        found.setdefault(key, text)
    except Exception:
        return found
    return found


def _of_font(font: Any) -> Iterator[tuple[tuple[str, int], str]]:
    encoding = font["/Encoding"].get_object() if "/Encoding" in font else {}
    differences: Sequence[Any] = encoding.get("/Differences", ()) if _is_table(encoding) else ()
    name = PREFIX.sub("", str(font.get("/BaseFont", "")).lstrip("/"))
    code = 0
    for item in differences:
        if isinstance(item, int):
            code = int(item)
            continue
        if text := meaning(str(item)):
            yield (name, code), text
        code += 1


def _is_table(encoding: Any) -> bool:
    """Tell an encoding that lists names from the name of a usual one."""
    return isinstance(encoding, dict)


def named(font: str, code: int, names: Names) -> str:
    """Return what a code means in a font, "" when nobody says."""
    known = any(name == font for name, _ in names)
    return names.get((font, code), "") if known else USUAL.get(code, "")

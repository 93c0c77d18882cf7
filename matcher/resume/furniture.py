"""What stands on every page for the page's sake: running heads and feet, page numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from matcher.resume.glyphs import Run
from matcher.resume.sections import kind_of_heading

MARGIN = 0.12
"""Heads and feet stand within this share of the page's height at its top or bottom."""
PAGE_NUMBER = re.compile(
    r"^[-–|\s]*(?:(?:page|seite|pagina|página|pág\.?|p\.)\s*)?\d{1,3}"
    r"(?:\s*(?:/|\||of|von|de|di|sur)\s*\d{1,3})?[-–|\s]*$",
    re.IGNORECASE,
)
Key = tuple[str, int, int]


def without_furniture(pages: Sequence[Sequence[Run]]) -> tuple[list[list[Run]], list[list[Run]]]:
    """Return the pages without it, and the feet to read after all else, by page.

    A head or foot that repeats stays once: a name or an address may stand nowhere else. Page
    numbers go.
    """
    if len(pages) < 2:
        return [list(page) for page in pages], [[] for _ in pages]
    top, bottom = _margins(pages)
    margins = [[run for run in page if run.bottom <= top or run.top >= bottom] for page in pages]
    counts = Counter(key for page in margins for key in {_key(run) for run in page})
    seen: set[Key] = set()
    bodies: list[list[Run]] = []
    feet: list[list[Run]] = []
    for page in pages:
        body: list[Run] = []
        foot: list[Run] = []
        for run in page:
            at_edge = run.bottom <= top or run.top >= bottom
            number = PAGE_NUMBER.match(run.text) is not None
            repeated = at_edge and not kind_of_heading(run.text) and counts[_key(run)] > 1
            if not (repeated or (at_edge and number)):
                body.append(run)
            elif not number and _key(run) not in seen:
                (foot if run.top >= bottom else body).append(run)
                seen.add(_key(run))
        bodies.append(body)
        feet.append(foot)
    return bodies, feet


def _margins(pages: Sequence[Sequence[Run]]) -> tuple[float, float]:
    """Return where the top margin ends and the bottom one begins, by the text of all pages."""
    tops = [run.top for page in pages for run in page]
    bottoms = [run.bottom for page in pages for run in page]
    first, last = min(tops, default=0.0), max(bottoms, default=0.0)
    return first + MARGIN * (last - first), last - MARGIN * (last - first)


def _key(run: Run) -> Key:
    """Return what is the same on each page: the text but for its digits, and the place."""
    return re.sub(r"\d+", "#", run.text), round(run.left / 6), round(run.bottom / 6)

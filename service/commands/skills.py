"""`matcher skills`: the skills that any text names."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from service.failure import Failure
from service.output import console, print_json, reported

STDIN = Path("-")
MOST_BYTES = 10_000_000


def link_text(file: Path, catalogue: Path | None, meaning: bool, as_json: bool) -> int:
    """Print the skills of a text file, or of stdin for `-`, from left to right."""
    with reported(as_json):
        text = _read(file)
        rows = list(_mentions(text, catalogue, meaning))
    if as_json:
        print_json({"skills": rows})
    else:
        _show(rows)
    return 0


def _read(file: Path) -> str:
    """Read UTF-8 text; a Failure that names what is wrong."""
    try:
        with sys.stdin.buffer if file == STDIN else file.open("rb") as handle:
            data = handle.read(MOST_BYTES + 1)
        text = data.decode("utf-8")
    except OSError as error:
        raise Failure("not_found", f"{file} cannot be opened: {error.strerror}") from error
    except UnicodeDecodeError as error:
        message = f"{file} is not UTF-8 text; `matcher read` reads PDF, DOCX and others"
        raise Failure("unsupported_type", message) from error
    if len(data) > MOST_BYTES:
        raise Failure("too_large", f"{file} has more than {MOST_BYTES // 10**6} MB of text")
    return text


def _mentions(text: str, catalogue: Path | None, meaning: bool) -> Iterable[dict[str, Any]]:
    from matcher.catalogue.load import load_catalogue
    from matcher.skills.link import link
    from matcher.skills.vocabulary import Vocabulary

    if meaning:
        from matcher.match import Matcher
        from matcher.skills.meaning import suggest

        matcher = Matcher.open(catalogue)
        vocabulary = matcher.vocabulary
        found = list(link(text, vocabulary))
        found += suggest(text, matcher.skill_search, found)
    else:
        vocabulary = Vocabulary.build(load_catalogue(catalogue).skills, {})
        found = list(link(text, vocabulary))
    for item in sorted(found, key=lambda item: (item.start, item.end)):
        yield {
            "id": item.id,
            "name": vocabulary.skills[item.id].name,
            "text": text[item.start : item.end],
            "start": item.start,
            "end": item.end,
            "way": item.way,
            "confidence": round(item.confidence, 2),
        }


def _show(rows: Iterable[dict[str, Any]]) -> None:
    from rich.table import Table

    table = Table("Skill", "Words", "At", "Way", "Sure", box=None)
    for row in rows:
        words = " ".join(row["text"].split())
        short = words if len(words) <= 60 else f"{words[:59]}…"
        table.add_row(row["name"], short, str(row["start"]), row["way"], f"{row['confidence']:.2f}")
    console().print(table, markup=False)

"""`matcher match` and `matcher read`: one resume or many, for people or as JSON lines."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from matcher.resume.kinds import LOOKED_AT, is_profile
from matcher.resume.read import Reader
from matcher.resume.resume import Resume
from service.failure import Failure, failure_of
from service.output import console, encoding, error_line, print_json, reported
from service.plain import whole

if TYPE_CHECKING:
    from matcher.match import Matcher
    from matcher.report import MatchReport

Item = TypeVar("Item")
Result = TypeVar("Result")
SUFFIXES = frozenset({".pdf", ".docx", ".odt", ".rtf", ".html", ".htm", ".txt", ".md"})
PROFILES = frozenset({".json", ".xml"})
"""Of these only JSON Resume and Europass profiles are read when a folder is named."""
AHEAD = 4
"""Files per reading process that are read before their turn to be matched."""
MOST_PROCESSES = 4


@dataclass(frozen=True, slots=True)
class Asked:
    """What `matcher match` was asked for."""

    top: int
    role: str | None = None
    catalogue: Path | None = None
    as_of: date | None = None
    model: str | None = None
    index: Path | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read and the name it goes by: its path below the folder that was named."""

    path: Path
    label: str


def match(paths: Sequence[Path], asked: Asked, as_json: bool) -> int:
    """Match one file, or several files and folders; return the exit code."""
    if len(paths) == 1 and not paths[0].is_dir():
        return match_one(Source(paths[0], whole(paths[0].name)), asked, as_json)
    with reported(as_json):
        return match_many(list(sources(paths)), asked, as_json)


def match_one(source: Source, asked: Asked, as_json: bool) -> int:
    """Match one file. It is read by its own process while the matcher opens."""
    with reported(as_json, source.label):
        _must_exist(source.path)
        with Reader() as reader, ThreadPoolExecutor(1) as threads:
            reading = threads.submit(reader.read_path, source.path, asked.as_of)
            matcher = open_matcher(asked)
            resume = replace(reading.result(), file=source.label)
            report = matcher.match(resume, asked.top, asked.role)
    if as_json:
        from matcher.report import as_dict

        print_json(as_dict(report))
    else:
        from service.tables import show_report

        show_report(console(), report)
    return 0


def match_many(files: Sequence[Source], asked: Asked, as_json: bool) -> int:
    """Match files in order; a file that fails does not stop the others.

    As JSON each gets its line at once; for people there is one table at the end.
    """
    from models.onnx_encoder import free_cores
    from service.progress import progress

    processes = min(free_cores(), MOST_PROCESSES)
    threads = ThreadPoolExecutor(processes)
    rows: list[tuple[str, MatchReport | Failure]] = []
    failed = 0
    with Reader(workers=processes) as reader:
        try:
            read = partial(reader.read_path, as_of=asked.as_of)
            readings = in_order(files, lambda item: threads.submit(read, item.path), processes)
            matcher = open_matcher(asked)
            for source, reading in progress(readings, len(files)):
                outcome = outcome_for(matcher, source, reading, asked)
                failed += isinstance(outcome, Failure)
                if as_json:
                    print_json(line_for(source, outcome))
                else:
                    rows.append((source.label, outcome))
        finally:
            threads.shutdown(wait=False, cancel_futures=True)
    if not as_json:
        from service.batch_table import show_batch

        show_batch(console(), rows)
    return 1 if failed else 0


def outcome_for(
    matcher: Matcher, source: Source, reading: Future[Resume], asked: Asked
) -> MatchReport | Failure:
    """Return the report on one file, or why there is none."""
    try:
        resume = replace(reading.result(), file=source.label)
        return matcher.match(resume, asked.top, asked.role)
    except Exception as error:
        bug = Failure("internal", f"{type(error).__name__} while matching this file")
        return failure_of(error) or bug


def line_for(source: Source, outcome: MatchReport | Failure) -> dict[str, Any]:
    """Return the JSON line of one file."""
    from matcher.report import as_dict

    if isinstance(outcome, Failure):
        return error_line(outcome, source.label)
    return as_dict(outcome)


def read(path: Path, as_of: date | None, as_json: bool, redact: bool = False) -> int:
    """Show what the machine reads in one file; with `redact` only its text, identity left out."""
    label = whole(path.name)
    with reported(as_json, label), Reader() as reader:
        resume = replace(reader.read_path(path, as_of), file=label)
    if redact:
        from service.reading import redacted

        text = redacted(resume)
        print_json({"file": label, "text": text}) if as_json else print(text)
    elif as_json:
        from matcher.cache import cache_folder
        from matcher.catalogue.compiled import open_catalogue
        from matcher.skills.find import Vocabulary
        from service.reading import as_read

        catalogue = open_catalogue(None, cache_folder())
        vocabulary = Vocabulary.build(catalogue.skills, catalogue.certifications)
        print_json(as_read(resume, vocabulary))
    else:
        from service.tables import show_resume

        show_resume(console(), resume)
    return 0


def open_matcher(asked: Asked) -> Matcher:
    """Open the matcher and check that the role asked for exists, before any file is read."""
    from matcher.match import Matcher
    from service.roles import find_role

    matcher = Matcher.open(asked.catalogue, asked.model, index=asked.index, building=encoding)
    if asked.role is not None:
        find_role(matcher.catalogue, asked.role)
    return matcher


def sources(paths: Sequence[Path]) -> Iterator[Source]:
    """List the files that were named and those in the folders that were named, sorted."""
    for path in paths:
        if not path.is_dir():
            yield Source(path, whole(path.name))
            continue
        found = sorted(item for item in path.rglob("*") if _is_resume(item))
        if not found:
            kinds = ", ".join(sorted(SUFFIXES | PROFILES))
            raise Failure("not_found", f"{whole(str(path))} holds no resume ({kinds})")
        yield from (Source(item, whole(str(item.relative_to(path)))) for item in found)


def in_order(
    items: Sequence[Item], start: Callable[[Item], Future[Result]], processes: int
) -> Iterator[tuple[Item, Future[Result]]]:
    """Start the first few items at once, and one more for each that is taken, in order."""
    rest = iter(items)
    waiting = deque((item, start(item)) for item in islice(rest, AHEAD * processes))

    def taken() -> Iterator[tuple[Item, Future[Result]]]:
        while waiting:
            yield waiting.popleft()
            waiting.extend((item, start(item)) for item in islice(rest, 1))

    return taken()


def _is_resume(path: Path) -> bool:
    """Tell whether a file of a folder is meant to be read: no hidden, lock or explaining file."""
    passed_over = path.name.startswith((".", "~$")) or path.stem.lower() == "readme"
    suffix = path.suffix.lower()
    if passed_over or suffix not in SUFFIXES | PROFILES or not path.is_file():
        return False
    return suffix in SUFFIXES or _is_profile(path)


def _is_profile(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return is_profile(file.read(LOOKED_AT))
    except OSError:
        return True  # that it cannot be opened is told when its turn comes


def _must_exist(path: Path) -> None:
    if not path.exists():
        raise Failure("not_found", f"there is no file {whole(str(path))}")

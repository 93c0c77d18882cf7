"""Time, memory and repeatability of `matcher match`, beside the usual pipeline, in one run.

Both programs are started as a user starts them, on the same files, one after the other, after one
start each that is not counted, so that files and the index of the catalogue are in place. The
pipeline is `eval/systems/reference.py`, with the roles of the shipped catalogue.
"""

from __future__ import annotations

import json
import os
import platform
import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

from eval.bench_reading import measure_reading
from eval.bench_report import BenchReport, Figures, Repeatability
from eval.children import memory, run
from eval.errors import BenchError, need
from matcher.catalogue.load import load_catalogue
from models.onnx_encoder import free_cores

MOST_FILES = 200
MEMORY_FILES = 40
ALONE_FILES = 5
AS_OF = "2025-01-01"
EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
REFERENCE = Path(__file__).resolve().parent / "systems" / "reference.py"
REFERENCE_PYTHON = "MATCHER_REFERENCE_PYTHON"
NOT_ASKED = "Nothing to compare with: the reference was not asked for."
OFFLINE = {"HF_HUB_OFFLINE": "1"}


@dataclass(frozen=True, slots=True)
class Program:
    """How a program is started: `command`, then files or a folder, then `options`."""

    name: str
    command: tuple[str, ...]
    options: tuple[str, ...]
    environment: Mapping[str, str]

    def on(self, *paths: Path) -> list[str]:
        """Return the command line for these files."""
        return [*self.command, *map(str, paths), *self.options]


def find_files(folder: Path | None = None) -> list[Path]:
    """Return up to MOST_FILES PDFs of a folder, spread over it; those of `examples/` by default."""
    folder = folder or EXAMPLES
    found = sorted(folder.rglob("*.pdf"))
    if not found:
        raise BenchError(f"no PDF in {folder}; name a folder of resumes")
    count = min(len(found), MOST_FILES)
    return [found[at * len(found) // count] for at in range(count)]


def bench(
    files: Sequence[Path] = (),
    repeats: int = 3,
    with_reference: bool = True,
    python: str | None = None,
    command: Sequence[str] | None = None,
) -> BenchReport:
    """Measure on PDF files (those of `examples/` if none are named), each start `repeats` times.

    `python` is an interpreter that has the reference's packages: by default that of
    MATCHER_REFERENCE_PYTHON, else this one. `command` starts `matcher`. BenchError when a program
    fails.
    """
    need({"psutil": "psutil"}, "eval")
    if repeats < 1:
        raise BenchError(f"{repeats} repeats; expected at least 1")
    with tempfile.TemporaryDirectory() as place, Console(stderr=True).status("") as status:
        say: Callable[[str], None] = status.update
        copies = _copy(list(files)[:MOST_FILES] or find_files(), Path(place) / "resumes")
        ours = _ours(command)
        reference = _reference(python, Path(place)) if with_reference else NOT_ASKED
        figures, alone, batch = _measure(ours, copies, repeats, say)
        theirs, note = None, ""
        if isinstance(reference, Program):
            theirs, _, _ = _measure(reference, copies, repeats, say)
        else:
            note = reference
        say("matcher: repeatability")
        same = _repeat(ours, copies, repeats, alone, batch)
        say("reading alone")
        reading = measure_reading(copies)
    return BenchReport(len(copies), repeats, _machine(), figures, theirs, same, note, reading)


def _copy(files: Sequence[Path], folder: Path) -> list[Path]:
    """Copy files to a folder under numbers, so that both programs see one flat folder."""
    folder.mkdir()
    try:
        return [
            Path(shutil.copyfile(path, folder / f"{number:03d}.pdf"))
            for number, path in enumerate(files)
        ]
    except OSError as error:
        raise BenchError(f"{error.filename} cannot be read: {error.strerror}") from error


def _ours(command: Sequence[str] | None) -> Program:
    beside = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    found = shutil.which("matcher", path=beside)
    if command is None and found is None:
        raise BenchError("there is no `matcher` command; install the package: pip install .")
    start = tuple(command) if command is not None else (str(found),)
    return Program("matcher", (*start, "match"), ("--json", "--as-of", AS_OF), {})


def _reference(python: str | None, place: Path) -> Program | str:
    """Return how to start the reference, or why it cannot be."""
    python = python or os.environ.get(REFERENCE_PYTHON) or sys.executable
    if shutil.which(python) is None:
        raise BenchError(f"there is no interpreter {python} to run the reference with")
    start = (python, "-P", str(REFERENCE))
    try:
        run([*start, "--check"])
    except BenchError as error:
        return (
            f"Nothing to compare with: {error.message}. To compare, pip install '.[train]', or "
            f"name an interpreter that has the packages in {REFERENCE_PYTHON}."
        )
    roles = place / "roles.json"
    texts = {role.id: role.text() for role in load_catalogue().roles.values()}
    roles.write_text(json.dumps(texts), encoding="utf-8")
    return Program("reference", start, ("--roles", str(roles)), OFFLINE)


def _measure(
    program: Program, files: Sequence[Path], repeats: int, say: Callable[[str], None]
) -> tuple[Figures, list[str], dict[str, str]]:
    """Return a program's figures, its answers to the first file alone, and those to the batch."""
    first, folder, environment = files[0], files[0].parent, program.environment
    say(f"{program.name}: cold start")
    run(program.on(first), environment)
    starts = [run(program.on(first), environment) for _ in range(repeats)]
    say(f"{program.name}: {len(files)} files")
    batch = run(program.on(folder), environment)
    answers = _answers(program, batch.output, len(files))
    say(f"{program.name}: memory")
    peaks = memory(program.on(*files[:MEMORY_FILES]), environment)
    figures = Figures(
        seconds=batch.seconds,
        cpu_seconds=batch.cpu_seconds,
        files_per_second=len(files) / batch.seconds,
        cold_start_seconds=statistics.median(start.seconds for start in starts),
        peak_memory=peaks.tree,
        largest_rss=peaks.largest_rss,
        failed=sum("error" in json.loads(answer) for answer in answers.values()),
    )
    return figures, [start.output for start in starts], answers


def _answers(program: Program, output: str, expected: int) -> dict[str, str]:
    """Return each file's answer without its time, as JSON text, by the name of the file."""
    found = {}
    for line in output.splitlines():
        answer = json.loads(line)
        answer.pop("elapsed_ms", None)
        found[Path(answer["resume"]["file"]).name] = json.dumps(answer)
    if len(found) != expected:
        raise BenchError(f"{program.name} answered for {len(found)} of {expected} files")
    return found


def _repeat(
    program: Program,
    files: Sequence[Path],
    repeats: int,
    first_alone: Sequence[str],
    batch: Mapping[str, str],
) -> Repeatability:
    """Compare answers alone, in the folder, and in a batch of a few in reverse order."""
    few = [files[at * len(files) // ALONE_FILES] for at in range(ALONE_FILES)]
    few = list(dict.fromkeys(few))
    reverse = _answers(program, run(program.on(*reversed(few))).output, len(few))
    differing = []
    for path in few:
        alone = first_alone if path == files[0] else [
            run(program.on(path)).output for _ in range(repeats)
        ]  # fmt: skip
        seen = {_answers(program, output, 1)[path.name] for output in alone}
        if seen != {batch[path.name]} or seen != {reverse[path.name]}:
            differing.append(path.name)
    return Repeatability(len(few), repeats, tuple(differing))


def _machine() -> dict[str, str]:
    return {
        "cores": str(free_cores()),
        "processor": platform.machine(),
        "system": platform.system(),
        "python": platform.python_version(),
    }

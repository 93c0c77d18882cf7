"""The benchmark, with a stand-in for each program."""

from __future__ import annotations

import json
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from eval import bench as module
from eval.bench import bench, find_files
from eval.bench_reading import measure_reading, read_with_pypdf_alone
from eval.bench_report import BenchReport, Figures, Repeatability, as_dict, render
from eval.children import memory, run
from eval.errors import BenchError, EvalError
from matcher.catalogue.records import Catalogue

PROGRAM = """
import json, os, sys, time
from pathlib import Path

paths = [Path(word) for word in sys.argv[1:] if word.endswith(".pdf") or os.path.isdir(word)]
files = [file for path in paths for file in (sorted(path.glob("*.pdf")) or [path])]
for file in files:
    answer = {"resume": {"file": file.name}, "elapsed_ms": time.time()}
    if file.stat().st_size == 0:
        answer["error"] = {"code": "empty"}
    if MOODY:
        answer["matches"] = [len(files)]
    print(json.dumps(answer))
"""
OURS = Figures(10.0, 15.0, 20.0, 1.5, 200 * 2**20, 150 * 2**20, 0)
THEIRS = Figures(100.0, 150.0, 2.0, 9.0, 800 * 2**20, 700 * 2**20, 1)
REPORT = BenchReport(
    200, 3, {"cores": "2"}, OURS, THEIRS, Repeatability(5, 3, ())
)  # fmt: skip


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(4):
        (folder / f"cv {number}.pdf").write_text("x" * number)
    return sorted(folder.iterdir())


def program(tmp_path: Path, moody: bool = False) -> list[str]:
    script = tmp_path / "program.py"
    script.write_text(PROGRAM.replace("MOODY", str(moody)))
    return [sys.executable, str(script)]


def test_ours_is_measured_alone(files: list[Path], tmp_path: Path) -> None:
    report = bench(files, 2, with_reference=False, command=program(tmp_path))
    assert (report.files, report.repeats, report.reference, report.ratios) == (4, 2, None, {})
    assert report.note == "Nothing to compare with: the reference was not asked for."
    assert report.ours.failed == 1
    assert report.ours.seconds > 0
    assert report.ours.files_per_second == pytest.approx(4 / report.ours.seconds)
    assert report.ours.peak_memory > 2**20
    assert report.repeatability == Repeatability(4, 2, ())


def test_answers_that_depend_on_their_batch_are_told(files: list[Path], tmp_path: Path) -> None:
    report = bench(files, 1, with_reference=False, command=program(tmp_path, moody=True))
    assert report.repeatability.differing == ("000.pdf", "001.pdf", "002.pdf", "003.pdf")
    assert "differs for 000.pdf" in render(report)


def test_the_reference_is_measured_beside(
    files: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "reference.py").write_text(
        "import sys\nif '--check' in sys.argv: print('ready'); sys.exit()\n"
        + PROGRAM.replace("MOODY", "False")
    )
    monkeypatch.setattr(module, "REFERENCE", tmp_path / "reference.py")
    monkeypatch.setattr(module, "load_catalogue", lambda: Catalogue({}, {}, {}, ""))
    report = bench(files, 1, python=sys.executable, command=program(tmp_path))
    assert report.reference is not None
    assert report.note == ""
    assert set(report.ratios) == {"throughput", "cpu_seconds", "cold_start", "peak_memory"}
    assert json.loads(json.dumps(as_dict(report)))["ratios"] == report.ratios


def test_a_reference_without_its_packages_is_left_out_and_told(
    files: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "reference.py").write_text(
        "import sys\nprint('the reference needs faiss-cpu', file=sys.stderr)\nsys.exit(1)\n"
    )
    monkeypatch.setattr(module, "REFERENCE", tmp_path / "reference.py")
    report = bench(files[:1], 1, command=program(tmp_path))
    assert report.reference is None
    assert "the reference needs faiss-cpu" in report.note
    assert module.REFERENCE_PYTHON in report.note


def test_the_interpreter_of_the_reference_can_come_from_the_environment(
    files: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(module.REFERENCE_PYTHON, str(tmp_path / "none"))
    with pytest.raises(BenchError, match=r"there is no interpreter .*none"):
        bench(files, 1, command=program(tmp_path))


def test_programs_that_fail_or_skip_files_are_refused(files: list[Path], tmp_path: Path) -> None:
    broken = [sys.executable, "-c", "import sys; sys.exit('no such model')"]
    with pytest.raises(BenchError, match="exit code 1: no such model"):
        bench(files, 1, with_reference=False, command=broken)
    lazy = [sys.executable, "-c", 'print(\'{"resume": {"file": "000.pdf"}}\')']
    with pytest.raises(BenchError, match="answered for 1 of 4 files"):
        bench(files, 1, with_reference=False, command=lazy)
    with pytest.raises(BenchError, match="did not run"):
        bench(files, 1, with_reference=False, command=[str(tmp_path / "none")])


def test_bad_arguments_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(BenchError, match="0 repeats"):
        bench([], 0)
    with pytest.raises(BenchError, match="no PDF in"):
        find_files(tmp_path)
    with pytest.raises(BenchError, match=r"gone\.pdf cannot be read"):
        bench([tmp_path / "gone.pdf"], 1, command=["x"])
    monkeypatch.setattr("eval.errors.find_spec", lambda name: None)
    with pytest.raises(EvalError, match="psutil"):
        bench([], 1)


def test_files_are_spread_over_a_large_folder(tmp_path: Path) -> None:
    for number in range(450):
        (tmp_path / f"{number:03d}.pdf").touch()
    names = [path.name for path in find_files(tmp_path)]
    assert len(names) == 200
    assert (names[0], names[1], names[-1]) == ("000.pdf", "002.pdf", "447.pdf")


def test_the_examples_are_measured_by_default() -> None:
    assert find_files() == sorted(module.EXAMPLES.rglob("*.pdf"))


def test_ratios_say_how_many_times_better_we_are() -> None:
    assert REPORT.ratios == {
        "throughput": 10.0, "cpu_seconds": 10.0, "cold_start": 6.0, "peak_memory": 4.0,
    }  # fmt: skip


def test_the_report_reads_as_a_table() -> None:
    lines = render(REPORT).splitlines()
    assert lines[0] == "200 PDFs, 3 starts each, 2 cores"
    assert [line.split() for line in lines[1:3]] == [
        ["matcher", "reference", "ratio"],
        ["files", "per", "second", "20.00", "2.00", "10.0x"],
    ]
    assert lines[-1].endswith("the same each time")
    alone = render(replace(REPORT, reference=None, note="Nothing to compare with."))
    assert alone.endswith("\nNothing to compare with.")


def test_reading_is_measured_beside_pypdf(files: list[Path]) -> None:
    def slow(data: bytes) -> None:
        time.sleep(0.004)

    def broken(data: bytes) -> None:
        time.sleep(0.02)
        raise ValueError("damaged")

    found = measure_reading(files, slow, broken)
    assert found.files == 4
    assert 4 <= found.median_ms <= found.p95_ms < found.pypdf_median_ms <= found.pypdf_p95_ms
    assert found.ratios[0] == found.pypdf_median_ms / found.median_ms > 1.5
    report = replace(REPORT, reading=found)
    assert "reading alone: median" in render(report)
    assert set(as_dict(report)["reading"]["ratios"]) == {"median", "p95"}


def test_reading_of_the_examples_is_timed() -> None:
    found = measure_reading(find_files())
    assert min(found.median_ms, found.pypdf_median_ms) > 0
    assert len(read_with_pypdf_alone(find_files()[0].read_bytes())) > 500


def test_memory_counts_the_whole_tree() -> None:
    hold = "import time; held = bytearray(60 * 2**20); time.sleep(0.5)"
    both = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {hold!r}]); {hold}"
    alone = memory([sys.executable, "-c", hold])
    tree = memory([sys.executable, "-c", f"held = bytearray(60 * 2**20); {both}"])
    assert alone.tree > 60 * 2**20
    assert tree.tree > 120 * 2**20
    assert tree.largest_rss < 200 * 2**20


def test_time_of_children_is_taken() -> None:
    outcome = run([sys.executable, "-c", "sum(range(3_000_000)); print('done')"])
    assert outcome.output == "done\n"
    assert 0 < outcome.cpu_seconds < outcome.seconds + 1

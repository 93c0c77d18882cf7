"""The command line as its own process, with the real matcher: pipes, start-up, signals."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx2 as httpx
import pytest

from index.generations import write_generation
from matcher.catalogue.load import load_catalogue
from matcher.ranking.role_vectors import build_index
from service import examples
from tests.fakes import FakeEncoder

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = ROOT / "examples"
COMMAND = [sys.executable, "-m", "service.cli"]
HEAVY = ("fastapi", "starlette", "uvicorn", "sklearn", "scipy", "eval", "pydantic", "jinja2",
         "torch", "prometheus_client", "rich")  # fmt: skip


@pytest.fixture
def resume(tmp_path) -> Path:
    path = tmp_path / "cv.txt"
    path.write_text(examples.TEXT * 3, encoding="utf-8")
    return path


def run(*arguments: str, **options) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *arguments], capture_output=True, text=True, cwd=ROOT, timeout=60, **options
    )


def test_match_in_a_process_of_its_own(resume):
    done = run("match", str(resume), "--json", "--as-of", "2026-11-01")
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    report = json.loads(done.stdout)
    assert report["resume"]["as_of"] == "2026-11-01"
    assert report["matches"]


def test_the_same_alone_and_in_a_batch(resume):
    other = resume.with_name("a.txt")
    other.write_text(examples.TEXT)
    options = ("--as-of", "2026-11-01", "--json")
    alone = json.loads(run("match", str(resume), *options).stdout)
    batch = run("match", str(resume.parent), *options)
    together = [json.loads(line) for line in batch.stdout.splitlines()]
    for report in (alone, *together):
        del report["elapsed_ms"]
    assert together[1] == alone
    assert "2/2" in batch.stderr


def test_match_imports_nothing_it_does_not_need(resume):
    code = (
        "import sys; from service.cli import main; "
        f"code = main(['match', {str(resume)!r}, '--json']); "
        f"print([name for name in {HEAVY} if name in sys.modules], file=sys.stderr); sys.exit(code)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT)
    assert (done.returncode, done.stderr.strip()) == (0, "[]")


def test_help_is_quick_to_come():
    code = (
        "import sys; from service.cli import main; main(['--help']); "
        f"print([n for n in (*{HEAVY}, 'numpy', 'matcher') if n in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT)
    assert done.stderr.strip() == "[]"


@pytest.mark.parametrize("arguments", [["roles"], ["roles", "--json"], ["serve", "--help"]])
def test_a_closed_pipe_leaves_no_traceback(arguments):
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [*COMMAND, *arguments], stdout=write, stderr=subprocess.PIPE, text=True, cwd=ROOT
    )
    os.close(write)
    assert done.stderr == ""
    assert done.returncode in (0, 1)


def test_other_encodings_of_the_terminal_do_no_harm(resume):
    named = resume.with_name("résumé.txt")
    resume.rename(named)
    plain = {**os.environ, "PYTHONIOENCODING": "ascii"}
    done = run("match", str(named), "--json", env=plain)
    assert json.loads(done.stdout)["resume"]["file"] == "résumé.txt"
    assert run("match", str(named), env=plain).returncode == 0


def test_file_names_that_are_no_text_do_no_harm(resume):
    named = os.fsencode(resume.parent) + b"/\xff\xfe.txt"
    os.rename(os.fsencode(resume), named)
    done = subprocess.run([*map(os.fsencode, COMMAND), b"match", named, b"--json"],
                          capture_output=True, cwd=ROOT)  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["resume"]["file"].endswith(".txt")


@pytest.fixture
def server():
    settings = {"MATCHER_BODY_SECONDS": "3", "MATCHER_STOP_SECONDS": "2"}
    process = subprocess.Popen(
        [*COMMAND, "serve", "--port", "0", "--json"], stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, text=True, cwd=ROOT, env={**os.environ, **settings},
    )  # fmt: skip
    url = json.loads(process.stdout.readline())["url"]
    try:
        httpx.get(f"{url}/readyz", timeout=30)
        yield process, url
    finally:
        process.kill()
        process.communicate()


def test_serve_answers_and_stops_with_a_slow_body_in_flight(server):
    process, url = server
    assert "limits" in httpx.get(f"{url}/readyz").json()["cage"]
    sent = {"file": ("Ada Quill.txt", examples.TEXT.encode())}
    answer = httpx.post(f"{url}/v1/match?role=data-scientist", files=sent, timeout=30)
    assert answer.status_code == 200
    host, port = url.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port))) as slow:
        slow.sendall(b"POST /v1/match HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                     b"Content-Length: 100\r\n\r\n{")  # fmt: skip
        time.sleep(0.2)
        began = time.monotonic()
        process.send_signal(signal.SIGTERM)
        _, log = process.communicate(timeout=15)
        assert time.monotonic() - began < 10
        assert b"the service is stopping" in slow.recv(4096)
    assert "POST /v1/match 200" in log
    assert "Quill" not in log
    assert "role=" not in log
    assert "Traceback" not in log


def test_serve_stops_quietly_when_interrupted(server):
    process, _ = server
    process.send_signal(signal.SIGINT)
    _, log = process.communicate(timeout=15)
    assert "Traceback" not in log
    assert process.returncode == 130


def test_a_batch_stops_quietly_when_interrupted(tmp_path):
    for number in range(300):
        (tmp_path / f"{number:03}.txt").write_text(examples.TEXT)
    process = subprocess.Popen(
        [*COMMAND, "match", str(tmp_path)], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        text=True, cwd=ROOT,
    )  # fmt: skip
    assert process.stdout.readline()
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=15)
    assert process.returncode == 130
    assert "Traceback" not in told


def test_an_index_of_another_model_is_refused_with_both_names(tmp_path):
    catalogue = load_catalogue()
    index = build_index(catalogue.roles, FakeEncoder())
    write_generation(tmp_path / "index", index, catalogue.sha256)
    done = run("match", str(EXAMPLES / "nurse.pdf"), "--index", str(tmp_path / "index"), "--json")
    assert done.returncode == 1
    error = json.loads(done.stdout)["error"]
    assert error["code"] == "other_model"
    assert "fake" in error["message"]
    assert "all-minilm-l6-v2" in error["message"]
    assert "matcher index build" in error["message"]

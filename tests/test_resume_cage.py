"""The cage from inside: what a document that runs its own code can reach. Which kernel has what.

Each probe runs in the child of a real reading process, as the user of these tests and, where that
is root, as an ordinary user too. A probe is skipped only where the kernel lacks the layer.
"""

from __future__ import annotations

import json
import logging
import os
import re
import resource
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import psutil
import pytest

from matcher.resume import pool as pool_module
from matcher.resume.cage import landlock, seccomp
from matcher.resume.cage.cage import Protection
from matcher.resume.cage.limits import Limits
from matcher.resume.errors import UnreadableResume
from matcher.resume.pool import Pool
from tests.resume_files import pdf_of

NOBODY = 65534
USERS = [None, NOBODY] if os.geteuid() == 0 else [None]
ALL = ("landlock", "seccomp", "namespaces")
FILES = {"read_passwd", "list_folder", "read_other_process", "write_file", "write_beside_the_code",
         "remove_file"}  # fmt: skip
CHANGES = {"write_file", "write_beside_the_code", "remove_file"}
NETWORK = {"tcp", "tcp_listen", "udp"}
PROGRAMS = {"spawn", "replace_program"}
PROCESSES = {"ptrace_parent", "kill_parent"}
AMOUNTS = {"raise_limits", "eat_memory", "open_many"}
DENIED = {
    ALL: FILES | NETWORK | PROGRAMS | PROCESSES | AMOUNTS | {"fork_without_end"},
    ("landlock",): FILES | PROGRAMS | PROCESSES | AMOUNTS | {"tcp", "tcp_listen"},
    ("seccomp",): CHANGES | NETWORK | PROGRAMS | PROCESSES | AMOUNTS | {"fork_without_end"},
    ("namespaces",): AMOUNTS | {"tcp", "udp", "write_file"},
    (): AMOUNTS | {"write_file"},
}
"""What each layer denies on its own, at the least, and what all of them do together."""
CASES = [(layers, probe) for layers, probes in DENIED.items() for probe in sorted(probes)]


def program(layers: tuple[str, ...], user: int | None) -> str:
    return (
        f"import sys; sys.path[:0] = [{str(pool_module.ROOT)!r}]\n"
        f"from tests.probes import main; main({set(layers)!r}, {user!r})"
    )


@pytest.fixture(scope="module")
def pools() -> Iterator[dict[tuple[tuple[str, ...], int | None], Pool]]:
    """One pool for each set of layers and user, started when first asked for."""
    started: dict[tuple[tuple[str, ...], int | None], Pool] = {}
    yield started
    for pool in started.values():
        pool.close()


@pytest.fixture
def ask(
    pools: dict[tuple[tuple[str, ...], int | None], Pool],
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[object]:
    def run(layers: tuple[str, ...], user: int | None, probe: str) -> tuple[str, Protection]:
        monkeypatch.setattr(pool_module, "START", program(layers, user))
        pool = pools.setdefault((layers, user), Pool())
        with pytest.raises(UnreadableResume) as caught:
            pool.parse(probe.encode())
        return caught.value.message, pool.protection()

    yield run


def missing(layers: tuple[str, ...], protection: Protection) -> list[str]:
    """Name the layers that were wanted and that this kernel does not have."""
    return [name for name in layers if not getattr(protection, name)]


@pytest.mark.parametrize("user", USERS, ids=lambda user: "nobody" if user else "self")
@pytest.mark.parametrize(("layers", "probe"), CASES, ids=lambda item: "+".join(item)
                         if isinstance(item, tuple) else item)  # fmt: skip
def test_a_probe_is_denied(layers: tuple[str, ...], probe: str, user: int | None, ask) -> None:
    kept = Path("/tmp/matcher-probe-to-keep")
    kept.write_text("x")
    got, protection = ask(layers, user, probe)
    assert kept.exists() or probe != "remove_file"
    if lacking := missing(layers, protection):
        pytest.skip(f"this kernel has no {' and no '.join(lacking)}")
    assert re.fullmatch(r"denied: \w+", got), got


@pytest.mark.parametrize("user", USERS, ids=lambda user: "nobody" if user else "self")
@pytest.mark.parametrize("layers", DENIED, ids="+".join)
def test_what_parsers_need_still_works(layers: tuple[str, ...], user: int | None, ask) -> None:
    if user is None:  # nobody may be unable to read where this interpreter lies
        assert ask(layers, user, "import_late")[0] == "sqlite3"
    assert ask((*layers, "threads"), user, "start_thread")[0] == "ran"


def test_without_layers_the_probes_get_through(ask) -> None:
    """So that what is denied above is denied by the layers."""
    assert "root" in ask((), None, "read_passwd")[0]
    assert ask((), None, "tcp_listen")[0] == "listening"


@pytest.mark.parametrize("layers", [(), ("namespaces",), ("landlock",)], ids="+".join)
def test_forks_without_end_end_with_the_document(layers: tuple[str, ...], ask) -> None:
    """Where no layer denies them: they hold the answer open until the clock ends them all."""
    ask(layers, None, "import_late")
    before = probing()
    got, _ = ask(layers, None, "fork_without_end")
    assert re.fullmatch(r"denied: \w+|reading took too long.*", got)
    assert ask(layers, None, "import_late")[0] == "sqlite3"
    until = time.monotonic() + 10  # they are killed at once; the kernel takes a while to bury sixty
    while probing() - before and time.monotonic() < until:
        time.sleep(0.05)
    assert probing() - before == set()


def probing() -> set[int]:
    """Return the processes that run probes: a fork keeps the command line."""
    found = set()
    for process in psutil.process_iter(["cmdline", "status"]):
        command = " ".join(process.info["cmdline"] or [])
        if "tests.probes" in command and process.info["status"] != psutil.STATUS_ZOMBIE:
            found.add(process.pid)
    return found


def test_a_listening_port_of_the_machine_is_out_of_reach(ask) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        order = f"tcp {listening.getsockname()[1]}"
        assert ask((), None, order)[0] == "connected"
        got, protection = ask(ALL, None, order)
    if not protection.is_whole():
        pytest.skip(f"this kernel offers only: {protection}")
    assert got.startswith("denied")


def test_the_log_says_once_what_protects(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, logger="matcher.resume"):
        pool = Pool()
        for _ in range(3):
            pool.parse(pdf_of(["Jane Doe"]))
        pool.close()
    (record,) = caplog.records
    said = record.getMessage()
    assert str(pool._protection) in said
    assert "limits" in said
    assert (record.levelno == logging.INFO) == pool._protection.is_whole()


def test_a_lone_subprocess_with_limits_still_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stands in for a kernel that has none of it."""
    start = (
        f"import sys; sys.path[:0] = [{str(pool_module.ROOT)!r}]\n"
        "from matcher.resume import worker\n"
        "from matcher.resume.cage import landlock, namespaces, seccomp\n"
        "landlock.version = lambda: 0\nseccomp.is_offered = lambda: False\n"
        "namespaces.FLAGS.clear()\nworker.main()"
    )
    monkeypatch.setattr(pool_module, "START", start)
    pool = Pool()
    assert pool.parse(pdf_of(["Jane Doe"])).lines[0].text == "Jane Doe"
    assert pool.protection() == Protection()
    assert str(pool.protection()) == "no Landlock; no seccomp; no namespaces; limits"
    assert not pool.protection().is_whole()
    pool.close()


def test_protection_is_read_back() -> None:
    whole = Protection(7, True, ("user", "net"))
    assert Protection.from_json(whole.to_json()) == whole
    assert str(whole) == "Landlock 7; seccomp; namespaces user, net; limits"


@pytest.mark.parametrize("name", sorted(seccomp.MACHINES))
def test_the_filter_is_well_formed_on_every_machine(name: str) -> None:
    """Every jump lands inside, and every path returns: what the kernel checks, for all machines."""
    steps = list(seccomp._program(seccomp.MACHINES[name]))
    assert 0 < len(steps) < 4096
    for place, step in enumerate(steps):
        code, taken, untaken = int.from_bytes(step[:2], "little"), step[2], step[3]
        if code in (seccomp.EQUAL, seccomp.AT_LEAST, seccomp.ANY_BIT):
            assert place + 1 + max(taken, untaken) < len(steps)
    assert int.from_bytes(steps[-1][:2], "little") == seccomp.RETURN


def test_limits_only_go_down() -> None:
    assert Limits().memory + 40 * 1024 * 1024 <= 256 * 1024 * 1024
    assert Limits().wall_seconds < 2
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[1] != 0


def test_the_kernel_here_is_named() -> None:
    """CI prints this line: what the probes above ran under."""
    print(f"Landlock {landlock.version()}; seccomp {seccomp.is_offered()}; user {os.geteuid()}")


COST = f"""
import sys; sys.path[:0] = [{str(pool_module.ROOT)!r}]
import gc, json, resource
from pathlib import Path
from statistics import median
from matcher.resume import worker
from matcher.resume.cage.cage import Cage
from matcher.resume.cage.limits import Limits

def spent():
    both = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(item.ru_utime + item.ru_stime for item in both)

def least(work):
    times = []
    for _ in range(7):
        begun = spent()
        work()
        times.append(spent() - begun)
    return min(times)

cage = Cage.enter(Limits())
worker.load(worker.FIRST)
worker.load(worker.LATER)
gc.freeze()
costs = []
for path in sorted(Path({str(pool_module.ROOT)!r}, "examples").glob("*.pdf")):
    data = path.read_bytes()
    inside = least(lambda: worker.answer(data, cage, worker.read_document))
    costs.append(inside - least(lambda: worker.parse(data, worker.read_document)))
print(json.dumps(costs))
"""


def test_the_cage_costs_at_most_15_ms_of_a_processor() -> None:
    done = subprocess.run(
        [sys.executable, "-c", COST], capture_output=True, text=True, check=True, timeout=120
    )
    costs = json.loads(done.stdout)
    print(f"the cage costs {1000 * median(costs):.1f} ms a file (median)")
    assert len(costs) >= 4
    assert 0 < median(costs) <= 0.015

"""Damaged sources end in a typed error or in a whole catalogue, never in anything else."""

from __future__ import annotations

import json
import random
from datetime import date
from pathlib import Path

import pytest

from matcher.catalogue.importers.career_page import read_career_page
from matcher.catalogue.importers.esco import read_esco
from matcher.catalogue.importers.imported import Imported, unwatched
from matcher.catalogue.importers.jobposting import read_jobposting
from matcher.catalogue.importers.onet import read_onet
from matcher.catalogue.importers.publish import publish
from matcher.catalogue.problems import CatalogueError
from tests.import_files import write_esco, write_onet, zipped
from tests.samples import catalogue
from tests.test_import_jobs import COOK, ENGINEER, script
from tests.test_import_pages import PAGES

ROUNDS = 40
KNOWN = catalogue()
TOKENS = (b"\0", b"\xff", b"\t", b",", b'"', b"\n", b"\r", b"<![", b"<!--", b"</script>", b"&#0;",
          b"{", b"]", b"[" * 50, b"\\u0000", b"\\ud800", b"9" * 30, b": ", b"- ", b"e9999", b"'",
          b"\xe2\x80\xae", b"<script>", b"<?php", b"<a href=", b"null", b"-", b"")  # fmt: skip


def damaged(content: bytes, chance: random.Random) -> bytes:
    data = bytearray(content)
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(data) + 1)
        end = min(len(data), at + chance.choice((0, 0, 1, 5, 40, 400)))
        data[at:end] = chance.choice(TOKENS)
    return bytes(data)


def nearest(adverts):
    return [("chef", 0.5) for _ in adverts]


def jobs(path: Path) -> Imported:
    return read_jobposting(path, KNOWN, nearest, lambda text: ["python"])


def page(path: Path) -> Imported:
    return read_career_page(path, KNOWN, nearest, lambda text: ["python"], date(2026, 11, 1))


def sources(folder: Path):
    folder.mkdir()
    onet, esco = write_onet(folder / "onet-1.0"), write_esco(folder / "esco-1.0")
    yield read_onet, onet, sorted(onet.iterdir())
    yield read_esco, esco, sorted(esco.iterdir())
    for read, source in ((read_onet, onet), (read_esco, esco)):
        path = zipped(source, folder / f"{source.name}.zip")
        yield read, path, [path]
    adverts = {
        "a.json": json.dumps([ENGINEER, COOK], indent=1),
        "b.ndjson": f"{json.dumps(ENGINEER)}\n{json.dumps(COOK)}\n",
        "c.html": f"<!doctype html><head>{script([ENGINEER, COOK])}</head><p>x",
    }
    for name, text in adverts.items():
        (folder / name).write_text(text)
        yield jobs, folder / name, [folder / name]
    for name, text in PAGES.items():
        (folder / name).write_text(text, "utf-8")
        yield page, folder / name, [folder / name]


@pytest.mark.parametrize("number", range(10))
def test_damaged_sources_are_refused_or_imported(number, tmp_path):
    chance = random.Random(number)
    read, source, files = list(sources(tmp_path / "in"))[number]
    done = 0
    for turn in range(ROUNDS):
        path = chance.choice(files)
        whole = path.read_bytes()
        path.write_bytes(damaged(whole, chance))
        try:
            publish(read(source), tmp_path / f"out-{turn}", unwatched)
            done += 1
        except CatalogueError as error:
            assert all(item.file and item.line >= 1 for item in error.problems)
            assert not (tmp_path / f"out-{turn}").exists()
        path.write_bytes(whole)
    publish(read(source), tmp_path / "out", unwatched)
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []

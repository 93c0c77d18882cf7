"""A real server in its own process and a real browser that finds only this server."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx2 as httpx
import pytest
from playwright.sync_api import Browser, Page, sync_playwright

CHROMIUM = Path("/usr/bin/chromium")
ROOT = Path(__file__).resolve().parents[2]
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking",
         "--disable-component-update", "--disable-sync", "--no-first-run"]  # fmt: skip


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    process = subprocess.Popen(
        [sys.executable, "-m", "service.cli", "serve", "--port", "0", "--json"],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, cwd=ROOT,
        env={**os.environ, "MATCHER_MAX_FILE_BYTES": "2000000"},
    )  # fmt: skip
    try:
        assert process.stdout is not None
        url = json.loads(process.stdout.readline())["url"]
        assert httpx.get(f"{url}/readyz", timeout=60).status_code == 200
        yield url
    finally:
        process.terminate()
        process.communicate(timeout=20)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        if os.environ.get("MATCHER_REQUIRE_BROWSER") == "1":
            pytest.fail(f"MATCHER_REQUIRE_BROWSER is 1 and {CHROMIUM} is not there")
        pytest.skip(f"{CHROMIUM} is not installed; MATCHER_REQUIRE_BROWSER=1 makes this a failure")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """The page, opened; at the end of a test nothing may have gone wrong or left for elsewhere."""
    context = browser.new_context(viewport={"width": 1200, "height": 900})
    opened = context.new_page()
    trouble: list[str] = []
    opened.on("pageerror", lambda error: trouble.append(str(error)))
    opened.on("dialog", lambda dialog: (trouble.append(dialog.message), dialog.dismiss()))
    opened.on("console", lambda said: trouble.append(said.text) if policy(said.text) else None)
    opened.on(
        "request",
        lambda asked: None if asked.url.startswith((address, "blob:"))
        else trouble.append(asked.url),
    )  # fmt: skip
    opened.goto(address)
    yield opened
    context.close()
    assert trouble == []


def policy(said: str) -> bool:
    return "Content Security Policy" in said

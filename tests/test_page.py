"""The page as it is served: nothing from elsewhere, nothing inline, everything labelled."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from service.page import PAGES
from service.settings import Settings
from tests.service_fakes import served

ASSETS = sorted(path for path in (PAGES / "assets").iterdir())
SCRIPTS = [path for path in ASSETS if path.suffix == ".js"]


class Elements(HTMLParser):
    """Collects the elements of a page with their attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.found if name == tag]


@pytest.fixture(scope="module")
def client():
    with served(Settings(max_file_bytes=3 * 2**20)) as client:
        yield client


@pytest.fixture(scope="module", params=["/", "/docs"])
def page(request, client) -> Elements:
    response = client.get(request.param)
    assert response.status_code == 200
    assert response.headers["content-type"].startswith("text/html")
    elements = Elements()
    elements.feed(response.text)
    return elements


def test_nothing_comes_from_another_site(page):
    for tag, attributes in page.found:
        for name in ("src", "href", "action", "data"):
            address = attributes.get(name) or ""
            assert not re.match(r"(\w+:)?//", address), (tag, address)


def test_nothing_is_inline(page):
    assert not page.named("style")
    for tag, attributes in page.found:
        assert "style" not in attributes, tag
        assert not any(name.startswith("on") for name in attributes), tag
        if tag == "script":
            assert attributes["src"]


def test_the_page_has_its_landmarks_and_language(page):
    assert page.named("html")[0]["lang"] == "en"
    for landmark in ("header", "main", "nav"):
        assert len(page.named(landmark)) == 1, landmark
    assert len(page.named("h1")) == 1
    assert page.named("a")[0]["href"] == "#main"


def test_every_field_has_a_label(page):
    labels = {item["for"] for item in page.named("label")}
    fields = [*page.named("input"), *page.named("textarea"), *page.named("select")]
    assert {item["id"] for item in fields} == labels


def test_everything_a_page_names_is_served(page, client):
    for tag, name in (("script", "src"), ("link", "href"), ("img", "src"), ("a", "href")):
        for item in page.named(tag):
            address = item[name]
            if address and not address.startswith("#"):
                assert client.get(address).status_code == 200, address


def test_the_page_says_what_it_is_and_is_not(client):
    text = client.get("/").text
    assert "Not stored." in text
    assert "The score helps people decide" in text
    assert "up to 3 MiB" in text
    assert 'role="status"' in text
    assert "/openapi.json" in text


@pytest.mark.parametrize("path", ASSETS, ids=lambda path: path.name)
def test_assets_need_no_network_and_fit_the_policy(path: Path, client):
    response = client.get(f"/assets/{path.name}")
    assert response.status_code == 200
    assert response.headers["x-content-type-options"] == "nosniff"
    text = path.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
    assert not re.search(r"""["'(]\s*(https?:)?//\w""", text)
    assert "@import" not in text


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_scripts_insert_text_and_never_markup(path: Path):
    text = path.read_text(encoding="utf-8")
    for way in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(",
                "Function(", "DOMParser", "setHTML", "createContextualFragment"):  # fmt: skip
        assert way not in text


def test_scripts_are_served_as_modules(client):
    for path in SCRIPTS:
        kind = client.get(f"/assets/{path.name}").headers["content-type"]
        assert kind.startswith("text/javascript")


def test_the_style_respects_what_people_prefer():
    style = (PAGES / "assets" / "page.css").read_text(encoding="utf-8")
    assert "prefers-color-scheme: dark" in style
    assert "prefers-reduced-motion: reduce" in style
    assert ":focus-visible" in style


def test_templates_escape():
    assert "{% autoescape" not in (PAGES / "docs.html").read_text(encoding="utf-8")
    assert "| safe" not in (PAGES / "docs.html").read_text(encoding="utf-8")

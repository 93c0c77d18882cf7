"""The page in a real browser: by keyboard, with hostile text, on a phone, without a file."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from matcher.report import Abstention, as_dict
from service import examples

pytestmark = pytest.mark.browser
ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples" / "ml-engineer.pdf"
HOSTILE = "<img src=x onerror=alert(1)><script>alert(2)</script>{{7*7}}"


def upload(page: Page, name: str, content: bytes) -> None:
    page.set_input_files("#file", {"name": name, "mimeType": "text/plain", "buffer": content})
    page.click("#file-form button")


def answer_with(page: Page, report: dict, status: int = 200) -> None:
    """Let the service answer the next match with this."""
    page.route(
        "**/v1/match",
        lambda route: route.fulfill(
            status=status, content_type="application/json", body=json.dumps(report)
        ),
    )


def test_a_file_is_matched_by_keyboard_alone(page: Page):
    page.on("filechooser", lambda chooser: chooser.set_files(EXAMPLE))
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("#file")).to_be_focused()
    assert outline(page, "#drop") != "none"
    page.keyboard.press("Enter")
    expect(page.locator("#file-label")).to_have_text("ml-engineer.pdf")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.type") == "submit"
    assert outline(page, ":focus") != "none"
    page.keyboard.press("Enter")
    expect(page.locator("#outcome-title")).to_have_text("Roles that fit")
    expect(page.locator("#status")).to_contain_text("First: ")
    expect(page.locator("#outcome")).to_be_focused()
    second = page.locator(".role").nth(1)
    for _ in range(60):
        page.keyboard.press("Tab")
        if second.evaluate("node => node.firstElementChild === document.activeElement"):
            break
    page.keyboard.press("Enter")
    expect(second).to_have_attribute("open", "")


def outline(page: Page, selector: str) -> str:
    return page.locator(selector).evaluate("node => getComputedStyle(node).outlineStyle")


def test_cards_show_proof_gaps_certifications_and_steps(page: Page):
    page.set_input_files("#file", EXAMPLE)
    page.click("#file-form button")
    cards = page.locator(".role")
    expect(cards).to_have_count(5)
    first = cards.first
    expect(first.locator("h3")).to_have_text("Machine Learning Engineer")
    expect(first.locator(".score")).to_contain_text(re.compile(r"(Strong|Good) match\s*\d+ of 100"))
    expect(first.locator(".proofs q").first).to_be_visible()
    expect(first.locator(".proofs .page").first).to_have_text(re.compile(r"page \d"))
    expect(first.locator(".chips.lack li").first).to_be_visible()
    headings = first.locator("h4").all_inner_texts()
    assert "What is missing" in headings
    assert "Certifications" in headings
    assert "Next level and next steps" in headings
    link = first.locator(".certifications a").first
    assert link.get_attribute("href").startswith("https://")
    assert link.get_attribute("rel") == "noopener noreferrer"
    expect(first.locator(".certifications .state").first).to_be_visible()


def test_quotes_are_words_of_the_resume(page: Page):
    line = "Deployed fraud detection models to Kubernetes with automated retraining in Airflow"
    text = examples.TEXT.replace("- Moved", f"- {line}\n- Moved")
    page.click(".paste summary")
    page.fill("#text", text)
    page.click("#text-form button")
    expect(page.locator(".role").first).to_be_visible()
    whole = " ".join(text.split())
    quotes = page.locator(".role").first.locator(".proofs q").all_text_contents()
    assert quotes
    assert all(" ".join(quote.split()) in whole for quote in quotes)


def test_core_gaps_come_first_and_say_what_they_would_add(page: Page):
    answer_with(page, as_dict(examples.report()))
    upload(page, "a.txt", b"x")
    first = page.locator(".role").first
    expect(first.locator(".lack").first).to_have_class("chips lack core")
    expect(first.locator(".lack li").first).to_contain_text("Kubernetes")
    expect(first.locator(".lack li").first).to_contain_text("+5")
    expect(first.locator(".lack li").first).to_contain_text("close to Docker")
    expect(page.locator(".findings")).to_contain_text("Take care")
    expect(page.locator(".facts")).to_contain_text("4 years 9 months")


@pytest.mark.parametrize(
    ("name", "content", "title"),
    [
        ("empty.pdf", b"", "This file is empty"),
        ("song.ogg", b"OggS" + b"\0" * 50, "This kind of file is not read"),
        ("broken.pdf", b"%PDF-1.7\nnothing here", "This file"),
        ("big.pdf", b"%PDF-" + b"x" * 2_000_001, "This file is too big"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_in_plain_words(page: Page, name, content, title):
    upload(page, name, content)
    expect(page.locator(".trouble h2")).to_contain_text(title)
    expect(page.locator(".trouble")).to_contain_text("Nothing was guessed")
    expect(page.locator("#outcome")).to_be_focused()
    expect(page.locator("#file-form button")).to_be_enabled()


def test_a_service_that_does_not_answer_is_told_in_plain_words(page: Page):
    page.route("**/v1/match", lambda route: route.abort())
    upload(page, "a.txt", b"x")
    expect(page.locator(".trouble h2")).to_have_text("The service cannot be reached")


def test_sending_nothing_is_told_and_the_field_is_focused(page: Page):
    page.click("#file-form button")
    expect(page.locator("#status")).to_have_text("Choose a file first.")
    expect(page.locator("#file")).to_be_focused()
    page.click(".paste summary")
    page.click("#text-form button")
    expect(page.locator("#status")).to_have_text("Paste the text first.")
    expect(page.locator("#text")).to_be_focused()


def test_an_abstention_is_shown_calmly(page: Page):
    report = replace(
        examples.report(),
        matches=(), gaps=(), certifications=(), next_steps=(),
        abstained=Abstention("no_role_near", "no role of the catalogue comes near"),
    )  # fmt: skip
    answer_with(page, as_dict(report))
    upload(page, "a.txt", b"x")
    expect(page.locator("#outcome-title")).to_have_text("No role is named this time")
    expect(page.locator(".reason")).to_have_text("No role of the catalogue comes near.")
    expect(page.locator(".role")).to_have_count(0)
    expect(page.locator(".trouble")).to_have_count(0)


def test_script_in_the_text_of_a_resume_does_not_run(page: Page):
    text = examples.TEXT.replace("- Trained", f"- {HOSTILE} Trained")
    upload(page, f"{HOSTILE.replace('/', '')}.txt", text.encode())
    expect(page.locator(".role").first).to_be_visible()
    assert page.locator("#outcome img, #outcome script").count() == 0
    assert "<img src=x" in page.locator("#outcome").inner_text()


def test_script_in_any_field_of_a_report_does_not_run(page: Page):
    def poisoned(value):
        if isinstance(value, dict):
            return {name: poisoned(item) for name, item in value.items()}
        if isinstance(value, list | tuple):
            return [poisoned(item) for item in value]
        return value + HOSTILE if isinstance(value, str) else value

    report = poisoned(as_dict(examples.report()))
    report["certifications"][0]["url"] = "javascript:alert(3)"
    report["certifications"][0]["role"] = report["matches"][0]["role"]["id"]
    answer_with(page, report)
    upload(page, "a.txt", b"x")
    expect(page.locator(".role")).to_have_count(2)
    assert page.locator("#outcome img, #outcome script").count() == 0
    assert page.locator('a[href^="javascript"]').count() == 0
    expect(page.locator(".certifications h5").first).to_contain_text("Professional")


def test_script_in_an_error_does_not_run(page: Page):
    error = {"code": HOSTILE, "message": HOSTILE, "detail": HOSTILE}
    answer_with(page, {"error": error}, status=422)
    upload(page, "a.txt", b"x")
    expect(page.locator(".trouble")).to_contain_text("<img src=x")
    assert page.locator("#outcome img").count() == 0


@pytest.mark.parametrize("path", ["/", "/docs"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_phone_needs_no_sideways_scrolling(browser: Browser, address: str, path, scheme):
    context = browser.new_context(viewport={"width": 360, "height": 740}, color_scheme=scheme)
    page = context.new_page()
    page.goto(address + path)
    if path == "/":
        page.set_input_files("#file", EXAMPLE)
        page.click("#file-form button")
        expect(page.locator(".role").first).to_be_visible()
    page.evaluate("document.querySelectorAll('details').forEach((part) => part.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_background(browser: Browser, address: str, scheme):
    context = browser.new_context(color_scheme=scheme)
    page = context.new_page()
    page.goto(address)
    answer_with(page, as_dict(examples.report()))
    upload(page, "a.txt", b"x")
    expect(page.locator(".role").first).to_be_visible()
    poor = page.evaluate(CONTRAST)
    context.close()
    assert poor == []


CONTRAST = """() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const rgb = (color) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const light = (color) => {
    const [r, g, b] = color.slice(0, 3).map((part) => {
      const share = part / 255;
      return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (node) => {
    for (let at = node; at; at = at.parentElement) {
      const color = rgb(getComputedStyle(at).backgroundColor);
      if (color[3] > 0) return color;
    }
    return [255, 255, 255];
  };
  const poor = [];
  for (const node of document.querySelectorAll("body *")) {
    const words = [...node.childNodes].some((c) => c.nodeType === 3 && c.textContent.trim());
    if (!words || !node.checkVisibility() || node.closest("noscript")) continue;
    const pair = [light(rgb(getComputedStyle(node).color)), light(behind(node))].sort();
    const ratio = (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05);
    if (ratio < 4.5) poor.push(`${node.className || node.tagName}: ${ratio.toFixed(2)}`);
  }
  return poor;
}"""


def test_the_report_can_be_saved(page: Page):
    answer_with(page, as_dict(examples.report()))
    upload(page, "a.txt", b"x")
    with page.expect_download() as download:
        page.click("text=Save this report")
    saved = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
    assert saved["matches"][0]["role"]["title"] == "Machine Learning Engineer"

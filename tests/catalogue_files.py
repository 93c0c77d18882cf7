"""A small catalogue on disk that tests put mistakes into."""

from __future__ import annotations

from pathlib import Path

SKILLS, CERTIFICATIONS, CHEF = "skills.yaml", "certifications.yaml", "roles/chef.yaml"
WAITER = "roles/waiter.yaml"
FILES = {
    SKILLS: """\
# The vocabulary
- id: menu-planning
  name: Menu planning
  kind: practice
  aliases: [menu design, seasonal menus]
- id: food-safety
  name: Food safety
  kind: knowledge
  aliases:
    - HACCP
    - safe food handling
  broader: [menu-planning]
  related: [r]
- id: r
  name: R
  kind: tool
  case: true
  near: [python]
  codes:
    unspsc:
      code: "43232605"
      label: Analytical or scientific software
      match: broad
""",
    CERTIFICATIONS: """\
- id: food-handler
  name: Food Handler
  issuer: A Board
  url: https://example.org/food-handler
  text: Validates safe handling.
  validates: [food-safety, menu-planning]
  level: entry
  status: retired
  since: "2026-03-31"
  successor: food-manager
- id: food-manager
  name: Food Manager
  issuer: A Board
  url: https://example.org/food-manager
  text: Validates managing.
  validates: [food-safety]
  level: professional
  requires: [food-handler]
  status: active
  checked: "2026-11"
  prerequisites: A year in a kitchen.
  valid_years: 5
  cost:
    amount: 99.5
    currency: USD
    checked: 2026-10
    note: Online.
""",
    CHEF: """\
id: chef
title: Chef
aliases: [Head Chef]
family: food
summary: >-
  Leads a kitchen,
  writes menus.
codes:
  onet_soc: "35-1011.00"
  isco_08: "3434"
capabilities:
  - name: Menus
    text: Writes menus.
    skills: [menu-planning]
  - name: Safety
    text: Keeps food safe.
skills:
  core: [menu-planning]
  common:
    - food-safety
certifications: [food-handler, food-manager]
salary:
  market: United States
  currency: USD
  year: 2024
  low: 30000
  median: 56000
  high: 90000
  source: A source
levels:
  - title: Commis
    years: 0
    text: Learns.
  - title: Sous Chef
    years: 4.5
    text: Leads a shift.
related: [waiter]
""",
    WAITER: "id: waiter\ntitle: Waiter\nfamily: food\nsummary: Serves guests.\n",
}


def write_files(folder: Path) -> Path:
    (folder / "roles").mkdir()
    for name, text in FILES.items():
        (folder / name).write_text(text, "utf-8")
    return folder


def change(folder: Path, name: str, old: str, new: str) -> None:
    text = (folder / name).read_text("utf-8")
    assert text.count(old) == 1, f"{old!r} should stand once in {name}"
    (folder / name).write_text(text.replace(old, new), "utf-8")


def line_with(folder: Path, name: str, mark: str) -> int:
    """Return the only line that ends with a mark; mistakes are marked with a comment."""
    lines = (folder / name).read_text("utf-8").splitlines()
    (found,) = [number for number, line in enumerate(lines, 1) if line.endswith(mark)]
    return found

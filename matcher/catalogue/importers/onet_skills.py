"""Technologies and knowledge of O*NET as skills, and how much each occupation asks for them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from matcher.catalogue.importers.names import guarded, slug, tell_apart
from matcher.catalogue.importers.tables import Row
from matcher.catalogue.records import IMPORTANCES, Code, Skill
from matcher.skills.names import comparable

CODE = "O*NET-SOC Code"
ACRONYM = re.compile(r"(?P<long>.+) (?P<short>[A-Z][A-Za-z0-9/&]*[A-Z])(?: software)?")
SHORTEST_ACRONYM = 3
LEAST = 3.0
IMPORTANT = ((4.0, "core"), (3.5, "common"), (LEAST, "helpful"))
"""O*NET rates importance from 1 to 5; below LEAST an element is not asked for."""


@dataclass(slots=True)
class Technologies:
    """Examples of technology skills: one skill for all spellings of a name."""

    spellings: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    commodities: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    titles: dict[str, str] = field(default_factory=dict)
    used: dict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))

    def add(self, row: Row) -> None:
        """Take one row of Technology Skills."""
        name = row.required("Example")
        key, commodity = comparable(name), row.required("Commodity Code")
        if not re.fullmatch(r"\d{8}", commodity):
            raise row.refuse(f"Commodity Code is {commodity!r}; expected eight digits")
        self.spellings[key][name] += 1
        self.commodities[key][commodity] += 1
        self.titles.setdefault(commodity, row.required("Commodity Title"))
        importance = "helpful"
        if row.get("In Demand") == "Y":
            importance = "core"
        elif row["Hot Technology"] == "Y":
            importance = "common"
        before = self.used[row[CODE]].get(key, importance)
        self.used[row[CODE]][key] = min(before, importance, key=IMPORTANCES.index)

    def ids(self) -> dict[str, str]:
        """Return the id of each technology: its name, with a number where that is taken."""
        taken: Counter[str] = Counter()
        ids: dict[str, str] = {}
        for key in sorted(self.spellings):
            base = "onet-" + (slug(_usual(self.spellings[key])) or "technology")
            taken[base] += 1
            ids[key] = base if taken[base] == 1 else f"{base}-{taken[base]}"
        return ids

    def skills(self, others: list[Skill]) -> tuple[tuple[Skill, ...], list[dict[str, Any]]]:
        """Return technologies, their commodities and other skills, and what had to be renamed."""
        classes = [
            Skill(f"unspsc-{code}", title, "tool", codes={"unspsc": Code(code, title)})
            for code, title in self.titles.items()
        ]
        tools = [self._skill(key, identifier) for key, identifier in self.ids().items()]
        hints = {tool.id: self.titles[tool.broader[0].removeprefix("unspsc-")] for tool in tools}
        return tell_apart((*others, *classes, *tools), hints)

    def asked(self, occupation: str, ids: Mapping[str, str]) -> dict[str, str]:
        """Return skill id to importance for an occupation; `ids` are those of `ids()`."""
        return {ids[key]: importance for key, importance in self.used.get(occupation, {}).items()}

    def _skill(self, key: str, identifier: str) -> Skill:
        name = _usual(self.spellings[key])
        codes = [code for code, _ in sorted(self.commodities[key].items(),
                                            key=lambda pair: (-pair[1], pair[0]))]  # fmt: skip
        others = [spelling for spelling in sorted(self.spellings[key]) if spelling != name]
        return guarded(Skill(
            identifier,
            name,
            "tool",
            tuple(dict.fromkeys((*others, *_short_and_long(name)))),
            broader=tuple(f"unspsc-{code}" for code in codes),
            codes={"unspsc": Code(codes[0], self.titles[codes[0]], "broad")},
        ))  # fmt: skip


@dataclass(slots=True)
class Ratings:
    """Elements of the content model, such as kinds of knowledge, rated per occupation."""

    names: dict[str, str] = field(default_factory=dict)
    used: dict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))

    def add(self, row: Row) -> None:
        """Take one row of a table of ratings."""
        if row["Scale ID"] != "IM" or row.get("Recommend Suppress") == "Y":
            return
        try:
            value = float(row["Data Value"])
        except ValueError:
            message = f"Data Value is {row['Data Value']!r}; expected a number"
            raise row.refuse(message) from None
        self.names.setdefault(row.required("Element ID"), row.required("Element Name"))
        for limit, importance in IMPORTANT:
            if value >= limit:
                self.used[row[CODE]][row["Element ID"]] = importance
                break

    def skills(self) -> list[Skill]:
        """Return the elements as skills."""
        return [
            Skill(f"onet-{slug(code)}", name, "knowledge", codes={"onet": Code(code, name)})
            for code, name in self.names.items()
        ]

    def asked(self, occupation: str) -> dict[str, str]:
        """Return skill id to importance for an occupation."""
        used = self.used.get(occupation, {})
        return {f"onet-{slug(code)}": importance for code, importance in used.items()}


def _usual(spellings: Counter[str]) -> str:
    """Return the spelling that most rows have."""
    return min(spellings, key=lambda name: (-spellings[name], name))


def _short_and_long(name: str) -> tuple[str, ...]:
    """Return both halves of `Structured query language SQL`."""
    found = ACRONYM.fullmatch(name)
    if found and len(found["short"]) >= SHORTEST_ACRONYM:
        initials = "".join(word[0] for word in re.findall(r"\w+", found["long"])).upper()
        small = "".join(word[0] for word in re.findall(r"\w+", found["long"])
                        if word not in ("and", "of", "for", "the"))  # fmt: skip
        if found["short"].upper() in (initials, small.upper()):
            return found["long"], found["short"]
    return ()

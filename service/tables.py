"""What people see in a terminal. Text of a resume is printed as it is, never as markup."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table
from rich.text import Text

from matcher.report import CertificationAdvice, Evidence, Gap, MatchReport, NextStep, RoleMatch
from service.plain import one_line

if TYPE_CHECKING:
    from matcher.catalogue.records import Catalogue, Role
    from matcher.resume.resume import Finding, Resume
    from models.registry import Manifest

BAR = 20
PROOFS = 8
QUOTE = 160
STYLES = {"error": "bold red", "warn": "yellow", "info": "dim"}
IMPORTANCES = ("core", "common", "helpful")


def show_report(out: Console, report: MatchReport) -> None:
    """Print a report: what was read, the best roles, and for the first one what to do."""
    facts = report.resume
    pages = "1 page" if facts.pages == 1 else f"{facts.pages} pages"
    about = [facts.file, pages, facts.language, f"{years(facts.months)} of experience",
             f"as of {facts.as_of} ({facts.as_of_source})"]  # fmt: skip
    out.print(_line(" · ".join(part for part in about if part), "dim"))
    _show_findings(out, facts.findings)
    out.print()
    if report.abstained is not None:
        out.print(_line("No role is named.", "bold"), _line(report.abstained.reason))
    if report.matches:
        out.print(_ranking(report.matches))
        _show_best(out, report)
    out.print()
    versions = ", ".join(f"{name} {text[:24]}" for name, text in report.versions.items())
    out.print(_line("A score helps people decide; it decides nothing.", "dim"))
    out.print(_line(f"{versions} · {report.elapsed_ms:.0f} ms", "dim"))


def years(months: int) -> str:
    """Write months as years and months."""
    whole, rest = divmod(months, 12)
    parts = [(whole, "year"), (rest, "month")]
    words = [f"{n} {name}" if n == 1 else f"{n} {name}s" for n, name in parts if n]
    return " ".join(words) or "no dated time"


def _ranking(matches: Sequence[RoleMatch]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="dim")
    table.add_column("Role", min_width=24)
    table.add_column("Score", justify="right")
    table.add_column("", min_width=BAR, no_wrap=True)
    table.add_column("Match")
    for place, match in enumerate(matches, start=1):
        filled = round(match.score * BAR)
        bar = Text("█" * filled, "green") + Text("░" * (BAR - filled), "dim")
        style = "bold" if place == 1 else ""
        table.add_row(_line(match.role.title, style), f"{match.score:.2f}", bar,
                      _line(match.level.replace("_", " ")))  # fmt: skip
    return table


def _show_best(out: Console, report: MatchReport) -> None:
    best = report.matches[0]
    role = best.role.id
    gaps = [item for item in report.gaps if item.role == role]
    certifications = [item for item in report.certifications if item.role == role]
    steps = [item for item in report.next_steps if item.role in ("", role)]
    _show_block(out, f"Why {best.role.title}", _proof(best))
    _show_block(out, "Skills it shows", _found(best))
    _show_block(out, "Missing", _missing(best, gaps))
    _show_block(out, "Certifications", _certifications(certifications))
    _show_block(out, "Next", _steps(steps))


def _proof(match: RoleMatch) -> Iterable[Text]:
    """Write the requirements that are met, weightiest first, each above the words that show it."""
    groups: dict[str, list[Evidence]] = {}
    quoted = [item for item in match.evidence if item.kind != "skills"]
    for item in sorted(quoted, key=lambda item: -item.share):
        groups.setdefault(item.requirement, []).append(item)
    for requirement, items in list(groups.items())[:PROOFS]:
        share = sum(item.share for item in items)
        entry = Text.assemble((one_line(requirement), "cyan"), (f"  +{share:.2f}", "dim"))
        for item in items:
            entry.append(f"\n“{_cut(item.text)}”").append(f"  page {item.page}", "dim")
        yield entry


def _found(match: RoleMatch) -> Iterable[Text]:
    """Write the skills found, with the words of the resume where they differ, and the page."""
    shown = Text()
    for item in match.found:
        quote = f" “{_cut(item.text)}”" if item.text.lower() != item.name.lower() else ""
        shown.append(", " if shown else "")
        shown.append(one_line(item.name) + quote)
        shown.append(f" page {item.page}", "dim")
    return [shown] if shown else []


def _cut(text: str) -> str:
    quote = one_line(text)
    return quote if len(quote) <= QUOTE else quote[: QUOTE - 1].rstrip() + "…"


def _missing(match: RoleMatch, gaps: Sequence[Gap]) -> Iterable[Text]:
    effects = {gap.skill: gap.effect for gap in gaps}
    for importance in IMPORTANCES:
        names = [
            one_line(item.name) + _added(effects.get(item.skill, 0.0))
            for item in match.missing
            if item.importance == importance
        ]
        if names:
            yield Text.assemble((importance, "cyan"), "\n" + ", ".join(names))


def _added(effect: float) -> str:
    """Write what a skill would add to the score, where that is worth saying."""
    return f" +{effect:.2f}" if effect >= 0.005 else ""


def _certifications(items: Sequence[CertificationAdvice]) -> Iterable[Text]:
    for item in items:
        about = (item.issuer, "licence" if item.licence else "", item.level, item.status)
        yield Text.assemble(
            (one_line(item.name), "cyan"),
            (f"  {one_line(', '.join(part for part in about if part))}\n", "dim"),
            f"{one_line(item.why or ', '.join(item.closes))}\n",
            (one_line(item.url), "blue"),
        )


def _steps(steps: Sequence[NextStep]) -> Iterable[Text]:
    for item in steps:
        yield Text.assemble((one_line(item.title), "cyan"), f"\n{one_line(item.text)}")


def _show_findings(out: Console, findings: Sequence[Finding]) -> None:
    for item in findings:
        page = f" (page {item.page})" if item.page else ""
        out.print(_line(f"{item.level}: {item.message}{page}", STYLES.get(item.level, "")))


def _show_block(out: Console, heading: str, entries: Iterable[Text]) -> None:
    """Print a heading and entries, the first line of each further out; nothing without entries."""
    for place, entry in enumerate(entries):
        if place == 0:
            out.print()
            out.print(_line(heading, "bold"))
        for number, line in enumerate(entry.split("\n")):
            indent = "  " if number == 0 else "    "
            for row in line.wrap(out, max(out.width - len(indent), 20)):
                row.rstrip()
                out.print(Text(indent) + row)


def show_resume(out: Console, resume: Resume) -> None:
    """Print what was read in a resume; who the person is stays out."""
    show_fields(out, {
        "file": resume.file,
        "format": f"{resume.format}, {resume.pages} page(s), {resume.language}",
        "headline": resume.text[slice(*resume.headline)] if resume.headline else "",
        "experience": f"{years(resume.months)}, as of {resume.as_of} ({resume.as_of_source})",
        "sections": ", ".join(item.heading or item.kind for item in resume.sections),
        "education": "; ".join(item.text for item in resume.education),
    })  # fmt: skip
    positions = Table(box=None, pad_edge=False, header_style="dim")
    for name in ("From", "To", "Title", "Employer"):
        positions.add_column(name)
    for item in resume.positions:
        finish = "now" if item.current else str(item.finish or "")
        positions.add_row(str(item.begin or ""), finish, _line(item.title), _line(item.employer))
    if resume.positions:
        out.print()
        out.print(positions)
    _show_findings(out, resume.findings)


def show_roles(out: Console, catalogue: Catalogue) -> None:
    """Print the roles, one a line."""
    table = Table(box=None, pad_edge=False, header_style="dim")
    for name in ("Id", "Title", "Family"):
        table.add_column(name)
    for role in catalogue.roles.values():
        table.add_row(_line(role.id), _line(role.title), _line(role.family))
    out.print(table)


def show_role(out: Console, catalogue: Catalogue, role: Role) -> None:
    """Print a role page."""
    out.print(_line(role.title, "bold"))
    out.print(_line(role.summary))
    _show_block(out, "Capabilities", (_named(i.name, i.text) for i in role.capabilities))
    skills = {
        level: [
            catalogue.skills[skill].name if skill in catalogue.skills else skill
            for skill, importance in role.skills.items()
            if importance == level
        ]
        for level in IMPORTANCES
    }
    _show_block(out, "Skills", (_named(level, ", ".join(skills[level])) for level in skills))
    held = (catalogue.certifications[item] for item in role.certifications)
    issuers = ((i.name, f"{i.issuer}, {i.status}".removeprefix(", ")) for i in held)
    _show_block(out, "Certifications", (_named(*pair) for pair in issuers))
    _show_block(out, "Levels", (_named(i.title, f"from {i.years:g} years") for i in role.levels))
    _show_block(out, "Education", [_line(role.education)] if role.education else [])
    _show_block(out, "Related", [_line(", ".join(role.related))] if role.related else [])


def show_models(out: Console, manifests: Sequence[Manifest]) -> None:
    """Print the model versions, one a line."""
    table = Table(box=None, pad_edge=False, header_style="dim")
    for name in ("Id", "Base", "Dimension", "Licence", "sha256"):
        table.add_column(name)
    for item in manifests:
        table.add_row(item.id, item.base, str(item.dimension), item.licence, item.sha256[:12])
    out.print(table)


def show_fields(out: Console, fields: Mapping[str, object]) -> None:
    """Print names and values, those that are not empty."""
    table = Table(box=None, pad_edge=False, show_header=False)
    table.add_column(style="dim")
    table.add_column()
    for name, value in fields.items():
        shown = (
            ", ".join(f"{key}: {item}" for key, item in value.items())
            if isinstance(value, Mapping)
            else str(value)
        )
        if shown:
            table.add_row(name, _line(shown))
    out.print(table)


def _named(name: str, text: str) -> Text:
    return Text.assemble((one_line(name), "cyan"), f"\n{one_line(text)}")


def _line(text: str, style: str = "") -> Text:
    return Text(one_line(text), style)

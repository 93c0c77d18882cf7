"""Job adverts: found in every wrapping, read in every spelling, linked, and summed up by role."""

from __future__ import annotations

import json
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from matcher.catalogue.importers import linked_data
from matcher.catalogue.importers.imported import unwatched
from matcher.catalogue.importers.jobposting import read_jobposting
from matcher.catalogue.importers.linked_data import read_postings
from matcher.catalogue.importers.markup import plain_lines, read_html
from matcher.catalogue.importers.pay import read_pay
from matcher.catalogue.importers.posting import read_posting
from matcher.catalogue.importers.publish import publish
from matcher.catalogue.jobs import Job, JobPay, PayQuartiles, jobs_bytes, market_of, read_jobs
from matcher.catalogue.load import load_catalogue
from matcher.catalogue.problems import CatalogueError
from matcher.catalogue.records import Code
from matcher.match import Matcher
from service.cli import main
from tests import samples
from tests.fakes import FakeEncoder

ENGINEER = {
    "@type": "JobPosting",
    "title": "Data Engineer",
    "identifier": {"@type": "PropertyValue", "name": "Acme", "value": "A-7"},
    "description": "<p>We move data.</p><ul><li>Build Spark and Airflow pipelines that load data"
    "</li><li>Perks</li></ul>",
    "datePosted": "2026-09-01",
    "validThrough": "2026-12-31T23:59:59Z",
    "baseSalary": {
        "@type": "MonetaryAmount",
        "currency": "USD",
        "value": {
            "@type": "QuantitativeValue",
            "minValue": 100000,
            "maxValue": 140000,
            "unitText": "YEAR",
        },
    },
    "skills": [{"@type": "DefinedTerm", "name": "Python", "termCode": "x"}, "SQL, Zig"],
    "jobLocation": {
        "@type": "Place",
        "address": {"addressLocality": "Oslo", "addressCountry": {"name": "Norway"}},
    },
    "hiringOrganization": {"name": "Acme <b>Ltd</b>"},
    "occupationalCategory": {"@type": "CategoryCode", "codeValue": "15-1243.00"},
    "experienceRequirements": {"monthsOfExperience": 36},
    "educationRequirements": {"credentialCategory": "bachelor degree"},
}
COOK = {"@type": "JobPosting", "title": "Sous Chef", "identifier": "c-1",
        "description": "Training cooks and keeping food cost low.", "validThrough": "2026-01-31",
        "baseSalary": "£14.50 per hour"}  # fmt: skip
MATCHER = Matcher(samples.catalogue(), FakeEncoder())


def read(path: Path):
    return read_jobposting(path, MATCHER.catalogue, MATCHER.nearest_roles, MATCHER.skills_in)


def written(tmp_path: Path, value: object, name: str = "jobs.json") -> Path:
    text = value if isinstance(value, str) else json.dumps(value)
    (tmp_path / name).write_text(text, "utf-8")
    return tmp_path / name


def script(value: object) -> str:
    text = json.dumps(value).replace("</", "<\\/")
    return f'<script type="application/ld+json">\n{text}\n</script>'


def test_an_advert_becomes_a_job_linked_to_its_nearest_role(tmp_path):
    done = publish(read(written(tmp_path, ENGINEER)), tmp_path / "out", unwatched)
    role = done.catalogue.roles["job-acme-a-7"]
    assert role.title == "Data Engineer"
    assert role.family == "data"
    assert [item.text for item in role.capabilities] == []
    assert role.summary == "We move data. Build Spark and Airflow pipelines that load data"
    assert role.skills == {"python": "core", "sql": "core", "job-zig": "core", "spark": "common",
                           "airflow": "common"}  # fmt: skip
    assert role.codes["onet_soc"].code == "15-1243.00"
    assert role.education == "36 months of experience. Bachelor degree."
    assert "Perks" in role.market
    assert "by Acme Ltd of 2026-09-01; nearest role: Data Engineer (data-engineer)." in role.market
    salary = role.salary
    assert (salary.market, salary.low, salary.high, salary.year) == ("Norway", 100000, 140000, 2026)
    (job,) = read_jobs(tmp_path / "out")
    assert (job.role, job.identifier, job.valid_through) == ("data-engineer", "A-7", "2026-12-31")
    assert job.pay == JobPay("USD", 100000, 140000, "year", 100000, 140000)
    assert job.similarity > 0.6
    assert done.catalogue.skills["job-zig"].name == "Zig"
    assert load_catalogue(tmp_path / "out") == done.catalogue


GRAPH = {"@context": "https://schema.org", "@graph": [{"@type": "WebPage"}, ENGINEER, COOK]}
LIST = {"@type": "ItemList", "itemListElement": [
    {"@type": "ListItem", "position": 1, "item": ENGINEER}, {"@type": "ListItem", "item": COOK},
]}  # fmt: skip


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("jobs.json", json.dumps([ENGINEER, COOK])),
        ("jobs.json", json.dumps([ENGINEER, COOK], indent=2)),
        ("jobs.jsonld", json.dumps(GRAPH)),
        ("jobs.json", json.dumps(LIST)),
        ("jobs.ndjson", f"{json.dumps(ENGINEER)}\n\n{json.dumps(COOK)}\n"),
        ("jobs.json", f"{json.dumps(ENGINEER)}\n{json.dumps(COOK)}"),
        ("feed.txt", json.dumps({"@type": "WebPage", "mainEntity": [ENGINEER, COOK]})),
        ("page.html", f"<html><body>{script(ENGINEER)}<p>x</p>{script([COOK])}</body></html>"),
        ("page.html", f"<!doctype html><head><script>evil()</script>{script(GRAPH)}</head>"),
    ],
)
def test_adverts_are_found_in_every_wrapping(name, text, tmp_path):
    found = read(written(tmp_path, text, name))
    assert [role.id for role in found.roles] == ["job-acme-a-7", "job-c-1"]


def test_a_folder_or_a_zip_of_pages_and_feeds_is_read_whole(tmp_path):
    folder = tmp_path / "feeds"
    folder.mkdir()
    written(folder, f"<p>{script(ENGINEER)}", "a.html")
    written(folder, COOK, "b.ndjson")
    (folder / "c.css").write_text("p {}")
    with zipfile.ZipFile(tmp_path / "feeds.zip", "w") as archive:
        for path in folder.iterdir():
            archive.write(path, f"x/{path.name}")
    both = [read(tmp_path / name) for name in ("feeds", "feeds.zip")]
    assert both[0].roles == both[1].roles
    assert len(both[0].roles) == 2


def test_a_term_is_known_by_its_address_in_esco(tmp_path):
    uri = "http://data.europa.eu/esco/skill/bbbbbbbb-0000-4000-8000-00000000000"
    term = {"@type": "DefinedTerm", "name": "Snake charming", "inDefinedTermSet": "ESCO"}
    skills = [{**term, "termCode": f"{uri}1"}, {**term, "name": "Yoga", "@id": f"{uri}2"}]
    known = MATCHER.catalogue
    python = replace(known.skills["python"], codes={"esco": Code(f"{uri}1")})
    matcher = Matcher(replace(known, skills={**known.skills, "python": python}), FakeEncoder())
    found = read_jobposting(
        written(tmp_path, {**COOK, "skills": skills}), matcher.catalogue, matcher.nearest_roles,
        matcher.skills_in,
    )  # fmt: skip
    assert found.roles[0].skills == {"python": "core", "job-yoga": "core"}
    assert next(one for one in found.skills if one.id == "job-yoga").codes["esco"].code == f"{uri}2"


def test_twice_the_same_bytes(tmp_path):
    source = written(tmp_path, [COOK, ENGINEER])
    assert publish(read(source), tmp_path / "out", unwatched).changed
    assert not publish(read(source), tmp_path / "out", unwatched).changed


def test_fields_are_read_whatever_their_case_prefix_and_spelling(tmp_path):
    source = written(tmp_path, {
        "@type": "http://schema.org/JobPosting", "schema:Title": "Chef", "identifer": 7,
        "skils": "baking; butchery", "experienceRequirments": "2 years", "basesalary": "30k EUR",
        "https://schema.org/jobLocationType": "TELECOMMUTE", "validThru": "2027-01-01",
        "respnsibilities": "<li>Cook the food of the house</li>", "colour": "red",
    })  # fmt: skip
    (raw,) = read_postings(source)
    assert set(raw.renamed) == {"schema:Title", "identifer", "skils", "experienceRequirments",
                                "basesalary", "validThru", "respnsibilities"}  # fmt: skip
    posting = read_posting(raw)
    assert posting.id == "job-7"
    assert posting.terms == {"baking": "", "butchery": ""}
    assert posting.asked == ("2 years",)
    assert posting.remote and posting.valid_through == "2027-01-01"
    assert posting.duties == ("Cook the food of the house",)
    assert posting.pay is not None and posting.pay.yearly() == (30000, 30000)
    notes = read(source).notes
    told = notes["fields read under another name"]
    assert f"{source.name}:1: 'skils' read as 'skills', 1 in all" in told


@pytest.mark.parametrize("missing", sorted(set(ENGINEER) - {"@type", "title"}))
def test_any_field_but_the_title_may_be_missing(missing, tmp_path):
    (role,) = read(written(tmp_path, {k: v for k, v in ENGINEER.items() if k != missing})).roles
    assert role.title == "Data Engineer"


@pytest.mark.parametrize("value", [None, [], {}, "", 7, True, [None], {"x": []}, [[["a"]]], "<b>"])
def test_any_field_may_be_of_any_kind(value, tmp_path):
    for name in sorted(set(ENGINEER) - {"@type", "title"}):
        (role,) = read(written(tmp_path, {**ENGINEER, name: value})).roles
        assert role.title == "Data Engineer"


def test_an_advert_without_a_title_is_listed(tmp_path):
    found = read(written(tmp_path, f"{json.dumps(COOK)}\n{json.dumps({**COOK, 'title': ''})}"))
    assert found.notes["adverts left out: no title"] == ["jobs.json:2"]
    assert len(found.roles) == 1


def test_scripts_are_never_kept(tmp_path):
    hostile = {
        **COOK,
        "title": "Chef<script>alert(1)</script> <img src=x onerror=alert(2)>",
        "description": "Cook well.<script>steal()</script><style>p{}</style>"
        "&lt;script&gt;again()&lt;/script&gt; <a href='javascript:x()'>Apply</a> "
        "<b onclick=y()>now",
        "skills": "<script>z()</script>baking",
        "url": "javascript:alert(3)",
        "hiringOrganization": {"name": "<script>w()</script>Acme"},
    }
    publish(read(written(tmp_path, hostile)), tmp_path / "out", unwatched)
    kept = "".join(p.read_text() for p in (tmp_path / "out").rglob("*") if p.is_file())
    for bad in ("script", "alert", "steal", "again", "onerror", "onclick", "<", "w()", "z()"):
        assert bad not in kept, bad
    assert "title: Chef\n" in kept
    assert "Cook well." in kept and "Apply now" in kept


MISTAKES = [
    # name, content, line, message
    ("jobs.json", "", 1, "the file is empty; expected JSON-LD"),
    ("jobs.json", "\n[\n {\"@type\": }", 3, "not JSON: Expecting value"),
    ("jobs.ndjson", json.dumps(COOK) + "\n{bad\n", 2, "not JSON: "),
    ("page.html", "<p>\n<script type='application/ld+json'>\n{\n]</script>", 4, "not JSON: "),
    ("page.html", "<html><p>Nothing here</p></html>", 1, "no JobPosting in this page"),
    ("jobs.json", "7", 1, "found 7; expected a JobPosting"),
    ("jobs.json", '{"@type": "Person"}', 1, "no JobPosting with a title"),
    ("jobs.json", "[" * 100_000, 1, "not JSON that can be read"),
    ("jobs.ndjson", json.dumps(COOK) + "\n" + json.dumps({**COOK, "title": "Cook"}), 2,
     "duplicate id 'c-1'; another advert stands under it in jobs.ndjson:1"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "content", "line", "message"), MISTAKES)
def test_a_mistake_is_named_with_file_and_line(name, content, line, message, tmp_path):
    with pytest.raises(CatalogueError) as caught:
        read(written(tmp_path, content, name))
    (problem,) = caught.value.problems
    assert (problem.file, problem.line) == (name, line)
    assert message in problem.message


def test_other_bad_sources_are_refused(tmp_path, monkeypatch):
    (tmp_path / "latin.json").write_bytes(b'{"title": "caf\xe9"}')
    with pytest.raises(CatalogueError, match=r"latin\.json:1: not UTF-8"):
        read(tmp_path / "latin.json")
    (tmp_path / "empty").mkdir()
    with pytest.raises(CatalogueError, match=r"no file ends in \.html"):
        read(tmp_path / "empty")
    monkeypatch.setattr(linked_data, "LARGEST_JSON", 100)
    with pytest.raises(CatalogueError, match=r"big\.json:\d+: more than .*NDJSON"):
        read(written(tmp_path, json.dumps([ENGINEER] * 9, indent=1), "big.json"))


@pytest.mark.parametrize(("value", "expected"), [
    ("2026-12-31", "2026-12-31"), ("2026-12-31T23:59:59+01:00", "2026-12-31"),
    ("2026/02/03", "2026-02-03"), ("20260203", "2026-02-03"), ("2026-02", "2026-02-28"),
    ("31.12.2026", ""), ("soon", ""), ("2026-13-01", ""), (1767139200, ""),
])  # fmt: skip
def test_dates_are_read_or_listed(value, expected, tmp_path):
    found = read(written(tmp_path, {**COOK, "validThrough": value}))
    listed = found.notes.get("dates that could not be read", [])
    assert listed == ([] if expected else [f"jobs.json:1: validThrough {str(value)!r}"])
    publish(found, tmp_path / "out", unwatched)
    assert read_jobs(tmp_path / "out")[0].valid_through == expected


def test_an_advert_that_repeats_another_is_taken_once(tmp_path):
    found = read(written(tmp_path, [COOK, COOK]))
    assert len(found.roles) == 1
    assert len(found.notes["adverts that repeat another"]) == 1


def test_one_identifier_of_two_employers_is_two_jobs(tmp_path):
    other = {**COOK, "hiringOrganization": "B"}
    found = read(written(tmp_path, [{**COOK, "hiringOrganization": "A"}, other]))
    assert [role.id for role in found.roles] == ["job-a-c-1", "job-b-c-1"]


def test_identifiers_that_differ_in_signs_alone_are_two_jobs(tmp_path):
    pair = [{**COOK, "identifier": "c/1"}, {**COOK, "identifier": "C 1", "title": "Cook"}]
    found = read(written(tmp_path, pair))
    assert len({role.id for role in found.roles}) == 2
    assert found.roles[0].id == "job-c-1"


QUANTITY = {"@type": "QuantitativeValue", "minValue": 40, "maxValue": "60.00", "unitText": "HOUR"}
PAYS = [
    ({"currency": "USD", "value": QUANTITY}, ("USD", 83_200, 124_800)),
    ({"currency": "EUR", "value": {"value": "3.500,00", "unitText": "month"}},
     ("EUR", 42_000, 42_000)),
    ({"currency": "gbp", "value": {"value": 500, "unitText": "Day"}}, ("GBP", 130_000, 130_000)),
    ({"currency": "USD", "value": {"value": 1000, "unitText": "WEEK"}}, ("USD", 52_000, 52_000)),
    ({"currency": "USD", "minValue": 90000, "maxValue": 80000}, ("USD", 80_000, 90_000)),
    ({"currency": "USD", "value": "120000"}, ("USD", 120_000, 120_000)),
    ({"currency": "USD", "value": 20}, None),
    ({"@type": "MonetaryAmountDistribution", "currency": "USD", "duration": "P1Y",
      "percentile10": 50000, "percentile90": "90000"}, ("USD", 50_000, 90_000)),
    ({"price": "70000", "priceCurrency": "AUD"}, ("AUD", 70_000, 70_000)),
    ([None, {"value": None}, "$1,200 weekly"], ("USD", 62_400, 62_400)),
    ("$80,000 - $100,000 a year", ("USD", 80_000, 100_000)),
    ("£45k–£60k per annum", ("GBP", 45_000, 60_000)),
    ("45-60k EUR", ("EUR", 45_000, 60_000)),
    ("€ 50.000 bis 60.000 pro Jahr", ("EUR", 50_000, 60_000)),
    ("CHF 95'000 – 110'000", ("CHF", 95_000, 110_000)),
    ("up to 70 000 € a year", ("EUR", 70_000, 70_000)),
    ("401k match and $150,000-$190,000", ("USD", 150_000, 190_000)),
    ("CA$90,000", ("CAD", 90_000, 90_000)),
    ("$20 to $31.50 an hour", ("USD", 41_600, 65_520)), ("9 000 € par an", ("EUR", 9000, 9000)),
    ("$25.50/hr", ("USD", 53_040, 53_040)),
    (95000, ("", 95_000, 95_000)),
    ("competitive", None), (True, None), (float("nan"), None), ({"minValue": -5}, None),
    ("1" * 400, None), ({"value": {"value": {"value": 90000}}}, ("", 90_000, 90_000)),
]  # fmt: skip


@pytest.mark.parametrize(("value", "expected"), PAYS, ids=str)
def test_pay_is_read_in_its_many_forms(value, expected):
    pay = read_pay(value)
    yearly = pay and pay.yearly()
    assert (pay and yearly and (pay.currency, *yearly)) == expected


def test_pay_takes_the_currency_of_the_advert():
    assert read_pay({"minValue": 30000}, "sek").currency == "SEK"
    assert read_pay(30000, "SEK").currency == "SEK"


def job(number: int, low: int | None, valid: str = "", currency: str = "USD", role: str = "a"):
    pay = None if low is None else JobPay(currency, low, low + 10, "year", low, low + 10)
    return Job(f"job-{number}", "A", role, 0.9, valid_through=valid, pay=pay)


def test_the_market_is_counted_over_live_adverts_of_the_role():
    jobs = [job(1, 100), job(2, 200), job(3, 300), job(4, 400), job(5, None),
            job(6, 9000, "2026-10-31"), job(7, 50, "2026-11-01", "EUR"),
            job(8, 70, role="b")]  # fmt: skip
    market = market_of("a", jobs, date(2026, 11, 1))
    # middles 105, 205, 305, 405: quartiles by linear interpolation 180, 255, 330
    assert (market.jobs, market.with_salary) == (6, 5)
    assert market.salaries == (PayQuartiles("USD", 4, 180, 255, 330),
                               PayQuartiles("EUR", 1, 55, 55, 55))  # fmt: skip
    assert market_of("c", jobs, date(2026, 11, 1)).jobs == 0
    later = market_of("a", jobs, date(2026, 11, 2))
    assert (later.jobs, later.with_salary) == (5, 4)


def test_adverts_are_written_as_they_are_read(tmp_path):
    jobs = (job(1, 100), job(2, None))
    (tmp_path / "jobs.json").write_bytes(jobs_bytes(jobs))
    assert read_jobs(tmp_path) == jobs
    for text in ("", "{}", '[{"id": 7}]', "[1]"):
        (tmp_path / "jobs.json").write_text(text)
        with pytest.raises(CatalogueError, match="not the adverts of an import"):
            read_jobs(tmp_path)
    with pytest.raises(CatalogueError, match="no job adverts here"):
        read_jobs(tmp_path / "nowhere")


def test_html_is_text_with_lines_and_nothing_silent():
    html = "<p>a<b>b</b> c<br>d</p><ul><li>e<li>f &amp; g</ul><noscript>x</noscript><!-- y -->h"
    assert plain_lines(html) == ["ab c", "d", "e", "f & g", "h"]
    assert plain_lines("1 < 2 &amp; 3\n\n4 > 3") == ["1 < 2 & 3", "4 > 3"]
    lines, data = read_html(
        "<h2>\nA</h2>\n<p>b\nc\n<script type=application/ld+json>\n\n{}</script>"
    )
    assert [(line.text, line.number, line.level) for line in lines] == [("A", 2, 2), ("b c", 3, 0)]
    assert data == [("{}", 7)]
    assert plain_lines("<script>" * 5000 + "x") == []
    assert plain_lines("<div>" * 20000 + "deep") == ["deep"]


def test_the_command_and_the_role_page(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr("matcher.match.Matcher.open", lambda *args, **options: MATCHER)
    monkeypatch.setenv("MATCHER_CACHE", str(tmp_path / "cache"))
    source, out = written(tmp_path, [ENGINEER, COOK]), str(tmp_path / "out")
    assert main(["catalogue", "import", "jobposting", str(source), "--out", out]) == 0
    assert "2  adverts read" in capsys.readouterr().out
    monkeypatch.setattr(
        "service.commands.catalogue.open_catalogue", lambda *args: samples.catalogue()
    )
    show = ["roles", "data-engineer", "--jobs", out, "--as-of", "2026-11-01"]
    assert main([*show, "--json"]) == 0
    page = json.loads(capsys.readouterr().out)
    (quartiles,) = page["live"].pop("salaries")
    assert page["live"] == {"as_of": "2026-11-01", "jobs": 1, "with_salary": 1}
    assert quartiles == {"currency": "USD", "jobs": 1, "lower": 120000, "median": 120000,
                         "upper": 120000}  # fmt: skip
    assert main(show) == 0
    shown = capsys.readouterr().out
    assert "Live market data, 2026-11-01" in shown
    assert "1 job, 1 with a salary" in shown
    assert main(["roles", "data-engineer", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["live"] is None
    monkeypatch.undo()
    monkeypatch.setenv("MATCHER_CACHE", str(tmp_path / "cache"))
    assert main(["roles", "job-c-1", "--catalogue", out, "--json"]) == 0
    page = json.loads(capsys.readouterr().out)
    assert (page["job"]["role"], page["live"]) == ("chef", None)
    assert main(["roles", "job-c-1", "--catalogue", out]) == 0
    assert "valid through 2026-01-31" in capsys.readouterr().out
    assert main(["roles", "chef", "--jobs", str(tmp_path / "no"), "--json"]) == 1
    assert "no job adverts" in json.loads(capsys.readouterr().out)["error"]["detail"]

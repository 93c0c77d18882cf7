"""The command line: exit codes, JSON, failures, batches. Fakes stand for matcher and reader."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from matcher.resume.errors import UnreadableResume
from service import examples
from service.cli import main
from service.failure import Failure
from tests.service_fakes import FakeMatcher, FakeReader

COMMANDS = (
    ["match"], ["read"], ["roles"], ["catalogue", "check"], ["catalogue", "import", "onet"],
    ["catalogue", "import", "esco"], ["catalogue", "import", "jobposting"],
    ["catalogue", "import", "career-page"], ["index", "build"], ["models", "list"],
    ["models", "show"], ["eval", "run"], ["bench"], ["serve"],
)  # fmt: skip


@pytest.fixture
def matcher(monkeypatch) -> FakeMatcher:
    fake = FakeMatcher()
    monkeypatch.setattr("matcher.match.Matcher.open", lambda *args, **options: fake)
    return fake


@pytest.fixture
def reader(monkeypatch) -> FakeReader:
    fake = FakeReader()
    monkeypatch.setattr("service.commands.match.Reader", lambda **options: fake)
    return fake


@pytest.fixture
def resume(tmp_path) -> Path:
    path = tmp_path / "cv.txt"
    path.write_text(examples.TEXT, encoding="utf-8")
    return path


def lines(capsys) -> list[dict]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_one_file_with_json_is_one_object_on_one_line(matcher, reader, resume, capsys):
    assert main(["match", str(resume), "--json", "--top", "1", "--as-of", "2025-02-03"]) == 0
    (report,) = lines(capsys)
    assert report["resume"]["file"] == "cv.txt"
    assert report["resume"]["as_of"] == "2025-02-03"
    assert len(report["matches"]) == 1
    assert set(report) == {"resume", "matches", "gaps", "certifications", "next_steps", "versions",
                           "elapsed_ms", "abstained"}  # fmt: skip


def test_one_file_for_people_shows_roles_proof_gaps_and_steps(matcher, reader, resume, capsys):
    assert main(["match", str(resume)]) == 0
    shown = capsys.readouterr().out
    for text in ("Machine Learning Engineer", "0.81", "strong", "Why Machine Learning Engineer",
                 "“Trained and served ranking models in PyTorch for 4 million users”", "page 1",
                 "Python", "Missing", "core", "Kubernetes +0.05", "Certifications",
                 "Google Cloud, professional, active", "https://cloud.google.com",
                 "Senior Machine Learning Engineer", "words that a person cannot see",
                 "4 years 9 months", "A score helps people decide"):  # fmt: skip
        assert text in shown, text


def test_text_of_a_resume_is_printed_without_markup_and_control_codes(
    matcher, reader, resume, capsys
):
    hostile = resume.with_name("[bold red]x\x1b[2J[nope].txt")
    resume.rename(hostile)
    assert main(["match", str(hostile)]) == 0
    shown = capsys.readouterr().out
    assert "[bold red]x" in shown
    assert "\x1b[2J" not in shown


def test_a_role_that_does_not_exist_is_a_failure_before_anything_is_matched(
    matcher, reader, resume, capsys
):
    assert main(["match", str(resume), "--role", "data-scientis"]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert "did you mean data-scientist" in told.err
    assert matcher.asked == []


def test_a_file_that_is_not_there_is_a_failure(matcher, reader, tmp_path, capsys):
    assert main(["match", str(tmp_path / "no.pdf"), "--json"]) == 1
    (line,) = lines(capsys)
    assert line["resume"] == {"file": "no.pdf"}
    assert line["error"]["code"] == "not_found"
    assert main(["match", str(tmp_path / "no.pdf")]) == 1
    assert "there is no file" in capsys.readouterr().err


def test_a_file_that_cannot_be_read_is_a_failure(matcher, reader, resume, capsys):
    reader.error = UnreadableResume("encrypted", "protected by a password", "more")
    assert main(["match", str(resume), "--json"]) == 1
    assert lines(capsys) == [
        {"resume": {"file": "cv.txt"},
         "error": {"code": "encrypted", "message": "protected by a password", "detail": "more"}}
    ]  # fmt: skip
    assert main(["match", str(resume)]) == 1
    told = capsys.readouterr()
    assert (told.out, told.err) == ("", "matcher: protected by a password\nmore\n")


def test_a_folder_is_one_table_for_people(matcher, reader, tmp_path, capsys, monkeypatch):
    for name in ("a.pdf", "bad.pdf"):
        (tmp_path / name).write_bytes(name.encode())
    monkeypatch.setattr(reader, "read", failing_on(reader.read, b"bad.pdf"))
    assert main(["match", str(tmp_path)]) == 1
    shown = capsys.readouterr().out
    assert "a.pdf" in shown
    assert "Machine Learning Engineer" in shown
    assert "bad.pdf" in shown
    assert "broken" in shown
    assert "{" not in shown


def test_a_folder_is_one_line_each_in_order_with_its_failures(
    matcher, reader, tmp_path, capsys, monkeypatch
):
    names = [
        "b/two.PDF",
        "a.docx",
        "c.md",
        "b/.hidden.pdf",
        "b/~$lock.docx",
        "d.exe",
        "bad.pdf",
        "README.md",
    ]
    for name in names:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(name.encode())
    monkeypatch.setattr(reader, "read", failing_on(reader.read, b"bad.pdf"))
    assert main(["match", str(tmp_path), "--json"]) == 1
    found = lines(capsys)
    assert [line["resume"]["file"] for line in found] == ["a.docx", "b/two.PDF", "bad.pdf", "c.md"]
    assert [line.get("error", {}).get("code") for line in found] == [None, None, "broken", None]


def failing_on(read, bad: bytes):
    def read_or_fail(data, name, as_of=None):
        if data == bad:
            raise UnreadableResume("broken", "damaged")
        return read(data, name, as_of)

    return read_or_fail


def test_several_files_are_one_line_each_as_if_alone(matcher, reader, resume, capsys):
    other = resume.with_name("other.txt")
    other.write_bytes(resume.read_bytes())
    assert main(["match", str(other), str(resume), "--as-of", "2026-01-01", "--json"]) == 0
    both = lines(capsys)
    assert main(["match", str(resume), "--as-of", "2026-01-01", "--json"]) == 0
    assert lines(capsys) == both[1:]


def test_a_bug_in_one_file_does_not_stop_the_batch(matcher, reader, resume, capsys):
    matcher.error = RuntimeError("Ada Quill")
    assert main(["match", str(resume), str(resume), "--json"]) == 1
    told = capsys.readouterr().out
    assert told.count('"code": "internal"') == 2
    assert "Quill" not in told


def test_a_batch_reads_ahead_but_not_without_bound(matcher, reader, resume, capsys, monkeypatch):
    monkeypatch.setattr("os.sched_getaffinity", lambda process: {0})
    held: list[int] = []
    match = matcher.match
    monkeypatch.setattr(
        matcher, "match",
        lambda *args: held.append(len(reader.read_files) - len(held)) or match(*args),
    )  # fmt: skip
    assert main(["match", *[str(resume)] * 30, "--json"]) == 0
    assert max(held) <= 6
    assert len(held) == 30


def test_an_empty_folder_is_a_failure(matcher, reader, tmp_path, capsys):
    assert main(["match", str(tmp_path)]) == 1
    assert "holds no resume" in capsys.readouterr().err
    assert main(["match", str(tmp_path), "--json"]) == 1
    assert lines(capsys)[0]["error"]["code"] == "not_found"


def test_a_folder_that_is_one_file_is_still_a_batch(matcher, reader, resume, capsys):
    assert main(["match", str(resume.parent), "--json"]) == 0
    assert lines(capsys)[0]["resume"]["file"] == "cv.txt"


def test_interrupted_is_130_and_quiet(matcher, reader, resume, monkeypatch, capsys):
    def interrupted(*args):
        raise KeyboardInterrupt

    monkeypatch.setattr(matcher, "match", interrupted)
    for files in ([str(resume)], [str(resume)] * 3):
        assert main(["match", *files, "--json"]) == 130
        assert "Traceback" not in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        [], ["match"], ["nonsense"], ["match", "x", "--top", "0"], ["match", "x", "--top", "many"],
        ["match", "x", "--as-of", "soon"], ["match", "x", "--as-of", "1066-10-14"],
        ["match", "x", "--unknown"], ["index", "build"], ["models"], ["eval", "run"],
        ["serve", "--port", "70000"], ["read"], ["read", "a", "b"], ["catalogue", "import"],
        ["catalogue", "import", "onet", "x"], ["catalogue", "import", "soc", "x", "--out", "y"],
    ],
)  # fmt: skip
def test_bad_usage_is_2_and_told_on_stderr(arguments, capsys):
    assert main(arguments) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "Usage" in told.err


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_has_help_and_json(command, capsys):
    assert main([*command, "--help"]) == 0
    assert "--json" in capsys.readouterr().out


def test_read_shows_what_was_read(reader, resume, capsys):
    assert main(["read", str(resume), "--as-of", "2026-11-01"]) == 0
    shown = capsys.readouterr().out
    assert "Machine Learning Engineer" in shown
    assert "2022-03" in shown
    reader.error = UnreadableResume("no_text", "no text")
    assert main(["read", str(resume), "--json"]) == 1
    assert lines(capsys)[0]["error"]["code"] == "no_text"


def test_read_can_leave_out_who_the_person_is(reader, resume, capsys):
    assert main(["read", str(resume), "--redact"]) == 0
    text = capsys.readouterr().out
    assert "Example Ltd" in text
    assert "Machine learning engineer" in text.splitlines()[0] and "@" not in text
    assert main(["read", str(resume), "--redact", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["text"] == text.rstrip("\n")


def test_read_with_json_is_json_resume(reader, resume, capsys):
    assert main(["read", str(resume), "--json"]) == 0
    (read,) = lines(capsys)
    assert read["work"][0]["position"] == "Machine Learning Engineer"
    assert "x-matcher" in read


def test_roles_are_listed_and_shown(capsys):
    assert main(["roles", "--json"]) == 0
    (listed,) = lines(capsys)
    assert {"id", "title", "family", "aliases", "summary", "codes"} == set(listed[0])
    assert main(["roles", listed[0]["id"], "--json"]) == 0
    assert lines(capsys)[0]["capabilities"]
    assert main(["roles"]) == 0
    assert listed[0]["title"] in capsys.readouterr().out
    assert main(["roles", "machine-learning-engineer"]) == 0
    assert "Certifications" in capsys.readouterr().out
    assert main(["roles", "nothing-like-it", "--json"]) == 1
    assert lines(capsys)[0]["error"]["code"] == "unknown_role"


def test_a_catalogue_is_checked(tmp_path, capsys):
    shipped = Path(main.__globals__["__file__"]).parents[1] / "matcher" / "catalogue" / "default"
    assert main(["catalogue", "check", str(shipped)]) == 0
    assert "no problems" in capsys.readouterr().out
    assert main(["catalogue", "check", str(shipped), "--json"]) == 0
    assert lines(capsys)[0]["problems"] == []
    (tmp_path / "roles").mkdir()
    (tmp_path / "roles" / "a.yaml").write_text("id: b\nnonsense: 1\n")
    (tmp_path / "skills.yaml").write_text("[]\n")
    (tmp_path / "certifications.yaml").write_text("[]\n")
    assert main(["catalogue", "check", str(tmp_path)]) == 1
    assert "a.yaml:" in capsys.readouterr().err
    assert main(["catalogue", "check", str(tmp_path), "--json"]) == 1
    (told,) = lines(capsys)
    assert told["error"]["code"] == "bad_catalogue"
    assert set(told["problems"][0]) == {"file", "line", "message"}
    assert main(["match", "x.pdf", "--catalogue", str(tmp_path)]) == 1


def test_models_are_listed_and_shown(capsys):
    assert main(["models", "list", "--json"]) == 0
    (listed,) = lines(capsys)
    name = listed[0]["id"]
    assert len(listed[0]["sha256"]) == 64
    assert main(["models", "show", name, "--json"]) == 0
    assert lines(capsys) == [listed[0]]
    assert main(["models", "list"]) == 0
    assert main(["models", "show", name]) == 0
    assert name in capsys.readouterr().out
    assert main(["models", "show", "nothing", "--json"]) == 1
    assert lines(capsys)[0]["error"]["code"] == "unknown_model"


def test_an_index_is_built(monkeypatch, tmp_path, capsys):
    asked = []
    monkeypatch.setattr(
        "matcher.match.build_index", lambda *args: asked.append(args) or tmp_path / "generation"
    )
    assert main(["index", "build", "--out", str(tmp_path), "--json"]) == 0
    assert lines(capsys) == [{"index": str(tmp_path / "generation")}]
    assert main(["index", "build", "--out", str(tmp_path), "--model", "other"]) == 0
    assert capsys.readouterr().out.strip() == str(tmp_path / "generation")
    assert asked == [(None, tmp_path, None), (None, tmp_path, "other")]


def test_a_bad_suite_and_an_unknown_system_are_failures(tmp_path, capsys):
    assert main(["eval", "run", str(tmp_path)]) == 1
    assert "queries.jsonl" in capsys.readouterr().err
    assert main(["eval", "run", str(tmp_path), "--json", "-"]) == 1
    assert lines(capsys)[0]["error"]["code"] == "bad_suite"


def test_bad_settings_stop_the_server_before_it_starts(monkeypatch, capsys):
    monkeypatch.setenv("MATCHER_PORT", "many")
    assert main(["serve"]) == 1
    assert "MATCHER_PORT" in capsys.readouterr().err
    assert main(["serve", "--json"]) == 1
    assert lines(capsys)[0]["error"]["code"] == "bad_setting"


def test_an_unknown_exception_is_not_hidden(matcher, reader, resume):
    matcher.error = ZeroDivisionError()
    with pytest.raises(ZeroDivisionError):
        main(["match", str(resume)])


def test_the_day_of_an_option_is_a_date(matcher, reader, resume):
    main(["match", str(resume), "--as-of", "2024-02-29"])
    assert reader.read_files[0][2] == date(2024, 2, 29)


def test_failures_have_three_fields():
    assert Failure("a", "b").as_dict() == {"code": "a", "message": "b", "detail": ""}

"""The endpoints that take a resume: every wrapping of it, and every way to get it wrong."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from datetime import date

import pytest
from starlette.testclient import TestClient

from matcher.resume.errors import CODES, UnreadableResume
from service import examples, schemas
from service.errors import STATUS
from service.settings import Settings
from tests.service_fakes import RESUME, FakeMatcher, FakeReader, served

PATHS = ("/v1/match", "/v1/resumes/read")
PDF = b"%PDF-1.7 not really"


@pytest.fixture
def matcher() -> FakeMatcher:
    return FakeMatcher()


@pytest.fixture
def reader() -> FakeReader:
    return FakeReader()


@pytest.fixture
def client(matcher: FakeMatcher, reader: FakeReader) -> Iterator[TestClient]:
    with served(Settings(max_file_bytes=1000_000, top=2), matcher, reader) as client:
        yield client


def error_of(response) -> dict:
    """The error of a response, once its shape is checked."""
    body = response.json()
    assert set(body) == {"error"}
    assert set(body["error"]) == {"code", "message", "detail"}
    assert all(isinstance(text, str) for text in body["error"].values())
    assert response.headers["content-type"] == "application/json"
    assert response.status_code == STATUS[body["error"]["code"]]
    return body["error"]


def send_base64(data: bytes, **fields) -> dict:
    return {"data": base64.b64encode(data).decode(), **fields}


def test_a_file_in_a_form_is_matched(client, reader, matcher):
    response = client.post("/v1/match", files={"file": ("cv.pdf", PDF, "application/pdf")})
    assert response.status_code == 200
    schemas.ReportBody.model_validate(response.json())
    assert response.json()["resume"]["file"] == "cv.pdf"
    assert reader.read_files == [(PDF, "cv.pdf", None)]
    assert matcher.asked[0]["top"] == 2
    assert response.headers["cache-control"] == "no-store"


def test_a_file_is_read_as_json_resume(client):
    response = client.post("/v1/resumes/read", files={"file": ("cv.pdf", PDF)})
    assert response.status_code == 200
    read = response.json()
    assert read["work"][0]["position"] == "Machine Learning Engineer"
    assert {"name": "Python"} in read["skills"]
    assert read["x-matcher"]["file"] == "cv.pdf"
    assert response.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    "how",
    [
        {"files": {"file": ("a.pdf", PDF)}, "data": {"top": "1", "role": "data-scientist",
                                                     "as_of": "2025-02-03"}},
        {"files": {"file": ("a.pdf", PDF)}, "params": {"top": "1", "role": "data-scientist",
                                                       "as_of": "2025-02-03"}},
        {"json": {"file": send_base64(PDF, fileName="a.pdf"), "top": 1, "role": "data-scientist",
                  "as_of": "2025-02-03"}},
        {"json": {"file": send_base64(PDF, fileName="a.pdf")},
         "params": {"top": "1", "role": "data-scientist", "as_of": "2025-02-03"}},
    ],
)  # fmt: skip
def test_options_are_form_fields_json_fields_or_query_parameters(client, reader, matcher, how):
    assert client.post("/v1/match", **how).status_code == 200
    assert matcher.asked[0]["top"] == 1
    assert matcher.asked[0]["role"] == "data-scientist"
    assert reader.read_files == [(PDF, "a.pdf", date(2025, 2, 3))]


def test_a_body_goes_before_the_query(client, matcher):
    client.post("/v1/match", params={"top": 1}, json={"text": RESUME, "top": 2})
    assert matcher.asked[0]["top"] == 2


def test_empty_options_of_a_form_count_as_not_given(client, matcher):
    fields = {"top": "", "role": "", "as_of": "", "unknown": "x"}
    response = client.post("/v1/match", files={"file": ("a.pdf", PDF)}, data=fields)
    assert response.status_code == 200
    assert matcher.asked[0] | {"top": 2, "role": None} == matcher.asked[0]


@pytest.mark.parametrize(
    "body",
    [
        {"text": RESUME},
        {"text": RESUME, "job": {"id": 1}, "answers": [1, 2], "file": None},
        {"resume": examples.JSON_RESUME},
        examples.JSON_RESUME,
        {"file": send_base64(PDF)},
        {"file": send_base64(PDF, contentType=None, fileName=None, size=3)},
        {"resume": {"file": send_base64(PDF, contentType="application/pdf", fileName="x.pdf")}},
        {"applicant": {"fullName": "A", "resume": {"file": send_base64(PDF)}}, "job": {}},
        {"file": {"data": "data:application/pdf;base64," + base64.b64encode(PDF).decode()}},
        {"file": {"data": base64.encodebytes(PDF * 9).decode()}},
    ],
)
def test_json_in_every_wrapping_is_matched(client, body):
    assert client.post("/v1/match", json=body).status_code == 200


def test_a_form_may_bring_text_and_further_files(client):
    text = client.post("/v1/match", files={"text": (None, RESUME)})
    letter = {"file": ("a.pdf", PDF), "letter": ("b.pdf", PDF)}
    assert text.status_code == 200
    assert client.post("/v1/match", files=letter).status_code == 200


def test_json_resume_speaks_as_of_its_last_change_and_leaves_identity_out(client, matcher):
    person = {"name": "Ada Quill", "email": "ada@example.com", "phone": "+44 20 7946 0000"}
    resume = {**examples.JSON_RESUME, "basics": {**person, "label": "Machine learning engineer"}}
    assert client.post("/v1/match", json={"resume": resume}).status_code == 200
    read = matcher.asked[0]["resume"]
    assert read.as_of == date(2026, 11, 1)
    assert "Quill" not in read.text
    assert "example.com" not in read.text
    assert "PyTorch" in read.text


def test_a_named_day_goes_before_that_of_a_json_resume(client, matcher):
    body = {"resume": examples.JSON_RESUME, "as_of": "2024-05-06"}
    client.post("/v1/match", json=body)
    assert matcher.asked[0]["resume"].as_of == date(2024, 5, 6)


@pytest.mark.parametrize(
    ("sent", "known"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\me\\cv.pdf", "cv.pdf"),
        ("a\u202egnp.pdf", "agnp.pdf"),
        ("x" * 500 + ".pdf", "x" * 196 + ".pdf"),
        ("\x1b[31m.pdf", "[31m.pdf"),
        ("/", "resume"),
    ],
)
def test_file_names_are_cut_to_a_printable_last_part(client, reader, sent, known):
    client.post("/v1/match", json={"file": send_base64(PDF, fileName=sent)})
    assert reader.read_files[0][1] == known


def test_a_nameless_file_is_named_for_its_type(client, reader):
    client.post("/v1/match", json={"file": send_base64(PDF, contentType="application/PDF; x=y")})
    assert reader.read_files[0][1] == "resume.pdf"


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"", "bad_json"),
        (b"{", "bad_json"),
        (b"[]", "bad_json"),
        (b"null", "bad_json"),
        (b"1e999", "bad_json"),
        (b'"text"', "bad_json"),
        (b'{"text": NaN}', "bad_json"),
        (b'{"text": ' + b"9" * 5000 + b"}", "bad_json"),
        (b'{"text": "\xff"}', "bad_json"),
        (b"\xff\xfe{", "bad_json"),
        (b'{"a":' + b"[" * 100_000 + b"]" * 100_000 + b"}", "bad_json"),
        (b'{"a":' + b"[" * 40 + b"]" * 40 + b"}", "bad_json"),
        (b'{"a":[' + b"0," * 300_000 + b"0]}", "bad_json"),
        (b"{}", "missing_resume"),
        (b'{"text": null}', "missing_resume"),
        (b'{"text": "x", "file": {"data": ""}}', "missing_resume"),
        (b'{"text": 5}', "invalid"),
        (b'{"text": ["x"]}', "invalid"),
        (b'{"file": "x"}', "invalid"),
        (b'{"file": {}}', "invalid"),
        (b'{"file": {"data": 5}}', "invalid"),
        (b'{"resume": "x"}', "invalid"),
        (b'{"resume": []}', "invalid"),
        (b'{"resume": {"file": 5}}', "invalid"),
        (b'{"text": "x", "top": "many"}', "invalid"),
        (b'{"text": "x", "top": 0}', "invalid"),
        (b'{"text": "x", "top": true}', "invalid"),
        (b'{"text": "x", "top": 1.5}', "invalid"),
        (b'{"text": "x", "top": 1e400}', "invalid"),
        (b'{"text": "x", "top": [1]}', "invalid"),
        (b'{"text": "x", "as_of": "yesterday"}', "invalid"),
        (b'{"text": "x", "as_of": "0001-01-01"}', "invalid"),
        (b'{"text": "x", "as_of": 5}', "invalid"),
        (b'{"text": "x", "role": {}}', "invalid"),
        (b'{"file": {"data": "!!!!"}}', "bad_base64"),
        (b'{"file": {"data": "abc"}}', "bad_base64"),
        ('{"file": {"data": "caf\u00e9"}}'.encode(), "bad_base64"),
        (b'{"file": {"data": "\\ud800"}}', "bad_base64"),
        (b'{"text": ""}', "empty"),
        (b'{"text": " \\n "}', "empty"),
        (b'{"resume": {}}', "empty"),
        (b'{"resume": {"basics": 5, "work": [1, [], {"name": {}}], "skills": "x"}}', "empty"),
    ],
)
def test_bad_json_bodies_are_refused_in_the_error_shape(client, path, body, code):
    response = client.post(path, content=body, headers={"Content-Type": "application/json"})
    assert error_of(response)["code"] == code


def test_halves_of_characters_do_no_harm(client, matcher):
    body = json.dumps({"text": RESUME + "\ud800", "unknown\udfff": 1})
    response = client.post("/v1/match", content=body, headers={"Content-Type": "application/json"})
    assert response.status_code == 200
    matcher.asked[0]["resume"].text.encode("utf-8")
    body = '{"text": "x", "role": "\\ud800"}'
    response = client.post("/v1/match", content=body, headers={"Content-Type": "application/json"})
    assert error_of(response)["code"] == "unknown_role"


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(
    ("how", "code"),
    [
        ({"content": b"", "headers": {"Content-Type": "multipart/form-data"}}, "bad_form"),
        ({"content": b"x", "headers": {"Content-Type": "multipart/form-data; boundary=b"}},
         "bad_form"),
        ({"content": b"--b\r\n\r\n\r\n--b--", "headers":
            {"Content-Type": "multipart/form-data; boundary=b"}}, "bad_form"),
        ({"files": {"other": ("a.pdf", PDF)}}, "missing_resume"),
        ({"files": [("file", ("a.pdf", PDF)), ("file", ("b.pdf", PDF))]}, "missing_resume"),
        ({"files": {"file": (None, "text without a file name")}}, "invalid"),
        ({"files": {f"f{n}": ("a", b"x") for n in range(9)}}, "bad_form"),
        ({"files": {"file": ("a", PDF)}, "data": {f"f{n}": "x" for n in range(99)}}, "bad_form"),
        ({"files": {"file": ("a", PDF)}, "data": {"top": "x"}}, "invalid"),
        ({"files": {"file": ("a", PDF)}, "params": {"top": "x"}}, "invalid"),
        ({"files": {"file": ("a", PDF)}, "params": {"as_of": "32"}}, "invalid"),
        ({"content": b"x", "headers": {"Content-Type": "text/plain"}}, "unsupported_media_type"),
        ({"content": b"x"}, "unsupported_media_type"),
        ({"data": {"text": "x"}}, "unsupported_media_type"),
    ],
)  # fmt: skip
def test_bad_forms_and_types_are_refused_in_the_error_shape(client, path, how, code):
    assert error_of(client.post(path, **how))["code"] == code


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("code", CODES)
def test_a_file_that_cannot_be_read_has_its_status(client, reader, path, code):
    reader.error = UnreadableResume(code, "what was found", "more")
    response = client.post(path, files={"file": ("a.pdf", PDF)})
    assert error_of(response) == {"code": code, "message": "what was found", "detail": "more"}
    assert 400 <= response.status_code < 500


def test_statuses_of_bad_files_are_those_of_the_contract():
    expected = {"too_big": 413, "unsupported": 415, "not_found": 404}
    assert {code: STATUS[code] for code in CODES} == {
        code: expected.get(code, 422) for code in CODES
    }


def test_an_empty_file_is_left_to_the_reader(client, reader):
    reader.error = UnreadableResume("empty", "the file is empty")
    assert error_of(client.post("/v1/match", files={"file": ("a.pdf", b"")}))["code"] == "empty"


def test_an_unknown_role_is_404_and_names_what_comes_close(client, reader):
    body = {"text": RESUME, "role": "machine-learning-enginer"}
    error = error_of(client.post("/v1/match", json=body))
    assert error["code"] == "unknown_role"
    assert "machine-learning-engineer" in error["message"]


def test_more_roles_than_allowed_are_refused(client):
    error = error_of(client.post("/v1/match", json={"text": RESUME, "top": 51}))
    assert error == {"code": "invalid", "message": "top: expected at most 50, found 51",
                     "detail": ""}  # fmt: skip


@pytest.mark.parametrize(
    "how",
    [
        {"files": {"file": ("a.pdf", b"x" * 1_000_001)}},
        {"files": {"file": ("a.pdf", b"x" * 20_000_000)}},
        {"json": {"file": {"data": "A" * 1_333_344}}},
        {"json": {"file": {"data": "A" * 20_000_000}}},
        {"json": {"text": "A" * 20_000_000}},
        {"content": (b"x" * 65536 for _ in range(400)), "headers":
            {"Content-Type": "multipart/form-data; boundary=b"}},
        {"content": (b"[" * 65536 for _ in range(400)), "headers":
            {"Content-Type": "application/json"}},
    ],
)  # fmt: skip
def test_too_much_is_413(client, how):
    error = error_of(client.post("/v1/match", **how))
    assert error["code"] == "too_big"
    assert "1 MiB" in error["message"]


def test_a_file_of_exactly_the_limit_is_read(client):
    assert client.post("/v1/match", files={"file": ("a", b"x" * 1_000_000)}).status_code == 200
    body = {"file": send_base64(b"x" * 1_000_000)}
    assert client.post("/v1/match", json=body).status_code == 200


def test_messages_never_quote_the_body(client):
    secret = "Ada Quill, ada@example.com"
    for body in ({"text": 5, "file": secret}, {"file": {"data": secret}}, {"top": secret}):
        assert secret not in client.post("/v1/match", json=body).text
    bad = client.post(
        "/v1/match", content=f"{{{secret}", headers={"Content-Type": "application/json"}
    )
    assert "Quill" not in bad.text


def test_a_bug_is_500_in_the_error_shape_and_its_message_stays_out_of_the_log(
    client, matcher, caplog
):
    matcher.error = RuntimeError("Ada Quill was here")
    with caplog.at_level("DEBUG"):
        response = client.post("/v1/match", json={"text": RESUME})
    assert error_of(response)["code"] == "internal"
    assert response.headers["x-content-type-options"] == "nosniff"
    assert "RuntimeError at service_fakes.py" in caplog.text
    assert "Quill" not in caplog.text


def test_uploads_are_never_written_to_disk(client, monkeypatch):
    import tempfile

    def refuse(*args, **kwargs):
        raise AssertionError("a temporary file was made")

    monkeypatch.setattr(tempfile, "TemporaryFile", refuse)
    monkeypatch.setattr(tempfile.SpooledTemporaryFile, "rollover", refuse)
    response = client.post("/v1/match", files={"file": ("a.pdf", b"x" * 1_000_000)})
    assert response.status_code == 200

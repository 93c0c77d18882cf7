"""The server on a real socket: deadlines, floods, lies on the wire, and honest clients beside."""

from __future__ import annotations

import contextlib
import json
import socket
import threading
import time

import httpx2 as httpx
import pytest
import uvicorn

from service.app import create_app
from service.commands.serve import configure, listen
from service.failure import Failure
from service.settings import Settings
from tests.service_fakes import FakeMatcher, FakeReader

SETTINGS = Settings(
    header_seconds=0.6, body_seconds=0.6, stop_seconds=2, uploads=3, max_file_bytes=200_000
)
SOON = 5.0


@pytest.fixture(scope="module")
def address():
    reader = FakeReader()
    app = create_app(SETTINGS, FakeMatcher(), reader)
    server = uvicorn.Server(configure(SETTINGS, app))
    with listen("127.0.0.1", 0) as listening:
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        host, port = listening.getsockname()
        try:
            wait_until_ready(f"http://{host}:{port}")
            yield host, port
        finally:
            server.should_exit = True
            thread.join(10)
    assert not thread.is_alive()


def wait_until_ready(url: str) -> None:
    for _ in range(100):
        with contextlib.suppress(httpx.TransportError):
            if httpx.get(f"{url}/readyz").status_code == 200:
                return
        time.sleep(0.05)
    raise AssertionError("the server did not start")


def talk(address, *parts: bytes, pause: float = 0.0) -> bytes:
    """Send parts with pauses between; return all that comes until the server closes."""
    with socket.create_connection(address, timeout=SOON) as client:
        for part in parts:
            try:
                client.sendall(part)
            except OSError:
                break
            time.sleep(pause)
        return read_all(client)


def read_all(client: socket.socket) -> bytes:
    chunks = []
    with contextlib.suppress(ConnectionResetError):
        while chunk := client.recv(65536):
            chunks.append(chunk)
    return b"".join(chunks)


def parsed(answer: bytes) -> tuple[int, dict]:
    head, _, body = answer.partition(b"\r\n\r\n")
    return int(head.split()[1]), json.loads(body)["error"]


def honest(address) -> int:
    url = "http://{}:{}/v1/match".format(*address)
    return httpx.post(url, files={"file": ("a.pdf", b"x")}).status_code


def test_an_honest_client_is_answered(address):
    assert honest(address) == 200


def test_slow_headers_are_closed(address):
    began = time.monotonic()
    assert talk(address, b"GET / HTTP/1.1\r\n") == b""
    assert 0.4 < time.monotonic() - began < SOON


def test_headers_that_trickle_are_closed_all_the_same(address):
    began = time.monotonic()
    trickle = [b"GET / HTTP/1.1\r\n", *[b"X: y\r\n"] * 20]
    assert talk(address, *trickle, pause=0.1) == b""
    assert time.monotonic() - began < SOON


def test_a_silent_connection_is_closed(address):
    assert talk(address) == b""


def test_a_slow_body_is_408(address):
    head = b"POST /v1/match HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
    status, error = parsed(talk(address, head + b"Content-Length: 100\r\n\r\n{"))
    assert (status, error["code"]) == (408, "body_timeout")


def test_a_body_that_trickles_is_408(address):
    head = b"POST /v1/match HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
    head += b"Transfer-Encoding: chunked\r\n\r\n"
    status, error = parsed(talk(address, head, *[b"1\r\nx\r\n"] * 12, pause=0.1))
    assert (status, error["code"]) == (408, "body_timeout")


def test_a_chunked_body_without_a_length_is_413(address):
    head = b"POST /v1/match HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n"
    head += b"Content-Type: application/json\r\n\r\n"
    chunk = b"10000\r\n" + b"x" * 65536 + b"\r\n"
    status, error = parsed(talk(address, head, *[chunk] * 20, b"0\r\n\r\n"))
    assert (status, error["code"]) == (413, "too_big")


def test_a_promise_of_too_much_is_413_before_it_comes(address):
    head = b"POST /v1/match HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
    head += b"Content-Length: 300000000\r\n\r\n"
    status, error = parsed(talk(address, head))
    assert (status, error["code"]) == (413, "too_big")


def test_a_client_that_sends_all_before_it_listens_hears_413(address):
    url = "http://{}:{}/v1/match".format(*address)
    response = httpx.post(url, files={"file": ("a.pdf", b"x" * 20_000_000)})
    assert (response.status_code, response.json()["error"]["code"]) == (413, "too_big")


@pytest.mark.parametrize(
    "sent",
    [
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc",
        b"nonsense\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: x\r\nBroken header\r\n\r\n",
        b"GET / HTTP/1.1\r\n\r\n",
        b"POST /v1/match HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n",
        b"POST /v1/match HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: x\r\n" + b"".join(b"X-%d: y\r\n" % n for n in range(50_000)),
        b"GET /" + b"a" * 1_000_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: x\r\nX: " + b"y" * 1_000_000 + b"\r\n\r\n",
    ],
)
def test_what_is_no_http_is_400_in_the_error_shape(address, sent):
    answer = talk(address, sent)
    if answer:
        assert parsed(answer) == (400, {"code": "bad_request", "detail": "",
                                        "message": "this is not a valid HTTP request"})  # fmt: skip
    assert honest(address) == 200


def test_a_body_after_the_answer_does_not_hold_the_connection(address):
    head = b"GET /healthz HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
    began = time.monotonic()
    answer = talk(address, head, *[b"1\r\nx\r\n"] * 40, pause=0.1)
    assert answer.startswith(b"HTTP/1.1 200")
    assert time.monotonic() - began < SOON


def test_more_uploads_at_once_than_allowed_are_503_and_room_comes_back(address):
    head = b"POST /v1/match HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
    head += b"Content-Length: 100\r\n\r\n{"
    with contextlib.ExitStack() as opened:
        slow = [opened.enter_context(socket.create_connection(address)) for _ in range(3)]
        for client in slow:
            client.sendall(head)
        time.sleep(0.2)
        url = "http://{}:{}/v1/match".format(*address)
        refused = httpx.post(url, files={"file": ("a.pdf", b"x")})
        assert (refused.status_code, refused.json()["error"]["code"]) == (503, "busy")
        assert refused.headers["retry-after"]
        for client in slow:
            client.settimeout(SOON)
            assert parsed(read_all(client))[0] == 408
    assert honest(address) == 200


def test_a_client_that_leaves_does_no_harm(address):
    head = b"POST /v1/match HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
    for _ in range(5):
        with socket.create_connection(address) as client:
            client.sendall(head + b"Content-Length: 100\r\n\r\n{")
    time.sleep(0.1)
    assert honest(address) == 200


def test_one_connection_serves_many_requests(address):
    with httpx.Client(base_url="http://{}:{}".format(*address)) as client:
        assert [client.get("/healthz").status_code for _ in range(20)] == [200] * 20
        time.sleep(1)
        assert client.get("/healthz").status_code == 200


def test_a_taken_address_is_a_typed_failure(address):
    with pytest.raises(Failure) as caught:
        listen(*address)
    assert caught.value.code == "cannot_listen"
    assert str(address[1]) in caught.value.message

"""What the web server itself refuses, before any view, is answered in our look; and what is too long arrives whole."""

import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator

import pytest

from intmk.launch import ROOT

Ask = Callable[[bytes], bytes]
SERVE = """
import sys
from intmk.server import Server
Server(int(sys.argv[1]), ready=lambda: print("bereit", flush=True)).run()
"""
GET = b"GET / HTTP/1.1\r\nHost: localhost\r\n"
POST = b"POST /anmelden/ HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"


@pytest.fixture(scope="module")
def ask() -> Iterator[Ask]:
    """`ask(b"GET …")`: the whole answer of a server with our settings. No page asked for here needs a database."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    ours = {"SECRET_KEY": "x", "DEMO": "0", "DATABASE_URL": "postgresql://nobody@localhost:1/none"}
    env = {name: value for name, value in os.environ.items() if name != "MAKELEVEL"}
    env |= ours | {"DJANGO_SETTINGS_MODULE": "intmk.settings"}
    collect = [sys.executable, "manage.py", "collectstatic", "--noinput", "--verbosity", "0"]
    subprocess.run(collect, cwd=ROOT, env=env, check=True)
    serve = [sys.executable, "-c", SERVE, str(port)]
    with subprocess.Popen(serve, cwd=ROOT, env=env, stdout=subprocess.PIPE) as started:
        assert started.stdout.readline() == b"bereit\n"
        yield lambda request: answer(port, request)
        started.terminate()


def answer(port: int, request: bytes) -> bytes:
    with socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
        connection.sendall(request)
        connection.shutdown(socket.SHUT_WR)
        return b"".join(iter(lambda: connection.recv(65536), b""))


def head_and_page(answered: bytes) -> tuple[str, dict[str, str], str]:
    head, _, page = answered.partition(b"\r\n\r\n")
    status, *lines = head.decode().split("\r\n")
    return status, dict(line.split(": ", 1) for line in lines), page.decode()


@pytest.mark.parametrize(
    ("request_", "status", "words"),
    [
        (b"GET /" + b"x" * 9000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n", "414 URI Too Long", "Adresse ist zu lang"),
        (b"GET /?q=" + b"x" * 60_000 + b" HTTP/1.1\r\n\r\n", "414 URI Too Long", "Adresse ist zu lang"),
        (GET + b"Cookie: " + b"x" * 9000 + b"\r\n\r\n", "431 Request Header Fields Too Large", "zu viele Angaben"),
        (GET + b"X-A: b\r\n" * 200 + b"\r\n", "431 Request Header Fields Too Large", "zu viele Angaben"),
        (b"UNSINN\r\n\r\n", "400 Bad Request", "Anfrage ist ungültig"),
        (b"GET / HTTP/9.9\r\n\r\n", "400 Bad Request", "Anfrage ist ungültig"),
        (b"get / HTTP/1.1\r\nHost: localhost\r\n\r\n", "400 Bad Request", "Anfrage ist ungültig"),
        (b"GET /\xff HTTP/1.1\r\nHost: localhost\r\n\r\n", "400 Bad Request", "Anfrage ist ungültig"),
        (GET + b"Content-Type: a; charset=\0\r\n\r\n", "400 Bad Request", "Anfrage ist ungültig"),
        (GET + b"X A: b\r\n\r\n", "400 Bad Request", "Anfrage ist ungültig"),
        (GET + b"X-A: b\r\n folded\r\n\r\n", "400 Bad Request", "Anfrage ist ungültig"),
        (POST + b"Content-Length: abc\r\n\r\n", "400 Bad Request", "Anfrage ist ungültig"),
        (POST + b"Content-Length: -1\r\n\r\n", "400 Bad Request", "Anfrage ist ungültig"),
        (POST + b"Content-Length: 1\r\nContent-Length: 2\r\n\r\nab", "400 Bad Request", "Anfrage ist ungültig"),
    ],
    ids=lambda value: value[:60].decode("latin-1") if isinstance(value, bytes) else "",
)
def test_a_refusal_is_a_page_of_ours(ask: Ask, request_: bytes, status: str, words: str) -> None:
    first, headers, page = head_and_page(ask(request_))
    assert first == f"HTTP/1.1 {status}"
    assert (page.count(words), page.count("</html>")) == (1, 1)
    assert headers["Content-Length"] == str(len(page.encode()))
    assert "default-src 'none'" in headers["Content-Security-Policy"].split("; ")
    assert headers["Cache-Control"] == "private, no-store"


def test_an_address_of_eight_thousand_characters_is_read(ask: Ask) -> None:
    status, *_ = head_and_page(
        ask(b"GET /" + b"x" * 8000 + b" HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
    )
    assert status == "HTTP/1.1 404 Not Found"


@pytest.mark.parametrize("size", [5_000_000, 40_000_000])
def test_a_form_that_is_too_long_is_answered_after_it_was_sent(ask: Ask, size: int) -> None:
    request = POST + b"Connection: close\r\nContent-Length: %d\r\n\r\n" % size + b"x" * size
    status, _, page = head_and_page(ask(request))
    assert (status.split()[1], page.count("Ihre Eingabe ist zu groß"), page.count("</html>")) == ("413", 1, 1)


def test_pieces_of_a_body_that_cannot_be_read_are_no_failure(ask: Ask) -> None:
    for piece in (b"zz\r\nabc\r\n0\r\n\r\n", b"3\r\nabcdef\r\n", b"-1\r\n\r\n", b"fffffffffffffffff\r\n"):
        status, *_ = head_and_page(ask(POST + b"Transfer-Encoding: chunked\r\n\r\n" + piece))
        assert status.split()[1] in ("400", "403")

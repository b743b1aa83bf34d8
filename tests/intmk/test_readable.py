"""Requests that no browser sends: each is answered by a page, whatever its address, and none by a failure."""

import pytest
from django.urls import reverse

from tests.served import TOKEN, Served

FORM = "application/x-www-form-urlencoded"
BOUNDARY = "grenze"
PAGES = {
    400: "Diese Anfrage ist ungültig",
    413: "Ihre Eingabe ist zu groß",
    415: "Dieses Format können wir nicht lesen",
}


def multipart(*parts: bytes, more="") -> tuple[str, bytes]:
    """The type and the body of a form with these parts, heads and all."""
    opening = b"--" + BOUNDARY.encode()
    body = b"".join(opening + b"\r\n" + part + b"\r\n" for part in parts) + opening + b"--\r\n"
    return f"multipart/form-data; boundary={BOUNDARY}{more}", body


def part(name: bytes, value: bytes = b"Text", more: bytes = b"") -> bytes:
    return b"Content-Disposition: form-data; " + name + b"\r\n" + more + b"\r\n" + value


UNREADABLE = {  # what is sent, and what the answer is
    "utf-16": (f"{FORM}; charset=utf-16", "text=ä".encode("utf-16"), 415),
    "claims utf-16": (f"{FORM}; charset=utf-16", b"text=a", 415),
    "utf-7": (f"{FORM}; charset=utf-7", b"text=+AGE-", 415),
    "latin-1": (f"{FORM}; charset=iso-8859-1", b"text=\xe4", 415),
    "no text": (f"{FORM}; charset=hex", b"text=6162", 415),
    "compressed": (f"{FORM}; charset=zlib", b"text=a", 415),
    "codec that always fails": (f"{FORM}; charset=undefined", b"text=a", 415),
    "codec that computes": (f"{FORM}; charset=punycode", b"text=a", 415),
    "unknown": (f"{FORM}; charset=gibtsnicht", b"text=a", 415),
    "empty character set": (f"{FORM}; charset=", b"text=a", 415),
    "open quote": (f'{FORM}; charset="utf-8', b"text=a", 415),
    "parts in utf-16": (*multipart(part(b'name="text"'), more="; charset=utf-16"), 415),
    "parts in no text": (*multipart(part(b'name="text"'), more="; charset=hex"), 415),
    "JSON": ("application/json", b'{"text": "a"}', 415),
    "plain text": ("text/plain", b"text=a", 415),
    "mixed parts": (f"multipart/mixed; boundary={BOUNDARY}", b"--grenze", 415),
    "no type": ("", b"text=a", 415),
    "no type at all": (";;;", b"text=a", 415),
    "no boundary": ("multipart/form-data", b"--grenze", 400),
    "empty boundary": ("multipart/form-data; boundary=", b"--grenze", 400),
    "long boundary": (f"multipart/form-data; boundary={'x' * 400}", b"--grenze", 400),
    "foreign boundary": ("multipart/form-data; boundary=größe", b"--grenze", 400),
    "endless head": (*multipart(part(b'name="text"', more=b"X-Y: z\r\n" * 2000)), 400),
    "too long": (FORM, b"text=" + b"x" * 5_000_000, 413),
    "too long a part": (*multipart(part(b'name="text"', b"x" * 5_000_000)), 413),
    "too many fields": (FORM, b"a=1&" * 5000, 413),
    "too many parts": (*multipart(*[part(b'name="a"', b"1")] * 4100), 413),
    "too many files": (*multipart(*[part(b'name="a"; filename="a"', b"1")] * 200), 413),
}
READABLE = {
    "utf-8": (f"{FORM}; charset=UTF-8", "text=ä".encode()),
    "utf-8 in quotes": (f'{FORM}; charset="utf-8"', "text=ä".encode()),
    "broken percent signs": (FORM, b"text=%zz%ff%c3%28&%=%&&&=;"),
    "no character": (FORM, b"text=%00&%00=text"),
    "bytes": (FORM, b"\xff\xfe\x00\x80=\xc0\xaf"),
    "half a part": (f"multipart/form-data; boundary={BOUNDARY}", b"--grenze\r\nContent-Dispo"),
    "part without a name": (*multipart(part(b'filename="a"')),),
    "odd name": (*multipart(part(b"name*=hex''%ff; filename*=utf-16''%ff"), part(b'name="\xff\x00"')),),
    "odd file": (*multipart(part(b'name="file"; filename="../\x00\xff/..\\a.docx"', more=b"Content-Length: -5\r\n")),),
    "odd base64": (*multipart(part(b'name="text"', b"!", b"Content-Transfer-Encoding: base64\r\n")),),
}
ADDRESSES = [
    "/",
    "/anmelden/",
    "/vorschlaege/?q=%ff&q=%zz",
    "/vorschlaege/neu/",
    "/vorschlaege/neu/word/",
    "/nirgends/",
]


@pytest.fixture
def send(somebody):
    """`send("/", "text/plain", b"…")`: what an official is answered; `token=False` as from a page of somebody else."""
    browser = Served(somebody("bayern"))

    def sent(url, kind, body, *, method="POST", token=True, **more):
        headers = {"x-csrftoken": TOKEN} if token else {}
        return browser.generic(method, url, body, content_type=kind, headers=headers, **more)

    return sent


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_cannot_be_read_is_answered_by_a_page(send, name):
    kind, body, status = UNREADABLE[name]
    answers = [send(url, kind, body, token=token) for url in ADDRESSES for token in (False, True)]
    assert {each.status for each in answers} == {status}
    assert {each.text.count(f"<h1>{PAGES[status]}</h1>") for each in answers} == {1}
    assert {"default-src 'none'" in each.headers["Content-Security-Policy"] for each in answers} == {True}


@pytest.mark.parametrize("name", READABLE)
def test_what_can_be_read_somehow_is_a_form_like_any_other(send, name):
    kind, body = READABLE[name]
    found = [send(url, kind, body).status for url in ADDRESSES]
    assert found == [405, 302, 405, 200, 200, 404]
    assert [send(url, kind, body, token=False).status for url in ADDRESSES] == [*[403] * 5, 404]


@pytest.mark.parametrize("charset", ["utf-16", "hex", "punycode", "undefined", "gibtsnicht", "\0", "x" * 20_000])
def test_an_address_is_read_in_utf_8_whatever_the_request_claims(send, charset):
    kind = {"CONTENT_TYPE": f"{FORM}; charset={charset}"}  # set by itself, because it is left out without a body
    methods = ("GET", "HEAD", "PUT", "TRACE", "X")
    answers = [send("/beschluesse/?q=K%C3%BCrse", "", b"", method=method, **kind) for method in methods]
    assert [each.status for each in answers] == [200, 200, 405, 405, 405]
    assert answers[0].text.count('value="Kürse"') == 1


def test_a_query_with_too_many_fields_is_answered_by_a_page(send):
    assert send("/beschluesse/?" + "q=a&" * 5000, FORM, b"", method="GET").status == 413


@pytest.mark.parametrize("length", ["", "0", "abc", "-1", "-99999999999", "1e9", "٣", "99999999999999999999"])
def test_a_length_that_is_not_that_of_the_body_does_no_harm(send, length):
    response = send("/anmelden/", FORM, b"username=a&password=b", CONTENT_LENGTH=length)
    assert response.status in (302, 400, 413)


def test_a_button_without_any_field_is_a_form(send):
    assert send(reverse("logout"), "", b"").status == 302


@pytest.mark.parametrize("host", ["boese.example", "", "a b", "[::1", "ü", "x" * 300])
def test_a_host_that_is_not_ours_is_answered_by_a_page(send, host):
    response = send("/", "", b"", method="GET", HTTP_HOST=host)
    assert (response.status, response.text.count(PAGES[400])) == (400, 1)

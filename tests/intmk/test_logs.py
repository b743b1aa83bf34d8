"""What a line of the log looks like: a refusal is one line, a fault of ours keeps its traceback."""

import logging
import re
from io import StringIO

import pytest
from django.core.handlers.exception import response_for_exception

TIME = re.compile(r"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} ")


@pytest.fixture
def logged():
    """Everything the console would show, as lines without their time."""
    root = logging.getLogger()
    (console,) = [handler for handler in root.handlers if handler.name == "console"]
    ours = logging.StreamHandler(StringIO())
    ours.setFormatter(console.formatter)
    root.addHandler(ours)
    yield lambda: [TIME.sub("", line) for line in ours.stream.getvalue().splitlines()]
    root.removeHandler(ours)


def test_forbidden_page_is_one_line(sign_in, logged):
    assert sign_in("bayern").get("/pressetisch/").status_code == 403
    assert logged() == ["WARNING django.request: Forbidden (Permission denied): /pressetisch/"]


def test_missing_page_is_one_line(client, db, logged):
    assert client.get("/gibt-es-nicht/").status_code == 404
    assert logged() == ["WARNING django.request: Not Found: /gibt-es-nicht/"]


def test_foreign_host_is_one_line(client, db, logged):
    assert client.get("/", headers={"host": "fremd.example"}).status_code == 400
    assert logged() == [
        "ERROR django.security.DisallowedHost: Invalid HTTP_HOST header: 'fremd.example'. "
        "You may need to add 'fremd.example' to ALLOWED_HOSTS."
    ]


def test_fault_of_ours_keeps_its_traceback(rf, logged):
    with pytest.raises(RuntimeError) as fault:
        raise RuntimeError("Kaputt")
    assert response_for_exception(rf.get("/seite/"), fault.value).status_code == 500
    lines = logged()
    assert lines[0] == "ERROR django.request: Internal Server Error: /seite/"
    assert lines[1:] == ["Traceback (most recent call last):", *lines[2:-1], "RuntimeError: Kaputt"]

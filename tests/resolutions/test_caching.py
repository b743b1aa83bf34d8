"""How long copies of public pages live, and whose they are."""

from datetime import datetime

import pytest
from django.urls import reverse

from demo.models import DemoClock
from demo.moments import Moment
from intmk.clock import BERLIN
from resolutions.models import Resolution

DETAIL = reverse("resolutions:detail", args=["2025-101"])
PDF = reverse("resolutions:pdf", args=["2025-101"])
ALL = ["/", reverse("resolutions:list"), DETAIL, PDF]


@pytest.fixture(autouse=True)
def resolution(resolutions):
    return resolutions(1)[0]


@pytest.mark.parametrize("url", ALL)
def test_the_public_may_keep_a_page_for_a_minute(client, url):
    response = client.get(url)
    assert response.headers["Cache-Control"] == "public, max-age=60"
    assert response.headers["Vary"] == "Cookie"


@pytest.mark.parametrize("url", ALL)
def test_pages_of_signed_in_people_are_theirs_alone(client, bayern, url):
    client.force_login(bayern)
    assert client.get(url).headers["Cache-Control"] == "private, no-cache"


@pytest.mark.parametrize("url", [DETAIL, PDF])
def test_a_second_visit_costs_no_transfer(client, url):
    first = client.get(url)
    assert first.headers["Last-Modified"] == "Thu, 24 Apr 2025 09:20:00 GMT"
    for asked in (
        {"if-none-match": first.headers["ETag"]},
        {"if-modified-since": first.headers["Last-Modified"]},
    ):
        again = client.get(url, headers=asked)
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["ETag"] == first.headers["ETag"]
        assert again.headers["Cache-Control"] == "public, max-age=60"


@pytest.mark.parametrize("url", [DETAIL, PDF])
def test_a_changed_page_is_sent_anew(client, resolution, url):
    tag = client.get(url).headers["ETag"]
    Resolution.objects.filter(pk=resolution.pk).update(sponsors="Alle Länder")
    assert client.get(url, headers={"if-none-match": tag}).status_code == 200


@pytest.mark.parametrize("sent", [["ETag", "Last-Modified"], ["Last-Modified"]])
def test_the_copy_of_the_public_page_does_not_serve_somebody_who_signed_in(client, bayern, sent):
    conditions = {"ETag": "if-none-match", "Last-Modified": "if-modified-since"}
    first = client.get(DETAIL)
    client.force_login(bayern)
    again = client.get(DETAIL, headers={conditions[name]: first.headers[name] for name in sent})
    assert again.status_code == 200
    assert "Abmelden" in again.content.decode()


@pytest.mark.parametrize("url", ALL)
def test_nobody_keeps_pages_of_the_demo(client, url):
    """Its clock can be set back to before an embargo."""
    DemoClock.turn_to(Moment.AFTER, real=datetime.now(BERLIN))
    assert "no-store" in client.get(url).headers["Cache-Control"]

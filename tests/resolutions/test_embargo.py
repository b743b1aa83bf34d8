"""Nothing is readable before its minute: not as page, not as PDF, not in a list, not through a cache."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from intmk.clock import BERLIN
from resolutions.models import Resolution

EMBARGOES = [
    datetime(2025, 4, 25, 11, tzinfo=BERLIN),
    # The clock goes from 01:59:59 to 03:00:00, and in October twice through the hour from 02:00.
    datetime(2025, 3, 30, 3, tzinfo=BERLIN),
    datetime(2025, 10, 26, 2, 30, tzinfo=BERLIN, fold=1),
]
SECOND = timedelta(seconds=1)
LIST = reverse("resolutions:list")
SECRET = "Geheime Kommandosache"
PLACES = [
    "/",
    LIST,
    f"{LIST}?q=Kommandosache",
    f"{LIST}?thema=Geheimthema",
    f"{LIST}?nach=2025-01-01T00:00:00%2B01:00_1",
]
PAGES = [reverse("resolutions:detail", args=["2025-101"]), reverse("resolutions:pdf", args=["2025-101"])]


def just_before(moment):
    """One second earlier as time passes, not as the hands of the clock stand."""
    return (moment.astimezone(UTC) - SECOND).astimezone(BERLIN)


@pytest.fixture(params=EMBARGOES, ids=str)
def embargo(request, resolutions):
    resolution, other = resolutions(1, title=SECRET, theme="Geheimthema"), resolutions(1)
    Resolution.objects.filter(pk=resolution[0].pk).update(
        released_at=request.param - timedelta(days=1),
        published_at=request.param - timedelta(days=1),
        embargo_until=request.param,
        visible_from=request.param,
    )
    long_ago = datetime(2025, 1, 2, tzinfo=BERLIN)
    Resolution.objects.filter(pk=other[0].pk).update(released_at=long_ago, published_at=long_ago, visible_from=long_ago)
    return request.param


@pytest.fixture(params=["anonymous", "bayern", "presse", "geschaeftsstelle"])
def reader(request, client):
    """On public pages everybody has the public's eyes, the offices too."""
    if request.param != "anonymous":
        client.force_login(request.getfixturevalue(request.param))
    return client


@pytest.mark.parametrize("place", PLACES)
def test_lists_name_a_resolution_from_its_minute_on(reader, at, embargo, place):
    at(just_before(embargo))
    assert SECRET not in reader.get(place).content.decode()
    at(embargo)
    assert SECRET in reader.get(place).content.decode()


def test_a_resolution_knows_its_minute(at, embargo):
    resolution = Resolution.objects.get(reference="2025-101")
    at(just_before(embargo))
    assert not resolution.is_public
    at(embargo)
    assert resolution.is_public


@pytest.mark.parametrize("page", PAGES)
def test_pages_exist_from_their_minute_on(reader, at, embargo, page):
    at(just_before(embargo))
    assert reader.get(page).status_code == 404
    at(embargo)
    assert reader.get(page).status_code == 200


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("method", ["get", "head"])
def test_a_hidden_page_answers_like_one_that_never_was(client, at, embargo, page, method):
    at(just_before(embargo))
    unknown = page.replace("2025-101", "2025-999")
    hidden, missing = (getattr(client, method)(url) for url in (page, unknown))
    assert hidden.content.decode().replace("2025-101", "2025-999") == missing.content.decode()
    assert (hidden.status_code, dict(hidden.headers)) == (missing.status_code, dict(missing.headers))
    assert hidden.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("header", ["if-match", "if-none-match", "if-modified-since"])
def test_a_hidden_page_is_not_betrayed_by_conditions(client, at, embargo, page, header):
    asked = {header: "*" if "match" in header else "Fri, 25 Apr 2025 09:00:00 GMT"}
    at(just_before(embargo))
    assert client.get(page, headers=asked).status_code == 404


def test_the_filters_name_no_hidden_theme(client, at, embargo):
    at(just_before(embargo))
    assert client.get(LIST).context["form"].fields["thema"].choices == [("", "Alle")]


def test_released_but_not_published_stays_hidden_after_its_embargo(client, at, resolutions):
    resolutions(1, is_published=False, embargo_until=datetime(2025, 4, 24, 13, tzinfo=BERLIN), title=SECRET)
    at(datetime(2026, 1, 1, tzinfo=BERLIN))
    assert [client.get(page).status_code for page in PAGES] == [404, 404]
    assert SECRET not in client.get(LIST).content.decode()


def test_an_embargo_on_the_day_of_the_change_ends_at_the_hour_people_read(
    proposal_in, geschaeftsstelle, presse, client, at
):
    proposal = proposal_in("adopted")
    until = datetime(2025, 10, 26, 3, tzinfo=BERLIN)
    Resolution.release(proposal, by=geschaeftsstelle, embargo_until=until).publish(by=presse)
    url, found = f"/beschluesse/{proposal.reference}/", []
    for moment in (
        datetime(2025, 10, 26, 2, 59, 59, tzinfo=BERLIN),
        datetime(2025, 10, 26, 2, 59, 59, tzinfo=BERLIN, fold=1),
        until,
    ):
        at(moment)
        found.append(client.get(url).status_code)
    assert found == [404, 404, 200]

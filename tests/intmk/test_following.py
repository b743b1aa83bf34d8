"""A page that follows what happens is sent once, and again only where it would say something else."""

import re

import pytest

from tests.world import SESSION
from voting.ballots import polling
from voting.models import Vote


@pytest.fixture
def page(proposal_in, somebody, sign_in, stopped_clock):
    """`page(mark=None)`: what the delegate of Sachsen is sent who follows an open ballot, and the ballot."""
    proposal = proposal_in("tabled")
    stopped_clock(SESSION)
    ballot = polling.open_ballot(proposal, by=somebody("geschaeftsstelle"))
    client = sign_in("stimmfuehrung")
    url = f"/vorschlaege/{proposal.reference}/abstimmung/{ballot.pk}/stimme/SN/"

    def ask(mark=None):
        headers = {"X-Follow": "1"} | ({"If-None-Match": mark} if mark else {})
        return client.get(url, headers=headers)

    ask.ballot, ask.url, ask.client = ballot, url, client
    return ask


def vote(ballot, land, choice="yes"):
    return Vote.objects.create(ballot=ballot, land_id=land, choice=choice, recorded_by=ballot.opened_by)


def test_a_part_is_sent_without_the_frame_and_kept_by_nobody(page):
    part = page()
    assert (part.status_code, "<html" in part.text, "Sie haben noch nicht abgestimmt." in part.text) == (
        200,
        False,
        True,
    )
    assert part.headers["Cache-Control"] == "private, no-store"


def test_the_page_knows_the_mark_of_its_part(page):
    whole = page.client.get(page.url)
    mark = re.search(r'data-follow="(\w+)"', whole.text).group(1)
    assert f'"{mark}"' == page().headers["ETag"]
    assert "ETag" not in whole.headers
    assert "Stand <span data-as-of>10:00:00</span>" in whole.text


def test_nothing_is_sent_while_nothing_changes(page):
    mark = page().headers["ETag"]
    known = page(mark)
    assert (known.status_code, known.content) == (304, b"")
    vote(page.ballot, "BY")  # what another Land does changes nothing on this page
    assert page(mark).status_code == 304


def test_the_part_is_sent_where_it_says_something_else(page):
    mark = page().headers["ETag"]
    vote(page.ballot, "SN")
    changed = page(mark)
    assert (changed.status_code, "Ihre Stimme: Ja" in changed.text) == (200, True)
    assert page(changed.headers["ETag"]).status_code == 304


def test_after_a_loss_of_connection_the_whole_part_is_asked_for_without_a_mark(page):
    first, second = page(), page()
    assert (first.status_code, second.status_code) == (200, 200)
    assert first.headers["ETag"] == second.headers["ETag"]


def test_a_mark_is_not_that_of_another_person(page, somebody):
    mark = page().headers["ETag"]
    page.client.force_login(somebody("geschaeftsstelle"))
    assert page(mark).status_code == 403


def test_who_follows_what_has_ended_is_led_on(page, sign_in, somebody):
    office, url = sign_in("geschaeftsstelle"), page.url.split("stimme/")[0]
    assert page.ballot.abort("Feueralarm.", by=somebody("geschaeftsstelle"))
    followed, opened = office.get(url, headers={"X-Follow": "1"}), office.get(url)
    proposal = page.ballot.proposal.get_absolute_url()
    assert (followed.status_code, followed.headers["X-Over"], followed.content) == (204, proposal, b"")
    assert (opened.status_code, opened.url) == (302, proposal)

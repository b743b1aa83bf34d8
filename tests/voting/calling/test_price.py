"""What the pages of a call cost: literal numbers, the same for one item and for many."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.world import choices

MARKS = ("SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "COMMIT")


@pytest.fixture(autouse=True)
def without_demo_clock(settings):
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if name != "demo.middleware.demo_clock"]


def price(client, url, data=None):
    with CaptureQueriesContext(connection) as captured:
        response = client.get(url) if data is None else client.post(url, data)
    assert response.status_code == 200
    return sum(not query["sql"].startswith(MARKS) for query in captured.captured_queries)


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_in_one_call_costs_the_same_for_one_item_and_for_three(listed, open_session, meeting, sign_in, count):
    items = listed(count)
    open_session()
    client, url = sign_in("geschaeftsstelle"), f"/sitzungen/{meeting.pk}/en-bloc/"
    form = choices() | {f"mit-{item.pk}": "on" for item in items}
    assert (price(client, url), price(client, url, form)) == (5, 5)


def test_a_roll_call_and_a_motion_in_an_open_session(proposal_in, open_session, sign_in):
    proposal = proposal_in("tabled")
    open_session()
    client, here = sign_in("geschaeftsstelle"), f"/vorschlaege/{proposal.reference}/"
    pages = ("abstimmung/", "verfahren/", "verfahren/vertagen/")
    assert [price(client, here + page) for page in pages] == [6, 3, 5]

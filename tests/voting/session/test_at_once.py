"""Several people hold the session at the same moment."""

import pytest

from journal.models import Entry
from tests.together import signed_in
from tests.world import SESSION
from voting.models import Presence, Session

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def clients(personas):
    return [signed_in(personas["geschaeftsstelle"]) for _ in range(2)]


def test_a_meeting_opened_twice_at_once_is_opened_once(meeting, clients, together, stopped_clock):
    stopped_clock(SESSION)
    url = f"/sitzungen/{meeting.pk}/eroeffnen/"
    found = together(*(lambda client=client: client.post(url) for client in clients))
    assert [response.status_code for response in found] == [302, 302]
    session = Session.objects.get()
    assert Entry.objects.about(session).count() == 1


def test_a_land_that_two_clerks_see_coming_comes_once(session, clients, together):
    url = f"/sitzungen/{session.meeting_id}/anwesenheit/"
    found = together(*(lambda client=client: client.post(url, {"member": "by", "seen": ""}) for client in clients))
    assert [response.status_code for response in found] == [302, 302]
    assert [(each.land_id, each.left_at) for each in Presence.objects.all()] == [("BY", None)]


def test_a_land_that_goes_while_another_comes_leaves_both_right(session, office, together):
    Presence.arrive(session, "BY", by=office)
    found = together(
        lambda: Presence.leave(session, "BY", by=office), lambda: Presence.arrive(session, "SN", by=office).member
    )
    assert found == [True, "SN"]
    assert [each.land_id for each in Presence.objects.now()] == ["SN"]


def test_closing_while_a_land_comes_leaves_no_late_comer(session, office, together):
    closed, came = together(lambda: session.close(by=office), lambda: Presence.arrive(session, "BY", by=office))
    stored, intervals = Session.objects.get(), Presence.objects.count()
    assert (closed, stored.is_open) == (True, False)
    assert intervals == (0 if isinstance(came, Exception) else 1)

"""A Hauptkonferenz on its second day: fixtures that several rooms share."""

import pytest

from conferences.models import AgendaItem, Meeting
from intmk import clock
from tests.world import SESSION
from voting.models import Session


def opened_for(somebody) -> dict:
    """What stands behind the addresses of a session: the Hauptkonferenz of the 20th, opened on its second day."""
    found = Meeting.objects.select_related("conference").get(conference=20, kind="main")
    with clock.at(SESSION):
        Session.open(found, by=somebody("geschaeftsstelle"))
    return {"pk": found.pk}


@pytest.fixture
def meeting(conference):
    return Meeting.objects.select_related("conference__rules").get(conference=conference, kind="main")


@pytest.fixture
def office(somebody):
    return somebody("geschaeftsstelle")


@pytest.fixture
def session(meeting, office, stopped_clock):
    stopped_clock(SESSION)
    return Session.open(meeting, by=office)


@pytest.fixture
def open_session(meeting, office, stopped_clock):
    """Called last: what is made before lies before the session."""

    def opened():
        stopped_clock(SESSION)
        session = Session.open(meeting, by=office)
        meeting.refresh_from_db()
        return session

    return opened


@pytest.fixture
def place(meeting):
    """`place("3", "Bericht")`: an item without a proposal on the agenda of the meeting."""

    def placed(number, title="Bericht", **columns):
        return AgendaItem.place(meeting, number, title, **{"kind": "report"} | columns)

    return placed


@pytest.fixture
def url(session):
    return f"/sitzungen/{session.meeting_id}/"


@pytest.fixture
def tabled(proposal_in, stopped_clock):
    """`tabled()`: one more proposal on the agenda; the clock stands at the session again."""

    def on_agenda(**item):
        proposal = proposal_in("tabled")
        stopped_clock(SESSION)
        AgendaItem.objects.filter(pk=proposal.agenda_item_id).update(**item)
        return proposal

    return on_agenda

"""A Hauptkonferenz that sits, with what is on its agenda."""

import pytest

from conferences.models import Meeting
from proposals.models import Proposal
from tests.world import SESSION
from voting.models import Session


@pytest.fixture
def meeting(conference):
    return Meeting.objects.select_related("conference__rules").get(conference=conference, kind="main")


@pytest.fixture
def office(somebody):
    return somebody("geschaeftsstelle")


@pytest.fixture
def listed(proposal_in):
    """`listed(3)`: so many items on the list without debate, in the order of the agenda."""

    def make(count):
        found = [proposal_in("tabled", title=f"Punkt {place + 1}") for place in range(count)]
        for proposal in found:
            type(proposal.agenda_item).objects.filter(pk=proposal.agenda_item_id).update(is_on_consent_list=True)
        return list(Proposal.objects.filter(pk__in=[each.pk for each in found]).order_by("agenda_item__rank"))

    return make


@pytest.fixture
def open_session(meeting, office, stopped_clock):
    """Called last: what is made before lies before the session."""

    def opened():
        stopped_clock(SESSION)
        session = Session.open(meeting, by=office)
        meeting.refresh_from_db()
        return session

    return opened

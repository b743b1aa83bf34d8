"""A Hauptkonferenz on its second day, with an agenda."""

import pytest

from conferences.models import AgendaItem
from tests.voting.sitting import meeting, office, session  # noqa: F401
from tests.world import SESSION


@pytest.fixture
def place(meeting):  # noqa: F811
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

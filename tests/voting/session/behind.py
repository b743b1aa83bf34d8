"""The session behind the pages of a meeting, and what their forms are sent with."""

from conferences.models import Meeting
from intmk import clock
from tests.world import SESSION
from voting.models import Session

KEY = Meeting


def behind(proposal, somebody) -> dict:
    """The Hauptkonferenz of the 20th, opened on its second day."""
    meeting = Meeting.objects.select_related("conference").get(conference=20, kind="main")
    with clock.at(SESSION):
        Session.open(meeting, by=somebody("geschaeftsstelle"))
    return {"pk": meeting.pk}


def sent(conference) -> dict:
    return {
        "voting:presence": {"member": "BY", "seen": ""},
        "voting:represent": {
            "vertretung-member": "BY",
            "vertretung-person": "Erika Muster",
            "vertretung-function": "minister",
        },
    }

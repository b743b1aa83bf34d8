"""The session in which the Länder are called, and what the forms are sent with."""

from conferences.models import Meeting
from intmk import clock
from tests.world import SESSION, choices
from voting.models import Session

KEY = Meeting


def behind(proposal, somebody) -> dict:
    """The Hauptkonferenz of the 20th, opened on its second day; a proposal is seen and moved there."""
    meeting = Meeting.objects.select_related("conference").get(conference=20, kind="main")
    with clock.at(SESSION):
        Session.open(meeting, by=somebody("geschaeftsstelle"))
    return {"pk": meeting.pk}


def sent(conference) -> dict:
    return {
        "voting:rollcall": choices(),
        "voting:motion/vertagen": choices() | {"words": "Es fehlt Zeit.", "seen": 0},
        "voting:bloc": choices(),
    }

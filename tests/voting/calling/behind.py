"""The session in which the Länder are called, and what the forms are sent with."""

from conferences.models import Meeting
from tests.voting.sitting import opened_for
from tests.world import choices

KEY = Meeting


def behind(proposal, somebody) -> dict:
    """The Hauptkonferenz of the 20th, opened on its second day; a proposal is seen and moved there."""
    return opened_for(somebody)


def sent(conference) -> dict:
    return {
        "voting:rollcall": choices(),
        "voting:motion/vertagen": choices() | {"words": "Es fehlt Zeit.", "seen": 0},
        "voting:bloc": choices(),
    }

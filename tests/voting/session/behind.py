"""The session behind the pages of a meeting, and what their forms are sent with."""

from conferences.models import Meeting
from tests.voting.sitting import opened_for

KEY = Meeting


def behind(proposal, somebody) -> dict:
    """The Hauptkonferenz of the 20th, opened on its second day."""
    return opened_for(somebody)


def sent(conference) -> dict:
    return {
        "voting:presence": {"member": "BY", "seen": ""},
        "voting:represent": {
            "vertretung-member": "BY",
            "vertretung-person": "Erika Muster",
            "vertretung-function": "minister",
        },
    }

"""What the forms about a vote are sent with, and the declaration behind the pages of corrections."""

from proposals.states import State
from tests.voting.second import asked_by_the_second
from tests.world import choices
from voting.models import Declaration as KEY

__all__ = ["KEY", "behind", "sent"]
DECIDED = (State.ADOPTED, State.REJECTED, State.NO_MAJORITY)


def behind(proposal, somebody) -> dict:
    """Where the proposal is decided, its declaration with a correction that waits; otherwise none."""
    if proposal.state not in DECIDED:
        return {"pk": 99}
    return {"pk": asked_by_the_second(proposal).declaration_id}


def sent(conference) -> dict:
    return {
        "voting:rollcall": choices(),
        "voting:correct": choices() | {"reason": "Falsch."},
        "voting:settle_correction": {"decline": "1"},
        "voting:remark": {"land": "SN", "text": "Sachsen wollte sich enthalten."},
    }

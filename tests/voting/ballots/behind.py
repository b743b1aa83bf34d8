"""What the forms about a vote are sent with, and what stands behind the pages: an open ballot, or the declaration."""

from uuid import UUID

from proposals.models import Proposal
from proposals.states import State
from tests.voting.second import asked_by_the_second
from tests.world import choices
from voting.models import Ballot, Declaration

__all__ = ["KEY", "behind", "sent"]
KEY = (Ballot, Declaration)
DECIDED = (State.ADOPTED, State.REJECTED, State.NO_MAJORITY)


def behind(proposal, somebody) -> dict:
    """Where it is tabled, an open ballot; where it is decided, its declaration with a correction that waits."""
    if proposal.state == State.TABLED:
        ballot = Ballot.open(Proposal.objects.get(pk=proposal.pk), by=somebody("geschaeftsstelle"))
        return {"pk": ballot.pk, "land": "SN"}
    if proposal.state not in DECIDED:
        return {"pk": 99}
    return {"pk": asked_by_the_second(proposal).declaration_id}


def sent(conference) -> dict:
    return {
        "voting:ballot": choices() | {"seen": 0},
        "voting:abort_ballot": {"reason": "Feueralarm."},
        "voting:vote": {"choice": "yes", "key": UUID(int=1)},
        "voting:correct": choices() | {"reason": "Falsch."},
        "voting:settle_correction": {"decline": "1"},
        "voting:remark": {"land": "SN", "text": "Sachsen wollte sich enthalten."},
    }

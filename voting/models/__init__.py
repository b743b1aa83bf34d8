"""The models of all rooms, where Django looks for them."""

from voting.ballots.models.ballot import Ballot
from voting.ballots.models.correction import Correction, Remark
from voting.ballots.models.declaration import Declaration
from voting.ballots.models.vote import Vote
from voting.parts.models.handling import Handling
from voting.parts.models.voting_order import VotingOrder
from voting.parts.models.ziffer_request import ZifferRequest
from voting.session.models.call import Call
from voting.session.models.presence import Presence
from voting.session.models.session import Session
from voting.statements.models import RecordStatement, StatementJoiner

__all__ = [
    "Ballot",
    "Call",
    "Correction",
    "Declaration",
    "Handling",
    "Presence",
    "RecordStatement",
    "Remark",
    "Session",
    "StatementJoiner",
    "Vote",
    "VotingOrder",
    "ZifferRequest",
]

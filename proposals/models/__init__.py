from proposals.models.position import Position
from proposals.models.proposal import Proposal
from proposals.models.version import Version

__all__ = ["Position", "Proposal", "Version"]

"""The one door to what a Land wants changed before it supports."""

from django.shortcuts import get_object_or_404

from accounts.permissions import Permission
from proposals.access import get_proposal
from proposals.positions.stances import Stance


def get_wish(user, reference: str, pk: int):
    """The position „unterstützt, wenn“ that counts, with its proposal, for those who take part in the negotiation."""
    proposal = get_proposal(user, reference, to=Permission.READ_NEGOTIATION)
    wishes = proposal.positions.current().filter(stance=Stance.SUPPORTS_IF).select_related("land", "version")
    position = get_object_or_404(wishes, pk=pk)
    position.proposal = proposal
    return position

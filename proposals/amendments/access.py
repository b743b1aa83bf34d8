"""The one door to an amendment."""

from django.shortcuts import get_object_or_404

from accounts.permissions import Permission
from proposals.access import get_proposal


def get_amendment(user, reference: str, number: int, *, to: Permission = Permission.READ_NEGOTIATION):
    """The amendment, if the user sees it and has the permission on its proposal. Unseen 404, forbidden 403."""
    proposal = get_proposal(user, reference, to=to)
    amendment = get_object_or_404(proposal.amendments.visible_to(user, proposal).for_page(), number=number)
    amendment.proposal = proposal
    return amendment

"""The one door to a link from a proposal to an earlier resolution."""

from django.shortcuts import get_object_or_404

from accounts.permissions import Permission
from proposals.access import get_proposal


def get_prior(user, reference: str, pk: int):
    """The link, with its proposal, for those who may link."""
    proposal = get_proposal(user, reference, to=Permission.LINK)
    return get_object_or_404(proposal.prior_references, pk=pk)

"""The one door to a proposal: unseen is 404, forbidden is 403."""

from django.core.exceptions import PermissionDenied
from django.http import Http404

from accounts.permissions import Permission
from proposals.models.proposal import Proposal
from proposals.reading import by_reference
from proposals.renamed import Renamed


def get_proposal(user, reference: str, *, to: Permission | None = None, along: tuple[str, ...] = ()) -> Proposal:
    """The proposal with this number, if the user may see it and, where asked, has the permission.

    For the name of an idea that has a number by now `Renamed` is raised, which leads to the address with the number.
    `along` names relations of higher floors that the page reads anyway.
    """
    proposal = by_reference(reference, along)
    if proposal is None or not proposal.may_be_seen_by(user):
        raise Http404
    if to is not None and proposal.authority(user, to) is None:
        raise PermissionDenied
    if proposal.reference != reference:
        raise Renamed(reference, proposal)
    return proposal


def find_proposal(user, reference: str) -> Proposal:
    """As `get_proposal`, for what a person has typed: an idea is also found by the name it had."""
    try:
        return get_proposal(user, reference)
    except Renamed as renamed:
        return renamed.proposal

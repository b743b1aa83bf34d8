"""The one door to a proposal: unseen is 404, forbidden is 403."""

from django.core.exceptions import PermissionDenied
from django.http import Http404

from accounts.permissions import Permission
from proposals.models.proposal import Proposal
from proposals.reading import by_number


def get_proposal(user, reference: str, *, to: Permission | None = None, along: tuple[str, ...] = ()) -> Proposal:
    """The proposal with this number, if the user may see it and, where asked, has the permission.

    `along` names relations of higher floors that the page reads anyway.
    """
    proposal = by_number(reference, along)
    if proposal is None or not proposal.may_be_seen_by(user):
        raise Http404
    if to is not None and proposal.authority(user, to) is None:
        raise PermissionDenied
    return proposal

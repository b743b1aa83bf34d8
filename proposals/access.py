"""The one door to a proposal: unseen is 404, forbidden is 403."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404

from accounts.permissions import Permission
from proposals.models.proposal import Proposal


def get_proposal(user, reference: str, *, to: Permission | None = None, along: tuple[str, ...] = ()) -> Proposal:
    """The proposal with this number, if the user may see it and, where asked, has the permission.

    `along` names relations of higher floors that the page reads anyway.
    """
    rows = Proposal.objects.visible_to(user).for_page()
    proposal = get_object_or_404(rows.select_related(*along) if along else rows, reference=reference)
    if to is not None and proposal.authority(user, to) is None:
        raise PermissionDenied
    return proposal

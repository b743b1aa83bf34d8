"""The one door to a proposal: unseen is 404, forbidden is 403."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404

from accounts.permissions import Permission
from proposals.models import Proposal


def get_proposal(user, reference: str, *, to: Permission | None = None) -> Proposal:
    """The proposal with this number, if the user may see it and, where asked, has the permission."""
    proposal = get_object_or_404(Proposal.objects.visible_to(user).for_page(), reference=reference)
    if to is not None and proposal.authority(user, to) is None:
        raise PermissionDenied
    return proposal

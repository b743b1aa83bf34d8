"""The one door to a version: unseen is 404, forbidden is 403."""

from django.shortcuts import get_object_or_404

from accounts.permissions import Permission
from proposals.access import get_proposal


def get_version(user, reference: str, number: int, *, to: Permission = Permission.READ_NEGOTIATION):
    """The version with its proposal, if the user may read it and has the permission on the proposal."""
    proposal = get_proposal(user, reference, to=to)
    versions = proposal.versions_seen_by(user).select_related("saved_by", "land")
    version = get_object_or_404(versions, number=number)
    version.proposal = proposal
    return version

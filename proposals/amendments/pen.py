"""Who has the pen when amendments are merged into the text. Pure."""

from django.core.exceptions import PermissionDenied

from accounts.permissions import Permission
from proposals.states import EDITABLE


def authority_to_merge(proposal, user):
    """The appointment under which the user merges amendments into the text as it stands today, or None.

    While the text is still being written the office leaves the pen with those who write.
    """
    appointment = proposal.authority(user, Permission.MERGE_AMENDMENTS)
    if proposal.state in EDITABLE and not proposal.authority(user, Permission.EDIT_TEXT):
        return None
    return appointment


def appointment_to_merge(proposal, user):
    """As `appointment_for`, for merging. PermissionDenied also where others have the pen."""
    if authority_to_merge(proposal, user) is None:
        raise PermissionDenied
    return proposal.appointment_for(user, Permission.MERGE_AMENDMENTS)

"""Who has the pen when amendments are merged into the text. Pure."""

from django.core.exceptions import PermissionDenied

from accounts.permissions import Permission
from proposals.states import EDITABLE, State


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
    appointment = proposal.appointment_for(user, Permission.MERGE_AMENDMENTS)
    return _recording(proposal, user) or appointment


def only_takes_over(proposal, user) -> bool:
    """Whether this person may take amendments over and decide nothing else.

    From tabling on the session decides about them; the office records what it decided (design §7).
    """
    return proposal.state == State.TABLED and _recording(proposal, user) is None


def _recording(proposal, user):
    """Who is of the lead Land and of the office records as the office what the session has decided."""
    return proposal.authority(user, Permission.RECORD_VOTE) if proposal.state == State.TABLED else None

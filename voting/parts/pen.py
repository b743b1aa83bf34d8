"""Who says in the session that the lead Land takes an amendment over. Pure."""

from django.core.exceptions import PermissionDenied

from accounts.permissions import Permission
from accounts.relations import authority_for
from intmk import clock


def authority_to_take_over(proposal, user):
    """The appointment under which the user does: who releases or votes for the lead Land, or the office; or None."""
    held = proposal.authority(user, Permission.TAKE_OVER)
    return held or authority_for(
        proposal.lead_land_id,
        user.appointments_today,
        Permission.CAST_VOTE,
        proposal.conference.parties,
        clock.today(),
    )


def appointment_to_take_over(proposal, user):
    """The same on a held proposal. PermissionDenied without one or for an unseen proposal, Refused after the year."""
    appointment = authority_to_take_over(proposal, user)
    if appointment is None or not proposal.may_be_seen_by(user):
        raise PermissionDenied
    proposal.refuse_if_closed_to(Permission.TAKE_OVER)
    return appointment

"""Who casts the vote of which Land. Pure."""

from django.core.exceptions import PermissionDenied

from accounts.permissions import Permission
from accounts.relations import authority_for
from intmk import clock


def mandate(user, proposal, land: str):
    """The appointment under which a person votes for that Land.

    PermissionDenied without one, or for an unseen proposal. Asked Land by Land: who votes for several has a mandate
    for each.
    """
    found = _held(user, proposal, land)
    if found is None or not proposal.may_be_seen_by(user):
        raise PermissionDenied
    return found


def mandates(user, proposal) -> list:
    """The appointments under which a person votes on the proposal: one for each Land."""
    laender = dict.fromkeys(appointment.land_id for appointment in user.appointments_today)
    return [held for land in laender if (held := _held(user, proposal, land))]


def _held(user, proposal, land):
    return authority_for(
        land, user.appointments_today, Permission.CAST_VOTE, proposal.conference.parties, clock.today()
    )

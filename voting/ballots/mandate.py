"""Who casts the vote of which Land. Pure."""

from django.core.exceptions import PermissionDenied

from accounts.permissions import Permission
from accounts.relations import authority
from intmk import clock


def mandate(user, proposal, land: str):
    """The appointment under which a person votes for that Land.

    PermissionDenied without one, or for an unseen proposal. Asked Land by Land: who votes for several has a mandate
    for each.
    """
    of_the_land = [appointment for appointment in user.appointments_today if appointment.land_id == land]
    found = authority(of_the_land, Permission.CAST_VOTE, proposal.conference.parties, clock.today())
    if found is None or not proposal.may_be_seen_by(user):
        raise PermissionDenied
    return found


def mandates(user, proposal) -> list:
    """The appointments under which a person votes on the proposal: one for each Land."""
    found = {}
    for appointment in user.appointments_today:
        held = authority([appointment], Permission.CAST_VOTE, proposal.conference.parties, clock.today())
        if held:
            found.setdefault(held.land_id, held)
    return list(found.values())

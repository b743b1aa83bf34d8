"""Who declares something for the record, and for which Land. Pure."""

from django.core.exceptions import PermissionDenied

from accounts.laender import NAMES
from accounts.permissions import Permission
from accounts.relations import LAND_ROLES, authority_for, laender_of
from intmk import clock


def own_appointment(user, proposal, land: str):
    """The appointment under which a person speaks for that Land as her own, or None."""
    return authority_for(
        land, user.appointments_today, Permission.MAKE_STATEMENT, proposal.conference.parties, clock.today()
    )


def speaking_for(user, proposal, land: str):
    """The same; the office takes down in the room what any Land says. PermissionDenied for all others."""
    found = own_appointment(user, proposal, land)
    if found is None and land in NAMES:
        found = proposal.authority(user, Permission.RECORD_STATEMENT)
    if found is None or not proposal.may_be_seen_by(user):
        raise PermissionDenied
    return found


def laender_for(user, proposal) -> list[str]:
    """The codes of the Länder for which a person can declare something here: her own; for the office, all."""
    if proposal.authority(user, Permission.RECORD_STATEMENT):
        return list(NAMES)
    return [code for code in own_laender(user) if own_appointment(user, proposal, code)]


def own_laender(user) -> list[str]:
    return laender_of(user.appointments_today, LAND_ROLES)

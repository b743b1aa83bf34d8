"""The doors to what a Land can take note of. Unseen is 404, not one's own 403."""

from django.core.exceptions import PermissionDenied

from accounts.permissions import Permission
from accounts.relations import WORKING_LEVEL, laender_of
from proposals.amendments.access import get_amendment
from proposals.amendments.rules import DECIDED
from proposals.positions.access import get_wish


def get_decided(user, reference: str, number: int) -> tuple:
    """A decided amendment that one's own Land has filed or joined, and that Land."""
    amendment = get_amendment(user, reference, number, to=Permission.AMEND)
    behind = {amendment.land_id, *amendment.joined}
    own = [code for code in laender_of(user.appointments_today, WORKING_LEVEL) if code in behind]
    if not own or amendment.state not in DECIDED:
        raise PermissionDenied
    return amendment, own[0]


def get_wish_to_note(user, reference: str, pk: int) -> tuple:
    """A wish of another Land for a text that one's own Land leads, and that Land."""
    position = get_wish(user, reference, pk)
    lead = position.proposal.lead_land_id
    if lead not in laender_of(user.appointments_today, WORKING_LEVEL):
        raise PermissionDenied
    return position, lead

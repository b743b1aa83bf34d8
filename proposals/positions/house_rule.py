"""How a Land works within itself: whether its approver releases positions before others see them."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts.models import Land
from accounts.permissions import Permission
from accounts.relations import Parties, authority
from intmk import clock
from journal.models import record
from proposals import verbs


def house_authority(land, user):
    """The appointment under which a person sets the rule of this Land, or None."""
    own = [appointment for appointment in user.appointments_today if appointment.land_id == land.pk]
    parties = Parties(chair="", term=(clock.today(), clock.today()), lead=land.pk)
    return authority(own, Permission.SET_HOUSE_RULE, parties, clock.today())


def set_approval(land, is_wanted: bool, *, by) -> bool:
    """Whether the approver releases the positions of the Land. Positions already released stay. False: set already."""
    with transaction.atomic():
        land = Land.objects.select_for_update().get(pk=land.pk)
        appointment = house_authority(land, by)
        if appointment is None:
            raise PermissionDenied
        if land.approves_positions == is_wanted:
            return False
        Land.objects.filter(pk=land.pk).update(approves_positions=is_wanted)
        verb = verbs.RELEASE_REQUIRED if is_wanted else verbs.RELEASE_WAIVED
        record(land, verb, by=by, appointment=appointment, approves_positions=is_wanted)
        return True

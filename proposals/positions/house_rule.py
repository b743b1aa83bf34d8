"""How a Land works within itself: whether its approver releases what binds it before others see that."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Exists, OuterRef

from accounts.models import Appointment, Land
from accounts.permissions import Permission
from accounts.relations import Parties, authority
from intmk import clock
from intmk.refusal import Refused
from journal.models import record
from proposals import verbs


def house_authority(land, user):
    """The appointment under which a person sets the rule of this Land, or None."""
    own = [appointment for appointment in user.appointments_today if appointment.land_id == land.pk]
    parties = Parties(chair="", term=(clock.today(), clock.today()), lead=land.pk)
    return authority(own, Permission.SET_HOUSE_RULE, parties, clock.today())


def must_wait(proposal, land_id: str, user) -> bool:
    """Whether the Land wants released what binds it, and this person is not the one who releases.

    A Land that has no approver today cannot want it: nothing of it would ever be released.
    """
    approver = proposal.authority(user, Permission.COMMIT_POSITION)
    if approver is not None and approver.land_id == land_id:
        return False
    released = Appointment.objects.approvers().filter(land=OuterRef("pk"))
    return Land.objects.filter(Exists(released), pk=land_id, approves_positions=True).exists()


def refuse_unless_released(proposal, land_id: str, user, *, what: str) -> None:
    """Refused where only the approver may do what binds the Land before all; `what` finishes the sentence."""
    if must_wait(proposal, land_id, user):
        raise Refused(
            f"In Ihrem Land gibt die Freigabe frei, was das Land vor allen bindet: {what}. "
            "Legen Sie es ihr unter „Zur Freigabe vorlegen“ mit einer Notiz vor."
        )


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

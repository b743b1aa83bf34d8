"""Whom one can be in the demo."""

from accounts.models import Appointment
from accounts.permissions import Role
from conferences.models import Conference
from demo.world import NUMBER


def everybody() -> list[Appointment]:
    """All appointments of the demo year, by role and Land."""
    order = {role: place for place, role in enumerate(Role)}
    appointments = Appointment.objects.select_related("user", "land").filter(user__email__endswith=".example")
    return sorted(appointments, key=lambda a: (order[Role(a.role)], a.land.rotation_index if a.land else 99, a.pk))


def highlights() -> list[Appointment]:
    """One person for each part of the chain: offices of three chairs, press, two Länder, a delegate, the Bund."""
    chair = Conference.objects.filter(pk=NUMBER).values_list("chair_land", flat=True).first()
    wanted = [
        (Role.SECRETARIAT, chair),
        (Role.PRESS, chair),
        (Role.OFFICIAL, "BY"),
        (Role.APPROVER, "BY"),
        (Role.OFFICIAL, "HH"),
        (Role.APPROVER, "HH"),
        (Role.DELEGATE, chair),
        (Role.FEDERAL_GUEST, None),
        (Role.SECRETARIAT, "NW"),
        (Role.SECRETARIAT, "RP"),
    ]
    first = {}
    for appointment in everybody():
        first.setdefault((Role(appointment.role), appointment.land_id), appointment)
    return [first[key] for key in wanted if key in first]

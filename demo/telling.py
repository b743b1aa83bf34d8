"""What every part of the story of the demo year is told with."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from accounts.models import Appointment, User
from accounts.permissions import Role
from intmk import clock


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happens in the story. `tell` does it; the clock already stands at `on`."""

    on: datetime
    what: str
    tell: Callable[[], object]


def someone(land: str, role: Role) -> User:
    """The first person who acts for a Land in a role at this moment of the story."""
    appointment = Appointment.objects.in_force().filter(land=land, role=role).order_by("pk").first()
    if appointment is None:
        raise LookupError(f"Niemand ist am {clock.today()} für {land} bestellt als {role.label}.")
    return appointment.user

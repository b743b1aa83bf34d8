"""The next deadline that concerns a person: it stands on every page she sees. Costs no statement of its own."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from accounts.permissions import Role
from accounts.relations import LAND_ROLES, WORKING_LEVEL
from conferences.calendar import days_left
from conferences.kinds import DeadlineKind
from intmk import clock

# Whose work a deadline ends. The office of the year follows all of them.
CONCERNED: dict[DeadlineKind, frozenset[Role]] = {
    DeadlineKind.TOPIC: WORKING_LEVEL,
    DeadlineKind.PROPOSAL: WORKING_LEVEL,
    DeadlineKind.AGENDA: frozenset(),
    DeadlineKind.AMENDMENT: LAND_ROLES,
    DeadlineKind.CONSENT: LAND_ROLES,
}


@dataclass(frozen=True, slots=True)
class NextDeadline:
    label: str
    due_at: datetime
    url: str

    @property
    def is_past(self) -> bool:
        return clock.is_past(self.due_at)

    @property
    def left(self) -> str:
        return days_left(self)


def next_deadline(request) -> dict:
    """For the frame of every page: None for the public, and for whom no deadline is ahead."""
    session = getattr(request, "session", {})
    return {"next_deadline": next_for(request.user.appointments_today) if "_auth_user_id" in session else None}


def next_for(appointments: Iterable) -> NextDeadline | None:
    """The earliest that is not over, of those that end what somebody with these appointments does."""
    concerning = [_read(said) for each in appointments for said in each.dates if _concerns(each, said)]
    return min((each for each in concerning if not each.is_past), key=lambda each: each.due_at, default=None)


def _concerns(appointment, said) -> bool:
    if appointment.role == Role.SECRETARIAT:
        return appointment.land_id == said["chair"]
    return appointment.role in CONCERNED[DeadlineKind(said["kind"])]


def _read(said) -> NextDeadline:
    address = f"{reverse('conferences:detail', args=[said['number']])}#fristen"
    return NextDeadline(DeadlineKind(said["kind"]).label, datetime.fromisoformat(said["due_at"]), address)

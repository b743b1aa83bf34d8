"""The second person of the office: four eyes confirm a correction."""

from datetime import date

from accounts.models import Appointment, User
from accounts.permissions import Role
from voting.ballots import correcting
from voting.models import Declaration


def second_clerk() -> User:
    clerk, is_new = User.objects.get_or_create(email="zweite@example.org", defaults={"name": "Zweite"})
    if is_new:
        Appointment.objects.create(user=clerk, role=Role.SECRETARIAT, land_id="NI", starts_on=date(2024, 7, 1))
    return clerk


def asked_by_the_second(proposal):
    """A correction that waits for another: one Land was recorded with the wrong vote."""
    declared = Declaration.objects.deciding(proposal).get()
    choices = declared.choices | {"SN": "abstain"}
    moment = declared.decided_at
    return correcting.ask(declared, choices, decided_at=moment, reason="Sachsen falsch.", by=second_clerk())

"""A permit as the office grants one, and a hard deadline that makes it needed."""

from datetime import timedelta

from conferences.models import Deadline, Permit
from conferences.rules import DeadlineHardness
from tests.world import NOW

UNTIL = NOW + timedelta(days=7)


def permit(deadline, land, person) -> Permit:
    said = {"until": UNTIL, "reason": "Regierungsbildung.", "granted_at": NOW, "granted_by": person}
    return Permit.objects.create(deadline=deadline, land=land, **said)


def hard(conference, kind="proposal", **columns) -> Deadline:
    """The deadline of that kind in the world, or a new one, ending hard."""
    deadline, _ = Deadline.objects.update_or_create(
        conference=conference, kind=kind, defaults={"hardness": DeadlineHardness.STRICT} | columns
    )
    return deadline

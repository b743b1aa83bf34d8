"""Everybody in the demo year has read what she may see: afterwards only what came later is new to her.

Up to the moment at which the demo begins; from then on the visits of those who try it count.
"""

from datetime import datetime

from accounts.models import User
from demo.telling import Event
from intmk import clock
from proposals.models import Proposal, Visit

AFTERNOONS = (datetime(2024, 9, 9, 16), datetime(2025, 3, 18, 17), datetime(2025, 3, 20, 18))


def events() -> list[Event]:
    return [Event(clock.wall(on), "Alle haben gelesen, was vorliegt", _read) for on in AFTERNOONS]


def _read():
    visits = [visit for user in User.objects.all() for visit in _of(user)]
    Visit.objects.bulk_create(
        visits, update_conflicts=True, unique_fields=["proposal", "user"], update_fields=["version", "seen_at"]
    )


def _of(user):
    for proposal in Proposal.objects.visible_to(user):
        yield Visit(proposal=proposal, user=user, version_id=proposal.text_id, seen_at=clock.now())

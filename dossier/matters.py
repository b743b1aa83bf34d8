"""How much is open at a proposal."""

from collections import Counter

from django.db.models import BigIntegerField, CharField, Value

from intmk.statement import Statement
from proposals.comments.models import readership
from proposals.models import Amendment, Comment

AMENDMENT = "Ä"  # stands among the block ids, of which none can be this


def open_matters(proposal, user) -> tuple[Counter, int]:
    """How many open threads somebody sees who reads the negotiation, by block id, and how many open amendments.

    One query for both.
    """
    behind = [appointment.land_id for appointment in user.appointments_today if appointment.land_id]
    places = _OPEN(proposal=proposal.pk, behind=behind, **readership(user, proposal))
    found = Counter(place for (place,) in places)
    return found, found.pop(AMENDMENT, 0)


def _open(proposal, behind, laender, circles, states):
    amendments = Amendment.objects.read_by(proposal, behind=behind, states=states).filed().order_by()
    comments = Comment.objects.read_by(proposal, laender=laender, circles=circles, states=states).open().order_by()
    return amendments.values_list(Value(AMENDMENT)).union(comments.values_list("block_id"), all=True)


_LISTS = dict.fromkeys(("behind", "laender", "circles", "states"), CharField())
_OPEN = Statement(_open, proposal=BigIntegerField(), **_LISTS)

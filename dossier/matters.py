"""How much is open at a proposal."""

from collections import Counter

from django.db.models import Value

from proposals.comments.commenting import open_places

AMENDMENT = "Ä"  # stands among the block ids, of which none can be this


def open_matters(proposal, user) -> tuple[Counter, int]:
    """How many open threads the user sees, by block id, and how many open amendments. One query for both."""
    amendments = proposal.amendments.visible_to(user, proposal).filed().order_by()
    both = amendments.values_list(Value(AMENDMENT)).union(open_places(proposal, user), all=True)
    found = Counter(place for (place,) in both)
    return found, found.pop(AMENDMENT, 0)

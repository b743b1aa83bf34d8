"""What a person can do with a proposal now: what all floors offer, added up."""

from itertools import chain

from proposals.offer import Offer
from proposals.offers import offers as of_proposals
from resolutions.offers import offers as of_resolutions
from steering.offers import offers as of_steering
from voting.offers import offers as of_voting

FLOORS = (of_steering, of_proposals, of_voting, of_resolutions)


def offers(user, proposal) -> list[Offer]:
    """The awaited ones first."""
    return sorted(_all(user, proposal), key=lambda offer: not offer.is_awaited)


def awaited_from(user, proposal) -> list[Offer]:
    """What the process waits for, but for what is asked in a list of its own."""
    return [offer for offer in _all(user, proposal) if offer.is_awaited and not offer.is_asked_apart]


def _all(user, proposal):
    return chain.from_iterable(of_floor(user, proposal) for of_floor in FLOORS)

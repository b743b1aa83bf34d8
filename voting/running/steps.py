"""What all rooms of the votes offer a person at a TOP: each adds its function to the table."""

from itertools import chain

from proposals.offer import Offer
from voting.ballots.offers import offers as of_ballots
from voting.calling.offers import offers as of_calling
from voting.parts.offers import offers as of_parts

ROOMS = (of_parts, of_ballots, of_calling)


def offers_at(user, proposal) -> list[Offer]:
    return list(chain.from_iterable(of_room(user, proposal) for of_room in ROOMS))

"""An amendment that is brought in anew on a text that has changed: what no longer fits is taken over place by place."""

from dataclasses import dataclass, replace

from proposals.drafting.desk import Desk
from text.amend import subject
from text.leftover import Leftover, leftovers, put


@dataclass(frozen=True, slots=True)
class Left:
    """A place where the earlier wording does not fit by itself. `is_done`: what is written says so by now."""

    place: Leftover
    is_done: bool


def left_of(earlier, desk: Desk) -> list[Left]:
    """What an earlier amendment wants where the text of the desk's version is no longer the one it was filed for."""
    old, wanted = earlier.original(), earlier.wanted()
    _, flagged = earlier.on(desk.base)
    return [
        Left(place, put(old, desk.text, place.operations) == desk.text)
        for place in leftovers(old, desk.base.read(), wanted, flagged)
    ]


def taken(earlier, desk: Desk, block_id: str) -> Desk:
    """The desk with what the earlier amendment wants at one place."""
    operations = [operation for operation in earlier.wanted() if subject(operation) == block_id]
    return replace(desk, text=put(earlier.original(), desk.text, operations).settled())

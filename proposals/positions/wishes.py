"""„Unterstützt, wenn“: what a Land wants changed, beside the text as it stood then and stands now. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from proposals.states import State
from text.amend import Operation
from text.carry import carry_over
from text.collide import collisions
from text.leftover import Leftover, leftovers, put
from text.text import Text
from text.words import Placed

FIXED = (
    "Der Text liegt fest. Das Land kann aus seinem Wunsch mit einem Klick einen Änderungsantrag machen; übernehmen "
    "lässt er sich hier erst wieder nach einer Rückgabe durch die Geschäftsstelle."
)
# Where a wish can become an amendment: the text lies fixed, amendments are possible, and all Länder read them.
BECOMES_AMENDMENT = frozenset({State.ADMITTED, State.PRE_CONFERENCE, State.TABLED})
_MOST_NAMES = 3  # so many places are named in a sentence


@dataclass(frozen=True)
class WantedWording:
    """A wish on the text as it stands.

    `operations` fit it; `left` are the places that have changed since the Land spoke, or are gone. `against` says
    whose other wishes it contradicts.
    """

    then: Text
    now: Text
    operations: tuple[Operation, ...]
    left: list[Leftover]
    against: list[str] = field(default_factory=list)

    @cached_property
    def placed(self) -> list[Placed]:
        """What fits, place by place."""
        return self.now.compare(self.now.apply(self.operations)).placed

    @cached_property
    def new_title(self) -> tuple:
        """The segments of another title; empty where the title stays."""
        found = self.now.compare(self.now.apply(self.operations))
        return found.title if found.has_new_title else ()

    @property
    def names(self) -> list[str]:
        title = ["Titel"] if self.new_title else []
        return [*title, *(placed.name for placed in self.placed), *(left.name for left in self.left)]

    @property
    def ziffer(self) -> str:
        """The places in a sentence."""
        names = self.names
        if len(names) > _MOST_NAMES:
            return f"{len(names)} Stellen"
        return ", ".join(names) or "dem Text"

    @property
    def is_met(self) -> bool:
        """Whether the text says so already."""
        return not self.operations and not self.left

    @property
    def is_gone(self) -> bool:
        return any(left.is_gone for left in self.left)

    @property
    def is_stale(self) -> bool:
        return bool(self.left)

    def text(self) -> Text:
        """The text with all of the wish, also where it has changed since."""
        return put(self.then, self.now.apply(self.operations), [op for left in self.left for op in left.operations])


def wish_of(position, version, others: Iterable = ()) -> WantedWording:
    """The wish of a position „unterstützt, wenn“ against a version of the text; `others`: the positions of others."""
    then, now, wanted = position.version.read(), version.read(), position.wanted()
    carried, flagged = carry_over(then, now, wanted)
    left = leftovers(then, now, wanted, flagged)
    against = contradictions([position, *others], version).get(position.land.name, [])
    return WantedWording(then, now, carried, left, against)


def contradictions(positions: Iterable, version) -> dict[str, list[str]]:
    """Which of the wishes cannot all be met, by the names of the Länder: sentences."""
    now = version.read()
    wanted = {}
    for position in sorted(positions, key=lambda position: position.land.name):
        operations, _ = carry_over(position.version.read(), now, position.wanted())
        if operations:
            wanted[position.land.name] = operations
    found: dict[str, list[str]] = {}
    for collision in collisions(wanted, now.blocks):
        for name in collision.keys:
            found.setdefault(name, []).append(collision.sentence)
    return found

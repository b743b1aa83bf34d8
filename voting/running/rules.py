"""The running order of a session: what is called together, and what comes next. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from intmk.labelled import Labelled


class TopState(Labelled):
    """How a TOP stands in the session."""

    AHEAD = "ahead", "noch nicht aufgerufen"
    CALLED = "called", "aufgerufen"
    VOTING = "voting", "Abstimmung offen"
    LEFT = "left", "aufgerufen, noch offen"
    OVER = "over", "behandelt"
    GONE = "gone", "entfällt"


OPEN = frozenset({TopState.AHEAD, TopState.CALLED, TopState.VOTING, TopState.LEFT})


class Together(Labelled):
    """Why items are called together."""

    ALONE = "alone", ""
    LISTED = "listed", "ohne Aussprache"
    JOINT = "joint", "gemeinsam beraten"


@dataclass(frozen=True, slots=True)
class Top:
    """What the order looks at of an item. `joint_with` is the key of another one."""

    key: int
    is_listed: bool = False
    joint_with: int | None = None
    state: TopState = TopState.AHEAD


@dataclass(frozen=True, slots=True)
class Stop:
    """What is called in one breath."""

    together: Together
    tops: tuple[Top, ...]

    @property
    def keys(self) -> tuple[int, ...]:
        return tuple(top.key for top in self.tops)

    @property
    def is_open(self) -> bool:
        return any(top.state in OPEN for top in self.tops)

    @property
    def to_call(self) -> int:
        """The item that is called for all of them: the first that is open."""
        return next((top.key for top in self.tops if top.state in OPEN), self.tops[0].key)


def stops(tops: Sequence[Top]) -> list[Stop]:
    """The order of the day: each group where the first of it stands.

    What stands on the list without debate is one group; so are items that are treated jointly. A line that is only left
    over stands alone.
    """
    group_of = _groups(tops)
    members: dict[object, list[Top]] = {}
    for top in tops:
        members.setdefault(group_of[top.key], []).append(top)
    return [Stop(_together(key, group), tuple(group)) for key, group in members.items()]


def here(order: Sequence[Stop], current: int | None) -> Stop | None:
    """Where the session is."""
    return next((stop for stop in order if current in stop.keys), None)


def following(order: Sequence[Stop], current: int | None) -> Stop | None:
    """What comes next: the next one that is open, and after the last whatever was left open before."""
    at = here(order, current)
    place = order.index(at) + 1 if at else 0
    rest = [*order[place:], *order[: max(place - 1, 0)]]
    return next((stop for stop in rest if stop.is_open), None)


def state_of(*, is_gone: bool, is_decided: bool, is_voting: bool, is_current: bool, was_called: bool, asks: bool):
    """How an item stands; `asks`: the Länder decide on it, so that a call alone does not settle it."""
    if is_gone:
        return TopState.GONE
    if is_decided:
        return TopState.OVER
    if is_voting:
        return TopState.VOTING
    if is_current:
        return TopState.CALLED
    if was_called:
        return TopState.LEFT if asks else TopState.OVER
    return TopState.AHEAD


def _together(key, group) -> Together:
    if key == Together.LISTED:
        return Together.LISTED
    return Together.JOINT if len(group) > 1 else Together.ALONE


def _groups(tops) -> dict[int, object]:
    """The group of each item; joint treatment reaches through several items."""
    group_of: dict[int, object] = {top.key: top.key for top in tops}
    free = {top.key for top in tops if not top.is_listed and top.state != TopState.GONE}
    for top in tops:
        if top.key in free and top.joint_with in free:
            kept, given = group_of[top.joint_with], group_of[top.key]
            group_of = {key: kept if group == given else group for key, group in group_of.items()}
    listed = {top.key: Together.LISTED for top in tops if top.is_listed and top.state != TopState.GONE}
    return group_of | listed

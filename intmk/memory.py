"""What a process keeps of things that never change: each is made once and found again by its key."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

Thing = TypeVar("Thing")


class Memory(Generic[Thing]):
    """The things asked for last, as many as there is room for; what was not asked for longest is forgotten first.

    Only for what follows from its key alone (a digest, two digests, words): what depends on the reader, on the hour or
    on the database has no place here. Every process has its own and nobody needs to be told of a change, because there
    is none. `weigh` says how much of the `room` a thing takes; without it each takes 1. Threads may ask at once: what
    two of them miss together is made twice, and both go on with the same.
    """

    def __init__(self, room: int, weigh: Callable[[Thing], int] = lambda thing: 1) -> None:
        self.room, self._weigh = room, weigh
        self._taken = 0
        self._kept: OrderedDict[Hashable, tuple[Thing, int]] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable, make: Callable[[], Thing]) -> Thing:
        """The thing with this key. What `make` raises is raised, and nothing is kept."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key][0]
        thing = make()
        return self._kept_by_now(key, thing, self._weigh(thing))

    def forget(self) -> None:
        """Begin anew, as after a restart."""
        with self._lock:
            self._kept.clear()
            self._taken = 0

    def _kept_by_now(self, key: Hashable, thing: Thing, weight: int) -> Thing:
        with self._lock:
            if key in self._kept:
                return self._kept[key][0]
            self._kept[key] = thing, weight
            self._taken += weight
            while self._taken > self.room:
                _, (_, lighter) = self._kept.popitem(last=False)
                self._taken -= lighter
        return thing

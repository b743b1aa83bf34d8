"""The one source of time.

Deadlines, chair terms and embargoes decide what a person may see and do. All of them ask this module, so that the
demo year and the tests can stand at any moment. Every value is aware and in Europe/Berlin.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

BERLIN = ZoneInfo("Europe/Berlin")

_moment: ContextVar[datetime | None] = ContextVar("moment", default=None)
_moment_of_all_threads: datetime | None = None


def now() -> datetime:
    """The present moment, aware, Europe/Berlin."""
    return _moment.get() or running()


def running() -> datetime:
    """The moment of the machine, which goes on where the clock of the demo stands: for waits that guard a door, and
    for how fresh a page is."""
    return _moment_of_all_threads or datetime.now(BERLIN)


def today() -> date:
    """The present day in Europe/Berlin."""
    return now().date()


def wall(moment: datetime) -> datetime:
    """A moment given without a zone is meant as Berlin wall time; an aware one is shown in Berlin."""
    return moment.replace(tzinfo=BERLIN) if moment.tzinfo is None else moment.astimezone(BERLIN)


def end_of(day: date) -> datetime:
    """The last second of a day: a deadline without a time ends at 23:59:59 (domain: edge case „Clock“)."""
    return datetime.combine(day, time(23, 59, 59), tzinfo=BERLIN)


def whole_day(moment: datetime) -> datetime:
    """A moment that somebody has typed: 23:59 closes the whole day."""
    typed = wall(moment)
    return end_of(typed.date()) if typed.time() == time(23, 59) else typed


def has_come(moment: datetime) -> bool:
    """Whether a moment is reached.

    Compared in UTC: two wall times of one zone compare as they read, wrong in the hour that comes twice in October.
    """
    return now().astimezone(UTC) >= moment.astimezone(UTC)


def is_past(due_at: datetime) -> bool:
    """Whether a deadline has passed. Its own second still counts: 23:59:59.999 is in time."""
    return has_come(due_at.astimezone(UTC) + timedelta(seconds=1))


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Stand at a moment within this thread: one request of the demo, one step of the demo's history."""
    token = _moment.set(wall(moment))
    try:
        yield
    finally:
        _moment.reset(token)


def stop_at(moment: datetime | None) -> None:
    """Stop the clock for all threads, or let it run again with None. Only tests call this."""
    global _moment_of_all_threads
    _moment_of_all_threads = wall(moment) if moment else None

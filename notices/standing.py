"""Reads that follow from what a person holds today and from the day: their SQL is made once for all who hold the same.

What waits for somebody is looked for in many ways at once, and Django needs long to make such SQL.
"""

from collections.abc import Callable, Iterable
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from django.core.exceptions import EmptyResultSet
from django.db.models import BigIntegerField, DateField, QuerySet

from intmk import clock
from intmk.statement import Slot, Statement

KEPT = 16  # kinds of standing that a process remembers; the reads of one take about 1 MiB


class Held(NamedTuple):
    """What counts of an appointment. `office_since`: any day that is over, where the office of the Land is at work."""

    role: str
    land_id: str
    office_since: date | None

    @classmethod
    def of(cls, appointment) -> "Held":
        is_at_work = appointment.office_since is not None and appointment.office_since <= clock.today()
        return cls(appointment.role, appointment.land_id or "", date.min if is_at_work else None)


class Somebody(NamedTuple):
    """Who holds these appointments, whoever it is."""

    pk: Slot
    appointments_today: tuple[Held, ...]
    is_authenticated: bool = True


def by_standing(build: Callable[[Somebody, Slot], QuerySet]) -> Callable[..., Iterable]:
    """`build` says what is read for somebody on a day; asked with a person, it gives the rows of today."""

    @lru_cache(maxsize=KEPT)
    def statement(held: tuple[Held, ...]) -> Statement:
        fields = {"user": BigIntegerField(), "today": DateField()}
        return Statement(lambda user, today: build(Somebody(user, held), today), **fields)

    def rows(user) -> Iterable:
        held = tuple(sorted(map(Held.of, user.appointments_today), key=str))
        try:
            return statement(held)(user=user.pk, today=clock.today())
        except EmptyResultSet:  # nothing can wait for who stands so
            return ()

    return rows

"""Guessing a password takes ever longer. Counted in the database, because several workers answer at once."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from django.db import models, transaction

from accounts.security import digest
from intmk import clock

FIRST_WAIT = timedelta(minutes=1)
KNOWN_FOR = timedelta(days=30)


class Scope(StrEnum):
    """What attempts are counted for: a name from one sender, a name from everywhere, a sender with any name."""

    PAIR = "pair"
    NAME = "name"
    SENDER = "sender"


@dataclass(frozen=True, slots=True)
class Limit:
    """From `failures` on there is a wait: a minute, doubled by each further failure, up to `longest`.

    A series is counted from its first failure; after `memory` the next one begins a new series.
    """

    failures: int
    longest: timedelta
    memory: timedelta

    def wait(self, failures: int) -> timedelta:
        if failures < self.failures:
            return timedelta(0)
        return min(FIRST_WAIT * 2 ** min(failures - self.failures, 10), self.longest)


LIMITS = {
    Scope.PAIR: Limit(failures=5, longest=timedelta(minutes=15), memory=timedelta(days=1)),
    Scope.NAME: Limit(failures=20, longest=timedelta(minutes=5), memory=timedelta(hours=1)),
    Scope.SENDER: Limit(failures=50, longest=timedelta(minutes=15), memory=timedelta(hours=1)),
}


class SignInThrottle(models.Model):
    """How many attempts have failed lately for one name, one sender, or both.

    Whoever has signed in from a sender lately waits only for failures of her own name there: strangers elsewhere, or
    colleagues behind the same address, do not keep her out.
    """

    key = models.CharField(max_length=40, primary_key=True)
    scope = models.CharField(max_length=6)
    failures = models.PositiveIntegerField(default=0)
    since = models.DateTimeField()
    closed_until = models.DateTimeField(null=True)
    known_until = models.DateTimeField(null=True)
    forget_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="throttle_scope", condition=models.Q(scope__in=[each.value for each in Scope]))
        ]

    def __str__(self):
        return f"{self.scope}: {self.failures}"

    @classmethod
    def attempt(cls, name: str, sender: str) -> timedelta:
        """Count an attempt as failed before the password is looked at, so that guesses at one moment all count.

        How long to wait instead, if it comes too early; then nothing is counted, or trying would never end the wait.
        """
        now = clock.running().astimezone(UTC)
        keys = _keys(name, sender)
        if wait := _wait(cls.objects.in_bulk(keys.values()).values(), now):
            return wait
        cls._forget(now)
        with transaction.atomic():
            rows = cls._locked(keys, now)
            if wait := _wait(rows, now):
                return wait
            for row in rows:
                row._count(now)
        return timedelta(0)

    @classmethod
    def succeed(cls, name: str, sender: str) -> None:
        """The attempt just counted was no failure. The name begins anew; the sender has one less."""
        now = clock.running().astimezone(UTC)
        with transaction.atomic():
            for row in cls._locked(_keys(name, sender), now):
                row._clear(now)

    @classmethod
    def _locked(cls, keys, now) -> list:
        """The rows of an attempt, made where missing; always locked in the same order."""
        rows = [
            cls(key=key, scope=scope, since=now, forget_at=now + KNOWN_FOR)
            for scope, key in sorted(keys.items(), key=lambda each: each[1])
        ]
        cls.objects.bulk_create(rows, update_conflicts=True, unique_fields=["key"], update_fields=["forget_at"])
        return list(cls.objects.filter(key__in=keys.values()))

    @classmethod
    def _forget(cls, now) -> None:
        with transaction.atomic():
            old = cls.objects.filter(forget_at__lt=now).select_for_update(skip_locked=True)
            cls.objects.filter(pk__in=[row.pk for row in old[:100]]).delete()

    def _count(self, now: datetime) -> None:
        limit = LIMITS[Scope(self.scope)]
        if self.since + limit.memory <= now:
            self.since, self.failures = now, 0
        self.failures += 1
        if wait := limit.wait(self.failures):
            self.closed_until = now + wait
        self._keep()

    def _clear(self, now: datetime) -> None:
        is_sender = self.scope == Scope.SENDER
        self.failures = max(self.failures - 1, 0) if is_sender else 0
        if not LIMITS[Scope(self.scope)].wait(self.failures):
            self.closed_until = None
        if self.scope == Scope.PAIR:
            self.known_until = now + KNOWN_FOR
        self._keep()

    def _keep(self) -> None:
        ends = (self.since + LIMITS[Scope(self.scope)].memory, self.closed_until, self.known_until)
        self.forget_at = max(moment for moment in ends if moment)
        self.save()


def _keys(name: str, sender: str) -> dict[Scope, str]:
    of = {Scope.PAIR: (name, sender), Scope.NAME: (name,), Scope.SENDER: (sender,)}
    return {scope: f"{scope}:{digest(scope, *words)}" for scope, words in of.items()}


def _wait(rows, now: datetime) -> timedelta:
    """How long these rows keep the door closed; a known pair looks at nothing but itself."""
    rows = list(rows)
    known = [row for row in rows if row.known_until and row.known_until > now]
    closed = [row.closed_until - now for row in known or rows if row.closed_until]
    return max([*closed, timedelta(0)])

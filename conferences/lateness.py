"""What a deadline still lets through after its last second. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.formats import date_format

from accounts.laender import NAMES
from conferences.kinds import DeadlineKind
from conferences.rules import DeadlineHardness
from intmk import clock

# Behind these waits the session itself: it takes what is tabled there, so they end hard where nothing else is said.
HARD_BY_NATURE = frozenset({DeadlineKind.AMENDMENT, DeadlineKind.CONSENT})
# After these the office may let a Land through. From the list without debate the session itself takes an item.
PERMITTABLE = (DeadlineKind.TOPIC, DeadlineKind.PROPOSAL, DeadlineKind.AGENDA, DeadlineKind.AMENDMENT)

AFTER_HARD = "danach geschlossen"
AFTER_SOFT = "danach noch möglich, als verspätet gekennzeichnet"


def is_hard(kind: str, hardness: str, rules) -> bool:
    """Whether nothing goes through afterwards: as the deadline itself says, otherwise as the rules of procedure do."""
    if hardness or kind in HARD_BY_NATURE:
        return hardness != DeadlineHardness.SOFT
    return rules.deadline_hardness == DeadlineHardness.STRICT


@dataclass(frozen=True, slots=True)
class Cutoff:
    """A deadline as it stands to one proposal, with the permits for it: code of the Land, and until when."""

    kind: DeadlineKind
    due_at: datetime
    hardness: str = ""
    permits: tuple[tuple[str, datetime], ...] = ()

    @classmethod
    def read(cls, said: dict) -> "Cutoff":
        """From what the database gives as JSON."""
        permits = ((permit["land"], datetime.fromisoformat(permit["until"])) for permit in said["permits"])
        return cls(DeadlineKind(said["kind"]), datetime.fromisoformat(said["due_at"]), said["hardness"], tuple(permits))

    @property
    def is_past(self) -> bool:
        return clock.is_past(self.due_at)

    def permitted_until(self, land: str) -> datetime | None:
        """Until when the office lets this Land through; None without a permit, or after it."""
        open_permits = (until for code, until in self.permits if code == land and not clock.is_past(until))
        return max(open_permits, default=None)

    def closed_to(self, land: str, rules) -> bool:
        return self.is_past and is_hard(self.kind, self.hardness, rules) and self.permitted_until(land) is None


def cutoff_of(kind: DeadlineKind, cutoffs: Iterable[Cutoff]) -> Cutoff | None:
    return next((cutoff for cutoff in cutoffs if cutoff.kind == kind), None)


def ended(cutoff) -> str:
    """„Die Frist „Einreichung“ ist am 5. März 2025, 23:59 Uhr abgelaufen.“"""
    return f"Die Frist „{DeadlineKind(cutoff.kind).label}“ ist am {moment(cutoff.due_at)} abgelaufen."


def closed(cutoff) -> str:
    """What somebody reads who comes after a hard deadline without a permit."""
    return f"{ended(cutoff)} Bitten Sie die Geschäftsstelle um eine Ausnahme."


def passed(cutoff, land: str) -> str:
    """What somebody reads who may still come: that it is late, and by whose leave."""
    until = cutoff.permitted_until(land)
    return f"{ended(cutoff)} Für {NAMES[land]} gilt eine Ausnahme bis zum {moment(until)}." if until else ended(cutoff)


def moment(at: datetime) -> str:
    return f"{date_format(clock.wall(at), 'j. F Y, H:i')} Uhr"

"""Whether the seals are a chain, and every chain of entries still runs through the ends they hold."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import connection

from journal.models import Seal

GAP = "Siegel fehlt"
LINK = "Verweis auf das vorige Siegel stimmt nicht"
CHANGED = "Siegel wurde nachträglich verändert"
GONE = "fehlt, obwohl versiegelt"
RECOMPUTED = "ist nicht, was versiegelt wurde"
UNKNOWN = "Das erwartete Siegel ist nicht in der Reihe der Siegel"

_LOST_ENDS = """
    SELECT seal.number, sealed.key, (sealed.value ->> 0)::int, entry.digest IS NULL
    FROM journal_seal seal
    CROSS JOIN jsonb_each(seal.ends) sealed
    LEFT JOIN journal_entry entry ON entry.subject = sealed.key AND entry.position = (sealed.value ->> 0)::int
    WHERE entry.digest IS DISTINCT FROM sealed.value ->> 1
    ORDER BY seal.number, sealed.key COLLATE "C"
"""


@dataclass(frozen=True, slots=True)
class BrokenSeal:
    """A seal that does not hold, or that holds an end which no longer is there."""

    number: int | None
    reason: str

    def __str__(self):
        return f"Siegel {self.number}: {self.reason}" if self.number else self.reason


def broken_seals(expected_head: str = "") -> Iterator[BrokenSeal]:
    """The first break in the chain of seals, every sealed end that is lost, and a head from outside that is unknown."""
    broken = _first_break()
    if broken:
        yield broken
    else:
        yield from lost_ends()
    if expected_head and not Seal.objects.filter(digest=expected_head).exists():
        yield BrokenSeal(None, f"{UNKNOWN}: {expected_head}")


def lost_ends() -> Iterator[BrokenSeal]:
    """The ends that were sealed and are no longer there: of chains cut, removed or computed anew."""
    with connection.cursor() as cursor:
        cursor.execute(_LOST_ENDS)
        for number, subject, length, is_gone in cursor:
            yield BrokenSeal(number, f"{subject}, Eintrag {length} {GONE if is_gone else RECOMPUTED}")


def _first_break() -> BrokenSeal | None:
    previous = ""
    for number, seal in enumerate(Seal.objects.order_by("number").iterator(chunk_size=200), start=1):
        if seal.number != number:
            return BrokenSeal(number, GAP)
        if seal.previous != previous:
            return BrokenSeal(number, LINK)
        if seal.digest != seal.expected_digest():
            return BrokenSeal(number, CHANGED)
        previous = seal.digest
    return None

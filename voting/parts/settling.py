"""The text as the session has decided its parts: a version „durch die Konferenz“, once before what is voted on next.

While amendments are voted on, the text and its numbers stay as they are printed before all. When all are decided,
what goes in is worked in together by the merge; then single Ziffern are voted on, and those that were rejected fall
out; the whole is voted on as it stands then. Annahme: no rules of procedure that we know say it.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction

from accounts.permissions import Permission
from intmk.refusal import Refused
from journal.models import record
from proposals.amendments.adopting import Decision, adopt
from proposals.amendments.rules import Fate
from text.divide import without
from text.text import Comparison, Text
from voting import verbs
from voting.ballots.objections import not_begun
from voting.parts.applying import applied
from voting.parts.rules import GOES_IN, Stand
from voting.parts.standing import AmendmentPart, Parts, parts_of

OVERTAKEN = "Inzwischen steht anderes fest. Sehen Sie sich den Text noch einmal an."
AFTER_AMENDMENTS = "Nach den Abstimmungen über die Änderungsanträge"
AFTER_ZIFFERN = "Nach den Abstimmungen über einzelne Ziffern"


@dataclass(frozen=True, slots=True)
class Settlement:
    """What the text would say: by the amendments decided, or without the Ziffern that were rejected."""

    before: Text
    text: Text
    decisions: Mapping[int, Decision]
    dropped: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    stale: tuple[str, ...] = ()

    @property
    def mark(self) -> str:
        """Tells what is settled with it from anything else."""
        said = sorted((number, decision.fate, decision.note) for number, decision in self.decisions.items())
        return hashlib.sha256(repr((self.before.digest, self.text.digest, said)).encode()).hexdigest()

    @property
    def redline(self) -> Comparison:
        return self.before.compare(self.text)


def settlement_of(parts: Parts) -> Settlement | None:
    """What can be settled as it stands now; None where nothing is decided that is not in the text."""
    if parts.candidates:
        return None if parts.waiting else _of_amendments(parts)
    if parts.ziffern_waiting or not parts.rejected_ziffern or parts.all_ziffern_fall:
        return None
    dropped = tuple(parts.text.names[block] for block in parts.rejected_ziffern)
    return Settlement(parts.text, without(parts.text, parts.rejected_ziffern), {}, dropped)


def not_settled(parts: Parts, settlement: Settlement | None) -> str | None:
    """Why the text cannot be settled now, in one German sentence; or nothing."""
    if objection := not_begun(parts.proposal):
        return objection
    if parts.open_ballot:
        return f"Über {parts.open_ballot} wird gerade abgestimmt. Schließen Sie zuerst diese Abstimmung."
    if parts.waiting:
        labels = ", ".join(part.amendment.label for part in parts.waiting)
        return f"Noch nicht entschieden ist über: {labels}. Danach stellen Sie den Text fest."
    if settlement is None:
        return "Es ist nichts entschieden, was nicht schon im Text steht."
    if settlement.stale:
        return (
            f"{', '.join(settlement.stale)} passt nicht mehr zum Text, weil er seither geändert ist. Arbeiten Sie das "
            "unter „Änderungsanträge zusammenführen“ mit eigenen Worten ein."
        )
    return None


def settle(proposal, *, seen: str, by):
    """Save the text as the session has decided its parts; the version that holds then.

    `seen` marks what the office has looked at. Refused where it is something else by now, where a part is not decided
    and while a ballot is open.
    """
    with transaction.atomic():
        fresh, appointment = proposal.locked_for(by, Permission.RECORD_VOTE)
        parts = parts_of(fresh)
        settlement = settlement_of(parts)
        if objection := not_settled(parts, settlement):
            raise Refused(objection)
        if settlement.mark != seen:
            raise Refused(OVERTAKEN)
        if settlement.decisions:
            made = {"base": fresh.text.number, "note": AFTER_AMENDMENTS, "is_by_conference": True}
            version = adopt(fresh, settlement.text, decisions=settlement.decisions, by=by, **made)
        else:
            version = _let_fall(fresh, settlement, by, appointment)
    proposal.follow(fresh)
    return version


def _let_fall(proposal, settlement, by, appointment):
    made = {"note": AFTER_ZIFFERN, "is_by_conference": True}
    version = proposal.add_version(settlement.text, by=by, land_id=appointment.land_id, **made)
    words = {"ziffern": ", ".join(settlement.dropped), "number": version.number}
    rows, facts = [proposal, version], {"version": version.number}
    record(proposal, verbs.ZIFFERN_OUT, words=words, by=by, appointment=appointment, rows=rows, **facts)
    return version


def _of_amendments(parts: Parts) -> Settlement:
    found = applied(parts.text, [part.candidate for part in parts.going_in])
    decisions = {part.amendment.number: Decision(_fate(part, found.fates), _note(part)) for part in parts.amendments}
    return Settlement(parts.text, found.text, decisions, (), tuple(found.left_out), tuple(found.stale))


def _fate(part: AmendmentPart, fates) -> Fate:
    if part.stand in GOES_IN:
        return fates[part.amendment.number]
    return Fate.SETTLED if part.stand == Stand.MOOT else Fate.REJECTED


def _note(part: AmendmentPart) -> str:
    """What stands beside the fate of the amendment from then on."""
    return f"In der Sitzung: {part.said}."

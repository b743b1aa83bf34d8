"""What the pages about a correction show."""

from dataclasses import dataclass
from datetime import datetime

from voting.ballots.majority import Choice, Outcome, Result
from voting.ballots.models.correction import Correction
from voting.ballots.recording import decided
from voting.ballots.rules import member_name


@dataclass(frozen=True, slots=True)
class Difference:
    """What was recorded of a member, and what it should be."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class CorrectionOnPage:
    """A correction that waits. `is_own`: the reader has asked for it, so another must confirm it."""

    correction: Correction
    differences: list[Difference]
    outcome: Outcome
    turns: bool
    moved_to: datetime | None
    is_own: bool


def correction_on_page(correction: Correction, user) -> CorrectionOnPage:
    wrong = correction.declaration
    outcome = decided(wrong.ballot.snapshot, correction.choices)
    differences = [
        Difference(member_name(member), Choice(wrong.choices[member]).label, Choice(correction.choices[member]).label)
        for member in wrong.ballot.snapshot.members
        if wrong.choices[member] != correction.choices[member]
    ]
    return CorrectionOnPage(
        correction,
        differences,
        outcome,
        outcome.result != Result(wrong.result),
        correction.decided_at if correction.decided_at != wrong.decided_at else None,
        correction.asked_by_id == user.pk,
    )


def told_of(correction: Correction) -> str:
    if correction.is_confirmed:
        return "Die Abstimmung ist berichtigt."
    return "Die Berichtigung liegt vor. Sie gilt, sobald eine zweite Person der Geschäftsstelle sie bestätigt."

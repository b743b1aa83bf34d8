"""How a roll call becomes a result: the ballot, the votes, the declaration and the step of the proposal, together."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.formats import date_format

from accounts.permissions import Permission
from intmk import clock
from intmk.refusal import Refused
from journal.models import record
from voting import verbs
from voting.ballots.majority import BallotError, Outcome, Result, RuleSnapshot, evaluate
from voting.ballots.models.ballot import Ballot
from voting.ballots.models.declaration import Declaration
from voting.ballots.models.vote import Vote
from voting.ballots.objections import not_in
from voting.ballots.subject import WHOLE, Subject

STEP_OF = {Result.ADOPTED: "adopt", Result.REJECTED: "reject", Result.NO_MAJORITY: "miss_majority"}


def record_roll_call(
    proposal, choices: Mapping[str, str], *, by, decided_at: datetime | None = None, subject: Subject = WHOLE
) -> Declaration:
    """Record how the Länder voted on a tabled proposal, or on a part: one choice for each member, absent ones too.

    Opens the ballot, takes the votes and declares the result in one transaction, with the step of the proposal and
    the journal. `decided_at` is asked where today is no day of the meeting; a day of the meeting otherwise now.
    Refused where the session has not begun, where somebody else has recorded the result, where another ballot is open
    or where the choices do not fit the members. Without quorum the proposal stays on the agenda.
    """
    with transaction.atomic():
        fresh, appointment = proposal.locked_for(by, Permission.RECORD_VOTE)
        refuse_unless_open(fresh, subject)
        decided_at = moment_in(subject.meeting_of(fresh), decided_at)
        ballot = Ballot.open(fresh, by=by, subject=subject)
        return declare(fresh, ballot, choices, choices, by=by, appointment=appointment, decided_at=decided_at)


def declare(proposal, ballot, choices, called: Mapping[str, str], *, by, appointment, decided_at) -> Declaration:
    """Close an open ballot with what follows from `choices`; the proposal moves where its whole text was asked about.

    `called` are those choices that the office has recorded and that are not written yet. Within the transaction of
    the caller, on a proposal that it holds.
    """
    outcome = decided(ballot.snapshot, choices)
    votes = Vote.call(ballot, called, by=by)
    declaration = Declaration.declare(ballot, outcome, choices, by=by, decided_at=decided_at)
    proposal.is_put_to_vote = False  # as the database has just written it
    rows = [ballot, declaration, *votes]
    if outcome.result == Result.NO_QUORUM:
        record(proposal, verbs.NO_QUORUM, by=by, appointment=appointment, rows=rows, ballot=ballot.pk)
    elif ballot.decides:
        proposal.step(STEP_OF[outcome.result], by=by, rows=rows, ballot=ballot.pk)
    else:
        words = {"about": str(ballot), "result": outcome.summary}
        record(proposal, verbs.PART_DECIDED, words=words, by=by, appointment=appointment, rows=rows, ballot=ballot.pk)
    return declaration


def moment_in(meeting, decided_at: datetime | None) -> datetime:
    """When the conference decided: now where nothing else is said. Refused outside the days of the meeting."""
    decided_at = decided_at or clock.now()
    if objection := not_in(meeting, decided_at):
        raise Refused(objection)
    return decided_at


def decided(snapshot: RuleSnapshot, choices: Mapping[str, str]) -> Outcome:
    """What follows from choices; Refused where they do not fit the members."""
    try:
        return evaluate(snapshot, choices)
    except BallotError as error:
        raise Refused(str(error)) from error


def refuse_unless_open(proposal, subject: Subject) -> None:
    """Refused where nothing can be decided about it now; where somebody has recorded the result, with that."""
    if objection := subject.objection(proposal):
        raise Refused(already_decided(proposal) or objection)


def already_decided(proposal) -> str | None:
    """Who has recorded the result of a proposal, and which; or nothing."""
    declared = Declaration.objects.deciding(proposal).select_related("declared_by", "ballot").first()
    return declared and already_declared(declared)


def already_declared(declared: Declaration) -> str:
    """Who has recorded this result; `declared` is read with its ballot and its person."""
    at = date_format(clock.wall(declared.declared_at), "j. F Y, H:i")
    return (
        f"{declared.declared_by.name} hat das Ergebnis bereits am {at} Uhr erfasst: {declared.wording}, "
        f"{declared.counts}. Ihre Eingaben wurden nicht gespeichert."
    )

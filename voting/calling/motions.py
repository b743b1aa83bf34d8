"""How the ministers decide about their own proceedings: a ballot, its result, and the step that follows from it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from django.db import transaction

from accounts.permissions import Permission
from intmk.refusal import Refused
from proposals.sitting import sitting
from voting.ballots.majority import Result
from voting.ballots.models.declaration import Declaration
from voting.ballots.recording import record_roll_call
from voting.ballots.subject import Subject
from voting.calling.objections import OVERTAKEN, not_to_be_moved
from voting.calling.rules import Motion


def subject_of(proposal, motion: Motion, words: str = "") -> Subject:
    """What the Länder are asked; `words` are what was typed for it."""
    return Subject(
        partial(not_to_be_moved, motion=motion),
        purpose=motion.purpose,
        about=motion.about,
        question=motion.question.format(number=proposal.reference, words=words),
        meeting=sitting(proposal),
    )


@dataclass(frozen=True, slots=True)
class Moved:
    """A motion with its words. `seen`: how many votes on the proposal were known when it was typed."""

    motion: Motion
    words: str
    seen: int


def record_motion(
    proposal, moved: Moved, choices: Mapping[str, str], *, by, decided_at: datetime | None = None
) -> Declaration:
    """Record how the Länder voted on a motion; where they adopt it, its step is taken in the same transaction.

    PermissionDenied without the right. Refused where the motion does not fit, where its step does not, and where
    another vote on the proposal was recorded meanwhile, as by a double click: nothing is recorded then.
    """
    motion, words = moved.motion, moved.words
    with transaction.atomic():
        held, _ = proposal.locked_for(by, Permission.RECORD_VOTE)
        if held.ballots.count() != moved.seen:
            raise Refused(OVERTAKEN)
        subject = subject_of(held, motion, words)
        declaration = record_roll_call(proposal, choices, by=by, decided_at=decided_at, subject=subject)
        if motion.step and declaration.result == Result.ADOPTED:
            facts = {motion.fact.code: _told(words, declaration), "ballot": declaration.ballot_id}
            proposal.locked().step(motion.step, by=by, **facts)
    proposal.refresh_from_db()
    return declaration


def _told(words, declaration):
    """An admission says who has decided it; what is deferred or referred says why, or to whom."""
    if declaration.ballot.purpose != "admission":
        return words
    return f"{declaration.ballot.meeting} hat die Zulassung beschlossen ({declaration.counts}). {words}"

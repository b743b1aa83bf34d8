"""How the Länder vote themselves: the office asks, each Land answers by its device, the office closes.

What the office records for a Land and what the Land sends itself are the same rows: the newest counts. Whoever writes
holds the ballot, so a vote comes before the closing and counts, or after it and is refused.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from accounts.permissions import Permission
from intmk.refusal import Refused
from journal.models import record
from voting import verbs
from voting.ballots.models.ballot import Ballot
from voting.ballots.models.declaration import Declaration
from voting.ballots.models.vote import Vote
from voting.ballots.objections import not_closable
from voting.ballots.recording import already_declared, declare, moment_in, refuse_unless_open
from voting.ballots.subject import WHOLE, Subject

OVERTAKEN = "Inzwischen ist eine weitere Stimme eingegangen. Sehen Sie sich den Stand noch einmal an."


@dataclass(frozen=True, slots=True)
class Standing:
    """The votes on a ballot that count now, by member; `newest` tells this standing from every other."""

    votes: dict[str, Vote]
    newest: int

    @property
    def choices(self) -> dict[str, str]:
        return {member: vote.choice for member, vote in self.votes.items()}

    def differing(self, choices: Mapping[str, str]) -> dict[str, str]:
        """Those of the choices that are not written yet."""
        return {member: choice for member, choice in choices.items() if self.choices.get(member) != choice}


def joined(shown: Mapping, typed: Mapping, now: Mapping) -> tuple[dict[str, str], list[str]]:
    """What the office has typed, joined with what came in meanwhile; and the members for whom both differ.

    `shown` are the choices its page began with, `now` those that count. Where nobody of the office touched a member,
    its newest vote stands; where both say something else, the newest stands until the office has seen it.
    """
    choices = dict(now)
    overtaken = []
    for member, choice in typed.items():
        if not choice or choice == shown.get(member) or choice == now.get(member):
            continue
        if now.get(member) == shown.get(member):
            choices[member] = choice
        else:
            overtaken.append(member)
    return choices, overtaken


def standing_of(ballot, *, until: int | None = None) -> Standing:
    """How the votes stand; `until` as they stood when that vote was the newest."""
    rows = Vote.objects.counting(ballot)
    counting = list(rows if until is None else rows.filter(pk__lte=until))
    return Standing({vote.member: vote for vote in counting}, max((vote.pk for vote in counting), default=0))


def open_ballot(proposal, *, by, subject: Subject = WHOLE) -> Ballot | None:
    """Ask the Länder about a tabled proposal, or a part of it. None: they are being asked that already.

    Refused where the meeting has not begun, where it is decided, and where another ballot is open.
    """
    with transaction.atomic():
        fresh, appointment = proposal.locked_for(by, Permission.RECORD_VOTE)
        if fresh.ballots.still_open().filter(**subject.identity).exists():
            return None
        refuse_unless_open(fresh, subject)
        ballot = Ballot.open(fresh, by=by, subject=subject)
        _record_opening(ballot, by, appointment)
    return ballot


def _record_opening(ballot, by, appointment):
    verb, words = verbs.BALLOT_OPENED, {}
    if ballot.about:
        verb, words = verbs.BALLOT_OPENED_ON, {"about": ballot.about}
    facts = {"rows": [ballot], "ballot": ballot.pk}
    record(ballot.proposal, verb, words=words, by=by, appointment=appointment, **facts)


def keep(ballot, choices: Mapping[str, str], *, seen: int, by) -> list[Vote]:
    """Record for some Länder what they answered in the room, while the ballot is open. Empty: so it stands already.

    Refused where one of them has voted after the vote `seen`, and where the ballot is closed.
    """
    with transaction.atomic():
        _, appointment = ballot.proposal.locked_for(by, Permission.RECORD_VOTE)
        held = _held_open(ballot)
        standing = standing_of(held)
        called = standing.differing(choices)
        if any(standing.votes[member].pk > seen for member in called if member in standing.votes):
            raise Refused(OVERTAKEN)
        votes = Vote.call(held, called, by=by)
        if votes:
            record(held, verbs.VOTES_CALLED, by=by, appointment=appointment, rows=votes)
    return votes


def close(ballot, choices: Mapping[str, str], *, seen: int, by, decided_at: datetime | None = None) -> Declaration:
    """Close a ballot with one choice for each member, and declare what follows.

    Those choices that are not written yet become votes recorded by the office. Refused where the votes are others than
    those `seen`, where the ballot is closed already, and where the proposal is no longer what was asked about.
    """
    with transaction.atomic():
        proposal, appointment = ballot.proposal.locked_for(by, Permission.RECORD_VOTE)
        held = _held_open(ballot)
        if objection := not_closable(held, proposal):
            raise Refused(objection)
        decided_at = moment_in(held.meeting, decided_at)
        called, held.proposal = _seen(held, seen).differing(choices), proposal
        return declare(proposal, held, choices, called, by=by, appointment=appointment, decided_at=decided_at)


def _held_open(ballot) -> Ballot:
    held = Ballot.objects.held(ballot.pk)
    if held.abort_reason:
        raise Refused(f"Die Abstimmung ist abgebrochen: {held.abort_reason}")
    if not held.is_open:
        declared = held.declarations.valid().select_related("declared_by", "ballot").get()
        raise Refused(already_declared(declared))
    return held


def _seen(ballot, seen: int) -> Standing:
    standing = standing_of(ballot)
    if standing.newest != seen:
        raise Refused(OVERTAKEN)
    return standing

"""The list without debate in one roll call: a ballot for each item, with votes and a result of its own."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from accounts.permissions import Permission
from intmk.refusal import Refused
from proposals.models import Proposal
from voting.ballots.models.ballot import Ballot
from voting.ballots.models.declaration import Declaration
from voting.ballots.recording import declare, moment_in, refuse_unless_open
from voting.ballots.subject import WHOLE
from voting.calling.objections import no_bloc, not_to_be_called


def record_bloc(
    meeting, called: Mapping[int, Mapping[str, str]], *, by, decided_at: datetime | None = None
) -> list[Declaration]:
    """Record a common roll call: the choices for every item, by its proposal. All of them, or nothing.

    The first ballot leads the bloc; while another one of the meeting is open, nobody is called. Refused where an item
    was lifted off the list, decided or deferred meanwhile, and where the session is not open; with which item.
    """
    with transaction.atomic():
        held = _held(called, by)
        meeting.refresh_from_db(fields=["is_in_session"])
        if objection := no_bloc(meeting):
            raise Refused(objection)
        for proposal, _ in held:
            _refuse_unless_listed(proposal, meeting)
        moment, first, ballots = moment_in(meeting, decided_at), None, []
        for proposal, _ in held:
            ballots.append(Ballot.open(proposal, by=by, bloc=first))
            first = first or ballots[0]
        return [
            declare(proposal, ballot, votes, votes, by=by, appointment=appointment, decided_at=moment)
            for (proposal, appointment), ballot in zip(held, ballots, strict=True)
            for votes in [called[proposal.pk]]
        ]


def _held(called, by) -> list:
    """The proposals in the order of the agenda, held together, with the appointment for each."""
    rows = list(Proposal.objects.filter(pk__in=called).order_by("agenda_item__rank", "pk"))
    if not rows:
        raise Refused("Lassen Sie mindestens einen Punkt im Block.")
    rows[0].lock_together(*rows[1:])
    return [proposal.locked_for(by, Permission.RECORD_VOTE) for proposal in rows]


def _refuse_unless_listed(proposal, meeting):
    """Who has recorded a result meanwhile is told first: it is the commonest reason."""
    refuse_unless_open(proposal, WHOLE)
    if objection := not_to_be_called(proposal, meeting):
        raise Refused(objection)

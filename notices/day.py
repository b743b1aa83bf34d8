"""The day of a session, as it stands above all other tasks: the running order, one's own vote, one's own statements."""

from dataclasses import dataclass

from accounts.permissions import Permission, Role
from accounts.relations import LAND_ROLES, laender_of
from conferences.kinds import DECIDING
from conferences.models import Meeting
from intmk import clock
from proposals.models import Proposal
from voting.ballots.mandate import mandates
from voting.models import Ballot, RecordStatement, Session, Vote


@dataclass(frozen=True, slots=True)
class AskedNow:
    """A ballot that is open now, for a Land for which the reader votes; `vote` is what counts of it so far."""

    ballot: Ballot
    land: str
    name: str
    vote: Vote | None


@dataclass(frozen=True, slots=True)
class Day:
    """`session` is None before the opening. `statements` are those of the reader's own Länder at the TOPs of today."""

    meeting: Meeting
    session: Session | None
    asked: list[AskedNow]
    statements: list[RecordStatement]


def day_of(user, conference) -> Day | None:
    """None on all other days, without a query; `conference` is the current one with its meetings, or None."""
    meeting = conference and next(filter(_is_today, conference.meetings.all()), None)
    if not meeting or conference.authority(user, Permission.READ_SESSION) is None:
        return None
    session = Session.objects.select_related("current_item").filter(meeting=meeting).first()
    own = laender_of(user.appointments_today, LAND_ROLES)
    statements = RecordStatement.objects.standing().filter(agenda_item__meeting=meeting, land__in=own)
    return Day(
        meeting=meeting,
        session=session,
        asked=list(_asked(user, meeting)) if _votes(user) else [],
        statements=list(statements.select_related("agenda_item", "land", "proposal")) if own else [],
    )


def _is_today(meeting) -> bool:
    return meeting.kind in DECIDING and meeting.starts_on <= clock.today() <= meeting.ends_on


def _votes(user) -> bool:
    return any(appointment.role == Role.DELEGATE for appointment in user.appointments_today)


def _asked(user, meeting):
    """One ballot is open at a time, or the few that are called together."""
    ballots = list(Ballot.objects.still_open().filter(meeting=meeting, proposal__isnull=False).order_by("pk"))
    if not ballots:
        return
    keys = [ballot.proposal_id for ballot in ballots]
    seen = {each.pk: each for each in Proposal.objects.visible_to(user).filter(pk__in=keys).for_rights()}
    votes = Vote.objects.filter(ballot__in=ballots).order_by("pk")
    newest = {(vote.ballot_id, vote.land_id): vote for vote in votes}
    for ballot in ballots:
        if ballot.proposal_id in seen:
            ballot.proposal = seen[ballot.proposal_id]
            for held in mandates(user, ballot.proposal):
                yield AskedNow(ballot, held.land_id, str(held.land), newest.get((ballot.pk, held.land_id)))

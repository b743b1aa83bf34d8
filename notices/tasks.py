"""What waits for a person: steps she may take now, positions her Land has not taken, deadlines ahead."""

from dataclasses import dataclass

from django.db.models import Case, Exists, OuterRef, When

from accounts.permissions import Permission, Role
from accounts.relations import WORKING_LEVEL, laender_of
from conferences.models import Conference
from dossier.offers import awaited_from
from notices.standing import by_standing
from proposals.models import Position, Proposal
from proposals.offer import Offer
from proposals.positions.stances import RESERVED
from proposals.states import OPEN_FOR_POSITIONS, State
from resolutions.models import Feedback, Resolution
from voting.models import Ballot

MOST = 20
LONGEST = ("changed_at", "pk")
ASKED_FOR_POSITIONS = (State.EXCHANGE, State.SUBMITTED, State.ADMITTED, State.PRE_CONFERENCE, State.TABLED)


@dataclass(frozen=True, slots=True)
class Task:
    """A proposal that waits for this person, with the steps it waits for."""

    proposal: Proposal
    offers: list[Offer]


def tasks_of(user, conference=None) -> list[Task]:
    """The oldest waiting first: what has lain longest comes on top. At most `MOST`.

    For who releases for a Land, the matters of that Land come before all others.
    `conference` is the one the caller has read already, with its meetings and deadlines.
    """
    proposals = _with_positions(_candidates(user), conference)
    tasks = [Task(proposal, awaited_from(user, proposal)) for proposal in proposals]
    return [task for task in tasks if task.offers]


@by_standing
def _candidates(user, today):
    visible = Proposal.objects.visible_to(user, today)
    order = _order_for(user)
    waiting = visible.among(visible.awaiting(user, today).order_by(*order)[:MOST])
    if offices := laender_of(user.appointments_today, {Role.SECRETARIAT}):
        for decisions in _decisions(visible.filter(conference__chair_land__in=offices), today):
            waiting |= visible.among(decisions.order_by(*LONGEST)[:MOST])
    if any(appointment.role == Role.DELEGATE for appointment in user.appointments_today):
        asked = Ballot.objects.still_open().filter(proposal=OuterRef("pk"))
        waiting |= visible.among(visible.filter(Exists(asked), state=State.TABLED).order_by(*LONGEST)[:MOST])
    return waiting.for_steps(today).select_related("resolution").order_by(*order)


def positions_missing(user) -> list[Proposal]:
    """Proposals on which the person's Land is silent though all Länder are asked; the newest first. At most `MOST`."""
    return list(_silent(user)) if laender_of(user.appointments_today, WORKING_LEVEL) else []


@by_standing
def _silent(user, today):
    laender = laender_of(user.appointments_today, WORKING_LEVEL)
    spoken = Position.objects.current().filter(proposal=OuterRef("pk"), land__in=laender)
    return (
        Proposal.objects.visible_to(user, today)
        .in_open_years(today)
        .filter(~Exists(spoken), state__in=ASKED_FOR_POSITIONS)
        .exclude(lead_land__in=laender)
        .for_list()
        .order_by("-changed_at", "-pk")[:MOST]
    )


def positions_to_release(user) -> list[Position]:
    """What officials of her Land have prepared and the approver has not released. At most `MOST`."""
    return list(_prepared(user)) if laender_of(user.appointments_today, {Role.APPROVER}) else []


@by_standing
def _prepared(user, today):
    laender = laender_of(user.appointments_today, {Role.APPROVER})
    visible = Proposal.objects.visible_to(user, today).in_open_years(today)
    visible = visible.filter(state__in=sorted(OPEN_FOR_POSITIONS)).order_by()
    return (
        Position.objects.prepared()
        .filter(land__in=laender, proposal__in=visible.values("pk"))
        .select_related("proposal", "land", "taken_by")
        .order_by("-taken_at", "-pk")[:MOST]
    )


def resolutions_waiting(user) -> list[Resolution]:
    """Released resolutions that the press office has not cleared yet."""
    if not any(a.role == Role.PRESS for a in user.appointments_today):
        return []
    released = Resolution.objects.at_press_desk(user).filter(published_at__isnull=True).select_related("conference")
    return [r for r in released[:MOST] if r.authority(user, Permission.PUBLISH)]


def feedback_waiting(user, conference) -> int:
    """How many barriers people have told of that the office of the year has not settled; 0 for all others."""
    if conference is None or conference.authority(user, Permission.WRITE_LEGAL_PAGES) is None:
        return 0
    return Feedback.objects.filter(settled_at__isnull=True).count()


def _order_for(user) -> list:
    approving = laender_of(user.appointments_today, {Role.APPROVER})
    if not approving:
        return list(LONGEST)
    return [Case(When(lead_land__in=approving, then=0), default=1), *LONGEST]


def _decisions(visible, today):
    """What the session decides now, what it adopted and nobody has released, what a Land wants off the green list."""
    reserved = Position.objects.current().filter(proposal=OuterRef("pk"), stance__in=sorted(RESERVED))
    listed = visible.filter(state=State.TABLED, agenda_item__is_on_consent_list=True)
    yield listed.filter(Exists(reserved))
    yield visible.filter(state=State.TABLED, agenda_item__meeting__starts_on__lte=today)
    yield visible.filter(state=State.ADOPTED, resolution__isnull=True)


def _with_positions(proposals, conference):
    """Co-sponsors decide about rights: read the positions of all at once. One conference is one object for all rows.

    Proposals of another conference than the current one are rare; that is read when the first of them comes.
    """
    proposals = list(proposals)
    by_proposal = {proposal.pk: [] for proposal in proposals}
    for position in Position.objects.current().filter(proposal__in=by_proposal).select_related("land"):
        by_proposal[position.proposal_id].append(position)
    conferences = {conference.pk: conference} if conference else {}
    for proposal in proposals:
        proposal.current_positions = by_proposal[proposal.pk]
        if proposal.conference_id not in conferences:
            conferences[proposal.conference_id] = Conference.objects.select_related("rules").get(
                pk=proposal.conference_id
            )
        proposal.conference = conferences[proposal.conference_id]
    return proposals

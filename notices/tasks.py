"""What waits for a person: steps she may take now, positions her Land has not taken, deadlines ahead."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from accounts.permissions import Permission, Role
from accounts.relations import WORKING_LEVEL
from proposals.models import Position, Proposal
from proposals.states import State
from resolutions.actions import Action, actions_for
from resolutions.models import Resolution

MOST = 20
ASKED_FOR_POSITIONS = (State.EXCHANGE, State.SUBMITTED, State.ADMITTED, State.PRE_CONFERENCE, State.TABLED)


@dataclass(frozen=True, slots=True)
class Task:
    """A proposal that waits for this person, with the steps it waits for."""

    proposal: Proposal
    actions: list[Action]


def tasks_of(user) -> list[Task]:
    """The oldest waiting first: what has lain longest comes on top. At most `MOST`."""
    candidates = (
        Proposal.objects.visible_to(user)
        .awaiting(user)
        .for_page()
        .prefetch_related("group__members")
        .order_by("changed_at", "pk")[:MOST]
    )
    tasks = [Task(proposal, _awaited(user, proposal)) for proposal in _with_positions(candidates)]
    return [task for task in tasks if task.actions]


def positions_missing(user) -> list[Proposal]:
    """Proposals on which the person's Land is silent though all Länder are asked; the newest first. At most `MOST`."""
    laender = [a.land_id for a in user.appointments_today if a.role in WORKING_LEVEL]
    if not laender:
        return []
    spoken = Position.objects.current().filter(proposal=OuterRef("pk"), land__in=laender)
    return list(
        Proposal.objects.visible_to(user)
        .filter(~Exists(spoken), state__in=ASKED_FOR_POSITIONS)
        .exclude(lead_land__in=laender)
        .for_list()
        .order_by("-changed_at", "-pk")[:MOST]
    )


def resolutions_waiting(user) -> list[Resolution]:
    """Released resolutions that the press office has not cleared yet."""
    if not any(a.role == Role.PRESS for a in user.appointments_today):
        return []
    released = (
        Resolution.objects.at_press_desk(user).filter(published_at__isnull=True).select_related("conference")
    )
    return [r for r in released[:MOST] if r.authority(user, Permission.PUBLISH)]


def _awaited(user, proposal):
    return [
        action for action in actions_for(user, proposal) if action.is_awaited and "position" not in action.url
    ]


def _with_positions(proposals):
    """Co-sponsors decide about rights: read the positions of all at once."""
    proposals = list(proposals)
    by_proposal = {proposal.pk: [] for proposal in proposals}
    for position in Position.objects.current().filter(proposal__in=by_proposal).select_related("land"):
        by_proposal[position.proposal_id].append(position)
    for proposal in proposals:
        proposal.current_positions = by_proposal[proposal.pk]
    return proposals

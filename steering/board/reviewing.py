"""What was ticked to be planned, and what is planned: old and new state, who will be told, what stands against it."""

from dataclasses import dataclass

from intmk import clock
from proposals.facts import Recommendation
from proposals.models import Proposal
from steering.board.models.planned_step import PlannedStep
from steering.board.planning import open_plans
from steering.board.plans import stands_against, target_of, told_of


@dataclass(frozen=True, slots=True)
class Planned:
    """A planned step as it would be applied now."""

    plan: PlannedStep
    target: str
    told: str
    against: str  # why it cannot be applied now
    facts: list[str]


def chosen_for_plan(request, conference) -> list[Proposal]:
    """The proposals that were ticked, as far as she sees them and they belong to the year."""
    rows = Proposal.objects.visible_to(request.user).filter(conference=conference)
    return list(rows.filter(reference__in=request.GET.getlist("wahl")).for_page(clock.today()).order_by("reference"))


def review_of(conference) -> list[Planned]:
    plans = list(open_plans(conference).select_related("by").order_by("pk"))
    rows = Proposal.objects.for_page(clock.today()).in_bulk([plan.proposal_id for plan in plans])
    meetings = {meeting.pk: str(meeting) for meeting in conference.meetings.all()}
    return [_planned(plan, rows[plan.proposal_id], conference, meetings) for plan in plans]


def _planned(plan, proposal, conference, meetings) -> Planned:
    proposal.conference = conference  # one object for all rows
    plan.proposal = proposal
    step = plan.transition
    facts = [_word(code, value, meetings) for code, value in plan.facts.items() if value]
    return Planned(plan, target_of(step, proposal), told_of(step), stands_against(step, proposal), facts)


def _word(code, value, meetings) -> str:
    if code == "meeting":
        return meetings.get(value, "")
    return Recommendation(value).label if code == "recommendation" else str(value)

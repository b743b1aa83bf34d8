"""What a proposal waits for, and for whom: read from the workflow. Pure."""

from dataclasses import dataclass

from accounts.permissions import GRANTS, Relation
from intmk.labelled import Labelled
from proposals import workflow
from proposals.facts import Recommendation
from proposals.states import UNDER_WAY, State


class Whom(Labelled):
    """On whom the next step rests."""

    OFFICE = "geschaeftsstelle", "Geschäftsstelle"
    LAND = "land", "Federführendes Land"
    CONFERENCE = "konferenz", "Konferenz"
    NOBODY = "niemand", "Niemand"


@dataclass(frozen=True, slots=True)
class Wait:
    step: str
    whom: Whom


ENDED = Wait("Nichts mehr", Whom.NOBODY)
VOTE = Wait("Abstimmung", Whom.CONFERENCE)


def wait_of(proposal) -> Wait:
    """The step that the process waits for; a tabled proposal waits for the vote, an ended one for nothing."""
    if proposal.state not in UNDER_WAY:
        return ENDED
    if proposal.state == State.TABLED:
        return VOTE
    step = _next_step(proposal)
    return Wait(step.label, _whom(step))


def states_waiting_for(whom: Whom) -> list[State]:
    """In which states the next step rests on them: for filters, which look at many rows at once."""
    return [state for state in State if _whom_in(state) == whom]


def moving_steps() -> list[str]:
    """The codes of the steps that lead to another state: since the last of them a proposal has waited."""
    return [step.code for step in workflow.TRANSITIONS.values() if step.target and step.target not in step.sources]


def _next_step(proposal) -> workflow.Transition:
    if proposal.state == State.PRE_CONFERENCE and proposal.recommendation:
        returns = proposal.recommendation == Recommendation.RETURN
        return workflow.RETURN if returns else workflow.TABLE
    return next(step for step in _awaited_in(proposal.state) if step.applies(proposal))


def _awaited_in(state) -> list[workflow.Transition]:
    return [step for step in workflow.from_state(state) if step.is_awaited]


def _whom_in(state) -> Whom:
    if state not in UNDER_WAY:
        return Whom.NOBODY
    return Whom.CONFERENCE if state == State.TABLED else _whom(_awaited_in(state)[0])


def _whom(step) -> Whom:
    return Whom.OFFICE if Relation.OFFICE in GRANTS[step.permission] else Whom.LAND

"""What the pages of motions show."""

from dataclasses import dataclass

from proposals.states import State
from voting.ballots.rules import Purpose
from voting.calling.objections import not_to_be_moved
from voting.calling.rules import MOTIONS, Motion


@dataclass(frozen=True, slots=True)
class Movable:
    """A motion that belongs to the state of a proposal, and why it cannot be put now, if so."""

    motion: Motion
    objection: str | None


def motions_on(proposal) -> list[Movable]:
    late = proposal.state == State.SUBMITTED
    fitting = (motion for motion in MOTIONS.values() if (motion.purpose == Purpose.ADMISSION) == late)
    return [Movable(motion, not_to_be_moved(proposal, motion)) for motion in fitting]

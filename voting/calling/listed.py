"""What stands on the list without debate and is called together."""

from dataclasses import dataclass

from conferences.models import Meeting
from proposals.models import Proposal
from proposals.states import State
from voting.ballots.majority import RuleSnapshot
from voting.ballots.rules import Purpose, rule_for


@dataclass(frozen=True, slots=True)
class Called:
    """An item of the list without debate, with the rule for it."""

    proposal: Proposal
    snapshot: RuleSnapshot

    @property
    def pk(self) -> int:
        return self.proposal.pk

    @property
    def number(self) -> str:
        return str(self.proposal.agenda_item)

    @property
    def label(self) -> str:
        return f"{self.number}: {self.proposal.title}"

    @property
    def in_name(self) -> str:
        return f"mit-{self.pk}"

    @property
    def but_name(self) -> str:
        return f"ausser-{self.pk}"


def called_together(meeting: Meeting) -> list[Called]:
    """What stands on the list without debate and is undecided, in the order of the agenda. One query."""
    rules = meeting.conference.rules
    rows = Proposal.objects.for_steps().filter(
        agenda_item__meeting=meeting, agenda_item__is_on_consent_list=True, state=State.TABLED
    )
    found = list(rows.order_by("agenda_item__rank"))
    for proposal in found:
        proposal.conference = meeting.conference
    return [Called(each, rule_for(rules, Purpose.SUBSTANCE, each.subject_class)) for each in found]

"""Which steps are planned for many proposals at once, who has to know of it, and what stands against it now. Pure."""

from accounts.permissions import Relation
from journal.verbs import Involved, Urgency
from proposals import workflow
from proposals.facts import SUBJECT
from proposals.states import State

# Steps of the office that many proposals can take with the same facts. The subject stays what it is for each.
PLANNABLE = (
    workflow.ADMIT,
    workflow.TO_PRE_CONFERENCE,
    workflow.RECOMMEND,
    workflow.RETURN,
    workflow.CARRY_OVER,
)
BY_CODE = {step.code: step for step in PLANNABLE}

_WORDS = {
    Relation.LEAD_LAND: "federführendes Land",
    Relation.LEAD_APPROVER: "Freigabe des federführenden Landes",
    Relation.CO_SPONSOR: "Mitantragsteller",
    Relation.GROUP_MEMBER: "Arbeitsgruppe",
    Relation.GROUP_LEAD: "Leitung der Arbeitsgruppe",
    Relation.MEMBER_LAND: "alle Länder",
    Relation.OFFICE: "Geschäftsstelle",
    Relation.DELEGATE: "Stimmführung",
    Relation.PRESS: "Pressestelle",
    Relation.GUEST: "Gäste des Bundes",
    Involved.SPOKEN: "Länder mit Position",
}


def facts_of(step):
    """What a person gives for all of them."""
    return [fact for fact in step.facts if fact is not SUBJECT]


def told_of(step) -> str:
    """Who has to know of a step, and how soon: as the table of the journal says."""
    if step.verb.urgency == Urgency.SILENT:
        return "niemand; es steht im Verlauf"
    known = [_WORDS[whom] for whom in step.verb.to_know]
    return f"{', '.join(known)} ({step.verb.urgency.label})"


def target_of(step, proposal) -> str:
    return State(step.target or proposal.state).label


def stands_against(step, proposal) -> str:
    """Why this proposal cannot take the step now; empty where it can."""
    if proposal.state not in step.sources:
        return f"Der Vorschlag hat jetzt den Stand „{State(proposal.state).label}“; „{step.label}“ gehört nicht dazu."
    if not step.applies(proposal):
        return f"„{step.label}“ gilt nicht für diesen Vorschlag."
    return step.objection(proposal) or ""

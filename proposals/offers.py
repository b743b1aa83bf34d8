"""What this floor offers a person for a proposal: all its rooms in their order, then the steps of the workflow."""

from django.urls import reverse

from proposals.amendments.offers import offers as of_amendments
from proposals.drafting.offers import offers as of_drafting
from proposals.offer import Offer
from proposals.positions.offers import offers as of_positions
from proposals.presenting.offers import offers as of_presenting


def offers(user, proposal):
    yield from of_drafting(user, proposal)
    yield from of_amendments(user, proposal)
    yield from of_positions(user, proposal)
    yield from of_presenting(user, proposal)
    yield from _of_workflow(user, proposal)


def _of_workflow(user, proposal):
    steps = list(proposal.steps_for(user))
    blocked = {step.transition.code for step in steps if step.objection}
    for step in steps:
        transition = step.transition
        yield Offer(
            transition.label,
            transition.explanation,
            reverse("proposals:step", args=[proposal.reference, transition.code.replace("_", "-")]),
            step.objection,
            transition.is_awaited or transition.instead_of in blocked or transition.is_due(proposal),
        )

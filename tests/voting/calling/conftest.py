"""A Hauptkonferenz that sits, with what is on its agenda."""

import pytest

from proposals.models import Proposal
from tests.voting.sitting import meeting, office, open_session  # noqa: F401


@pytest.fixture
def listed(proposal_in):
    """`listed(3)`: so many items on the list without debate, in the order of the agenda."""

    def make(count):
        found = [proposal_in("tabled", title=f"Punkt {place + 1}") for place in range(count)]
        for proposal in found:
            type(proposal.agenda_item).objects.filter(pk=proposal.agenda_item_id).update(is_on_consent_list=True)
        return list(Proposal.objects.filter(pk__in=[each.pk for each in found]).order_by("agenda_item__rank"))

    return make

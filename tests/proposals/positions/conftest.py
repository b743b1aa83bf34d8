"""Positions as the people of a Land take them."""

import pytest

from accounts.models import Land
from proposals.models import Position


@pytest.fixture
def takes(somebody):
    """`takes(proposal, "hamburg", "supports")`: the position as that person enters it."""
    return lambda proposal, who, stance, **words: Position.take(proposal, stance, by=somebody(who), **words)


@pytest.fixture
def hamburg_approves(laender):
    """Hamburg wants its positions released by its approver."""
    Land.objects.filter(pk="HH").update(approves_positions=True)

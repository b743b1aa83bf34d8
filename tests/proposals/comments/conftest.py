"""Comments of every circle."""

import pytest

from proposals.models import Comment, Proposal


@pytest.fixture
def says(somebody):
    """`says(proposal, "hamburg", "land")`: the comment of that person to that circle."""

    def say(proposal, who, circle, text="Bitte prüfen.", block_id=""):
        proposal = Proposal.objects.get(pk=proposal.pk)
        return Comment.write(proposal, text, circle=circle, by=somebody(who), block_id=block_id)

    return say

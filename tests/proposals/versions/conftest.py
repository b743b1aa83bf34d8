"""What the tests of reading start from: a text with four versions, two of them an outsider may not read."""

import pytest

from proposals.models import Proposal
from proposals.versions.saving import Draft, revise
from tests.proposals.versions.texts import ONE, THREE, TWO, WHY
from tests.world import SECRET
from text.text import Text


@pytest.fixture
def saves(somebody):
    """`saves(proposal, who, *blocks)`: the next version with these blocks, by that person."""

    def saved(proposal, who, *blocks, title="Kurse sichern", note="", is_editorial=False):
        proposal = Proposal.objects.get(pk=proposal.pk)
        draft = Draft(Text(title, blocks), note, is_editorial)
        version = revise(proposal, draft, base=proposal.text.number, by=somebody(who))
        assert version is not None
        return version

    return saved


@pytest.fixture
def drafted(proposal_in, saves):
    """In the group: version 1 an idea, 2 and 3 by Bayern and Hamburg, with a secret in 2."""
    proposal = proposal_in("drafting", title="Kurse")
    saves(proposal, "bayern", ONE, TWO, WHY, title=f"Kurse {SECRET}", note=f"neu: {SECRET}")
    saves(proposal, "hamburg", ONE, THREE, TWO, WHY)
    return Proposal.objects.get(pk=proposal.pk)


@pytest.fixture
def submitted(drafted, somebody):
    """The same, handed in: all Länder read version 3; 1 and 2 were drafts of Bayern and its group."""
    drafted.move("submit", by=somebody("bayern_freigabe"))
    return Proposal.objects.get(pk=drafted.pk)

"""What the tests of positions and comments start from."""

import pytest

from accounts.models import Land
from proposals.models import Position, Proposal
from proposals.versions.saving import Draft
from text.parse import keep_ids, parse
from text.text import Text

CHANGED = (
    "1. Die IntMK stellt fest, dass Kurse fehlen.\n2. Die IntMK bittet den Bund um mehr Mittel.\n"
    "   a) für Kurse,\n   b) für Beratung."
)


@pytest.fixture
def revised(somebody):
    """`revised(proposal)`: the proposal with a new version by Bayern, in which Ziffer 2 is another."""

    def revise(proposal, ziffern=CHANGED, *, is_editorial=False):
        proposal = Proposal.objects.get(pk=proposal.pk)
        blocks = keep_ids(proposal.text.read().blocks, parse("", ziffern, "Weil es nötig ist."))
        draft = Draft(Text(proposal.title, blocks), "Ziffer 2 genauer", is_editorial)
        assert revise(proposal, draft, base=proposal.text.number, by=somebody("bayern"))
        return proposal

    return revise


@pytest.fixture
def takes(somebody):
    """`takes(proposal, "hamburg", "supports")`: the position as that person enters it."""
    return lambda proposal, who, stance, **words: Position.take(proposal, stance, by=somebody(who), **words)


@pytest.fixture
def hamburg_approves(laender):
    """Hamburg wants its positions released by its approver."""
    Land.objects.filter(pk="HH").update(approves_positions=True)

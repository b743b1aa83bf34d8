"""A TOP in the session with amendments: three Ziffern, the second with two subpoints, and a reference to the third."""

import pytest

from proposals.amendments.models.amendment import Wish
from proposals.models import Amendment, Proposal
from tests.voting.parts.texts import TEXT
from tests.world import SESSION
from text.amend import Delete, Replace
from voting.ballots.recording import record_roll_call
from voting.parts.subjects import amendment_subject, ziffer_subject


@pytest.fixture
def office(somebody):
    return somebody("geschaeftsstelle")


@pytest.fixture
def tabled(proposal_in) -> Proposal:
    """A proposal of Bayern on the agenda; the session has not begun."""
    return proposal_in("tabled", ziffern=TEXT)


@pytest.fixture
def ids(tabled) -> dict[str, str]:
    """The ids of the Ziffern by their names."""
    text = tabled.text.read()
    return {name: block_id for block_id, name in text.names.items()}


@pytest.fixture
def file(tabled, somebody):
    """`file("hamburg", Delete(…))`: an amendment of that person's Land."""

    def filed(who, *operations):
        wanted = tabled.text.read().apply(operations)
        return Amendment.file(tabled, Wish(wanted, "Besser so."), base=1, by=somebody(who))

    return filed


@pytest.fixture
def amendments(file, ids):
    """Ä1 Hamburg words Ziffer 1 anew, Ä2 Sachsen strikes it, Ä3 Hamburg changes a word of Ziffer 3."""
    return [
        file("hamburg", Replace(ids["Ziffer 1"], "Die IntMK stellt fest, dass Kurse in allen Ländern ausfallen.")),
        file("sachsen", Delete(ids["Ziffer 1"])),
        file("hamburg", Replace(ids["Ziffer 3"], "Die IntMK bittet das Vorsitzland um einen Vermerk zu Ziffer 2.")),
    ]


@pytest.fixture
def begun(tabled, amendments, stopped_clock) -> Proposal:
    """The session has begun."""
    stopped_clock(SESSION)
    return fresh(tabled)


@pytest.fixture
def vote(office):
    """`vote(amendment, choices("rejected"))`: a roll call on it."""

    def voted(amendment, choices):
        amendment = Amendment.objects.select_related("land").get(pk=amendment.pk)
        return record_roll_call(amendment.proposal, choices, by=office, subject=amendment_subject(amendment))

    return voted


@pytest.fixture
def vote_on_ziffer(office):
    def voted(proposal, block, choices):
        proposal = fresh(proposal)
        name = proposal.text.read().names.get(block, "Ziffer 9")
        return record_roll_call(proposal, choices, by=office, subject=ziffer_subject(proposal, block, name))

    return voted


def fresh(proposal) -> Proposal:
    return Proposal.objects.get(pk=proposal.pk)

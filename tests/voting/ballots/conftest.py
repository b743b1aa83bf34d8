import pytest

from tests.world import SESSION
from voting.ballots import polling


@pytest.fixture
def office(somebody):
    return somebody("geschaeftsstelle")


@pytest.fixture
def tabled(proposal_in, stopped_clock):
    """A proposal on the agenda; the session has begun."""
    proposal = proposal_in("tabled")
    stopped_clock(SESSION)
    return proposal


@pytest.fixture
def ballot(tabled, office):
    """The Länder are asked about it."""
    return polling.open_ballot(tabled, by=office)

"""Two people record the same roll call at the same moment."""

import pytest

from tests.together import same, signed_in
from tests.voting.counting import confirmed
from tests.world import SESSION, choices
from voting.models import Declaration

pytestmark = pytest.mark.django_db(transaction=True)


def test_of_two_roll_calls_one_wins_and_the_other_is_told(proposal_in, personas, together, stopped_clock):
    proposal = proposal_in("tabled")
    stopped_clock(SESSION)
    url = f"/vorschlaege/{proposal.reference}/abstimmung/"
    clients = [signed_in(personas["geschaeftsstelle"]) for _ in range(2)]
    found = together(
        lambda: confirmed(clients[0], url, choices("adopted")),
        lambda: confirmed(clients[1], url, choices("rejected")),
    )
    assert sorted(response.status_code for response in found) == [302, 409]
    loser = next(response for response in found if response.status_code == 409).content.decode()
    assert "Geschaeftsstelle hat das Ergebnis bereits am 24. April 2025, 10:00 Uhr erfasst: " in loser
    declared = Declaration.objects.get()
    assert (declared.ballot.votes.count(), same(proposal).state) == (16, declared.result)

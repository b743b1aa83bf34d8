"""A session without quorum: nothing is decided, the item waits, and may be deferred to the next conference."""

import pytest

from proposals.models import Proposal
from tests.proposals.pages import said
from tests.voting.counting import confirmed
from tests.world import SESSION, choices
from voting.models import Declaration

ABSENT = dict.fromkeys(["BW", "BY", "BE", "BB", "HB", "HH", "HE", "MV"], "absent")


@pytest.fixture
def proposal(proposal_in, stopped_clock):
    found = proposal_in("tabled")
    stopped_clock(SESSION)
    return found


def test_the_item_stays_and_everybody_reads_why(sign_in, proposal):
    client, url = sign_in("geschaeftsstelle"), f"/vorschlaege/{proposal.reference}/"
    response = confirmed(client, f"{url}abstimmung/", choices(**ABSENT))
    assert said(response) == [
        "Nicht beschlussfähig. Für die Beschlussfähigkeit müssen 9 Länder anwesend sein; "
        "anwesend waren 8 Länder. Der Punkt bleibt auf der Tagesordnung."
    ]
    assert Proposal.objects.get().state == "tabled"
    page = sign_in("sachsen").get(f"{url}verlauf/").content.decode()
    assert "hat festgehalten, dass die Konferenz nicht beschlussfähig war." in page
    assert sign_in("geschaeftsstelle").get(f"{url}freigabe/").status_code == 404


def test_later_in_the_session_the_same_item_is_decided(sign_in, proposal):
    client, url = sign_in("geschaeftsstelle"), f"/vorschlaege/{proposal.reference}/abstimmung/"
    confirmed(client, url, choices(**ABSENT))
    assert said(confirmed(client, url, choices()))[-1] == "Ergebnis: einstimmig, 16 : 0 : 0 (Ja : Nein : Enthaltung)."
    assert list(Declaration.objects.order_by("pk").values_list("result", flat=True)) == ["no_quorum", "adopted"]


def test_or_it_is_deferred_and_goes_on_next_year(sign_in, proposal):
    client, url = sign_in("geschaeftsstelle"), f"/vorschlaege/{proposal.reference}/"
    confirmed(client, f"{url}abstimmung/", choices(**ABSENT))
    client.post(f"{url}schritt/defer/", {"reason": "Nicht beschlussfähig."})
    old = Proposal.objects.get(reference=proposal.reference)
    assert (old.state, old.successors.get().conference_id) == ("deferred", 21)
    assert confirmed(client, f"{url}abstimmung/", choices()).status_code == 409
    assert old.successors.get().reference in sign_in("sachsen").get(url).content.decode()

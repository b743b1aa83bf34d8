"""The card on the page of a proposal that says what is missing before it is handed in."""

import pytest

from accounts.models import Land
from proposals.models import Position, Proposal
from tests.world import SECRET


def shown(page: str) -> bool:
    return "Vor der Einreichung" in page


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        ("drafting", {"bayern": True, "hamburg": True, "geschaeftsstelle": False}),
        ("exchange", {"bayern": True, "hamburg": False, "sachsen": False}),
        ("submitted", {"bayern": False, "bayern_freigabe": False, "geschaeftsstelle": False}),
    ],
)
def test_the_card_is_for_those_who_write(proposal_in, sign_in, state, expected):
    url = proposal_in(state).get_absolute_url()
    assert {name: shown(sign_in(name).get(url).content.decode()) for name in expected} == expected


def test_the_card_names_what_is_missing_and_leads_there(start, sign_in):
    proposal = start(addressee="")
    page = sign_in("bayern").get(proposal.get_absolute_url()).content.decode()
    assert 'angaben/#id_addressee">Der Adressat fehlt.</a>' in page
    assert "Verhindert die Einreichung" in page


def test_the_card_tells_of_reservations_and_confirmations(proposal_in, somebody, revised, sign_in):
    proposal = proposal_in("exchange")
    for name, stance in (("sachsen", "examining"), ("hamburg", "supports")):
        Position.take(proposal, stance, by=somebody(name))
    revised(proposal)
    page = sign_in("bayern").get(proposal.get_absolute_url()).content.decode()
    assert [words in page for words in ("Prüft noch: Sachsen.", "Bestätigung steht aus: Hamburg.")] == [True, True]


def test_the_card_tells_of_nothing_that_is_only_prepared(proposal_in, laender, somebody, sign_in):
    Land.objects.filter(pk="HH").update(approves_positions=True)
    proposal = proposal_in("exchange")
    Position.take(proposal, "objects", by=somebody("hamburg"), note=SECRET)
    page = sign_in("bayern").get(proposal.get_absolute_url()).content.decode()
    assert "Lehnt ab" not in page
    assert Position.objects.prepared().count() == Proposal.objects.count() == 1

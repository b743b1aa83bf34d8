"""Ziffer by Ziffer where a Land asks: what is rejected falls out, before the whole is voted on."""

import pytest

from journal.models import Entry
from proposals.models import Proposal
from tests.voting.parts.acting import asked, fresh, refusal, settled, unvouched
from tests.voting.parts.texts import words
from tests.world import choices
from voting.ballots.objections import not_open
from voting.ballots.recording import record_roll_call
from voting.models import Ballot, ZifferRequest
from voting.parts.deciding import drop_ziffer
from voting.parts.objections import not_on_ziffer
from voting.parts.settling import settlement_of
from voting.parts.standing import parts_of


@pytest.fixture
def plain(begun, amendments, office, vote):
    """All amendments are rejected and out of the way."""
    for amendment in amendments:
        vote(amendment, choices("rejected"))
    settled(begun, office)
    return fresh(begun)


def test_a_rejected_ziffer_falls_out_with_its_subpoints(plain, office, vote_on_ziffer, ids):
    request = asked(plain, ids["Ziffer 2"], office)
    assert (request.named, request.land_id, asked(plain, ids["Ziffer 2"], office)) == ("Ziffer 2", "SN", None)
    told = refusal(lambda: record_roll_call(fresh(plain), choices(), by=office))
    assert told == "Unter „Änderungsanträge und Ziffern“ wird zuerst einzeln abgestimmt über: Ziffer 2."
    vote_on_ziffer(plain, ids["Ziffer 2"], choices("rejected"))
    told = not_open(fresh(plain))
    assert told.endswith("stellen Sie zuerst den Text fest; abgelehnt und noch darin: Ziffer 2.")
    version = settled(plain, office)
    assert (version.number, version.is_by_conference) == (2, True)
    assert words(plain) == [
        "1. Die IntMK stellt fest, dass Kurse fehlen.",
        "2. Die IntMK bittet das Vorsitzland um einen Bericht zu Ziffer 2 [gestrichen].",
    ]
    assert version.read().blocks[1].id == ids["Ziffer 3"]
    assert Entry.objects.about(plain).last().says == (
        "hat den Text nach den Abstimmungen über einzelne Ziffern festgestellt; es entfällt: Ziffer 2. "
        "Es gilt Fassung 2."
    )
    assert record_roll_call(fresh(plain), choices(), by=office).ballot.version == version
    assert unvouched() == []


def test_an_adopted_ziffer_stays(plain, office, vote_on_ziffer, ids):
    asked(plain, ids["Ziffer 2"], office)
    vote_on_ziffer(plain, ids["Ziffer 2"], choices())
    assert not_open(fresh(plain)) is None
    assert settlement_of(parts_of(fresh(plain))) is None


def test_a_ziffer_that_no_longer_exists_is_refused_with_a_sentence(plain, office, vote_on_ziffer, ids):
    for name in ("Ziffer 2", "Ziffer 2 Buchstabe a"):
        asked(plain, ids[name], office)
    vote_on_ziffer(plain, ids["Ziffer 2"], choices("rejected"))
    told = not_on_ziffer(fresh(plain), ids["Ziffer 2 Buchstabe a"])
    assert told == "Ziffer 2 Buchstabe a entfällt mit der Ziffer darüber, die abgelehnt ist."
    settled(plain, office)
    told = refusal(lambda: vote_on_ziffer(plain, ids["Ziffer 2 Buchstabe a"], choices()))
    assert told.startswith("Ziffer 2 Buchstabe a gibt es in Fassung 2 nicht mehr.")
    told = refusal(lambda: asked(plain, ids["Ziffer 2"], office, "BY"))
    assert told.startswith("Diese Ziffer gibt es in Fassung 2 nicht mehr.")
    assert Ballot.objects.filter(scope="ziffer").count() == 1


def test_a_ziffer_nobody_asked_for_is_not_voted_on(plain, vote_on_ziffer, ids):
    told = refusal(lambda: vote_on_ziffer(plain, ids["Ziffer 3"], choices()))
    assert told.startswith("Kein Land hat beantragt, über Ziffer 3 einzeln abzustimmen.")


def test_amendments_come_before_single_ziffern(begun, amendments, office, vote_on_ziffer, ids):
    asked(begun, ids["Ziffer 3"], office)
    told = refusal(lambda: vote_on_ziffer(begun, ids["Ziffer 3"], choices()))
    assert told.endswith("Noch nicht festgestellt: Ä1, Ä2, Ä3.")


def test_a_land_drops_what_it_asked_for(plain, office, vote_on_ziffer, ids):
    first, second = asked(plain, ids["Ziffer 2"], office), asked(plain, ids["Ziffer 3"], office)
    assert drop_ziffer(fresh(first), by=office)
    assert drop_ziffer(fresh(first), by=office) is False
    assert [part.name for part in parts_of(fresh(plain)).ziffern] == ["Ziffer 3"]
    vote_on_ziffer(plain, ids["Ziffer 3"], choices())
    told = refusal(lambda: drop_ziffer(fresh(second), by=office))
    assert told == "Über Ziffer 3 wird oder ist schon abgestimmt. Der Antrag bleibt."
    assert ZifferRequest.objects.standing().count() == 1


def test_where_all_ziffern_are_rejected_the_whole_is_voted_on(plain, office, vote_on_ziffer, ids):
    for name in ("Ziffer 1", "Ziffer 2", "Ziffer 3"):
        asked(plain, ids[name], office)
        vote_on_ziffer(plain, ids[name], choices("rejected"))
    assert settlement_of(parts_of(fresh(plain))) is None
    assert record_roll_call(fresh(plain), choices("rejected"), by=office).result == "rejected"
    assert Proposal.objects.get(pk=plain.pk).state == "rejected"

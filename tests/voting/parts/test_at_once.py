"""Several people at one moment at the parts of a TOP: each step happens once, or the other is told why not."""

import pytest

from intmk.refusal import Refused
from proposals.models import Amendment, Proposal, Version
from tests.together import same
from tests.world import choices
from voting.ballots import polling
from voting.ballots.recording import record_roll_call
from voting.models import Ballot, Handling, VotingOrder, ZifferRequest
from voting.parts.deciding import arrange, ask_for_ziffer, take_over
from voting.parts.order import Direction
from voting.parts.settling import settle, settlement_of
from voting.parts.standing import parts_of
from voting.parts.subjects import amendment_subject

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def office(personas):
    return personas["geschaeftsstelle"]


def read(amendment) -> Amendment:
    return Amendment.objects.select_related("land", "proposal").get(pk=amendment.pk)


def opening(amendment, by):
    def opened():
        amended = read(amendment)
        return polling.open_ballot(same(amended.proposal), by=by, subject=amendment_subject(amended))

    return opened


def test_an_amendment_is_taken_over_or_voted_on(begun, amendments, office, personas, together):
    lead = personas["bayern_freigabe"]
    taken, opened = together(lambda: take_over(read(amendments[0]), by=lead), opening(amendments[0], office))
    assert sorted(isinstance(each, Refused) for each in (taken, opened)) == [False, True]
    assert Handling.objects.count() + Ballot.objects.count() == 1


def test_two_clerks_open_the_same_amendment(begun, amendments, office, together):
    found = together(*(opening(amendments[0], office) for _ in range(3)))
    assert sorted(each is None for each in found) == [False, True, True]
    assert Ballot.objects.count() == 1


def test_two_clerks_open_different_amendments(begun, amendments, office, together):
    found = together(opening(amendments[0], office), opening(amendments[1], office))
    assert sorted(isinstance(each, Refused) for each in found) == [False, True]
    assert Ballot.objects.count() == 1


def test_two_clerks_change_the_order(begun, office, together):
    moves = ((1, Direction.FIRST), (3, Direction.FIRST))
    found = together(
        *(lambda number=n, to=d: arrange(same(begun), number, to, seen=0, by=office) for n, d in moves),
    )
    [refused] = [each for each in found if isinstance(each, Refused)]
    assert str(refused).startswith("Geschaeftsstelle hat die Reihenfolge inzwischen geändert.")
    assert VotingOrder.objects.count() == 1


def test_the_same_roll_call_twice_is_one(begun, amendments, office, together):
    def recording():
        amended = read(amendments[0])
        subject = amendment_subject(amended)
        return record_roll_call(same(amended.proposal), choices(), by=office, subject=subject)

    found = together(recording, recording)
    assert sorted(isinstance(each, Refused) for each in found) == [False, True]
    assert Ballot.objects.count() == 1


def test_a_text_settled_twice_is_one_version(begun, amendments, office, together):
    for amendment in amendments:
        take_over(read(amendment), by=office)
    seen = settlement_of(parts_of(same(begun))).mark
    found = together(*(lambda: settle(same(begun), seen=seen, by=office) for _ in range(2)))
    assert sorted(isinstance(each, Refused) for each in found) == [False, True]
    assert list(Version.objects.values_list("number", "is_by_conference")) == [(1, False), (2, True)]
    assert Proposal.objects.get().text.number == 2


def test_a_land_asks_for_a_ziffer_once(begun, office, ids, together, laender):
    def asking():
        return ask_for_ziffer(same(begun), ids["Ziffer 2"], land=laender["SN"], by=office)

    found = together(asking, asking)
    assert sorted(each is None for each in found) == [False, True]
    assert ZifferRequest.objects.count() == 1

"""Several people call the Länder at the same moment: one result, and the others are told."""

import pytest

from conferences.models import Meeting
from intmk.refusal import Refused
from proposals.models import Proposal
from tests.together import same, signed_in
from tests.voting.counting import confirmed
from tests.world import choices
from voting.ballots import polling
from voting.calling.bloc import record_bloc
from voting.calling.motions import Moved, record_motion
from voting.calling.rules import MOTIONS
from voting.models import Ballot, Declaration, Vote

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def office(personas):
    return personas["geschaeftsstelle"]


@pytest.fixture
def three(listed, open_session):
    found = listed(3)
    open_session()
    return [Proposal.objects.get(pk=proposal.pk) for proposal in found]


def bloc(meeting, items, office):
    rows = Meeting.objects.select_related("conference__rules")
    return lambda: record_bloc(rows.get(pk=meeting.pk), {item.pk: choices() for item in items}, by=office)


def states(items):
    return [same(item).state for item in items]


def refused(found):
    return [each for each in found if isinstance(each, Refused)]


def test_a_bloc_sent_twice_at_once_is_recorded_once(three, meeting, personas, together):
    url = f"/sitzungen/{meeting.pk}/en-bloc/"
    form = choices() | {f"mit-{item.pk}": "on" for item in three}
    clients = [signed_in(personas["geschaeftsstelle"]) for _ in range(2)]
    found = together(*(lambda client=client: confirmed(client, url, form) for client in clients))
    assert 302 in {response.status_code for response in found}
    assert (states(three), Ballot.objects.count(), Vote.objects.count()) == (["adopted"] * 3, 3, 48)


def test_of_two_blocs_that_overlap_one_wins(three, meeting, office, together):
    found = together(bloc(meeting, three[:2], office), bloc(meeting, three[1:], office))
    assert len(refused(found)) == 1
    assert sorted(states(three)) == ["adopted", "adopted", "tabled"]
    assert Declaration.objects.count() == 2


def test_an_item_lifted_while_it_is_called_stops_all_or_comes_too_late(three, meeting, office, personas, together):
    lift = lambda: same(three[1]).move("take_off_list", by=personas["bayern"], reason="Aussprache.")  # noqa: E731
    found = together(bloc(meeting, three, office), lift)
    assert len(refused(found)) == 1
    assert states(three) == (["tabled"] * 3 if refused(found[:1]) else ["adopted"] * 3)


def test_a_ballot_opened_while_the_list_is_called_is_one_of_both(three, meeting, office, together):
    found = together(bloc(meeting, three[:2], office), lambda: polling.open_ballot(same(three[2]), by=office))
    assert len(refused(found)) <= 1
    assert states(three)[:2] == (["tabled"] * 2 if refused(found[:1]) else ["adopted"] * 2)


def test_a_session_closed_while_the_list_is_called_leaves_all_or_nothing(three, meeting, office, together):
    found = together(bloc(meeting, three, office), lambda: meeting.session.close(by=office))
    assert states(three) == (["tabled"] * 3 if refused(found[:1]) else ["adopted"] * 3)


def test_a_motion_sent_twice_at_once_is_one(proposal_in, open_session, office, together):
    proposal = proposal_in("tabled")
    open_session()
    moved = Moved(MOTIONS["vertagen"], "Es fehlt Zeit.", 0)
    found = together(*(lambda: record_motion(same(proposal), moved, choices(), by=office) for _ in range(2)))
    assert (len(refused(found)), same(proposal).state, same(proposal).successors.count()) == (1, "deferred", 1)
    assert Ballot.objects.count() == 1


def test_a_motion_and_the_vote_on_the_matter_come_one_after_the_other(proposal_in, open_session, office, together):
    proposal = proposal_in("tabled")
    open_session()
    moved = Moved(MOTIONS["vertagen"], "Es fehlt Zeit.", 0)
    found = together(
        lambda: record_motion(same(proposal), moved, choices(), by=office),
        lambda: polling.open_ballot(same(proposal), by=office),
    )
    assert len(refused(found)) == 1
    assert same(proposal).state == ("tabled" if refused(found[:1]) else "deferred")


def test_what_is_withdrawn_while_a_ballot_is_opened_is_one_of_both(proposal_in, open_session, personas, together):
    proposal = proposal_in("tabled")
    open_session()
    found = together(
        lambda: polling.open_ballot(same(proposal), by=personas["geschaeftsstelle"]),
        lambda: same(proposal).move("withdraw", by=personas["bayern_freigabe"], reason="Erledigt."),
    )
    assert len(refused(found)) == 1
    assert same(proposal).is_put_to_vote == (same(proposal).state == "tabled")

"""Two people of one Land, or two of the lead, at the same moment."""

import pytest

from intmk.refusal import Refused
from journal.models import Entry
from proposals.models import Position, Proposal
from proposals.positions.wording import adopt_wording
from tests.world import appoint

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("state", ["exchange", "submitted"])
def test_two_officials_of_one_land_leave_one_position(proposal_in, somebody, together, state):
    proposal = proposal_in(state)
    second = appoint("zweite", "official", "HH")
    together(
        lambda: Position.take(proposal, "supports", by=somebody("hamburg")),
        lambda: Position.take(proposal, "objects", by=second),
    )
    assert Position.objects.filter(proposal=proposal).count() == 2
    assert Position.objects.current().filter(proposal=proposal).count() == 1


def test_two_officials_prepare_one_position(proposal_in, hamburg_approves, somebody, together):
    proposal = proposal_in("exchange")
    second = appoint("zweite", "official", "HH")
    together(
        lambda: Position.take(proposal, "supports", by=somebody("hamburg")),
        lambda: Position.take(proposal, "objects", by=second),
    )
    assert Position.objects.prepared().filter(proposal=proposal).count() == 1


def test_a_release_and_a_new_preparation_never_mix(proposal_in, hamburg_approves, takes, somebody, together):
    proposal = proposal_in("exchange")
    position = takes(proposal, "hamburg", "supports")
    released, _ = together(
        lambda: Position.commit(proposal, position.pk, by=somebody("hamburg_freigabe")),
        lambda: Position.take(proposal, "objects", by=somebody("hamburg")),
    )
    current = list(Position.objects.current().values_list("stance", flat=True))
    assert current == ([] if isinstance(released, Refused) else ["supports"])
    assert list(Position.objects.prepared().values_list("stance", flat=True)) == ["objects"]


def test_two_approvers_release_once(proposal_in, hamburg_approves, takes, somebody, together):
    proposal = proposal_in("exchange")
    prepared = takes(proposal, "hamburg", "supports")
    approvers = [somebody("hamburg_freigabe"), appoint("zweite", "approver", "HH")]
    found = together(*[lambda by=by: Position.commit(proposal, prepared.pk, by=by) for by in approvers])
    assert sorted(type(result).__name__ for result in found) == ["Position", "Refused"]
    assert Entry.objects.about(proposal).filter(verb="position_released").count() == 1


def test_two_confirmations_are_one(proposal_in, takes, revised, somebody, together):
    proposal = proposal_in("exchange")
    takes(proposal, "hamburg", "supports")
    revised(proposal)
    together(*[lambda: Position.confirm(proposal, seen=2, by=somebody("hamburg"))] * 2)
    assert Entry.objects.about(proposal).filter(verb="position_confirmed").count() == 1


def test_a_confirmation_is_for_the_version_that_was_read(proposal_in, takes, revised, somebody, together):
    proposal = proposal_in("exchange")
    takes(proposal, "hamburg", "supports")
    proposal = revised(proposal)
    confirmed, _ = together(
        lambda: Position.confirm(proposal, seen=2, by=somebody("hamburg")),
        lambda: revised(proposal, "1. Die IntMK dankt."),
    )
    position = Position.objects.current().get()
    assert position.version.number == (1 if isinstance(confirmed, Refused) else 2)
    assert list(Position.objects.to_confirm()) == [position]


def test_a_wording_is_taken_over_once(proposal_in, takes, somebody, together):
    proposal = proposal_in("drafting")
    block_id = next(b.id for b in proposal.text.read().blocks if b.kind == "ziffer")
    position = takes(proposal, "hamburg", "supports_if", block_id=block_id, wording="Die IntMK bittet.")
    results = together(
        *[
            lambda name=name: adopt_wording(proposal, position, seen=1, by=somebody(name))
            for name in ("bayern", "bayern_freigabe")
        ]
    )
    assert sorted(isinstance(result, Refused) for result in results) == [False, True]
    assert Proposal.objects.get(pk=proposal.pk).text.number == 2
    assert list(Position.objects.current().values_list("stance", flat=True)) == ["supports"]

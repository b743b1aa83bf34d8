"""The board, its history and the tasks cost the same for any number of positions."""

import pytest

from proposals.models import Position, Proposal
from proposals.positions.board import board_of, history_of
from tests.world import appoint

LAENDER = ("SN", "HE", "HB")


@pytest.mark.parametrize("count", [1, 3])
def test_the_board_costs_the_same(proposal_in, somebody, django_assert_num_queries, count):
    proposal = proposal_in("exchange")
    block_id = next(b.id for b in proposal.text.read().blocks if b.kind == "ziffer")
    for code in LAENDER[:count]:
        person = appoint(f"person_{code}", "official", code)
        Position.take(proposal, "supports", by=person)
        Position.take(proposal, "supports_if", by=person, block_id=block_id, wording="Anders.")
    proposal = Proposal.objects.for_page().get(pk=proposal.pk)
    reader = somebody("geschaeftsstelle")
    assert len(reader.appointments_today) == 1
    with django_assert_num_queries(1):
        board = board_of(proposal, reader)
    assert sum(row.position is not None for row in board.rows) == count
    with django_assert_num_queries(1):
        told = history_of(proposal)
    assert [len(positions) for _, positions in told] == [2] * count


@pytest.mark.parametrize("count", [1, 3])
def test_the_tasks_cost_the_same(
    proposal_in, takes, revised, hamburg_approves, sign_in, django_assert_num_queries, count
):
    for number in range(count):
        proposal = proposal_in("exchange", title=f"Vorschlag {number}")
        takes(proposal, "hamburg_freigabe", "supports")
        revised(proposal)
        takes(proposal, "hamburg", "objects")
    client = sign_in("hamburg_freigabe")
    with django_assert_num_queries(10):
        page = client.get("/aufgaben/").content.decode()
    assert page.count("vorbereitet von Hamburg") == page.count("seit Ihrer Position geändert") == count

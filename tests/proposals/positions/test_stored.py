"""Positions that were stored before a wish could be about several places read as they did."""

import pytest
from django.db import connection

from proposals.models import Position, Proposal
from proposals.positions.wishes import wish_of
from proposals.positions.wording import adopt_wording
from text.amend import Replace

WANTED = "Die IntMK bittet die Bundesregierung um verlässliche Mittel."
INSERT = """
INSERT INTO proposals_position
    (proposal_id, land_id, stance, note, block_id, wording, version_id, taken_at, taken_by_id, is_committed,
     committed_by_id, is_current)
VALUES (%s, 'HH', 'supports_if', 'Nur so.', %s, %s, %s, '2025-03-01', %s, true, %s, true)
"""


@pytest.fixture
def stored(proposal_in, somebody):
    """A proposal and a row as the first release wrote it, without the column that came later."""
    proposal, hamburg = proposal_in("drafting"), somebody("hamburg").pk
    block_id = next(b.id for b in proposal.text.read().blocks if b.text.startswith("Die IntMK bittet"))
    with connection.cursor() as cursor:
        cursor.execute(INSERT, [proposal.pk, block_id, WANTED, proposal.text_id, hamburg, hamburg])
    return proposal, Position.objects.get(), block_id


def test_a_stored_wish_for_one_place_reads_as_before(stored):
    proposal, position, block_id = stored
    assert (position.operations, position.wanted()) == (None, (Replace(block_id, WANTED, 1),))
    wish = wish_of(position, proposal.text)
    assert (wish.names, wish.is_stale, wish.is_gone, wish.against) == (["Ziffer 2"], False, False, [])
    assert position.wished == [f"Gewünschter Wortlaut: „{WANTED}“"]


def test_a_stored_wish_is_shown_changed_and_adopted(stored, sign_in, somebody):
    proposal, position, block_id = stored
    address = f"{proposal.get_absolute_url()}position/"
    form = sign_in("hamburg").get(address).context["form"]
    assert (form["orte"].value(), form[f"wortlaut_{block_id}"].value()) == (block_id, WANTED)
    assert "verlässliche</ins>" in sign_in("bayern").get(f"{address}{position.pk}/wortlaut/").content.decode()
    adopt_wording(proposal, position, seen=1, by=somebody("bayern"))
    assert Proposal.objects.get().text.read().get(block_id).text == WANTED


def test_the_same_words_again_are_the_stored_position(stored, somebody):
    proposal, position, block_id = stored
    again = Position.take(
        proposal, "supports_if", by=somebody("hamburg"), note="Nur so.", block_id=block_id, wording=WANTED
    )
    assert again.pk == position.pk

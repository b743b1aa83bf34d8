"""A changed text asks those who stood behind it."""

import pytest
from django.core.exceptions import PermissionDenied

from intmk.refusal import Refused
from journal.models import Entry
from proposals.models import EditorialObjection, Position, Proposal
from proposals.positions.board import board_of


def asked(proposal) -> list[str]:
    return sorted(Position.objects.to_confirm().filter(proposal=proposal).values_list("land", flat=True))


@pytest.mark.parametrize(
    ("stance", "expected"),
    [("co_sponsor", ["HH"]), ("supports", ["HH"]), ("examining", []), ("objects", [])],
)
def test_only_those_behind_the_text_are_asked(proposal_in, takes, revised, stance, expected):
    proposal = proposal_in("exchange")
    takes(proposal, "hamburg", stance)
    assert asked(proposal) == []
    assert asked(revised(proposal)) == expected


def test_an_editorial_change_does_not_ask_until_a_land_contests_it(proposal_in, takes, revised, somebody):
    proposal = proposal_in("exchange")
    takes(proposal, "hamburg", "supports")
    proposal = revised(proposal, is_editorial=True)
    assert asked(proposal) == []
    EditorialObjection.raise_on(proposal.text, "„mehr“ ist keine Kleinigkeit.", by=somebody("sachsen"))
    assert asked(proposal) == ["HH"]


def test_a_draft_is_contested_only_by_a_land_that_sees_it(proposal_in, revised, somebody):
    draft = revised(proposal_in("drafting"), is_editorial=True)
    with pytest.raises(PermissionDenied):
        EditorialObjection.raise_on(draft.text, "Es fehlt die Beratung.", by=somebody("sachsen"))
    assert EditorialObjection.raise_on(draft.text, "Es fehlt die Beratung.", by=somebody("hamburg")).land_id == "HH"


def test_confirming_is_a_new_row_for_the_current_version(proposal_in, takes, revised, somebody):
    proposal = proposal_in("exchange")
    before = takes(proposal, "hamburg", "supports", note="Gern.")
    revised(proposal)
    after = Position.confirm(proposal, seen=2, by=somebody("hamburg"))
    assert (after.stance, after.note, after.version.number, after.is_current) == ("supports", "Gern.", 2, True)
    before.refresh_from_db()
    assert (before.is_current, before.version.number) == (False, 1)
    assert asked(proposal) == []
    assert Entry.objects.about(proposal).latest("id").says == (
        "hat die Position des Landes für Fassung 2 bestätigt: Unterstützt."
    )


def test_confirming_twice_is_once(proposal_in, takes, revised, somebody):
    proposal = proposal_in("exchange")
    takes(proposal, "hamburg", "supports")
    revised(proposal)
    first, second = (Position.confirm(proposal, seen=2, by=somebody("hamburg")) for _ in range(2))
    assert first == second
    assert Entry.objects.about(proposal).filter(verb="position_confirmed").count() == 1


def test_a_version_nobody_has_read_is_not_confirmed(proposal_in, takes, revised, somebody):
    proposal = proposal_in("exchange")
    takes(proposal, "hamburg", "supports")
    revised(proposal)
    with pytest.raises(Refused, match="Inzwischen gibt es Fassung 2"):
        Position.confirm(proposal, seen=1, by=somebody("hamburg"))
    assert asked(proposal) == ["HH"]


@pytest.mark.parametrize("stance", [None, "examining"])
def test_without_support_there_is_nothing_to_confirm(proposal_in, takes, somebody, stance):
    proposal = proposal_in("exchange")
    if stance:
        takes(proposal, "hamburg", stance)
    with pytest.raises(Refused, match="keine Position, die zu bestätigen wäre"):
        Position.confirm(proposal, seen=1, by=somebody("hamburg"))


def test_entering_the_same_again_confirms(proposal_in, takes, revised):
    proposal = proposal_in("exchange")
    first = takes(proposal, "hamburg", "supports")
    revised(proposal)
    assert takes(proposal, "hamburg", "supports").pk != first.pk
    assert asked(proposal) == []


@pytest.mark.parametrize("name", ["geschaeftsstelle", "presse", "bund", "verwaltung"])
def test_who_speaks_for_no_land_confirms_nothing(proposal_in, somebody, name):
    with pytest.raises(PermissionDenied):
        Position.confirm(proposal_in("exchange"), seen=1, by=somebody(name))


def test_the_board_counts_and_marks(proposal_in, takes, revised, somebody):
    proposal = proposal_in("exchange")
    takes(proposal, "hamburg", "supports")
    takes(proposal, "sachsen", "examining")
    revised(proposal)
    board = board_of(Proposal.objects.get(pk=proposal.pk), somebody("hamburg"))
    assert [row.code for row in board.to_confirm] == ["HH"]
    assert (board.asked, board.answered, len(board.silent)) == (15, 2, 13)
    assert board.own.awaits_confirmation


def test_the_page_asks_and_the_button_confirms(proposal_in, takes, revised, sign_in):
    proposal = proposal_in("exchange")
    takes(proposal, "hamburg", "supports")
    revised(proposal)
    client = sign_in("hamburg")
    page = client.get(proposal.get_absolute_url()).content.decode()
    assert "Steht das Land Hamburg weiter hinter dem Text?" in page
    response = client.post(f"{proposal.get_absolute_url()}position/bestaetigen/", {"fassung": "2"})
    assert response.status_code == 302
    assert asked(proposal) == []


@pytest.mark.parametrize("typed", ["", "x", "²", "-1", "9999999999"])
def test_a_strange_number_is_no_page(proposal_in, sign_in, typed):
    proposal = proposal_in("exchange")
    response = sign_in("hamburg").post(f"{proposal.get_absolute_url()}position/bestaetigen/", {"fassung": typed})
    assert response.status_code == 404


def test_the_task_stands_with_the_land_that_is_asked(proposal_in, takes, revised, sign_in):
    proposal = proposal_in("exchange")
    takes(proposal, "hamburg", "supports")
    takes(proposal, "sachsen", "examining")
    revised(proposal)
    question = "Steht Ihr Land weiter hinter dem Text?"
    found = {
        name: question in sign_in(name).get("/aufgaben/").content.decode() for name in ("hamburg", "sachsen", "bayern")
    }
    assert found == {"hamburg": True, "sachsen": False, "bayern": False}

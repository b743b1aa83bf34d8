"""„Enthält sich“: a Land that neither stands behind a text nor against it."""

import pytest

from proposals.models import Position, Proposal
from proposals.positions.board import board_of


@pytest.fixture
def abstained(proposal_in, somebody):
    proposal = proposal_in("pre_conference")
    Position.take(proposal, "abstain", by=somebody("sachsen"), note="Kein Bezug zu uns.")
    return Proposal.objects.get(pk=proposal.pk)


def test_the_board_and_the_map_show_it_in_words_and_with_a_sign(abstained, somebody):
    board = board_of(abstained, somebody("bayern"))
    [row] = [row for row in board.rows if row.code == "SN"]
    assert (row.kind, row.word, row.awaits_confirmation) == ("abstain", "Enthält sich", False)
    assert [count for count in board.counts if count[0] == "abstain"] == [("abstain", "Enthält sich", 1)]
    [group] = [group for group in board.map.groups if group.kind == "abstain"]
    assert (group.word, group.names, bool(group.mark)) == ("Enthält sich", ("Sachsen",), True)
    assert board.reserved == []


def test_it_keeps_nothing_from_the_list_without_debate(abstained, somebody, conference):
    office, main = somebody("geschaeftsstelle"), conference.meetings.get(kind="main")
    abstained.move("recommend", by=office, recommendation="consent")
    assert abstained.move("table", by=office, meeting=main, top="2.1", consent_list=True) is True


def test_it_is_no_silence(abstained, sign_in):
    assert sign_in("sachsen").get("/aufgaben/").context["page"].missing == []
    page = sign_in("bayern").get(abstained.get_absolute_url()).content.decode()
    assert page.count("Enthält sich") >= 2


def test_the_form_offers_it_with_its_sentence(abstained, sign_in):
    page = sign_in("hamburg").get(f"{abstained.get_absolute_url()}position/").content.decode()
    assert page.count("Das Land trägt den Text nicht mit und stellt sich ihm nicht entgegen.") == 1

"""What can be asked about a part of a text: the same ways of voting, and the proposal does not move by it."""

from dataclasses import replace
from uuid import uuid4

import pytest

from intmk.refusal import Refused
from journal.models import Entry
from journal.verification import findings
from proposals.amendments.models.amendment import Wish
from proposals.models import Amendment, Proposal
from tests.world import SESSION, choices
from text.amend import Replace
from voting.ballots import polling
from voting.ballots.correcting import ask
from voting.ballots.recording import record_roll_call
from voting.ballots.rules import Scope
from voting.ballots.subject import WHOLE, Subject
from voting.models import Ballot, Vote

BLOCK = 1  # the place of the Ziffer „Die IntMK bittet die Bundesregierung um Mittel.“


@pytest.fixture
def ziffer(tabled):
    block = tabled.text.read().blocks[BLOCK]
    asked = {"about": "Ziffer 2", "question": "Stimmt Ihr Land Ziffer 2 zu?", "block": block.id}
    return Subject(lambda _: None, Scope.ZIFFER, **asked)


@pytest.fixture
def amendment(tabled, somebody):
    text = tabled.text.read()
    wanted = text.apply([Replace(text.blocks[BLOCK].id, "Die IntMK bittet die Bundesregierung um Geld.")])
    filed = Amendment.file(tabled, Wish(wanted, "Kürzer."), base=1, by=somebody("hamburg"))
    asked = {"about": "Ä1 (Hamburg)", "question": "Stimmt Ihr Land Ä1 (Hamburg) zu?", "amendment": filed}
    return Subject(lambda _: None, Scope.AMENDMENT, **asked)


def test_a_roll_call_on_a_ziffer_leaves_the_proposal_on_the_agenda(tabled, office, ziffer):
    declared = record_roll_call(tabled, choices("rejected"), by=office, subject=ziffer)
    assert (declared.result, declared.decides, declared.ballot.block) == ("rejected", None, ziffer.block)
    assert Proposal.objects.get().state == "tabled"
    told = Entry.objects.about(tabled).last()
    assert told.says == "hat das Ergebnis der Abstimmung über Ziffer 2 festgestellt: abgelehnt, 4 Ja, 12 Nein."
    assert [each for each in findings() if each.row.startswith("voting.")] == []


def test_a_ballot_on_an_amendment_is_opened_voted_on_and_closed(tabled, office, amendment, somebody):
    ballot = polling.open_ballot(tabled, by=office, subject=amendment)
    assert (ballot.asked, str(ballot)) == ("Stimmt Ihr Land Ä1 (Hamburg) zu?", "Ä1 (Hamburg)")
    assert Entry.objects.about(tabled).last().says == "hat die Abstimmung über Ä1 (Hamburg) eröffnet."
    Vote.cast(ballot, "SN", "no", key=uuid4(), by=somebody("stimmfuehrung"))
    seen = polling.standing_of(ballot).newest
    declared = polling.close(ballot, choices(SN="no"), seen=seen, by=office)
    assert (declared.counts, declared.decides) == ("15 : 1 : 0 (Ja : Nein : Enthaltung)", None)
    assert Proposal.objects.get().state == "tabled"


def test_the_same_question_is_opened_once_and_another_is_refused(tabled, office, ziffer):
    polling.open_ballot(tabled, by=office, subject=ziffer)
    assert polling.open_ballot(tabled, by=office, subject=ziffer) is None
    for other in (WHOLE, replace(ziffer, block="anders", about="Ziffer 3")):
        with pytest.raises(Refused, match="ist noch eine andere Abstimmung offen"):
            polling.open_ballot(tabled, by=office, subject=other)
    assert Ballot.objects.count() == 1


def test_what_speaks_against_the_question_refuses_it(tabled, office, ziffer):
    shut = replace(ziffer, objection=lambda _: "Diese Ziffer gibt es nicht mehr.")
    for verb in (
        lambda: record_roll_call(tabled, choices(), by=office, subject=shut),
        lambda: polling.open_ballot(tabled, by=office, subject=shut),
    ):
        with pytest.raises(Refused, match=r"^Diese Ziffer gibt es nicht mehr\.$"):
            verb()
    assert not Ballot.objects.exists()


def test_who_closes_after_another_hears_the_result_of_that_ballot(tabled, office, ziffer):
    ballot = polling.open_ballot(tabled, by=office, subject=ziffer)
    polling.close(ballot, choices("rejected"), seen=0, by=office)
    with pytest.raises(Refused) as refused:
        polling.close(ballot, choices(), seen=0, by=office)
    assert str(refused.value).startswith(
        "Geschaeftsstelle hat das Ergebnis bereits am 24. April 2025, 10:00 Uhr erfasst: abgelehnt, 4 : 12 : 0"
    )


def test_a_corrected_part_moves_nothing(tabled, office, ziffer):
    tabled.conference.rules.correction_four_eyes = False
    tabled.conference.rules.save()
    declared = record_roll_call(tabled, choices("rejected"), by=office, subject=ziffer)
    ask(declared, choices(), decided_at=SESSION, reason="Vertauscht.", by=office)
    assert list(Ballot.objects.get().declarations.values_list("result", "is_valid")) == [
        ("rejected", False),
        ("adopted", True),
    ]
    assert Proposal.objects.get().state == "tabled"


def test_the_delegate_sees_the_wording_that_is_asked_about(tabled, office, ziffer, amendment, sign_in):
    pages = []
    for subject in (ziffer, amendment):
        ballot = polling.open_ballot(tabled, by=office, subject=subject)
        pages.append(sign_in("stimmfuehrung").get(f"/vorschlaege/{tabled.reference}/abstimmung/{ballot.pk}/stimme/SN/"))
        ballot.abort("Weiter.", by=office)
    assert [[words in page.text for page in pages] for words in ("dass Kurse fehlen", "für Beratung", "Geld")] == [
        [False, False],
        [True, False],
        [False, True],
    ]

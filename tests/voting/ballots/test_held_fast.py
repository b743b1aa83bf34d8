"""What the Länder are asked about stays as it is until they have answered: no step by hand, no other text."""

import pytest
from django.db import IntegrityError, transaction

from intmk.refusal import Refused
from proposals.amendments.rules import not_mergeable
from proposals.models import Proposal
from proposals.workflow import TRANSITIONS
from tests.world import choices
from voting.ballots import polling
from voting.ballots.recording import record_roll_call
from voting.models import Ballot

HELD = (
    "Über den Vorschlag wird gerade abgestimmt. Bis zum Ergebnis bleibt er, wie er ist; die Geschäftsstelle "
    "schließt die Abstimmung oder bricht sie ab, dann ist das wieder möglich."
)
BY_HAND = {
    "defer": ("geschaeftsstelle", {"reason": "Es fehlt Zeit."}),
    "refer": ("geschaeftsstelle", {"referred_to": "AG Sprache"}),
    "withdraw": ("bayern_freigabe", {"reason": "Erledigt."}),
}


def stored():
    return Proposal.objects.get()


@pytest.mark.parametrize("code", BY_HAND)
def test_no_step_is_taken_by_hand_while_it_is_voted_on(ballot, somebody, code):
    who, facts = BY_HAND[code]
    with pytest.raises(Refused) as refused:
        stored().move(code, by=somebody(who), **facts)
    assert (str(refused.value), stored().state) == (HELD, "tabled")


def test_the_page_of_a_step_says_why_it_waits(ballot, sign_in):
    page = sign_in("geschaeftsstelle").get(f"/vorschlaege/{ballot.proposal.reference}/schritt/defer/")
    assert HELD in page.content.decode()


def test_the_text_stays_while_it_is_voted_on(ballot, office):
    proposal = stored()
    with pytest.raises(Refused) as refused:
        proposal.add_version(proposal.text.read(), by=office, land_id="NI")
    assert (str(refused.value), proposal.versions.count()) == (HELD, 1)


def test_the_merge_desk_is_closed_meanwhile(ballot):
    assert not_mergeable(stored()) == HELD


@pytest.mark.parametrize("columns", [{"state": "rejected"}, {"text": None}])
def test_the_database_holds_it_whoever_writes(ballot, columns):
    with pytest.raises(IntegrityError, match="is put to the vote"), transaction.atomic():
        Proposal.objects.update(**columns)


def test_what_changes_nothing_of_state_and_text_is_written(ballot):
    assert Proposal.objects.update(addressee="Bund", state="tabled") == 1


def test_a_result_lets_it_go(ballot, office):
    polling.close(ballot, choices("rejected"), seen=0, by=office)
    assert (stored().is_put_to_vote, stored().state) == (False, "rejected")


def test_without_a_quorum_it_goes_on(ballot, office):
    polling.close(ballot, dict.fromkeys(choices(), "absent"), seen=0, by=office)
    assert stored().is_put_to_vote is False
    assert stored().move("defer", by=office, reason="Es fehlt Zeit.")


def test_breaking_off_lets_it_go(ballot, office):
    assert stored().is_put_to_vote is True
    ballot.abort("Feueralarm.", by=office)
    assert stored().is_put_to_vote is False
    assert stored().move("defer", by=office, reason="Es fehlt Zeit.")


def test_a_roll_call_in_one_stroke_leaves_nothing_held(tabled, office):
    record_roll_call(tabled, choices(), by=office)
    assert (stored().is_put_to_vote, Ballot.objects.still_open().count()) == (False, 0)


def test_only_results_take_a_step_past_an_open_ballot():
    asked = {step.code for step in TRANSITIONS.values() if step.in_session}
    assert asked == {"defer", "refer", "admit_late"}

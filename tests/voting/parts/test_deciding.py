"""The parts of a TOP in the session: voted on, taken over, moot, fallen out; then the text of the conference."""

import pytest
from django.core.exceptions import PermissionDenied

from accounts.models import Appointment
from accounts.permissions import Role
from journal.models import Entry
from proposals.amendments.adopting import adopt
from proposals.models import Amendment, Proposal, Version
from tests.proposals.amendments.texts import decided
from tests.voting.parts.acting import asked, fresh, refusal, settled, stands, unvouched
from tests.voting.parts.texts import words
from tests.world import NOW, SESSION, appoint, choices
from voting.ballots import polling
from voting.ballots.correcting import ask
from voting.ballots.recording import record_roll_call
from voting.models import Ballot, Declaration, Handling
from voting.parts.deciding import make_moot, take_back, take_over
from voting.parts.objections import not_on_amendment
from voting.parts.settling import OVERTAKEN, not_settled, settle, settlement_of
from voting.parts.standing import parts_of
from voting.parts.subjects import amendment_subject


def test_what_is_adopted_goes_in_together_as_a_version_of_the_conference(begun, amendments, office, vote, ids):
    rewording, striking, other = amendments
    assert [part.amendment.label for part in parts_of(begun).amendments] == ["Ä2", "Ä1", "Ä3"]
    vote(striking, choices("rejected"))
    vote(rewording, choices())
    assert fresh(begun).text.number == 1
    take_over(fresh(other), by=office)
    assert stands(begun) == {
        "Ä2": "abgelehnt, 4 Ja, 12 Nein",
        "Ä1": "angenommen, 16 Ja",
        "Ä3": "Übernahme durch Bayern",
    }
    version = settled(begun, office)
    assert (version.number, version.is_by_conference, version.made_by) == (2, True, "durch die Konferenz")
    assert words(begun)[0] == "1. Die IntMK stellt fest, dass Kurse in allen Ländern ausfallen."
    assert words(begun)[-1] == "3. Die IntMK bittet das Vorsitzland um einen Vermerk zu Ziffer 2."
    assert list(Amendment.objects.order_by("number").values_list("state", "decision_note")) == [
        ("adopted", "In der Sitzung: angenommen, 16 Ja."),
        ("rejected", "In der Sitzung: abgelehnt, 4 Ja, 12 Nein."),
        ("adopted", "In der Sitzung: Übernahme durch Bayern."),
    ]
    assert {block.id for block in version.read().blocks} == {
        block.id for block in Version.objects.get(number=1).read().blocks
    }
    assert unvouched() == []


def test_the_whole_is_voted_on_as_it_stands_then(begun, amendments, office, vote):
    for amendment in amendments:
        vote(amendment, choices("rejected"))
    told = refusal(lambda: record_roll_call(fresh(begun), choices(), by=office))
    assert told.startswith("Über Änderungsanträge ist noch nicht entschieden: Ä1, Ä2, Ä3.")
    assert settled(begun, office).number == 1
    declared = record_roll_call(fresh(begun), choices(), by=office)
    assert (declared.decides_id, declared.ballot.version_id) == (begun.pk, begun.text_id)
    assert Proposal.objects.get(pk=begun.pk).state == "adopted"
    assert Declaration.objects.deciding(begun).get() == declared


def test_the_history_tells_it_in_words(begun, amendments, office, vote):
    vote(amendments[1], choices("no_majority"))
    vote(amendments[0], choices())
    take_over(fresh(amendments[2]), by=office)
    settled(begun, office)
    assert [entry.says for entry in Entry.objects.about(begun)][-4:] == [
        "hat das Ergebnis der Abstimmung über Ä2 (Sachsen) festgestellt: "
        "erforderliche Mehrheit verfehlt, 12 Ja, 4 Nein.",
        "hat das Ergebnis der Abstimmung über Ä1 (Hamburg) festgestellt: angenommen, 16 Ja.",
        "hat die Übernahme von Ä3 durch Bayern festgehalten.",
        "hat über Änderungsanträge entschieden: Ä1 übernommen, Ä2 abgelehnt, Ä3 übernommen. Es gilt Fassung 2.",
    ]


def test_a_decided_amendment_is_not_voted_on_again(begun, amendments, office, vote):
    vote(amendments[1], choices())
    told = refusal(lambda: vote(amendments[1], choices()))
    assert told.startswith("Geschaeftsstelle hat das Ergebnis bereits am 24. April 2025, 10:00 Uhr erfasst: einstimmig")
    assert Ballot.objects.count() == 1


def test_without_a_quorum_it_stays_open(begun, amendments, vote):
    absent = dict.fromkeys(list(choices())[:8], "absent")
    vote(amendments[1], choices(**absent))
    assert stands(begun)["Ä2"] == "nicht beschlussfähig, 8 Ja, 8 abwesend"
    assert not_on_amendment(fresh(begun), fresh(amendments[1])) is None


@pytest.mark.parametrize("wrong", [lambda c: dict(list(c.items())[:15]), lambda c: c | {"BUND": "yes"}])
def test_fifteen_or_seventeen_choices_are_refused(begun, amendments, vote, wrong):
    refusal(lambda: vote(amendments[1], wrong(choices())))
    assert not Ballot.objects.exists()


def test_nothing_is_voted_on_before_the_meeting(tabled, amendments, vote, office, ids):
    begins = "Die Hauptkonferenz beginnt erst am 23. April 2025."
    assert refusal(lambda: vote(amendments[0], choices())).startswith(begins)
    assert refusal(lambda: take_over(fresh(amendments[0]), by=office)).startswith(begins)
    assert refusal(lambda: asked(tabled, ids["Ziffer 2"], office)).startswith(begins)
    assert not_settled(parts_of(tabled), None).startswith(begins)


def test_nothing_is_voted_on_when_the_whole_is_decided(begun, amendments, vote, office):
    for amendment in amendments:
        vote(amendment, choices("rejected"))
    settled(begun, office)
    record_roll_call(fresh(begun), choices(), by=office)
    told = refusal(lambda: vote(amendments[0], choices()))
    assert "hat das Ergebnis bereits am 24. April 2025, 10:00 Uhr erfasst" in told


# Übernahme


@pytest.mark.parametrize("who", ["geschaeftsstelle", "bayern_freigabe", "delegation"])
def test_the_lead_land_and_the_office_take_over(begun, amendments, somebody, who):
    if who == "delegation":
        by = appoint("delegation_by")
        Appointment.objects.create(user=by, role=Role.DELEGATE, land_id="BY", starts_on=NOW.date())
    else:
        by = somebody(who)
    handling = take_over(fresh(amendments[0]), by=by)
    assert (handling.land_id, handling.noted_by) == ("BY", by)
    assert take_over(fresh(amendments[0]), by=by) is None
    assert Handling.objects.count() == 1


@pytest.mark.parametrize(
    "who", ["bayern", "hamburg", "hamburg_freigabe", "stimmfuehrung", "presse", "geschaeftsstelle_nw"]
)
def test_nobody_else_takes_over(begun, amendments, somebody, who):
    with pytest.raises(PermissionDenied):
        take_over(fresh(amendments[0]), by=somebody(who))
    assert not Handling.objects.exists()


def test_what_is_taken_over_is_not_voted_on_until_that_is_taken_back(begun, amendments, office, vote):
    take_over(fresh(amendments[0]), by=office)
    told = refusal(lambda: vote(amendments[0], choices()))
    assert told == "Ä1: Übernahme durch Bayern. Nehmen Sie das zurück, wenn doch abgestimmt werden soll."
    assert take_back(fresh(amendments[0]), by=office)
    assert take_back(fresh(amendments[0]), by=office) is False
    vote(amendments[0], choices("rejected"))
    told = refusal(lambda: take_over(fresh(amendments[0]), by=office))
    assert told == "Über Ä1 ist schon entschieden: abgelehnt, 4 Ja, 12 Nein."


def test_while_a_ballot_is_open_nothing_is_taken_over_nor_merged(begun, amendments, office, somebody):
    amendment = fresh(amendments[0])
    polling.open_ballot(begun, by=office, subject=amendment_subject(amendment))
    told = refusal(lambda: take_over(fresh(amendment), by=somebody("bayern_freigabe")))
    assert told.startswith("Über Ä1 wird gerade abgestimmt.")
    same = fresh(begun)
    told = refusal(lambda: adopt(same, same.text.read(), base=1, decisions=decided(a2="settled"), by=office))
    assert told.startswith("Über den Vorschlag wird gerade abgestimmt.")
    assert not_settled(parts_of(fresh(begun)), None).startswith("Über Ä1 (Hamburg) wird gerade abgestimmt.")


def test_an_amendment_withdrawn_meanwhile_leads_to_no_result(begun, amendments, office, somebody):
    ballot = polling.open_ballot(begun, by=office, subject=amendment_subject(fresh(amendments[0])))
    fresh(amendments[0]).withdraw(by=somebody("hamburg"))
    told = refusal(lambda: polling.close(ballot, choices(), seen=0, by=office))
    assert told.startswith("Ä1 hat inzwischen den Stand „Zurückgezogen“. Brechen Sie die Abstimmung ab")


# Erledigt


def test_another_on_the_same_words_seems_moot_and_the_office_confirms(begun, amendments, office, vote):
    vote(amendments[1], choices())
    parts = parts_of(fresh(begun))
    assert {part.amendment.label: part.moot_through and part.moot_through.label for part in parts.amendments} == {
        "Ä2": None,
        "Ä1": "Ä2",
        "Ä3": None,
    }
    make_moot(fresh(amendments[0]), through=2, by=office)
    assert make_moot(fresh(amendments[0]), through=2, by=office) is None
    vote(amendments[2], choices("rejected"))
    settled(begun, office)
    assert words(begun)[0] == "1. Die IntMK bittet die Bundesregierung um Mittel."
    assert words(begun)[-1] == "2. Die IntMK bittet das Vorsitzland um einen Bericht zu Ziffer 1."
    assert fresh(amendments[0]).state == "settled"
    assert fresh(amendments[0]).decision_note == "In der Sitzung: erledigt durch Annahme von Ä2."


def test_who_was_not_adopted_makes_nothing_moot(begun, amendments, office, vote):
    vote(amendments[1], choices("rejected"))
    told = refusal(lambda: make_moot(fresh(amendments[0]), through=2, by=office))
    assert told == "Ä2 ist nicht angenommen. Wählen Sie einen anderen Antrag oder nennen Sie den Grund."
    told = refusal(lambda: make_moot(fresh(amendments[0]), by=office))
    assert told == "Bitte geben Sie an, wodurch der Antrag erledigt ist."
    assert (
        make_moot(fresh(amendments[0]), reason="Hamburg verzichtet.", by=office).said == "erledigt: Hamburg verzichtet."
    )


def test_only_the_office_takes_back_that_something_is_moot(begun, amendments, office, somebody):
    make_moot(fresh(amendments[0]), reason="Hamburg verzichtet.", by=office)
    with pytest.raises(PermissionDenied):
        take_back(fresh(amendments[0]), by=somebody("bayern_freigabe"))
    assert take_back(fresh(amendments[0]), by=office)


def test_two_adopted_on_the_same_words_the_first_stands(begun, amendments, office, vote):
    vote(amendments[0], choices())
    vote(amendments[1], choices())
    vote(amendments[2], choices("rejected"))
    settlement = settlement_of(parts_of(fresh(begun)))
    assert settlement.left_out == (
        "Ä2 streicht Ziffer 1, Ä1 ändert Ziffer 1. Es gilt, was zuerst entschieden war, dort also nicht Ä2.",
    )
    settled(begun, office)
    assert words(begun)[0] == "1. Die IntMK stellt fest, dass Kurse in allen Ländern ausfallen."
    assert fresh(amendments[1]).state == "settled"


# Den Text feststellen


def test_the_text_is_settled_as_it_was_seen(begun, amendments, office, vote):
    for amendment in amendments:
        vote(amendment, choices("rejected"))
    seen = settlement_of(parts_of(fresh(begun))).mark
    declared = Declaration.objects.get(ballot__amendment=amendments[0])
    begun.conference.rules.correction_four_eyes = False
    begun.conference.rules.save()
    ask(declared, choices(), decided_at=SESSION, reason="Vertauscht.", by=office)
    assert refusal(lambda: settle(fresh(begun), seen=seen, by=office)) == OVERTAKEN
    assert settled(begun, office).number == 2
    told = refusal(lambda: settle(fresh(begun), seen=seen, by=office))
    assert told == "Es ist nichts entschieden, was nicht schon im Text steht."


def test_nothing_is_settled_before_all_are_decided(begun, amendments, office, vote):
    vote(amendments[1], choices())
    told = refusal(lambda: settle(fresh(begun), seen="", by=office))
    assert told == "Noch nicht entschieden ist über: Ä1, Ä3. Danach stellen Sie den Text fest."


@pytest.mark.parametrize("who", ["bayern_freigabe", "stimmfuehrung", "geschaeftsstelle_nw"])
def test_only_the_office_settles(begun, amendments, somebody, who):
    with pytest.raises(PermissionDenied):
        settle(begun, seen="", by=somebody(who))

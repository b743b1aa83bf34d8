"""What was recorded wrongly is put right by two people; what a Land meant otherwise is a note."""

from datetime import datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from accounts.models import Land
from conferences.models import ProcedureRules
from intmk.clock import BERLIN
from intmk.refusal import Refused
from journal.models import Entry
from proposals.models import Proposal
from tests.proposals.pages import said, sentences
from tests.voting.counting import confirmed
from tests.voting.second import second_clerk
from tests.world import SESSION, choices
from voting.ballots import correcting
from voting.ballots.recording import record_roll_call
from voting.models import Correction, Declaration, Remark

LATER = SESSION + timedelta(days=30)
REASON = "Sachsen war falsch erfasst."


@pytest.fixture
def decided(proposal_in, stopped_clock):
    """A proposal decided with that result, 30 days ago, and its declaration."""

    def made(result="adopted"):
        proposal = proposal_in(result)
        stopped_clock(LATER)
        return proposal, Declaration.objects.deciding(proposal).get()

    return made


def ask(declared, by, *, reason=REASON, decided_at=None, **changed):
    choices = declared.choices | changed
    return correcting.ask(declared, choices, decided_at=decided_at or declared.decided_at, reason=reason, by=by)


def test_a_correction_waits_for_the_second_person(decided, office):
    proposal, wrong = decided()
    correction = ask(wrong, office, SN="no")
    assert (correction.is_confirmed, Declaration.objects.deciding(proposal).get()) == (False, wrong)
    with pytest.raises(Refused) as refused:
        correcting.confirm(correction, by=office)
    assert str(refused.value) == "Sie haben die Berichtigung selbst vorgelegt. Bestätigen muss sie eine zweite Person."
    second = second_clerk()
    assert correcting.confirm(correction, by=second)
    right = Declaration.objects.deciding(proposal).get()
    assert (right.corrects, right.declared_by, right.confirmed_by, right.reason) == (wrong, office, second, REASON)
    assert (right.wording, right.counts) == ("mehrheitlich", "15 : 1 : 0 (Ja : Nein : Enthaltung)")
    assert (right.decided_at, right.declared_at) == (SESSION, LATER)
    assert Proposal.objects.get().state == "adopted"
    assert not correcting.confirm(correction, by=second)
    assert Declaration.objects.count() == 2


def test_the_wrong_record_stays_as_it_was_written(decided, office):
    _, wrong = decided()
    before = (wrong.choices, wrong.wording, wrong.decided_at)
    correcting.confirm(ask(wrong, office, SN="no"), by=second_clerk())
    stored = Declaration.objects.get(pk=wrong.pk)
    assert (stored.choices, stored.wording, stored.decided_at) == before
    assert (stored.is_valid, stored.ballot.votes.filter(land="SN").get().choice) == (False, "yes")


@pytest.mark.parametrize(
    ("before", "yes", "after"),
    [
        ("adopted", 12, "no_majority"),
        ("adopted", 4, "rejected"),
        ("rejected", 16, "adopted"),
        ("rejected", 12, "no_majority"),
        ("no_majority", 13, "adopted"),
        ("no_majority", 8, "rejected"),
    ],
)
def test_a_result_that_turns_over_moves_the_proposal(decided, office, before, yes, after):
    proposal, wrong = decided(before)
    turned = {land: "yes" if place < yes else "no" for place, land in enumerate(choices())}
    correcting.confirm(ask(wrong, office, **turned), by=second_clerk())
    stored = Proposal.objects.get()
    assert (stored.state, stored.audience, Declaration.objects.deciding(proposal).get().result) == (after, after, after)
    assert [entry.verb for entry in Entry.objects.about(proposal)][-2:] == ["corrected", f"correct_to_{after}"]


def test_without_quorum_after_all_the_proposal_is_open_again(decided, office):
    proposal, wrong = decided()
    correcting.confirm(ask(wrong, office, **dict.fromkeys(list(choices())[:8], "absent")), by=second_clerk())
    assert (Proposal.objects.get().state, Declaration.objects.deciding(proposal).count()) == ("tabled", 0)


def test_the_rule_of_the_day_decides_a_correction(decided, office):
    proposal, wrong = decided("no_majority")
    ProcedureRules.objects.update(majority_rule="simple_of_cast")
    correcting.confirm(ask(wrong, office, SN="abstain"), by=second_clerk())
    assert (Proposal.objects.get().state, Declaration.objects.deciding(proposal).get().result) == (
        "no_majority",
        "no_majority",
    )


def test_one_person_is_enough_where_the_rules_say_so(decided, office):
    proposal, wrong = decided()
    ProcedureRules.objects.update(correction_four_eyes=False)
    correction = ask(wrong, office, SN="no")
    right = Declaration.objects.deciding(proposal).get()
    assert (right.corrects, right.confirmed_by, correction.is_confirmed) == (wrong, None, True)


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"reason": ""}, "Bitte geben Sie an, was falsch erfasst war."),
        ({}, "Es ist nichts anders als im festgestellten Ergebnis. Ändern Sie die falsche Angabe."),
        ({"EU": "yes"}, "EU ist in dieser Abstimmung nicht stimmberechtigt."),
        (
            {"decided_at": datetime(2025, 4, 22, 12, tzinfo=BERLIN)},
            "Die Hauptkonferenz war vom 23. April 2025 bis 24. April 2025. Geben Sie einen Tag der Sitzung an.",
        ),
    ],
)
def test_what_corrects_nothing_is_refused(decided, office, changed, sentence):
    _, wrong = decided()
    with pytest.raises(Refused) as refused:
        ask(wrong, office, **changed)
    assert (str(refused.value), Correction.objects.count()) == (sentence, 0)


def test_the_day_alone_can_be_corrected(decided, office):
    proposal, wrong = decided()
    moment = datetime(2025, 4, 23, 17, 30, tzinfo=BERLIN)
    correcting.confirm(ask(wrong, office, decided_at=moment), by=second_clerk())
    right = Declaration.objects.deciding(proposal).get()
    assert (right.decided_at, right.choices) == (moment, wrong.choices)


def test_a_second_correction_waits_until_the_first_has_ended(decided, office):
    proposal, wrong = decided()
    first = ask(wrong, office, SN="no")
    with pytest.raises(Refused) as refused:
        ask(wrong, second_clerk(), HH="no")
    assert str(refused.value) == (
        "Geschaeftsstelle hat schon eine Berichtigung vorgelegt. Entscheiden Sie zuerst darüber."
    )
    assert correcting.decline(first, answer="Die Liste stimmt.", by=second_clerk())
    assert Declaration.objects.deciding(proposal).get() == wrong
    ask(wrong, second_clerk(), HH="no")


def test_what_is_corrected_already_is_not_corrected_again(decided, office):
    _, wrong = decided()
    correcting.confirm(ask(wrong, office, SN="no"), by=second_clerk())
    with pytest.raises(Refused) as refused:
        ask(wrong, office, HH="no")
    assert str(refused.value) == correcting.OUTDATED


@pytest.mark.parametrize("name", ["bayern_freigabe", "stimmfuehrung", "presse", "geschaeftsstelle_nw", "verwaltung"])
def test_nobody_but_the_office_corrects(decided, somebody, name):
    _, wrong = decided()
    with pytest.raises(PermissionDenied):
        ask(wrong, somebody(name), SN="no")


def test_the_office_corrects_after_its_year(decided, office, stopped_clock):
    _, wrong = decided()
    stopped_clock(datetime(2025, 9, 1, 10, tzinfo=BERLIN))
    correcting.confirm(ask(wrong, office, **choices("rejected")), by=second_clerk())
    assert Proposal.objects.get().state == "rejected"


def test_a_land_that_meant_otherwise_gets_a_note_and_the_result_stands(decided, office, sign_in):
    proposal, declared = decided()
    saxony, words = Land.objects.get(pk="SN"), "Sachsen wollte sich enthalten."
    assert correcting.remark(declared, saxony, words, by=office)
    assert correcting.remark(declared, saxony, words, by=office) is None
    assert (Remark.objects.count(), Declaration.objects.deciding(proposal).get()) == (1, declared)
    pages = {name: sign_in(name).get(proposal.get_absolute_url()).content.decode() for name in ("bayern", "bund")}
    assert {name: page.count(words) for name, page in pages.items()} == {"bayern": 1, "bund": 0}


def test_two_people_correct_on_the_pages(decided, sign_in):
    proposal, wrong = decided()
    client, place = sign_in("geschaeftsstelle"), f"{proposal.get_absolute_url()}abstimmung/{wrong.pk}/"
    form = choices(SN="no") | {"reason": REASON}
    form |= {"decided_at_tag": "24", "decided_at_monat": "4", "decided_at_jahr": "2025", "decided_at_uhrzeit": "10:00"}
    page = client.post(f"{place}berichtigen/", form).content.decode()
    assert "15 Ja, 1 Nein: angenommen, mehrheitlich" in page
    assert Correction.objects.count() == 0
    answer = confirmed(client, f"{place}berichtigen/", form)
    assert said(answer) == [
        "Die Berichtigung liegt vor. Sie gilt, sobald eine zweite Person der Geschäftsstelle sie bestätigt."
    ]
    assert "bestätigen muss sie eine zweite Person" in client.get(f"{place}berichtigung/").content.decode()
    client.force_login(second_clerk())
    answer = client.post(f"{place}berichtigung/", {"confirm": "1"})
    assert said(answer) == ["Die Abstimmung ist berichtigt."]
    page = client.get(proposal.get_absolute_url()).content.decode()
    assert ("Berichtigt am 24. Mai 2025." in page, REASON in page) == (True, True)


def test_a_summary_that_was_not_shown_is_shown_first(proposal_in, sign_in, stopped_clock):
    proposal = proposal_in("tabled")
    stopped_clock(SESSION)
    client, url = sign_in("geschaeftsstelle"), f"/vorschlaege/{proposal.reference}/abstimmung/"
    page = client.post(url, choices("no_majority", BY="abstain"))
    assert "11 Ja, 4 Nein, 1 Enthaltung: erforderliche Mehrheit verfehlt" in page.content.decode()
    answer = client.post(url, choices() | {"counted": "0" * 64})
    assert (answer.status_code, "16 Ja: angenommen, einstimmig" in answer.content.decode()) == (200, True)
    assert (Proposal.objects.get().state, Declaration.objects.count()) == ("tabled", 0)


def test_after_the_meeting_the_day_of_the_decision_is_asked(proposal_in, sign_in, stopped_clock):
    proposal = proposal_in("tabled")
    stopped_clock(LATER)
    client, url = sign_in("geschaeftsstelle"), f"/vorschlaege/{proposal.reference}/abstimmung/"
    assert sentences(client.post(url, choices())) == [
        "Wann wurde entschieden? Geben Sie Tag, Monat, Jahr und Uhrzeit ein."
    ]
    day = {"decided_at_tag": "23", "decided_at_monat": "4", "decided_at_jahr": "2025", "decided_at_uhrzeit": "17:15"}
    assert confirmed(client, url, choices() | day).status_code == 302
    declared = Declaration.objects.get()
    assert (declared.decided_at, declared.declared_at) == (datetime(2025, 4, 23, 17, 15, tzinfo=BERLIN), LATER)


def test_a_vote_without_quorum_is_not_corrected_into_a_second_decision(proposal_in, stopped_clock, office):
    proposal = proposal_in("tabled")
    stopped_clock(SESSION)
    absent = dict.fromkeys(list(choices())[:8], "absent")
    first = record_roll_call(proposal, choices(**absent), by=office)
    record_roll_call(proposal, choices(), by=office)
    with pytest.raises(Refused) as refused:
        correcting.ask(first, choices("rejected"), decided_at=SESSION, reason=REASON, by=office)
    assert str(refused.value) == (
        "Über den Vorschlag ist in einer anderen Abstimmung entschieden: einstimmig, 16 : 0 : 0 (Ja : Nein : "
        "Enthaltung). Berichtigt wird dann diese."
    )
    asked = correcting.ask(first, choices(**absent, SN="absent"), decided_at=SESSION, reason=REASON, by=office)
    assert correcting.confirm(asked, by=second_clerk())


def test_the_minute_of_the_form_moves_no_decision(proposal_in, stopped_clock, sign_in):
    proposal = proposal_in("tabled")
    stopped_clock(SESSION + timedelta(seconds=23, microseconds=5))
    client, url = sign_in("geschaeftsstelle"), f"/vorschlaege/{proposal.reference}/abstimmung/"
    confirmed(client, url, choices())
    declared = Declaration.objects.get()
    day = {"decided_at_tag": "24", "decided_at_monat": "4", "decided_at_jahr": "2025", "decided_at_uhrzeit": "10:00"}
    answer = confirmed(client, f"{url}{declared.pk}/berichtigen/", choices() | day | {"reason": REASON})
    assert sentences(answer) == ["Es ist nichts anders als im festgestellten Ergebnis. Ändern Sie die falsche Angabe."]
    assert Correction.objects.count() == 0


@pytest.mark.parametrize("page", ["berichtigen", "anmerkung"])
def test_the_page_of_a_corrected_record_says_so_at_once(decided, office, sign_in, page):
    proposal, wrong = decided()
    correcting.confirm(ask(wrong, office, SN="no"), by=second_clerk())
    shown = sign_in("geschaeftsstelle").get(f"{proposal.get_absolute_url()}abstimmung/{wrong.pk}/{page}/")
    assert (correcting.OUTDATED in shown.content.decode(), "<textarea" in shown.content.decode()) == (True, False)


def test_the_page_says_at_once_that_another_correction_waits(decided, office, sign_in):
    proposal, wrong = decided()
    ask(wrong, office, SN="no")
    shown = sign_in("geschaeftsstelle").get(f"{proposal.get_absolute_url()}abstimmung/{wrong.pk}/berichtigen/")
    assert "Geschaeftsstelle hat schon eine Berichtigung vorgelegt." in shown.content.decode()

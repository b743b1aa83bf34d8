"""The roll call as a verb: sixteen choices, a snapshot of the rule, a result that follows."""

from datetime import datetime

import pytest
from django.core.exceptions import PermissionDenied

from accounts.laender import NAMES
from accounts.models import Land
from conferences.models import ProcedureRules
from intmk.clock import BERLIN
from intmk.refusal import Refused
from journal.models import Entry
from proposals.models import Proposal
from tests.proposals.pages import said, sentences
from tests.voting.counting import confirmed
from tests.world import SESSION, choices
from voting.ballots.recording import record_roll_call
from voting.ballots.results import results_of
from voting.models import Ballot, Declaration, Vote

ABSENT_EIGHT = dict.fromkeys(["BW", "BY", "BE", "BB", "HB", "HH", "HE", "MV"], "absent")


@pytest.mark.parametrize(
    ("result", "wording", "counts"),
    [
        ("adopted", "einstimmig", "16 : 0 : 0 (Ja : Nein : Enthaltung)"),
        ("no_majority", "erforderliche Mehrheit verfehlt", "12 : 4 : 0 (Ja : Nein : Enthaltung)"),
        ("rejected", "abgelehnt", "4 : 12 : 0 (Ja : Nein : Enthaltung)"),
    ],
)
def test_sixteen_choices_decide_and_move_the_proposal(tabled, office, result, wording, counts):
    declared = record_roll_call(tabled, choices(result), by=office)
    proposal, ballot = Proposal.objects.get(), Ballot.objects.get()
    assert (proposal.state, proposal.audience, declared.result) == (result, result, result)
    assert (declared.wording, declared.counts) == (wording, counts)
    assert (ballot.version_id, ballot.meeting_id) == (proposal.text_id, proposal.agenda_item.meeting_id)
    assert (declared.decided_at, declared.declared_by, declared.decides) == (SESSION, office, proposal)
    assert (ballot.opened_at, ballot.closed_at, ballot.closed_by) == (SESSION, SESSION, office)
    assert dict(ballot.votes.values_list("land", "choice")) == choices(result) == declared.choices
    assert Declaration.objects.deciding(proposal).get() == declared
    assert Entry.objects.about(proposal).last().facts["ballot"] == ballot.pk


def test_thirteen_of_sixteen_are_enough_and_twelve_are_not(proposal_in, stopped_clock, office):
    found = []
    for yes in (13, 12):
        proposal = proposal_in("tabled")
        stopped_clock(SESSION)
        votes = {code: "yes" if place < yes else "abstain" for place, code in enumerate(choices())}
        found.append(record_roll_call(proposal, votes, by=office).result)
    assert found == ["adopted", "no_majority"]


def test_fifteen_choices_are_refused(tabled, office):
    fifteen = choices()
    del fifteen["BY"]
    with pytest.raises(Refused) as refused:
        record_roll_call(tabled, fifteen, by=office)
    assert str(refused.value) == "Für BY fehlt die Angabe, wie das Land abgestimmt hat."
    assert (Proposal.objects.get().state, Ballot.objects.count(), Vote.objects.count()) == ("tabled", 0, 0)


@pytest.mark.parametrize("stranger", ["EU", "", "by"])
def test_a_stranger_is_refused(tabled, office, stranger):
    with pytest.raises(Refused) as refused:
        record_roll_call(tabled, choices() | {stranger: "yes"}, by=office)
    assert str(refused.value) == f"{stranger} ist in dieser Abstimmung nicht stimmberechtigt."
    assert (Proposal.objects.get().state, Ballot.objects.count()) == ("tabled", 0)


def test_without_quorum_the_proposal_stays_and_is_voted_on_again(tabled, office):
    first = record_roll_call(tabled, choices(**ABSENT_EIGHT), by=office)
    assert (first.result, Proposal.objects.get().state) == ("no_quorum", "tabled")
    assert [entry.verb for entry in Entry.objects.about(tabled)][-1] == "no_quorum"
    second = record_roll_call(Proposal.objects.get(), choices(**ABSENT_EIGHT), by=office)
    third = record_roll_call(Proposal.objects.get(), choices(), by=office)
    assert [second.result, third.result] == ["no_quorum", "adopted"]
    assert (Proposal.objects.get().state, Ballot.objects.count()) == ("adopted", 3)
    assert Declaration.objects.deciding(tabled).get() == third


@pytest.mark.parametrize(("absent", "result"), [(7, "no_majority"), (8, "no_quorum")])
def test_nine_present_are_a_quorum(tabled, office, absent, result):
    votes = {code: "absent" if place < absent else "yes" for place, code in enumerate(choices())}
    assert record_roll_call(tabled, votes, by=office).result == result


def test_the_map_names_the_laender_in_the_order_of_the_rotation(tabled, office):
    record_roll_call(tabled, choices(), by=office)
    [result] = results_of(Proposal.objects.get(), office, by_land=True)
    [yes] = result.map.groups
    assert (yes.kind, yes.names) == ("yes", tuple(NAMES.values()))


def test_the_bund_is_called_where_the_rules_let_it_vote(tabled, sign_in, conference):
    ProcedureRules.objects.filter(conference=conference).update(voting_members="laender_and_federation")
    client, url = sign_in("geschaeftsstelle"), f"/vorschlaege/{tabled.reference}/abstimmung/"
    assert sentences(client.post(url, choices())) == ["Bund: Die Stimme fehlt."]
    response = confirmed(client, url, choices() | {"BUND": "abstain"})
    assert said(response) == ["Ergebnis: einstimmig bei 1 Enthaltung, 16 : 0 : 1 (Ja : Nein : Enthaltung)."]
    assert Vote.objects.get(land=None).member == "BUND"


def test_a_later_change_of_the_rules_leaves_the_result(tabled, office, conference, sign_in):
    declared = record_roll_call(tabled, choices("no_majority"), by=office)
    before = (declared.ballot.rule, declared.outcome)
    ProcedureRules.objects.filter(conference=conference).update(
        majority_rule="simple_of_cast", quorum=16, abstention_counts="as_no", absent_handling="abstention"
    )
    stored = Declaration.objects.get()
    assert (stored.ballot.rule, stored.outcome, stored.result) == (*before, "no_majority")
    assert stored.ballot.rule["threshold"] == 13
    assert stored.ballot.rule["members"] == list(Land.objects.values_list("code", flat=True))
    page = sign_in("sachsen").get(tabled.get_absolute_url()).content.decode()
    assert "13 von 16 Ja-Stimmen sind erforderlich" in page


@pytest.mark.parametrize("rule", ["simple_of_cast", "simple_of_present", "absolute", "no_objection", "all_yes"])
def test_the_rule_of_the_conference_decides(proposal_in, stopped_clock, office, conference, rule):
    ProcedureRules.objects.filter(conference=conference).update(majority_rule=rule)
    proposal = proposal_in("tabled")
    stopped_clock(SESSION)
    declared = record_roll_call(proposal, choices("no_majority"), by=office)
    expected = {"no_objection": "no_majority", "all_yes": "no_majority"}.get(rule, "adopted")
    assert (declared.result, declared.ballot.rule["rule"], declared.ballot.rule["threshold"]) == (expected, rule, None)


def test_the_stored_result_is_what_follows_from_the_votes(tabled, office):
    declared = record_roll_call(tabled, choices("rejected", BY="abstain", SN="not_voting"), by=office)
    outcome = Declaration.objects.get().outcome
    assert (declared.result, declared.yes, declared.no, declared.abstain) == (
        outcome.result,
        outcome.yes,
        outcome.no,
        outcome.abstain,
    )


def test_before_the_session_nothing_is_recorded(tabled, office, stopped_clock, sign_in):
    stopped_clock(datetime(2025, 4, 22, 23, 59, 59, tzinfo=BERLIN))
    with pytest.raises(Refused) as refused:
        record_roll_call(tabled, choices(), by=office)
    assert str(refused.value) == (
        "Die Hauptkonferenz beginnt erst am 23. April 2025. Dann erfassen Sie hier die Abstimmung."
    )
    page = sign_in("geschaeftsstelle").get(f"/vorschlaege/{tabled.reference}/abstimmung/").content.decode()
    assert str(refused.value) in page
    assert Ballot.objects.count() == 0


@pytest.mark.parametrize("state", ["admitted", "pre_conference", "withdrawn", "deferred", "referred"])
def test_only_what_stands_on_the_agenda_is_voted_on(proposal_in, stopped_clock, office, state):
    proposal = proposal_in(state)
    stopped_clock(SESSION)
    with pytest.raises(Refused) as refused:
        record_roll_call(proposal, choices(), by=office)
    assert str(refused.value) == "Abgestimmt wird nur über Vorschläge, die auf der Tagesordnung stehen."


@pytest.mark.parametrize("name", ["bayern_freigabe", "stimmfuehrung", "presse", "geschaeftsstelle_nw", "verwaltung"])
def test_nobody_but_the_office_records(tabled, somebody, name):
    with pytest.raises(PermissionDenied):
        record_roll_call(tabled, choices(), by=somebody(name))
    assert Ballot.objects.count() == 0


def test_a_forgotten_land_is_named_and_a_forged_one_ignored(tabled, sign_in):
    url, client = f"/vorschlaege/{tabled.reference}/abstimmung/", sign_in("geschaeftsstelle")
    forgotten = choices()
    del forgotten["SN"]
    page = client.post(url, forgotten)
    assert (page.status_code, "Sachsen: Die Stimme fehlt." in page.content.decode()) == (200, True)
    assert Ballot.objects.count() == 0
    response = confirmed(client, url, choices() | {"EU": "no"})
    assert said(response) == ["Ergebnis: einstimmig, 16 : 0 : 0 (Ja : Nein : Enthaltung)."]
    assert Ballot.objects.get().votes.count() == 16


def test_a_roll_call_sent_twice_is_recorded_once(sign_in, proposal_in, stopped_clock):
    proposal = proposal_in("tabled")
    stopped_clock(SESSION)
    client, url = sign_in("geschaeftsstelle"), f"/vorschlaege/{proposal.reference}/abstimmung/"
    first, second = confirmed(client, url, choices()), confirmed(client, url, choices("rejected"))
    assert (first.status_code, second.status_code) == (302, 409)
    assert sentences(second) == [
        "Geschaeftsstelle hat das Ergebnis bereits am 24. April 2025, 10:00 Uhr erfasst: einstimmig, "
        "16 : 0 : 0 (Ja : Nein : Enthaltung). Ihre Eingaben wurden nicht gespeichert."
    ]
    assert (proposal.ballots.count(), Proposal.objects.get().state) == (1, "adopted")


def test_an_unknown_choice_in_the_roll_call_is_named_and_nothing_is_recorded(sign_in, proposal_in, stopped_clock):
    proposal = proposal_in("tabled")
    stopped_clock(SESSION)
    client = sign_in("geschaeftsstelle")
    url = f"/vorschlaege/{proposal.reference}/abstimmung/"
    for odd in ("vielleicht", "YES"):
        response = client.post(url, choices() | {"BY": odd})
        assert (response.status_code, sentences(response)) == (200, ["Bayern: Wählen Sie einen Eintrag aus der Liste."])
    assert sentences(client.post(url, {})) == [f"{land.name}: Die Stimme fehlt." for land in Land.objects.all()]
    assert (Proposal.objects.get().state, proposal.ballots.count()) == ("tabled", 0)

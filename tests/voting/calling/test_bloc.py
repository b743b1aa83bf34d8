"""The list without debate in one roll call: each item has its ballot, its votes and its result."""

import pytest
from django.core.exceptions import PermissionDenied

from conferences.models import ProcedureRules
from intmk.refusal import Refused
from journal.verification import findings
from proposals.models import Proposal
from tests.proposals.pages import said, sentences
from tests.voting.counting import confirmed
from tests.voting.second import second_clerk
from tests.world import choices
from voting.ballots import correcting, polling
from voting.calling.bloc import record_bloc
from voting.models import Ballot, Declaration, Presence, Vote


@pytest.fixture
def three(listed, open_session):
    found = listed(3)
    open_session()
    return [Proposal.objects.get(pk=proposal.pk) for proposal in found]


def fresh(proposal):
    return Proposal.objects.get(pk=proposal.pk)


def states(proposals):
    return [fresh(proposal).state for proposal in proposals]


def alike(proposals, **deviating):
    """The same choices for all; `deviating` by the place of an item."""
    return {proposal.pk: choices() | deviating.get(f"at{place}", {}) for place, proposal in enumerate(proposals)}


def form_of(proposals, **more):
    return choices() | {f"mit-{proposal.pk}": "on" for proposal in proposals} | more


def test_every_item_gets_its_ballot_its_votes_and_its_result(three, meeting, office):
    declared = record_bloc(meeting, alike(three), by=office)
    first, *others = Ballot.objects.order_by("pk")
    assert [ballot.proposal for ballot in (first, *others)] == three
    assert (first.bloc, {ballot.bloc for ballot in others}) == (None, {first})
    assert [each.decides for each in declared] == three
    assert (states(three), Vote.objects.count(), Declaration.objects.count()) == (["adopted"] * 3, 48, 3)
    assert [each for each in findings() if each.row.startswith("voting.")] == []


def test_a_land_may_deviate_on_one_item(three, meeting, office):
    declared = record_bloc(meeting, alike(three, at1={"BY": "no"}), by=office)
    assert [each.counts for each in declared] == [
        "16 : 0 : 0 (Ja : Nein : Enthaltung)",
        "15 : 1 : 0 (Ja : Nein : Enthaltung)",
        "16 : 0 : 0 (Ja : Nein : Enthaltung)",
    ]


def test_each_item_follows_its_own_rule(three, meeting, office, conference):
    ProcedureRules.objects.filter(conference=conference).update(unanimity_subjects=["budget"])
    Proposal.objects.filter(pk=three[2].pk).update(subject_class="budget")
    votes = alike(three) | {proposal.pk: choices(BY="no") for proposal in three}
    assert [each.result for each in record_bloc(meeting, votes, by=office)] == ["adopted", "adopted", "no_majority"]


def test_what_is_left_out_stays_on_the_agenda(three, meeting, office):
    record_bloc(meeting, alike(three[:2]), by=office)
    assert states(three) == ["adopted", "adopted", "tabled"]
    assert record_bloc(meeting, alike(three[2:]), by=office)[0].result == "adopted"


def test_without_quorum_nothing_is_decided_and_all_may_be_called_again(three, meeting, office):
    absent = {proposal.pk: dict.fromkeys(choices(), "absent") for proposal in three}
    assert [each.result for each in record_bloc(meeting, absent, by=office)] == ["no_quorum"] * 3
    record_bloc(meeting, alike(three), by=office)
    assert states(three) == ["adopted"] * 3


def test_every_result_is_corrected_by_itself(three, meeting, office):
    wrong = record_bloc(meeting, alike(three), by=office)[1]
    right = choices("rejected")
    asked = correcting.ask(wrong, right, decided_at=wrong.decided_at, reason="Falscher Punkt.", by=office)
    assert correcting.confirm(asked, by=second_clerk())
    assert states(three) == ["adopted", "rejected", "adopted"]


def test_an_item_lifted_meanwhile_stops_all(three, meeting, office):
    three[1].agenda_item.to_be_debated()
    with pytest.raises(Refused) as refused:
        record_bloc(meeting, alike(three), by=office)
    assert str(refused.value) == (
        f"{three[1].agenda_item} steht nicht mehr auf der Liste ohne Aussprache. Es ist nichts erfasst; sehen Sie "
        "sich die Liste noch einmal an."
    )
    assert (states(three), Ballot.objects.count()) == (["tabled"] * 3, 0)


def test_an_item_decided_meanwhile_stops_all(three, meeting, office):
    polling.close(polling.open_ballot(three[2], by=office), choices(), seen=0, by=office)
    with pytest.raises(Refused, match="hat das Ergebnis bereits am"):
        record_bloc(meeting, alike(three), by=office)
    assert states(three) == ["tabled", "tabled", "adopted"]


def test_another_open_ballot_of_the_meeting_comes_first(three, meeting, office):
    polling.open_ballot(three[2], by=office)
    with pytest.raises(Refused, match="ist noch eine andere Abstimmung offen"):
        record_bloc(meeting, alike(three[:2]), by=office)
    assert states(three) == ["tabled"] * 3


def test_fifteen_choices_for_one_item_decide_none(three, meeting, office):
    votes = alike(three)
    del votes[three[1].pk]["BY"]
    with pytest.raises(Refused) as refused:
        record_bloc(meeting, votes, by=office)
    assert str(refused.value) == "Für BY fehlt die Angabe, wie das Land abgestimmt hat."
    assert (states(three), Ballot.objects.count()) == (["tabled"] * 3, 0)


def test_seventeen_choices_for_one_item_decide_none(three, meeting, office):
    with pytest.raises(Refused) as refused:
        record_bloc(meeting, alike(three, at1={"EU": "yes"}), by=office)
    assert str(refused.value) == "EU ist in dieser Abstimmung nicht stimmberechtigt."
    assert Ballot.objects.count() == 0


def test_nothing_is_called_without_a_session(listed, meeting, office, stopped_clock, open_session):
    items = listed(2)
    open_session().close(by=office)
    with pytest.raises(Refused) as refused:
        record_bloc(meeting, alike(items), by=office)
    assert str(refused.value).startswith("Die Sitzung ist nicht eröffnet.")


def test_nobody_is_no_bloc(meeting, office, open_session):
    open_session()
    with pytest.raises(Refused) as refused:
        record_bloc(meeting, {}, by=office)
    assert str(refused.value) == "Lassen Sie mindestens einen Punkt im Block."


@pytest.mark.parametrize("name", ["bayern", "stimmfuehrung", "geschaeftsstelle_nw", "verwaltung"])
def test_nobody_but_the_office_calls_the_list(three, meeting, somebody, name):
    with pytest.raises(PermissionDenied):
        record_bloc(meeting, alike(three), by=somebody(name))


def test_the_page_shows_what_follows_for_every_item_before_it_is_recorded(three, meeting, sign_in):
    client, url = sign_in("geschaeftsstelle"), f"/sitzungen/{meeting.pk}/en-bloc/"
    form = form_of(three[:2], **{f"ausser-{three[1].pk}": "BY N"})
    page = client.post(url, form).content.decode()
    page = " ".join(page.split())
    assert f"{three[1].agenda_item}: Punkt 2: <strong>15 Ja, 1 Nein: angenommen</strong>" in page
    assert f"{three[2].agenda_item}: Punkt 3: nicht im Block, wird einzeln aufgerufen" in page
    assert Ballot.objects.count() == 0
    assert said(confirmed(client, url, form)) == [
        "Festgestellt: 2 Punkte, davon 2 angenommen. Jedes Ergebnis steht beim Vorschlag."
    ]
    assert states(three) == ["adopted", "adopted", "tabled"]


def test_all_yes_but_is_typed_in_one_line_for_all_items(three, meeting, sign_in):
    client, url = sign_in("geschaeftsstelle"), f"/sitzungen/{meeting.pk}/en-bloc/"
    form = {f"mit-{proposal.pk}": "on" for proposal in three} | {"ausser": "BYN, HE E"}
    shown = client.post(url, form | {"ansehen": "1"}).content.decode()
    assert "14 Ja, 1 Nein, 1 Enthaltung: angenommen" in shown
    assert Ballot.objects.count() == 0


def test_what_cannot_be_read_at_an_item_is_said_there(three, meeting, sign_in):
    url = f"/sitzungen/{meeting.pk}/en-bloc/"
    answer = sign_in("geschaeftsstelle").post(url, form_of(three, **{f"ausser-{three[1].pk}": "BY"}))
    number = three[1].agenda_item
    assert sentences(answer) == [
        f"Bei {number} abweichend: Zu BY fehlt die Stimme: J, N, E, B oder A, zum Beispiel BY N."
    ]


def test_a_bloc_of_nothing_is_said(three, meeting, sign_in):
    answer = sign_in("geschaeftsstelle").post(f"/sitzungen/{meeting.pk}/en-bloc/", choices())
    assert sentences(answer) == ["Lassen Sie mindestens einen Punkt im Block."]


def test_a_page_opened_before_an_item_was_lifted_is_shown_anew(three, meeting, sign_in):
    client, url = sign_in("geschaeftsstelle"), f"/sitzungen/{meeting.pk}/en-bloc/"
    shown = client.post(url, form_of(three)).content.decode()
    counted = shown.split('name="counted" value="')[1][:64]
    three[1].agenda_item.to_be_debated()
    answer = client.post(url, form_of(three, counted=counted))
    assert (answer.status_code, Ballot.objects.count()) == (200, 0)


def test_those_not_there_begin_as_absent(three, meeting, office, sign_in):
    for code in choices():
        if code != "TH":
            Presence.arrive(meeting.session, code, by=office)
    page = sign_in("geschaeftsstelle").get(f"/sitzungen/{meeting.pk}/en-bloc/").content.decode()
    assert page.count('value="absent" id="id_TH_4" checked') == 1


def test_an_empty_list_says_what_to_do(meeting, open_session, sign_in):
    open_session()
    page = sign_in("geschaeftsstelle").get(f"/sitzungen/{meeting.pk}/en-bloc/").content.decode()
    assert "Was nicht auf der Liste steht oder schon entschieden ist, wird einzeln aufgerufen." in page

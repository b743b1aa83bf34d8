"""The page with four buttons, and the page of the office that opens and closes."""

import re
from uuid import uuid4

import pytest

from proposals.models import Proposal
from tests.proposals.pages import said
from tests.voting.counting import confirmed
from tests.world import SESSION, choices
from voting.ballots import polling
from voting.models import Ballot, Declaration, Vote


def desk(ballot):
    return f"/vorschlaege/{ballot.proposal.reference}/abstimmung/{ballot.pk}/"


def device(ballot, land="SN"):
    return f"{desk(ballot)}stimme/{land}/"


def answer(client, ballot, choice, **more):
    return client.post(device(ballot), {"choice": choice, "key": uuid4()} | more, follow=True)


def test_the_office_opens_from_the_page_of_the_roll_call(tabled, sign_in):
    client = sign_in("geschaeftsstelle")
    url = f"/vorschlaege/{tabled.reference}/abstimmung/"
    assert "Oder die Länder stimmen selbst ab." in client.get(url).text
    response = client.post(f"{url}eroeffnen/", follow=True)
    ballot = Ballot.objects.get()
    assert response.redirect_chain == [(desk(ballot), 302)]
    assert said(response) == ["Die Abstimmung ist offen. Die Stimmführungen sehen die Frage auf ihren Geräten."]
    assert client.get(url).url == desk(ballot)
    again = client.post(f"{url}eroeffnen/", follow=True)
    assert (said(again), Ballot.objects.count()) == (["Die Abstimmung ist schon offen."], 1)


def test_the_delegate_sees_question_text_and_four_answers(ballot, sign_in):
    page = sign_in("stimmfuehrung").get(device(ballot)).text
    answers = re.findall(r'name="choice" value="(\w+)"', page)
    assert answers == ["yes", "no", "abstain", "not_voting"]
    assert f"Stimmt Ihr Land dem Vorschlag {ballot.proposal.reference} „Kurse sichern Geheimsache“ zu?" in page
    assert "Die IntMK stellt fest, dass Kurse fehlen." in page
    assert "Sie haben noch nicht abgestimmt." in page


def test_the_delegate_answers_and_changes_its_mind(ballot, sign_in):
    client = sign_in("stimmfuehrung")
    first = answer(client, ballot, "yes")
    assert said(first) == ["Ihre Stimme für Sachsen ist angekommen: Ja."]
    second = answer(client, ballot, "not_voting")
    assert "Ihre Stimme: Anwesend ohne Stimmabgabe" in second.text
    assert re.findall(r'value="(\w+)" aria-current="true"', second.text) == ["not_voting"]
    assert [vote.choice for vote in Vote.objects.order_by("pk")] == ["yes", "not_voting"]


def test_the_form_sent_twice_is_told_and_is_one_vote(ballot, sign_in):
    client, key = sign_in("stimmfuehrung"), uuid4()
    answer(client, ballot, "yes", key=key)
    assert said(answer(client, ballot, "yes", key=key)) == ["So steht Ihre Stimme schon."]
    assert Vote.objects.count() == 1


@pytest.mark.parametrize(
    "form", [{"choice": "absent"}, {"choice": ""}, {"choice": "vielleicht"}, {"key": "nicht"}, {"key": ""}]
)
def test_a_bad_answer_is_no_vote(ballot, sign_in, form):
    response = answer(sign_in("stimmfuehrung"), ballot, form.pop("choice", "yes"), **form)
    assert (response.status_code, Vote.objects.count()) == (200, 0)
    assert "Bitte prüfen Sie Ihre Angaben" in response.text


def test_a_foreign_land_in_the_address_is_forbidden(ballot, sign_in):
    client = sign_in("stimmfuehrung")
    sent = {"choice": "no", "key": uuid4()}
    answers = [client.post(device(ballot, land), sent).status_code for land in ("BY", "XX", "BUND")]
    assert (answers, Vote.objects.count()) == ([403, 403, 403], 0)


def test_a_ballot_of_another_proposal_in_the_address_is_unknown(ballot, sign_in, proposal_in, stopped_clock):
    other = proposal_in("tabled")
    stopped_clock(SESSION)
    url = f"/vorschlaege/{other.reference}/abstimmung/{ballot.pk}/stimme/SN/"
    assert sign_in("stimmfuehrung").post(url, {"choice": "no", "key": uuid4()}).status_code == 404
    assert sign_in("geschaeftsstelle").get(url.removesuffix("stimme/SN/")).status_code == 404


def test_no_delegate_sees_what_others_voted_before_the_end(ballot, sign_in):
    by_others = [("BY", "no"), ("HH", "abstain"), ("TH", "yes")]
    for land, choice in by_others:
        Vote.objects.create(ballot=ballot, land_id=land, choice=choice, recorded_by=ballot.opened_by)
    page = sign_in("stimmfuehrung").get(device(ballot))
    assert [land for land in ("Hamburg", "Thüringen") if land in page.text] == []
    assert (page.context["page"].vote, page.context["page"].declaration) == (None, None)


def test_after_closing_the_page_shows_result_and_own_vote(ballot, sign_in):
    answer(sign_in("stimmfuehrung"), ballot, "no")
    confirmed(sign_in("geschaeftsstelle"), desk(ballot), choices(SN="no") | {"seen": Vote.objects.last().pk})
    page = sign_in("stimmfuehrung").get(device(ballot)).text
    assert "Ergebnis: mehrheitlich, 15 : 1 : 0 (Ja : Nein : Enthaltung)." in page
    assert "Für Sachsen steht: Nein." in page
    late = answer(sign_in("stimmfuehrung"), ballot, "yes")
    assert said(late) == ["Die Abstimmung ist seit 10:00:00 Uhr geschlossen. Ihre Stimme wurde nicht gespeichert."]


def test_a_closed_page_leads_to_the_next_open_question(ballot, sign_in, somebody, proposal_in, stopped_clock):
    other = proposal_in("tabled")
    stopped_clock(SESSION)
    polling.close(ballot, choices(), seen=0, by=somebody("geschaeftsstelle"))
    following = polling.open_ballot(other, by=somebody("geschaeftsstelle"))
    assert f'href="{device(following)}"' in sign_in("stimmfuehrung").get(device(ballot)).text


def test_the_task_of_a_delegate_is_its_vote(ballot, sign_in):
    client = sign_in("stimmfuehrung")
    assert f'href="{device(ballot)}"' in client.get("/aufgaben/").text
    assert f'href="{device(ballot)}"' in client.get(ballot.proposal.get_absolute_url()).text
    assert "abstimmung" not in sign_in("sachsen").get("/aufgaben/").text


def test_the_office_sees_who_is_missing(ballot, sign_in):
    answer(sign_in("stimmfuehrung"), ballot, "no")
    page = sign_in("geschaeftsstelle").get(desk(ballot))
    assert "1 von 16 Ländern hat abgestimmt." in page.text
    assert len(page.context["standing"].missing) == 15
    assert "Sachsen" not in page.context["standing"].missing


def test_closing_shows_first_what_follows(ballot, sign_in):
    answer(sign_in("stimmfuehrung"), ballot, "no")
    client = sign_in("geschaeftsstelle")
    sent = {"seen": Vote.objects.last().pk, "rest": "absent"} | {
        code: "yes" for code in choices() if code not in ("SN", "TH")
    }
    shown = client.post(desk(ballot), sent)
    assert "14 Ja, 1 Nein, 1 abwesend: angenommen, mehrheitlich" in shown.text
    assert (Declaration.objects.count(), Proposal.objects.get().state) == (0, "tabled")
    response = confirmed(client, desk(ballot), sent)
    assert (response.status_code, Declaration.objects.get().counts) == (
        302,
        "14 : 1 : 0 (Ja : Nein : Enthaltung), 1 nicht anwesend",
    )


def test_enter_in_the_grid_closes_nothing(ballot, sign_in):
    page = sign_in("geschaeftsstelle").post(desk(ballot), choices() | {"seen": 0}).text
    buttons = re.findall(r'<button[^>]*type="submit"([^>]*)>', page[page.index("data-rollcall") :])
    assert (buttons[0].strip(), len(buttons)) == ('name="keep" value="1"', 2)


def test_a_vote_after_the_summary_asks_to_look_again(ballot, sign_in):
    client = sign_in("geschaeftsstelle")
    shown = client.post(desk(ballot), choices() | {"seen": 0})
    counted = re.search(r'name="counted" value="(\w{64})"', shown.text).group(1)
    Vote.objects.create(ballot=ballot, land_id="SN", choice="yes", recorded_by=ballot.opened_by)
    again = client.post(desk(ballot), choices() | {"seen": 0, "counted": counted})
    assert (again.status_code, Declaration.objects.count()) == (200, 0)
    assert "16 Ja: angenommen, einstimmig" in again.text


def test_a_vote_the_office_has_not_seen_is_named(ballot, sign_in):
    Vote.objects.create(ballot=ballot, land_id="SN", choice="no", recorded_by=ballot.opened_by)
    response = sign_in("geschaeftsstelle").post(desk(ballot), choices() | {"seen": 0})
    assert "Sachsen: Hat inzwischen anders abgestimmt: Nein. Bitte prüfen Sie die Angabe." in response.text
    assert not Declaration.objects.exists()


def test_the_office_keeps_single_votes_and_the_ballot_stays_open(ballot, sign_in):
    client = sign_in("geschaeftsstelle")
    response = client.post(desk(ballot), {"keep": "1", "seen": 0, "BY": "yes", "HH": "no"}, follow=True)
    assert said(response) == ["Festgehalten. Die Abstimmung bleibt offen."]
    assert {vote.land_id: vote.choice for vote in Vote.objects.all()} == {"BY": "yes", "HH": "no"}
    assert Ballot.objects.get().is_open


def test_a_forgotten_land_is_named(ballot, sign_in):
    response = sign_in("geschaeftsstelle").post(desk(ballot), {"seen": 0, "BY": "yes"})
    assert response.text.count("Die Stimme fehlt.") == 30  # at each Land and above the form
    assert not Vote.objects.exists()


def test_a_ballot_is_broken_off_with_its_reason(ballot, sign_in):
    client = sign_in("geschaeftsstelle")
    assert "Bitte geben Sie an, warum" in client.post(f"{desk(ballot)}abbrechen/", {"reason": " "}).text
    client.post(f"{desk(ballot)}abbrechen/", {"reason": "Feueralarm."})
    assert Ballot.objects.get().abort_reason == "Feueralarm."
    page = sign_in("stimmfuehrung").get(device(ballot)).text
    assert "Feueralarm. Die Stimmen zählen nicht." in page
    later = sign_in("geschaeftsstelle").get(desk(ballot), follow=True)
    assert said(later) == ["Die Abstimmung ist abgebrochen: Feueralarm."]


@pytest.mark.parametrize("seen", ["", "x", "-1", "99999999999999999999"])
def test_a_forged_place_in_the_votes_is_no_failure(ballot, sign_in, seen):
    response = sign_in("geschaeftsstelle").post(desk(ballot), choices() | {"seen": seen})
    assert (response.status_code, Declaration.objects.count()) == (200, 0)

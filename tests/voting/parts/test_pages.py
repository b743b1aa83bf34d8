"""The page „Änderungsanträge und Ziffern“: the clerk goes from one to the next, and everybody reads the results."""

import re

import pytest

from proposals.models import Proposal
from tests.proposals.pages import said
from tests.voting.counting import confirmed
from tests.voting.parts.acting import fresh, settled
from tests.voting.parts.texts import words
from tests.world import choices
from voting.models import Ballot, Handling, VotingOrder, ZifferRequest
from voting.parts.deciding import take_over


def url(proposal, rest="teile/"):
    return f"/vorschlaege/{proposal.reference}/abstimmung/{rest}"


def order_on(response) -> list[str]:
    """The amendments in the order of the page."""
    return re.findall(r'<li class="panel part" id="antrag-(\d+)"', response.text)


def test_the_page_tells_order_reason_and_what_comes_next(begun, sign_in):
    page = sign_in("geschaeftsstelle").get(url(begun))
    assert order_on(page) == ["2", "1", "3"]
    assert "geht am weitesten: streicht Ziffer 1 ganz" in page.text
    assert "geht weniger weit als Ä2: ändert 5 Wörter in Ziffer 1" in page.text
    assert "Als Nächstes: Ä2 (Sachsen)." in page.text
    assert "Über Ä2 abstimmen" in page.text


@pytest.mark.parametrize(
    ("who", "vote", "take"),
    [
        ("geschaeftsstelle", True, True),
        ("bayern_freigabe", False, True),
        ("bayern", False, False),
        ("hamburg", False, False),
        ("stimmfuehrung", False, False),
    ],
)
def test_who_may_do_nothing_reads_only(begun, sign_in, who, vote, take):
    page = sign_in(who).get(url(begun)).text
    assert ("Über Ä2 abstimmen" in page, "Bayern übernimmt Ä2" in page) == (vote, take)


def test_before_the_meeting_the_page_says_when(tabled, amendments, sign_in):
    page = sign_in("geschaeftsstelle").get(url(tabled)).text
    assert "Die Hauptkonferenz beginnt erst am 23. April 2025." in page
    assert "Über Ä2 abstimmen" not in page


def test_a_roll_call_on_an_amendment_leads_back_to_the_parts(begun, sign_in):
    client = sign_in("geschaeftsstelle")
    form = client.get(url(begun, "antrag/2/"))
    assert "Abstimmung über Ä2 (Sachsen) erfassen" in form.text
    response = confirmed(client, url(begun, "antrag/2/"), choices("rejected"))
    assert response.url == f"{url(begun)}#antrag-2"
    page = client.get(response.url)
    assert said(page) == ["Ergebnis: abgelehnt, 4 : 12 : 0 (Ja : Nein : Enthaltung)."]
    assert "abgelehnt, 4 Ja, 12 Nein" in page.text
    assert "Als Nächstes: Ä1 (Hamburg)." in page.text


def test_the_laender_vote_on_an_amendment_by_their_devices(begun, sign_in):
    client = sign_in("geschaeftsstelle")
    opened = client.post(url(begun, "antrag/2/eroeffnen/"))
    ballot = Ballot.objects.get()
    assert opened.url == url(begun, f"{ballot.pk}/")
    assert "Zur offenen Abstimmung" in client.get(url(begun)).text
    shown = client.get(opened.url)
    assert "Stimmt Ihr Land dem Änderungsantrag Ä2 (Sachsen)" in shown.text
    closed = confirmed(client, opened.url, choices() | {"seen": 0})
    assert closed.url == url(begun)
    assert Proposal.objects.get(pk=begun.pk).state == "tabled"


@pytest.mark.parametrize("missing", ["BY", "SN"])
def test_fifteen_choices_are_shown_again(begun, sign_in, missing):
    votes = {land: choice for land, choice in choices().items() if land != missing}
    response = sign_in("geschaeftsstelle").post(url(begun, "antrag/2/"), votes)
    assert (response.status_code, "Die Stimme fehlt." in response.text) == (200, True)
    assert not Ballot.objects.exists()


def test_the_order_is_changed_and_told(begun, sign_in):
    client = sign_in("geschaeftsstelle")
    move = {"number": 3, "direction": "first", "seen": 0}
    page = client.post(url(begun, "teile/reihenfolge/"), move, follow=True)
    assert (order_on(page), said(page)) == (
        ["3", "2", "1"],
        ["Abgestimmt wird jetzt in dieser Reihenfolge: Ä3, Ä2, Ä1."],
    )
    again = client.post(url(begun, "teile/reihenfolge/"), move, follow=True)
    assert said(again) == [
        "Geschaeftsstelle hat die Reihenfolge inzwischen geändert. Sehen Sie sie sich noch einmal an."
    ]
    same = client.post(url(begun, "teile/reihenfolge/"), move | {"seen": VotingOrder.objects.get().pk}, follow=True)
    assert (said(same), VotingOrder.objects.count()) == (["Ä3 steht schon dort."], 1)


@pytest.mark.parametrize("wrong", [{"direction": "sideways"}, {"number": "x"}, {"seen": ""}])
def test_an_order_that_no_form_sends_is_unknown(begun, sign_in, wrong):
    form = {"number": 3, "direction": "first", "seen": 0} | wrong
    assert sign_in("geschaeftsstelle").post(url(begun, "teile/reihenfolge/"), form).status_code == 404


def test_the_lead_land_takes_over_and_the_office_settles_the_text(begun, amendments, office, sign_in):
    page = sign_in("bayern_freigabe").post(url(begun, "antrag/1/uebernahme/"), follow=True)
    assert "Übernahme durch Bayern" in page.text
    for amendment in amendments[1:]:
        take_over(fresh(amendment), by=office)
    client = sign_in("geschaeftsstelle")
    text = client.get(url(begun, "teile/text/"))
    assert "Was sich am Text ändert" in text.text
    mark = re.search(r'name="mark" value="(\w{64})"', text.text).group(1)
    assert client.post(url(begun, "teile/text/"), {"mark": "0" * 64}).status_code == 409
    done = client.post(url(begun, "teile/text/"), {"mark": mark}, follow=True)
    assert said(done) == ["Der Text ist festgestellt. Es gilt Fassung 2."]
    assert "Als Nächstes: der ganze Text in Fassung 2." in done.text
    assert words(begun)[-1].startswith("2. Die IntMK bittet das Vorsitzland um einen Vermerk")
    versions = client.get(f"/vorschlaege/{begun.reference}/fassungen/2/").text
    assert "durch die Konferenz" in versions


def test_what_seems_moot_is_proposed_and_confirmed(begun, amendments, sign_in, vote):
    vote(amendments[1], choices())
    client = sign_in("geschaeftsstelle")
    assert "Vorschlag: erledigt" in client.get(url(begun)).text
    form = client.get(url(begun, "antrag/1/erledigt/")).text
    assert '<option value="2" selected>' in form
    empty = client.post(url(begun, "antrag/1/erledigt/"), {"through": "", "reason": ""})
    assert (empty.status_code, "Bitte geben Sie an, wodurch" in empty.text) == (409, True)
    done = client.post(url(begun, "antrag/1/erledigt/"), {"through": "2"}, follow=True)
    assert "erledigt durch Annahme von Ä2" in done.text
    assert Handling.objects.get().through_id == amendments[1].pk
    back = client.post(url(begun, "antrag/1/zurueck/"), follow=True)
    assert said(back) == ["Über Ä1 kann wieder abgestimmt werden."]


def test_a_ziffer_is_asked_for_voted_on_and_falls_out(begun, amendments, office, sign_in, vote, ids):
    for amendment in amendments:
        vote(amendment, choices("rejected"))
    settled(begun, office)
    client = sign_in("geschaeftsstelle")
    client.post(url(begun, "teile/ziffer/"), {"block": ids["Ziffer 2"], "land": "SN"})
    assert "Einzeln auf Antrag von Sachsen." in client.get(url(begun)).text
    address = url(begun, f"ziffer/{ids['Ziffer 2']}/")
    assert "Abstimmung über Ziffer 2 erfassen" in client.get(address).text
    assert confirmed(client, address, choices("rejected")).url == f"{url(begun)}#ziffern"
    assert "Was entfällt" in client.get(url(begun, "teile/text/")).text
    settled(begun, office)
    gone = client.get(address)
    assert (gone.status_code, "gibt es in Fassung 2 nicht mehr" in gone.text) == (200, True)
    assert client.get(url(begun, "ziffer/k3f7q2zz/")).status_code == 404


def test_a_ziffer_that_is_not_there_cannot_be_asked_for(begun, sign_in):
    response = sign_in("geschaeftsstelle").post(url(begun, "teile/ziffer/"), {"block": "k3f7q2zz", "land": "SN"})
    assert "Diese Ziffer gibt es in der geltenden Fassung nicht." in response.text
    assert not ZifferRequest.objects.exists()


def test_the_result_stands_at_the_proposal_in_words(begun, amendments, sign_in, vote):
    vote(amendments[1], choices("rejected"))
    for who in ("geschaeftsstelle", "hamburg"):
        page = sign_in(who).get(begun.get_absolute_url()).text
        assert "<summary>Ä2 (Sachsen): abgelehnt, 4 Ja, 12 Nein</summary>" in page


def test_an_amendment_that_is_decided_in_the_text_tells_how(begun, amendments, office, sign_in, vote):
    for amendment in amendments:
        vote(amendment, choices("rejected"))
    settled(begun, office)
    page = sign_in("hamburg").get(url(begun)).text
    assert "In der Sitzung: abgelehnt, 4 Ja, 12 Nein." in page
    assert "Offene Änderungsanträge gibt es nicht." in page

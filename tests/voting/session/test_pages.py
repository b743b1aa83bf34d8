"""The pages of a session: opening, and who is there."""

import re

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.proposals.pages import said, sentences
from tests.world import SESSION
from voting.models import Presence, Session


def quorum(response) -> str:
    found = re.search(r'class="quorum[^"]*".*?<span>(.*?)</span>', response.content.decode(), re.DOTALL)
    return found[1]


def test_the_office_opens_and_is_led_to_who_is_there(meeting, sign_in, stopped_clock):
    stopped_clock(SESSION)
    client, own = sign_in("geschaeftsstelle"), f"/sitzungen/{meeting.pk}/"
    assert "Sitzung eröffnen" in client.get(own).content.decode()
    response = client.post(f"{own}eroeffnen/")
    assert (response.url, said(response)) == (
        f"{own}anwesenheit/",
        ["Die Sitzung ist eröffnet. Halten Sie fest, wer anwesend ist."],
    )
    again = client.post(f"{own}eroeffnen/")
    assert said(again)[-1] == "Die Sitzung ist schon eröffnet."


def test_before_its_day_the_page_says_when(meeting, sign_in):
    shown = sign_in("geschaeftsstelle").get(f"/sitzungen/{meeting.pk}/").content.decode()
    assert ("Eröffnen können Sie sie an einem ihrer Tage" in shown, "eroeffnen/" in shown) == (True, False)
    outside = sign_in("bayern").get(f"/sitzungen/{meeting.pk}/").content.decode()
    assert ("Noch nicht eröffnet" in outside, "<form" in outside.split("<main")[1]) == (True, False)


def test_a_meeting_at_working_level_has_no_session_page(conference, sign_in):
    pre = conference.meetings.get(kind="pre")
    assert sign_in("geschaeftsstelle").get(f"/sitzungen/{pre.pk}/").status_code == 404


def test_there_is_no_attendance_before_the_opening(meeting, sign_in, stopped_clock):
    stopped_clock(SESSION)
    assert sign_in("geschaeftsstelle").get(f"/sitzungen/{meeting.pk}/anwesenheit/").status_code == 404


def test_a_code_brings_a_land_and_takes_it_again(session, sign_in):
    client, url = sign_in("geschaeftsstelle"), f"/sitzungen/{session.meeting_id}/anwesenheit/"
    assert said(client.post(url, {"member": "by", "seen": ""})) == ["Bayern ist anwesend."]
    assert quorum(client.get(url)) == "1 von 16 anwesend, beschlussfähig ab 9: es fehlen 8 Länder"
    assert said(client.post(url, {"member": "BY", "seen": ""}))[-1] == "Das war schon vermerkt: Bayern ist anwesend."
    assert said(client.post(url, {"member": "BY", "seen": "BY"}))[-1] == "Bayern ist nicht mehr anwesend."
    twice = client.post(url, {"member": "BY", "seen": "BY"})
    assert said(twice)[-1] == "Das war schon vermerkt: Bayern ist nicht anwesend."
    assert Presence.objects.count() == 1


def test_a_code_that_is_none_stays_in_the_field(session, sign_in):
    client, url = sign_in("geschaeftsstelle"), f"/sitzungen/{session.meeting_id}/anwesenheit/"
    response = client.post(url, {"member": "EU", "seen": ""})
    assert sentences(response) == [
        "Kürzel des Landes: „EU“ ist kein Kürzel, das hier eine Stimme hat. Stimmberechtigt sind die 16 Länder, zum "
        "Beispiel BY oder SN."
    ]
    assert 'value="EU"' in response.content.decode()


def test_who_sits_for_a_land_is_noted_and_shown(session, sign_in):
    client, own = sign_in("geschaeftsstelle"), f"/sitzungen/{session.meeting_id}/"
    typed = {"vertretung-member": "HH", "vertretung-person": "", "vertretung-function": "state_secretary"}
    refused = client.post(f"{own}anwesenheit/vertretung/", typed)
    assert (refused.status_code, sentences(refused)) == (200, ["Person: Geben Sie die Person an."])
    response = client.post(f"{own}anwesenheit/vertretung/", typed | {"vertretung-person": "Staatsrätin Lund"})
    assert said(response) == ["Die Vertretung ist vermerkt."]
    shown = sign_in("bayern").get(own).content.decode()
    assert "Staatsrätin Lund (Staatssekretärin oder Staatssekretär)" in shown


def test_the_day_of_a_closed_session_is_read_and_can_go_on(session, sign_in):
    client, own = sign_in("geschaeftsstelle"), f"/sitzungen/{session.meeting_id}/"
    client.post(f"{own}anwesenheit/alle/")
    assert said(client.post(f"{own}schliessen/"))[-1] == "Die Sitzung ist geschlossen."
    assert quorum(client.get(own)) == "16 von 16 anwesend, beschlussfähig ab 9"
    page = client.get(f"{own}anwesenheit/").content.decode().split("<main")[1]
    assert ("Die Sitzung ist geschlossen" in page, "<form" in page) == (True, False)
    assert said(client.post(f"{own}weiter/"))[-1] == "Die Sitzung ist wieder geöffnet."
    assert Session.objects.get().is_open


def test_the_pages_cost_the_same_with_one_land_and_with_sixteen(session, office, sign_in):
    client, own = sign_in("geschaeftsstelle"), f"/sitzungen/{session.meeting_id}/"
    Presence.arrive(session, "BY", by=office)
    counts = [_queries(client, url) for url in (own, f"{own}anwesenheit/")]
    Presence.arrive_all(session, by=office)
    assert [_queries(client, url) for url in (own, f"{own}anwesenheit/")] == counts == [13, 5]


def _queries(client, url) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return len(captured)

"""The page of the day: what is called, what was decided, what comes next, and what is one click away."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from conferences.models import AgendaItem
from tests.proposals.pages import said
from tests.voting.running.reading import page_of, words
from tests.world import SESSION, choices
from voting.ballots import polling
from voting.ballots.recording import record_roll_call
from voting.models import Presence, Session

FOLLOWS = {"X-Follow": "1"}


def now(page) -> list[str]:
    return [words(each) for each in page.xpath("//section[@class='now']/p")]


def standings(page) -> list[tuple[str, str]]:
    """The number of each TOP with how it stands."""
    rows = page.xpath("//li[contains(@class, 'running__top')]")
    return [(words(row.xpath(".//span[@class='running__number']")[0]), words(row.xpath("./p")[1])) for row in rows]


def test_a_top_says_whether_its_vote_is_not_begun_open_or_decided(session, office, url, tabled, place, sign_in):
    first, second, third = tabled(), tabled(), tabled()
    place("9", "Bericht")
    client = sign_in("sachsen")
    session.call(first.agenda_item, by=office)
    record_roll_call(first, choices(), by=office)
    session.call(second.agenda_item, by=office)
    polling.open_ballot(second, by=office)
    by_number = dict(standings(page_of(client, url)))
    assert by_number == {
        f"TOP {first.agenda_item.number}": "Angenommen, einstimmig (16 : 0 : 0)",
        f"TOP {second.agenda_item.number}": "Abstimmung offen",
        f"TOP {third.agenda_item.number}": "Noch nicht aufgerufen, Abstimmung nicht begonnen",
        "TOP 9": "Noch nicht aufgerufen",
    }


def test_everything_of_a_top_is_one_click_away(url, tabled, sign_in):
    proposal = tabled()
    links = page_of(sign_in("sachsen"), url).xpath("//ul[@class='running__links']//a/@href")
    own = f"/vorschlaege/{proposal.reference}/"
    assert links == [f"{own}#text", f"{own}aenderungen/", f"{own}#positionen", f"{own}erklaerungen/"]


def test_next_goes_on_item_by_item_and_tells_when_it_was_pressed_twice(session, url, place, sign_in):
    first, second = place("1", "Begrüßung"), place("2", "Lage")
    client = sign_in("geschaeftsstelle")
    assert now(page_of(client, url)) == ["Noch ist kein Punkt aufgerufen.", "Danach: TOP 1 Begrüßung"]
    form = {"item": first.pk, "seen": ""}
    assert [said(client.post(f"{url}aufrufen/", form))[-1] for _ in range(2)] == [
        "TOP 1 ist aufgerufen.",
        "TOP 1 ist schon aufgerufen.",
    ]
    assert now(page_of(client, url)) == ["TOP 1 Begrüßung", "Danach: TOP 2 Lage"]
    response = client.post(f"{url}aufrufen/", {"item": second.pk, "seen": first.pk, "chair": "1"})
    assert response.url == f"{url}leitung/"
    assert now(page_of(client, url)) == ["TOP 2 Lage", "Danach: Es ist kein weiterer Punkt offen."]
    assert standings(page_of(client, url)) == [("TOP 1", "Behandelt"), ("TOP 2", "Aufgerufen")]


@pytest.mark.parametrize("form", [{}, {"item": "x"}, {"item": "0"}, {"item": "1", "seen": "x"}])
def test_what_is_forged_is_no_call(session, url, place, sign_in, form):
    place("1")
    assert sign_in("geschaeftsstelle").post(f"{url}aufrufen/", form).status_code == 400
    assert Session.objects.get().current_item is None


def test_an_item_of_nowhere_is_not_found(session, url, sign_in):
    assert sign_in("geschaeftsstelle").post(f"{url}aufrufen/", {"item": 999999}).status_code == 404


def test_the_list_without_debate_is_shown_together_and_called_by_its_first(session, office, url, tabled, sign_in):
    first, second = tabled(is_on_consent_list=True), tabled(is_on_consent_list=True)
    numbers = [each.agenda_item.number for each in sorted((first, second), key=lambda each: each.agenda_item.rank)]
    client = sign_in("geschaeftsstelle")
    page = page_of(client, url)
    title = f"Grüne Liste: TOP {numbers[0]} und {numbers[1]}"
    assert [words(each) for each in page.xpath("//p[@class='running__heading']")] == [title]
    called = page.xpath("//button[@id='naechster']/ancestor::form//input[@name='item']/@value")
    client.post(f"{url}aufrufen/", {"item": called[0], "seen": ""})
    assert now(page_of(client, url))[0] == title


def test_joint_items_are_called_together(url, place, sign_in):
    first = place("1", "Lage")
    place("2", "Zahlen", joint_with=first)
    page = page_of(sign_in("geschaeftsstelle"), url)
    assert [words(each) for each in page.xpath("//p[@class='running__heading']")] == ["TOP 1 und 2, gemeinsam beraten"]


def test_lines_that_are_left_over_say_why(url, place, sign_in):
    item = place("1", "Bericht")
    AgendaItem.objects.filter(pk=item.pk).update(withdrawn_at=SESSION, withdrawal_reason="Erledigt.")
    assert standings(page_of(sign_in("sachsen"), url)) == [("TOP 1", "Zurückgezogen")]


def test_only_the_office_is_offered_to_go_on(url, place, sign_in):
    place("1")
    office, land = (page_of(sign_in(name), url) for name in ("geschaeftsstelle", "sachsen"))
    assert [len(page.xpath("//main//form")) for page in (office, land)] == [3, 0]


def test_the_delegate_is_led_to_her_vote(session, office, url, tabled, sign_in):
    proposal = tabled()
    session.call(proposal.agenda_item, by=office)
    ballot = polling.open_ballot(proposal, by=office)
    offered = page_of(sign_in("stimmfuehrung"), url).xpath("//ul[@class='now__offers']//a/@href")
    assert offered == [f"/vorschlaege/{proposal.reference}/abstimmung/{ballot.pk}/stimme/SN/"]


def test_before_the_opening_the_agenda_is_there(meeting, place, sign_in):
    place("1", "Begrüßung")
    page = page_of(sign_in("sachsen"), f"/sitzungen/{meeting.pk}/")
    assert standings(page) == [("TOP 1", "Noch nicht aufgerufen")]
    assert page.xpath("//section[@class='now']") == []


def test_on_the_next_day_the_session_goes_on_and_asks_who_is_there(meeting, office, place, sign_in, stopped_clock):
    stopped_clock(SESSION - timedelta(days=1))
    session = Session.open(meeting, by=office)
    Presence.arrive(session, "BY", by=office)
    session.call(place("1", "Begrüßung"), by=office)
    stopped_clock(SESSION)
    page = page_of(sign_in("geschaeftsstelle"), f"/sitzungen/{meeting.pk}/")
    alerts = [words(each) for each in page.xpath("//p[@class='alert__title']")]
    assert (alerts, now(page)[0]) == (["Die Anwesenheit ist von einem früheren Tag"], "TOP 1 Begrüßung")
    stopped_clock(SESSION + timedelta(days=1))
    page = page_of(sign_in("geschaeftsstelle"), f"/sitzungen/{meeting.pk}/")
    alerts = [words(each) for each in page.xpath("//p[@class='alert__title']")]
    assert alerts == ["Die Tage der Sitzung sind vorbei"]


def test_the_page_is_sent_again_only_when_it_says_something_else(session, office, url, tabled, sign_in):
    proposal, client = tabled(), sign_in("sachsen")

    def asked(mark=""):
        return client.get(url, headers=FOLLOWS | {"If-None-Match": mark})

    mark = asked().headers["ETag"]
    assert asked(mark).status_code == 304
    changes = [
        lambda: session.call(proposal.agenda_item, by=office),
        lambda: Presence.arrive(session, "BY", by=office),
        lambda: polling.open_ballot(proposal, by=office),
    ]
    for change in changes:
        change()
        answer = asked(mark)
        assert answer.status_code == 200
        mark = answer.headers["ETag"]
    polling.keep(proposal.ballots.get(), {"BY": "yes"}, seen=0, by=office)
    assert asked(mark).status_code == 304  # how many have voted is told elsewhere
    polling.close(proposal.ballots.get(), choices(), seen=newest(proposal), by=office)
    assert asked(mark).status_code == 200


def newest(proposal) -> int:
    return proposal.ballots.get().votes.order_by("pk").last().pk


@pytest.mark.parametrize("name", ["geschaeftsstelle", "stimmfuehrung"])
def test_ten_items_cost_what_sixty_cost(session, office, url, place, tabled, sign_in, name):
    proposal, client = tabled(), sign_in(name)
    session.call(proposal.agenda_item, by=office)
    polling.open_ballot(proposal, by=office)
    for number in range(9):
        place(str(number + 10))
    few = [statements(client, page) for page in (url, f"{url}leitung/", f"{url}saal/")]
    for number in range(50):
        place(str(number + 100))
    assert [statements(client, page) for page in (url, f"{url}leitung/", f"{url}saal/")] == few
    assert few == ([15, 20, 14] if name == "geschaeftsstelle" else [16, 4, 4])


def test_following_costs_five_statements(session, url, place, sign_in):
    place("1")
    client = sign_in("sachsen")
    mark = client.get(url, headers=FOLLOWS).headers["ETag"]
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url, headers=FOLLOWS | {"If-None-Match": mark}).status_code == 304
    assert len(captured) == 5


def statements(client, url) -> int:
    with CaptureQueriesContext(connection) as captured:
        client.get(url)
    return len(captured)

"""On the day of a session the day stands above all other tasks."""

from uuid import UUID

import pytest
from lxml import html

from tests.voting.running.reading import words
from tests.world import SESSION
from voting.ballots import polling
from voting.models import RecordStatement, Session, Vote


@pytest.fixture
def meeting(conference):
    return conference.meetings.get(kind="main")


def day(client) -> list[str]:
    page = html.fromstring(client.get("/aufgaben/").content)
    return [words(each) for each in page.xpath("//section[@aria-labelledby='heute']/*")]


def test_on_other_days_there_is_no_such_day(meeting, sign_in):
    assert day(sign_in("stimmfuehrung")) == []


def test_before_and_after_the_opening_it_leads_to_the_running_order(meeting, somebody, sign_in, stopped_clock):
    stopped_clock(SESSION)
    heading = "Heute: Hauptkonferenz Göttingen"
    client, link = sign_in("stimmfuehrung"), "Zum Ablauf des Tages"
    assert day(client) == [heading, f"Die Sitzung ist noch nicht eröffnet. {link}"]
    session = Session.open(meeting, by=somebody("geschaeftsstelle"))
    assert day(client) == [heading, f"Die Sitzung ist eröffnet. {link}"]
    session.close(by=somebody("geschaeftsstelle"))
    assert day(client) == [heading, f"Die Sitzung ist geschlossen. {link}"]


def test_a_delegate_finds_her_vote_and_the_statements_of_her_land(
    meeting, proposal_in, somebody, sign_in, stopped_clock
):
    proposal, office = proposal_in("tabled", title="Kurse sichern"), somebody("geschaeftsstelle")
    for number, (land, who) in enumerate({"SN": "sachsen", "HH": "hamburg"}.items()):
        RecordStatement.make(proposal, "Wir bedauern.", land=land, key=UUID(int=number), by=somebody(who))
    stopped_clock(SESSION)
    Session.open(meeting, by=office).call(proposal.agenda_item, by=office)
    ballot = polling.open_ballot(proposal, by=office)
    client, top = sign_in("stimmfuehrung"), proposal.agenda_item
    rest = ["Erklärungen Ihres Landes zu Protokoll", f"{top} Kurse sichern Sachsen"]
    asked = f"Die Abstimmung ist offen: {ballot.asked}"
    assert day(client)[1:] == [
        f"Aufgerufen ist {top}. Zum Ablauf des Tages",
        f"{asked} Für Sachsen abstimmen",
        *rest,
    ]
    Vote.cast(ballot, "SN", "yes", key=UUID(int=7), by=somebody("stimmfuehrung"))
    assert day(client)[2:] == [f"{asked} Für Sachsen steht: Ja. Stimme ansehen", *rest]
    assert day(sign_in("bayern"))[2:] == []


@pytest.mark.parametrize("name", ["presse", "bund"])
def test_who_does_not_follow_the_session_has_no_such_day(meeting, sign_in, stopped_clock, name):
    stopped_clock(SESSION)
    assert day(sign_in(name)) == []

"""What the room sees, word for word: nothing that is meant for the desks."""

import pytest

from conferences.models import ProcedureRules
from proposals.amendments.models.amendment import Wish
from proposals.models import Amendment, Position
from tests.voting.running.reading import page_of, words
from tests.world import choices
from text.text import Text
from voting.ballots import polling
from voting.ballots.recording import record_roll_call
from voting.models import Presence

TITLE = "Kurse sichern"


@pytest.fixture
def proposal(tabled, somebody, session, office):
    """A TOP that is called, with an objection, a reservation and an amendment that the wall never shows."""
    found = tabled(title=TITLE)
    Position.take(found, "objects", by=somebody("hamburg_freigabe"), note="Hamburg kann nicht mitgehen.")
    Position.take(found, "examining", by=somebody("sachsen"), note="Sachsen braucht Zeit.")
    wish = Wish(Text("Ein anderer Titel", found.text.read().blocks), "Weil es besser ist.")
    Amendment.file(found, wish, base=found.text.number, by=somebody("sachsen"))
    Presence.arrive_all(session, by=office)
    session.call(found.agenda_item, by=office)
    return found


@pytest.fixture
def shown(url, sign_in):
    """`shown()`: all words that the wall shows below its head."""
    client = sign_in("geschaeftsstelle")
    return lambda: [words(each) for each in page_of(client, f"{url}saal/").xpath("//div[@data-follow]/*")]


def called(proposal, *more) -> list[str]:
    head = f"TOP {proposal.agenda_item.number} {proposal.title} Federführung: Bayern"
    return [" ".join([head, *more]), "16 von 16 anwesend, beschlussfähig ab 9"]


def test_the_top_is_shown_without_what_the_laender_think_of_it(proposal, shown):
    assert shown() == called(proposal, "Aufgerufen, Abstimmung nicht begonnen")


def test_while_a_ballot_is_open_only_how_many_have_answered(proposal, shown, office, somebody):
    Amendment.objects.update(state="withdrawn")
    ballot = polling.open_ballot(proposal, by=office)
    assert shown() == called(proposal, "Abstimmung offen", "0 von 16 Ländern haben abgestimmt")
    polling.keep(ballot, {"BY": "yes", "HH": "no", "SN": "abstain"}, seen=0, by=office)
    assert shown() == called(proposal, "Abstimmung offen", "3 von 16 Ländern haben abgestimmt")


@pytest.mark.parametrize(
    ("level", "bars", "maps", "result"),
    [("per_land", 1, 1, 0), ("totals", 1, 0, 0), ("verdict", 0, 0, 1)],
)
def test_the_result_is_shown_as_far_as_the_rules_publish_it(
    proposal, url, office, conference, sign_in, level, bars, maps, result
):
    Amendment.objects.update(state="withdrawn")
    ProcedureRules.objects.filter(conference=conference).update(vote_record_level=level)
    record_roll_call(proposal, choices(HH="abstain"), by=office)
    page = page_of(sign_in("geschaeftsstelle"), f"{url}saal/")
    found = [page.xpath(f"//*[@class='{name}']") for name in ("tally", "tilemap", "screen__result")]
    assert [len(each) for each in found] == [bars, maps, result]
    assert ["Hamburg" in words(page), "14 : 1 : 1" in words(page)] == [level == "per_land", False]


def test_an_internal_item_shows_its_number_alone(session, office, place, shown):
    item = place("7", "Vertrauliches", is_internal=True)
    place("8", "Noch Vertraulicheres", is_internal=True)
    session.call(item, by=office)
    assert shown() == [
        "TOP 7 Aufgerufen",
        "0 von 16 anwesend, beschlussfähig ab 9: es fehlen 9 Länder",
        "Danach: TOP 8",
    ]


def test_the_list_without_debate_stands_on_the_wall_as_a_whole(session, office, tabled, shown):
    items = [tabled(is_on_consent_list=True).agenda_item for _ in range(2)]
    first, second = sorted(items, key=lambda item: item.rank)
    session.call(first, by=office)
    assert [text.partition(" Federführung")[0] for text in shown()[:3]] == [
        "Grüne Liste",
        f"TOP {first.number} {first.title}",
        f"TOP {second.number} {second.title}",
    ]


def test_the_wall_has_no_navigation_and_no_name(proposal, url, sign_in):
    page = page_of(sign_in("geschaeftsstelle"), f"{url}saal/")
    assert page.xpath("//nav | //form") == []
    assert "Geschaeftsstelle" not in words(page)


def test_before_and_after_the_session_the_wall_says_so(meeting, session, office, shown):
    assert shown()[0] == "Die Sitzung ist eröffnet."
    session.close(by=office)
    assert shown() == ["Die Sitzung ist geschlossen."]

"""What the chair reads: what to say, what is needed, who asked for what."""

import pytest

from conferences.models import AgendaItem
from proposals.amendments.models.amendment import Wish
from proposals.models import Amendment, Position
from tests.voting.running.reading import page_of, words
from tests.world import SESSION, choices
from text.text import Text
from voting.ballots import polling
from voting.ballots.recording import record_roll_call
from voting.models import Presence, RecordStatement

KEY = "00000000-0000-0000-0000-000000000001"


@pytest.fixture
def chair(meeting, sign_in):
    client = sign_in("geschaeftsstelle")
    return lambda: page_of(client, f"/sitzungen/{meeting.pk}/leitung/")


@pytest.fixture
def there(session, office):
    Presence.arrive_all(session, by=office)
    return session


def steps(page) -> list[str]:
    return [words(each) for each in page.xpath("//p[@class='speech__step']")]


def says(page) -> list[str]:
    return [words(each) for each in page.xpath("//p[@class='speech__words']")]


def test_before_the_opening_she_opens(meeting, chair, stopped_clock):
    stopped_clock(SESSION)
    assert steps(chair()) == ["Jetzt: Eröffnung"]


def test_without_a_quorum_nothing_else_is_said(session, chair, place):
    place("1")
    assert steps(chair()) == ["Jetzt: Nicht beschlussfähig"]


def test_at_the_beginning_she_opens_states_the_quorum_and_calls_the_first(there, chair, place):
    place("1")
    assert steps(chair()) == ["Jetzt: Eröffnung", "Danach: Beschlussfähigkeit", "Danach: Aufruf"]


def test_on_the_second_day_she_goes_on(there, chair, place, stopped_clock):
    place("1")
    assert steps(chair())[0] == "Jetzt: Eröffnung"
    stopped_clock(SESSION.replace(day=25))
    assert steps(chair())[0] == "Jetzt: Fortsetzung"


def test_a_top_is_called_voted_on_and_announced(there, office, tabled, chair, place):
    proposal = tabled()
    place("999", "Verschiedenes")
    there.call(proposal.agenda_item, by=office)
    assert steps(chair()) == ["Jetzt: Aufruf", "Danach: Abstimmung", "Danach: Aufruf"]
    polling.open_ballot(proposal, by=office)
    page = chair()
    assert steps(page) == ["Jetzt: Abstimmung", "Danach: Abstimmung", "Danach: Aufruf"]
    assert says(page)[0] == "Abgestimmt haben 0 von 16 Ländern. Fehlt noch eine Stimme?"
    polling.close(proposal.ballots.get(), choices(), seen=0, by=office)
    page = chair()
    assert (steps(page), says(page)[0]) == (
        ["Jetzt: Ergebnis", "Danach: Aufruf"],
        f"Ich stelle fest: TOP {proposal.agenda_item.number} ist angenommen, einstimmig: 16 Ja.",
    )


def test_at_the_end_she_closes(there, office, place, chair):
    item = place("1")
    there.call(item, by=office)
    assert steps(chair()) == ["Jetzt: Aufruf", "Danach: Schluss"]
    there.close(by=office)
    assert steps(chair()) == []


def test_what_is_needed_and_who_asked_for_what(there, office, tabled, chair, somebody):
    proposal = tabled(is_on_consent_list=True)
    Position.take(proposal, "objects", by=somebody("hamburg_freigabe"), note="Zu teuer.")
    wish = Wish(Text("Ein anderer Titel", proposal.text.read().blocks), "Klarer.")
    Amendment.file(proposal, wish, base=proposal.text.number, by=somebody("sachsen"))
    RecordStatement.make(proposal, "Sachsen bedauert.", land="SN", key=KEY, by=somebody("sachsen"))
    proposal.refresh_from_db()
    proposal.move("take_off_list", by=somebody("hamburg"), reason="Wir möchten sprechen.")
    there.call(AgendaItem.objects.get(pk=proposal.agenda_item_id), by=office)
    page = chair()
    assert [words(each) for each in page.xpath("//ul[@class='asked']/li")] == [
        "Hamburg : wünscht Aussprache Wir möchten sprechen.",
        "Sachsen : Änderungsantrag Ä1 Klarer.",
        "Hamburg : Lehnt ab Zu teuer.",
        "Sachsen : gibt zu Protokoll",
    ]
    assert steps(page) == ["Jetzt: Aufruf", "Danach: Änderungsanträge", "Danach: Abstimmung", "Danach: Schluss"]
    needed = "13 von 16 Ja-Stimmen sind erforderlich, weil in der Sache gilt: Mindestzahl von Ja-Stimmen. Annahme"
    assert needed in [words(each) for each in page.xpath("//section[@class='panel stack']/p")]


def test_who_has_voted_how_is_not_told_before_the_end(there, office, tabled, chair):
    proposal = tabled()
    there.call(proposal.agenda_item, by=office)
    polling.keep(polling.open_ballot(proposal, by=office), dict.fromkeys(("BY", "HH"), "no"), seen=0, by=office)
    told = [words(each) for each in chair().xpath("//section[@class='panel stack']/p")]
    assert told[1].startswith("2 von 16 Ländern haben abgestimmt. Es fehlen: Baden-Württemberg, Berlin, Brandenburg")
    assert [text for text in told if "Nein" in text] == []


def test_a_vote_without_quorum_is_announced_and_the_top_stays(there, office, tabled, chair):
    proposal = tabled()
    there.call(proposal.agenda_item, by=office)
    record_roll_call(proposal, dict.fromkeys(choices(), "absent"), by=office)
    assert steps(chair()) == ["Jetzt: Ergebnis", "Danach: Aufruf", "Danach: Abstimmung", "Danach: Schluss"]

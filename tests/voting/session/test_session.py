"""A meeting is opened, its items are called, it is closed."""

from datetime import datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction

from conferences.models import AgendaItem, Meeting
from intmk.clock import BERLIN
from intmk.refusal import Refused
from journal.models import Entry
from journal.verification import findings
from tests.guard import guarded
from tests.world import SESSION
from voting.ballots.models.ballot import Ballot
from voting.models import Session

BEFORE = "Die Hauptkonferenz ist vom 23. April 2025 bis 24. April 2025. Eröffnen können Sie sie an einem ihrer Tage."
AFTER = (
    "Die Hauptkonferenz war vom 23. April 2025 bis 24. April 2025. Ergebnisse tragen Sie beim Vorschlag nach; dort "
    "wird nach dem Tag gefragt."
)


def refusal(verb) -> str:
    with pytest.raises(Refused) as refused:
        verb()
    return str(refused.value)


def told(session) -> list[str]:
    return [entry.says for entry in Entry.objects.about(session).order_by("position")]


def test_opening_twice_opens_once(meeting, office, stopped_clock):
    stopped_clock(SESSION)
    session = Session.open(meeting, by=office)
    assert (Session.open(meeting, by=office), Session.objects.count()) == (None, 1)
    assert (session.opened_at, session.opened_by, session.is_open) == (SESSION, office, True)
    assert told(session) == ["hat die Sitzung eröffnet."]


@pytest.mark.parametrize(("day", "sentence"), [(22, BEFORE), (25, AFTER)])
def test_a_day_outside_the_meeting_is_refused_and_says_what_to_do(meeting, office, stopped_clock, day, sentence):
    stopped_clock(datetime(2025, 4, day, 10, tzinfo=BERLIN))
    assert refusal(lambda: Session.open(meeting, by=office)) == sentence
    assert not Session.objects.exists()


def test_a_meeting_that_does_not_decide_is_never_opened(conference, office, stopped_clock):
    stopped_clock(datetime(2025, 3, 19, 10, tzinfo=BERLIN))
    pre = Meeting.objects.get(conference=conference, kind="pre")
    assert refusal(lambda: Session.open(pre, by=office)) == (
        "Die Vorkonferenz beschließt nicht. Eröffnet werden nur Hauptkonferenz und Sonderkonferenz."
    )
    guarded(lambda: Session.objects.create(meeting=pre, opened_by=office))


def test_nobody_but_the_office_opens(meeting, somebody, stopped_clock):
    stopped_clock(SESSION)
    for name in ("bayern", "stimmfuehrung", "presse", "geschaeftsstelle_nw"):
        with pytest.raises(PermissionDenied):
            Session.open(meeting, by=somebody(name))
    assert not Session.objects.exists()


def test_closing_and_going_on(session, office):
    assert (session.close(by=office), session.close(by=office)) == (True, False)
    item = AgendaItem.place(session.meeting, "1", "Begrüßung")
    closed = "Die Sitzung ist geschlossen. Öffnen Sie sie wieder, wenn noch etwas festzuhalten ist."
    assert refusal(lambda: session.call(item, by=office)) == closed
    assert refusal(lambda: Session.open(session.meeting, by=office)) == closed
    assert (session.reopen(by=office), session.reopen(by=office)) == (True, False)
    assert session.call(item, by=office)
    assert told(session) == [
        "hat die Sitzung eröffnet.",
        "hat die Sitzung geschlossen.",
        "hat die Sitzung wieder geöffnet.",
        "hat TOP 1 aufgerufen.",
    ]
    assert [each for each in findings() if "voting." in str(each)] == []


def test_a_session_is_not_reopened_after_its_days(session, office, stopped_clock):
    session.close(by=office)
    stopped_clock(SESSION + timedelta(days=1))
    assert refusal(lambda: session.reopen(by=office)) == AFTER


def test_a_session_is_not_closed_over_an_open_ballot(session, office, proposal_in, stopped_clock):
    proposal = proposal_in("tabled")
    stopped_clock(SESSION)
    with transaction.atomic():
        Ballot.open(proposal.locked(), by=office)
    assert refusal(lambda: session.close(by=office)) == (
        "Eine Abstimmung ist noch offen. Schließen Sie zuerst diese oder brechen Sie sie ab."
    )
    assert Session.objects.get().is_open


def test_an_item_is_called_once_and_one_of_another_meeting_never(session, office, conference):
    item = AgendaItem.place(session.meeting, "1", "Begrüßung")
    assert (session.call(item, by=office), session.call(item, by=office)) == (True, False)
    special = Meeting.objects.create(
        conference=conference, kind="special", starts_on=SESSION.date(), ends_on=SESSION.date()
    )
    foreign = AgendaItem.place(special, "7", "Eiliges")
    assert refusal(lambda: session.call(foreign, by=office)) == (
        "TOP 7 steht nicht auf der Tagesordnung dieser Sitzung."
    )
    guarded(lambda: Session.objects.update(current_item=foreign))
    assert Session.objects.get().current_item == item


def test_what_was_opened_stays_so(session):
    guarded(lambda: Session.objects.update(opened_at=SESSION - timedelta(days=1)))
    guarded(lambda: Session.objects.all().delete())

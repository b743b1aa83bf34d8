"""Items are called one after another; what was called when is kept."""

from datetime import timedelta

import pytest

from conferences.models import AgendaItem, Meeting
from intmk.refusal import Refused
from journal.models import Entry
from journal.verification import findings
from tests.guard import guarded
from tests.world import SESSION
from voting.ballots import polling
from voting.models import Call, Presence, Session


def refusal(verb) -> str:
    with pytest.raises(Refused) as refused:
        verb()
    return str(refused.value)


def test_every_call_is_kept_also_of_the_same_item(session, office, place, stopped_clock):
    first, second = place("1"), place("2")
    later = SESSION + timedelta(minutes=5)
    session.call(first, by=office)
    session.call(second, by=office)
    stopped_clock(later)
    session.call(first, by=office)
    assert list(Call.objects.values_list("item", "called_at", "called_by")) == [
        (first.pk, SESSION, office.pk),
        (second.pk, SESSION, office.pk),
        (first.pk, later, office.pk),
    ]
    assert [each for each in findings() if "voting." in str(each)] == []


def test_pressed_twice_nothing_is_skipped(session, office, place):
    first, second, third = place("1"), place("2"), place("3")
    assert session.call(first, seen=None, by=office)
    assert (session.call(second, seen=first.pk, by=office), session.call(second, seen=first.pk, by=office)) == (
        True,
        False,
    )
    assert refusal(lambda: session.call(third, seen=first.pk, by=office)) == (
        "Inzwischen ist TOP 2 aufgerufen. Es wurde nichts übersprungen; sehen Sie nach, wie es weitergeht."
    )
    assert refusal(lambda: session.call(third, seen=None, by=office)).startswith("Inzwischen ist TOP 2 aufgerufen.")
    assert (Session.objects.get().current_item, Call.objects.count()) == (second, 2)


def test_nothing_is_called_over_an_open_ballot(session, office, place, proposal_in, stopped_clock):
    proposal, other = proposal_in("tabled"), place("1")
    stopped_clock(SESSION)
    session.call(proposal.agenda_item, by=office)
    polling.open_ballot(proposal, by=office)
    assert refusal(lambda: session.call(other, by=office)) == (
        "Eine Abstimmung ist noch offen. Schließen Sie zuerst diese oder brechen Sie sie ab."
    )


def test_a_line_that_is_only_left_over_is_never_called(session, office, place):
    item = place("1")
    AgendaItem.objects.filter(pk=item.pk).update(withdrawn_at=SESSION, withdrawal_reason="Erledigt.")
    item.refresh_from_db()
    assert refusal(lambda: session.call(item, by=office)) == (
        "TOP 1 steht nur noch als Zeile da: Der Punkt wurde zurückgezogen oder verlegt."
    )


def test_a_call_never_changes_and_belongs_to_its_meeting(session, office, place, conference):
    item = place("1")
    session.call(item, by=office)
    guarded(lambda: Call.objects.update(called_at=SESSION - timedelta(hours=1)))
    guarded(lambda: Call.objects.all().delete())
    days = {"starts_on": SESSION.date(), "ends_on": SESSION.date()}
    special = Meeting.objects.create(conference=conference, kind="special", **days)
    foreign = AgendaItem.place(special, "7", "Eiliges", kind="report")
    guarded(lambda: Call.objects.create(session=session, item=foreign, called_by=office))
    session.close(by=office)
    guarded(lambda: Call.objects.create(session=session, item=item, called_by=office))


def test_in_the_evening_all_go_and_the_session_stays_open(session, office):
    for code in ("BY", "HH"):
        Presence.arrive(session, code, by=office)
    assert (Presence.leave_all(session, by=office), Presence.leave_all(session, by=office)) == (2, 0)
    assert (Presence.objects.now().count(), Session.objects.get().is_open) == (0, True)
    assert Entry.objects.about(session).filter(verb="left").count() == 2

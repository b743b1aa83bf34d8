"""Länder come and go; what is closed does not change by it."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from conferences.models import ProcedureRules
from intmk.refusal import Refused
from journal.models import Entry
from journal.verification import findings
from tests.guard import guarded
from tests.world import SESSION, choices
from voting.ballots.recording import record_roll_call
from voting.models import Ballot, Declaration, Presence
from voting.session.pages import attendance_of

LATER = SESSION + timedelta(minutes=20)


def test_a_land_comes_goes_and_comes_back(session, office, stopped_clock):
    first = Presence.arrive(session, "BY", by=office)
    assert Presence.arrive(session, "BY", by=office) is None
    stopped_clock(LATER)
    assert (Presence.leave(session, "BY", by=office), Presence.leave(session, "BY", by=office)) == (True, False)
    second = Presence.arrive(session, "BY", by=office)
    intervals = list(Presence.objects.values_list("pk", "land", "arrived_at", "left_at", "left_noted_by"))
    assert intervals == [(first.pk, "BY", SESSION, LATER, office.pk), (second.pk, "BY", LATER, None, None)]
    assert [entry.says for entry in Entry.objects.about(session).order_by("position")][1:] == [
        "hat festgehalten, dass Bayern anwesend ist.",
        "hat festgehalten, dass Bayern nicht mehr anwesend ist.",
        "hat festgehalten, dass Bayern anwesend ist.",
    ]
    assert [each for each in findings() if "voting." in str(each)] == []


def test_the_stimmfuehrung_sits_for_her_land_until_somebody_else_is_noted(session, office):
    assert Presence.arrive(session, "SN", by=office).person == "Stimmfuehrung"
    changed = Presence.arrive(session, "SN", person="Staatssekretär Frey", function="state_secretary", by=office)
    again = Presence.arrive(session, "SN", person="Staatssekretär Frey", function="state_secretary", by=office)
    assert ((changed.person, changed.function), again) == (("Staatssekretär Frey", "state_secretary"), None)
    Presence.leave(session, "SN", by=office)
    back = Presence.arrive(session, "SN", by=office)
    assert (back.person, back.function, Presence.objects.count()) == ("Staatssekretär Frey", "state_secretary", 3)
    assert Presence.objects.now().get() == back


def test_who_may_not_sit_for_a_land_is_refused(session, office, conference):
    ProcedureRules.objects.filter(conference=conference).update(deputy_level="minister")
    with pytest.raises(Refused) as refused:
        Presence.arrive(session, "SN", person="Staatssekretär Frey", function="state_secretary", by=office)
    assert str(refused.value) == (
        "Nach der Geschäftsordnung vertreten ein Land nur die Ministerin oder der Minister. "
        "„Staatssekretärin oder Staatssekretär“ lässt sich deshalb nicht vermerken."
    )
    assert not Presence.objects.exists()


@pytest.mark.parametrize("code", ["EU", "", "BUND"])
def test_a_stranger_never_comes(session, office, code):
    for verb in (Presence.arrive, Presence.leave):
        with pytest.raises(Refused) as refused:
            verb(session, code, by=office)
        assert str(refused.value) == (
            f"„{code}“ ist kein Kürzel, das hier eine Stimme hat. Stimmberechtigt sind die 16 Länder, "
            "zum Beispiel BY oder SN."
        )


def test_the_bund_comes_where_it_votes(session, office, conference):
    ProcedureRules.objects.filter(conference=conference).update(voting_members="laender_and_federation")
    there = Presence.arrive(session, "BUND", by=office)
    assert (there.member, there.land, Presence.arrive(session, "BUND", by=office)) == ("BUND", None, None)
    assert Presence.leave(session, "BUND", by=office)


def test_all_others_come_at_once(session, office):
    Presence.arrive(session, "BY", by=office)
    assert (Presence.arrive_all(session, by=office), Presence.arrive_all(session, by=office)) == (15, 0)
    attendance = attendance_of(session)
    assert (len(attendance.present), attendance.verdict) == (16, "met")


def test_nobody_but_the_office_notes_who_is_there(session, somebody):
    for name in ("bayern", "stimmfuehrung"):
        with pytest.raises(PermissionDenied):
            Presence.arrive(session, "BY", by=somebody(name))


def test_nobody_comes_to_a_closed_session(session, office):
    session.close(by=office)
    with pytest.raises(Refused, match="Die Sitzung ist geschlossen"):
        Presence.arrive(session, "BY", by=office)
    guarded(lambda: Presence.objects.create(session=session, land_id="BY", noted_by=office))


def test_a_closed_ballot_does_not_change_when_a_land_goes(session, office, proposal_in, stopped_clock):
    proposal = proposal_in("tabled")
    stopped_clock(SESSION)
    Presence.arrive_all(session, by=office)
    record_roll_call(proposal, choices(), by=office)
    before = [list(model.objects.values()) for model in (Ballot, Declaration)]
    Presence.leave(session, "BY", by=office)
    assert [list(model.objects.values()) for model in (Ballot, Declaration)] == before


def test_intervals_never_overlap_and_never_change(session, office, stopped_clock):
    Presence.arrive(session, "BY", by=office)
    stopped_clock(LATER)
    Presence.leave(session, "BY", by=office)
    overlapping = {"session": session, "land_id": "BY", "arrived_at": SESSION, "noted_by": office}
    guarded(lambda: Presence.objects.create(**overlapping))
    guarded(lambda: Presence.objects.update(left_at=LATER + timedelta(hours=1)))
    guarded(lambda: Presence.objects.update(person="Eine andere"))
    guarded(lambda: Presence.objects.all().delete())

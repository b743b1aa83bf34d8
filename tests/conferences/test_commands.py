from datetime import date, datetime

import pytest
from django.core.management import CommandError, call_command

from accounts.models import Appointment, Ministry, User
from accounts.permissions import Permission
from conferences.models import Conference
from intmk.clock import BERLIN
from journal.models import Entry

WHEN = ["--from", "2026-07-01", "--until", "2027-06-30"]


def test_appoint_makes_person_and_appointment_with_journal_entry(laender, capsys):
    call_command("appoint", "Neu@Example.org", "secretariat", "--land", "rp", "--name", "Neue Person", *WHEN)
    appointment = Appointment.objects.get()
    assert (appointment.user.email, appointment.role, appointment.land_id) == ("neu@example.org", "secretariat", "RP")
    assert not appointment.user.has_usable_password()
    entry = Entry.objects.about(appointment).get()
    assert entry.sentence == "Das System hat eine Bestellung eingetragen: Geschäftsstelle Rheinland-Pfalz."
    assert "manage.py changepassword neu@example.org" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["neu@example.org", "official", "--land", "XX", "--name", "N", *WHEN], "„XX“ ist kein Kürzel eines Landes."),
        (["neu", "official", "--land", "RP", "--name", "N", *WHEN], "„neu“ ist keine E-Mail-Adresse."),
        (["neu@example.org", "official", "--land", "RP", *WHEN], "Die Person ist neu:"),
        (["neu@example.org", "official", "--name", "N", *WHEN], "Die Bestellung passt nicht:"),
        (["neu@example.org", "federal_guest", "--land", "RP", "--name", "N", *WHEN], "Die Bestellung passt nicht:"),
    ],
)
def test_appoint_refuses_with_one_sentence(laender, arguments, sentence):
    with pytest.raises(CommandError) as refused:
        call_command("appoint", *arguments)
    assert str(refused.value).startswith(sentence)
    assert User.objects.count() == 0


def test_a_person_who_leaves_keeps_the_last_day_and_no_right_after_it(somebody, conference, stopped_clock, capsys):
    call_command("end_appointment", "Hamburg@example.org", "official", "--land", "hh", "--on", "2025-03-31")
    assert capsys.readouterr().out == "Hamburg: Fachreferat Hamburg bis 31.03.2025.\n"
    entry = Entry.objects.get(verb="ended")
    assert entry.sentence == "Das System hat eine Bestellung beendet: Fachreferat Hamburg."
    held = []
    for day in (31, 1):
        stopped_clock(datetime(2025, 3 if day == 31 else 4, day, 9, tzinfo=BERLIN))
        held.append(conference.authority(somebody("hamburg"), Permission.READ_CONFERENCE) is not None)
    assert held == [True, False]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["hamburg@example.org", "official", "--land", "XX", "--on", "2025-03-31"], "„XX“ ist kein Kürzel"),
        (["hamburg@example.org", "press", "--land", "HH", "--on", "2025-03-31"], "Am 31.03.2025 hat hamburg@example"),
        (["hamburg@example.org", "official", "--land", "HH", "--on", "2024-06-30"], "Am 30.06.2024 hat hamburg@exampl"),
        (["niemand@example.org", "federal_guest", "--on", "2025-03-31"], "Am 31.03.2025 hat niemand@example.org diese"),
    ],
)
def test_end_appointment_refuses_with_one_sentence(personas, arguments, sentence):
    with pytest.raises(CommandError) as refused:
        call_command("end_appointment", *arguments)
    assert str(refused.value).startswith(sentence)
    assert not Entry.objects.filter(verb="ended").exists()


def test_open_conference_brings_its_rules(laender):
    call_command("open_conference", "22", "--chair", "rp", *WHEN, "--motto", "Ein Motto")
    conference = Conference.objects.get(number=22)
    assert (conference.chair_land_id, conference.motto, conference.rules.quorum) == ("RP", "Ein Motto", 9)


def test_open_conference_refuses_overlapping_years(conference):
    with pytest.raises(CommandError, match="überschneiden"):
        call_command("open_conference", "30", "--chair", "RP", "--from", "2025-01-01", "--until", "2025-12-31")


def responsible(land):
    return [(m.name, m.valid_from, m.valid_to, m.is_confirmed) for m in Ministry.objects.filter(land=land)]


def test_a_portfolio_moves_on_a_day_and_the_journal_tells_it(laender, capsys):
    Ministry.objects.create(land=laender["MV"], name="Sozialministerium", is_confirmed=True)
    call_command("responsible", "mv", "Ministerium für Inneres und Bau", "--from", "2025-09-15", "--confirmed")
    assert capsys.readouterr().out == "Mecklenburg-Vorpommern: Ministerium für Inneres und Bau ab 15.09.2025.\n"
    assert sorted(responsible("MV")) == [
        ("Ministerium für Inneres und Bau", date(2025, 9, 15), None, True),
        ("Sozialministerium", None, date(2025, 9, 14), True),
    ]
    assert Entry.objects.get().sentence == (
        "Das System hat die Zuständigkeit in Mecklenburg-Vorpommern eingetragen: Ministerium für Inneres und Bau."
    )


def test_a_second_ministry_leaves_the_first_responsible(laender):
    for name, *beside in (("Eins",), ("Zwei", "--beside")):
        call_command("responsible", "BY", name, "--from", f"2025-0{1 + len(beside)}-01", *beside)
    assert [until for _, _, until, _ in responsible("BY")] == [None, None]


@pytest.mark.parametrize(("land", "day"), [("XX", "2025-02-01"), ("BY", "2025-01-01"), ("BY", "2024-12-31")])
def test_a_responsibility_that_does_not_fit_changes_nothing(laender, land, day):
    call_command("responsible", "BY", "Eins", "--from", "2025-01-01")
    with pytest.raises(CommandError):
        call_command("responsible", land, "Zwei", "--from", day)
    assert responsible("BY") == [("Eins", date(2025, 1, 1), None, False)]

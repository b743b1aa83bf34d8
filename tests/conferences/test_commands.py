import pytest
from django.core.management import CommandError, call_command

from accounts.models import Appointment, User
from conferences.models import Conference
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


def test_open_conference_brings_its_rules(laender):
    call_command("open_conference", "22", "--chair", "rp", *WHEN, "--motto", "Ein Motto")
    conference = Conference.objects.get(number=22)
    assert (conference.chair_land_id, conference.motto, conference.rules.quorum) == ("RP", "Ein Motto", 9)


def test_open_conference_refuses_overlapping_years(conference):
    with pytest.raises(CommandError, match="überschneiden"):
        call_command("open_conference", "30", "--chair", "RP", "--from", "2025-01-01", "--until", "2025-12-31")

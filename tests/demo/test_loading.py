"""The demo year enters an empty database only, and leaves alone what it finds."""

from datetime import datetime
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from accounts.models import User
from conferences.models import Conference
from demo.models import DemoClock
from demo.moments import START
from intmk.clock import BERLIN
from intmk.refusal import REFUSED
from journal.models import record
from tests.journal.verbs import TESTED

REAL_DATA = {
    "a person": lambda: User.objects.create_user("leitung@land.example", name="Leitung"),
    "a conference": lambda: Conference.objects.create(number=31, title="31. Integrationsministerkonferenz"),
    "an entry": lambda: record("a", TESTED),
}


@pytest.mark.parametrize("options", [[], ["--if-empty"]])
@pytest.mark.parametrize("name", REAL_DATA)
def test_database_with_data_of_its_own_is_refused_in_one_sentence(name, options, db):
    REAL_DATA[name]()
    with pytest.raises(CommandError) as refused:
        call_command("load_demo", *options)
    assert str(refused.value) == (
        "Das Musterjahr braucht eine leere Datenbank, diese enthält schon eigene Daten: Starten Sie mit DEMO=0, "
        "oder nennen Sie mit DATABASE_URL eine leere."
    )
    assert refused.value.returncode == REFUSED
    assert not DemoClock.objects.exists()


def test_database_that_is_a_demo_is_left_as_it_is(db):
    DemoClock.turn_to(START, real=datetime(2026, 1, 1, tzinfo=BERLIN))
    User.objects.create_user("neu@niedersachsen.example", name="Neu")
    out = StringIO()
    call_command("load_demo", "--if-empty", stdout=out)
    assert (out.getvalue(), User.objects.count(), Conference.objects.count()) == ("", 1, 0)
    with pytest.raises(CommandError, match=r"^Das Musterjahr ist schon geladen\.$"):
        call_command("load_demo")


def test_clock_of_a_database_that_is_no_demo_cannot_be_turned(client, db):
    assert client.post(reverse("demo:turn"), {"zeitpunkt": START.value}).status_code == 404
    assert not DemoClock.objects.exists()

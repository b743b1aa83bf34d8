"""Every page of who is signed in tells the next deadline that concerns her, and reads nothing for it."""

from datetime import date, datetime, timedelta

import pytest
from lxml import html

from conferences.kinds import DeadlineKind
from conferences.models import Conference, Deadline
from conferences.next_deadline import CONCERNED
from intmk import clock
from tests.world import NOW

DUE = {"topic": 1, "proposal": 2, "agenda": 3, "amendment": 4, "consent": 5}


@pytest.fixture
def deadlines(conference):
    """One of each kind, a day apart: topics first."""
    conference.deadlines.all().delete()
    for kind, days in DUE.items():
        Deadline.objects.create(conference=conference, kind=kind, due_at=NOW + timedelta(days=days))


def told(client, url="/aufgaben/") -> list[str]:
    document = html.fromstring(client.get(url).content)
    return [" ".join(found.text_content().split()) for found in document.find_class("next-deadline")]


def test_every_kind_says_whom_it_concerns():
    assert set(CONCERNED) == set(DeadlineKind)


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        ("bayern", "Themenanmeldung bis 25. März 2025, 09:00 Uhr (morgen)"),
        ("bayern_freigabe", "Themenanmeldung bis 25. März 2025, 09:00 Uhr (morgen)"),
        ("stimmfuehrung", "Änderungsanträge bis 28. März 2025, 09:00 Uhr (in 4 Tagen)"),
        ("geschaeftsstelle", "Themenanmeldung bis 25. März 2025, 09:00 Uhr (morgen)"),
    ],
)
def test_the_next_is_that_of_her_own_work(deadlines, sign_in, who, expected):
    assert told(sign_in(who)) == [f"Nächste Frist: {expected}"]


@pytest.mark.parametrize("who", ["presse", "bund", "geschaeftsstelle_nw", "verwaltung"])
def test_whom_no_deadline_concerns_is_told_of_none(deadlines, sign_in, who):
    assert told(sign_in(who), "/beschluesse/") == []


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (1, "Themenanmeldung bis 25. März 2025, 09:00 Uhr (heute)"),
        (2, "Einreichung bis 26. März 2025, 09:00 Uhr (heute)"),
        (3, "Änderungsanträge bis 28. März 2025, 09:00 Uhr (morgen)"),
        (5, "Liste ohne Aussprache bis 29. März 2025, 09:00 Uhr (heute)"),
    ],
)
def test_what_is_over_makes_room_for_the_next(deadlines, sign_in, stopped_clock, days, expected):
    stopped_clock(NOW + timedelta(days=days))
    assert told(sign_in("bayern")) == [f"Nächste Frist: {expected}"]


def test_after_the_last_one_nothing_is_told(deadlines, sign_in, stopped_clock):
    stopped_clock(NOW + timedelta(days=5, seconds=1))
    assert told(sign_in("bayern")) == []


def test_a_change_is_told_on_the_next_page(deadlines, sign_in):
    client = sign_in("bayern")
    Deadline.objects.filter(kind="topic").update(due_at=clock.end_of(date(2025, 3, 24)))
    assert told(client) == ["Nächste Frist: Themenanmeldung bis 24. März 2025, 23:59 Uhr (heute)"]
    Deadline.objects.filter(kind="topic").delete()
    assert told(client) == ["Nächste Frist: Einreichung bis 26. März 2025, 09:00 Uhr (in 2 Tagen)"]


def test_another_year_has_no_say(deadlines, sign_in, stopped_clock):
    Deadline.objects.create(conference_id=21, kind="topic", due_at=datetime(2025, 3, 24, 12, tzinfo=clock.BERLIN))
    assert told(sign_in("bayern")) == ["Nächste Frist: Themenanmeldung bis 25. März 2025, 09:00 Uhr (morgen)"]


def test_it_leads_to_the_deadlines_of_the_year(deadlines, sign_in):
    client = sign_in("bayern")
    [link] = html.fromstring(client.get("/vorschlaege/").content).xpath("//p[contains(@class, 'next-deadline')]/a")
    page = client.get(link.get("href")).content.decode()
    assert (link.get("href"), '<h2 id="fristen">' in page) == ("/konferenzen/20/#fristen", True)


def test_the_public_is_told_of_none(deadlines, client):
    assert told(client, "/beschluesse/") == []


@pytest.mark.parametrize("number", [0, 5])
def test_it_costs_no_statement(deadlines, sign_in, django_assert_num_queries, number):
    client = sign_in("bayern")
    Deadline.objects.filter(kind__in=sorted(DUE)[number:]).delete()
    assert Conference.objects.get(pk=20).deadlines.count() == number
    with django_assert_num_queries(5):  # the clock of the demo among them
        client.get("/konferenzen/20/geschaeftsordnung/")

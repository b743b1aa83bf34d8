"""After a hard deadline the Geschäftsstelle lets a Land through until a minute, and takes that back."""

from datetime import datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from accounts.models import Land
from conferences.models import Conference, Permit
from conferences.rules import DeadlineHardness
from intmk import clock
from intmk.clock import BERLIN
from intmk.refusal import Refused
from journal.models import Entry
from tests.conferences.permits import UNTIL, hard, permit

URL, NEW, YEAR = "/konferenzen/20/ausnahmen/", "/konferenzen/20/ausnahmen/neu/", "/konferenzen/20/"
GRANTED = {
    "land": "HE",
    "reference": "",
    "reason": "Regierungsbildung.",
    **{"until_tag": "31", "until_monat": "3", "until_jahr": "2025", "until_uhrzeit": "23:59"},
}
KNOWN = "Das stand bereits so fest; es war nichts zu ändern."


@pytest.fixture
def deadline(conference):
    return hard(conference)


@pytest.fixture
def office(sign_in):
    return sign_in("geschaeftsstelle")


@pytest.fixture
def hessen(db):
    return Land.objects.get(pk="HE")


def said(response):
    return [str(message) for message in response.context["messages"]]


def wrong(response):
    return {
        name: [error["message"] for error in errors]
        for name, errors in response.context["form"].errors.get_json_data().items()
    }


def told(conference):
    return [entry.sentence for entry in Entry.objects.about(conference).order_by("position")]


def test_the_office_grants_and_everybody_of_the_year_reads_why(office, deadline, conference, sign_in):
    answer = office.post(NEW, GRANTED | {"deadline": deadline.pk}, follow=True)
    assert (answer.redirect_chain, said(answer)) == ([(URL, 302)], ["Die Ausnahme für Hessen gilt."])
    granted = Permit.objects.get()
    assert (granted.land_id, granted.reference, granted.reason) == ("HE", "", "Regierungsbildung.")
    assert granted.until == datetime(2025, 3, 31, 23, 59, 59, tzinfo=BERLIN)
    assert told(conference) == [
        "Geschaeftsstelle (Geschäftsstelle NI) hat eine Ausnahme von der Frist „Einreichung“ gewährt: Hessen, "
        "bis zum 31. März 2025, 23:59 Uhr."
    ]
    page = sign_in("sachsen").get(URL).content.decode()
    assert ("Regierungsbildung." in page, "Zurücknehmen" in page, NEW in page) == (True, False, False)


def test_a_double_click_grants_once(office, deadline, conference):
    for _ in range(2):
        answer = office.post(NEW, GRANTED | {"deadline": deadline.pk}, follow=True)
    assert (said(answer), Permit.objects.count(), len(told(conference))) == ([KNOWN], 1, 1)


def test_another_one_for_the_same_replaces_the_first(deadline, hessen, somebody):
    office = somebody("geschaeftsstelle")
    first = Permit.grant(deadline, hessen, until=UNTIL, reason="Eins.", by=office)
    later = Permit.grant(deadline, hessen, until=UNTIL + timedelta(days=1), reason="Zwei.", by=office)
    narrow = Permit.grant(deadline, hessen, until=UNTIL, reason="Drei.", reference="2025-001", by=office)
    first.refresh_from_db()
    assert [first.is_in_force, later.is_in_force, narrow.is_in_force] == [False, True, True]


def test_it_is_taken_back_once(office, deadline, hessen, somebody, conference):
    granted = permit(deadline, hessen, somebody("geschaeftsstelle"))
    url = f"{URL}{granted.pk}/zuruecknehmen/"
    first, second = (said(office.post(url, follow=True)) for _ in range(2))
    assert first == ["Die Ausnahme für Hessen ist zurückgenommen. Was schon gekommen ist, bleibt."]
    assert (second, told(conference)) == (
        [KNOWN],
        ["Geschaeftsstelle (Geschäftsstelle NI) hat die Ausnahme von der Frist „Einreichung“ zurückgenommen: Hessen."],
    )
    granted.refresh_from_db()
    assert (granted.is_in_force, granted.withdrawn_by) == (False, somebody("geschaeftsstelle"))


def test_it_ends_by_itself(deadline, hessen, somebody, stopped_clock, office):
    granted = permit(deadline, hessen, somebody("geschaeftsstelle"))
    assert granted.is_in_force
    stopped_clock(UNTIL + timedelta(seconds=1))
    assert not granted.is_in_force
    assert "Zurücknehmen" not in office.get(URL).content.decode()


@pytest.mark.parametrize(
    ("changed", "errors"),
    [
        ({"reference": "14"}, {"reference": ["Eine Nummer „14“ gibt es in diesem Vorsitzjahr nicht."]}),
        ({"reference": "2025-999"}, {"reference": ["Eine Nummer „2025-999“ gibt es in diesem Vorsitzjahr nicht."]}),
        ({"reference": "2024-001"}, {"reference": ["Eine Nummer „2024-001“ gibt es in diesem Vorsitzjahr nicht."]}),
        ({"reason": " \u200b"}, {"reason": ["Diese Angabe fehlt."]}),
        (
            {"until_monat": "2"},
            {
                "__all__": [
                    "Die Ausnahme muss länger gelten als die Frist selbst; diese endet am 5. März 2025, 23:59 Uhr."
                ]
            },
        ),
        (
            {"until_tag": "20"},
            {"__all__": ["Dieser Zeitpunkt ist schon vorbei. Geben Sie einen an, der noch kommt."]},
        ),
    ],
)
def test_what_cannot_be_granted_is_said_at_its_place(office, deadline, changed, errors):
    if "until_monat" in changed:
        changed |= {"until_tag": "28"}
    assert wrong(office.post(NEW, GRANTED | {"deadline": deadline.pk} | changed)) == errors
    assert Permit.objects.count() == 0


def test_a_number_of_this_year_is_taken(office, deadline, conference):
    Conference.objects.filter(pk=20).update(last_reference=14)
    answer = office.post(NEW, GRANTED | {"deadline": deadline.pk, "reference": "2025-014"}, follow=True)
    assert (said(answer), Permit.objects.get().whom) == (
        ["Die Ausnahme für Hessen, 2025-014 gilt."],
        "Hessen, 2025-014",
    )


def test_an_idea_has_no_number(office, conference):
    Conference.objects.filter(pk=20).update(last_reference=14)
    topic = hard(conference, "topic", due_at=clock.end_of(datetime(2025, 2, 26).date()))
    answer = office.post(NEW, GRANTED | {"deadline": topic.pk, "reference": "2025-014"})
    assert wrong(answer) == {"reference": ["Eine Idee hat noch keine Nummer. Lassen Sie das Feld leer."]}


def test_a_soft_deadline_needs_no_permit(office, deadline):
    type(deadline).objects.update(hardness=DeadlineHardness.SOFT)
    assert wrong(office.post(NEW, GRANTED | {"deadline": deadline.pk})) == {
        "__all__": [
            "Die Frist „Einreichung“ schließt nichts aus: Was danach kommt, ist möglich und wird gekennzeichnet. "
            "Eine Ausnahme ist nicht nötig."
        ]
    }


def test_from_the_list_without_debate_the_session_takes(conference, hessen, somebody):
    deadline = hard(conference, "consent", due_at=clock.end_of(datetime(2025, 4, 22).date()))
    with pytest.raises(Refused, match="gibt es keine Ausnahme"):
        Permit.grant(deadline, hessen, until=UNTIL, reason="x", by=somebody("geschaeftsstelle"))


@pytest.mark.parametrize("who", ["bayern", "stimmfuehrung", "presse", "geschaeftsstelle_nw", "verwaltung"])
def test_nobody_else_grants(deadline, hessen, somebody, who):
    with pytest.raises(PermissionDenied):
        Permit.grant(deadline, hessen, until=UNTIL, reason="x", by=somebody(who))


def test_a_deadline_with_a_permit_stays(office, deadline, hessen, somebody):
    permit(deadline, hessen, somebody("geschaeftsstelle"))
    answer = office.post(f"{YEAR}fristen/{deadline.pk}/loeschen/", follow=True)
    assert said(answer) == [
        "„Einreichung“ wird schon verwendet und lässt sich deshalb nicht löschen. Ändern Sie stattdessen die Angaben."
    ]


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_at_any_length(sign_in, deadline, somebody, count, django_assert_num_queries):
    for land in Land.objects.all()[:count]:
        permit(deadline, land, somebody("geschaeftsstelle"))
    client = sign_in("sachsen")
    with django_assert_num_queries(5):
        client.get(URL)


@pytest.mark.django_db(transaction=True)
def test_two_at_once_grant_one(deadline, hessen, together, somebody):
    office = somebody("geschaeftsstelle")
    said = {"until": UNTIL, "reason": "Zugleich.", "by": office}
    found = together(*(lambda: Permit.grant(deadline, hessen, **said) for _ in range(3)))
    assert [permit is None for permit in sorted(found, key=bool)] == [True, True, False]
    assert Permit.objects.count() == 1

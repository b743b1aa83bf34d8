"""Somebody tells of a barrier without an account; the office reads and settles it, nobody else."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from intmk.refusal import Refused
from journal.models import Entry
from resolutions.legal.rules import FEEDBACK_AN_HOUR, FEEDBACK_LENGTH
from resolutions.models import Feedback
from tests.resolutions.example import NOON, said

FORM, LIST = "/barrierefreiheit/rueckmeldung/", "/barrierefreiheit/rueckmeldungen/"
TOLD = {"text": "Die Karte hat keine Legende.", "where": "Start", "contact": "ich@example.org"}


@pytest.fixture
def office(client, geschaeftsstelle):
    client.force_login(geschaeftsstelle)
    return client


def test_what_is_told_reaches_the_office(client, geschaeftsstelle):
    response = client.post(FORM, TOLD)
    assert (response.url, said(response)[0][0]) == ("/barrierefreiheit/", "success")
    client.force_login(geschaeftsstelle)
    page = client.get(LIST).content.decode()
    assert [words in page for words in TOLD.values()] == [True] * 3
    assert Entry.objects.get().verb == "feedback_given"


@pytest.mark.parametrize("text", ["", "  ", "\u200b", "x" * (FEEDBACK_LENGTH + 1)])
def test_what_cannot_be_taken_stays_in_the_form(client, conference, text):
    response = client.post(FORM, TOLD | {"text": text})
    assert (response.status_code, list(response.context["form"].errors)) == (200, ["text"])
    assert (response.context["form"]["contact"].value(), Feedback.objects.count()) == ("ich@example.org", 0)


def test_a_double_click_is_told_once(client, conference):
    assert [client.post(FORM, TOLD).status_code for _ in range(2)] == [302, 302]
    assert Feedback.objects.count() == 1


def test_a_flood_is_stopped_with_a_sentence_and_ends_with_the_hour(conference, at):
    for number in range(FEEDBACK_AN_HOUR):
        Feedback.give(f"Barriere {number}")
    with pytest.raises(Refused, match="zu viele Rückmeldungen"):
        Feedback.give("Noch eine")
    at(NOON + timedelta(hours=1))
    assert Feedback.give("Noch eine") is True


def test_it_is_settled_once(office, conference):
    Feedback.give("Barriere")
    url = f"{LIST}{Feedback.objects.get().pk}/erledigt/"
    assert [said(office.post(url))[-1][1] for _ in range(2)] == [
        "Die Rückmeldung ist erledigt.",
        "Die Rückmeldung war schon erledigt.",
    ]
    assert Entry.objects.filter(verb="feedback_settled").count() == 1


def test_nobody_else_settles_it(presse, conference):
    Feedback.give("Barriere")
    with pytest.raises(PermissionDenied):
        Feedback.objects.get().settle(by=presse)


def test_markup_in_it_is_words(office, conference):
    Feedback.give("<script>alert(1)</script>", where="<b>", contact="<i>")
    assert "<script>alert" not in office.get(LIST).content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_for_any_number(office, conference, django_assert_num_queries, count):
    for number in range(count):
        Feedback.give(f"Barriere {number}")
    with django_assert_num_queries(5):
        assert len(office.get(LIST).context["page"].rows) == count


def test_open_ones_are_a_task_of_the_office(office, conference):
    assert "Rückmeldung zur Barrierefreiheit" not in office.get("/aufgaben/").content.decode()
    Feedback.give("Barriere")
    assert "1 Rückmeldung zur Barrierefreiheit" in office.get("/aufgaben/").content.decode()

from datetime import datetime

import pytest

from intmk.clock import BERLIN
from resolutions.models import Resolution
from tests.world import NOW, SESSION


@pytest.fixture
def tasks(sign_in):
    """`tasks("bayern")`: the labels of the steps that wait on the tasks page."""

    def waiting(name):
        response = sign_in(name).get("/aufgaben/")
        return [offer.label for task in response.context["page"].tasks for offer in task.offers]

    return waiting


@pytest.mark.parametrize(
    ("state", "name", "labels"),
    [
        ("idea", "bayern", ["Zum Austausch stellen"]),
        ("exchange", "geschaeftsstelle", ["Einer Arbeitsgruppe zuweisen"]),
        ("drafting", "hamburg", ["Text bearbeiten"]),
        ("drafting", "bayern_freigabe", ["Text bearbeiten", "Einreichen"]),
        ("submitted", "geschaeftsstelle", ["Form prüfen", "Zulassen"]),
        ("submitted", "bayern_freigabe", []),
        (
            "admitted",
            "geschaeftsstelle",
            ["In die Vorkonferenz geben", "Ohne Vorkonferenz auf die Tagesordnung setzen"],
        ),
        ("tabled", "geschaeftsstelle", []),
        ("adopted", "geschaeftsstelle", ["Zur Veröffentlichung freigeben"]),
        ("rejected", "geschaeftsstelle", []),
        ("idea", "sachsen", []),
    ],
)
def test_what_waits_for_whom(tasks, proposal_in, state, name, labels):
    proposal_in(state)
    assert tasks(name) == labels


def test_the_vote_waits_from_the_first_day_of_the_session(tasks, proposal_in, stopped_clock):
    proposal_in("tabled")
    assert tasks("geschaeftsstelle") == []
    stopped_clock(SESSION)
    assert tasks("geschaeftsstelle") == ["Abstimmung erfassen"]
    assert tasks("bayern_freigabe") == []


def test_a_released_resolution_waits_for_the_press_only(proposal_in, sign_in, somebody, stopped_clock):

    proposal = proposal_in("adopted")
    stopped_clock(SESSION)
    Resolution.release(proposal, by=somebody("geschaeftsstelle"))
    waiting = {
        name: [r.reference for r in sign_in(name).get("/aufgaben/").context["page"].resolutions]
        for name in ("presse", "geschaeftsstelle", "presse_nw")
    }
    assert waiting == {"presse": [proposal.reference], "geschaeftsstelle": [], "presse_nw": []}


def test_a_silent_land_is_asked_for_its_position(proposal_in, sign_in, stopped_clock):
    proposal = proposal_in("tabled")
    stopped_clock(NOW)
    missing = {
        name: [p.reference for p in sign_in(name).get("/aufgaben/").context["page"].missing]
        for name in ("sachsen", "bayern", "geschaeftsstelle", "bund")
    }
    assert missing == {"sachsen": [proposal.reference], "bayern": [], "geschaeftsstelle": [], "bund": []}


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (NOW, "<strong>Hauptkonferenz</strong>: 23. April 2025, Göttingen"),
        (SESSION, "<strong>Hauptkonferenz</strong>: läuft bis 24. April 2025, Göttingen"),
        (datetime(2025, 4, 25, tzinfo=BERLIN), "In diesem Vorsitzjahr stehen keine Fristen und Sitzungen mehr an."),
        (datetime(2025, 7, 1, tzinfo=BERLIN), "Für dieses Vorsitzjahr sind noch keine Fristen und Sitzungen angelegt."),
    ],
)
def test_what_lies_ahead(sign_in, stopped_clock, at, words):
    stopped_clock(at)
    assert words in sign_in("bayern").get("/aufgaben/").content.decode()


@pytest.mark.parametrize(
    ("name", "is_linked"), [("sachsen", True), ("presse", True), ("bund", False), ("verwaltung", False)]
)
def test_year_is_linked_for_those_who_may_read_it(sign_in, conference, name, is_linked):
    client = sign_in(name)
    page = client.get("/aufgaben/").content.decode()
    assert (f'href="{conference.get_absolute_url()}"' in page) is is_linked
    assert (client.get(conference.get_absolute_url()).status_code == 200) is is_linked


def test_where_the_pre_conference_is_over_the_step_that_helps_is_offered(tasks, proposal_in, stopped_clock):
    proposal_in("admitted")
    stopped_clock(NOW.replace(month=3, day=18))
    before = tasks("geschaeftsstelle")
    stopped_clock(NOW.replace(month=4, day=1))
    after = tasks("geschaeftsstelle")
    into = "In die Vorkonferenz geben"
    assert (before, after) == ([into], [into, "Ohne Vorkonferenz auf die Tagesordnung setzen"])

"""The steering board: what each proposal of the year waits for, since when, for whom, and who has it in hand."""

import csv
import html
from datetime import timedelta
from io import StringIO

import pytest
from django.urls import reverse

from accounts.models import Appointment, User
from intmk import clock
from journal.models import Entry
from proposals.kinds import Verdict
from proposals.models import FormalCheck, Proposal
from proposals.remarks.models import Look
from proposals.states import State
from steering.board.rules import Whom, states_waiting_for, wait_of
from steering.models import SavedView, Treatment
from tests.together import same
from tests.world import NOW

pytestmark = pytest.mark.django_db
BOARD = "/steuerung/"


@pytest.fixture
def office(sign_in):
    return sign_in("geschaeftsstelle")


@pytest.fixture
def colleague(world):
    """A second official of the same office."""
    user = User.objects.create_user("zweite@example.org", name="Zweite")
    Appointment.objects.create(user=user, role="secretariat", land_id="NI", starts_on=NOW.date() - timedelta(days=9))
    return user


def shown(client, query="") -> str:
    return html.unescape(client.get(f"{BOARD}{query}").content.decode())


def references(client, query) -> list[str]:
    rows = csv.reader(StringIO(client.get(f"{BOARD}liste.csv{query}").content.decode("utf-8-sig")), delimiter=";")
    return [row[0] for row in rows][1:]


@pytest.mark.parametrize(
    ("state", "step", "whom"),
    [
        ("exchange", "Einer Arbeitsgruppe zuweisen", Whom.OFFICE),
        ("drafting", "Einreichen", Whom.LAND),
        ("submitted", "Zulassen", Whom.OFFICE),
        ("returned", "Erneut einreichen", Whom.LAND),
        ("admitted", "In die Vorkonferenz geben", Whom.OFFICE),
        ("pre_conference", "Votum festhalten", Whom.OFFICE),
        ("tabled", "Abstimmung", Whom.CONFERENCE),
        ("adopted", "Nichts mehr", Whom.NOBODY),
        ("withdrawn", "Nichts mehr", Whom.NOBODY),
    ],
)
def test_each_state_waits_for_a_step_of_somebody(world, state, step, whom):
    wait = wait_of(world.proposal_in(state))
    assert (wait.step, wait.whom) == (step, whom)
    assert state in states_waiting_for(whom)


def test_late_proposal_waits_for_its_own_step(world):
    proposal = world.proposal_in("submitted")
    Proposal.objects.filter(pk=proposal.pk).update(is_late=True)
    assert wait_of(same(proposal)).step == "Verfristet zulassen"


@pytest.mark.parametrize(
    ("votum", "step"), [("consent", "Auf die Tagesordnung setzen"), ("return", "Zur Überarbeitung zurückgeben")]
)
def test_after_the_votum_its_step_is_waited_for(world, somebody, votum, step):
    proposal = world.proposal_in("pre_conference")
    proposal.move("recommend", by=somebody("geschaeftsstelle"), recommendation=votum)
    assert wait_of(proposal).step == step


def test_every_state_rests_on_somebody():
    assert sorted(state for whom in Whom for state in states_waiting_for(whom)) == sorted(State)


def test_board_says_since_when_a_proposal_waits(world, office, stopped_clock):
    proposal = world.proposal_in("submitted")  # on 3 March
    stopped_clock(NOW)
    FormalCheck.record(proposal, Look(1, Verdict.FINE), by=world.somebody("geschaeftsstelle"))
    page = shown(office)
    assert (page.count("03.03.2025"), page.count(">In Ordnung</td>")) == (1, 1)


def test_ideas_of_a_land_are_not_on_the_board(world, office):
    world.proposal_in("idea", title="Noch geheim")
    world.proposal_in("exchange", title="Schon geteilt")
    page = shown(office)
    assert (page.count("Noch geheim"), page.count("Schon geteilt")) == (0, 1)


def test_filters_find_what_they_name(world, office, somebody):
    proposals = {state: world.proposal_in(state).reference for state in ("exchange", "drafting", "submitted", "tabled")}
    submitted = Proposal.objects.get(reference=proposals["submitted"])
    FormalCheck.record(submitted, Look(1, Verdict.FINE), by=somebody("geschaeftsstelle"))
    Treatment.take(submitted, by=somebody("geschaeftsstelle"))
    found = {
        query: references(office, query)
        for query in (
            *(
                "?wen=geschaeftsstelle",
                "?wen=land",
                "?wen=konferenz",
                "?pruefung=fine",
                "?pruefung=unchecked",
                "?bearbeitung=mir",
            ),
            *("?stand=tabled", "?seit=30", "?wen=gibtesnicht"),
        )
    }
    assert found == {
        "?wen=geschaeftsstelle": [proposals["exchange"], proposals["submitted"]],
        "?wen=land": [proposals["drafting"]],
        "?wen=konferenz": [proposals["tabled"]],
        "?pruefung=fine": [proposals["submitted"]],
        "?pruefung=unchecked": [],
        "?bearbeitung=mir": [proposals["submitted"]],
        "?stand=tabled": [proposals["tabled"]],
        "?seit=30": [],
        "?wen=gibtesnicht": sorted(proposals.values()),
    }


def test_file_has_the_chosen_columns_and_no_formula(world, office):
    world.proposal_in("submitted", title="=SUMME(A1)")
    response = office.get(f"{BOARD}liste.csv?spalten=land&spalten=wartet")
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert response.content.decode("utf-8-sig").splitlines() == [
        '"Nummer";"Titel";"Wartet auf";"Federführung"',
        '"2025-001";"\'=SUMME(A1)";"Zulassen";"Bayern"',
    ]


def test_board_asks_the_same_number_of_times_for_one_and_three_rows(world, office, django_assert_num_queries):
    for count in (1, 2):
        for number in range(count):
            world.proposal_in("submitted", title=f"Vorschlag {count}.{number}")
        with django_assert_num_queries(9):
            office.get(BOARD)
        with django_assert_num_queries(7):
            office.get(f"{BOARD}liste.csv")


def test_pages_follow_each_other_by_key(world, office):
    for number in range(31):
        proposal = world.start(title=f"Vorschlag {number:02}")
        proposal.move("share", by=world.somebody("bayern"))
    page = shown(office)
    assert page.count("<tr>") == 31  # thirty, and the head
    older = page.split('rel="next" href="')[1].split('"')[0]
    assert shown(office, older).count("<tr>") == 2


def test_second_official_is_told_and_not_blocked(world, office, colleague, client):
    proposal = world.proposal_in("submitted")
    Treatment.take(proposal, by=colleague)
    page = shown(office)
    assert (page.count(">Zweite</td>"), page.count("Übernehmen")) == (1, 1)
    response = office.post(reverse("steering:take", args=[proposal.reference]), follow=True)
    told = html.unescape(response.content.decode())
    assert told.count("Bisher hatte es Zweite; sprechen Sie sich ab.") == 1
    assert Treatment.current(proposal).by == world.somebody("geschaeftsstelle")
    assert Treatment.objects.count() == 2


def test_taking_in_hand_twice_stands_once_and_letting_go_frees_it(world, office):
    proposal = world.proposal_in("submitted")
    take, let_go = (reverse(f"steering:{name}", args=[proposal.reference]) for name in ("take", "let_go"))
    for address in (take, take, let_go, let_go):
        office.post(address, {"zurueck": f"{BOARD}?wen=land"})
    assert (Treatment.objects.count(), Treatment.current(proposal)) == (1, None)
    said = Entry.objects.about(proposal.conference).filter(verb__in=["taken_in_hand", "let_go"])
    assert list(said.order_by("position").values_list("verb", flat=True)) == ["taken_in_hand", "let_go"]


@pytest.mark.parametrize(
    ("asked", "leads"), [(f"{BOARD}?wen=land", f"{BOARD}?wen=land"), ("//example.org/steuerung/", BOARD)]
)
def test_button_leads_back_to_the_board_and_nowhere_else(world, office, asked, leads):
    proposal = world.proposal_in("submitted")
    response = office.post(reverse("steering:take", args=[proposal.reference]), {"zurueck": asked})
    assert response.url == leads


def test_view_is_kept_shared_replaced_and_dropped_by_its_owner(world, office, colleague, client):
    office.post(f"{BOARD}ansichten/neu/", {"name": "Bei uns", "query": "wen=geschaeftsstelle", "is_shared": "on"})
    office.post(f"{BOARD}ansichten/neu/", {"name": "Nur ich", "query": "wen=land"})
    office.post(f"{BOARD}ansichten/neu/", {"name": "Bei uns", "query": "stand=submitted", "is_shared": "on"})
    kept = SavedView.objects.values_list("name", "query", "is_shared")
    assert list(kept) == [("Bei uns", "stand=submitted", True), ("Nur ich", "wen=land", False)]
    client.force_login(colleague)
    page = shown(client)
    assert (page.count(">Bei uns</a>"), page.count(">Nur ich</a>"), page.count("Löschen")) == (1, 0, 0)
    shared, own = SavedView.objects.order_by("name")
    statuses = [client.post(reverse("steering:drop_view", args=[view.pk])).status_code for view in (shared, own)]
    assert (statuses, SavedView.objects.count()) == ([403, 404], 2)
    client.force_login(world.somebody("geschaeftsstelle"))
    client.post(reverse("steering:drop_view", args=[shared.pk]))
    assert list(SavedView.objects.values_list("name", flat=True)) == ["Nur ich"]


def test_view_without_a_name_keeps_what_was_chosen(world, office):
    response = office.post(f"{BOARD}ansichten/neu/", {"name": "", "query": "wen=land"})
    page = html.unescape(response.content.decode())
    assert (response.status_code, page.count('value="wen=land"')) == (200, 1)
    assert SavedView.objects.count() == 0


@pytest.mark.parametrize(
    ("name", "entries"), [("geschaeftsstelle", 1), ("geschaeftsstelle_nw", 1), ("bayern", 0), ("presse", 0)]
)
def test_steering_is_a_place_of_offices(world, sign_in, name, entries):
    assert sign_in(name).get("/aufgaben/").content.decode().count('href="/steuerung/"') == entries


def test_office_without_the_chair_reads_whose_it_is(world, sign_in):
    page = shown(sign_in("geschaeftsstelle_nw"))
    assert page.count("Ihre Geschäftsstelle steuert heute keine Konferenz") == 1


def test_empty_board_says_what_will_stand_there(world, office):
    assert shown(office).count("Noch keine Vorschläge") == 1
    assert shown(office, "?stand=tabled").count("Kein Vorschlag passt zu diesen Filtern") == 1


def test_treatment_has_no_end_before_somebody_ends_it(world, somebody, stopped_clock):
    proposal = world.proposal_in("submitted")
    Treatment.take(proposal, by=somebody("geschaeftsstelle"))
    stopped_clock(clock.now() + timedelta(days=60))
    assert Treatment.current(proposal).by == somebody("geschaeftsstelle")

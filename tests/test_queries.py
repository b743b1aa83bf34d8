"""How many SQL statements each page costs: literal numbers, the same for one row and for three.

Transaction marks are not counted, nor is the demo's clock. Goals: list 8, search 8, dossier 12, roll call 12, tasks 12,
public pages 4.
"""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from proposals.amendments.models.amendment import Wish
from proposals.models import Amendment, Position, Proposal
from proposals.positions.house_rule import set_approval
from proposals.versions.saving import Draft, revise
from resolutions.models import Resolution
from tests.world import SESSION, appoint, choices
from text.blocks import Block, Kind
from text.parse import parse
from text.text import Text
from voting.ballots import polling
from voting.ballots.forms import mark_of
from voting.models import RecordStatement, Vote, ZifferRequest

FILTERED = "?stand=submitted&thema=sprachkurse&land=BY&gruppe=sprache"
MARKS = ("SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "COMMIT")


@pytest.fixture(autouse=True)
def without_demo_clock(settings):
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if name != "demo.middleware.demo_clock"]


@pytest.fixture
def statements():
    """`statements(client, url)` or with the data of a form: how many the answer cost."""

    def count(client, url, data=None, *, status=200):
        with CaptureQueriesContext(connection) as captured:
            response = client.get(url) if data is None else client.post(url, data)
        assert response.status_code == status
        return sum(not query["sql"].startswith(MARKS) for query in captured.captured_queries)

    return count


@pytest.fixture
def rows(proposal_in, stopped_clock, somebody):
    """`rows("tabled", 3)`: that many proposals; afterwards the session has begun."""

    def made(state, number):
        found = [proposal_in(state, title=f"Kurse {place}") for place in range(number)]
        stopped_clock(SESSION)
        return found

    return made


PAGES = [
    ("/vorschlaege/", "bayern", "submitted", 6),
    ("/vorschlaege/", "sachsen", "submitted", 6),
    ("/vorschlaege/", "bund", "submitted", 6),
    (f"/vorschlaege/{FILTERED}", "bayern", "submitted", 6),
    (f"/vorschlaege/{FILTERED}&q=kurse", "bayern", "submitted", 6),
    ("/vorschlaege/tafel/", "bayern", "submitted", 6),
    (f"/vorschlaege/tafel/{FILTERED}&q=kurse", "bayern", "submitted", 6),
    ("/aufgaben/", "bayern", "drafting", 11),
    ("/aufgaben/", "bayern_freigabe", "drafting", 12),
    ("/aufgaben/", "bayern_freigabe", "returned", 12),
    ("/aufgaben/", "hamburg", "submitted", 10),
    ("/aufgaben/", "geschaeftsstelle", "exchange", 9),
    ("/aufgaben/", "geschaeftsstelle", "submitted", 9),
    ("/aufgaben/", "geschaeftsstelle", "pre_conference", 9),
    ("/aufgaben/", "geschaeftsstelle", "tabled", 9),
    ("/aufgaben/", "presse", "adopted", 6),
    ("/konferenzen/", "bayern", "tabled", 7),
    ("/konferenzen/20/", "bayern", "tabled", 10),
    ("/konferenzen/20/tagesordnung/", "bayern", "tabled", 9),
    ("/konferenzen/20/tagesordnung/", "bund", "tabled", 9),
    ("/konferenzen/20/geschaeftsordnung/", "bayern", "tabled", 4),
    ("/pressetisch/", "geschaeftsstelle", "adopted", 6),
]


@pytest.mark.parametrize(("url", "who", "state", "number"), PAGES)
def test_a_page_costs_the_same_for_one_row_and_for_three(sign_in, rows, statements, url, who, state, number):
    found = []
    for more in (1, 2):
        rows(state, more)
        found.append(statements(sign_in(who), url))
    assert found == [number, number]


@pytest.mark.parametrize(("url", "number"), [("/", 2), ("/beschluesse/", 2), ("/beschluesse/?q=kurse&konferenz=20", 2)])
def test_a_public_list_costs_the_same_for_one_row_and_for_three(sign_in, rows, somebody, statements, url, number):
    found = []
    for more in (1, 2):
        publish(rows("adopted", more), somebody)
        found.append(statements(sign_in(None), url))
    assert found == [number, number]


@pytest.mark.parametrize(("url", "number"), [("/beschluesse/{}/", 2), ("/beschluesse/{}.pdf", 1)])
def test_a_public_resolution_costs_one_statement_and_one_for_its_family(
    sign_in, rows, somebody, statements, url, number
):
    found = publish(rows("adopted", 3), somebody)
    assert statements(sign_in(None), url.format(found[0].reference)) == number


def test_the_press_desk_costs_the_same_for_resolutions_in_every_standing(sign_in, rows, somebody, statements):
    office, press, found = somebody("geschaeftsstelle"), somebody("presse"), []
    for more in (1, 2):
        for place, proposal in enumerate(rows("adopted", 3 * more)):
            if place % 3:
                resolution = Resolution.release(proposal, by=office)
                if place % 3 == 2:
                    resolution.publish(by=press)
        found.append((statements(sign_in("presse"), "/pressetisch/"), statements(sign_in("presse"), "/aufgaben/")))
    assert found == [(6, 6), (6, 6)]


def test_the_page_of_a_land_costs_the_same_for_one_person_and_for_three(sign_in, somebody, laender, statements):
    client, found = sign_in("hamburg_freigabe"), []
    for is_wanted, names in ((True, ["anna"]), (False, ["bert", "cleo"])):
        for name in names:
            appoint(name, "official", "HH")
        assert set_approval(laender["HH"], is_wanted, by=somebody("hamburg_freigabe"))
        found.append(statements(client, "/mein-land/"))
    assert found == [5, 5]


DOSSIERS = [  # what the page asks for grows with the stage, never with versions, positions or votes
    ("exchange", "bayern", 11),
    ("exchange", "geschaeftsstelle", 10),
    ("drafting", "bayern_freigabe", 11),
    ("returned", "hamburg", 12),
    ("submitted", "geschaeftsstelle", 10),
    ("pre_conference", "geschaeftsstelle", 10),
    ("tabled", "geschaeftsstelle", 12),
    ("adopted", "geschaeftsstelle", 12),
    ("adopted", "presse", 6),
    ("deferred", "bayern", 12),
]


@pytest.mark.parametrize(("state", "who", "number"), DOSSIERS)
def test_a_dossier_costs_the_same_with_and_without_positions(
    sign_in, proposal_in, laender, somebody, statements, state, who, number
):
    proposal = proposal_in(state)
    url, client, person = proposal.get_absolute_url(), sign_in(who), somebody("hamburg")
    found = [statements(client, url)]
    for land in [land for land in laender.values() if land.pk != "BY"][:10]:
        stance = "co_sponsor" if land.pk == "HH" else "supports"
        Position.objects.create(
            proposal=proposal, land=land, stance=stance, version=proposal.text, taken_by=person, committed_by=person
        )
    assert [*found, statements(client, url)] == [number, number]


def test_a_dossier_costs_the_same_with_ten_versions(sign_in, proposal_in, somebody, statements):
    proposal = proposal_in("drafting")
    url, client = proposal.get_absolute_url(), sign_in("hamburg")
    found = [statements(client, url)]
    for number in range(2, 11):
        blocks = parse("", f"1. Fassung {number}.", "")
        revise(Proposal.objects.get(), Draft(Text("Titel", blocks)), base=number - 1, by=somebody("bayern"))
    found.append(statements(client, url))
    assert found == [11, 11]
    assert statements(client, f"{url}fassungen/10/") == 5
    assert statements(client, f"{url}vergleich/?von=2&bis=10") == 5
    assert statements(client, f"{url}?aus=konferenz%3D20") == 12
    assert statements(client, f"{url}bearbeiten/") == 8


@pytest.mark.parametrize("part", ["verlauf/", "positionen/"])
def test_what_lies_below_the_fold_costs_the_same_for_any_number(sign_in, proposal_in, somebody, statements, part):
    proposal = proposal_in("exchange")
    client, found = sign_in("bayern"), []
    for stance in ("supports", "co_sponsor", "objects"):
        for who in ("sachsen", "hamburg"):
            Position.take(proposal, stance, by=somebody(who))
        found.append(statements(client, f"{proposal.get_absolute_url()}{part}"))
    assert found == [4, 4, 4]


@pytest.mark.parametrize("length", [1, 40])
def test_an_operation_in_the_editor_costs_the_same_at_any_length(sign_in, proposal_in, statements, length):
    client, url = sign_in("hamburg"), f"{proposal_in('drafting').get_absolute_url()}schreiben/"
    blocks = [Block(f"b{place:07}", Kind.ZIFFER, f"Ziffer {place}.") for place in range(length)]
    typed = {"base": "1", "title": "Titel", "block": [block.id for block in blocks]}
    typed |= {f"{name}-{block.id}": getattr(block, name) for block in blocks for name in ("kind", "level", "text")}
    assert client.post(url, typed | {"do": "keep"}).status_code == 302
    assert statements(client, url, typed | {"do": "after:b0000000"}, status=302) == 5


def test_forms_and_steps_have_their_price(sign_in, rows, statements):
    tabled = rows("tabled", 3)[0]
    submitted = rows("submitted", 3)[0]
    office = sign_in("geschaeftsstelle")
    assert statements(office, f"/vorschlaege/{tabled.reference}/abstimmung/") == 5
    votes = choices()
    assert statements(office, f"/vorschlaege/{tabled.reference}/abstimmung/", votes) == 4
    votes |= {"counted": mark_of(votes)}
    assert statements(office, f"/vorschlaege/{tabled.reference}/abstimmung/", votes, status=302) == 13
    assert statements(office, f"/vorschlaege/{submitted.reference}/schritt/admit/") == 3
    assert statements(office, f"/vorschlaege/{submitted.reference}/schritt/admit/", {}, status=302) == 8


def publish(proposals, somebody) -> list[Resolution]:
    resolutions = [Resolution.release(proposal, by=somebody("geschaeftsstelle")) for proposal in proposals]
    for resolution in resolutions:
        resolution.publish(by=somebody("presse"))
    return resolutions


def test_following_an_open_ballot_costs_the_same_for_one_vote_and_for_sixteen(sign_in, rows, somebody, statements):
    tabled, found = rows("tabled", 3)[0], []
    ballot = polling.open_ballot(tabled, by=somebody("geschaeftsstelle"))
    desk = f"{tabled.get_absolute_url()}abstimmung/{ballot.pk}/"
    for laender in (["SN"], sorted(choices())):
        for land in laender:
            Vote.objects.create(ballot=ballot, land_id=land, choice="yes", recorded_by=ballot.opened_by)
        office, delegate = statements(sign_in("geschaeftsstelle"), desk), sign_in("stimmfuehrung")
        found.append((office, statements(delegate, f"{desk}stimme/SN/"), statements(delegate, "/aufgaben/")))
    assert found == [(5, 5, 13), (5, 5, 13)]


def test_the_statements_of_a_top_cost_the_same_for_one_and_for_three(sign_in, rows, somebody, statements):
    tabled, found = rows("tabled", 1)[0], []
    for name in ("sachsen", "hamburg", "bayern"):
        person = somebody(name)
        land = person.appointments.get().land_id
        said = RecordStatement.make(tabled, "Zu Protokoll.", land=land, key=uuid4(), by=person)
        if name != "hamburg":
            said.join(land="HH", by=somebody("hamburg"))
        found.append(statements(sign_in("stimmfuehrung"), f"{tabled.get_absolute_url()}erklaerungen/"))
    assert found == [4, 4, 4]


def test_the_parts_of_a_top_cost_the_same_for_one_and_for_three(sign_in, rows, somebody, statements):
    tabled, found = rows("tabled", 1)[0], []
    text, office = tabled.text.read(), somebody("geschaeftsstelle")
    for block, name in zip(text.blocks, ("sachsen", "hamburg", "bayern"), strict=False):
        Amendment.file(tabled, Wish(Text(f"Titel {name}", text.blocks)), base=1, by=somebody(name))
        ZifferRequest.objects.create(proposal=tabled, block=block.id, named="Ziffer", land_id="SN", noted_by=office)
        url = f"{tabled.get_absolute_url()}abstimmung/teile/"
        found.append(tuple(statements(sign_in(who), url) for who in ("geschaeftsstelle", "hamburg")))
    assert found == [(11, 11)] * 3

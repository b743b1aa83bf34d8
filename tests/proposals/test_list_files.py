"""Every list can be taken home: what the reader sees of it, with her filters, and no cell that calculates."""

from datetime import date, datetime
from io import BytesIO

import pytest
from openpyxl import load_workbook

from accounts.models import Land
from conferences.models import Contact, GroupMember
from intmk import clock
from proposals.models import Amendment, Proposal
from tests.world import NOW

pytestmark = pytest.mark.django_db
FORMULA = "=1+1"


@pytest.fixture
def rows(sign_in):
    """`rows("bayern", url)`: head and rows of the workbook; none of its cells is a formula."""

    def read(who, url) -> list[list]:
        answer = sign_in(who).get(url)
        assert answer.status_code == 200
        assert "no-store" in answer.headers["Cache-Control"]
        cells = [list(row) for row in load_workbook(BytesIO(answer.content)).active.iter_rows()]
        assert [cell.coordinate for row in cells for cell in row if cell.data_type == "f"] == []
        return [[cell.value for cell in row] for row in cells]

    return read


def test_the_list_of_proposals_keeps_its_filters(world, rows):
    first, second = world.proposal_in("submitted", title=FORMULA), world.proposal_in("exchange", title="Kurse")
    Proposal.objects.filter(pk=first.pk).update(is_late=True)
    assert [row[:4] for row in rows("sachsen", "/vorschlaege/liste.xlsx")] == [
        ["Nummer", "Titel", "Stand", "Federführung"],
        [first.reference, FORMULA, "Eingereicht", "Bayern"],
        [second.reference, "Kurse", "Im Austausch", "Bayern"],
    ]
    [_, found] = rows("sachsen", "/vorschlaege/liste.xlsx?stand=submitted")
    assert (found[0], found[-1]) == (first.reference, "verfristet")
    [_, hit] = rows("sachsen", "/vorschlaege/liste.xlsx?q=Kurse&stand=exchange")
    assert hit[1] == "Kurse"


def test_a_list_holds_what_its_reader_sees_and_nothing_else(world, rows):
    world.start(title="Nur für Bayern")
    assert [row[1] for row in rows("bayern", "/vorschlaege/liste.xlsx")] == ["Titel", "Nur für Bayern"]
    assert rows("sachsen", "/vorschlaege/liste.xlsx")[1:] == []


def test_the_list_goes_as_csv_and_as_nothing_else(world, sign_in):
    world.proposal_in("exchange", title=FORMULA)
    client = sign_in("sachsen")
    assert '"\'=1+1"' in client.get("/vorschlaege/liste.csv").content.decode("utf-8-sig")
    assert client.get("/vorschlaege/liste.ods").status_code == 404


def test_the_page_leads_to_the_files_of_what_it_shows(world, sign_in):
    world.proposal_in("submitted")
    page = sign_in("sachsen").get("/vorschlaege/?stand=submitted").content.decode()
    for kind in ("csv", "xlsx"):
        assert f'href="/vorschlaege/liste.{kind}?konferenz=20&amp;stand=submitted"' in page


@pytest.mark.parametrize("count", [1, 3])
def test_a_file_costs_the_same_at_any_length(world, sign_in, count, django_assert_num_queries):
    for number in range(count):
        world.proposal_in("tabled", title=f"Kurse {number}")
        world.proposal_in("pre_conference", title=f"Kurse {number}")
    client = sign_in("sachsen")
    for url, statements in (
        ("/vorschlaege/liste.xlsx", 7),
        ("/konferenzen/20/tagesordnung/liste.xlsx", 7),
        ("/steuerung/20/vorkonferenz.xlsx", 8),
    ):
        with django_assert_num_queries(statements):
            client.get(url)


def test_the_agenda(world, rows):
    proposal = world.proposal_in("tabled", title=FORMULA)
    item = proposal.agenda_item
    item.is_late = True
    item.save()
    assert rows("sachsen", "/konferenzen/20/tagesordnung/liste.xlsx")[1:] == [
        [
            *("Hauptkonferenz Göttingen", datetime(2025, 4, 23), item.number, FORMULA, "Vorschlag"),
            *(proposal.reference, "Bayern", "Auf der Tagesordnung", "nachgereicht"),
        ]
    ]


def test_the_sheet_of_the_vorkonferenz_has_a_column_for_each_land(world, rows):
    proposal = world.proposal_in("pre_conference", title=FORMULA)
    head, row = rows("sachsen", "/steuerung/20/vorkonferenz.xlsx")
    told = dict(zip(head, row, strict=True))
    assert (len(head), told["Nummer"], told["Titel"]) == (22, proposal.reference, FORMULA)
    assert (told["BY"], told["SN"]) == ("Federführung", "Noch keine Position")


def test_the_positions_of_the_sixteen(world, rows, somebody):
    proposal = world.proposal_in("tabled")
    head, *laender = rows("sachsen", f"/vorschlaege/{proposal.reference}/position/tafel.xlsx")
    assert (head[:2], len(laender)) == (["Land", "Position"], 16)
    assert ["Bayern", "Federführung"] in [row[:2] for row in laender]


def test_the_amendments(world, rows, somebody):
    proposal = world.proposal_in("tabled")
    Amendment.objects.create(
        proposal=proposal,
        number=1,
        land=Land.objects.get(pk="HH"),
        base=proposal.text,
        operations=[{"op": "delete", "id": "x"}],
        reason=FORMULA,
        audience="tabled",
        filed_by=somebody("hamburg"),
        is_late=True,
    )
    [_, row] = rows("sachsen", f"/vorschlaege/{proposal.reference}/aenderungen/liste.xlsx")
    assert row == ["Ä1", "Hamburg", 1, datetime(2025, 3, 24), "nach der Frist", "Offen", FORMULA, None]


def test_the_lists_of_the_year(conference, rows):
    GroupMember.objects.filter(land="HH").update(joined_on=date(2024, 7, 1), left_on=date(2025, 1, 31))
    Contact.objects.create(conference=conference, list_name="Fachebene", office=FORMULA, land_id="HH")
    assert rows("sachsen", "/konferenzen/20/fristen.xlsx")[1:] == [
        [
            *("Einreichung", clock.end_of(date(2025, 3, 5)).replace(tzinfo=None)),
            "danach noch möglich, als verspätet gekennzeichnet",
            *("Bis dahin reichen die federführenden Länder ihre Vorschläge ein.", "Annahme"),
        ]
    ]
    assert rows("sachsen", "/konferenzen/20/kontakte.xlsx")[1:] == [["Fachebene", "Hamburg", FORMULA, None, None, None]]
    assert rows("sachsen", "/konferenzen/20/arbeitsgruppen.xlsx")[1:] == [
        ["AG Sprache", "Bayern", "ja", None, None],
        ["AG Sprache", "Hamburg", None, datetime(2024, 7, 1), datetime(2025, 1, 31)],
    ]


def test_the_steering_board_has_real_days(world, rows):
    world.proposal_in("submitted", title=FORMULA)
    [head, row] = rows("geschaeftsstelle", "/steuerung/liste.xlsx?spalten=seit")
    assert (head, row[:2], row[2].date()) == (["Nummer", "Titel", "Seit"], ["2025-001", FORMULA], date(2025, 3, 3))
    assert NOW.date() > row[2].date()

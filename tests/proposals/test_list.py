"""What the list is narrowed to: the year, the own Land, open amendments; and that it is found again as it was left."""

import pytest

from proposals.models import Position
from proposals.positions.stances import Stance

LIST = "/vorschlaege/"


def titles(client, query=""):
    return sorted(row.proposal.title for row in client.get(LIST + query).context["listing"].rows)


def test_the_year_is_chosen_in_the_form(sign_in, proposal_in):
    proposal_in("exchange", title="Aus dem 20. Jahr")
    client = sign_in("bayern")
    page = client.get(LIST)
    assert page.context["choice"].form.fields["konferenz"].choices == [("21", "21. IntMK"), ("20", "20. IntMK")]
    assert page.text.count('<option value="20" selected>') == 1
    assert [titles(client, query) for query in ("?konferenz=20", "?konferenz=21", "?konferenz=x")] == [
        ["Aus dem 20. Jahr"], [], ["Aus dem 20. Jahr"],
    ]  # fmt: skip


def test_my_land_is_what_it_leads_or_brings_in_with_others(sign_in, proposal_in, somebody):
    joined, _ = proposal_in("exchange", title="Mitantrag"), proposal_in("exchange", title="Anderes")
    Position.take(joined, Stance.CO_SPONSOR, by=somebody("sachsen"))
    assert titles(sign_in("sachsen"), "?mein=on") == ["Mitantrag"]
    assert titles(sign_in("bayern"), "?mein=on") == ["Anderes", "Mitantrag"]


@pytest.mark.parametrize(
    ("who", "names"),
    [
        ("bayern", {"mein", "antraege"}),
        ("stimmfuehrung", {"antraege"}),
        ("geschaeftsstelle", {"antraege"}),
        ("bund", set()),
        ("presse", set()),
    ],
)
def test_each_is_offered_what_can_be_chosen(sign_in, conference, who, names):
    form = sign_in(who).get(LIST).context["choice"].form
    assert form.fields.keys() & {"mein", "antraege"} == names


def test_the_list_is_found_again_as_it_was_left(sign_in, proposal_in):
    proposal_in("exchange")
    client = sign_in("bayern")
    assert client.get(LIST).status_code == 200
    client.get(f"{LIST}?stand=exchange&q=Kurse&land=&vor=x")
    assert client.get(LIST)["Location"] == f"{LIST}?konferenz=20&stand=exchange&q=Kurse"
    assert client.get(f"{LIST}tafel/")["Location"] == f"{LIST}tafel/?konferenz=20&stand=exchange&q=Kurse"
    client.get(f"{LIST}tafel/?mein=on&konferenz=21")
    assert client.get(LIST)["Location"] == f"{LIST}?konferenz=21&mein=on"


@pytest.mark.parametrize("query", ["?konferenz=20", "?q=&stand=&konferenz=20", "?thema=gibt-es-nicht"])
def test_filters_that_were_taken_off_stay_off(sign_in, conference, query):
    client = sign_in("bayern")
    client.get(f"{LIST}?stand=exchange")
    client.get(LIST + query)
    assert client.get(LIST).status_code == 200


def test_the_way_back_is_kept_for_one_person_and_cannot_be_forged(sign_in, conference):
    client = sign_in("bayern")
    cookie = client.get(f"{LIST}?stand=exchange").cookies["liste"]
    assert (cookie["path"], cookie["httponly"], cookie["samesite"], cookie["max-age"]) == (LIST, True, "Lax", "")
    other = sign_in("sachsen")
    other.cookies["liste"] = cookie.value
    assert other.get(LIST).status_code == 200
    client.cookies["liste"] = "1:stand=exchange"
    assert client.get(LIST).status_code == 200

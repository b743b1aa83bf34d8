"""A „unterstützt, wenn“ becomes an amendment with one click, and says so."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from intmk.refusal import Refused
from journal.models import Entry
from proposals.amendments.from_position import amendment_from
from proposals.models import Amendment, Position
from tests.proposals.amendments.texts import TEXT, text_of, ziffer
from tests.proposals.pages import said
from tests.world import appoint
from text.amend import Delete, Replace

WANTED = "Die IntMK bittet die Bundesregierung um Geld."


@pytest.fixture
def wished(tabled, somebody):
    """Hamburg supports the text if Ziffer 2 says something else and 2 a) goes."""
    operations = (Replace(ziffer(tabled, 2), WANTED), Delete(ziffer(tabled, 3)))
    return Position.take(tabled, "supports_if", by=somebody("hamburg"), note="Nur so.", operations=operations)


def test_one_click_makes_it_an_amendment(wished, tabled, sign_in, url):
    page = text_of(sign_in("hamburg").get(url("wish", wished.pk)))
    assert "Änderungsantrag daraus machen" in page
    boards = {who: text_of(sign_in(who).get(tabled.get_absolute_url())) for who in ("hamburg", "sachsen", "bayern")}
    assert {who: "daraus machen" in board for who, board in boards.items()} == {
        "hamburg": True,
        "sachsen": False,
        "bayern": False,
    }
    response = sign_in("hamburg").post(url("amendment_from_position", wished.pk))
    assert said(response) == ["Ä1 ist eingebracht. Ihre Position verweist darauf."]
    amendment = Amendment.objects.get()
    assert (amendment.land_id, amendment.position_id, amendment.reason) == ("HH", wished.pk, "Nur so.")
    assert set(amendment.wanted()) == {Replace(ziffer(tabled, 2), WANTED), Delete(ziffer(tabled, 3))}
    assert Entry.objects.about(tabled).latest("id").says == (
        "hat aus der Position des Landes („Unterstützt, wenn“) den Änderungsantrag Ä1 gemacht."
    )


def test_both_pages_lead_to_each_other(wished, tabled, somebody, sign_in, url):
    amendment_from(tabled, wished, by=somebody("hamburg"))
    assert f'href="{url("wish", wished.pk)}"' in text_of(sign_in("sachsen").get(url("amendment", 1)))
    for address in (url("wish", wished.pk), tabled.get_absolute_url()):
        assert f'href="{url("amendment", 1)}">Ä1</a>' in text_of(sign_in("sachsen").get(address))
    assert "daraus machen" not in text_of(sign_in("hamburg").get(url("wish", wished.pk)))


def test_a_second_click_gives_the_same_one(wished, tabled, somebody):
    first, second = (amendment_from(tabled, wished, by=somebody("hamburg")) for _ in range(2))
    assert (first.pk, Amendment.objects.count()) == (second.pk, 1)


def test_what_was_withdrawn_can_be_made_again(wished, tabled, somebody, sign_in, url):
    amendment_from(tabled, wished, by=somebody("hamburg")).withdraw(by=somebody("hamburg"))
    assert "daraus machen" in text_of(sign_in("hamburg").get(url("wish", wished.pk)))
    assert amendment_from(tabled, wished, by=somebody("hamburg")).number == 2


@pytest.mark.parametrize("name", ["sachsen", "bayern", "geschaeftsstelle"])
def test_others_make_none_of_it(wished, tabled, somebody, name):
    with pytest.raises(PermissionDenied):
        amendment_from(tabled, wished, by=somebody(name))


def test_only_once_the_text_lies_fixed(proposal_in, somebody, sign_in):
    proposal = proposal_in("exchange", ziffern=TEXT)
    block = ziffer(proposal, 2)
    position = Position.take(proposal, "supports_if", by=somebody("hamburg"), block_id=block, wording=WANTED)
    with pytest.raises(Refused, match="kein Änderungsantrag"):
        amendment_from(proposal, position, by=somebody("hamburg"))
    address = reverse("proposals:wish", args=[proposal.reference, position.pk])
    assert "daraus machen" not in text_of(sign_in("hamburg").get(address))


def test_a_position_that_has_changed_is_told(wished, tabled, somebody):
    Position.take(tabled, "supports", by=somebody("hamburg"))
    with pytest.raises(Refused, match="inzwischen geändert"):
        amendment_from(tabled, wished, by=somebody("hamburg"))


def test_synopsis_and_desk_show_the_wish_at_its_ziffer(wished, sign_in, url):
    office = sign_in("geschaeftsstelle")
    page = text_of(office.get(url("synopsis"), {"nur": "antraege"}))
    assert "Geld</ins>" in page
    assert "unterstützt, wenn" in page
    assert "Ziffer 2 Buchstabe a</p>" in page
    assert "Ziffer 3</p>" not in page


def test_the_desk_shows_the_wish_beside_the_amendments(wished, file, tabled, sign_in, url):
    file(tabled, "sachsen", ("um Mittel", "um Zeit"))
    office = sign_in("geschaeftsstelle")
    office.post(url("merge_begin"))
    page = text_of(office.get(url("merge")))
    assert "Hamburg: unterstützt, wenn" in page
    assert "Geld</ins>" in page


def test_what_has_become_an_amendment_is_not_shown_twice(wished, tabled, somebody, sign_in, url):
    amendment_from(tabled, wished, by=somebody("hamburg"))
    assert text_of(sign_in("sachsen").get(url("synopsis"))).count("Geld</ins>") == 1


def test_a_wish_is_told_that_contradicts_another(wished, tabled, somebody, sign_in, url):
    other = Position.take(
        tabled, "supports_if", by=somebody("sachsen"), block_id=ziffer(tabled, 2), wording="Sie bittet um Zeit."
    )
    for pk in (wished.pk, other.pk):
        page = text_of(sign_in("bayern").get(url("wish", pk)))
        assert "Hamburg und Sachsen ändern Ziffer 2 verschieden." in page
    assert "Hamburg und Sachsen ändern Ziffer 2 verschieden." in text_of(
        sign_in("bayern").get(tabled.get_absolute_url())
    )


@pytest.mark.parametrize("count", [1, 3])
def test_wishes_cost_the_same(tabled, sign_in, url, django_assert_num_queries, count):
    for place, code in enumerate(("HE", "HB", "SH")[:count], start=1):
        person = appoint(f"person_{code}", "official", code)
        Position.take(tabled, "supports_if", by=person, block_id=ziffer(tabled, place), wording="Anders.")
    client = sign_in("stimmfuehrung")
    client.get(url("synopsis"))
    with django_assert_num_queries(6):
        client.get(url("synopsis"))

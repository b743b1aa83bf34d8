"""What lies below the fold of the page of a proposal: read when it is opened, or as a page of its own."""

import pytest
from django.urls import reverse
from lxml import html

from proposals.models import Position

FRAGMENT = {"HX-Request": "true"}


@pytest.fixture
def proposal(proposal_in, somebody):
    """Sachsen has supported and then objected; Hamburg has taken its position back."""
    proposal = proposal_in("exchange")
    for who, stance in (("sachsen", "supports"), ("sachsen", "objects"), ("hamburg", "supports")):
        Position.take(proposal, stance, by=somebody(who))
    Position.drop(proposal, by=somebody("hamburg"))
    return proposal


def parts(response) -> list[str]:
    """The addresses that a page asks for when they are opened."""
    return html.fromstring(response.content.decode()).xpath("//details/@hx-get")


def test_the_page_names_what_can_be_opened_and_links_to_it(sign_in, proposal):
    response = sign_in("bayern").get(proposal.get_absolute_url())
    urls = [reverse(f"dossier:{name}", args=[proposal.reference]) for name in ("positions", "history")]
    page = html.fromstring(response.content.decode())
    assert parts(response) == urls
    assert page.xpath("//details[@hx-get]//a/@href") == urls
    assert page.xpath("//ol[contains(@class, 'history')]") == []


def test_those_who_do_not_negotiate_are_offered_nothing_to_open(sign_in, proposal_in, somebody):
    proposal = proposal_in("tabled")
    proposal.open_to_guests(True, by=somebody("geschaeftsstelle"))
    response = sign_in("bund").get(proposal.get_absolute_url())
    assert (response.status_code, parts(response)) == (200, [])


@pytest.mark.parametrize("headers", [{}, FRAGMENT])
def test_every_released_position_is_told_with_its_end(sign_in, proposal, headers):
    url = reverse("dossier:positions", args=[proposal.reference])
    page = html.fromstring(sign_in("bayern").get(url, headers=headers).content.decode())
    told = [" ".join(item.text_content().split()) for item in page.xpath("//dl[@class='facts']//li")]
    now = "24. März 2025, 09:00 Uhr"
    assert page.xpath("//dl[@class='facts']//dt/text()") == ["Hamburg", "Sachsen"]
    assert told == [
        f"{now}Unterstützt, zu Fassung 1, Hamburg. Galt bis {now}",
        f"{now}Lehnt ab, zu Fassung 1, Sachsen",
        f"{now}Unterstützt, zu Fassung 1, Sachsen. Galt bis {now}",
    ]


def test_without_positions_the_page_of_them_says_so(sign_in, proposal_in):
    url = reverse("dossier:positions", args=[proposal_in("exchange").reference])
    assert "Bisher hat kein Land eine Position eingetragen." in sign_in("bayern").get(url).content.decode()


def test_the_history_is_told_the_last_first(sign_in, proposal):
    url = reverse("dossier:history", args=[proposal.reference])
    page = html.fromstring(sign_in("bayern").get(url).content.decode())
    assert [item.text_content().split(")", 1)[1].strip() for item in page.xpath("//main//ol/li")][:2] == [
        "hat die Position des Landes zurückgenommen.",
        "hat die Position des Landes eingetragen: Unterstützt.",
    ]


def test_only_the_part_is_sent_to_the_page_that_asks_for_it(sign_in, proposal):
    for name in ("positions", "history"):
        url = reverse(f"dossier:{name}", args=[proposal.reference])
        found = [sign_in("bayern").get(url, headers=headers).content.count(b"<html") for headers in ({}, FRAGMENT)]
        assert found == [1, 0]

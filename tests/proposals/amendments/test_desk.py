"""The merge desk of a long text: what can be chosen further down comes when it is looked at."""

import pytest
from django.urls import reverse
from lxml import html

from proposals.amendments.candidates import Variant
from proposals.amendments.workspace import AT_ONCE
from proposals.models import MergeDraft
from tests.proposals.amendments.texts import text_of, words, ziffer

FRAGMENT = {"HX-Request": "true"}
LONG = "\n".join(f"{number}. Die IntMK bittet um Bericht {number}." for number in range(1, 23))
WANTED = range(2, 22)  # Ziffern that Hamburg wants to change: more than come at once, with others around them


@pytest.fixture
def desk(proposal_in, file, office):
    """A proposal with an open draft over one amendment to twenty of its Ziffern; another is about the last of them."""
    proposal = proposal_in("tabled", ziffern=LONG)
    changes = [(f"Bericht {number}.", f"Vermerk {number}.") for number in WANTED]
    file(proposal, "hamburg", *changes, ziffern=LONG)
    file(proposal, "sachsen", ("Bericht 21.", "Entwurf 21."), ziffern=LONG)
    MergeDraft.begin(proposal, by=office)
    return proposal


@pytest.fixture
def url(desk):
    return lambda name: reverse(f"proposals:{name}", args=[desk.reference])


def at(response, path) -> list[str]:
    return html.fromstring(f"<div>{text_of(response)}</div>").xpath(path)


def opened(response) -> list[str]:
    """The places at which something can be chosen."""
    return at(response, "//form/input[@name='stelle']/@value")


def places(desk, numbers) -> list[str]:
    return [ziffer(desk, number) for number in numbers]


def test_the_page_shows_every_place_and_the_choices_of_the_first_ones(sign_in, url, desk):
    page = sign_in("geschaeftsstelle").get(url("merge"))
    blocks = [block.id for block in desk.text.read().blocks]
    assert at(page, "//ol[contains(@class, 'merge')]/li/@id") == [f"z-{key}" for key in ("title", *blocks)]
    assert opened(page) == places(desk, WANTED[:AT_ONCE])
    later = len(WANTED) - AT_ONCE
    assert at(page, "//*[@data-later]/a/text()") == ["Ä1 Hamburg"] * (later - 1) + ["Ä1 Hamburg, Ä2 Sachsen"]


def test_what_comes_together_is_named_by_its_first_place(sign_in, url, desk):
    page = sign_in("geschaeftsstelle").get(url("merge"))
    first = [WANTED[place - place % AT_ONCE] for place in range(AT_ONCE, len(WANTED))]
    assert at(page, "//@data-later") == places(desk, first)


@pytest.mark.parametrize("place", [AT_ONCE, AT_ONCE + 3])
def test_the_choices_come_for_the_places_around_the_one_that_is_asked_for(sign_in, url, desk, place):
    client, asked = sign_in("geschaeftsstelle"), ziffer(desk, WANTED[place])
    expected = places(desk, WANTED[AT_ONCE : 2 * AT_ONCE])
    part = client.get(url("merge_places"), {"ab": asked}, headers=FRAGMENT)
    assert at(part, "//li[@hx-swap-oob]/@id") == [f"z-{key}" for key in expected]
    assert opened(part) == expected
    assert opened(client.get(url("merge"), {"ab": asked})) == expected


@pytest.mark.parametrize("beginning", ["", "title", "abcdefgh", "x" * 5000, "<b>"])
def test_a_place_nobody_wants_anything_at_opens_the_first_ones(sign_in, url, desk, beginning):
    page = sign_in("geschaeftsstelle").get(url("merge"), {"ab": beginning})
    assert opened(page) == places(desk, WANTED[:AT_ONCE])


def test_without_javascript_the_address_of_the_choices_leads_to_the_page(sign_in, url, desk):
    client, asked = sign_in("geschaeftsstelle"), ziffer(desk, WANTED[AT_ONCE])
    assert client.get(url("merge_places"), {"ab": asked}).url == f"{url('merge')}?ab={asked}#z-{asked}"
    assert client.get(url("merge_places"), {"ab": "<b>"}).url == url("merge")
    click = {"stelle": asked, "antrag_1": "original", "worte": ""}
    assert client.post(url("merge_choose"), click).url == f"{url('merge')}?ab={asked}#z-{asked}"


def test_news_comes_for_places_whose_choices_have_not_come_yet(sign_in, url, desk, office):
    client, asked = sign_in("geschaeftsstelle"), ziffer(desk, WANTED[-1])
    page = client.get(url("merge"))
    known = {
        "stelle": [*opened(page), *(key.removeprefix("z-") for key in at(page, "//li[@data-mark]/@id"))],
        "stand": [*at(page, "//form/input[@name='stand']/@value"), *at(page, "//li/@data-mark")],
    }
    assert client.post(url("merge_news"), known).status_code == 204
    MergeDraft.open_for(desk).choose(asked, {1: Variant.ORIGINAL}, "", by=office)
    news = client.post(url("merge_news"), known)
    assert at(news, "//li[@hx-swap-oob='true']/@id") == [f"z-{asked}"]
    assert opened(news) == [asked]


def test_a_place_shown_before_shows_what_was_chosen_meanwhile(sign_in, url, desk):
    client, asked = sign_in("geschaeftsstelle"), ziffer(desk, WANTED[-1])
    outcome, chosen_at = (
        f"//*[@id='ergebnis-{asked}']//ins/text()",
        f"//form[@id='wahl-{asked}']//input[@checked]/@value",
    )
    assert at(client.get(url("merge")), outcome) == []
    for chosen, inserted in (("original", ["Vermerk"]), ("out", []), ("original", ["Vermerk"])):
        click = {"stelle": asked, "antrag_1": chosen, "antrag_2": "out", "worte": ""}
        assert at(client.post(url("merge_choose"), click, headers=FRAGMENT), outcome) == inserted
        assert at(client.get(url("merge")), outcome) == inserted
        assert at(client.get(url("merge"), {"ab": asked}), chosen_at) == [chosen, "out"]


def test_a_withdrawn_amendment_leaves_every_place_of_the_desk(sign_in, url, desk, somebody):
    client = sign_in("geschaeftsstelle")
    assert len(at(client.get(url("merge")), "//@data-later")) == len(WANTED) - AT_ONCE
    desk.amendments.get(number=1).withdraw(by=somebody("hamburg"))
    page = client.get(url("merge"))
    assert at(page, "//@data-later") == []
    assert opened(page) == places(desk, WANTED[-1:])
    assert text_of(page).count("Ä1") == 0


def test_what_was_chosen_further_down_is_merged(sign_in, url, desk):
    client = sign_in("geschaeftsstelle")
    for number in WANTED:
        click = {"stelle": ziffer(desk, number), "antrag_1": "original", "antrag_2": "out", "worte": ""}
        client.post(url("merge_choose"), click)
    client.post(url("merge_finish"), {"note": "", "ergebnis_1": "adopted", "ergebnis_2": "rejected"})
    assert [line for line in words(desk) if "Vermerk" in line] == [
        f"Die IntMK bittet um Vermerk {number}." for number in WANTED
    ]

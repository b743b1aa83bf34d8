"""References to Ziffern that an amendment leaves without one are told wherever the amendment is read."""

import pytest

from proposals.amendments.candidates import Variant
from proposals.models import MergeDraft
from tests.proposals.amendments.texts import text_of, ziffer

BASE = """
1. Die IntMK stellt fest, dass Kurse fehlen.
2. Die IntMK bittet um Mittel.
3. Die IntMK erwartet zu Ziffer 2 einen Bericht.
"""
STRUCK = BASE.replace("2. Die IntMK bittet um Mittel.\n3.", "2.")
NOWHERE = "„Ziffer 9“ gibt es in diesem Text nicht."


@pytest.fixture
def tabled(proposal_in):
    return proposal_in("tabled", ziffern=BASE)


@pytest.fixture
def pointing(tabled, file):
    """Ä1 refers to a Ziffer that there is not."""
    return file(tabled, "hamburg", ("Kurse fehlen", "Kurse nach Ziffer 9 fehlen"), ziffern=BASE)


@pytest.fixture
def striking(tabled, file):
    """Ä1 strikes the Ziffer to which another one refers."""
    return file(tabled, "hamburg", ziffern=STRUCK)


def test_the_page_of_an_amendment_tells_where_its_words_lead_nowhere(sign_in, url, pointing):
    assert f"<li>Ziffer 1: {NOWHERE}</li>" in text_of(sign_in("sachsen").get(url("amendment", 1)))


def test_the_page_of_an_amendment_tells_whose_ziffer_it_strikes(sign_in, url, striking):
    page = sign_in("sachsen").get(url("amendment", 1))
    assert page.context["page"].pointers == [
        "In Ziffer 2 führt der Verweis auf „Ziffer 2“ ins Leere: Die Ziffer ist gestrichen.",
        "Ziffer 2: Der Verweis „Ziffer 2 [gestrichen]“ führt auf eine gestrichene Ziffer.",
    ]


def test_the_synopsis_tells_it_at_the_ziffer_in_which_it_stands(sign_in, url, tabled, pointing, file):
    file(tabled, "sachsen", ziffern=STRUCK)
    page = sign_in("sachsen").get(f"{url('synopsis')}?nur=antraege").context["page"]
    assert {row.name: row.pointers for row in page.shown if row.pointers} == {
        "Ziffer 1": [f"Mit Ä1: {NOWHERE}"],
        "Ziffer 3": ["Mit Ä2: Der Verweis „Ziffer 2 [gestrichen]“ führt auf eine gestrichene Ziffer."],
    }


def test_the_desk_tells_it_of_what_is_chosen(sign_in, url, tabled, pointing, somebody):
    draft = MergeDraft.begin(tabled, by=somebody("geschaeftsstelle"))
    client, block = sign_in("geschaeftsstelle"), ziffer(tabled, 1)
    told = f'<a href="#z-{block}">Ziffer 1: {NOWHERE}</a>'
    assert told not in text_of(client.get(url("merge")))
    draft.choose(block, {1: Variant.ORIGINAL}, "", by=somebody("geschaeftsstelle"))
    assert told in text_of(client.get(url("merge")))

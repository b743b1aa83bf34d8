"""What the office of another year reads once its own has begun: what the office reads, and nothing that Länder hide."""

import pytest

from tests.addresses import addresses
from tests.flows.turn_of_the_chair import FIRST
from tests.leaks import scenes
from tests.leaks.reading import answer_of, said
from tests.leaks.whispers import AMENDMENT, COMMENTS, FILES, LINK, NAME

pytestmark = pytest.mark.django_db
GROUPS = "/vorschlaege/arbeitsgruppen/"
IN_THE_GROUP = {FILES["group"], COMMENTS["group"], COMMENTS["all"], AMENDMENT, NAME, LINK}


@pytest.fixture(scope="module")
def hidden(shared_world):
    """An idea, and drafts with whispers beside them."""
    return scenes.hidden(shared_world)


@pytest.fixture
def after(visitor, stopped_clock):
    """`after("presse_nw", urls)`: what that person is answered there on the first day of the next year."""
    stopped_clock(FIRST)
    return lambda name, urls: [answer_of(visitor(name).get(url)) for url in urls]


@pytest.mark.parametrize("name", ["geschaeftsstelle", "geschaeftsstelle_nw"])
def test_an_idea_stays_with_its_land_for_every_office(hidden, after, name):
    """The page of a group names the drafts beside the idea, which these offices read: the next test is about it."""
    asked = [url for url in addresses(hidden[:1]) if not url.startswith(GROUPS)]
    assert [url for url, answer in zip(asked, after(name, asked), strict=True) if answer.tells] == []


@pytest.mark.parametrize("name", ["geschaeftsstelle", "geschaeftsstelle_nw"])
def test_the_page_of_a_group_names_drafts_and_no_idea(hidden, visitor, stopped_clock, name):
    stopped_clock(FIRST)
    pages = "".join(said(visitor(name).get(url)) for url in addresses(hidden[:1]) if url.startswith(GROUPS))
    assert [proposal.reference in pages for proposal in hidden] == [False, True, True, True]


@pytest.mark.parametrize(
    ("name", "heard"),
    [("geschaeftsstelle", IN_THE_GROUP), ("geschaeftsstelle_nw", IN_THE_GROUP), ("presse_nw", set()), ("bund", set())],
)
def test_the_next_office_reads_beside_a_draft_what_the_old_one_reads(hidden, after, name, heard):
    assert set().union(*(answer.heard for answer in after(name, addresses(hidden[1:2])))) == heard

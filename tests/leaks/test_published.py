"""What is adopted and public is read by everybody; what was drafted before it stays with those who saw it then."""

import pytest
from django.urls import reverse

from proposals.models import Proposal
from tests.addresses import addresses
from tests.leaks import scenes
from tests.leaks.reading import versions_read
from tests.leaks.scenes import OPEN_TITLE, OUTSIDERS, READABLE
from tests.world import SESSION

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def published(shared_world) -> Proposal:
    return scenes.published(shared_world)


@pytest.fixture(autouse=True)
def after_the_vote(stopped_clock):
    stopped_clock(SESSION)


@pytest.mark.parametrize("person", OUTSIDERS)
def test_outsider_finds_no_earlier_draft_of_what_is_public(published, leaks, visitor, person):
    assert leaks(person, addresses([published])) == []
    pdf = visitor(person).get(reverse("resolutions:pdf", args=[published.reference]))
    assert pdf.headers["Content-Disposition"] == 'inline; filename="IntMK-20-Beschluss-2025-001.pdf"'


@pytest.mark.parametrize("person", ["sachsen", "stimmfuehrung", "bund"])
def test_what_is_open_is_found_by_those_it_is_open_to(published, visitor, person):
    assert OPEN_TITLE in visitor(person).get(f"{reverse('proposals:list')}?q=Beratung").text


def test_what_is_public_is_found_by_the_public(published, visitor):
    assert OPEN_TITLE in visitor(None).get(f"{reverse('resolutions:list')}?q=Beratung").text


@pytest.mark.parametrize(("person", "readable"), READABLE)
def test_versions_are_read_by_those_who_saw_the_proposal_then(published, visitor, person, readable):
    assert versions_read(visitor(person), published) == (readable, readable)

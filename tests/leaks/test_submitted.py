"""What was handed in is read by all Länder; what was drafted before it stays with those who saw it then."""

import pytest

from proposals.models import Proposal
from tests.addresses import addresses
from tests.leaks import scenes
from tests.leaks.reading import versions_read
from tests.leaks.scenes import OUTSIDERS, READABLE

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def submitted(shared_world) -> Proposal:
    return scenes.submitted(shared_world)


@pytest.mark.parametrize("person", OUTSIDERS)
def test_outsider_finds_no_earlier_draft_of_what_is_submitted(submitted, leaks, person):
    assert leaks(person, addresses([submitted])) == []


@pytest.mark.parametrize(("person", "readable"), READABLE)
def test_versions_are_read_by_those_who_saw_the_proposal_then(submitted, visitor, person, readable):
    assert versions_read(visitor(person), submitted) == (readable, readable)

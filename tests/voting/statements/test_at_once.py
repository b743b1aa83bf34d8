"""Two people at one moment at the same statement."""

from uuid import uuid4

import pytest

from intmk.refusal import Refused
from tests.together import same
from voting.models import RecordStatement, StatementJoiner

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def tabled(proposal_in):
    return proposal_in("tabled")


def make(proposal, by, key):
    return RecordStatement.make(same(proposal), "Sachsen bedauert.", land="SN", key=key, by=by)


def test_a_form_sent_twice_at_once_is_one_statement(tabled, personas, together):
    key = uuid4()
    found = together(*(lambda: make(tabled, personas["sachsen"], key) for _ in range(3)))
    assert (sorted(each is None for each in found), RecordStatement.objects.count()) == ([False, True, True], 1)


def test_a_land_that_joins_twice_at_once_has_joined_once(tabled, personas, together):
    said = make(tabled, personas["sachsen"], uuid4())
    found = together(*(lambda: said.join(land="HH", by=personas["hamburg"]) for _ in range(2)))
    assert (sorted(found), StatementJoiner.objects.count()) == ([False, True], 1)


def test_joining_while_it_is_taken_back_is_told_or_goes_with_it(tabled, personas, together):
    said = make(tabled, personas["sachsen"], uuid4())
    joined, withdrawn = together(
        lambda: said.join(land="HH", by=personas["hamburg"]), lambda: said.withdraw(by=personas["sachsen"])
    )
    assert (withdrawn, isinstance(joined, Refused)) in ((True, True), (True, False))
    assert list(RecordStatement.objects.on_page(tabled.pk)) == []

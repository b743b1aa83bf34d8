"""What a Land has said is not changed or removed, not even by hand."""

import pytest
from django.db import connection

from proposals.models import Position
from tests.guard import guarded


@pytest.fixture
def supported(proposal_in, takes):
    proposal = proposal_in("exchange")
    takes(proposal, "hamburg", "supports")
    return proposal


@pytest.mark.parametrize("changed", [{"stance": "objects"}, {"note": "Anders."}, {"land": "SN"}])
def test_a_position_keeps_what_was_said(supported, changed):
    guarded(lambda: Position.objects.update(**changed))


def test_no_position_is_removed(supported):
    guarded(lambda: Position.objects.all()._raw_delete("default"))


def test_confirming_is_allowed(supported, revised, somebody):
    connection.cursor().execute("SET LOCAL intmk.maintenance = 'off'")
    revised(supported)
    assert Position.confirm(supported, seen=2, by=somebody("hamburg")).version.number == 2

"""What a Land has said is not changed or removed, not even by hand."""

import pytest
from django.db import DatabaseError, connection, transaction

from proposals.models import Comment, Position


def guarded(act):
    """Refused by the database itself, once the guard is on as in a real installation."""
    with transaction.atomic():
        connection.cursor().execute("SET LOCAL intmk.maintenance = 'off'")
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            act()
        connection.cursor().execute("SET LOCAL intmk.maintenance = 'on'")


@pytest.fixture
def said(proposal_in, takes, somebody):
    proposal = proposal_in("exchange")
    takes(proposal, "hamburg", "supports")
    return Comment.write(proposal, "Bitte prüfen.", circle="all", by=somebody("hamburg"))


@pytest.mark.parametrize("changed", [{"text": "Anders."}, {"circle": "group"}, {"audience": "idea"}, {"land": "BY"}])
def test_a_comment_keeps_its_words_and_its_circle(said, changed):
    guarded(lambda: Comment.objects.update(**changed))


@pytest.mark.parametrize("changed", [{"stance": "objects"}, {"note": "Anders."}, {"land": "SN"}])
def test_a_position_keeps_what_was_said(said, changed):
    guarded(lambda: Position.objects.update(**changed))


def test_nothing_is_removed(said):
    guarded(lambda: Comment.objects.all()._raw_delete("default"))
    guarded(lambda: Position.objects.all()._raw_delete("default"))


def test_settling_and_confirming_are_allowed(said, revised, somebody):
    connection.cursor().execute("SET LOCAL intmk.maintenance = 'off'")
    assert said.resolve(True, by=somebody("hamburg"))
    assert said.withdraw(by=somebody("hamburg"))
    revised(said.proposal)
    assert Position.confirm(said.proposal, seen=2, by=somebody("hamburg")).version.number == 2

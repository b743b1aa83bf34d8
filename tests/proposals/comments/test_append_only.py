"""What was said in a comment is not changed or removed, not even by hand."""

import pytest
from django.db import connection

from proposals.models import Comment
from tests.guard import guarded


@pytest.fixture
def said(proposal_in, says):
    return says(proposal_in("exchange"), "hamburg", "all")


@pytest.mark.parametrize("changed", [{"text": "Anders."}, {"circle": "group"}, {"audience": "idea"}, {"land": "BY"}])
def test_a_comment_keeps_its_words_and_its_circle(said, changed):
    guarded(lambda: Comment.objects.update(**changed))


def test_no_comment_is_removed(said):
    guarded(lambda: Comment.objects.all()._raw_delete("default"))


def test_settling_and_taking_back_are_allowed(said, somebody):
    connection.cursor().execute("SET LOCAL intmk.maintenance = 'off'")
    assert said.resolve(True, by=somebody("hamburg")) is True
    assert said.withdraw(by=somebody("hamburg")) is True

"""The page of the day is one piece for all who follow: what is on an agenda is seen by every one of them."""

from accounts.permissions import GRANTS, Permission
from proposals.states import AUDIENCE, ON_AGENDA


def test_all_who_follow_see_all_that_is_on_an_agenda():
    follow = GRANTS[Permission.READ_SESSION]
    assert {state for state in ON_AGENDA if not follow <= AUDIENCE[state]} == set()
    assert follow - GRANTS[Permission.READ_NEGOTIATION] - GRANTS[Permission.READ_CONFERENCE] == set()
    assert follow - GRANTS[Permission.READ_NEGOTIATION] == set()
    assert follow - GRANTS[Permission.READ_VOTES] == set()

"""A Hauptkonferenz on its second day: fixtures that two rooms share."""

import pytest

from conferences.models import Meeting
from tests.world import SESSION
from voting.models import Session


@pytest.fixture
def meeting(conference):
    return Meeting.objects.select_related("conference__rules").get(conference=conference, kind="main")


@pytest.fixture
def office(somebody):
    return somebody("geschaeftsstelle")


@pytest.fixture
def session(meeting, office, stopped_clock):
    stopped_clock(SESSION)
    return Session.open(meeting, by=office)

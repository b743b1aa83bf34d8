"""The agenda of the Hauptkonferenz, and who freezes it."""

import pytest

from conferences.models import AgendaItem


@pytest.fixture
def meeting(conference):
    return conference.meetings.select_related("conference__rules", "conference__chair_land").get(kind="main")


@pytest.fixture
def office(somebody):
    return somebody("geschaeftsstelle")


@pytest.fixture
def place(meeting):
    return lambda number, title, kind="report", **more: AgendaItem.place(meeting, number, title, kind=kind, **more)

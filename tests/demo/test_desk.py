"""The demo's desk where there is no demo year: an empty database with DEMO=1, or one of somebody's own."""

import pytest

from conferences.models import Conference
from demo import story
from demo.models import DemoClock
from demo.moments import Moment
from demo.telling import Event
from tests.world import NOW


@pytest.mark.parametrize(("moment", "status"), [(Moment.values()[0], 404), ("nirgends", 302), ("", 302)])
def test_a_clock_that_is_not_there_cannot_be_turned(client, conference, moment, status):
    assert client.post("/demo/uhr/", {"zeitpunkt": moment}).status_code == status
    assert not DemoClock.objects.exists()


@pytest.mark.django_db
def test_the_desk_of_an_empty_database_has_nobody_to_be(client):
    response = client.get("/demo/")
    assert (response.status_code, response.context["highlights"], response.context["everybody"]) == (200, [], [])


def test_an_event_about_something_that_is_gone_is_told_as_missed(conference, stopped_clock):
    told = []
    events = [
        Event(NOW, "Sitzung – HB kommt", lambda: Conference.objects.get(pk=99)),
        Event(NOW, "danach", lambda: told.append("danach")),
    ]
    assert story.play(events, until=NOW) == [f"Sitzung – HB kommt: {story.GONE}"]
    assert told == ["danach"]

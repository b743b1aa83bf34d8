"""After the Hauptkonferenz the tasks of the office name what still waits before the chair passes on."""

from datetime import date, datetime

import pytest

from conferences.models import Conference
from intmk import clock
from notices.after import Left, after_main
from resolutions.models import Resolution
from tests.world import SESSION

AFTER = datetime(2025, 5, 5, 9, tzinfo=clock.BERLIN)
LIST = "/vorschlaege/?konferenz=20&stand="


@pytest.fixture
def after(conference, somebody, stopped_clock):
    """`after("geschaeftsstelle")`: what the tasks of that person name on a day after the Hauptkonferenz."""

    def asked(who, at=AFTER):
        stopped_clock(at)
        return after_main(somebody(who), Conference.objects.select_related("rules").get(pk=20))

    return asked


def test_what_is_left_is_counted_with_its_way(world, after, somebody):
    world.proposal_in("tabled")
    world.proposal_in("adopted")
    Resolution.release(world.proposal_in("adopted"), by=somebody("geschaeftsstelle"))
    assert after("geschaeftsstelle").left == [
        Left("ohne Ergebnis aus der Hauptkonferenz", 1, f"{LIST}tabled"),
        Left("beschlossen und nicht freigegeben", 1, f"{LIST}adopted"),
        Left("freigegeben und nicht veröffentlicht", 1, "/pressetisch/"),
    ]


def test_the_day_of_the_handover_and_the_next_year(after):
    found = after("geschaeftsstelle")
    assert (found.left, found.handover, found.following.number) == ([], date(2025, 7, 1), 21)


@pytest.mark.parametrize("who", ["bayern", "presse", "geschaeftsstelle_nw", "stimmfuehrung"])
def test_nobody_else_is_told(after, who):
    assert after(who) is None


def test_before_its_end_the_hauptkonferenz_leaves_nothing(after):
    assert after("geschaeftsstelle", at=SESSION) is None
    assert after_main(None, None) is None


def test_the_page_tells_it(world, sign_in, stopped_clock):
    world.proposal_in("adopted")
    stopped_clock(AFTER)
    page = sign_in("geschaeftsstelle").get("/aufgaben/").content.decode()
    assert (f'<a href="{LIST}adopted">1 beschlossen und nicht freigegeben</a>'.replace("&", "&amp;") in page) is True
    assert "Übergabe am 1. Juli 2025" in page
    assert "Nach der Hauptkonferenz" not in sign_in("bayern").get("/aufgaben/").content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_it_costs_the_same_at_any_number(world, after, count, django_assert_num_queries, somebody):
    for _ in range(count):
        world.proposal_in("adopted")
    after("geschaeftsstelle")
    conference, office = Conference.objects.prefetch_related("meetings").get(pk=20), somebody("geschaeftsstelle")
    assert office.appointments_today
    with django_assert_num_queries(3):
        after_main(office, conference)

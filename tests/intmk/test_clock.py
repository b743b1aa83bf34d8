"""The nights in which the clocks change. Everything is Europe/Berlin."""

from datetime import date, datetime, timedelta

import pytest

from intmk import clock
from intmk.clock import BERLIN

SPRING = date(2025, 3, 30)  # 2:00 becomes 3:00
AUTUMN = date(2025, 10, 26)  # 3:00 becomes 2:00


@pytest.mark.parametrize(("day", "offset", "hours"), [(SPRING, 2, 23), (AUTUMN, 1, 25), (date(2025, 3, 29), 1, 24)])
def test_the_end_of_the_day_on_which_the_clocks_change(day, offset, hours):
    end = clock.end_of(day)
    midnight = datetime(day.year, day.month, day.day, tzinfo=BERLIN)
    assert (end.hour, end.minute, end.second, end.utcoffset()) == (23, 59, 59, timedelta(hours=offset))
    assert round((end.timestamp() - midnight.timestamp()) / 3600) == hours


@pytest.mark.parametrize("seconds", [-3600, -1, 0, 0.5])
def test_a_deadline_in_the_hour_before_the_change_is_open_until_its_second(seconds):
    due_at = datetime(2025, 3, 30, 1, 59, 59, tzinfo=BERLIN)
    with clock.at(datetime.fromtimestamp(due_at.timestamp() + seconds, BERLIN)):
        assert clock.is_past(due_at) is False


def test_one_second_after_the_hour_before_the_change_is_three_o_clock():
    due_at = datetime(2025, 3, 30, 1, 59, 59, tzinfo=BERLIN)
    with clock.at(datetime(2025, 3, 30, 3, tzinfo=BERLIN)):
        assert clock.is_past(due_at) is True


def test_a_deadline_in_the_hour_that_comes_twice_is_past_after_its_first_time():
    due_at = datetime(2025, 10, 26, 2, 30, tzinfo=BERLIN)
    found = []
    for fold, minute in ((0, 29), (0, 30), (0, 31), (1, 29)):
        with clock.at(datetime(2025, 10, 26, 2, minute, tzinfo=BERLIN, fold=fold)):
            found.append(clock.is_past(due_at))
    assert found == [False, False, True, True]

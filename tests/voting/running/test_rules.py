"""What is called together, and what comes next."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voting.running.rules import Top, TopState, following, here, state_of, stops

OVER, GONE, LEFT, CALLED = TopState.OVER, TopState.GONE, TopState.LEFT, TopState.CALLED


def order(*tops):
    return [(stop.together.value, stop.keys) for stop in stops(tops)]


def test_items_of_the_list_without_debate_stand_together_where_the_first_of_them_stands():
    tops = [Top(1), Top(2, is_listed=True), Top(3), Top(4, is_listed=True)]
    assert order(*tops) == [("alone", (1,)), ("listed", (2, 4)), ("alone", (3,))]


def test_items_that_are_treated_jointly_are_one_stop_whoever_names_the_other():
    assert order(Top(1), Top(2, joint_with=4), Top(3, joint_with=2), Top(4), Top(5)) == [
        ("alone", (1,)),
        ("joint", (2, 3, 4)),
        ("alone", (5,)),
    ]


def test_a_line_that_is_only_left_over_stands_alone():
    assert order(Top(1, joint_with=2), Top(2, state=GONE), Top(3, is_listed=True, state=GONE)) == [
        ("alone", (1,)),
        ("alone", (2,)),
        ("alone", (3,)),
    ]


def test_what_is_on_the_list_is_not_drawn_off_it_by_joint_treatment():
    assert order(Top(1, is_listed=True), Top(2, joint_with=1)) == [("listed", (1,)), ("alone", (2,))]


def coming(tops, current):
    stop = following(stops(tops), current)
    return stop and (stop.keys, stop.to_call)


def test_the_next_one_is_the_next_that_is_open():
    tops = [Top(1, state=CALLED), Top(2, state=OVER), Top(3, state=GONE), Top(4), Top(5)]
    assert [coming(tops, current) for current in (None, 1, 4)] == [((1,), 1), ((4,), 4), ((5,), 5)]


def test_after_the_last_comes_what_was_left_open():
    assert coming([Top(1, state=LEFT), Top(2, state=OVER), Top(3, state=CALLED)], 3) == ((1,), 1)


def test_nothing_comes_where_only_the_current_one_is_open():
    assert coming([Top(1, state=OVER), Top(2, state=CALLED)], 2) is None


def test_of_a_group_the_first_open_one_is_called_and_the_group_is_left_as_one():
    tops = [Top(1, is_listed=True, state=OVER), Top(2, is_listed=True), Top(3, is_listed=True), Top(4)]
    assert (coming(tops, None), coming(tops, 2)) == (((1, 2, 3), 2), ((4,), 4))


def test_without_an_agenda_there_is_nothing():
    assert (order(), here([], None), following([], None)) == ([], None, None)


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ({"is_gone": True, "is_current": True}, "gone"),
        ({"is_decided": True, "is_current": True, "was_called": True, "asks": True}, "over"),
        ({"is_voting": True, "is_current": True, "asks": True}, "voting"),
        ({"is_current": True, "was_called": True}, "called"),
        ({"was_called": True, "asks": True}, "left"),
        ({"was_called": True}, "over"),
        ({"asks": True}, "ahead"),
    ],
)
def test_how_an_item_stands(said, state):
    nothing = dict.fromkeys(("is_gone", "is_decided", "is_voting", "is_current", "was_called", "asks"), False)
    assert state_of(**nothing | said) == state


@given(st.data())
def test_every_item_stands_in_one_stop_and_going_on_reaches_all_that_are_open(data):
    keys = list(range(data.draw(st.integers(0, 8))))
    tops = [
        Top(
            key,
            is_listed=data.draw(st.booleans()),
            joint_with=data.draw(st.sampled_from([None, *keys])),
            state=data.draw(st.sampled_from(TopState)),
        )
        for key in keys
    ]
    day = stops(tops)
    assert sorted(key for stop in day for key in stop.keys) == keys
    reached, current = set(), None
    for _ in day:
        if stop := following(day, current):
            reached.add(stop.keys)
            current = stop.to_call
    assert reached >= {stop.keys for stop in day if stop.is_open} or current is None

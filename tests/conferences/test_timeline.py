import re
from datetime import date, timedelta

import pytest
from django.template.loader import render_to_string
from hypothesis import given
from hypothesis import strategies as st

from conferences.timeline import AXIS_WIDTH, LEFT, Event, year

STARTS_ON, ENDS_ON = date(2024, 7, 1), date(2025, 6, 30)
TODAY = date(2025, 3, 24)

HERBSTTREFFEN = Event("Herbsttreffen", date(2024, 9, 10), date(2024, 9, 11), "meeting")
VORKONFERENZ = Event("Vorkonferenz", date(2025, 3, 19), date(2025, 3, 20), "meeting")
VERSAND = Event("Versand der Tagesordnung", date(2025, 3, 26), date(2025, 3, 26), "other", True)
SCHLUSS = Event("Schluss für Änderungsanträge", date(2025, 4, 16), date(2025, 4, 16), "deadline", True)
HAUPTKONFERENZ = Event("Hauptkonferenz", date(2025, 4, 23), date(2025, 4, 24), "meeting")
EVENTS = [HAUPTKONFERENZ, HERBSTTREFFEN, SCHLUSS, VORKONFERENZ, VERSAND]


def draw(events=EVENTS, today=TODAY):
    return year(STARTS_ON, ENDS_ON, list(events), today)


def one_day(day, label="Termin"):
    return Event(label, day, day, "deadline")


def words(html):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)).strip()


def test_events_come_in_the_order_of_their_dates():
    assert [(entry.event.label, entry.phase, entry.distance) for entry in draw().entries] == [
        ("Herbsttreffen", "past", "vor 194 Tagen"),
        ("Vorkonferenz", "past", "vor 4 Tagen"),
        ("Versand der Tagesordnung", "next", "in 2 Tagen"),
        ("Schluss für Änderungsanträge", "later", "in 23 Tagen"),
        ("Hauptkonferenz", "later", "in 30 Tagen"),
    ]


@pytest.mark.parametrize(
    ("today", "y"),
    [
        (date(2025, 3, 31), 20),
        (date(2025, 4, 1), 20),
        (date(2025, 4, 2), 44),
        (date(2025, 4, 16), 44),
        (date(2025, 4, 25), 20),
        (date(2025, 1, 28), 44),
    ],
)
def test_the_line_of_today_crosses_no_name_of_a_month(today, y):
    assert draw([], today).today_y == y


@pytest.mark.parametrize(
    ("today", "phase", "distance"),
    [
        (date(2025, 4, 21), "next", "in 2 Tagen"),
        (date(2025, 4, 22), "next", "morgen"),
        (date(2025, 4, 23), "now", "heute"),
        (date(2025, 4, 24), "now", "läuft"),
        (date(2025, 4, 25), "now", "heute"),
        (date(2025, 4, 26), "past", "gestern"),
        (date(2025, 4, 27), "past", "vor 2 Tagen"),
    ],
)
def test_distance_around_a_meeting_of_three_days(today, phase, distance):
    [entry] = draw([Event("Treffen", date(2025, 4, 23), date(2025, 4, 25), "meeting")], today).entries
    assert (entry.phase, entry.distance) == (phase, distance)


def test_two_events_on_the_same_day_have_one_next():
    entries = draw([one_day(date(2025, 4, 1), "A"), one_day(date(2025, 4, 1), "B")]).entries
    assert [entry.phase for entry in entries] == ["next", "later"]
    assert [entry.row for entry in entries] == [1, 0]


def test_geometry_of_the_year():
    drawn = year(date(2025, 1, 1), date(2025, 12, 31), [one_day(date(2025, 7, 2))], date(2025, 7, 2))
    [entry] = drawn.entries
    half = LEFT + AXIS_WIDTH * 182 // 365
    assert (entry.x, drawn.today_x) == (half, half)
    assert [tick.x for tick in drawn.ticks][:2] == [LEFT, LEFT + AXIS_WIDTH * 31 // 365]


def test_ticks_name_the_year_at_the_start_and_in_january():
    assert [(tick.month.month, tick.is_year) for tick in draw().ticks] == [
        (month, month in {7, 1}) for month in (7, 8, 9, 10, 11, 12, 1, 2, 3, 4, 5, 6)
    ]
    later = year(date(2019, 10, 15), date(2020, 2, 1), [], date(2019, 11, 1)).ticks
    assert [(tick.month, tick.is_year) for tick in later] == [
        (date(2019, 11, 1), True),
        (date(2019, 12, 1), False),
        (date(2020, 1, 1), True),
        (date(2020, 2, 1), False),
    ]


@pytest.mark.parametrize(
    ("today", "x"),
    [
        (date(2024, 6, 30), None),
        (date(2024, 7, 1), LEFT),
        (date(2025, 6, 30), LEFT + AXIS_WIDTH * 364 // 365),
        (date(2025, 7, 1), None),
    ],
)
def test_today_is_drawn_inside_the_year_only(today, x):
    assert draw([], today).today_x == x


def test_events_outside_the_year_stay_on_the_axis():
    before, after = draw([one_day(date(2024, 1, 1)), one_day(date(2026, 1, 1))]).entries
    assert (before.x, after.x + after.width) == (LEFT, LEFT + AXIS_WIDTH)


def test_labels_side_by_side_share_a_row():
    events = [one_day(date(2024, 8, 1)), one_day(date(2024, 12, 1)), one_day(date(2025, 4, 1))]
    assert [entry.row for entry in draw(events).entries] == [0, 0, 0]


def test_a_span_that_ends_before_it_begins_is_refused():
    with pytest.raises(ValueError) as error:
        draw([Event("Treffen", date(2025, 4, 24), date(2025, 4, 23), "meeting")])
    assert str(error.value) == "Das Ende (23.04.2025) liegt vor dem Beginn (24.04.2025)."


events = st.builds(
    lambda day, days, label, assumed: Event(
        label, STARTS_ON + timedelta(day), STARTS_ON + timedelta(day + days), "meeting", assumed
    ),
    st.integers(-30, 400),
    st.integers(0, 40),
    st.text("abc", min_size=1, max_size=40),
    st.booleans(),
)


@given(st.lists(events, max_size=15))
def test_labels_never_overlap_and_no_leader_crosses_a_label(drawn_events):
    drawn = draw(drawn_events)
    spans = [(entry, entry.label_x, entry.label_x + 8 * len(entry.label)) for entry in drawn.entries]
    clashes = [
        (one.label, other.label)
        for one, begin, end in spans
        for other, other_begin, _ in spans
        if one is not other
        and (
            (one.row == other.row and begin <= other_begin < end)
            or (one.row < other.row and begin <= other.leader_x <= end)
        )
    ]
    assert clashes == []
    assert all(end <= drawn.width for _, _, end in spans)
    assert all(LEFT <= entry.x <= entry.x + entry.width <= LEFT + AXIS_WIDTH for entry in drawn.entries)


def test_list_says_what_the_picture_shows():
    html = render_to_string("components/_timeline.html", {"timeline": draw([HAUPTKONFERENZ, VERSAND])})
    listed = re.search(r"<ol.*</ol>", html, re.DOTALL)[0]
    assert words(listed) == (
        "24. März 2025 heute "
        "26. März 2025 Versand der Tagesordnung als Nächstes , in 2 Tagen Annahme "
        "23. bis 24. April 2025 Hauptkonferenz in 30 Tagen"
    )


def test_list_names_both_months_of_a_span_over_the_turn_of_a_month():
    span = Event("Anhörung", date(2024, 9, 30), date(2024, 10, 2), "other")
    html = render_to_string("components/_timeline.html", {"timeline": draw([span])})
    listed = re.search(r"<ol.*</ol>", html, re.DOTALL)[0]
    assert words(listed) == "30. September bis 2. Oktober 2024 Anhörung vor 173 Tagen 24. März 2025 heute"


@pytest.mark.parametrize(
    ("today", "row"),
    [
        (date(2024, 7, 1), 0),
        (date(2024, 9, 10), None),  # the meeting's own line says „heute“
        (date(2025, 3, 24), 2),
        (date(2025, 6, 30), 5),
        (date(2025, 7, 1), None),
    ],
)
def test_today_has_a_line_of_its_own_among_those_of_the_year(today, row):
    drawn = draw(today=today)
    assert drawn.today_row == row
    listed = render_to_string("components/_timeline.html", {"timeline": drawn}).partition("<ol")[2]
    assert words(listed).count(" heute") == (today <= ENDS_ON)


def test_numbers_in_the_picture_are_whole():
    html = render_to_string("components/_timeline.html", {"timeline": draw()})
    assert re.findall(r"\sstyle=|\d[.,]\d", html) == []


@pytest.mark.parametrize(
    ("today", "x"), [(STARTS_ON, 20), (date(2025, 1, 1), draw([], date(2025, 1, 1)).today_x), (ENDS_ON, 932)]
)
def test_the_word_of_today_is_never_cut_off(today, x):
    drawn = draw([], today)
    assert drawn.today_label_x == x
    assert 20 <= drawn.today_label_x <= drawn.width - 20

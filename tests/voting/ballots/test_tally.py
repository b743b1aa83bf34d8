import re

import pytest
from django.template.loader import render_to_string
from hypothesis import given
from hypothesis import strategies as st

from voting.ballots.majority import Choice, Rule, RuleSnapshot, evaluate
from voting.ballots.tally import Segment, Threshold, bar

MEMBERS = tuple("ABCDEFGHIJKLMNOP")


def outcome(rule, *counts):
    chosen = [choice for choice, count in zip(Choice, counts, strict=True) for _ in range(count)]
    members = MEMBERS[: len(chosen)]
    snapshot = RuleSnapshot(rule, 13 if rule == Rule.AT_LEAST else None, 0, members)
    return evaluate(snapshot, dict(zip(members, chosen, strict=True)))


def test_one_cell_for_each_land():
    picture = bar(outcome(Rule.AT_LEAST, 12, 1, 2, 0, 1))
    assert picture.segments == [
        Segment(Choice.YES, 12, 0, 240),
        Segment(Choice.NO, 1, 240, 20),
        Segment(Choice.ABSTAIN, 2, 260, 40),
        Segment(Choice.NOT_VOTING, 0, 300, 0),
        Segment(Choice.ABSENT, 1, 300, 20),
    ]
    assert picture.cells == list(range(20, 320, 20))
    assert [segment.center for segment in picture.drawn] == [120, 250, 280, 310]


@pytest.mark.parametrize(
    ("rule", "threshold"),
    [
        (Rule.SIMPLE_OF_CAST, None),
        (Rule.SIMPLE_OF_PRESENT, Threshold(160, "8 erforderlich", "middle")),
        (Rule.ABSOLUTE, Threshold(180, "9 erforderlich", "middle")),
        (Rule.AT_LEAST, Threshold(260, "13 erforderlich", "middle")),
        (Rule.NO_OBJECTION, None),
        (Rule.ALL_YES, Threshold(319, "16 erforderlich", "end")),
    ],
)
def test_threshold(rule, threshold):
    assert bar(outcome(rule, 12, 1, 1, 0, 2)).threshold == threshold


def test_label_of_a_low_threshold_stays_inside():
    assert bar(outcome(Rule.SIMPLE_OF_PRESENT, 3, 0, 0, 0, 13)).threshold == Threshold(40, "2 erforderlich", "start")


def test_legend_names_yes_no_and_abstention_even_at_zero():
    assert [segment.choice for segment in bar(outcome(Rule.ABSOLUTE, 16, 0, 0, 0, 0)).legend] == [
        Choice.YES,
        Choice.NO,
        Choice.ABSTAIN,
    ]
    assert [segment.choice for segment in bar(outcome(Rule.ABSOLUTE, 13, 0, 0, 1, 2)).legend] == list(Choice)


counts = st.lists(st.integers(0, 3), min_size=5, max_size=5).filter(sum)


@given(counts, st.integers(40, 900))
def test_segments_fill_the_width_without_gaps(numbers, width):
    picture = bar(outcome(Rule.ABSOLUTE, *numbers), width)
    edges = [segment.x for segment in picture.segments] + [width]
    assert [segment.x + segment.width for segment in picture.segments] == edges[1:]
    assert 0 < picture.threshold.x < width


def test_picture_says_in_words_what_it_shows():
    html = render_to_string("components/_tally.html", {"bar": bar(outcome(Rule.AT_LEAST, 13, 1, 2, 0, 0))})
    words = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)).strip()
    assert words == (
        "Angenommen, mehrheitlich 13 : 1 : 2 (Ja : Nein : Enthaltung) "
        "Stimmen: 13 Ja, 1 Nein, 2 Enthaltung; 13 erforderlich 13 erforderlich 13 1 2 "
        "Ja: 13 Nein: 1 Enthaltung: 2 "
        "13 von 16 Ja-Stimmen sind erforderlich; abgegeben wurden 13 Ja-Stimmen und 1 Nein-Stimme "
        "bei 2 Enthaltungen."
    )
    assert re.findall(r"\sstyle=|\d[.,]\d", html) == []

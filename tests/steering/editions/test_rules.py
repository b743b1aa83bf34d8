"""How editions are called, and what is new in a line."""

from dataclasses import replace

import pytest

from conferences.kinds import ItemKind
from steering.editions.rules import Circle, Printed, Standing, changes, depths, for_circle, is_reordered, letter

LINE = Printed(item=1, parent=None, number="1", title="Kurse", kind=ItemKind.REPORT, is_for_guests=True)


@pytest.mark.parametrize(("number", "name"), [(1, "A"), (26, "Z"), (27, "AA"), (52, "AZ"), (53, "BA"), (703, "AAA")])
def test_letter_goes_on_behind_z(number, name):
    assert letter(number) == name


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({}, []),
        ({"title": "Andere"}, ["Titel geändert"]),
        ({"sponsors": "Bayern"}, ["Antragsteller geändert"]),
        ({"is_internal": True}, ["jetzt intern"]),
        ({"joint": "2"}, ["Beratung mit anderem Punkt geändert"]),
        ({"is_on_consent_list": True}, ["jetzt ohne Aussprache"]),
        ({"parent": 2}, ["neu eingeordnet"]),
        ({"kind": ItemKind.INFORMATION}, ["Art geändert"]),
        ({"standing": Standing.MOVED, "title": "Andere"}, ["Titel geändert", "verlegt"]),
    ],
)
def test_change_of_a_line_is_said_in_words(changed, words):
    assert changes(LINE, replace(LINE, **changed)) == words


def test_change_back_is_said_too():
    inner = replace(LINE, is_internal=True, is_on_consent_list=True)
    assert changes(inner, LINE) == ["nicht mehr intern", "jetzt mit Aussprache"]


def test_a_line_that_was_not_there_is_new():
    assert changes(None, LINE) == ["neu"]


def test_order_counts_only_for_what_stands_in_both():
    one, two, three = LINE, replace(LINE, item=2), replace(LINE, item=3)
    assert [is_reordered([one, two], new) for new in ([three, one, two], [two, three, one])] == [False, True]


def test_guests_get_lines_that_name_no_other():
    above = replace(LINE, item=9, number="9", is_for_guests=False)
    lines = for_circle([above, replace(LINE, parent=9, joint="9")], Circle.GUESTS)
    assert (lines, depths(lines)) == ([LINE], {1: 1})

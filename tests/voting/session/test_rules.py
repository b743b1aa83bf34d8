"""What is counted and who may sit for a Land."""

import pytest

from accounts.laender import NAMES
from voting.session.rules import code_of, functions_under, not_entitled, quorum_told

SIXTEEN = tuple(NAMES)


@pytest.mark.parametrize(
    ("present", "quorum", "told"),
    [
        (11, 9, "11 von 16 anwesend, beschlussfähig ab 9"),
        (9, 9, "9 von 16 anwesend, beschlussfähig ab 9"),
        (8, 9, "8 von 16 anwesend, beschlussfähig ab 9: es fehlt 1 Land"),
        (0, 9, "0 von 16 anwesend, beschlussfähig ab 9: es fehlen 9 Länder"),
        (3, 0, "3 von 16 anwesend; eine Mindestzahl verlangt die Geschäftsordnung nicht"),
    ],
)
def test_the_quorum_says_what_is_missing(present, quorum, told):
    assert quorum_told(present, 16, quorum) == told


@pytest.mark.parametrize(
    ("level", "functions"),
    [
        ("minister", ["minister"]),
        ("state_secretary", ["minister", "state_secretary"]),
        ("mandate", ["minister", "state_secretary", "mandate"]),
        ("other_land", ["minister", "state_secretary", "mandate", "other_land"]),
    ],
)
def test_each_level_of_deputies_admits_those_above_it(level, functions):
    assert functions_under(level) == functions


def test_a_function_that_the_rules_do_not_know_is_refused_with_what_they_know():
    assert not_entitled("mandate", "state_secretary") == (
        "Nach der Geschäftsordnung vertreten ein Land auch Staatssekretärinnen und Staatssekretäre. "
        "„Beauftragte mit Vollmacht“ lässt sich deshalb nicht vermerken."
    )
    assert [not_entitled(function, "minister") for function in ("", "minister")] == [None, None]


@pytest.mark.parametrize(("typed", "code"), [("by", "BY"), (" Sachsen ", "SN"), ("EU", None), ("BUND", None)])
def test_a_land_is_meant_by_its_code_or_its_name(typed, code):
    assert code_of(typed, SIXTEEN) == code


def test_the_bund_is_meant_where_it_votes():
    assert [code_of(typed, (*SIXTEEN, "BUND")) for typed in ("bund", "Bund")] == ["BUND", "BUND"]

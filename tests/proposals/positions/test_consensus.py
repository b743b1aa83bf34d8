"""When a text can be adopted without debate, and the sentence that says why."""

import pytest

from accounts.laender import NAMES
from proposals.positions.consensus import consensus

BEHIND = [land for land in NAMES if land != "BY"]
TWELVE = dict.fromkeys(BEHIND[:12], "supports")


def test_thirteen_behind_it_and_nothing_against_it_is_consensus():
    found = consensus(TWELVE | {BEHIND[0]: "co_sponsor"}, "BY", [], 13)
    assert (found.is_reached, found.reason) == (
        True,
        "13 bringen mit oder unterstützen, keine Ablehnung, kein Prüfvorbehalt, keine offenen Änderungsanträge",
    )


@pytest.mark.parametrize(
    ("stances", "amendments", "reason"),
    [
        (
            {},
            [],
            "nur 1 von 13 nötigen steht dahinter, keine Ablehnung, kein Prüfvorbehalt, keine offenen Änderungsanträge",
        ),
        (
            dict.fromkeys(BEHIND[:11], "supports"),
            [],
            "nur 12 von 13 nötigen stehen dahinter, keine Ablehnung, kein Prüfvorbehalt, keine offenen "
            "Änderungsanträge",
        ),
        (
            TWELVE | {BEHIND[13]: "objects", BEHIND[14]: "objects"},
            [],
            f"13 bringen mit oder unterstützen, Ablehnung: {NAMES[BEHIND[13]]}, {NAMES[BEHIND[14]]}, kein "
            "Prüfvorbehalt, keine offenen Änderungsanträge",
        ),
        (
            TWELVE | {BEHIND[13]: "examining"},
            ["Ä1", "Ä3"],
            f"13 bringen mit oder unterstützen, keine Ablehnung, Prüfvorbehalt: {NAMES[BEHIND[13]]}, offene "
            "Änderungsanträge: Ä1, Ä3",
        ),
        (
            TWELVE | {BEHIND[13]: "supports_if"},
            [],
            "13 bringen mit oder unterstützen, keine Ablehnung, kein Prüfvorbehalt, unterstützt nur mit Änderungen: "
            f"{NAMES[BEHIND[13]]}, keine offenen Änderungsanträge",
        ),
        (
            TWELVE,
            ["Ä2"],
            "13 bringen mit oder unterstützen, keine Ablehnung, kein Prüfvorbehalt, offene Änderungsanträge: Ä2",
        ),
    ],
)
def test_whatever_speaks_against_it_is_named(stances, amendments, reason):
    found = consensus(stances, "BY", amendments, 13)
    assert (found.is_reached, found.reason) == (False, reason)


def test_an_abstention_speaks_neither_for_nor_against():
    assert consensus(TWELVE | {BEHIND[13]: "abstain"}, "BY", [], 13) == consensus(TWELVE, "BY", [], 13)


def test_the_lead_land_counts_once():
    assert consensus(TWELVE | {"BY": "supports"}, "BY", [], 13) == consensus(TWELVE, "BY", [], 13)

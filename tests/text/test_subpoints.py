"""What the editor says of subpoints that go with a Ziffer, or come under another."""

import pytest

from text import editing
from text.blocks import Block, Kind
from text.subpoints import rehung, struck

LINES = ((1, "eins"), (1, "zwei"), (2, "klein"), (3, "winzig"), (2, "fein"), (1, "drei"))
TREE = tuple(Block(f"{word:0<8}", Kind.ZIFFER, word, level) for level, word in LINES)


@pytest.mark.parametrize(
    ("operation", "block", "said"),
    [
        (editing.delete, "eins", "Ziffer 1 gestrichen."),
        (editing.delete, "zwei", "Ziffer 2 mit 3 Unterpunkten gestrichen."),
        (editing.delete, "klein", "Ziffer 2 Buchstabe a mit 1 Unterpunkt gestrichen."),
        (
            editing.only,
            "zwei",
            "Nur die Zeile von Ziffer 2 gestrichen. Die 2 Unterpunkte darunter sind jetzt Ziffer 2 bis Ziffer 3.",
        ),
        (
            editing.only,
            "klein",
            "Nur die Zeile von Ziffer 2 Buchstabe a gestrichen."
            " Der Unterpunkt darunter ist jetzt Ziffer 2 Buchstabe a.",
        ),
    ],
)
def test_what_is_struck_is_said_with_its_subpoints(operation, block, said):
    left, _ = operation(TREE, f"{block:0<8}")
    assert struck(TREE, f"{block:0<8}", left) == said


@pytest.mark.parametrize(
    ("operation", "block", "said"),
    [
        (editing.up, "zwei", []),
        (editing.indent, "drei", []),
        (editing.after, "zwei", []),
        (editing.outdent, "klein", ["1 Unterpunkt steht jetzt unter Ziffer 3."]),
        (editing.join, "zwei", ["2 Unterpunkte stehen jetzt unter Ziffer 1."]),
        (lambda blocks, block: editing.split(blocks, block, 2), "zwei", ["2 Unterpunkte stehen jetzt unter Ziffer 3."]),
    ],
)
def test_subpoints_that_come_under_another_ziffer_are_said(operation, block, said):
    blocks, _ = operation(TREE, f"{block:0<8}")
    assert rehung(TREE, blocks, {f"{block:0<8}"}) == said

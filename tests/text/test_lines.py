"""A text as a page shows it: runs of Ziffern between headings, and the outline."""

import pytest
from hypothesis import given

from tests.text.strategies import quick, titled
from text.blocks import PARTS, Kind
from text.lines import lines_of, outline, runs_of
from text.parse import parse
from text.text import Text


def text_of(ziffern):
    return Text("Titel", parse("Vorweg.", ziffern, "Darum."))


def test_lists_end_in_front_of_a_heading_and_begin_behind_it():
    text = text_of("1. eins\nÜberschrift: A\nUnterüberschrift: B\n2. zwei\n3. drei\nÜberschrift: C")
    comments = {text.blocks[4].id: 2}
    assert [
        ("".join(line.text for line in run.lines), run.is_heading, run.open_comments)
        for run in runs_of(text, comments).ziffern
    ] == [("eins", False, 0), ("A", True, 0), ("B", True, 0), ("zwei", False, 2), ("drei", False, 0), ("C", True, 0)]
    lists = [run for run in runs_of(text, comments).ziffern if not run.is_heading]
    assert [(run.begins_list, run.ends_list) for run in lists] == [(True, True), (True, False), (False, True)]


@pytest.mark.parametrize(
    ("ziffern", "depths"),
    [
        ("Überschrift: A\nUnterüberschrift: B\n1. x\nÜberschrift: C", [1, 2, 1]),
        ("Unterüberschrift: A\n1. x\nUnterüberschrift: B", [1, 2]),
        ("1. x", []),
    ],
)
def test_the_outline_leaves_no_level_out(ziffern, depths):
    assert list(outline(text_of(ziffern).blocks).values()) == depths


@quick
@given(titled)
def test_every_block_stands_in_one_run_of_its_part_and_lists_are_closed(text):
    runs = runs_of(text)
    for part, found in zip(PARTS, (runs.preamble, runs.ziffern, runs.rationale), strict=True):
        ids = [line.id for run in found for line in run.lines]
        assert ids == [block.id for block in text.blocks if block.kind.part is part]
    lists = [run for run in runs.ziffern if not run.is_heading]
    assert sum(run.begins_list for run in lists) == sum(run.ends_list for run in lists)
    headings = [block.id for block in text.blocks if block.kind is Kind.HEADING]
    assert [line.id for line in lines_of(text).ziffern if line.depth] == headings

"""Two edited states joined: silently where it is safe, with a conflict where a person has to decide."""

import pytest
from hypothesis import assume, given

from tests.text.spelled import text
from tests.text.strategies import quick, versions
from text.blocks import Block, Kind, TextError, check
from text.diff import moved_ids
from text.three_way import Conflict, Joined, join, join_titles, resolve


def joined(base: str, mine: str, theirs: str) -> Joined:
    return join(text(base), text(mine), text(theirs))


@quick
@given(versions())
def test_one_side_alone_prevails(both):
    base, new = both
    assert join(base, new, base) == join(base, base, new) == join(base, new, new) == Joined(new)


@quick
@given(versions(3))
def test_without_conflict_the_sides_are_interchangeable(three):
    base, mine, theirs = three
    ours, swapped = join(base, mine, theirs), join(base, theirs, mine)
    assume(not ours.conflicts)
    assert swapped.conflicts == ()
    assert {(b.id, b.kind, b.text) for b in ours.blocks} == {(b.id, b.kind, b.text) for b in swapped.blocks}
    if moved_ids(base, mine).isdisjoint(moved_ids(base, theirs)):
        known = {block.id for block in base}
        assert [b.id for b in ours.blocks if b.id in known] == [b.id for b in swapped.blocks if b.id in known]


@quick
@given(versions(3))
def test_every_decision_makes_a_valid_text(three):
    result = join(*three)
    for side in ("mine", "theirs"):
        resolved = resolve(result, {conflict.id: side for conflict in result.conflicts})
        assert check(resolved) == resolved


@quick
@given(versions(3))
def test_nothing_is_lost(three):
    """Every block of either side is in the result, unless the other side deleted it unchanged from the base."""
    base, mine, theirs = three
    result = {block.id for block in join(base, mine, theirs).blocks}
    for side, other in ((mine, theirs), (theirs, mine)):
        kept = {block.id for block in side if block not in base or block.id in {b.id for b in other}}
        assert kept - result == set()


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "expected"),
    [
        ("a b c", "a:x b c", "a b c:y", "a:x b c:y"),
        ("a b", "a m b", "a t b", "a t m b"),
        ("a b", "a m n b", "a t u b", "a t u m n b"),
        ("", "m", "t", "t m"),
        ("a b c", "a c", "a b c:y", "a c:y"),
        ("a b c", "c a b", "a b:y c", "c a b:y"),
        ("a b c", "a b c m", "b c a", "b c m a"),
        ("a b c", "a c", "a b t c", "a t c"),
        ("a b", "a:x b", "a:x b", "a:x b"),
        ("a b", "b", "b", "b"),
        ("a b c", "b c a", "b c a", "b c a"),
        ("a b/2", "a:x b/2", "a b/2:y", "a:x b/2:y"),
        ("a b c/2 d", "a b:x c/2 d", "a d b c/2", "a d b:x c/2"),
    ],
)
def test_joined_silently(base, mine, theirs, expected):
    assert joined(base, mine, theirs) == Joined(text(expected))


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "contested", "by_mine", "by_theirs"),
    [
        ("a b", "a:x b", "a:y b", "a", "a:x b", "a:y b"),
        ("a b", "a b/2", "a b:y", "b", "a b/2", "a b:y"),
        ("a b", "b", "a:y b", "a", "b", "a:y b"),
        ("a b", "a:x b", "b", "a", "a:x b", "b"),
        ("a", "a m:x", "a m:y", "m", "a m:x", "a m:y"),
        ("a b c", "a b m/2 c", "a c", "b", "a b m/2 c", "a m/2 c"),
        ("a b c/2", "a b c/2:x", "a", "b c", "a b c/2:x", "a"),
    ],
    ids=[
        "words",
        "level and words",
        "mine deletes",
        "theirs deletes",
        "same id",
        "point below",
        "changed below",
    ],
)
def test_conflicts(base, mine, theirs, contested, by_mine, by_theirs):
    result = joined(base, mine, theirs)
    ids = [block_id.ljust(8, "0") for block_id in contested.split()]
    assert [conflict.id for conflict in result.conflicts] == ids
    assert resolve(result, dict.fromkeys(ids, "mine")) == text(by_mine)
    assert resolve(result, dict.fromkeys(ids, "theirs")) == text(by_theirs)


def test_disjoint_words_of_one_block_are_a_conflict_all_the_same():
    base, mine, theirs = (
        (Block("a0000000", Kind.ZIFFER, words),)
        for words in ("Der Bund soll helfen", "Der Bund wird helfen", "Das Land soll helfen")
    )
    assert join(base, mine, theirs).conflicts == (Conflict("a0000000", base[0], mine[0], theirs[0]),)


def test_a_conflict_can_be_decided_in_words_of_ones_own():
    own = Block("a0000000", Kind.ZIFFER, "beides")
    assert resolve(joined("a b", "a:x b", "a:y b"), {"a0000000": own}) == (own, *text("b"))


@pytest.mark.parametrize("choices", [{}, {"b0000000": "mine"}, {"a0000000": "base"}, {"a0000000": None}])
def test_a_conflict_left_open_is_refused(choices):
    with pytest.raises(TextError) as error:
        resolve(joined("a b", "a:x b", "a:y b"), choices)
    assert str(error.value) == "Bitte entscheiden Sie bei jedem Widerspruch, welche Fassung gilt."


@pytest.mark.parametrize(
    ("mine", "theirs", "title"),
    [("A", "A", "A"), ("B", "A", "B"), ("A", "B", "B"), ("B", "B", "B"), ("B", "C", None)],
)
def test_titles(mine, theirs, title):
    assert join_titles("A", mine, theirs) == title


@pytest.mark.parametrize("is_mine", [True, False])
def test_a_heading_and_a_subpoint_behind_the_same_ziffer_do_not_mix(is_mine):
    base = (Block("eins0000", Kind.ZIFFER, "eins"), Block("zwei0000", Kind.ZIFFER, "zwei"))
    point, head = Block("punkt000", Kind.ZIFFER, "klein", 2), Block("kopf0000", Kind.HEADING, "Arbeit")
    sides = [(base[0], point, base[1]), (base[0], head, base[1])]
    joined = join(base, *(sides if is_mine else sides[::-1]))
    assert joined.blocks == (base[0], point, head, base[1])


def test_a_ziffer_and_a_heading_behind_the_same_ziffer_are_both_kept():
    base = (Block("eins0000", Kind.ZIFFER, "eins"), Block("zwei0000", Kind.ZIFFER, "zwei"))
    new, head = Block("neu00000", Kind.ZIFFER, "neu"), Block("kopf0000", Kind.HEADING, "Arbeit")
    assert join(base, (base[0], new, base[1]), (base[0], head, base[1])).blocks == (base[0], head, new, base[1])

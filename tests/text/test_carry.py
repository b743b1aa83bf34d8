"""What is left of an amendment when the text has changed."""

import pytest
from hypothesis import assume, given

from tests.text.spelled import text
from tests.text.strategies import quick, versions
from text.amend import TITLE, Retitle, apply, operations
from text.blocks import check
from text.carry import carry_over
from text.three_way import merge


def carried(base: str, amended: str, new_base: str):
    amendment = operations("", text(base), "", text(amended))
    left, flagged = carry_over(text(base), text(new_base), amendment)
    return apply("", text(new_base), left)[1], {block_id.rstrip("0") for block_id in flagged}


@quick
@given(versions())
def test_nothing_happens_while_the_base_stays(both):
    base, new = both
    amendment = operations("Alt", base, "Neu", new)
    assert carry_over(base, base, amendment, old_title="Alt", new_title="Alt") == (amendment, set())


@quick
@given(versions())
def test_nothing_is_left_of_an_amendment_that_was_adopted(both):
    base, new = both
    amendment = operations("Alt", base, "Neu", new)
    assert carry_over(base, new, amendment, old_title="Alt", new_title="Neu") == ((), set())


@quick
@given(versions(3))
def test_what_is_carried_can_always_be_applied(three):
    base, amended, new_base = three
    left, _ = carry_over(base, new_base, operations("", base, "", amended))
    applied = apply("", new_base, left)[1]
    assert check(applied) == applied


@quick
@given(versions(3))
def test_carrying_over_agrees_with_the_merge_where_nothing_is_contested(three):
    base, amended, new_base = three
    merged = merge(base, amended, new_base)
    left, flagged = carry_over(base, new_base, operations("", base, "", amended))
    assume(not merged.conflicts and not flagged)
    applied = apply("", new_base, left)[1]
    assert {(b.id, b.kind, b.text) for b in applied} == {(b.id, b.kind, b.text) for b in merged.blocks}


@pytest.mark.parametrize(
    ("base", "amended", "new_base", "result", "flagged"),
    [
        ("a b c", "a:x b c", "a b:y c", "a:x b:y c", ""),
        ("a b c", "a:x b c:x", "a:y b c", "a:y b c:x", "a"),
        ("a b c", "a b", "a b c:y", "a b c:y", "c"),
        ("a b c", "a b", "a b", "a b", ""),
        ("a b c", "a:x b c", "b c", "b c", "a"),
        ("a b c", "a b x c", "a c", "a x c", ""),
        ("a b c", "b x c", "a c", "x c", ""),
        ("a b c", "a x b c", "a y b c", "a y x b c", ""),
        ("a c", "a x/2 c", "a y c", "a x/2 y c", ""),
        ("a c", "x a c", "y a c", "y x a c", ""),
        ("a b c", "a b x/2 c", "a c", "a c", "x"),
        ("a b c", "a b x/2 z c", "a c", "a z c", "x"),
        ("a b", "a", "a b y/2", "a b y/2", "b"),
        ("a b c", "c a b", "a:y b c", "c a:y b", ""),
        ("a b c", "c a b", "a c b", "a c b", "c"),
        ("a b c d", "b c a d", "a b d", "b a d", ""),
        ("a b", "a b x:1", "a b x:2", "a b x:2", "x"),
    ],
)
def test_examples(base, amended, new_base, result, flagged):
    assert carried(base, amended, new_base) == (text(result), set(flagged.split()))


def test_several_amendments_are_adopted_one_after_the_other():
    base = current = text("a b c")
    for spec in ("a x b c", "a y b c:neu", "b c"):
        left, flagged = carry_over(base, current, operations("", base, "", text(spec)))
        assert flagged == set()
        current = apply("", current, left)[1]
    assert current == text("x y b c:neu")


@pytest.mark.parametrize(
    ("new_title", "left", "flagged"),
    [("Alt", (Retitle("Neu"),), set()), ("Neu", (), set()), ("Anders", (), {TITLE})],
)
def test_titles(new_title, left, flagged):
    assert carry_over((), (), [Retitle("Neu")], old_title="Alt", new_title=new_title) == (left, flagged)

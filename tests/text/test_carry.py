"""What is left of an amendment when the text has changed."""

import pytest
from hypothesis import assume, given

from tests.text.spelled import text
from tests.text.strategies import quick, titled_versions
from text.amend import TITLE, Retitle
from text.carry import carry_over
from text.text import Text


def carried(base: str, amended: str, new_base: str):
    old, wanted, new = (Text("", text(spec)) for spec in (base, amended, new_base))
    left, flagged = carry_over(old, new, old.operations_to(wanted))
    return new.apply(left).checked().blocks, {block_id.rstrip("0") for block_id in flagged}


@quick
@given(titled_versions())
def test_nothing_happens_while_the_base_stays(both):
    base, new = both
    amendment = base.operations_to(new)
    assert carry_over(base, base, amendment) == (amendment, set())


@quick
@given(titled_versions())
def test_nothing_is_left_of_an_amendment_that_was_adopted(both):
    base, new = both
    assert carry_over(base, new, base.operations_to(new)) == ((), set())


@quick
@given(titled_versions(3))
def test_what_is_carried_can_always_be_applied(three):
    base, amended, new_base = three
    left, _ = carry_over(base, new_base, base.operations_to(amended))
    applied = new_base.apply(left)
    assert applied.checked() == applied


@quick
@given(titled_versions(3))
def test_carrying_over_agrees_with_the_three_way_join_where_nothing_is_contested(three):
    base, amended, new_base = three
    joined = base.three_way(amended, new_base)
    left, flagged = carry_over(base, new_base, base.operations_to(amended))
    assume(joined.is_settled and not flagged)
    applied = new_base.apply(left).checked()
    assert applied.title == joined.title
    assert {(b.id, b.kind, b.text) for b in applied.blocks} == {(b.id, b.kind, b.text) for b in joined.blocks}


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
    base = current = Text("", text("a b c"))
    for spec in ("a x b c", "a y b c:neu", "b c"):
        left, flagged = carry_over(base, current, base.operations_to(Text("", text(spec))))
        assert flagged == set()
        current = current.apply(left).checked()
    assert current == Text("", text("x y b c:neu"))


@pytest.mark.parametrize(
    ("new_title", "left", "flagged"),
    [("Alt", (Retitle("Neu"),), set()), ("Neu", (), set()), ("Anders", (), {TITLE})],
)
def test_titles(new_title, left, flagged):
    assert carry_over(Text("Alt"), Text(new_title), [Retitle("Neu")]) == (left, flagged)

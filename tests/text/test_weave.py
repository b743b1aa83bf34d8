from hypothesis import given
from hypothesis import strategies as st

from tests.text.strategies import quick, titled_versions
from text.amend import TITLE, Delete, Insert, Move, Replace, Retitle, touched
from text.blocks import Block, Kind, build
from text.collide import collisions
from text.modify import modified, movings, wordings
from text.text import Text
from text.weave import parts, places, weave

BASE = Text("Alt", build((), [(1, "Eins."), (1, "Zwei."), (2, "Zwei a."), (1, "Drei.")], ("Weil.",)))
ONE, TWO, TWO_A, THREE, WHY = (block.id for block in BASE.blocks)


def new(name: str, text: str, level: int = 1) -> Block:
    return Block(name.ljust(8, "x"), Kind.ZIFFER, text, level)


def ziffern(*amendments, by_hand=None) -> list[str]:
    woven = weave(BASE, amendments, by_hand or {})
    return [block.text for block in woven.checked().blocks if block.kind is Kind.ZIFFER]


@quick
@given(titled_versions())
def test_all_parts_of_one_amendment_give_its_text(texts):
    base, wanted = texts
    chosen = [operation for of in parts(base.operations_to(wanted)).values() for operation in of]
    assert weave(base, [chosen], {}).checked() == wanted


@quick
@given(titled_versions(3))
def test_any_amendments_together_make_a_valid_text(texts):
    base, *wanted = texts
    sets = [base.operations_to(each) for each in wanted]
    woven = weave(base, sets, {})
    assert woven.checked() == woven
    assert woven.title == next((each.title for each in wanted if each.title != base.title), base.title)
    assert {block.id for block in base.blocks} <= {block.id for block in places(base.blocks, sets)}


@quick
@given(titled_versions(3), st.data())
def test_any_part_can_be_left_out(texts, data):
    base, *wanted = texts
    sets = []
    for each in wanted:
        of = parts(base.operations_to(each))
        kept = data.draw(st.sets(st.sampled_from(sorted(of)))) if of else set()
        sets.append([operation for block_id, ops in of.items() if block_id in kept for operation in ops])
    woven = weave(base, sets, {})
    assert woven.checked() == woven
    ids = touched([op for ops in sets for op in ops])
    assert TITLE in ids or woven.title == base.title
    untouched = [block for block in base.blocks if block.id not in ids]
    assert {block.text for block in untouched} <= {block.text for block in woven.blocks}


@quick
@given(titled_versions(3))
def test_order_does_not_matter_without_collisions_and_insertions(texts):
    base, *wanted = texts
    kinds = (Replace, Delete, Retitle)
    sets = [[op for op in base.operations_to(each) if isinstance(op, kinds)] for each in wanted]
    if not collisions(dict(enumerate(sets)), base.blocks):
        assert weave(base, sets, {}) == weave(base, sets[::-1], {})


def test_two_insertions_at_one_place_stand_in_order():
    first = [Insert(ONE, new("a", "Neu A.")), Insert("axxxxxxx", new("b", "Neu B."))]
    second = [Insert(ONE, new("c", "Neu C."))]
    assert ziffern(first, second) == ["Eins.", "Neu A.", "Neu B.", "Neu C.", "Zwei.", "Zwei a.", "Drei."]


def test_insertion_behind_one_left_out_takes_its_place():
    assert ziffern([Insert(TWO_A, new("a", "A.")), Insert("axxxxxxx", new("b", "B."))][1:]) == [
        "B.", "Eins.", "Zwei.", "Zwei a.", "Drei.",
    ]  # fmt: skip


def test_insertion_behind_a_deleted_block_keeps_its_place():
    assert ziffern([Delete(ONE)], [Insert(ONE, new("a", "Neu."))]) == ["Neu.", "Zwei.", "Zwei a.", "Drei."]


def test_subpoint_rises_when_the_point_above_goes():
    woven = weave(BASE, [[Delete(TWO)], [Delete(ONE)]], {})
    assert [block.level for block in woven.checked().blocks] == [1, 1, 1]


def test_first_words_stand_until_somebody_decides():
    first, second = [Replace(ONE, "Erstens.")], [Replace(ONE, "Zuerst.")]
    assert ziffern(first, second)[0] == "Erstens."
    assert ziffern(first, second, by_hand={ONE: "Anfangs."})[0] == "Anfangs."


def test_first_place_stands_until_somebody_decides():
    assert ziffern([Move(ONE, THREE)], [Move(ONE, TWO_A)]) == ["Zwei.", "Zwei a.", "Drei.", "Eins."]


def test_words_by_hand_keep_a_block_that_was_to_go():
    assert ziffern([Delete(ONE)], by_hand={ONE: "Doch."})[0] == "Doch."


def test_title_by_hand_stands_above_the_amendments():
    assert weave(BASE, [[Retitle("Neu")]], {}).title == "Neu"
    assert weave(BASE, [[Retitle("Neu")]], {TITLE: "Ganz neu"}).title == "Ganz neu"


def test_words_by_hand_for_nothing_known_are_left_alone():
    assert weave(BASE, [], {"unbekann": "x"}) == BASE


def test_wordings_name_every_place():
    ops = [Retitle("Neu"), Delete(ONE), Replace(TWO, "Zwo."), Insert(TWO, new("a", "A.", 2)), Move(THREE, None)]
    found = [(each.name, each.old, each.new) for each in wordings(BASE, ops)]
    assert found == [
        ("Titel", "Alt", "Neu"),
        ("Ziffer 1", "Eins.", ""),
        ("Ziffer 2", "Zwei.", "Zwo."),
        ("Neu vor Ziffer 2 Buchstabe a", "", "A."),
    ]


def test_modified_words_take_the_place_of_the_wanted_ones():
    ops = [Delete(ONE), Replace(TWO, "Zwo."), Insert(TWO, new("a", "A.", 2))]
    words = {ONE: "Eins, kürzer.", TWO: "Zwei, anders.", "axxxxxxx": ""}
    assert modified(BASE, ops, words) == (Replace(ONE, "Eins, kürzer."), Replace(TWO, "Zwei, anders."))


def test_modified_without_words_of_its_own_is_the_amendment():
    ops = BASE.operations_to(BASE.apply([Retitle("Neu"), Delete(ONE), Replace(TWO, "Zwo.")]))
    assert ops == (Retitle("Neu"), Delete(ONE), Replace(TWO, "Zwo."))
    words = {each.id: each.new for each in wordings(BASE, ops)}
    assert modified(BASE, ops, words) == ops


@quick
@given(titled_versions())
def test_the_same_words_make_the_same_text(texts):
    base, wanted = texts
    ops = base.operations_to(wanted)
    words = {each.id: each.new for each in wordings(base, ops)}
    assert base.apply(modified(base, ops, words)).checked() == wanted


def test_a_move_or_a_level_can_be_declined():
    ops = [Move(THREE, None), Replace(TWO_A, "Zwei a neu.", 1), Replace(ONE, "Uno.")]
    assert [(each.name, each.where) for each in movings(BASE, ops)] == [
        ("Ziffer 3", "vor Ziffer 1 verschoben"),
        ("Ziffer 2 Buchstabe a", "zu einer Ziffer hinter Ziffer 2"),
    ]
    words = {TWO_A: "Zwei a neu.", ONE: "Uno."}
    assert modified(BASE, ops, words, {THREE, TWO_A}) == (Replace(ONE, "Uno."), Replace(TWO_A, "Zwei a neu.", 2))

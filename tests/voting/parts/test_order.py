"""The order in which amendments are voted on: the most far-reaching first, with its reason."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tests.text.strategies import quick, titled_versions
from tests.voting.parts.texts import TEXT
from text.amend import Delete, Insert, Move, Replace, Retitle
from text.blocks import Block, Kind
from text.parse import parse
from text.text import Text
from voting.parts.order import Direction, Measure, Reach, arranged, moved, proposed

BASE = Text("Kurse sichern", parse("Weil.", TEXT, "Weil es nötig ist."))
IDS = {name: block_id for block_id, name in BASE.names.items()}
ONE, TWO, TWO_A, THREE = (IDS[name] for name in ("Ziffer 1", "Ziffer 2", "Ziffer 2 Buchstabe a", "Ziffer 3"))
NEW = Block("k3f7q2zz", Kind.ZIFFER, "Die IntMK dankt.")


def told(*wanted) -> list[str]:
    found = proposed(BASE, dict(enumerate(wanted, start=1)))
    return [f"Ä{each.number} {each.reason}" for each in found]


def test_what_strikes_a_whole_ziffer_goes_farthest():
    assert told(
        [Replace(THREE, "Die IntMK bittet das Vorsitzland um zwei Berichte zu Ziffer 2.")],
        [Replace(THREE, "Alles wird anders.")],
        [Delete(THREE)],
    ) == [
        "Ä3 geht am weitesten: streicht Ziffer 3 ganz",
        "Ä2 geht weniger weit als Ä3: fasst Ziffer 3 neu",
        "Ä1 geht weniger weit als Ä2: ändert 4 Wörter in Ziffer 3",
    ]


def test_amendments_to_the_same_ziffer_stand_together_in_the_order_of_the_text():
    assert [
        line.split()[0] for line in told([Delete(THREE)], [Delete(TWO_A)], [Delete(ONE)], [Replace(TWO, "Kurz.")])
    ] == [
        "Ä3",
        "Ä2",
        "Ä4",
        "Ä1",
    ]


def test_what_is_about_several_ziffern_binds_them_together():
    assert [line.split()[0] for line in told([Delete(TWO)], [Delete(ONE)], [Delete(THREE), Delete(ONE)])] == [
        "Ä3",
        "Ä2",
        "Ä1",
    ]


def test_filing_breaks_ties():
    assert told([Delete(ONE)], [Delete(ONE)]) == [
        "Ä1 geht am weitesten: streicht Ziffer 1 ganz",
        "Ä2 geht so weit wie Ä1, ist aber später eingebracht: streicht Ziffer 1 ganz",
    ]


def test_each_kind_says_what_it_does():
    assert [line.partition(": ")[2] for line in told([Retitle("Kurse sofort sichern")])] == ["ändert den Titel"]
    assert told([Insert(IDS["Ziffer 2 Buchstabe b"], NEW)]) == [
        "Ä1 steht für sich: fügt nach Ziffer 2 etwas ein (3 Wörter)"
    ]
    assert told([Move(ONE, THREE)]) == ["Ä1 steht für sich: stellt Ziffer 1 um"]
    assert told([Delete(TWO_A)]) == ["Ä1 steht für sich: streicht Ziffer 2 Buchstabe a"]
    assert told([Delete(TWO_A), Retitle("Kurse")]) == [
        "Ä1 steht für sich: streicht Ziffer 2 Buchstabe a und ändert weitere Stellen"
    ]
    assert told([]) == ["Ä1 steht für sich: steht schon so im Text"]


def test_a_ziffer_with_its_subpoints_is_one():
    branch = [Delete(TWO), Delete(TWO_A), Delete(IDS["Ziffer 2 Buchstabe b"])]
    assert told(branch) == ["Ä1 steht für sich: streicht Ziffer 2 ganz"]
    assert Measure(BASE, branch).reach == Reach.STRIKES_ZIFFER


@quick
@given(titled_versions(5))
def test_the_order_is_a_permutation_with_a_reason_for_each(texts):
    base, *edited = texts
    wanted = {number: base.operations_to(text) for number, text in enumerate(edited, start=1)}
    found = proposed(base, wanted)
    assert sorted(each.number for each in found) == [1, 2, 3, 4]
    begins = ("steht für sich: ", "geht am weitesten: ", "geht weniger weit als Ä", "geht so weit wie Ä")
    assert [each.reason for each in found if not each.reason.startswith(begins)] == []


@quick
@given(titled_versions(5))
def test_in_a_group_nothing_stands_before_what_goes_farther(texts):
    base, *edited = texts
    wanted = {number: base.operations_to(text) for number, text in enumerate(edited, start=1)}
    keys = [(each, Measure(base, wanted[each.number]).key) for each in proposed(base, wanted)]
    follows = [(before, key) for (_, before), (each, key) in pairwise(keys) if each.reason.startswith("geht weniger")]
    assert [pair for pair in follows if pair[0] >= pair[1]] == []


@given(st.permutations(range(1, 9)), st.lists(st.integers(1, 12), unique=True))
def test_a_chosen_order_is_kept_and_what_is_new_finds_its_place(numbers, chosen):
    found = arranged(numbers, chosen)
    assert sorted(found) == sorted(numbers)
    assert [number for number in found if number in chosen] == [number for number in chosen if number in numbers]


def test_what_was_filed_later_stands_behind_what_is_proposed_before_it():
    assert arranged([1, 2, 3, 4], [4, 2]) == [1, 4, 2, 3]


@given(st.permutations(range(1, 9)), st.integers(1, 8), st.sampled_from(list(Direction)))
def test_moving_one_keeps_the_others(order, number, direction):
    found = moved(order, number, direction)
    assert [each for each in found if each != number] == [each for each in order if each != number]
    goal = {"up": max(order.index(number) - 1, 0), "down": min(order.index(number) + 1, 7), "first": 0}
    assert found.index(number) == goal[direction]

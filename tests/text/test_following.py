"""References that follow their Ziffer."""

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from text import editing
from text.amend import apply, operations
from text.blocks import Block, Kind, TextError, labels, names, settle
from text.following import as_meant, follow, follow_written
from text.pointers import between, briefly, doubts, followed, shifted
from text.text import Text

LINES = (
    (1, "Wie in Ziffer 3 Buchstabe b und in den Ziffern 2 bis 4."),
    (1, "zwei"),
    (1, "drei, Buchstabe b"),
    (2, "klein"),
    (2, "fein"),
    (1, "Siehe Ziffer 2, Nr. 3 a) und b), Ziffer 2 des Beschlusses 2023-004 und TOP 2.9b."),
)
TEXT = tuple(Block(f"ziffer0{place}", Kind.ZIFFER, words, level) for place, (level, words) in enumerate(LINES, start=1))


def after(operation, place, text=TEXT):
    changed, _ = operation(text, text[place - 1].id)
    return follow(text, changed)


def words(blocks):
    texts = {block.id: block.text for block in blocks}
    return texts["ziffer01"], texts["ziffer06"].split(", Ziffer 2 des")[0]


@pytest.mark.parametrize(
    ("operation", "place", "first", "last"),
    [
        (editing.after, 1, "Ziffer 4 Buchstabe b und in den Ziffern 3 bis 5", "Ziffer 3, Nr. 4 a) und b)"),
        (editing.after, 2, "Ziffer 4 Buchstabe b und in den Ziffern 2 bis 5", "Ziffer 2, Nr. 4 a) und b)"),
        (editing.down, 2, "Ziffer 2 Buchstabe b und in den Ziffern 2 bis 4", "Ziffer 3, Nr. 2 a) und b)"),
        (editing.up, 5, "Ziffer 3 Buchstabe a und in den Ziffern 2 bis 4", "Ziffer 2, Nr. 3 b) und a)"),
        (editing.outdent, 5, "Ziffer 4 und in den Ziffern 2 bis 5", "Ziffer 2, Nr. 3 a) und 4"),
        (
            editing.indent,
            2,
            "Ziffer 2 Buchstabe b und in den Ziffern 1 Buchstabe a und 2 bis 3",
            "Ziffer 1 Buchstabe a, Nr. 2 a) und b)",
        ),
    ],
)
def test_references_follow_an_operation(operation, place, first, last):
    assert words(after(operation, place)) == (f"Wie in {first}.", f"Siehe {last}")


def test_a_reference_to_what_is_struck_is_marked_and_a_range_shrinks():
    struck = after(editing.delete, 2)
    assert words(struck) == (
        "Wie in Ziffer 2 Buchstabe b und in den Ziffern 2 bis 3.",
        "Siehe Ziffer 2 [gestrichen], Nr. 2 a) und b)",
    )
    again = follow(struck, editing.after(struck, "ziffer01")[0])
    assert words(again)[1] == "Siehe Ziffer 2 [gestrichen], Nr. 3 a) und b)"


def test_references_into_other_texts_stay():
    assert after(editing.after, 1)[-1].text.endswith("Ziffer 2 des Beschlusses 2023-004 und TOP 2.9b.")


def test_a_letter_of_the_own_ziffer_follows_within_it():
    texts = {block.id: block.text for block in after(editing.up, 5)}
    assert texts["ziffer03"] == "drei, Buchstabe a"
    texts = {block.id: block.text for block in after(editing.outdent, 5)}
    assert texts["ziffer03"] == "drei, Ziffer 4"


@st.composite
def texts(draw):
    """Ziffern of any shape, each of which refers to some that there are."""
    levels = draw(st.lists(st.integers(1, 3), min_size=2, max_size=8))
    ziffern = settle(Block(f"z{place:07}", Kind.ZIFFER, "x", level) for place, level in enumerate(levels))
    called = names(ziffern)
    chosen = st.lists(st.sampled_from(sorted(called.values())), max_size=3).map(", ".join)
    return tuple(replace(block, text=f"Siehe {draw(chosen)} hier.") for block in ziffern)


INVERSE = {"up": editing.down, "down": editing.up, "indent": editing.outdent}


@given(texts(), st.sampled_from(sorted(INVERSE)), st.data())
def test_an_operation_and_its_inverse_give_the_old_text(text, name, data):
    block = data.draw(st.sampled_from(text))
    try:
        there, _ = editing.OPERATIONS[name](text, block.id)
    except TextError:
        assume(False)
    moved = follow(text, there)
    back, _ = INVERSE[name](moved, block.id)
    assert follow(moved, back) == text


@given(texts(), st.data())
def test_what_is_inserted_and_struck_again_leaves_the_old_text(text, data):
    block = data.draw(st.sampled_from(text))
    there, new = editing.after(text, block.id)
    longer = follow(text, there)
    assert follow(longer, editing.delete(longer, new)[0]) == text


@given(texts(), st.sampled_from(sorted(editing.OPERATIONS)), st.data())
def test_a_reference_means_the_same_ziffer_afterwards(text, name, data):
    block = data.draw(st.sampled_from(text))
    try:
        there, _ = editing.OPERATIONS[name](text, block.id)
    except TextError:
        assume(False)
    new = follow(text, there)
    assert shifted(new, new) == []
    assert [doubt for doubt in doubts(new) if "gestrichen" not in doubt.sentence] == []


def test_what_has_followed_is_told():
    changed, _ = editing.delete(TEXT, "ziffer02")
    assert followed(changed, follow(TEXT, changed)) == [
        "In Ziffer 1 heißt der Verweis „Ziffer 3 Buchstabe b“ jetzt „Ziffer 2 Buchstabe b“.",
        "In Ziffer 1 heißt der Verweis „Ziffern 2 bis 4“ jetzt „Ziffern 2 bis 3“.",
        "In Ziffer 3 führt der Verweis auf „Ziffer 2“ ins Leere: Die Ziffer ist gestrichen.",
        "In Ziffer 3 heißt der Verweis „Nr. 3 a) und b)“ jetzt „Nr. 2 a) und b)“.",
    ]


def test_many_sentences_are_counted():
    assert briefly(["Eins.", "Zwei.", "Drei."]) == "Eins. Zwei. Drei."
    assert briefly(["Eins.", "Zwei.", "Drei.", "Vier."]) == "Eins. Zwei. Drei. Dazu ein weiterer Verweis."


def test_what_leads_nowhere_or_perhaps_elsewhere_is_in_doubt():
    text = tuple(
        Block(f"ziffer0{place}", Kind.ZIFFER, words)
        for place, words in enumerate(
            ("Siehe Ziffer 9.", "Siehe Ziffer 1 des Beschlusses.", "Siehe Ziffer 1 [gestrichen].", "Siehe Ziffer 2."), 1
        )
    )
    assert [doubt.sentence for doubt in doubts(text)] == [
        "Ziffer 1: „Ziffer 9“ gibt es in diesem Text nicht.",
        "Ziffer 2: „Ziffer 1 des Beschlusses“ kann diesen oder einen anderen Text meinen.".replace(
            " des Beschlusses“", "“"
        ),
        "Ziffer 3: Der Verweis „Ziffer 1 [gestrichen]“ führt auf eine gestrichene Ziffer.",
    ]


def test_words_that_stayed_while_numbers_changed_are_told():
    changed, _ = editing.after(TEXT, "ziffer01")
    assert shifted(TEXT, changed) == [
        "Ziffer 1 verweist auf andere Ziffern als bisher; gemeint war „Ziffer 4 Buchstabe b“, „Ziffern 3 bis 5“.",
        "Ziffer 5 verweist auf andere Ziffern als bisher; gemeint war „Ziffer 3“, „Nr. 4 a) und b)“.",
    ]


def test_what_only_followed_is_told_where_two_texts_are_compared():
    assert between(TEXT, follow(TEXT, editing.delete(TEXT, "ziffer02")[0]))[0] == (
        "In Ziffer 1 heißt der Verweis „Ziffer 3 Buchstabe b“ jetzt „Ziffer 2 Buchstabe b“."
    )


def test_an_amendment_says_only_what_was_meant_and_the_rest_follows_when_it_goes_in():
    there = after(editing.after, 1)
    written = tuple(replace(block, text="Neu wie Ziffer 4") if not block.text else block for block in there)
    meant = as_meant(TEXT, written)
    assert [block.id for block in meant if block not in TEXT] == [written[1].id]
    woven = apply(TEXT, operations(TEXT, meant))
    assert follow_written(TEXT, woven, written) == written


def test_two_edits_that_number_otherwise_are_joined_without_a_conflict():
    mine = Text("T", tuple(replace(b, text=b.text or "Meine") for b in after(editing.after, 1)))
    theirs = Text("T", tuple(replace(b, text=b.text or "Ihre Ziffer 3") for b in after(editing.after, 2)))
    joined = Text("T", TEXT).three_way(mine, theirs)
    assert joined.is_settled
    texts = {block.id: block.text for block in joined.blocks}
    assert texts["ziffer01"] == "Wie in Ziffer 5 Buchstabe b und in den Ziffern 3 bis 6."
    assert [labels(joined.blocks)[b.id] for b in joined.blocks if b.text == "Ihre Ziffer 4"] == ["4."]

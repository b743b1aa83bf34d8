"""The difference of two texts: exact in both directions, and tidy for the reader."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given

from tests.text.strategies import paragraphs, quick, texts, versions
from text.blocks import Block, Kind
from text.diff import after, before, compare, compare_titles
from text.redline import redline
from text.tokens import units


def ziffern(spec: str) -> tuple[Block, ...]:
    """„a b/2 c:neu“: ids, level behind the slash, text behind the colon."""
    blocks = []
    for part in spec.split():
        head, _, text = part.partition(":")
        block_id, _, level = head.partition("/")
        blocks.append(Block(block_id, Kind.ZIFFER, text or "bittet", int(level or 1)))
    return tuple(blocks)


def story(old: str, new: str) -> list[tuple[str, str, str, str]]:
    return [
        (change.block.id, change.kind.value, change.old_label, change.new_label)
        for change in compare(ziffern(old), ziffern(new))
    ]


def marked(old: str, new: str) -> str:
    signs = {"equal": "{}", "delete": "[-{}-]", "insert": "[+{}+]"}
    return "".join(signs[op].format(text) for op, text in redline(old, new))


@quick
@given(versions())
def test_both_texts_can_be_rebuilt(both):
    old, new = both
    changes = compare(old, new)
    assert (before(changes), after(changes)) == (old, new)


@quick
@given(texts, texts)
def test_both_texts_can_be_rebuilt_when_they_have_little_in_common(old, new):
    changes = compare(old, new)
    assert (before(changes), after(changes)) == (old, new)


@quick
@given(texts)
def test_a_text_is_the_same_as_itself(text):
    assert [(change.kind, change.new) for change in compare(text, text)] == [("same", block) for block in text]


@quick
@given(versions())
def test_changes_come_in_the_order_of_the_new_text(both):
    changes = compare(*both)
    assert tuple(change.new for change in changes if change.new) == both[1]


@quick
@given(paragraphs, paragraphs)
def test_segments_alternate_and_deletions_stand_first(old, new):
    ops = [op for op, _ in redline(old, new)]
    neighbours = set(pairwise(ops))
    changes = {("equal", "delete"), ("equal", "insert"), ("delete", "equal"), ("insert", "equal")}
    assert neighbours <= changes | {("delete", "insert")}


@quick
@given(paragraphs)
def test_units_join_to_the_text_and_none_begins_within_a_character(text):
    parts = units(text)
    assert "".join(space + word for space, word in parts) == text
    torn = [part for part in parts[1:] if not part.space and unicodedata.category(part.word[0])[0] == "M"]
    assert torn == []


def test_inserted_block():
    assert story("a b", "a x b") == [
        ("a", "same", "1.", "1."),
        ("x", "inserted", "", "2."),
        ("b", "same", "2.", "3."),
    ]


def test_deleted_blocks_stand_behind_the_block_they_followed():
    assert story("a b c d", "x d") == [
        ("a", "deleted", "1.", ""),
        ("b", "deleted", "2.", ""),
        ("c", "deleted", "3.", ""),
        ("x", "inserted", "", "1."),
        ("d", "same", "4.", "2."),
    ]
    assert [row[:2] for row in story("a b", "a x")] == [("a", "same"), ("b", "deleted"), ("x", "inserted")]


def test_as_few_blocks_as_possible_count_as_moved():
    assert story("a b c d", "b c d a") == [
        ("b", "same", "2.", "1."),
        ("c", "same", "3.", "2."),
        ("d", "same", "4.", "3."),
        ("a", "moved", "1.", "4."),
    ]


def test_moved_and_changed_block():
    assert [row[:2] for row in story("a:x b c", "b c a:y")] == [
        ("b", "same"),
        ("c", "same"),
        ("a", "moved_changed"),
    ]


def test_another_level_is_a_change():
    assert story("a b", "a b/2") == [("a", "same", "1.", "1."), ("b", "changed", "2.", "a)")]


def test_a_paragraph_that_becomes_rationale_is_deleted_here_and_inserted_there():
    old = (Block("a", Kind.ZIFFER, "weil"),)
    new = (Block("a", Kind.RATIONALE, "weil"),)
    changes = compare(old, new)
    assert [(change.kind, change.block.kind) for change in changes] == [
        ("deleted", Kind.ZIFFER), ("inserted", Kind.RATIONALE),
    ]  # fmt: skip
    assert (before(changes), after(changes)) == (old, new)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Die Länder sollen helfen.", "Die Länder werden helfen.", "Die Länder [-sollen-][+werden+] helfen."),
        ("Die Länder sollen helfen.", "Länder sollen helfen.", "[-Die -]Länder sollen helfen."),
        ("Länder sollen helfen", "Länder sollen helfen.", "Länder sollen helfen[+.+]"),
        (
            "Bund und Länder und Kommunen",
            "Bund, Länder und Kommunen",
            "Bund[- und-][+,+] Länder und Kommunen",
        ),
        (
            "die Maßnahmen der Straße",
            "die Massnahmen der Straße",
            "die [-Maßnahmen-][+Massnahmen+] der Straße",
        ),
        ("alle Bürger:innen hier", "alle Bürger*innen hier", "alle [-Bürger:innen-][+Bürger*innen+] hier"),
        ("kostet 2.000 Euro im Jahr", "kostet 3.000 Euro im Jahr", "kostet [-2.000-][+3.000+] Euro im Jahr"),
        ("die Kurse fördern", "DIE Kurse FÖRDERN", "[-die-][+DIE+] Kurse [-fördern-][+FÖRDERN+]"),
        ("eins zwei", "einszwei", "[-eins zwei-][+einszwei+]"),
    ],
)
def test_redline_of_whole_words(old, new, expected):
    assert marked(old, new) == expected


def test_small_islands_between_changes_are_swallowed():
    old = "Der Bericht soll bis Ende 2025 allen Ländern vorliegen."
    new = "Der Bericht wird zum Ende 2026 allen Ländern vorliegen."
    assert marked(old, new) == "Der Bericht [-soll bis Ende 2025-][+wird zum Ende 2026+] allen Ländern vorliegen."


def test_a_sentence_written_anew_is_marked_as_a_whole():
    old, new = "Die Länder bitten den Bund um Geld.", "Wohnraum ist für die Integration entscheidend."
    assert marked(old, new) == f"[-{old}-][+{new}+]"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("\U0001f469\u200d\U0001f4bb", "\U0001f469\u200d\U0001f52c"),
        ("\U0001f1e9\U0001f1ea", "\U0001f1e9\U0001f1f0"),
        ("\U0001f44d\U0001f3fb", "\U0001f44d\U0001f3ff"),
        ("q\u0323\u0307", "q\u0323"),
        ("1\ufe0f\u20e3", "2\ufe0f\u20e3"),
        ("क्षेत्र", "क्षेम"),
        ("e\u0301\u0323n", "e\u0301\u0323m"),
    ],
)
def test_characters_of_several_code_points_stay_whole(old, new):
    assert marked(f"vor {old} nach", f"vor {new} nach") == f"vor [-{old}-][+{new}+] nach"


def test_titles():
    assert compare_titles("Sprachkurse", "Sprachkurse sichern") == (
        ("equal", "Sprachkurse"), ("insert", " sichern"),
    )  # fmt: skip
    assert compare_titles("", "") == ()
    assert compare_titles("", "neu") == (("insert", "neu"),)
    assert compare_titles("gleich", "gleich") == (("equal", "gleich"),)

"""The block schema, numbers and names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.text.strategies import quick, texts
from text.blocks import (
    MAX_BLOCKS,
    MAX_CHARS,
    Block,
    Heading,
    Kind,
    TextError,
    build,
    check,
    clean_text,
    digest,
    dump,
    labels,
    load,
    names,
    new_id,
    points_above,
    settle,
)


def ziffern(*levels: int) -> tuple[Block, ...]:
    return tuple(Block(f"ziffer{place:02}", Kind.ZIFFER, "bittet", level) for place, level in enumerate(levels))


def test_numbers_restart_below_each_point():
    assert list(labels(ziffern(1, 2, 3, 3, 2, 1, 2, 3)).values()) == [
        "1.", "a)", "aa)", "bb)", "b)", "2.", "a)", "aa)",
    ]  # fmt: skip


def test_numbers_after_z_never_look_like_the_third_level():
    assert list(labels(ziffern(1, *[2] * 53)).values())[25:] == [
        "y)", "z)", *(f"{letter}1)" for letter in "abcdefghijklmnopqrstuvwxyz"), "a2)",
    ]  # fmt: skip
    assert list(labels(ziffern(1, 2, *[3] * 27)).values())[27:] == ["zz)", "aa1)"]


def test_names_are_those_of_officials():
    text = build(["erwägt", "stellt fest"], [(1, "x"), (2, "y"), (3, "z"), (1, "w")], ["weil"])
    assert list(names(text).values()) == [
        "Präambel, Absatz 1",
        "Präambel, Absatz 2",
        "Ziffer 1",
        "Ziffer 1 Buchstabe a",
        "Ziffer 1 Buchstabe a Doppelbuchstabe aa",
        "Ziffer 2",
        "Begründung, Absatz 1",
    ]
    assert set(labels(text).values()) == {"", "1.", "a)", "aa)", "2."}


HEADED = build(
    ["erwägt"],
    [(1, "x"), (2, "y"), Heading("A. Arbeit"), (2, "z"), (2, "w"), Heading("Lohn", 2), (1, "v"), Heading("Lohn", 1)],
    ["weil"],
)


def test_ziffern_are_counted_through_headings_and_subpoints_end_at_them():
    assert [labels(HEADED)[block.id] for block in HEADED] == ["", "1.", "a)", "", "2.", "a)", "", "3.", "", ""]


def test_headings_are_called_by_their_words_and_counted_where_these_are_the_same():
    called = [names(HEADED)[block.id] for block in HEADED if block.kind is Kind.HEADING]
    assert called == ["Zwischenüberschrift „A. Arbeit“", "Zwischenüberschrift „Lohn“", "Zwischenüberschrift „Lohn“ (2)"]


def test_a_point_below_a_heading_belongs_to_none_above_it():
    above = points_above(HEADED)
    ids = [block.id for block in HEADED]
    assert [above[block_id] and ids.index(above[block_id]) for block_id in ids] == [
        None, None, 1, None, None, 4, None, None, None, None,
    ]  # fmt: skip


def test_a_heading_has_two_levels_whatever_was_asked_for():
    assert [block.level for block in build([], [Heading("x", 3), Heading("y", 2), Heading("z", 1)], [])] == [2, 2, 1]


@pytest.mark.parametrize(
    ("typed", "clean"),
    [
        ("  zwei   Wörter\t\n ", "zwei Wörter"),
        ("geschützt\u00a0und\u202fschmal", "geschützt und schmal"),
        ("a\u202eb\u2066c\u2069d\u200be\u200cf\ufeffg\u00adh\x00i", "abcdefghi"),
        ("A\u0308nderung", "Änderung"),
        ("👩\u200d💻 \u200dund\u200d", "👩\u200d💻 und"),
        ("❤\ufe0f\u200d🔥", "❤\ufe0f\u200d🔥"),
        ("\u200b\u2028", ""),
    ],
)
def test_clean_text(typed, clean):
    assert clean_text(typed) == clean


@quick
@given(st.text())
def test_cleaning_twice_changes_nothing(typed):
    assert clean_text(clean_text(typed)) == clean_text(typed)


@quick
@given(texts)
def test_dump_and_load(text):
    assert load(dump(text)) == text


def entry(**changes):
    return {"id": "abcd1234", "kind": "ziffer", "level": 1, "text": "bittet"} | changes


@pytest.mark.parametrize(
    "data",
    [
        {},
        None,
        ["bittet"],
        [entry(html="<b>")],
        [{"id": "abcd1234", "kind": "ziffer", "text": "bittet"}],
        [entry(kind="anlage")],
        [entry(kind=["ziffer"])],
        [entry(level="1")],
        [entry(level=True)],
        [entry(level=0)],
        [entry(), entry(id="abcd1235", level=4)],
        [entry(level=2)],
        [entry(kind="preamble", level=2)],
        [entry(kind="heading", level=3)],
        [entry(kind="heading", level=0)],
        [entry(), entry(id="abcd1235", kind="heading"), entry(id="abcd1236", level=2)],
        [entry(kind="heading"), entry(id="abcd1235", kind="preamble")],
        [entry(kind="rationale"), entry(id="abcd1235", kind="heading")],
        [entry(), entry(id="abcd1235", level=3)],
        [entry(), entry(id="abcd1235", kind="rationale", level=2)],
        [entry(), entry()],
        [entry(), entry(id="abcd1235", kind="preamble")],
        [entry(id="")],
        [entry(id="ABCD1234")],
        [entry(id="abcd1234\n")],
        [entry(text="")],
        [entry(text=" ")],
        [entry(text="zwei\nZeilen")],
        [entry(text="Glocke\x07")],
        [entry(text="um\u202egedreht")],
        [entry(text="A\u0308nderung")],
        [entry(text=5)],
    ],
)
def test_load_refuses(data):
    with pytest.raises(TextError) as error:
        load(data)
    assert str(error.value).startswith("Der Text ist nicht ")


def test_load_says_where_the_fault_is():
    with pytest.raises(TextError) as error:
        load([entry(), entry(id="abcd1235", level=3)])
    assert str(error.value) == "Der Text ist nicht gültig, Absatz 2: über diesem Unterpunkt fehlt ein Punkt."


def test_limits():
    most = [(1, "x" * (MAX_CHARS // MAX_BLOCKS))] * MAX_BLOCKS
    assert len(build([], most, [])) == MAX_BLOCKS
    with pytest.raises(TextError) as error:
        build([], [*most, (1, "x")], [])
    assert str(error.value) == (
        "Der Text hat 401 Absätze, möglich sind höchstens 400. Bitte teilen Sie den Vorschlag auf."
    )
    with pytest.raises(TextError) as error:
        build(["x" * MAX_CHARS], [(1, "y")], [])
    assert str(error.value) == ("Der Text hat 150.001 Zeichen, möglich sind höchstens 150.000. Bitte kürzen Sie ihn.")


def test_build_leaves_out_what_is_empty_and_levels_jumps():
    text = build([" "], [(3, "x"), (3, " y "), (1, "\u200b")], ["z"])
    assert [(block.kind, block.level, block.text) for block in text] == [
        (Kind.ZIFFER, 1, "x"), (Kind.ZIFFER, 2, "y"), (Kind.RATIONALE, 1, "z"),
    ]  # fmt: skip


@quick
@given(texts)
def test_a_valid_text_needs_no_settling(text):
    assert settle(text) == check(text) == text


def test_digest_depends_on_every_part():
    block = Block("abcd1234", Kind.ZIFFER, "bittet")
    assert digest("Titel", [block]) == "505c2f66e8751d4a25e19d3f03912caf088df6a9fa79c24e3d665bb5c3240107"
    others = [
        Block("abcd1235", Kind.ZIFFER, "bittet"),
        Block("abcd1234", Kind.RATIONALE, "bittet"),
        Block("abcd1234", Kind.ZIFFER, "bitten"),
        Block("abcd1234", Kind.ZIFFER, "bittet", 2),
    ]
    assert len({digest("Titel", [block]), digest("titel", [block]), *(digest("Titel", [b]) for b in others)}) == 6


def test_new_ids_are_valid_and_differ():
    ids = {new_id() for _ in range(500)}
    assert len(ids) == 500
    assert {len(load([entry(id=block_id)])) for block_id in ids} == {1}

import pytest
from hypothesis import given
from hypothesis import strategies as st

from text import editing
from text.blocks import Block, Kind, TextError, check, end_of_branch, labels, settle

levels = st.lists(st.integers(1, 3), min_size=1, max_size=12)
words = st.text("abc \n", min_size=1, max_size=12)


@st.composite
def texts(draw):
    """Ziffern and headings of any valid shape between a preamble and a rationale, some of them still empty."""
    kinds = st.sampled_from([Kind.ZIFFER, Kind.ZIFFER, Kind.HEADING])
    ziffern = [
        Block(f"z{place:07}", draw(kinds) if place else Kind.ZIFFER, draw(st.one_of(st.just(""), words)), level)
        for place, level in enumerate(draw(levels))
    ]
    around = [Block("p0000000", Kind.PREAMBLE, "Vorweg"), Block("r0000000", Kind.RATIONALE, "Weil")]
    return settle([*around, *ziffern])


def text_of(*lines):
    return tuple(Block(f"{word:0<8}", Kind.ZIFFER, word, level) for level, word in lines)


def shape(blocks):
    numbers = labels(blocks)
    return [f"{numbers[block.id]} {block.text}" for block in blocks]


def branch(text, block):
    place = text.index(block)
    return {b.id for b in text[place : end_of_branch(text, place)]}


@given(texts(), st.sampled_from(sorted(editing.OPERATIONS)), st.data())
def test_an_operation_keeps_other_blocks_and_a_valid_shape(text, name, data):
    block = data.draw(st.sampled_from(text))
    try:
        result, focus = editing.OPERATIONS[name](text, block.id)
    except TextError:
        return
    assert settle(result) == result
    assert focus in {b.id for b in result} | {""}
    going = branch(text, block) if name == "delete" else {block.id}
    untouched = {b.id: b.text for b in text if b.id not in going and name not in ("join",)}
    assert {b.id: b.text for b in result if b.id in untouched} == untouched
    assert {b.id for b in text} - {b.id for b in result} <= going


@given(texts(), st.data())
def test_down_takes_back_up(text, data):
    block = data.draw(st.sampled_from(text))
    try:
        moved, _ = editing.up(text, block.id)
    except TextError:
        return
    assert editing.down(moved, block.id)[0] == text


@given(texts(), st.data())
def test_outdent_takes_back_indent(text, data):
    block = data.draw(st.sampled_from(text))
    try:
        indented, _ = editing.indent(text, block.id)
    except TextError:
        return
    assert editing.outdent(indented, block.id)[0] == text


@given(texts(), st.data())
def test_join_takes_back_split(text, data):
    block = data.draw(st.sampled_from([b for b in text if b.kind == Kind.ZIFFER]))
    cursor = data.draw(st.integers(0, len(block.text)))
    halves, second = editing.split(text, block.id, cursor)
    joined, first = editing.join(halves, second)
    is_cut = block.text[cursor:].strip() or not block.text[:cursor].strip()
    assert first == block.id if is_cut else first in branch(text, block)
    assert [b.id for b in joined] == [b.id for b in text]
    assert "".join(next(b.text for b in joined if b.id == block.id).split()) == "".join(block.text.split())


def test_up_moves_the_subpoints_along():
    text = text_of((1, "eins"), (2, "klein"), (1, "zwei"), (2, "fein"))
    assert shape(editing.up(text, "zwei0000")[0]) == ["1. zwei", "a) fein", "2. eins", "a) klein"]


def test_up_stays_below_its_point():
    text = text_of((1, "eins"), (2, "klein"))
    with pytest.raises(TextError, match="nach oben"):
        editing.up(text, "klein000")


def test_indent_makes_a_subpoint():
    text = text_of((1, "eins"), (1, "zwei"), (2, "fein"))
    assert shape(editing.indent(text, "zwei0000")[0]) == ["1. eins", "a) zwei", "aa) fein"]


def test_indent_refuses_a_fourth_level():
    text = text_of((1, "eins"), (2, "zwei"), (3, "drei"), (3, "vier"))
    with pytest.raises(TextError, match="höchstens 3 Ebenen"):
        editing.indent(text, "vier0000")


def test_split_without_cursor_cuts_at_the_line_break():
    text = text_of((1, "eins\nzwei"))
    assert shape(editing.split(text, text[0].id)[0]) == ["1. eins", "2. zwei"]


def test_split_without_a_place_says_what_to_do():
    with pytest.raises(TextError, match="Zeilenumbruch"):
        editing.split(text_of((1, "eins")), "eins0000")


def test_paste_makes_ziffern_of_numbered_text():
    text = text_of((1, "eins"))
    pasted, _ = editing.paste(text, "eins0000", "1. Erstens\na) klein\nb) fein\n2. Zweitens")
    assert shape(pasted) == ["1. eins", "2. Erstens", "a) klein", "b) fein", "3. Zweitens"]


def test_paste_into_an_empty_block_takes_its_place():
    text = (Block("leer0000", Kind.ZIFFER, ""),)
    pasted, _ = editing.paste(text, "leer0000", "1. Erstens\n2. Zweitens")
    assert (shape(pasted), pasted[0].id) == (["1. Erstens", "2. Zweitens"], "leer0000")


def test_paste_into_the_rationale_makes_paragraphs():
    text = (Block("grund000", Kind.RATIONALE, "Weil."),)
    pasted, _ = editing.paste(text, "grund000", "Erster Absatz.\n\nZweiter Absatz.")
    assert [b.text for b in pasted] == ["Weil.", "Erster Absatz.", "Zweiter Absatz."]


def test_finished_drops_empty_blocks_and_cleans_the_rest():
    text = (
        Block("leer0000", Kind.ZIFFER, " \n "),
        Block("voll0000", Kind.ZIFFER, " Die  IntMK\nbittet. ", 2),
    )
    assert editing.finished(text) == check([Block("voll0000", Kind.ZIFFER, "Die IntMK bittet.")])


def test_add_puts_the_block_at_the_end_of_its_part():
    text = (Block("eins0000", Kind.ZIFFER, "eins"), Block("grund000", Kind.RATIONALE, "Weil."))
    result, focus = editing.add(text, Kind.ZIFFER)
    assert [b.id for b in result] == ["eins0000", focus, "grund000"]


def headed(*entries):
    """„H Arbeit“ is a heading, all others are Ziffern of the first level with „- “ in front of subpoints."""
    kinds = {"H": Kind.HEADING}
    blocks = []
    for place, words in enumerate(entries):
        mark, _, text = words.rpartition(" ")
        blocks.append(
            Block(f"{text:0<8}"[:6] + f"{place:02}", kinds.get(mark, Kind.ZIFFER), text, 2 if mark == "-" else 1)
        )
    return tuple(blocks)


def spelled(blocks):
    marks = labels(blocks)
    return [f"H{b.level} {b.text}" if b.kind is Kind.HEADING else f"{marks[b.id]} {b.text}" for b in blocks]


TEXT = headed("eins", "- klein", "H Arbeit", "zwei", "drei")
KLEIN, ARBEIT, ZWEI, DREI = (block.id for block in TEXT[1:])


@pytest.mark.parametrize(
    ("operation", "block_id", "after"),
    [
        (editing.heading, KLEIN, ["H1 ", "1. eins", "a) klein", "H1 Arbeit", "2. zwei", "3. drei"]),
        (editing.heading, DREI, ["1. eins", "a) klein", "H1 Arbeit", "2. zwei", "H1 ", "3. drei"]),
        (editing.after, ARBEIT, ["1. eins", "a) klein", "H1 Arbeit", "2. ", "3. zwei", "4. drei"]),
        (editing.up, ARBEIT, ["H1 Arbeit", "1. eins", "a) klein", "2. zwei", "3. drei"]),
        (editing.up, ZWEI, ["1. eins", "a) klein", "2. zwei", "H1 Arbeit", "3. drei"]),
        (editing.down, TEXT[0].id, ["H1 Arbeit", "1. eins", "a) klein", "2. zwei", "3. drei"]),
        (editing.down, ARBEIT, ["1. eins", "a) klein", "2. zwei", "H1 Arbeit", "3. drei"]),
        (editing.indent, ARBEIT, ["1. eins", "a) klein", "H2 Arbeit", "2. zwei", "3. drei"]),
        (editing.delete, ARBEIT, ["1. eins", "a) klein", "2. zwei", "3. drei"]),
    ],
)
def test_what_the_buttons_do_with_headings(operation, block_id, after):
    assert spelled(operation(TEXT, block_id)[0]) == after


def test_a_heading_goes_back_to_the_first_level():
    assert editing.outdent(editing.indent(TEXT, ARBEIT)[0], ARBEIT)[0] == TEXT


@pytest.mark.parametrize(
    ("operation", "block_id", "words"),
    [
        (editing.indent, ZWEI, "gleichrangige"),
        (editing.outdent, ARBEIT, "oberste Ebene"),
        (editing.join, ZWEI, "nicht mit einer Ziffer verbinden"),
        (editing.join, ARBEIT, "nicht mit einer Ziffer verbinden"),
        (editing.heading, ARBEIT, "steht über Ziffern"),
    ],
)
def test_what_headings_refuse(operation, block_id, words):
    with pytest.raises(TextError, match=words):
        operation(TEXT, block_id)


def test_a_heading_of_the_second_level_goes_no_deeper():
    with pytest.raises(TextError, match="höchstens 2 Ebenen"):
        editing.indent(editing.indent(TEXT, ARBEIT)[0], ARBEIT)


def test_an_empty_ziffer_becomes_a_heading_and_goes_away_in_one():
    text, new = editing.after(TEXT, ARBEIT)
    assert spelled(editing.heading(text, new)[0])[2:5] == ["H1 Arbeit", "H1 ", "2. zwei"]
    joined, focus = editing.join(text, new)
    assert (joined, focus) == (TEXT, ARBEIT)


def test_a_heading_that_is_cut_goes_on_as_a_ziffer():
    text, new = editing.split(TEXT, ARBEIT, 3)
    assert spelled(text)[2:5] == ["H1 Arb", "2. eit", "3. zwei"]
    assert text[3].id == new


def test_add_puts_a_heading_at_the_end_of_the_ziffern():
    text = (*TEXT, Block("grund000", Kind.RATIONALE, "Weil."))
    added, focus = editing.add(text, Kind.HEADING)
    assert (added[-2].kind, added[-2].id, added[-1].text) == (Kind.HEADING, focus, "Weil.")


def test_paste_takes_headings_along():
    pasted, _ = editing.paste(TEXT, ZWEI, "A. Lage\n1. Erstens\nB. Ziel\n2. Zweitens")
    assert spelled(pasted)[3:] == ["2. zwei", "H1 A. Lage", "3. Erstens", "H1 B. Ziel", "4. Zweitens", "5. drei"]


def test_paste_into_an_empty_heading_takes_its_place():
    text, empty = editing.heading(TEXT, ZWEI)
    pasted, _ = editing.paste(text, empty, "1. Erstens\n2. Zweitens")
    assert spelled(pasted)[2:] == ["H1 Arbeit", "2. Erstens", "3. Zweitens", "4. zwei", "5. drei"]


TREE = text_of((1, "eins"), (1, "zwei"), (2, "klein"), (3, "winzig"), (2, "fein"), (1, "drei"))


def test_a_ziffer_goes_with_its_subpoints():
    left, focus = editing.delete(TREE, "zwei0000")
    assert (shape(left), focus) == (["1. eins", "2. drei"], "drei0000")


def test_only_the_line_goes_and_its_subpoints_take_its_place():
    left, focus = editing.only(TREE, "zwei0000")
    assert (shape(left), focus) == (["1. eins", "2. klein", "a) winzig", "3. fein", "4. drei"], "klein000")


def test_a_new_ziffer_comes_behind_the_subpoints():
    blocks, _ = editing.after(TREE, "zwei0000")
    assert shape(blocks) == ["1. eins", "2. zwei", "a) klein", "aa) winzig", "b) fein", "3. ", "4. drei"]


def test_a_cut_at_the_end_leaves_the_subpoints_where_they_are():
    blocks, _ = editing.split(TREE, "zwei0000", 4)
    assert shape(blocks) == ["1. eins", "2. zwei", "a) klein", "aa) winzig", "b) fein", "3. ", "4. drei"]


def test_a_cut_within_gives_the_subpoints_to_the_second_half():
    blocks, _ = editing.split(TREE, "zwei0000", 2)
    assert shape(blocks)[1:5] == ["2. zw", "3. ei", "a) klein", "aa) winzig"]


def test_pasted_ziffern_come_behind_the_subpoints_and_bullets_before_them():
    blocks, _ = editing.paste(TREE, "zwei0000", "1. Erstens\n2. Zweitens")
    assert shape(blocks)[4:7] == ["b) fein", "3. Erstens", "4. Zweitens"]
    blocks, _ = editing.paste(TREE, "zwei0000", "- Kurse\n- Plätze")
    assert shape(blocks)[1:6] == ["2. zwei", "a) Kurse", "b) Plätze", "c) klein", "aa) winzig"]

"""Text as people type and paste it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.text.strategies import quick, texts
from text.blocks import TextError, labels
from text.parse import parse, parse_paragraphs, parse_ziffern, plain


def contents(blocks):
    return [(block.kind, block.level, block.text) for block in blocks]


@quick
@given(texts)
def test_plain_text_parses_back_to_the_same_blocks(text):
    assert contents(parse(*plain(text))) == contents(text)


@pytest.mark.parametrize("count", [26, 27, 52, 53, 80])
def test_long_lists_of_subpoints_parse_back(count):
    text = parse("", "\n".join(["1. x", *(f"- y{place}" for place in range(count))]))
    assert len(text) == count + 1
    assert contents(parse(*plain(text))) == contents(text)


@quick
@given(st.text(), st.text(), st.text())
def test_whatever_is_typed_makes_a_valid_text(preamble, ziffern, rationale):
    text = parse(preamble, ziffern, rationale)
    assert contents(parse(*plain(text))) == contents(text)


def test_plain_shows_numbers_and_paragraphs():
    text = parse("erwägt\n\nstellt fest", "1. bittet\n- um Geld\n- um Zeit\n2. dankt", "weil")
    assert plain(text) == (
        "erwägt\n\nstellt fest",
        "1. bittet\n\n   a) um Geld\n\n   b) um Zeit\n\n2. dankt",
        "weil",
    )


@pytest.mark.parametrize(
    ("typed", "points"),
    [
        ("", []),
        (" \n\n\t", []),
        ("1. x\n2. y", [(1, "x"), (1, "y")]),
        ("1) x\n2) y", [(1, "x"), (1, "y")]),
        ("(1) x\n(2) y", [(1, "x"), (1, "y")]),
        ("1.) x\n2.) y", [(1, "x"), (1, "y")]),
        ("1.\tx\r\n2.\ty", [(1, "x"), (1, "y")]),
        ("1.Länder\n2.Bund", [(1, "Länder"), (1, "Bund")]),
        ("1.\u00a0x\n\ufeff2.\u00a0y", [(1, "x"), (1, "y")]),
        ("1.\nx\n\n2.\n\ny", [(1, "x"), (1, "y")]),
        (
            "1. x\na) y\naa) z\nbb) z\nb) y\n2. x",
            [(1, "x"), (2, "y"), (3, "z"), (3, "z"), (2, "y"), (1, "x")],
        ),
        ("1. x\n   a. y\n   b. y", [(1, "x"), (2, "y"), (2, "y")]),
        ("1. x\n   (a) y\n   (b) y", [(1, "x"), (2, "y"), (2, "y")]),
        ("1. x\n1.1 y\n1.2. y\n1.2.1 z\n2. x", [(1, "x"), (2, "y"), (2, "y"), (3, "z"), (1, "x")]),
        ("I. x\n1. y\na) z\n2. y\nII. x\n1. y", [(1, "x"), (2, "y"), (3, "z"), (2, "y"), (1, "x"), (2, "y")]),
        ("1. x\n- y\n- y\n2. x", [(1, "x"), (2, "y"), (2, "y"), (1, "x")]),
        ("1. x\n•\ty\n•\ty\n2. x", [(1, "x"), (2, "y"), (2, "y"), (1, "x")]),
        ("1. x\n\n   • y\n\n2. x", [(1, "x"), (2, "y"), (1, "x")]),
        ("- x\n- x", [(1, "x"), (1, "x")]),
        ("- x\n\t- y\n\t- y\n- x", [(1, "x"), (2, "y"), (2, "y"), (1, "x")]),
        ("1. x\n  1. y\n  2. y\n2. x", [(1, "x"), (2, "y"), (2, "y"), (1, "x")]),
        ("Die Länder\nbitten\n\nden Bund", [(1, "Die Länder bitten"), (1, "den Bund")]),
        ("1. Die Länder\n   bitten\nden Bund.", [(1, "Die Länder bitten den Bund.")]),
        ("1. bittet\n\n   erneut\n\nSchluss", [(1, "bittet erneut"), (1, "Schluss")]),
        ("Vorab\n\n1. x\n2. y", [(1, "Vorab"), (1, "x"), (1, "y")]),
        ("a) x\nb) y", [(1, "x"), (1, "y")]),
        ("- x\na) y", [(1, "x"), (2, "y")]),
    ],
)
def test_numbers_and_bullets(typed, points):
    assert parse_ziffern(typed) == points


@pytest.mark.parametrize(
    ("typed", "points"),
    [
        ("1. x\n" + "".join(f"{letter}) y\n" for letter in "abcdefghij"), [(1, "x")] + [(2, "y")] * 10),
        (
            "1. x\na) y\ni) z\nii) z\niii) z\niv) z\nv) z\nb) y",
            [(1, "x"), (2, "y")] + [(3, "z")] * 5 + [(2, "y")],
        ),
        ("1. x\ni) y\nii) y", [(1, "x"), (2, "y"), (2, "y")]),
    ],
    ids=["ninth letter", "roman below a letter", "roman below a number"],
)
def test_i_is_a_letter_after_h_and_roman_elsewhere(typed, points):
    assert parse_ziffern(typed) == points


@pytest.mark.parametrize(
    "line",
    [
        "1. Januar 2025 in Kraft",
        "2. Quartal 2025",
        "2. und 3. Quartal",
        "2.000 Euro",
        "20. Integrationsministerkonferenz",
        "24.12.2025",
        "24.12. des Jahres",
        "2. Integrationsministerkonferenz",
        "z. B. der Kurse",
        "(1) des Gesetzes",
        "17. dieses Beschlusses",
        "– wie besprochen –",
        "2025 ist",
    ],
)
def test_a_wrapped_line_that_only_looks_like_a_number_continues_the_ziffer(line):
    assert parse_ziffern(f"1. Das Gesetz tritt zum\n{line}\n2. y") == [
        (1, f"Das Gesetz tritt zum {line}"),
        (1, "y"),
    ]


@pytest.mark.parametrize("line", ["3. Quartal 2025", "2.000 Euro", "31. Januar 2025", "24.12. ist Feiertag", "z. B."])
def test_a_date_or_sum_at_the_beginning_of_a_paragraph_keeps_its_number(line):
    assert parse_ziffern(f"1. x\n\n{line}\n\n2. y") == [(1, "x"), (1, line), (1, "y")]
    assert parse_ziffern(line) == [(1, line)]


def test_a_ziffer_may_begin_with_a_month_where_its_number_is_next():
    assert parse_ziffern("1. x\n\n2. Januar bis März: y") == [(1, "x"), (1, "Januar bis März: y")]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("numbers", [[1, 2, 4], [2, 3], [1, 2, 2, 3], [1, 1, 1], [1, 12, 2, 3, 11], [7, 8, 9]])
def test_a_list_edited_by_hand_is_numbered_anew(numbers, gap):
    assert parse_ziffern(gap.join(f"{number}. bittet." for number in numbers)) == [(1, "bittet.")] * len(numbers)


def test_numbers_are_derived_not_kept():
    assert list(labels(parse("", "1. x\n\n3. y\n\n3. z")).values()) == ["1.", "2.", "3."]


def test_a_text_without_empty_lines_and_wraps_has_a_paragraph_on_each_line():
    paragraph = "Die Länder bitten " * 15 + "den Bund."
    assert parse_paragraphs(f"{paragraph}\nkurz\n{paragraph}") == [paragraph, "kurz", paragraph]
    assert parse_ziffern(f"{paragraph}\nkurz") == [(1, paragraph), (1, "kurz")]
    assert parse_ziffern(f"1. {paragraph}\nkurz\n2. x") == [(1, f"{paragraph} kurz"), (1, "x")]


def test_wrapped_lines_of_preamble_and_rationale_make_one_paragraph():
    assert parse_paragraphs("Die Länder\nbitten\n \n1. Januar\n\n\n") == ["Die Länder bitten", "1. Januar"]


def test_formatting_and_direction_characters_are_dropped():
    text = parse("", "1. \u202efett\u202c und\u00a0<b>fett</b>")
    assert contents(text) == [("ziffer", 1, "fett und <b>fett</b>")]


def test_too_long_a_text_is_refused():
    with pytest.raises(TextError):
        parse("", "\n\n".join(f"{number}. bittet" for number in range(1, 402)))

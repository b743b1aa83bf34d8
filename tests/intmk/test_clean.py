import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intmk.clean import clean_lines, clean_text, composed

ACUTE, DOT_BELOW, DIAERESIS = "\u0301", "\u0323", "\u0308"
accents = st.sampled_from([ACUTE, DOT_BELOW, DIAERESIS, "\u0316", "\u0344", "\u093c", "\u200d"])
rows = st.lists(st.sampled_from("aüǘ–…") | accents | st.text(accents, min_size=25, max_size=40)).map("".join)


@pytest.mark.parametrize("text", ["", "Größe", "q\u0323\u0307", "–" * 50, "…" * 50, "\N{WOMAN}" * 50, f"e{ACUTE}" * 50])
def test_composed_is_nfc_for_what_people_write(text):
    assert composed(text) == unicodedata.normalize("NFC", text)


def test_of_a_row_of_accents_30_stay():
    assert composed("x" + (DOT_BELOW + ACUTE) * 15) == "x" + DOT_BELOW * 15 + ACUTE * 15
    assert composed("x" + (DOT_BELOW + ACUTE) * 200_000 + "y") == "x" + DOT_BELOW * 15 + ACUTE * 15 + "y"


def test_a_row_of_accents_hidden_between_invisible_characters_is_short_too():
    assert clean_text("x" + f"{ACUTE}\u200b" * 100_000) == "x" + ACUTE * 30


def test_each_letter_keeps_its_accents():
    assert composed(f"e{ACUTE * 30}" * 1000) == f"é{ACUTE * 29}" * 1000


@given(rows)
def test_composing_twice_changes_nothing(text):
    assert composed(composed(text)) == composed(text)
    assert clean_text(clean_text(text)) == clean_text(text)


def test_lines_of_accents_are_cleaned_one_by_one():
    assert clean_lines(f"x{ACUTE * 40}\n\ny") == f"x{ACUTE * 30}\n\ny"

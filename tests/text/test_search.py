"""Words as the search knows them, and what people type as a query."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.text.strategies import paragraphs, quick
from text.search import asked, stem, stems


@pytest.mark.parametrize(
    ("words", "same"),
    [
        (["Land", "Länder", "Laender", "Ländern", "LÄNDERN"], "land"),
        (["Integrationskurs", "Integrationskurse", "Integrationskursen"], "integrationskur"),
        (["Straße", "Strasse", "STRASSE", "Straßen"], "strass"),
    ],
)
def test_endings_and_spelling_are_forgiven(words, same):
    assert [stem(word) for word in words] == [same] * len(words)


def test_different_words_stay_apart():
    assert len({stem(word) for word in ("Land", "Bund", "Kurse", "Kosten", "Integration", "Integrationskurse")}) == 6


def test_stems_are_those_of_the_words_in_their_order():
    assert stems("Die Bund-Länder-AG (2025) prüft_die Kurse.") == [
        "die", "bund", "land", "ag", "2025", "pruft", "die", "kur",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("Kurse", "kur:*"),
        ("Sprachkurse Länd", "sprachkur & land:*"),
        ("Bund und Länder", "bund & und & land:*"),
        ("Bund-Länder-AG", "bund & land & ag:*"),
    ],
)
def test_all_words_must_occur_and_the_last_may_be_a_beginning(typed, query):
    assert asked(typed) == query


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("Kurs Kurs", "kur & kur:*"),
        ("Kurse Kurs", "kur & kur:*"),
        ("Bund Kurs Bund", "bund & kur & bund:*"),
        ("Kurs Bund Kurs Bund", "kur & bund & kur & bund:*"),
    ],
)
def test_only_the_last_may_be_a_beginning_also_when_a_word_is_typed_twice(typed, query):
    assert asked(typed) == query


@pytest.mark.parametrize("typed", ["", " \t\n", "–", "& | ! ( )", ":*", "_", "\0", "👩\u200d💻"])
def test_nothing_to_search_asks_nothing(typed):
    assert asked(typed) == ""


def test_words_beyond_the_twelfth_are_not_asked():
    first = [f"w{place}" for place in range(11)]
    assert asked(" ".join([*first, "elf"])) == " & ".join([*first, "elf:*"])
    assert asked(" ".join([*first, "elf", "zwölf", "dreizehn"])) == " & ".join([*first, "elf:*"])


def test_the_language_of_the_query_cannot_be_typed():
    assert asked("kurs & !sprache:* | (bund) <-> 'land'") == "kur & sprach & bund & land:*"


@quick
@given(paragraphs | st.text())
def test_a_query_asks_for_the_stems_of_what_was_typed(typed):
    *others, last = asked(typed).split(" & ")
    assert [*others, last.removesuffix(":*")] == (stems(typed)[:12] or [""])
    assert last.endswith(":*") == bool(stems(typed))
    assert [word for word in others if set(word) & set(" &|!()<>:*'\\")] == []


@pytest.mark.parametrize("word", ["en" * 75_000, "ern" * 50_000, "keitlich" * 18_000, "x" * 150_000, "漢" * 150_000])
def test_a_word_longer_than_any_is_known_by_its_first_eighty_letters(word):
    assert stems(f"Kurse {word} Kurse") == ["kur", stem(word[:80]), "kur"]
    assert asked(word) == f"{stem(word[:80])}:*"

"""Which words refer to a Ziffer, and of which text."""

import pytest

from text.references import references

OWN, OTHER, DOUBTFUL = "own", "other", "doubtful"


def found(text):
    """The words of each reference, and what they refer to."""
    return [
        (text[each.start : each.end], OTHER if each.is_foreign else DOUBTFUL if each.is_doubtful else OWN)
        for each in references(text)
    ]


@pytest.mark.parametrize(
    "words",
    [
        *(
            "Ziffer 2",
            "Ziffer 2 Buchstabe b",
            "Ziffer 2 Buchstabe b Doppelbuchstabe aa",
            "Ziffer 2b",
            "Ziffer 2 b) aa)",
        ),
        *("Nr. 3", "Nr.3", "Nummer 3", "Ziff. 4", "Ziff. 4 Buchst. c", "Ziffer 2 lit. a", "Buchstabe c"),
        *(
            "Ziffern 2 bis 5",
            "Ziffern 2–5",
            "Nrn. 2 u. 3",
            "Nummern 2, 3 und 5",
            "Ziffern 2 sowie 7",
            "Ziffer 2 oder 3",
        ),
        *("Ziffer 2 Buchstaben a und b", "Ziffer 2 Buchstabe a bis c", "Ziffern 2 Buchstabe a und 3 Buchstabe b"),
        *("Ziffer 3 [gestrichen]", "Ziffern 2, 3 [gestrichen] und 4"),
    ],
)
def test_words_that_refer_are_found(words):
    assert found(f"Die IntMK verweist auf {words}.") == [(words, OWN)]
    assert found(f"Wie in {words} gesagt, hilft das.") == [(words, OWN)]


@pytest.mark.parametrize(
    "words",
    [
        *("Nr. 19/1234", "Nr. 3/2024", "Nummer 116117", "Ziffer 2.1", "Nr. 3,5", "Hausnr. 7", "Telefonnummer 110"),
        *("Ziffer A", "Kennziffer 12", "Nr. 3:1", "Drucksachen-Nr. 5"),
    ],
)
def test_other_numbers_are_no_references(words):
    assert found(f"Siehe {words} dazu.") == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("nach Ziffer 2 des Beschlusses 2023-004", "Ziffer 2"),
        ("nach Ziffer 2 des Beschlusses der IntMK vom 5. Mai", "Ziffer 2"),
        ("nach Ziffer 3 des Koalitionsvertrags", "Ziffer 3"),
        ("nach Nr. 3 der Anlage", "Nr. 3"),
        ("nach Nr. 3 der neuen Förderrichtlinie", "Nr. 3"),
        ("nach Ziffern 2 und 3 des Maßnahmenkatalogs", "Ziffern 2 und 3"),
        ("nach Ziffer 4 Satz 2 der Vereinbarung", "Ziffer 4"),
        ("nach § 44 Absatz 1 Nr. 3", "Nr. 3"),
        ("nach § 16a AufenthG Nummer 2", "Nummer 2"),
        ("nach Nr. 2 SGB II", "Nr. 2"),
        ("nach Artikel 5 Buchstabe b", "Buchstabe b"),
        ("laut Beschluss 2023-004, Ziffer 2", "Ziffer 2"),
        ("laut Ziffer 7 im Protokoll", "Ziffer 7"),
        ("in Anlage 2 Nr. 3", "Nr. 3"),
    ],
)
def test_what_is_said_of_another_text_is_known(text, words):
    assert found(f"{text} gilt.") == [(words, OTHER)]


def test_a_top_is_another_text_with_the_ziffer_behind_it():
    assert found("Siehe TOP 2.9b und TOP 2.9b Ziffer 3.") == [
        ("TOP 2.9b", OTHER),
        ("TOP 2.9b", OTHER),
        ("Ziffer 3", OTHER),
    ]


def test_what_is_said_of_the_last_holds_for_those_before():
    assert found("Ziffer 2 und Ziffer 3 des Beschlusses 2023-004; Ziffer 4") == [
        ("Ziffer 2", OTHER),
        ("Ziffer 3", OTHER),
        ("Ziffer 4", OWN),
    ]


@pytest.mark.parametrize(
    "behind", ["dieses Beschlusses", "des vorliegenden Antrags", "des Beschlussvorschlags", "hier"]
)
def test_the_own_text_may_be_named(behind):
    assert found(f"Ziffer 2 {behind} gilt.") == [("Ziffer 2", OWN)]


@pytest.mark.parametrize("behind", ["des Beschlusses", "des Antrags", "im Beschluss"])
def test_a_text_without_a_number_is_in_doubt(behind):
    assert found(f"Ziffer 2 {behind} gilt.") == [("Ziffer 2", DOUBTFUL)]


def test_a_number_that_counts_something_is_no_second_ziffer():
    assert found("Nach Ziffer 2 und 16 Länder") == [("Ziffer 2", OWN)]

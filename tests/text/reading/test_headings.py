"""Headings among Ziffern: which lines are read as such, and which ordinary lines are not."""

import pytest

from text.blocks import Heading
from text.reading import points
from text.reading.reader import read_pasted

ONE, TWO = Heading, lambda text: Heading(text, 2)


def ziffern(text):
    return read_pasted(text).ziffern


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        ("A. Lage\n1. ja.\n2. ja.\nB. Ziele\n3. ja.", [ONE("A. Lage"), "ja.", "ja.", ONE("B. Ziele"), "ja."]),
        ("I. Lage\n\n1. ja\n\nII. Ziele\n\n2. ja", [ONE("I. Lage"), "ja", ONE("II. Ziele"), "ja"]),
        ("A) Lage:\n1. ja.\nB) Ziele:\n2. ja.", [ONE("A) Lage:"), "ja.", ONE("B) Ziele:"), "ja."]),
        (
            "I. Teil\nA. Lage\n1. ja.\nB. Ziele\n2. ja.\nII. Teil\nA. Lage\n3. ja.",
            [ONE("I. Teil"), TWO("A. Lage"), "ja.", TWO("B. Ziele"), "ja.", ONE("II. Teil"), TWO("A. Lage"), "ja."],
        ),
        (
            "Abschnitt 1: Lage\n1. ja.\nAbschnitt 2: Ziele\n2. ja.",
            [ONE("Abschnitt 1: Lage"), "ja.", ONE("Abschnitt 2: Ziele"), "ja."],
        ),
        ("Teil A – Lage\n1. ja.\nTeil B – Ziele\n1. ja.", [ONE("Teil A – Lage"), "ja.", ONE("Teil B – Ziele"), "ja."]),
        (
            "1. ja.\n\nII. Arbeit\n\n2. ja.\n\nIII. Lohn\n\n3. ja.",
            ["ja.", ONE("II. Arbeit"), "ja.", ONE("III. Lohn"), "ja."],
        ),
        ("1. ja\n\nArbeit\n\n2. ja", ["ja", ONE("Arbeit"), "ja"]),
        ("1. ja.\n\nArbeit und Ausbildung\n\n2. ja.", ["ja.", ONE("Arbeit und Ausbildung"), "ja."]),
        ("Sprache\n\n1. ja.\n\nArbeit\n\n2. ja.", [ONE("Sprache"), "ja.", ONE("Arbeit"), "ja."]),
        (
            "A. Lage\nDie IntMK stellt fest:\n1. ja.\nB. Ziele\nDie IntMK fordert:\n2. ja.",
            [ONE("A. Lage"), TWO("Die IntMK stellt fest:"), "ja.", ONE("B. Ziele"), TWO("Die IntMK fordert:"), "ja."],
        ),
        ("1. ja\na) so\n\nÜberschrift: Arbeit\n\n2. ja", ["ja", (2, "so"), ONE("Arbeit"), "ja"]),
        (
            "1. ja.\nZwischenüberschrift: Arbeit\nUnterüberschrift: Lohn\n2. ja.",
            ["ja.", ONE("Arbeit"), TWO("Lohn"), "ja."],
        ),
        ("UEBERSCHRIFT: Arbeit\n1. ja.", [ONE("Arbeit"), "ja."]),
    ],
)
def test_lines_that_head_ziffern_which_are_counted_through(text, entries):
    assert ziffern(text) == [(1, entry) if isinstance(entry, str) else entry for entry in entries]


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("I. Lage\n1. ja.\n2. ja.\nII. Ziele\n1. ja.", [1, 2, 2, 1, 2]),
        ("1. Der Bund\nzahlt mehr\n2. Die Länder", [1, 1]),
        ("1. ja.\n\nDie Länder bleiben dabei.\n\n2. ja.", [1, 1, 1]),
        ("1. ja:\n\nArbeit\n\n4. ja.", [1, 1, 1]),
        ("1. Die IntMK bittet um\n\nMittel für Kurse\n\n2. Dank.", [1, 1, 1]),
        ("1. ja:\n– so\n– auch so\n2. ja", [1, 2, 2, 1]),
        ("1. Das gilt bis zum\nA. Müller sagt\nund weiter.\n2. ja", [1, 1]),
        ("1. Überschrift: Arbeit\n2. ja", [1, 1]),
        ("1. ja\n2. Teil A – Lage\n3. ja", [1, 1, 1]),
    ],
)
def test_ordinary_lines_are_no_headings(text, levels):
    assert [entry[0] for entry in ziffern(text)] == levels


def test_parts_of_the_reasons_do_not_count():
    read = read_pasted("I. Lage\n1. ja.\nII. Ziele\n2. ja.\n\nBegründung:\n\nI. Lage\n\nWeil.")
    assert read.ziffern == [Heading("I. Lage"), (1, "ja."), Heading("II. Ziele"), (1, "ja.")]
    assert read.rationale == ["I. Lage", "Weil."]


def test_what_was_read_as_a_heading_is_told_and_what_was_typed_as_one_is_not():
    assert read_pasted("A. Lage\n1. ja.\nB. Ziele\n2. ja.").told == [
        "Als Zwischenüberschriften wurden gelesen: „A. Lage“, „B. Ziele“."
    ]
    assert read_pasted("1. ja.\n\nArbeit\n\n2. ja.").told == ["Als Zwischenüberschrift wurde „Arbeit“ gelesen."]
    assert read_pasted("Überschrift: Lage\n1. ja.").told == []


def test_subpoints_below_a_heading_do_not_belong_to_the_ziffer_above_it():
    assert ziffern("1. ja\n\nÜberschrift: Arbeit\n\na) so\n\nb) so") == [
        (1, "ja"),
        Heading("Arbeit"),
        (1, "so"),
        (1, "so"),
    ]


def test_numbers_that_run_on_through_headings_are_the_same():
    assert read_pasted("A. Lage\n1. ja.\nB. Ziele\n2. ja.").renumbered == ""


def test_a_heading_takes_no_words_of_the_line_below():
    read = read_pasted("Überschrift: Arbeit\nDie Länder handeln.\n1. ja.")
    assert read.ziffern == [Heading("Arbeit"), (1, "Die Länder handeln."), (1, "ja.")]
    assert points.CONTINUED not in read.told

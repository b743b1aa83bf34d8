"""Words as the search knows them: stems, the signs of „Bürger:innen“, parts of compounds, places and weights."""

import re
import unicodedata
from collections import defaultdict
from dataclasses import replace
from itertools import chain

import pytest
from hypothesis import given

from tests.sources import ROOT
from tests.text.strategies import paragraphs, quick
from text.asked import asked
from text.search import all_of, lexemes, parts, stems, words_of
from text.stems import folded, spellings, stem


@pytest.mark.parametrize(
    ("words", "same"),
    [
        (["Land", "Länder", "Laender", "Ländern", "LÄNDERN", "Landes"], "land"),
        (["Integrationskurs", "Integrationskurse", "Integrationskursen"], "integrationskur"),
        (["Straße", "Strasse", "STRASSE", "Straßen"], "strass"),
        (["Antrag", "Anträge", "Antraege", "Anträgen", "Antrags"], "antrag"),
        (["Fachkraft", "Fachkräfte", "Fachkräften"], "fachkraft"),
        (["Unterkunft", "Unterkünfte"], "unterkunft"),
        (["Bürger", "Bürgerin", "Bürgerinnen", "Buerger", "Bürgern"], "buerg"),
        (["Arzt", "Ärzte", "Ärztin", "Ärztinnen"], "arzt"),
        (["Förderung", "Förderungen", "fördern", "fördert", "Foerderung"], "foerder"),
        (["Finanzierung", "Finanzierungen"], "finanzier"),
    ],
)
def test_endings_and_spelling_are_forgiven(words, same):
    assert [stem(word) for word in words] == [same] * len(words)


@pytest.mark.parametrize(
    "words",
    [
        ["Forderung", "Förderung"],
        ["fordern", "fördern"],
        ["Schule", "Schüler"],
        ["Schulen", "Schülerinnen"],
        ["zahlen", "zählen"],
        ["Wahl", "wählen"],
        ["schon", "schön"],
        ["drucken", "drücken"],
        ["wurde", "würde"],
        ["konnte", "könnte"],
        ["Ausland", "Ausländer"],
        ["Einwand", "Einwanderung"],
        ["Beirat", "Geräte"],
        ["sich", "Sicherheit"],
        ["Burg", "Bürger"],
        ["Land", "Bund", "Kurse", "Kosten", "Integration", "Integrationskurse"],
    ],
)
def test_different_words_stay_apart(words):
    assert len({stem(word) for word in words}) == len(words)


def vocabulary() -> set[str]:
    """Every word of the demo's texts and of the themes."""
    files = (ROOT / "demo" / "data").rglob("*.*")
    return set(chain.from_iterable(re.findall(r"[A-Za-zÄÖÜäöüß]{3,}", file.read_text("utf-8")) for file in files))


def test_of_the_words_of_the_demo_those_with_and_without_umlaut_meet_only_where_they_are_one_word():
    """All pairs that fold together, read by eye: each is one word in two numbers or spellings."""
    found = defaultdict(lambda: (set(), set()))
    for word in vocabulary():
        has_umlaut = re.search("[äöü]|[aou]e", word.lower()) is not None
        found[stem(word)][has_umlaut].add(word.lower())
    assert {name: tuple(map(sorted, pair)) for name, pair in found.items() if all(pair)} == MEETING


MEETING = {
    "abschluss": (["abschluss"], ["abschlüsse", "abschlüssen"]),
    "antrag": (["antrag"], ["anträge", "anträgen"]),
    "arbeitsvertrag": (["arbeitsvertrag", "arbeitsvertrags"], ["arbeitsverträge", "arbeitsverträgen"]),
    "auftrag": (["auftrag"], ["aufträge"]),
    "auskunft": (["auskunft"], ["auskünfte"]),
    "einwand": (["einwand"], ["einwände"]),
    "einzelfall": (["einzelfall"], ["einzelfällen"]),
    "grossstadt": (["großstadt"], ["großstädte"]),
    "herkunftsland": (["herkunftsland"], ["herkunftsländern"]),
    "land": (["land", "landes"], ["laender", "länder", "ländern"]),
    "platz": (["platz"], ["plätze"]),
    "raum": (["raum"], ["räume", "räumen"]),
    "satz": (["satz"], ["sätze"]),
    "stadt": (["stadt"], ["städte", "städten"]),
    "vorschlag": (["vorschlag", "vorschlagen", "vorschlags"], ["vorschläge", "vorschlägen"]),
    "vorsitzland": (["vorsitzland", "vorsitzlandes"], ["vorsitzländern"]),
    "zugang": (["zugang"], ["zugänge", "zugängen"]),
}


def test_umlauts_may_come_as_two_characters():
    typed = unicodedata.normalize("NFD", "Förderung für Bürger")
    assert stems(unicodedata.normalize("NFC", typed)) == stems("Förderung für Bürger")


def test_stems_are_those_of_the_words_in_their_order():
    assert stems("Die Bund-Länder-AG (2025) prüft_die Kurse.") == [
        "die", "bund", "land", "ag", "2025", "prueft", "die", "kur",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "word",
    [
        "Bürger:innen", "Bürger*innen", "Bürger_innen", "BürgerInnen", "Bürger/innen", "Bürger/-innen",
        "Bürger-innen", "Bürger(innen)", "Bürger·innen", "Bürger:in", "Bürger*in", "Bürger/-in", "BÜRGER:INNEN",
        "Bürgerinnen", "Bürgerin",
    ],
)  # fmt: skip
def test_all_ways_to_name_women_and_men_are_one_word(word):
    assert stems(f"die {word}, alle") == ["die", "buerg", "all"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Schüler:innenzahl", ["schuelerinnenzahl"]),
        ("Bund/Innenminister", ["bund", "innenminist"]),
        ("Thema:Innenpolitik", ["thema", "innenpolit"]),
        ("darin, worin, Termin, Berlin", ["darin", "worin", "termin", "berlin"]),
        ("beginnen und gewinnen", ["beginn", "und", "gewinn"]),
    ],
)
def test_what_only_looks_like_it_is_left_alone(words, found):
    assert stems(words) == found


@pytest.mark.parametrize(
    ("word", "part"),
    [
        ("Berufssprachkurse", "Sprachkurs"),
        ("Berufssprachkurse", "Kurs"),
        ("Arbeitsmarktintegration", "Integration"),
        ("Hochschulabschlüsse", "Abschluss"),
        ("Sprachkursangebote", "Angebot"),
        ("Rückkehrberatung", "Beratung"),
        ("Frauenhäuser", "Haus"),
        ("Fachkräfteeinwanderungsgesetz", "Gesetz"),
        ("Fachkräfteeinwanderungsgesetz", "Kraft"),
        ("länderübergreifend", "Land"),
        ("Integrationsbeirat", "Rat"),
        ("Sozialamt", "Amt"),
    ],
)
def test_the_parts_of_a_compound_are_found(word, part):
    assert stem(part) in parts(word)


@pytest.mark.parametrize("word", ["Leitungen", "Kurse", "gesamt", "Bildung", "Möglichkeiten", "Land", "2025"])
def test_a_mere_ending_is_no_part(word):
    assert parts(word) == ()


@pytest.mark.parametrize(
    ("words", "number", "name"),
    [
        ("Integrations- und Berufssprachkurse", 0, "Integrationskurs"),
        ("Integrations- und Berufssprachkurse", 0, "Integrationssprachkurs"),
        ("Integrations-, Sprach- sowie Berufskurse", 0, "Integrationskurs"),
        ("Integrations‑ und Sprachkurse", 0, "Integrationskurs"),
        ("Sprachkurse und -prüfungen", 2, "Sprachprüfung"),
        ("Sprach-Kurse", 1, "Sprachkurs"),
    ],
)
def test_what_a_hyphen_leaves_out_is_put_in(words, number, name):
    assert stem(name) in all_of(words_of(words), number)


def test_a_hyphen_between_two_numbers_leaves_nothing_out():
    assert all_of(words_of("2024 - 2025"), 0) == {"2024"}


def test_lexemes_have_places_and_weights():
    assert lexemes("Kurse der Länder", ["Sprachkurse fehlen.", "Die Kurse"]) == {
        "kur": ["1A", "17B", "9D"],
        "der": ["2A"],
        "land": ["3A"],
        "laender": ["3C"],
        "sprachkur": ["9B"],
        "fehl": ["10B"],
        "die": ["16B"],
    }
    assert lexemes("", []) == {}


@quick
@given(paragraphs)
def test_every_word_has_its_lexeme(text):
    assert set(stems(text)) <= lexemes("", [text]).keys()
    assert all(re.fullmatch(r"[^\W_]+", name) for name in lexemes("", [text]))


@quick
@given(paragraphs)
def test_words_stand_where_they_say(text):
    assert [re.sub(r"[\W_]+", "", text[word.start : word.end]) for word in words_of(text)] == [
        word.letters for word in words_of(text)
    ]


def test_a_stem_tells_how_its_words_may_begin():
    assert spellings("bundesland") == ("bundesland", "bundeslaender")
    assert folded("Länder").startswith(spellings("land"))


@pytest.mark.parametrize("word", ["en" * 75_000, "ern" * 50_000, "keitlich" * 18_000, "x" * 150_000, "漢" * 150_000])
def test_a_word_longer_than_any_is_known_by_its_first_eighty_letters(word):
    assert stems(f"Kurse {word} Kurse") == ["kur", stem(word[:80]), "kur"]
    assert asked(word) == replace(asked(word[:80]), typed=word)

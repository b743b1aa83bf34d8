"""What is missing before a submission: one table for the step and for the card."""

from types import SimpleNamespace

import pytest

from proposals.completeness import NEEDS, Card, Findings, card, missing
from proposals.objections import text_incomplete

ALL_KINDS = [{"kind": "ziffer"}, {"kind": "rationale"}]


def text(**changes):
    facts = {"title": "T", "addressee": "Bund", "contact": "Referat", "kinds": ALL_KINDS} | changes
    return SimpleNamespace(**facts, text=SimpleNamespace(blocks=facts["kinds"]))


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"title": " "}, "Der Titel fehlt."),
        ({"kinds": [{"kind": "rationale"}]}, "Der Beschlusstext hat keine Ziffer."),
        ({"kinds": [{"kind": "ziffer"}]}, "Die Begründung fehlt."),
        ({"addressee": ""}, "Der Adressat fehlt."),
        ({"contact": ""}, "Die Kontaktstelle fehlt."),
    ],
)
def test_each_need_is_a_line_and_an_objection(changes, sentence):
    needs = missing(text(**changes))
    assert [line.sentence for line in card(needs, Findings("Bayern")).blocking] == [sentence]
    assert text_incomplete(text(**changes)) == (
        f"Vor der Einreichung fehlt noch: {needs[0].word}. Ergänzen Sie das unter „Text bearbeiten“."
    )


def test_a_complete_text_has_no_line():
    assert missing(text()) == []
    assert text_incomplete(text()) is None
    assert card([], Findings("Bayern")) == Card([], [])


def test_an_empty_text_lists_all_in_the_order_of_the_form():
    assert missing(text(title="", addressee="", contact="", kinds=[])) == list(NEEDS)


def test_every_finding_has_its_line():
    found = Findings(
        "Bayern",
        has_approver=False,
        objections=("Die Frist ist abgelaufen.",),
        open_comments=2,
        reserved=(("Prüft noch", "Hamburg, Hessen"),),
        to_confirm=("Sachsen",),
        overlapping=("2025-004",),
    )
    made = card([], found)
    assert [line.sentence for line in made.blocking] == [
        "Die Frist ist abgelaufen.",
        "Bayern hat heute niemanden mit der Rolle „Freigabe“; nur diese reicht ein.",
    ]
    assert [(line.sentence, line.page) for line in made.to_look_at] == [
        ("2 offene Kommentare.", "comments"),
        ("Prüft noch: Hamburg, Hessen.", "dossier"),
        ("Bestätigung steht aus: Sachsen.", "dossier"),
        ("Überschneidung mit 2025-004.", "dossier"),
    ]


def test_one_comment_is_singular():
    assert card([], Findings("Bayern", open_comments=1)).to_look_at[0].sentence == "1 offener Kommentar."

"""What is missing before a submission: one table for the step and for the card."""

from types import SimpleNamespace

import pytest

from proposals.completeness import NEEDS, Card, Findings, Submission, card, missing
from proposals.objections import text_incomplete
from text.blocks import Block, Kind, new_id
from text.text import Text

ALL_KINDS = [{"kind": "ziffer"}, {"kind": "rationale"}]


def handed_in(*, title="Kurse", kinds=("ziffer", "rationale"), addressee="Bundesregierung", contact="Referat 1"):
    """What would be submitted, with one block of each kind."""
    blocks = tuple(Block(new_id(), Kind(kind), "Worte.") for kind in kinds)
    return Submission(Text(title, blocks), addressee, contact)


def as_proposal(submission):
    """What the objection looks at."""
    text = SimpleNamespace(read=lambda: submission.text)
    return SimpleNamespace(text=text, addressee=submission.addressee, contact=submission.contact)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"title": " "}, "Der Titel fehlt."),
        ({"kinds": ["rationale"]}, "Der Beschlusstext hat keine Ziffer."),
        ({"kinds": ["ziffer"]}, "Die Begründung fehlt."),
        ({"addressee": ""}, "Der Adressat fehlt."),
        ({"contact": ""}, "Die Kontaktstelle fehlt."),
    ],
)
def test_each_need_is_a_line_and_an_objection(changes, sentence):
    needs = missing(handed_in(**changes))
    assert [line.sentence for line in card(needs, Findings("Bayern")).blocking] == [sentence]
    assert text_incomplete(as_proposal(handed_in(**changes))) == (
        f"Vor der Einreichung fehlt noch: {needs[0].word}. Ergänzen Sie das unter „Text bearbeiten“."
    )


def test_a_complete_text_has_no_line():
    assert missing(handed_in()) == []
    assert text_incomplete(as_proposal(handed_in())) is None
    assert card([], Findings("Bayern")) == Card([], [])


def test_an_empty_text_lists_all_in_the_order_of_the_form():
    assert missing(handed_in(title="", addressee="", contact="", kinds=[])) == list(NEEDS)


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
    ]
    assert [(line.sentence, line.page) for line in made.to_look_at] == [
        ("Bayern hat heute niemanden mit der Rolle „Freigabe“; das Fachreferat reicht selbst ein.", "own_land"),
        ("2 offene Kommentare.", "comments"),
        ("Prüft noch: Hamburg, Hessen.", "dossier"),
        ("Bestätigung steht aus: Sachsen.", "dossier"),
        ("Überschneidung mit 2025-004.", "dossier"),
    ]


def test_one_comment_is_singular():
    assert card([], Findings("Bayern", open_comments=1)).to_look_at[0].sentence == "1 offener Kommentar."

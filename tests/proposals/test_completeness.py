"""What is missing before a submission: one table for the step and for the card."""

from types import SimpleNamespace

import pytest

from proposals.completeness import NEEDS, Card, Findings, card, missing
from proposals.models import Position, Proposal
from proposals.objections import text_incomplete
from tests.world import SECRET

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


def shown(page: str) -> bool:
    return "Vor der Einreichung" in page


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        ("drafting", {"bayern": True, "hamburg": True, "geschaeftsstelle": False}),
        ("exchange", {"bayern": True, "hamburg": False, "sachsen": False}),
        ("submitted", {"bayern": False, "bayern_freigabe": False, "geschaeftsstelle": False}),
    ],
)
def test_the_card_is_for_those_who_write(proposal_in, sign_in, state, expected):
    url = proposal_in(state).get_absolute_url()
    assert {name: shown(sign_in(name).get(url).content.decode()) for name in expected} == expected


def test_the_card_names_what_is_missing_and_leads_there(start, sign_in):
    proposal = start(addressee="")
    page = sign_in("bayern").get(proposal.get_absolute_url()).content.decode()
    assert 'bearbeiten/#id_addressee">Der Adressat fehlt.</a>' in page
    assert "Verhindert die Einreichung" in page


def test_the_card_tells_of_reservations_and_confirmations(proposal_in, takes, revised, sign_in):
    proposal = proposal_in("exchange")
    takes(proposal, "sachsen", "examining")
    takes(proposal, "hamburg", "supports")
    revised(proposal)
    page = sign_in("bayern").get(proposal.get_absolute_url()).content.decode()
    assert [words in page for words in ("Prüft noch: Sachsen.", "Bestätigung steht aus: Hamburg.")] == [True, True]


def test_the_card_tells_of_nothing_that_is_only_prepared(proposal_in, takes, hamburg_approves, sign_in):
    proposal = proposal_in("exchange")
    takes(proposal, "hamburg", "objects", note=SECRET)
    page = sign_in("bayern").get(proposal.get_absolute_url()).content.decode()
    assert "Lehnt ab" not in page
    assert Position.objects.prepared().count() == Proposal.objects.count() == 1

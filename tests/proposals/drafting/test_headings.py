"""Headings in the editor: written without JavaScript as well, and in the plain form by their sign."""

import pytest
from django.urls import reverse

from proposals.models import Proposal, WorkingCopy
from text.blocks import Block, Kind


@pytest.fixture
def proposal(proposal_in):
    return proposal_in("drafting")


def kept() -> list[tuple[str, int, str]]:
    return [(block.kind, block.level, block.text) for block in WorkingCopy.objects.get().read().blocks]


def test_a_button_puts_a_heading_above_a_ziffer_and_comes_back_to_it(post, proposal):
    block = next(block for block in proposal.text.read().blocks if block.kind is Kind.ZIFFER)
    response = post("hamburg", proposal, do=f"heading:{block.id}")
    assert response.status_code == 302
    assert kept()[0] == ("heading", 1, "")
    new = WorkingCopy.objects.get().read().blocks[0].id
    assert response.url.endswith(f"?weiter={new}#b-{new}")


def test_a_button_adds_a_heading_behind_the_last_ziffer(post, proposal):
    post("hamburg", proposal, do="add:heading")
    kinds = [kind for kind, _, _ in kept()]
    assert kinds[kinds.index("heading") - 1 :] == ["ziffer", "heading", "rationale"]


def test_a_text_with_headings_is_saved_with_its_numbers(post, proposal):
    blocks = list(proposal.text.read().blocks)
    before = dict(proposal.text.read().numbers)
    post("hamburg", proposal, do="save", blocks=[*blocks, Block("kopf0001", Kind.HEADING, "I. Lage")])
    text = Proposal.objects.get(pk=proposal.pk).text.read()
    assert [block.text for block in text.blocks if block.kind is Kind.HEADING] == ["I. Lage"]
    assert {block_id: text.numbers[block_id] for block_id in before} == before


def test_the_plain_form_shows_the_sign_and_keeps_the_id(sign_in, proposal):
    hamburg = sign_in("hamburg")
    address = reverse("proposals:edit", args=[proposal.reference])
    version = proposal.text
    typed = {"title": version.title, "preamble": "", "rationale": "Weil.", "base": version.number, "seen": ""}
    hamburg.post(address, typed | {"ziffern": "Überschrift: I. Lage\n\n1. Kurse fehlen."})
    text = Proposal.objects.get(pk=proposal.pk).text.read()
    assert [(block.kind, block.text) for block in text.blocks][:2] == [
        ("heading", "I. Lage"),
        ("ziffer", "Kurse fehlen."),
    ]
    assert "Überschrift: I. Lage" in hamburg.get(address).content.decode()
    again = {"ziffern": "Unterüberschrift: I. Lage heute\n\n1. Kurse fehlen.", "base": version.number + 1}
    hamburg.post(address, typed | again)
    newer = Proposal.objects.get(pk=proposal.pk).text.read()
    assert (newer.blocks[0].id, newer.blocks[0].level) == (text.blocks[0].id, 2)

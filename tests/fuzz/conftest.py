"""A proposal in every state, with all that people put beside one: so that few requests meet nothing."""

import pytest

from proposals.amendments.models.amendment import Wish
from proposals.attachments.content import Content
from proposals.attachments.models import Filing
from proposals.models import (
    Amendment,
    AmendmentRound,
    Attachment,
    Comment,
    CompetingLink,
    MergeDraft,
    Milestone,
    Position,
)
from proposals.versions.saving import Draft, revise
from resolutions.models import PriorReference, Resolution
from tests.world import NOW
from text.parse import keep_ids, parse
from text.text import Text

STATES = [
    *("idea", "exchange", "drafting", "submitted", "returned", "admitted", "pre_conference", "tabled", "tabled"),
    *("adopted", "adopted", "adopted", "rejected", "no_majority", "deferred", "referred", "withdrawn", "carried_over"),
]


@pytest.fixture
def scene(proposal_in, somebody, stopped_clock):
    proposals = [proposal_in(state, title=f"Kurse {place}") for place, state in enumerate(STATES)]
    by_state = dict(zip(STATES, proposals, strict=True))
    stopped_clock(NOW)
    for state in ("exchange", "drafting", "submitted", "tabled"):
        _talk(by_state[state], somebody)
    _write(by_state["drafting"], somebody)
    _amend(by_state["tabled"], somebody)
    CompetingLink.mark(by_state["drafting"], by_state["exchange"], "competes", by=somebody("bayern"))
    _release([each for each, state in zip(proposals, STATES, strict=True) if state == "adopted"], somebody)
    return proposals


def _talk(proposal, somebody):
    block = proposal.text.read().blocks[0]
    Position.take(proposal, "supports_if", by=somebody("hamburg_freigabe"), block_id=block.id, wording="Anders.")
    if proposal.state != "drafting":
        Position.take(proposal, "examining", by=somebody("sachsen"))
    comment = Comment.write(proposal, "Bitte prüfen.", circle="all", by=somebody("hamburg"), block_id=block.id)
    Comment.write(proposal, "Nur für uns.", circle="land", by=somebody("bayern"))
    comment.reply("Ja.", by=somebody("bayern"))
    filing = Filing("Synopse", "synopsis", "group", "Synopse.txt", Content("text/plain", "txt"), b"Text")
    Attachment.add(proposal, filing, by=somebody("bayern"))
    PriorReference.link(proposal, text="19. IntMK, TOP 2.3", by=somebody("bayern"))


def _write(proposal, somebody):
    old = proposal.text.read()
    blocks = keep_ids(old.blocks, parse("Vorweg.", "1. Neu.\n2. Die IntMK bittet um Mittel.", "Deshalb."))
    version = revise(proposal, Draft(Text("Ein neuer Titel", blocks), is_editorial=True), base=1, by=somebody("bayern"))
    Milestone.give(version, "Erster Wurf", by=somebody("bayern"))


def _amend(proposal, somebody):
    office, old = somebody("geschaeftsstelle"), proposal.text.read()
    for who, ziffern in (("hamburg", "1. Kurse fehlen sehr.\n2. Neu."), ("sachsen", "1. Kurse fehlen kaum.")):
        wish = Wish(Text(old.title, keep_ids(old.blocks, parse("", ziffern, "Deshalb."))), "Besser so.")
        amendment = Amendment.file(proposal, wish, base=1, by=somebody(who))
        AmendmentRound.advise(amendment, "adopt", by=office, reason="Sachgerecht.")
        AmendmentRound.ask(amendment, by=office)
    MergeDraft.begin(proposal, by=office)


def _release(adopted, somebody):
    """One of three is published, one only released."""
    for proposal in adopted[:2]:
        resolution = Resolution.release(proposal, by=somebody("geschaeftsstelle"))
    resolution.publish(by=somebody("presse"))

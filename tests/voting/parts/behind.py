"""An amendment of Hamburg to vote on, and a Ziffer that Sachsen wants to be voted on by itself."""

from proposals.amendments.models.amendment import Wish
from proposals.models import Amendment
from tests.world import choices
from text.text import Text
from voting.models import ZifferRequest as KEY

__all__ = ["KEY", "behind", "sent"]


def behind(proposal, somebody) -> dict:
    text = proposal.text.read()
    wish = Wish(Text("Ein anderer Titel", text.blocks))
    amendment = Amendment.file(proposal, wish, base=proposal.text.number, by=somebody("hamburg"))
    ziffer = next(block.id for block in text.blocks if block.kind == "ziffer")
    asked = {"block": ziffer, "named": "Ziffer 1", "land_id": "SN", "noted_by": somebody("geschaeftsstelle")}
    request = KEY.objects.create(proposal=proposal, **asked)
    return {"number": amendment.number, "pk": request.pk, "block_id": ziffer}


def sent(conference) -> dict:
    return {
        "voting:arrange_parts": {"number": 1, "direction": "up", "seen": 0},
        "voting:amendment_vote": choices(),
        "voting:ziffer_vote": choices(),
        "voting:make_moot": {"reason": "Hamburg verzichtet."},
        "voting:settle_text": {"mark": "0"},
    }

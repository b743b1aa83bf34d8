"""What stands behind the addresses of what a Land takes note of."""

from proposals.amendments.adopting import Decision, adopt
from proposals.amendments.models.amendment import Wish
from proposals.amendments.rules import Fate
from proposals.models import Amendment, Position
from text.text import Text

KEY = Position


def behind(proposal, somebody) -> dict:
    """An amendment of Hamburg that the office has rejected, and a wish of Sachsen."""
    office = somebody("geschaeftsstelle")
    wish = Wish(Text("Ein anderer Titel", proposal.text.read().blocks))
    amendment = Amendment.file(proposal, wish, base=1, by=somebody("hamburg"))
    decision = {amendment.number: Decision(Fate.REJECTED)}
    adopt(proposal, proposal.text.read(), base=1, decisions=decision, by=office)
    ziffer = next(block for block in proposal.text.read().blocks if block.kind == "ziffer")
    wanted = {"block_id": ziffer.id, "wording": "Die IntMK begrüßt Kurse."}
    position = Position.take(proposal, "supports_if", by=somebody("sachsen"), **wanted)
    return {"number": amendment.number, "pk": position.pk}

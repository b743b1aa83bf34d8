"""What stands behind the addresses of amendments, and what their forms send."""

from proposals.amendments.models.amendment import Wish
from proposals.models import Amendment, AmendmentRound, MergeDraft, Position
from proposals.states import EDITABLE
from text.text import Text

FOR_ALL = True  # the list, the synopsis and the desk show it too


def behind(proposal, somebody) -> dict:
    """An amendment of Hamburg with a recommendation, and a merge begun."""
    office = somebody("geschaeftsstelle")
    wish = Wish(Text("Ein anderer Titel", proposal.text.read().blocks))
    amendment = Amendment.file(proposal, wish, base=1, by=somebody("hamburg"))
    AmendmentRound.advise(amendment, "adopt", by=office, reason="Sachgerecht.")
    MergeDraft.begin(proposal, by=somebody("bayern") if proposal.state in EDITABLE else office)
    ziffer = next(block for block in proposal.text.read().blocks if block.kind == "ziffer")
    position = Position.take(
        proposal, "supports_if", by=somebody("hamburg_freigabe"), block_id=ziffer.id, wording="Die IntMK dankt."
    )
    return {"number": amendment.number, "pk": position.pk}


def sent(conference) -> dict:
    return {
        "proposals:amendment_advise": {"advice": "reject", "reason": "Sachgerecht."},
        "proposals:merge_finish": {"ergebnis_1": "adopted"},
    }

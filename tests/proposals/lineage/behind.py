"""What stands behind the addresses of two proposals."""

from proposals.models import CompetingLink
from proposals.starting import start
from text.text import Text


def behind(proposal, somebody) -> dict:
    """A rival of Bayern that all Länder see."""
    bayern, text = somebody("bayern"), Text("Rivale", proposal.text.read().blocks)
    rival = start(proposal.conference, text, lead_land=proposal.lead_land, by=bayern, origin="talk")
    rival.move("share", by=bayern)
    CompetingLink.mark(proposal, rival, "competes", by=bayern)
    return {"other": rival.reference}

"""What stands behind the addresses of two proposals."""

from proposals.models import CompetingLink, Proposal
from proposals.versions.saving import Draft


def behind(proposal, somebody) -> dict:
    """A rival of Bayern that all Länder see."""
    bayern, draft = somebody("bayern"), Draft("Rivale", proposal.text.read())
    rival = Proposal.start(proposal.conference, draft, lead_land=proposal.lead_land, by=bayern, origin="talk")
    rival.move("share", by=bayern)
    CompetingLink.mark(proposal, rival, "competes", by=bayern)
    return {"other": rival.reference}

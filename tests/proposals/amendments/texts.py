"""The text that the amendments change, and what a test reads from it."""

from proposals.amendments.adopting import Decision
from proposals.models import Proposal

TEXT = """
1. Die IntMK stellt fest, dass Kurse fehlen.
2. Die IntMK bittet die Bundesregierung um Mittel.
   a) für Kurse,
   b) für Beratung.
3. Die IntMK bittet das Vorsitzland um einen Bericht.
"""
REASON = "Weil es nötig ist."


def words(proposal) -> list[str]:
    """The Ziffern of the current text."""
    return [block["text"] for block in Proposal.objects.get(pk=proposal.pk).text.blocks if block["kind"] == "ziffer"]


def ziffer(proposal, number) -> str:
    """The id of a Ziffer, counted through."""
    return [block.id for block in proposal.text.read().blocks if block.kind == "ziffer"][number - 1]


def decided(**fates) -> dict[int, Decision]:
    """`decided(a1=Fate.ADOPTED)`: what is decided on Ä1."""
    return {int(name[1:]): Decision(fate) for name, fate in fates.items()}


def text_of(response) -> str:
    return response.content.decode()

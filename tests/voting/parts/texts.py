"""The text whose parts are decided, and what a test reads from it."""

from proposals.models import Proposal

TEXT = """
1. Die IntMK stellt fest, dass Kurse fehlen.
2. Die IntMK bittet die Bundesregierung um Mittel.
   a) für Kurse,
   b) für Beratung.
3. Die IntMK bittet das Vorsitzland um einen Bericht zu Ziffer 2.
"""


def words(proposal) -> list[str]:
    """The Ziffern of the current text with their numbers."""
    text = Proposal.objects.get(pk=proposal.pk).text.read()
    return [f"{text.numbers[block.id]} {block.text}" for block in text.blocks if block.kind == "ziffer"]

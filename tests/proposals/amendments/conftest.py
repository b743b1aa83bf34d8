"""Amendments as the Länder file them: the whole text with something changed."""

import pytest

from proposals.amendments.models.amendment import Wish
from proposals.models import Amendment, Proposal
from text.parse import keep_ids, parse
from text.text import Text

TEXT = """
1. Die IntMK stellt fest, dass Kurse fehlen.
2. Die IntMK bittet die Bundesregierung um Mittel.
   a) für Kurse,
   b) für Beratung.
3. Die IntMK bittet das Vorsitzland um einen Bericht.
"""
REASON = "Weil es nötig ist."


@pytest.fixture
def tabled(proposal_in) -> Proposal:
    """A proposal of Bayern on the agenda, with three Ziffern and two subpoints."""
    return proposal_in("tabled", ziffern=TEXT)


@pytest.fixture
def wish():
    """`wish(proposal, ("Mittel", "Geld"), …)`: the text with words replaced; `title=` and `ziffern=` replace more."""

    def wished(proposal, *changes, title=None, ziffern=TEXT, reason="Besser so."):
        for old, new in changes:
            assert old in ziffern
            ziffern = ziffern.replace(old, new)
        blocks = keep_ids(proposal.text.read().blocks, parse("", ziffern, REASON))
        return Wish(Text(title or proposal.text.title, blocks), reason)

    return wished


@pytest.fixture
def file(wish, somebody):
    """`file(proposal, "hamburg", ("Mittel", "Geld"))`: an amendment of that person's Land to the current text."""

    def filed(proposal, who, *changes, replaces=None, **kwargs):
        return Amendment.file(
            proposal, wish(proposal, *changes, **kwargs), base=proposal.text.number, by=somebody(who), replaces=replaces
        )

    return filed


@pytest.fixture
def loaded():
    """`loaded(amendment)`: read anew as a page reads it."""
    return lambda amendment: Amendment.objects.for_page().get(pk=amendment.pk)


def words(proposal) -> list[str]:
    """The Ziffern of the current text."""
    return [block["text"] for block in Proposal.objects.get(pk=proposal.pk).text.blocks if block["kind"] == "ziffer"]


def ziffer(proposal, number) -> str:
    """The id of a Ziffer, counted through."""
    return [block.id for block in proposal.text.read().blocks if block.kind == "ziffer"][number - 1]

"""Amendments as the Länder file them: the whole text with something changed."""

import pytest
from django.urls import reverse

from proposals.amendments.models.amendment import Wish
from proposals.models import Amendment, Proposal
from tests.proposals.amendments.texts import REASON, TEXT
from text.parse import keep_ids, parse
from text.text import Text


@pytest.fixture
def office(somebody):
    return somebody("geschaeftsstelle")


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


@pytest.fixture
def url(tabled):
    return lambda name, *args: reverse(f"proposals:{name}", args=[tabled.reference, *args])

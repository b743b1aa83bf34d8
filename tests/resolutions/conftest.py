"""An adopted proposal at noon after the vote, and resolutions by the dozen."""

from collections.abc import Callable

import pytest

from accounts.models import User
from intmk.fulltext import search_vector
from proposals.models import Proposal
from resolutions.models import Resolution
from tests.resolutions.example import BLOCKS, NOON, TITLE, VOTED_AT
from text.text import Text


@pytest.fixture(autouse=True)
def at(stopped_clock):
    """The clock, stopped at noon after the vote; call it to set it."""
    stopped_clock(NOON)
    return stopped_clock


@pytest.fixture
def geschaeftsstelle(somebody) -> User:
    return somebody("geschaeftsstelle")


@pytest.fixture
def presse(somebody) -> User:
    return somebody("presse")


@pytest.fixture
def bayern(somebody) -> User:
    return somebody("bayern")


@pytest.fixture
def bund(somebody) -> User:
    return somebody("bund")


@pytest.fixture
def tabled(proposal_in, at) -> Proposal:
    proposal = proposal_in("tabled")
    at(NOON)
    return proposal


@pytest.fixture
def adopted(proposal_in, at) -> Proposal:
    proposal = proposal_in("adopted")
    at(NOON)
    return proposal


@pytest.fixture
def resolutions(conference, geschaeftsstelle) -> Callable[..., list[Resolution]]:
    """Makes released and, unless told otherwise, published resolutions with numbers from 101 on."""

    def make(count: int, *, title=TITLE, blocks=BLOCKS, is_published=True, embargo_until=None, theme="", top="2.3"):
        first, text = 101 + Resolution.objects.count(), Text(title, blocks)
        return [
            _resolution(conference, geschaeftsstelle, f"2025-{number}", is_published, embargo_until, text, theme, top)
            for number in range(first, first + count)
        ]

    return make


def _resolution(conference, person, reference, is_published, embargo_until, text, theme, top):
    published = {"published_at": VOTED_AT, "published_by": person, "visible_from": embargo_until or VOTED_AT}
    return Resolution.objects.create(
        proposal=Proposal.objects.create(
            reference=reference, conference=conference, title="Entwurf", lead_land_id="NI", origin="talk"
        ),
        conference=conference,
        reference=reference,
        top=top,
        kind="ordinary",
        title=text.title,
        blocks=text.dump(),
        digest=text.digest,
        theme=theme,
        sponsors="Niedersachsen und Bremen",
        meeting="Hauptkonferenz Göttingen",
        decided_at=VOTED_AT,
        wording="einstimmig",
        counts="16 : 0 : 0 (Ja : Nein : Enthaltung)",
        search=search_vector(text.lexemes),
        released_at=VOTED_AT,
        released_by=person,
        embargo_until=embargo_until,
        **(published if is_published else {}),
    )

"""What the pages of a proposal are fed with: the forms as a person sends them, and a text that has changed."""

import pytest

from proposals.models import Proposal
from proposals.versions.saving import Draft, revise
from tests.world import ZIFFERN
from text.parse import keep_ids, parse
from text.text import Text

CHANGED = (
    "1. Die IntMK stellt fest, dass Kurse fehlen.\n2. Die IntMK bittet den Bund um mehr Mittel.\n"
    "   a) für Kurse,\n   b) für Beratung."
)


@pytest.fixture
def idea(conference):
    """`idea(title=…)`: the form „Neue Idee“ of Bayern, filled in completely."""
    theme = conference.themes.get().pk

    def typed(**fields):
        return {
            "title": "Kurse auf dem Land",
            "kind": "ordinary",
            "theme": theme,
            "lead_land": "BY",
            "origin": "talk",
            "origin_note": "",
            "preamble": "",
            "ziffern": ZIFFERN,
            "rationale": "Weil es nötig ist.",
            "addressee": "Bundesregierung",
            "contact": "Referat 1",
        } | fields

    return typed


@pytest.fixture
def text(idea):
    """`text(base=1, ziffern=…)`: the form „Text bearbeiten“, written on a version."""

    def typed(*, base, note="", **fields):
        names = ("title", "preamble", "ziffern", "rationale", "addressee", "contact")
        return {name: idea()[name] for name in names} | {"note": note, "base": base} | fields

    return typed


@pytest.fixture
def revised(somebody):
    """`revised(proposal)`: the proposal with a new version by Bayern, in which Ziffer 2 is another."""

    def write(proposal, ziffern=CHANGED, *, is_editorial=False):
        proposal = Proposal.objects.get(pk=proposal.pk)
        blocks = keep_ids(proposal.text.read().blocks, parse("", ziffern, "Weil es nötig ist."))
        draft = Draft(Text(proposal.title, blocks), "Ziffer 2 genauer", is_editorial)
        assert revise(proposal, draft, base=proposal.text.number, by=somebody("bayern"))
        return proposal

    return write

"""A text of 240 Ziffern in two versions, 60 amendments and an open merge draft: written by the verbs themselves."""

from random import Random

from accounts.models import Land
from benchmarks.text_difference import texts
from proposals.amendments.models.amendment import Wish
from proposals.models import Amendment, MergeDraft, Proposal
from proposals.starting import start
from proposals.versions.saving import Draft, revise
from text.blocks import Block
from text.text import Text

LEAD = "BY"
TITLE = "Ein langer Text"
AMENDMENTS = 60
CHANGED = 3


def write(frame) -> None:
    """Bayern leads; the other Länder wish for three changed Ziffern each time."""
    writer = frame.officials[LEAD]
    first, second = texts(seed=20)
    lead_land = Land.objects.get(pk=LEAD)
    proposal = start(frame.conference, Text(TITLE, first), lead_land=lead_land, by=writer, origin="talk")
    proposal.move("share", by=writer)
    revise(proposal, Draft(Text(TITLE, second)), base=1, by=writer)
    others = [code for code in frame.laender if code != LEAD]
    for place in range(AMENDMENTS):
        by = frame.officials[others[place % len(others)]]
        Amendment.file(proposal, Wish(Text(TITLE, _wished(second, place))), base=2, by=by)
    MergeDraft.begin(Proposal.objects.get(pk=proposal.pk), by=writer)


def _wished(blocks: tuple[Block, ...], seed: int) -> tuple[Block, ...]:
    chance, new = Random(seed), list(blocks)
    for place in chance.sample(range(len(new)), CHANGED):
        words = new[place].text.split()
        words[chance.randrange(len(words))] = "nachdrücklich"
        new[place] = Block(new[place].id, new[place].kind, " ".join(words), new[place].level)
    return tuple(new)

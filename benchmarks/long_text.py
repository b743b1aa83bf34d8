"""A text of 240 Ziffern in two versions, 60 amendments and an open merge draft: written by the verbs themselves."""

import re
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


def forms(client, reference) -> dict[str, list[dict]]:
    """What a page sends for one operation and for one choice, each with what takes it back."""
    long = f"/vorschlaege/{reference}/"
    editor = client.get(f"{long}schreiben/").content.decode()
    desk = client.get(f"{long}aenderungen/zusammenfuehrung/").content.decode()
    choice = {"stelle": _first(r'name="stelle" value="(\w+)"', desk), "worte": ""}
    amendment = _first(r'name="(antrag_\d+)"', desk)
    return {
        "one block operation": _operations(client, f"{long}schreiben/", editor),
        "one choice among 60 amendments": [choice | {amendment: value} for value in ("original", "out")],
    }


def _operations(client, address, editor) -> list[dict]:
    """A subpoint is raised and put back: only what tells which text the page has goes with it.

    It is the last one of its Ziffer, so that no other becomes a part of it meanwhile.
    """
    target = re.findall(r'data-block="(\w+)"', editor)[7]
    known = _first(r'data-seen="(\w+)"', editor)
    found = []
    for name in ("outdent", "indent"):
        said = {"base": "2", "title": TITLE, "mark": known, "seen": known, "do": f"{name}:{target}"}
        found.append(said)
        known = client.post(address, said, headers={"X-Operation": "1"}).json()["mark"]
    return found


def _first(pattern: str, page: str) -> str:
    return re.search(pattern, page)[1]

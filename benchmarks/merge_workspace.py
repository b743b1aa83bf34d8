"""How long the merge workspace takes with many amendments. By hand: `DEMO=1 python -m benchmarks.merge_workspace`.

60 amendments to 240 Ziffern, each changing three Ziffern and inserting one, so that many of them collide. Measured is
the computing of the pages without database and network, and the rendering of their templates.
"""

import os
import random
from dataclasses import replace

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "intmk.settings")
django.setup()

from django.template.loader import render_to_string  # noqa: E402

from benchmarks.text_difference import measure, texts  # noqa: E402
from intmk.templatetags.once import _pieces, once  # noqa: E402
from proposals.amendments.candidates import candidates_on  # noqa: E402
from proposals.amendments.dialogue import Standing  # noqa: E402
from proposals.amendments.merging import Choices, Merge  # noqa: E402
from proposals.amendments.synopsis import collisions_among, shown, synopsis  # noqa: E402
from proposals.amendments.workspace import Workspace  # noqa: E402
from text.amend import dump, load, operations  # noqa: E402
from text.blocks import Block, new_id, settle  # noqa: E402
from text.text import Text  # noqa: E402

AMENDMENTS = 60
CHANGED = 3


class Version:
    """What the pages ask of a version."""

    pk, number, title = 1, 1, "Sprachkurse verlässlich finanzieren"

    def __init__(self, blocks: tuple[Block, ...]):
        self.text = Text(self.title, blocks)

    def read(self) -> Text:
        return self.text


class Amendment:
    """What the pages ask of an amendment that nobody has spoken about yet."""

    base_id, is_open, standing, laender, reason = 1, True, Standing(), ("Bayern", "Hessen"), ""

    def __init__(self, number: int, base: Version, wanted: tuple):
        self.number, self.base, self.stored = number, base, dump(wanted)
        self.label = f"Ä{number}"

    def original(self):
        return self.base.read()

    def wanted(self):
        return load(self.stored)

    def on(self, version, wanted=None):
        return self.wanted(), set()


class Proposal:
    """What the pages ask of a proposal."""

    reference, text_id = "2025-001", 1

    def __init__(self, text: Version):
        self.text = text


def amended(base: tuple[Block, ...], seed: int) -> tuple:
    chance = random.Random(seed)
    new = list(base)
    for place in chance.sample(range(len(new)), CHANGED):
        words = new[place].text.split()
        words[chance.randrange(len(words))] = "nachdrücklich"
        new[place] = replace(new[place], text=" ".join(words))
    place = chance.randrange(1, len(new))
    new.insert(place, replace(new[place], id=new_id(), text="Die Länder berichten jährlich."))
    return operations(base, settle(new))


def main() -> None:
    base, _ = texts(seed=20)
    version = Version(base)
    amendments = [Amendment(place + 1, version, amended(base, place)) for place in range(AMENDMENTS)]
    proposal = Proposal(version)
    candidates = candidates_on(version, amendments)
    choices = Choices({each.number: dict.fromkeys(each.block_ids, "original") for each in candidates})

    def workspace() -> Workspace:
        return Workspace(Merge(version.read(), candidates_on(version, amendments), choices))

    touched = next(row for row in workspace().rows if row.is_touched).id

    def rendered(place) -> str:
        """What the page shows of it: its choices only where they come at once."""
        if not place.is_touched:
            return once("proposals/amendments/_merge_quiet.html", place.key, quiet=place)
        if not place.is_open:
            return once("proposals/amendments/_merge_later.html", place.outcome_key, place.later_key, place=place)
        outcome = once("proposals/amendments/_merge_outcome.html", place.outcome_key, place=place)
        chips = render_to_string("proposals/amendments/_merge_chips.html", {"proposal": proposal, "place": place})
        return outcome + chips

    def page() -> str:
        return "".join(map(rendered, workspace().rows))

    def first_page() -> str:
        _pieces.forget()
        return page()

    print(f"{len(base)} Ziffern, {AMENDMENTS} Änderungsanträge, {len(workspace().open_collisions)} Kollisionen")
    measure("collisions", lambda: collisions_among(proposal, amendments))
    measure("synopsis: all rows", lambda: synopsis(proposal, amendments))
    measure("list: 20 redlines with words", lambda: shown(proposal, amendments[:20]))
    measure("workspace: keys of all places", lambda: [row.outcome_key for row in workspace().rows if row.is_touched])
    measure("workspace: one click", lambda: workspace().place(touched).outcome)
    measure("workspace: rendered for the first time", first_page)
    measure("workspace: rendered again", page)


if __name__ == "__main__":
    main()

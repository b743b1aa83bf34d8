"""What the editor by Ziffer sends, and what it made of it."""

from urllib.parse import urlencode

from proposals.models import Proposal
from text.blocks import Block

WEB_FORM = "application/x-www-form-urlencoded"
FIRST = "Die IntMK stellt fest, dass Kurse fehlen."


def form_of(proposal, *, base=None, title=None, do="save", blocks=None, **extra):
    """What a browser sends: the current text, with changes by block id."""
    version = proposal.text
    blocks = blocks if blocks is not None else version.read().blocks
    data = [("base", base or version.number), ("title", title or version.title), ("do", do)]
    for block in blocks:
        data += [("block", block.id), (f"kind-{block.id}", block.kind), (f"level-{block.id}", block.level)]
        data.append((f"text-{block.id}", block.text))
    return urlencode([*data, *extra.items()])


def with_text(blocks, place, text):
    changed = list(blocks)
    old = changed[place]
    changed[place] = Block(old.id, old.kind, text, old.level)
    return changed


def texts(proposal):
    return [block["text"] for block in Proposal.objects.get(pk=proposal.pk).text.blocks]

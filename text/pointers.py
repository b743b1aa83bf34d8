"""What to say of the references of a text: which have followed, which lead nowhere, which may lead elsewhere."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace

from .blocks import Block, names
from .following import Numbering, anchored, follow, may_point
from .references import STRUCK, Reference, references

Blocks = Sequence[Block]

MOST = 3  # sentences of one answer; how many more there are is counted


@dataclass(frozen=True, slots=True)
class Doubt:
    """A reference that somebody should look at, with the block in which it stands and how that is called."""

    block_id: str
    name: str
    said: str

    @property
    def sentence(self) -> str:
        return f"{self.name}: {self.said}"


def followed(before: Blocks, after: Blocks, only: Container[str] | None = None) -> list[str]:
    """One sentence for each reference that says another number in `after` than in `before`, the same words otherwise.

    `only` names the blocks to look at, where others have other words.
    """
    was, called = {block.id: block.text for block in before}, names(after)
    return [
        sentence
        for block in after
        if was.get(block.id, block.text) != block.text and (only is None or block.id in only)
        for sentence in _changed(called[block.id], was[block.id], block.text)
    ]


def _changed(name: str, before: str, after: str) -> Iterator[str]:
    for old, new in zip(references(before), references(after), strict=False):
        was, now = before[old.start : old.end], after[new.start : new.end]
        if was == now:
            continue
        if now.endswith(STRUCK) and not was.endswith(STRUCK):
            yield f"In {name} führt der Verweis auf „{was}“ ins Leere: Die Ziffer ist gestrichen."
        else:
            yield f"In {name} heißt der Verweis „{was}“ jetzt „{now}“."


def briefly(sentences: Sequence[str]) -> str:
    """The first of many sentences, and how many more there are."""
    more = len(sentences) - MOST
    if more <= 0:
        return " ".join(sentences)
    return f"{' '.join(sentences[:MOST])} Dazu {'ein weiterer Verweis' if more == 1 else f'{more} weitere Verweise'}."


def doubts(blocks: Blocks) -> list[Doubt]:
    """The references that lead nowhere, or of which nobody can tell where."""
    if not may_point(blocks):
        return []
    numbers, called = Numbering(tuple(blocks)), names(blocks)
    return [
        Doubt(block.id, called[block.id], said)
        for block in blocks
        for reference in references(block.text)
        if (said := _doubt(block, reference, numbers))
    ]


def _doubt(block: Block, reference: Reference, numbers: Numbering) -> str:
    words = block.text[reference.start : reference.end]
    if reference.is_foreign:
        return ""
    if any(item.is_struck for item in reference.items):
        return f"Der Verweis „{words}“ führt auf eine gestrichene Ziffer."
    if reference.is_doubtful:
        return f"„{words}“ kann diesen oder einen anderen Text meinen."
    if any(numbers.found(item, block.id) is None for item in reference.items):
        return f"„{words}“ gibt es in diesem Text nicht."
    return ""


def shifted(old: Blocks, new: Blocks) -> list[str]:
    """One sentence for each paragraph that says the same as before while what it refers to has another number."""
    if not may_point(new):
        return []
    was, before, now = {block.id: block for block in old}, Numbering(tuple(old)), Numbering(tuple(new))
    meant = {block.id: block for block in follow(old, new)}
    called = names(new)
    return [
        f"{called[block.id]} verweist auf andere Ziffern als bisher; gemeint war „{_meant(meant[block.id])}“."
        for block in new
        if block.id in was
        and was[block.id].text == block.text
        and anchored(block, before) != anchored(block, now)
        and meant[block.id].text != block.text
    ]


def between(old: Blocks, new: Blocks) -> list[str]:
    """What to say of references where two texts are compared."""
    if not may_point(new):
        return []
    words = {block.id: block.text for block in old}
    plain = [block if block.id not in words else replace(block, text=words[block.id]) for block in new]
    same = dict(zip((block.id for block in new), follow(old, plain), strict=True))
    kept = {block.id for block in new if same[block.id].text == block.text}
    said = followed(plain, new, kept)
    return [*said, *shifted(old, new), *(doubt.sentence for doubt in doubts(new))]


def _meant(block: Block) -> str:
    return "“, „".join(block.text[each.start : each.end] for each in references(block.text) if not each.is_foreign)

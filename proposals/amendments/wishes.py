"""„Unterstützt, wenn“ at its places in the text: beside the amendments, where nobody has made one of it. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from proposals.positions.wishes import WantedWording, wish_of
from text.amend import TITLE
from text.diff import Difference
from text.places import Places
from text.redline import DELETE, Segment
from text.text import Text
from text.words import Placed


@dataclass(frozen=True, slots=True)
class WishHere:
    """What one Land wants at one place before it supports the text."""

    position: object
    segments: tuple[Segment, ...]
    note: str = ""

    @property
    def words(self) -> str:
        """What would stand there."""
        return "".join(segment.text for segment in self.segments if segment.op != DELETE)

    @property
    def key(self) -> int:
        """Tells it from any other on the same text: a position never changes."""
        return self.position.pk


def wishes_at(version, positions: Iterable) -> dict[str, list[WishHere]]:
    """The wishes by the blocks of the text they are about, or `TITLE`. What is new stands at the block ahead of it."""
    found: dict[str, list[WishHere]] = {}
    for position in positions:
        if position.amended_as is None:
            for block_id, wish in _places(position, wish_of(position, version)):
                found.setdefault(block_id, []).append(wish)
    return found


def _places(position, wish: WantedWording):
    if wish.new_title:
        yield TITLE, WishHere(position, wish.new_title)
    new = wish.now.apply(wish.operations)
    places = Places(wish.now.blocks, new.blocks)
    for placed in wish.placed:
        block_id = placed.change.block.id
        at = _ahead(wish.now, new, block_id) if placed.change.kind is Difference.INSERTED else block_id
        yield at, WishHere(position, placed.change.segments, _note(placed, places))
    for left in wish.left:
        at = left.id if not left.is_gone else left.after or TITLE
        changed = f"{left.name}: seither {'gestrichen' if left.is_gone else 'geändert'}"
        yield at, WishHere(position, left.segments, ", ".join(filter(None, [changed, left.note])))


def _note(placed: Placed, places: Places) -> str:
    match placed.change.kind:
        case Difference.DELETED:
            return "streichen"
        case Difference.INSERTED:
            return f"{places.where(placed.change.new.id)} einfügen"
    return placed.note


def _ahead(now: Text, new: Text, block_id: str) -> str:
    """The block of the text behind which something new would stand, the title at the very beginning."""
    known, ahead = now.names, TITLE
    for block in new.blocks:
        if block.id == block_id:
            break
        ahead = block.id if block.id in known else ahead
    return ahead

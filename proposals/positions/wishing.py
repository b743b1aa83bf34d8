"""A wish as somebody fills it in: place by place other words, nothing, or something new behind it. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from intmk.clean import clean_text
from intmk.refusal import Refused
from proposals.positions.stances import Stance
from text import amend
from text.amend import TITLE, Delete, Insert, Operation, Replace, Retitle
from text.blocks import PARTS, Block, Kind, new_id, points_above, settle
from text.text import Text

# The place at which a part begins that the text does not have yet.
_OPENING = {kind: f"neu_{kind}" for kind in PARTS}
AHEAD = object()  # where a new block stands that has none of the text before it


@dataclass(frozen=True, slots=True)
class PlaceWish:
    """What shall become of one place. `new` holds paragraphs that come behind it and its subpoints.

    `ahead` holds those that come in front of it: only the first place of a part has none to stand behind.
    """

    words: str
    is_struck: bool = False
    new: tuple[str, ...] = ()
    ahead: tuple[str, ...] = ()


def wished(text: Text, wishes: Mapping[str, PlaceWish]) -> Text:
    """The text with the wishes by block id, `TITLE`, or a part to begin. A point takes its subpoints along."""
    struck = {block_id for block_id, wish in wishes.items() if wish.is_struck}
    above = points_above(text.blocks)
    blocks: list[Block] = []
    waiting: list[tuple[Block, PlaceWish]] = []  # what comes behind a point that still has subpoints
    for block in text.blocks:
        while waiting and not _is_below(block, waiting[-1][0]):
            blocks += _new(*waiting.pop())
        if above[block.id] in struck:
            struck.add(block.id)
        wish = wishes.get(block.id)
        blocks += _ahead(block, wish.ahead) if wish else []
        if block.id not in struck:
            blocks.append(Block(block.id, block.kind, clean_text(wish.words), block.level) if wish else block)
        if wish and wish.new:
            waiting.append((block, wish))
    while waiting:
        blocks += _new(*waiting.pop())
    for place, kind in openings(text).items():
        blocks += _new(Block("", kind, ""), wishes[place]) if place in wishes else []
    title = wishes[TITLE].words if TITLE in wishes else text.title
    return Text(clean_text(title) or text.title, settle(block for block in blocks if block.text))


def _is_below(block: Block, point: Block) -> bool:
    return block.kind is point.kind and block.level > point.level


def _new(point: Block, wish: PlaceWish) -> list[Block]:
    return [Block(new_id(), point.kind, clean_text(words), point.level) for words in wish.new if clean_text(words)]


def _ahead(first: Block, ahead: Iterable[str]) -> list[Block]:
    """What comes before a heading is no heading itself."""
    kind = first.kind.part
    return [Block(new_id(), kind, clean_text(words)) for words in ahead if clean_text(words)]


def firsts(text: Text) -> dict[Kind, str]:
    """The first block of each part of the text."""
    found: dict[Kind, str] = {}
    for block in text.blocks:
        found.setdefault(block.kind.part, block.id)
    return found


def openings(text: Text) -> dict[str, Kind]:
    """The parts that the text lacks, by the place at which each begins."""
    known = firsts(text)
    return {place: kind for kind, place in _OPENING.items() if kind not in known}


def places_of(text: Text) -> dict[str, str]:
    """What can be chosen, with the words that stand there now."""
    words = {TITLE: text.title} | {block.id: block.text for block in text.blocks}
    return words | dict.fromkeys(openings(text), "")


def filled_in(text: Text, operations: Iterable[Operation]) -> dict[str, PlaceWish]:
    """The wish as the form shows it again: on the text as it stands, as far as its places are still there."""
    found: dict[str, PlaceWish] = {}
    words = {block.id: block.text for block in text.blocks} | {TITLE: text.title}
    operations = tuple(operations)
    gone = {operation.id for operation in operations if isinstance(operation, Delete)}
    above, put, first = points_above(text.blocks), {}, firsts(text)
    for operation in operations:
        match operation:
            case Retitle(new):
                found[TITLE] = PlaceWish(new)
            case Replace(block_id, new, _) if block_id in words:
                found[block_id] = replace(found.get(block_id, PlaceWish(new)), words=new)
            case Delete(block_id) if block_id in words and above[block_id] not in gone:
                found[block_id] = replace(found.get(block_id, PlaceWish(words[block_id])), is_struck=True)
            case Insert(_, block) if block.kind.part not in first:
                place = _OPENING[block.kind.part]
                known = found.get(place, PlaceWish(""))
                found[place] = replace(known, new=(*known.new, block.text))
            case Insert(after, block) if (after is None and block.kind.part in first) or put.get(after) is AHEAD:
                put[block.id] = AHEAD
                point = first[block.kind.part]
                known = found.get(point, PlaceWish(words[point]))
                found[point] = replace(known, ahead=(*known.ahead, block.text))
            case Insert(after, block):
                put[block.id] = point = _point(text, put.get(after, after), block.level)
                if point in words:
                    known = found.get(point, PlaceWish(words[point]))
                    found[point] = replace(known, new=(*known.new, block.text))
    return found


def _point(text: Text, after: str | None, level: int) -> str | None:
    """The block on that level which, with its subpoints, ends with the block `after`."""
    above, block = points_above(text.blocks), text.get(after) if after else None
    while block is not None and block.level > level:
        block = text.get(above[block.id]) if above[block.id] else None
    return block.id if block else None


class Wishing:
    """What a position says: one place in other words, or operations on the text of its version."""

    WORDS = ("stance", "note", "block_id", "wording", "operations")

    @property
    def words(self) -> dict:
        return {name: getattr(self, name) for name in self.WORDS}

    @property
    def wished(self) -> list[str]:
        """What it wants, in words that need no text beside them."""
        return wishes_in_words(self.wording, self.operations)

    def wanted(self) -> tuple[Operation, ...]:
        """What a „unterstützt, wenn“ wants of the text of its version."""
        if self.operations is not None:
            return amend.load(self.operations)
        block = self.version.read().get(self.block_id)
        return (Replace(self.block_id, clean_text(self.wording), block.level),) if block else ()


def typed_of(words: Mapping) -> dict:
    """What a person has said with a position: the ids that we gave to new paragraphs are ours."""
    operations = words["operations"]
    return {**words, "operations": operations and amend.without_new_ids(amend.load(operations))}


def check_wish(text: Text, stance, block_id: str, wording: str, operations: Sequence[Operation]) -> None:
    """Refused where „unterstützt, wenn“ names nothing that could be done to the text."""
    if Stance(stance) != Stance.SUPPORTS_IF:
        return
    if operations:
        text.apply(operations).checked()
        return
    if not wording.strip():
        raise Refused("Bitte geben Sie den Wortlaut an, unter dem Ihr Land unterstützt.")
    block = text.get(block_id)
    if block is None or block.kind is not Kind.ZIFFER:
        raise Refused("Die gewählte Ziffer steht nicht in der aktuellen Fassung. Bitte wählen Sie eine vorhandene.")


def wishes_in_words(wording: str, operations: list | None) -> list[str]:
    """What a wish wants, one sentence for each place, for where no text stands beside it."""
    told = [f"Gewünschter Wortlaut: „{wording}“"] if wording else []
    struck = 0
    for operation in amend.load(operations or []):
        match operation:
            case Retitle(words) | Replace(_, words):
                told.append(f"Gewünschter Wortlaut: „{words}“")
            case Insert(_, block):
                told.append(f"Einfügen: „{block.text}“")
            case Delete():
                struck += 1
    return [*told, *([f"Streichen: {struck} {'Absatz' if struck == 1 else 'Absätze'}"] if struck else [])]

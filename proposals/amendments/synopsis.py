"""Amendments as pages show them: each with its redline and in words, and all of them beside the text. No queries.

Pure.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from proposals.amendments.merging import Candidate, Choices, Merge, Variant, candidates_on, published
from text.amend import TITLE, Delete, Insert, Move, Operation, Replace, Retitle, load
from text.blocks import Block, Kind
from text.collide import Collision, collisions
from text.redline import DELETE, INSERT, Segment, redline
from text.text import Comparison, Text, compared
from text.words import in_dative


def redline_of(text: Text, operations: Iterable[Operation]) -> Comparison:
    """What operations change in a text; both are saved."""
    return compared(text, text.apply(operations))


@dataclass(frozen=True, slots=True)
class Shown:
    """An amendment on its page: as it was filed, and what is the matter with it on the current text."""

    amendment: object
    redline: Comparison
    flagged: list[str]
    collisions: list[Collision] = field(default_factory=list)


def shown(proposal, amendments: Sequence, found: Iterable[Collision] = ()) -> list[Shown]:
    """The amendments with their redlines. `flagged`: what has changed since in the text of those that are open."""
    by_label: dict[str, list[Collision]] = {}
    for collision in found:
        for label in collision.keys:
            by_label.setdefault(label, []).append(collision)
    return [
        Shown(
            each,
            redline_of(each.original(), each.wanted()),
            _flagged(each, proposal.text),
            by_label.get(each.label, []),
        )
        for each in amendments
    ]


def _flagged(amendment, version) -> list[str]:
    if not amendment.is_open:
        return []
    _, flagged = amendment.on(version)
    known = amendment.original().names | version.read().names | {TITLE: "Titel"}
    return sorted(known.get(block_id, "ein neuer Absatz") for block_id in flagged)


@dataclass(frozen=True, slots=True)
class Told:
    """One act of the dialogue, with the redline of the words it brings."""

    act: object
    redline: Comparison | None


def told(amendment, rounds: Iterable) -> list[Told]:
    """The acts as a page tells them; their words stand against the version the amendment was filed for."""
    return [
        Told(each, None if each.operations is None else redline_of(amendment.original(), load(each.operations)))
        for each in rounds
    ]


def collisions_among(proposal, amendments: Iterable) -> list[Collision]:
    """Which open amendments cannot be adopted together, on the current text."""
    candidates = candidates_on(proposal.text, [each for each in amendments if each.is_open])
    return collisions(_as_filed(candidates), proposal.text.read().blocks)


def _as_filed(candidates: Iterable[Candidate]) -> dict[str, list[Operation]]:
    return {
        each.amendment.label: [operation for of in each.original.values() for operation in of]
        for each in candidates
        if each.original
    }


@dataclass(frozen=True, slots=True)
class Wanted:
    """What one amendment wants at one place: the words, and a note where words do not say it."""

    amendment: object
    segments: tuple[Segment, ...]
    note: str = ""

    @property
    def words(self) -> str:
        """What would stand there."""
        return "".join(segment.text for segment in self.segments if segment.op != DELETE)


@dataclass(frozen=True, slots=True)
class SynopsisRow:
    """One place of the text with all that is wanted there. `text` is empty for a block that is new."""

    id: str
    name: str
    label: str
    look: str
    text: str
    wanted: list[Wanted]
    stale: list[Wanted]
    collisions: list[Collision]
    recommended: list[Wanted] = field(default_factory=list)


def synopsis(proposal, amendments: Iterable) -> list[SynopsisRow]:
    """The current text, block by block, beside it all open amendments and the published words of recommendations."""
    text = proposal.text.read()
    merge = Merge(text, candidates_on(proposal.text, amendments, published), Choices())
    found: dict[str, list[Collision]] = {}
    for collision in collisions(_as_filed(merge.candidates), text.blocks):
        found.setdefault(collision.block_id, []).append(collision)
    teller = Teller(merge)
    return [
        replace(row_of(merge, place, teller, found), recommended=_recommended(merge, place.id, teller))
        for place in rows_of(merge)
    ]


def _recommended(merge: Merge, block_id: str, teller: "Teller") -> list[Wanted]:
    parts = [(each, each.part(block_id, Variant.MODIFIED)) for each in merge.touching.get(block_id, [])]
    return [teller.wanted(each, block_id, operations) for each, operations in parts if operations]


def rows_of(merge: Merge) -> list[Block]:
    """The title, then every place of the text; the title stands for itself as a block."""
    return [Block(TITLE, Kind.PREAMBLE, merge.text.title), *merge.places]


def row_of(merge: Merge, place: Block, teller: "Teller", found: dict[str, list[Collision]]) -> SynopsisRow:
    old = merge.text.title if place.id == TITLE else teller.blocks[place.id].text if place.id in teller.blocks else ""
    return SynopsisRow(
        id=place.id,
        name=teller.name_of(place),
        label=teller.labels.get(place.id, ""),
        look=look(place),
        text=old,
        wanted=[
            teller.wanted(each, place.id, each.part(place.id, Variant.ORIGINAL))
            for each in merge.touching.get(place.id, [])
            if each.part(place.id, Variant.ORIGINAL)
        ],
        stale=[teller.stale(each, place.id, old) for each in merge.stale.get(place.id, [])],
        collisions=found.get(place.id, []),
    )


def look(place: Block) -> str:
    """How its words are shown: as a heading, or on its level."""
    return "heading" if place.kind is Kind.HEADING else str(place.level)


class Teller:
    """Says what a part of an amendment wants, with the names of the places in the text."""

    def __init__(self, merge: Merge):
        self.title = merge.text.title
        self.blocks = {block.id: block for block in merge.text.blocks}
        self.labels, self.names = merge.text.numbers, merge.text.names

    def name(self, block_id: str) -> str:
        return "Titel" if block_id == TITLE else self.names.get(block_id, "Neuer Absatz")

    def name_of(self, place: Block) -> str:
        """Above its words: a heading is not called by them."""
        if place.kind is not Kind.HEADING:
            return self.name(place.id)
        return "Zwischenüberschrift" if place.id in self.names else "Neue Zwischenüberschrift"

    def wanted(self, candidate: Candidate, block_id: str, operations: Sequence[Operation]) -> Wanted:
        segments: tuple[Segment, ...] = ()
        notes = []
        for operation in operations:
            match operation:
                case Retitle(text):
                    segments = redline(self.title, text)
                case Replace(_, text, level):
                    block = self.blocks[block_id]
                    segments = redline(block.text, text)
                    notes += ["andere Ebene"] if level != block.level else []
                case Delete():
                    segments = (Segment(DELETE, self.blocks[block_id].text),)
                    notes.append("streichen")
                case Insert(after, block):
                    segments = (Segment(INSERT, block.text),)
                    notes.append(f"neu {self._where(after)}")
                case Move(_, after):
                    notes.append(f"verschieben {'an den Anfang' if after is None else self._where(after)}")
        return Wanted(candidate.amendment, segments, ", ".join(notes))

    def stale(self, candidate: Candidate, block_id: str, old: str) -> Wanted:
        """The words an amendment wanted for a block that has changed since."""
        texts = [op.text for op in candidate.amendment.wanted() if isinstance(op, Replace) and op.id == block_id]
        note = f"Diese Stelle hat sich seit Fassung {candidate.amendment.base.number} geändert."
        return Wanted(candidate.amendment, redline(old, texts[0]) if texts else (), note)

    def _where(self, after: str | None) -> str:
        if after is None:
            return "am Anfang"
        return f"nach {in_dative(self.names[after])}" if after in self.names else "nach dem neuen Absatz davor"

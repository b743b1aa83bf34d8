"""Amendments as pages show them: each with its redline and in words, and all of them beside the text. No queries.

Pure.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from proposals.amendments.candidates import Candidate, Variant, candidates_on, published
from proposals.amendments.merging import Choices, Merge
from proposals.amendments.wishes import WishHere, wishes_at
from text.amend import TITLE, Delete, Insert, Move, Operation, Replace, Retitle, load
from text.blocks import Block, Kind
from text.collide import Collision, collisions
from text.following import follow_written
from text.leftover import Leftover, leftovers
from text.places import Places, noun
from text.pointers import between, doubts
from text.redline import DELETE, INSERT, Segment, redline
from text.text import Comparison, Text, compared


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
    return [left.name for left in leftovers(amendment.original(), version.read(), amendment.wanted(), flagged)]


def pointers_of(amendment) -> list[str]:
    """What to say of references to Ziffern in what an amendment wants of its text."""
    return between(amendment.original().blocks, _as_read(amendment))


def _as_read(amendment) -> tuple[Block, ...]:
    """The text with all of an amendment, in which the references of the text have followed."""
    source = amendment.source(amendment.wanted())
    return follow_written(amendment.original().blocks, source, source)


def doubts_by(amendment) -> dict[str, list[str]]:
    """References that an amendment would leave without a Ziffer, or unclear, by their blocks."""
    known = {(doubt.block_id, doubt.said) for doubt in amendment.original().doubts}
    found: dict[str, list[str]] = {}
    for doubt in doubts(_as_read(amendment)):
        if (doubt.block_id, doubt.said) not in known:
            found.setdefault(doubt.block_id, []).append(f"Mit {amendment.label}: {doubt.said}")
    return found


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
    wishes: list[WishHere] = field(default_factory=list)
    pointers: list[str] = field(default_factory=list)  # references there that lead nowhere, or would

    @property
    def is_touched(self) -> bool:
        return bool(self.wanted or self.stale or self.recommended or self.wishes or self.pointers)


def synopsis(proposal, amendments: Iterable, positions: Iterable = ()) -> list[SynopsisRow]:
    """The current text, block by block, beside it all open amendments and the published words of recommendations.

    `positions`: every „unterstützt, wenn“, to stand at its places. What an amendment wants at a place that the text
    does not have any more stands where that place would be.
    """
    text = proposal.text.read()
    merge = Merge(text, candidates_on(proposal.text, amendments, published), Choices())
    found: dict[str, list[Collision]] = {}
    for collision in collisions(_as_filed(merge.candidates), text.blocks):
        found.setdefault(collision.block_id, []).append(collision)
    teller = Teller(merge)
    wishes, pointers = wishes_at(proposal.text, positions), _pointers(text, merge.candidates)
    rows = [
        replace(
            row_of(merge, place, teller, found),
            recommended=_recommended(merge, place.id, teller),
            wishes=wishes.get(place.id, []),
            pointers=pointers.get(place.id, []),
        )
        for place in rows_of(merge)
    ]
    return _with_gone(rows, merge, teller)


def _pointers(text: Text, candidates: Iterable[Candidate]) -> dict[str, list[str]]:
    """By block: the references of the text itself that lead nowhere, and those that an amendment would leave so."""
    found: dict[str, list[str]] = {}
    for doubt in text.doubts:
        found.setdefault(doubt.block_id, []).append(doubt.said)
    for candidate in candidates:
        for block_id, said in doubts_by(candidate.amendment).items():
            found.setdefault(block_id, []).extend(said)
    return found


def _recommended(merge: Merge, block_id: str, teller: "Teller") -> list[Wanted]:
    touching = merge.touching.get(block_id, [])
    return [
        teller.wanted(each, block_id, Variant.MODIFIED) for each in touching if each.part(block_id, Variant.MODIFIED)
    ]


def _with_gone(rows: list[SynopsisRow], merge: Merge, teller: "Teller") -> list[SynopsisRow]:
    """With a row for every place that is gone and still wanted, behind the one it stood behind."""
    rows = list(rows)
    for block_id, candidates in merge.stale.items():
        ids = [row.id for row in rows]
        if block_id in ids:
            continue
        left = teller.left(candidates[0])[block_id]
        place = ids.index(left.after) + 1 if left.after in ids else 1
        stale = [teller.stale(each, block_id) for each in candidates]
        rows.insert(place, SynopsisRow(block_id, left.name, "", "gone", "", [], stale, []))
    return rows


def rows_of(merge: Merge) -> list[Block]:
    """The title, then every place of the text; the title stands for itself as a block."""
    return [Block(TITLE, Kind.PREAMBLE, merge.text.title), *merge.places]


def row_of(merge: Merge, place: Block, teller: "Teller", found: dict[str, list[Collision]]) -> SynopsisRow:
    old = merge.text.title if place.id == TITLE else teller.blocks[place.id].text if place.id in teller.blocks else ""
    return SynopsisRow(
        id=place.id,
        name=teller.name_of(place),
        label=merge.text.numbers.get(place.id, ""),
        look=look(place),
        text=old,
        wanted=[
            teller.wanted(each, place.id, Variant.ORIGINAL)
            for each in merge.touching.get(place.id, [])
            if each.part(place.id, Variant.ORIGINAL)
        ],
        stale=[teller.stale(each, place.id) for each in merge.stale.get(place.id, [])],
        collisions=found.get(place.id, []),
    )


def look(place: Block) -> str:
    """How its words are shown: as a heading, or on its level."""
    return "heading" if place.kind is Kind.HEADING else str(place.level)


class Teller:
    """Says what a part of an amendment wants, with the names of the places in the text."""

    def __init__(self, merge: Merge):
        self.text = merge.text
        self.blocks = {block.id: block for block in merge.text.blocks}
        self.places = Places(merge.text.blocks, merge.places)
        self._moved: dict[tuple[int, Variant], Places] = {}
        self._left: dict[int, dict[str, Leftover]] = {}

    def name(self, block_id: str) -> str:
        return self.places.name(block_id)

    def name_of(self, place: Block) -> str:
        """Above its words: a heading that is there is not called by them."""
        is_known = place.kind is Kind.HEADING and place.id in self.blocks
        return "Zwischenüberschrift" if is_known else self.name(place.id)

    def wanted(self, candidate: Candidate, block_id: str, variant: Variant) -> Wanted:
        segments: tuple[Segment, ...] = ()
        notes = []
        for operation in candidate.part(block_id, variant):
            match operation:
                case Retitle(text):
                    segments = redline(self.text.title, text)
                case Replace(_, text, level):
                    block = self.blocks[block_id]
                    segments = redline(block.text, text)
                    notes += [f"als {noun(replace(block, level=level))}"] if level != block.level else []
                case Delete():
                    segments = (Segment(DELETE, self.blocks[block_id].text),)
                    notes.append("streichen")
                case Insert(_, block):
                    segments = (Segment(INSERT, block.text),)
                    notes.append(f"{self.places.where(block_id)} einfügen")
                case Move():
                    where = self._order(candidate, variant).where(block_id)
                    notes.append(f"{where.of_move} verschieben")
        return Wanted(candidate.amendment, segments, ", ".join(notes))

    def stale(self, candidate: Candidate, block_id: str) -> Wanted:
        """The words an amendment wanted at a place that has changed since, or is gone."""
        left = self.left(candidate)[block_id]
        happened = "steht nicht mehr im Text" if left.is_gone else "hat sich geändert"
        note = f"Diese Stelle {happened} (seit Fassung {candidate.amendment.base.number})"
        return Wanted(candidate.amendment, left.segments, f"{note}: {left.note}" if left.note else note)

    def left(self, candidate: Candidate) -> dict[str, Leftover]:
        """What no longer fits of an amendment, by its places."""
        if candidate.number not in self._left:
            amendment = candidate.amendment
            found = leftovers(amendment.original(), self.text, amendment.wanted(), candidate.flagged)
            self._left[candidate.number] = {left.id: left for left in found}
        return self._left[candidate.number]

    def _order(self, candidate: Candidate, variant: Variant) -> Places:
        """The text with all of one wording of an amendment: beside what a block that it moves comes to stand."""
        key = candidate.number, variant
        if key not in self._moved:
            operations = [op for part in candidate.wordings[variant].values() for op in part]
            self._moved[key] = Places(self.text.blocks, self.text.apply(operations).blocks)
        return self._moved[key]

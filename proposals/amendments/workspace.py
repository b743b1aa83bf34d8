"""The merge workspace as its page shows it: every place of the text with its chips and what comes out there. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

from proposals.amendments.dialogue import Advice
from proposals.amendments.merging import Candidate, Merge, Variant
from proposals.amendments.rules import Fate
from proposals.amendments.synopsis import SynopsisRow, Teller, Wanted, row_of, rows_of
from text.amend import TITLE
from text.blocks import Block, points_above
from text.collide import Collision
from text.redline import Segment, redline


@dataclass(frozen=True, slots=True)
class Option:
    """One variant of a chip, with the words it stands for."""

    variant: Variant
    is_chosen: bool
    wanted: Wanted | None


@dataclass(frozen=True, slots=True)
class Chip:
    """One amendment at one place: who wants it, what is recommended, which variant is chosen."""

    candidate: Candidate
    advice: str
    answer: str
    is_new: bool
    options: list[Option]

    @property
    def amendment(self):
        return self.candidate.amendment

    @property
    def is_in(self) -> bool:
        return any(option.is_chosen and option.variant != Variant.OUT for option in self.options)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What comes out at one place with the present choices."""

    segments: tuple[Segment, ...]
    kind: str  # same, changed, inserted, deleted
    is_by_hand: bool
    collisions: list[Collision]
    sides: list[tuple[str, Wanted]]  # what is chosen here, with the amendments it comes from
    notes: list[str]  # what the words do not show: another place or level
    warning: str  # what becomes of the subpoints of a Ziffer that goes


@dataclass(frozen=True, slots=True)
class MergePlace:
    row: SynopsisRow
    chips: list[Chip]
    outcome: Outcome
    by_hand: str
    mark: str  # of what can be seen and chosen here; empty where nothing can

    @property
    def beginnings(self) -> list[tuple[str, str]]:
        """What words by hand can begin with: the text as it is, and everything that is wanted here."""
        wanted = [
            (f"{chip.amendment.label} {option.variant.label}", option.wanted.words)
            for chip in self.chips
            for option in chip.options
            if option.wanted and option.wanted.words
        ]
        return [("bisheriger Text", self.row.text), *wanted] if self.row.text else wanted

    @property
    def is_touched(self) -> bool:
        return bool(self.chips or self.row.stale)


class Workspace:
    """All places of the text; computed once for a page, and for one place after a click."""

    def __init__(self, merge: Merge):
        self.merge, self.teller = merge, Teller(merge)
        self.woven = merge.woven
        self.new = {block.id: block.text for block in self.woven.blocks} | {TITLE: self.woven.title}
        self.open_collisions = merge.open_collisions
        self.found: dict[str, list[Collision]] = {}
        for collision in self.open_collisions:
            self.found.setdefault(collision.block_id, []).append(collision)

    @property
    def places(self) -> list[MergePlace]:
        return [self._place(block) for block in rows_of(self.merge)]

    def place(self, block_id: str) -> MergePlace | None:
        return next((self._place(block) for block in rows_of(self.merge) if block.id == block_id), None)

    def changed_since(self, known: Mapping[str, str]) -> list[tuple[MergePlace, str]]:
        """Places of which a page has other marks than these, each with the id of the place ahead if it is new there."""
        blocks = rows_of(self.merge)
        changed = [
            (block, ahead)
            for block, ahead in zip(blocks, [None, *blocks], strict=False)
            if self._mark(block.id) != known.get(block.id, "")
        ]
        base = {TITLE, *(block.id for block in self.merge.text.blocks)}
        return [
            (self._place(block), "" if block.id in base or block.id in known else ahead.id) for block, ahead in changed
        ]

    def gone_since(self, known: Mapping[str, str]) -> list[str]:
        """Places a page has that are no longer there."""
        return sorted(known.keys() - {block.id for block in rows_of(self.merge)})

    def _mark(self, block_id: str) -> str:
        return self.merge.mark(block_id) if self.merge.is_touched(block_id) else ""

    @property
    def undecided(self) -> list:
        """For which nothing is chosen; they stay open."""
        return [each.amendment for each in self.merge.candidates if self.merge.preset_fate(each) == Fate.FILED]

    @property
    def new_amendments(self) -> list:
        """What came in while the draft was being made."""
        return [each.amendment for each in self.merge.candidates if self.merge.is_new(each)]

    @property
    def homeless(self) -> list[Wanted]:
        """What no longer has a place in the text at all."""
        known = {block.id for block in rows_of(self.merge)}
        return [
            self.teller.stale(each, block_id, "")
            for block_id, candidates in self.merge.stale.items()
            if block_id not in known
            for each in candidates
        ]

    def _place(self, block: Block) -> MergePlace:
        row = row_of(self.merge, block, self.teller, self.found)
        by_hand = self.merge.by_hand.get(block.id, "")
        return MergePlace(row, self._chips(block.id), self._outcome(row), by_hand, self._mark(block.id))

    def _chips(self, block_id: str) -> list[Chip]:
        return [
            Chip(each, _advice(each), _answer(each), self.merge.is_new(each), self._options(each, block_id))
            for each in self.merge.touching.get(block_id, [])
        ]

    def _options(self, candidate: Candidate, block_id: str) -> list[Option]:
        chosen = self.merge.variant(candidate, block_id)
        return [
            Option(variant, variant == chosen, self._wanted(candidate, block_id, variant))
            for variant in candidate.variants
        ]

    def _wanted(self, candidate: Candidate, block_id: str, variant: Variant) -> Wanted | None:
        operations = candidate.part(block_id, variant)
        return self.teller.wanted(candidate, block_id, operations) if operations else None

    def _outcome(self, row: SynopsisRow) -> Outcome:
        new = self.new.get(row.id, "")
        kind = "same" if new == row.text else "changed" if new and row.text else "inserted" if new else "deleted"
        sides = self._sides(row.id)
        notes = [f"{wanted.note} ({label})" for label, wanted in sides if wanted.note] if kind == "same" else []
        by_hand = row.id in self.merge.by_hand
        return Outcome(redline(row.text, new), kind, by_hand, row.collisions, sides, notes, self._left_behind(row.id))

    def _left_behind(self, block_id: str) -> str:
        """A Ziffer goes and its subpoints stay: they slide below the one before, which nobody may have meant."""
        above = points_above(self.merge.text.blocks)
        left = [block for block in self.merge.text.blocks if above[block.id] == block_id and block.id in self.new]
        if block_id in self.new or not left:
            return ""
        point = points_above(self.woven.blocks)[left[0].id]
        where = f"gehören danach zu {self.teller.name(point)}" if point else "stehen danach für sich"
        subpoints = ", ".join(self.teller.labels[block.id] for block in left)
        return f"Die Unterpunkte bleiben ({subpoints}) und {where}. Bitte prüfen Sie, ob das gewollt ist."

    def _sides(self, block_id: str) -> list[tuple[str, Wanted]]:
        found = []
        for each in self.merge.touching.get(block_id, []):
            operations = each.part(block_id, self.merge.variant(each, block_id) or Variant.OUT)
            if operations:
                found.append((each.amendment.label, self.teller.wanted(each, block_id, operations)))
        return found


def _advice(candidate: Candidate) -> str:
    advice = candidate.amendment.standing.advice
    return Advice(advice.advice).label if advice else ""


def _answer(candidate: Candidate) -> str:
    standing = candidate.amendment.standing
    return standing.sentence if standing.asked else ""

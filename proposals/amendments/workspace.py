"""The merge workspace as its page shows it: every place of the text with its chips and what comes out there. Pure.

Nearly all of it is the same as when the page was shown last. So a place says first by its keys what it shows, and
computes it only where that has not been rendered yet.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from proposals.amendments.candidates import Candidate, Variant
from proposals.amendments.choosing import Chip, Option, Outcome
from proposals.amendments.dialogue import Advice
from proposals.amendments.merging import Merge
from proposals.amendments.rules import Fate
from proposals.amendments.synopsis import Teller, Wanted, look, rows_of
from proposals.amendments.wishes import WishHere
from text.amend import TITLE
from text.blocks import Block, points_above
from text.collide import Collision
from text.following import may_point
from text.pointers import Doubt
from text.redline import redline

AT_ONCE = 8  # places whose choices come with the page; those of the others come, as many at a time, when looked at


class MergePlace:
    """One place of the text that somebody wants to change."""

    is_touched = True

    def __init__(self, desk: "Workspace", block: Block):
        self._desk = desk
        self.id, self.mark, self.look = block.id, desk.mark(block.id), look(block)
        self.name = desk.teller.name_of(block)
        self.by_hand = desk.merge.by_hand.get(block.id, "")
        self._touching = desk.merge.touching.get(block.id, [])
        self._stale = desk.merge.stale.get(block.id, [])

    @property
    def outcome_key(self) -> tuple:
        """Tells what comes out here from what came out anywhere before."""
        digest, new, warning = self._desk.merge.text.digest, self._desk.new.get(self.id), self._warning
        return digest, self.id, self.mark, new, warning, *(each.sentence for each in self._collisions)

    @property
    def choices_key(self) -> tuple:
        """Tells what can be chosen here, with all that is said about it."""
        told = (self._told(each) for each in [*self._touching, *self._stale])
        return *self.outcome_key, *told, *(each.key for each in self.positions)

    def _told(self, candidate: Candidate) -> tuple:
        amendment = candidate.amendment
        said = amendment.reason, _advice(candidate), _answer(candidate), self._is_new(candidate)
        return candidate.number, *amendment.laender, *said

    @property
    def later_key(self) -> tuple:
        """Tells who wants something here, and with which places the choices come."""
        return self.batch, *self.wishes

    @property
    def is_open(self) -> bool:
        """Whether its choices come with the page."""
        return self.batch == self._desk.open_batch

    @property
    def batch(self) -> str:
        """The first of the places whose choices come together with those of this one."""
        return self._desk.batches[self.id]

    @property
    def wishes(self) -> list[str]:
        """Who wants something here: „Ä3 Hamburg“."""
        found = {each.number: each for each in [*self._touching, *self._stale]}
        return [f"{each.amendment.label} {', '.join(each.amendment.laender)}" for each in found.values()]

    @property
    def positions(self) -> list[WishHere]:
        """Which Länder would support the text if it said something else here."""
        return self._desk.positions.get(self.id, [])

    @property
    def text(self) -> str:
        """As it stands in the text; empty for what is new."""
        return self._desk.old.get(self.id, "")

    @property
    def stale(self) -> list[Wanted]:
        return [self._desk.teller.stale(each, self.id) for each in self._stale]

    @cached_property
    def chips(self) -> list[Chip]:
        return [
            Chip(each, _advice(each), _answer(each), self._is_new(each), self._options(each)) for each in self._touching
        ]

    @cached_property
    def outcome(self) -> Outcome:
        old, new = self.text, self._desk.new.get(self.id, "")
        kind = "same" if new == old else "changed" if new and old else "inserted" if new else "deleted"
        sides = list(self._sides())
        notes = [f"{wanted.note} ({label})" for label, wanted in sides if wanted.note] if kind == "same" else []
        by_hand = self.id in self._desk.merge.by_hand
        return Outcome(redline(old, new), kind, by_hand, self._collisions, sides, notes, self._warning)

    @property
    def beginnings(self) -> list[tuple[str, str]]:
        """What words by hand can begin with: the text as it is, and everything that is wanted here."""
        wanted = [
            (f"{chip.amendment.label} {option.variant.label}", option.wanted.words)
            for chip in self.chips
            for option in chip.options
            if option.wanted and option.wanted.words
        ]
        wanted += [(f"Wunsch {each.position.land.name}", each.words) for each in self.positions if each.words]
        return [("bisheriger Text", self.text), *wanted] if self.text else wanted

    @property
    def _collisions(self) -> list[Collision]:
        return self._desk.found.get(self.id, [])

    @cached_property
    def _warning(self) -> str:
        return self._desk.left_behind(self.id)

    def _is_new(self, candidate: Candidate) -> bool:
        return self._desk.merge.is_new(candidate)

    def _options(self, candidate: Candidate) -> list[Option]:
        chosen = self._desk.merge.variant(candidate, self.id)
        return [Option(variant, variant == chosen, self._wanted(candidate, variant)) for variant in candidate.variants]

    def _wanted(self, candidate: Candidate, variant: Variant) -> Wanted | None:
        return self._desk.teller.wanted(candidate, self.id, variant) if candidate.part(self.id, variant) else None

    def _sides(self) -> Iterator[tuple[str, Wanted]]:
        for each in self._touching:
            wanted = self._wanted(each, self._desk.merge.variant(each, self.id) or Variant.OUT)
            if wanted:
                yield each.amendment.label, wanted


@dataclass(frozen=True, slots=True)
class Quiet:
    """Places that stand together, of which nobody wants anything."""

    desk: "Workspace"
    blocks: list[Block]
    is_touched = False

    @property
    def key(self) -> tuple:
        wishes = (each.key for block in self.blocks for each in self.desk.positions.get(block.id, []))
        return self.desk.merge.text.digest, self.blocks[0].id, self.blocks[-1].id, *wishes

    @property
    def places(self) -> list[tuple[str, str, str, str, list[WishHere]]]:
        """Id, name, look, words, and which Länder would support it with others."""
        positions, name = self.desk.positions, self.desk.teller.name_of
        return [(b.id, name(b), look(b), b.text, positions.get(b.id, [])) for b in self.blocks]


class Workspace:
    """All places of the text. `beginning` is a place whose choices come with the page; without it the first ones do.

    `wishes` reads what Länder want there before they support the text (`wishes_at`).
    """

    def __init__(self, merge: Merge, beginning: str = "", wishes: Callable[[], Mapping] = dict):
        self._wishes = wishes
        self.merge, self.teller = merge, Teller(merge)
        self.woven = merge.woven
        self.old = {block.id: block.text for block in merge.text.blocks} | {TITLE: merge.text.title}
        self.new = {block.id: block.text for block in self.woven.blocks} | {TITLE: self.woven.title}
        self.blocks = rows_of(merge)
        self.open_collisions = merge.open_collisions
        self.found: dict[str, list[Collision]] = {}
        for collision in self.open_collisions:
            self.found.setdefault(collision.block_id, []).append(collision)
        touched = [block.id for block in self.blocks if merge.is_touched(block.id)]
        self.batches = {block_id: touched[place - place % AT_ONCE] for place, block_id in enumerate(touched)}
        self.open_batch = self.batches.get(beginning) or next(iter(touched), "")

    @cached_property
    def positions(self) -> Mapping[str, list[WishHere]]:
        return self._wishes()

    @cached_property
    def doubts(self) -> Sequence[Doubt]:
        """The references that lead nowhere in what comes out, or of which nobody can tell where."""
        return self.merge.result.doubts if may_point(self.woven.blocks) else ()

    @property
    def rows(self) -> list[MergePlace | Quiet]:
        """Every place that somebody wants to change, and what lies between."""
        found: list[MergePlace | Quiet] = []
        for is_touched, stretch in groupby(self.blocks, lambda block: self.merge.is_touched(block.id)):
            blocks = list(stretch)
            found += [MergePlace(self, block) for block in blocks] if is_touched else [Quiet(self, blocks)]
        return found

    @property
    def batch(self) -> list[MergePlace]:
        """The places whose choices come together."""
        return [MergePlace(self, block) for block in self.blocks if self.batches.get(block.id) == self.open_batch]

    def place(self, block_id: str) -> MergePlace | None:
        return next((MergePlace(self, block) for block in self.blocks if block.id == block_id), None)

    def changed_since(self, known: Mapping[str, str]) -> list[tuple[MergePlace | Quiet, str]]:
        """Places of which a page has other marks than these, each with the id of the place ahead if it is new there."""
        return [
            (self._row(block), "" if block.id in self.old or block.id in known else ahead.id)
            for block, ahead in zip(self.blocks, [None, *self.blocks], strict=False)
            if self.mark(block.id) != known.get(block.id, "")
        ]

    def _row(self, block: Block) -> MergePlace | Quiet:
        return MergePlace(self, block) if self.merge.is_touched(block.id) else Quiet(self, [block])

    def gone_since(self, known: Mapping[str, str]) -> list[str]:
        """Places a page has that are no longer there."""
        return sorted(known.keys() - {block.id for block in self.blocks})

    def mark(self, block_id: str) -> str:
        """Of what can be seen and chosen at a place; empty where nothing can."""
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
        known = {block.id for block in self.blocks}
        return [
            self.teller.stale(each, block_id)
            for block_id, candidates in self.merge.stale.items()
            if block_id not in known
            for each in candidates
        ]

    @cached_property
    def _above(self) -> tuple[dict, dict]:
        """Of every block the point it belongs to: in the text as it is, and in what comes out."""
        return points_above(self.merge.text.blocks), points_above(self.woven.blocks)

    def left_behind(self, block_id: str) -> str:
        """A Ziffer goes and its subpoints stay: they slide below the one before, which nobody may have meant."""
        if block_id in self.new:
            return ""
        before, after = self._above
        left = [block for block in self.merge.text.blocks if before[block.id] == block_id and block.id in self.new]
        if not left:
            return ""
        point = after[left[0].id]
        where = f"gehören danach zu {self.teller.name(point)}" if point else "stehen danach für sich"
        subpoints = ", ".join(self.teller.name(block.id) for block in left)
        return f"Die Unterpunkte bleiben ({subpoints}) und {where}. Bitte prüfen Sie, ob das gewollt ist."


def _advice(candidate: Candidate) -> str:
    advice = candidate.amendment.standing.advice
    return Advice(advice.advice).label if advice else ""


def _answer(candidate: Candidate) -> str:
    standing = candidate.amendment.standing
    return standing.sentence if standing.asked else ""

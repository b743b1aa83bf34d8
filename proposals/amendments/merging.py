"""The merge of amendments into a text, computed: who wants what where, what is chosen, what comes out. No queries.

Built from loaded rows (`Amendment.objects.for_page`) and the choices of a draft. A choice is made per amendment and
block: the words as filed, as modified (the recommended ones), as countered by the Land, or out. Words typed by hand
stand above all. Where nobody has chosen yet, nothing goes in, and the amendment stays open.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from proposals.amendments.candidates import Candidate, Variant
from proposals.amendments.rules import SESSION_DECIDES, Fate, beyond_taking_over
from text.amend import Operation, wording
from text.blocks import Block
from text.collide import Collision, collisions
from text.following import follow_each, may_point
from text.pointers import followed
from text.text import Text
from text.weave import places, weave, without_the_rest


@dataclass(frozen=True, slots=True)
class Choices:
    """What a clerk has chosen so far, as it is kept in the draft."""

    variants: Mapping[int, Mapping[str, Variant]] = field(default_factory=dict)
    by_hand: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def load(cls, data: dict):
        variants = {
            int(number): {block_id: Variant(value) for block_id, value in chosen.items()}
            for number, chosen in data.get("variants", {}).items()
        }
        return cls(variants, data.get("by_hand", {}))

    @classmethod
    def preset(cls, candidates: Iterable[Candidate]):
        """The choices the recommendations make. An amendment without one is known, and nothing is chosen for it."""
        return cls(
            {each.number: dict.fromkeys(each.block_ids, each.preset) if each.preset else {} for each in candidates}
        )

    def dump(self) -> dict:
        return {
            "variants": {str(number): dict(chosen) for number, chosen in self.variants.items()},
            "by_hand": dict(self.by_hand),
        }

    def with_block(self, block_id: str, variants: Mapping[int, Variant], words: str):
        """The same with other choices for one block; empty words are none."""
        chosen = {number: dict(of) for number, of in self.variants.items()}
        for number, variant in variants.items():
            chosen.setdefault(number, {})[block_id] = variant
        by_hand = {key: value for key, value in self.by_hand.items() if key != block_id}
        return Choices(chosen, by_hand | ({block_id: words} if words else {}))


class Merge:
    """One text, its open amendments and the choices: what comes out, and what is left to solve.

    `only_takes_over`: for somebody who may take an amendment over as its Land wants it, and leave others open.
    """

    def __init__(self, text: Text, candidates: Sequence[Candidate], choices: Choices, *, only_takes_over: bool = False):
        self.text, self.candidates, self.choices = text, candidates, choices
        self.only_takes_over = only_takes_over
        self.touching: dict[str, list[Candidate]] = {}
        self.stale: dict[str, list[Candidate]] = {}
        for each in candidates:
            for block_id in each.block_ids:
                self.touching.setdefault(block_id, []).append(each)
            for block_id in each.flagged:
                self.stale.setdefault(block_id, []).append(each)
        self.chosen = {each.amendment.label: self._operations(each) for each in candidates}
        self.by_hand = {key: text for key, text in choices.by_hand.items() if self.is_touched(key)}

    def is_touched(self, block_id: str) -> bool:
        """Whether an amendment is about this block; only there a person may put words of her own."""
        return block_id in self.touching or block_id in self.stale

    def variant(self, candidate: Candidate, block_id: str) -> Variant | None:
        """What is chosen for an amendment at a block. Words that were taken back meanwhile: what is recommended now."""
        chosen = self.choices.variants.get(candidate.number, {}).get(block_id)
        return chosen if chosen is None or chosen in candidate.variants else candidate.preset

    def is_undecided(self, candidate: Candidate) -> bool:
        """Whether nothing is chosen for it at any place."""
        return not any(self.variant(candidate, block_id) for block_id in candidate.block_ids)

    def is_new(self, candidate: Candidate) -> bool:
        """Whether it came in while the draft was being made: nothing is chosen for it yet."""
        return candidate.number not in self.choices.variants

    @property
    def woven(self) -> Text:
        return weave(self.text, list(self.chosen.values()), self.by_hand)

    @property
    def result(self) -> Text:
        """What comes out, with references in the numbers that their Ziffern have then."""
        woven = self.woven
        if not may_point(woven.blocks):
            return woven
        return replace(woven, blocks=follow_each(self._sources(woven), self.text.blocks, woven.blocks))

    @property
    def pointers(self) -> list[str]:
        """What to say of the references in what comes out."""
        result = self.result
        return [*followed(self.woven.blocks, result.blocks), *(doubt.sentence for doubt in result.doubts)]

    def _sources(self, woven: Text) -> dict[str, tuple[Block, ...]]:
        """The text in whose numbers the words of an amendment were written, by block; all others are the base's."""
        words, found = {block.id: block.text for block in woven.blocks}, {}
        for each in self.candidates:
            for block_id in each.block_ids:
                variant = self.variant(each, block_id) or Variant.OUT
                said = {wording(operation) for operation in each.part(block_id, variant)} - {None}
                if words.get(block_id) in said:
                    found.setdefault(block_id, each.source(variant))
        return found

    def mark(self, block_id: str) -> str:
        """Changes with everything that can be seen and chosen at a block, so that a stale page is recognised."""
        seen = [
            (each.number, self.variant(each, block_id), *(each.part(block_id, variant) for variant in each.variants))
            for each in self.touching.get(block_id, [])
        ]
        stale = [each.number for each in self.stale.get(block_id, [])]
        return hashlib.sha256(repr((seen, stale, self.by_hand.get(block_id))).encode()).hexdigest()[:12]

    @property
    def text_mark(self) -> str:
        """Changes with the text that comes out."""
        return self.result.digest

    @property
    def open_collisions(self) -> list[Collision]:
        """What is chosen and cannot stand together, until words by hand solve it."""
        return [found for found in self.collisions if found.block_id not in self.by_hand]

    @property
    def collisions(self) -> list[Collision]:
        chosen = {label: operations for label, operations in self.chosen.items() if operations}
        return collisions(chosen, self.text.blocks)

    @property
    def places(self) -> list[Block]:
        """All blocks of the base and all that any amendment inserts, in reading order."""
        everything = [
            [operation for block_id in each.block_ids for operation in each.original.get(block_id, ())]
            for each in self.candidates
        ]
        others = [
            [op for block_id, ops in wording.items() if block_id not in each.original for op in ops]
            for each in self.candidates
            for wording in each.wordings.values()
        ]
        return places(self.text.blocks, [*everything, *others])

    def fate(self, candidate: Candidate) -> Fate:
        """What the choices say about an amendment; a person may say otherwise within `fates`."""
        if not candidate.original and not candidate.flagged:
            return Fate.SETTLED  # the text says so already
        chosen = {block_id: self.variant(candidate, block_id) for block_id in candidate.block_ids}
        if not any(candidate.part(block_id, variant or Variant.OUT) for block_id, variant in chosen.items()):
            return Fate.REJECTED
        is_whole = (
            set(chosen.values()) == {Variant.ORIGINAL}
            and not candidate.flagged
            and not any(block_id in self.by_hand for block_id in chosen)
        )
        return Fate.ADOPTED if is_whole else Fate.ADOPTED_MODIFIED

    def preset_fate(self, candidate: Candidate) -> Fate:
        """What the finish screen begins with: what the choices say, and open where nobody has chosen."""
        fate = self.fate(candidate)
        stays_open = self.only_takes_over or self.is_undecided(candidate)
        return Fate.FILED if fate == Fate.REJECTED and stays_open else fate

    @property
    def limit(self) -> str:
        """What the person before it may do, where that is not everything."""
        return SESSION_DECIDES if self.only_takes_over else ""

    @property
    def objection(self) -> str | None:
        """Why the person before it cannot finish with these choices, where she may only take over; or nothing."""
        if not self.only_takes_over:
            return None
        strange = [
            each.amendment.label
            for each in self.candidates
            if self.chosen[each.amendment.label] and not self._goes_in_as_wanted(each)
        ]
        return beyond_taking_over(strange, by_hand=bool(self.by_hand))

    def _goes_in_as_wanted(self, candidate: Candidate) -> bool:
        """Whether all of it goes in, with words of its Land or words that its Land has accepted."""
        chosen = self.chosen[candidate.amendment.label]
        whole = (self._whole(candidate, variant) for variant in candidate.agreed)
        return not candidate.flagged and chosen in whole

    def _whole(self, candidate: Candidate, variant: Variant) -> list[Operation]:
        parts_of = [operation for block_id in candidate.block_ids for operation in candidate.part(block_id, variant)]
        return without_the_rest(parts_of, candidate.inserted)

    def fates(self, candidate: Candidate) -> list[Fate]:
        """The fates that are true of an amendment, the preset one first; FILED leaves it open."""
        preset = self.fate(candidate)
        if preset == Fate.ADOPTED:
            return [Fate.ADOPTED, Fate.ADOPTED_MODIFIED]
        if preset == Fate.ADOPTED_MODIFIED:
            return [Fate.ADOPTED_MODIFIED]
        if self.only_takes_over:
            return [Fate.SETTLED, Fate.FILED] if preset == Fate.SETTLED else [Fate.FILED]
        by_hand = any(block_id in self.by_hand for block_id in {*candidate.block_ids, *candidate.flagged})
        others = [Fate.REJECTED, Fate.SETTLED, Fate.FILED, *([Fate.ADOPTED_MODIFIED] if by_hand else [])]
        return sorted(others, key=lambda fate: fate != preset)

    def _operations(self, candidate: Candidate) -> list[Operation]:
        chosen = [
            operation
            for block_id in candidate.block_ids
            for operation in candidate.part(block_id, self.variant(candidate, block_id) or Variant.OUT)
        ]
        return without_the_rest(chosen, candidate.inserted)

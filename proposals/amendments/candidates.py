"""Amendments as what can be chosen in a merge: their parts on one version, in every wording there is. No queries."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from intmk.labelled import Labelled
from proposals.amendments.dialogue import Act, Advice
from text.amend import Insert, Operation, load
from text.blocks import Block
from text.weave import parts


class Variant(Labelled):
    ORIGINAL = "original", "wie beantragt"
    MODIFIED = "modified", "geändert"
    COUNTER = "counter", "Gegentext"
    OUT = "out", "nicht"


@dataclass(frozen=True, slots=True)
class Candidate:
    """One open amendment with what is left of it on the current version.

    `flagged` names the blocks that have changed since, so that nothing can be put there without a person's words.
    """

    amendment: object
    wordings: Mapping[Variant, Mapping[str, tuple[Operation, ...]]]
    flagged: frozenset[str]

    @property
    def number(self) -> int:
        return self.amendment.number

    @property
    def block_ids(self) -> list[str]:
        return list(dict.fromkeys(block_id for wording in self.wordings.values() for block_id in wording))

    @property
    def original(self) -> Mapping[str, tuple[Operation, ...]]:
        return self.wordings[Variant.ORIGINAL]

    @property
    def variants(self) -> list[Variant]:
        """What can be chosen: there are other words only where somebody has put them forward."""
        return [*self.wordings, Variant.OUT]

    def part(self, block_id: str, variant: Variant) -> tuple[Operation, ...]:
        return self.wordings.get(variant, {}).get(block_id, ())

    def source(self, variant: Variant) -> tuple[Block, ...]:
        """The text in whose numbers these words refer to Ziffern."""
        other = {} if variant == Variant.ORIGINAL else at_the_desk(self.amendment)
        operations = self.amendment.wanted() if variant not in other else load(other[variant])
        return self.amendment.source(operations)

    @property
    def inserted(self) -> dict[str, str | None]:
        """The blocks it inserts, in whatever words, with what each stands behind."""
        return {
            operation.block.id: operation.after
            for wording in self.wordings.values()
            for operations in wording.values()
            for operation in operations
            if isinstance(operation, Insert)
        }

    @property
    def agreed(self) -> list[Variant]:
        """The wordings its Land stands behind: its own, and a recommended one that it has accepted."""
        answer = self.amendment.standing.answer
        accepted = answer is not None and answer.act == Act.ACCEPT
        return [each for each in self.wordings if each != Variant.MODIFIED or accepted]

    @property
    def preset(self) -> Variant | None:
        """What the recommendation says; None where there is none."""
        advice = self.amendment.standing.advice
        return _PRESETS[Advice(advice.advice)] if advice else None


_PRESETS = {Advice.ADOPT: Variant.ORIGINAL, Advice.MODIFY: Variant.MODIFIED, Advice.REJECT: Variant.OUT}


def at_the_desk(amendment) -> dict:
    """The wordings besides the original that those at the desk can choose."""
    return {Variant.MODIFIED: amendment.standing.operations, Variant.COUNTER: amendment.standing.counter}


def published(amendment) -> dict:
    """The wordings besides the original that everybody may read."""
    return {Variant.MODIFIED: amendment.standing.published_operations}


def candidates_on(version, amendments: Iterable, others_of=at_the_desk) -> list[Candidate]:
    """The amendments as candidates for this version."""
    found = []
    for amendment in amendments:
        original, flagged = amendment.on(version)
        others = {
            variant: parts(amendment.on(version, wording)[0])
            for variant, wording in others_of(amendment).items()
            if wording is not None
        }
        found.append(Candidate(amendment, {Variant.ORIGINAL: parts(original)} | others, frozenset(flagged)))
    return found

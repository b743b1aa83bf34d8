"""What can be chosen at one place of the merge, and what comes out there. Pure."""

from dataclasses import dataclass

from proposals.amendments.candidates import Candidate, Variant
from proposals.amendments.synopsis import Wanted
from text.collide import Collision
from text.redline import Segment


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

    @property
    def classes(self) -> str:
        return f"{self.kind}{' by-hand' if self.is_by_hand else ''}{' colliding' if self.collisions else ''}"

"""The word difference of two sentences, as a person would mark it with a pencil."""

from dataclasses import dataclass, field
from itertools import groupby, takewhile
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from .tokens import Unit, is_word, units

EQUAL, INSERT, DELETE = "equal", "insert", "delete"

_ISLAND_WORDS = 2  # so few words between two changes are marked with them …
_REWRITTEN = 0.25  # … and a sentence with less than this share of common characters is marked as a whole
# Words of the one side times words of the other: the comparison takes a bit for each, so 12 MB. Ten thousand words
# against ten thousand; what is longer is no paragraph of a resolution, and is marked as one change from the first
# word that differs to the last.
_MOST_PAIRS = 100_000_000


class Segment(NamedTuple):
    """A stretch of text that both sides have, or only the old (`delete`) or only the new one (`insert`)."""

    op: str
    text: str


@dataclass(slots=True)
class _Run:
    """Old and new units with their lengths in characters; the same words if `is_equal`."""

    is_equal: bool
    old: list[Unit]
    new: list[Unit]
    old_length: int = field(init=False)
    new_length: int = field(init=False)

    def __post_init__(self) -> None:
        self.old_length, self.new_length = _length(self.old), _length(self.new)

    def swallow(self, other: "_Run") -> None:
        self.is_equal = False
        self.old += other.old
        self.new += other.new
        self.old_length += other.old_length
        self.new_length += other.new_length


def redline(old: str, new: str) -> tuple[Segment, ...]:
    """Segments: `old` without the insertions, `new` without the deletions; a deletion stands first."""
    if old == new:
        return (Segment(EQUAL, new),) if new else ()
    runs = _tidy(_runs(units(old), units(new)))
    if _is_rewritten(runs, old, new):
        return tuple(Segment(op, text) for op, text in ((DELETE, old), (INSERT, new)) if text)
    return _joined([segment for run in runs for segment in _segments(run)])


def _runs(old: list[Unit], new: list[Unit]) -> list[_Run]:
    """Equal and changed stretches in turn."""
    ahead = _same_ahead(old, new)
    behind = _same_ahead(old[ahead:][::-1], new[ahead:][::-1])
    old_end, new_end = len(old) - behind, len(new) - behind
    runs = [
        _Run(True, old[:ahead], new[:ahead]),
        *_between(old[ahead:old_end], new[ahead:new_end]),
        _Run(True, old[old_end:], new[new_end:]),
    ]
    return [run for run in runs if run.old or run.new]


def _same_ahead(old: list[Unit], new: list[Unit]) -> int:
    """How many words both begin with."""
    words = zip(old, new, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0].word == pair[1].word, words))


def _between(old: list[Unit], new: list[Unit]) -> list[_Run]:
    if len(old) * len(new) > _MOST_PAIRS:
        return [_Run(False, old, new)]
    runs: list[_Run] = []
    for step in LCSseq.opcodes([unit.word for unit in old], [unit.word for unit in new]):
        stretch = old[step.src_start : step.src_end], new[step.dest_start : step.dest_end]
        run = _Run(step.tag == "equal", *stretch)
        if runs and not run.is_equal and not runs[-1].is_equal:
            runs[-1].swallow(run)
        else:
            runs.append(run)
    return runs


def _tidy(runs: list[_Run]) -> list[_Run]:
    """Swallow islands of equal text that are smaller than the changes on both sides of them."""
    tidy: list[_Run] = []
    for run, follower in zip(runs, [*runs[1:], None], strict=True):
        if tidy and not tidy[-1].is_equal and (not run.is_equal or _is_island(run, tidy[-1], follower)):
            tidy[-1].swallow(run)
        else:
            tidy.append(run)
    return tidy


def _is_island(run: _Run, left: _Run, right: _Run | None) -> bool:
    if right is None:
        return False
    words = sum(is_word(unit.word) for unit in run.new)
    is_small = run.new_length <= min(max(side.old_length, side.new_length) for side in (left, right))
    return words == 0 or (words <= _ISLAND_WORDS and is_small)


def _length(stretch: list[Unit]) -> int:
    return sum(len(unit.space) + len(unit.word) for unit in stretch)


def _is_rewritten(runs: list[_Run], old: str, new: str) -> bool:
    common = sum(run.new_length for run in runs if run.is_equal)
    return bool(old and new) and common < _REWRITTEN * min(len(old), len(new))


def _segments(run: _Run) -> list[Segment]:
    if not run.is_equal:
        return _changed("".join(map("".join, run.old)), "".join(map("".join, run.new)))
    segments = []
    for old, new in zip(run.old, run.new, strict=True):
        segments += _changed(old.space, new.space) if old.space != new.space else [Segment(EQUAL, new.space)]
        segments.append(Segment(EQUAL, new.word))
    return segments


def _changed(old: str, new: str) -> list[Segment]:
    """White space that both sides begin with is no part of the change."""
    space = min((text[: len(text) - len(text.lstrip())] for text in (old, new)), key=len)
    common = space if old.startswith(space) and new.startswith(space) else ""
    return [Segment(EQUAL, common), Segment(DELETE, old[len(common) :]), Segment(INSERT, new[len(common) :])]


def _joined(segments: list[Segment]) -> tuple[Segment, ...]:
    """Without empty segments, neighbours of one kind joined, of two changes the deletion first."""
    joined: list[Segment] = []
    for is_equal, group in groupby((s for s in segments if s.text), key=lambda segment: segment.op == EQUAL):
        stretch = list(group)
        for op in (EQUAL,) if is_equal else (DELETE, INSERT):
            if text := "".join(segment.text for segment in stretch if segment.op == op):
                joined.append(Segment(op, text))
    return tuple(joined)

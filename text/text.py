"""The noun of this floor: a title and its blocks, with everything that follows from them alone."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from types import MappingProxyType
from typing import Any

from intmk.memory import Memory

from . import amend, blocks, diff, pointers, search, three_way, words
from .amend import Operation, Retitle
from .blocks import Block, Kind
from .diff import Change, Difference
from .meeting import join_anchored
from .pointers import Doubt
from .redline import EQUAL, Segment
from .three_way import Joined


@dataclass(frozen=True)
class Comparison:
    """What one text says other than another: word by word in the title, block by block below it."""

    title: tuple[Segment, ...]
    changes: tuple[Change, ...]

    @property
    def length(self) -> int:
        """The characters of both texts, what they have in common counted once."""
        parts = (self.title, *(change.segments for change in self.changes))
        return sum(len(segment.text) for segments in parts for segment in segments)

    @property
    def has_new_title(self) -> bool:
        return any(segment.op != EQUAL for segment in self.title)

    @cached_property
    def changed(self) -> list[Change]:
        """The blocks that are not the same; a new number alone is none."""
        return [change for change in self.changes if change.kind is not Difference.SAME]

    @cached_property
    def placed(self) -> list[words.Placed]:
        """The same, each with the name of its place in the old text."""
        return words.placed(self.changes)

    @cached_property
    def sentences(self) -> tuple[str, ...]:
        """The same in words, one German sentence for each difference."""
        return (*words.title_in_words(self.title), *words.in_words(self.changes))


@dataclass(frozen=True)
class Text:
    """A title and its blocks. A value: whatever changes a text gives another one; what follows from it is only read.

    While somebody writes, blocks may be empty or too many; `checked` tells whether the text can be kept.
    """

    title: str
    blocks: tuple[Block, ...] = ()

    @classmethod
    def load(cls, title: str, data: Any) -> "Text":
        """From the JSON list of blocks. Strict: TextError for anything that `dump` could not have written."""
        return cls(title, blocks.load(data))

    def dump(self) -> list[dict[str, Any]]:
        """The JSON list of the blocks."""
        return blocks.dump(self.blocks)

    @cached_property
    def digest(self) -> str:
        """SHA-256 in hex: equal for equal texts, on every machine and for ever."""
        return blocks.digest(self.title, self.blocks)

    @cached_property
    def numbers(self) -> Mapping[str, str]:
        """The printed number of every block by id: „3.“, „a)“, „aa)“; empty for preamble and rationale."""
        return MappingProxyType(blocks.labels(self.blocks))

    @cached_property
    def names(self) -> Mapping[str, str]:
        """How officials refer to every block, by id: „Ziffer 3 Buchstabe a“, „Präambel, Absatz 2“."""
        return MappingProxyType(blocks.names(self.blocks))

    @property
    def lexemes(self) -> dict[str, list[str]]:
        """What the search knows of the text. Not kept: it is asked for once, when the text is saved."""
        return search.lexemes(self.title, (block.text for block in self.blocks))

    @property
    def length(self) -> int:
        """Characters, those of the title among them."""
        return len(self.title) + sum(len(block.text) for block in self.blocks)

    def get(self, block_id: str) -> Block | None:
        """The block with this id, or None."""
        return next((block for block in self.blocks if block.id == block_id), None)

    def checked(self) -> "Text":
        """The same text, or TextError if it breaks the schema or is too long to keep."""
        return replace(self, blocks=blocks.check(self.blocks))

    @cached_property
    def doubts(self) -> tuple[Doubt, ...]:
        """The references that lead nowhere, or of which nobody can tell where."""
        return tuple(pointers.doubts(self.blocks))

    def without_rationale(self) -> "Text":
        """The same text without its rationale."""
        return replace(self, blocks=tuple(block for block in self.blocks if block.kind is not Kind.RATIONALE))

    def settled(self) -> "Text":
        """The same text with its parts in order and no level left out."""
        return replace(self, blocks=blocks.settle(self.blocks))

    def compare(self, new: "Text") -> Comparison:
        """What `new` says other than this text."""
        return Comparison(diff.compare_titles(self.title, new.title), diff.compare(self.blocks, new.blocks))

    def operations_to(self, new: "Text") -> tuple[Operation, ...]:
        """What turns this text into the new one: applied here, they give exactly that."""
        retitled = (Retitle(new.title),) if new.title != self.title else ()
        return (*retitled, *amend.operations(self.blocks, new.blocks))

    def apply(self, operations: Iterable[Operation]) -> "Text":
        """The text after the operations, to look at; `checked` tells whether it can be kept.

        TextError if one of them refers to a block that is not there.
        """
        title, operations = self.title, tuple(operations)
        for operation in operations:
            title = operation.text if isinstance(operation, Retitle) else title
        return Text(title, amend.apply(self.blocks, operations))

    def three_way(self, mine: "Text", theirs: "Text") -> Joined:
        """What two people have made of this text, joined: block by block, and the title."""
        joined = join_anchored(self.blocks, mine.blocks, theirs.blocks)
        return replace(joined, title=three_way.join_titles(self.title, mine.title, theirs.title))


# Both in characters of the texts. A text takes five bytes for each once everything has been computed from it, a
# comparison four: 7 and 3 MB at most in a process, for thirty texts of 240 Ziffern or for hundreds of usual length.
_texts: Memory[Text] = Memory(1_500_000, lambda text: text.length)
_comparisons: Memory[Comparison] = Memory(750_000, lambda comparison: comparison.length)


def remembered(digest: str, make: Callable[[], Text]) -> Text:
    """The text with this digest, made once in this process: a version never changes, nor does what follows from it."""
    return _texts.get(digest, make)


def compared(old: Text, new: Text) -> Comparison:
    """What one saved text says other than another, computed once in this process."""
    return _comparisons.get((old.digest, new.digest), lambda: old.compare(new))

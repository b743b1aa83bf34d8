"""References that follow their Ziffer: where they lead in one text, and how they are written in another.

Between two texts a reference is an anchor: the ids of its Ziffern with the form in which it is written. So two texts
that number differently say the same where they mean the same. A Ziffer that has gone leaves its words, marked.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from .blocks import Block, Kind, names
from .find import path_of
from .references import STRUCK, Item, Reference, references

Blocks = Sequence[Block]
Paths = Mapping[str, tuple[str, ...]]

_OPEN, _CLOSE, _PART, _AND = "\ue000", "\ue001", "\ue002", "\ue003"
_ANCHOR = re.compile(f"{_OPEN}(.*?){_CLOSE}", re.DOTALL)
_MAY_POINT = re.compile(r"[Zz]iff|Nr|Nummer|[Bb]uchst|lit\.|TOP|Tagesordnungspunkt")
_FORM = (" Buchstabe ", "", " Doppelbuchstabe ", "")


@dataclass(frozen=True)
class Numbering:
    """Which Ziffer has which number in a text."""

    blocks: tuple[Block, ...]

    @cached_property
    def paths(self) -> dict[str, tuple[str, ...]]:
        called = names(self.blocks)
        return {block.id: path_of(called[block.id]) for block in self.blocks if block.kind is Kind.ZIFFER}

    @cached_property
    def ids(self) -> dict[tuple[str, ...], str]:
        return {path: block_id for block_id, path in self.paths.items()}

    def beside(self, block_id: str) -> list[str]:
        """The Ziffern of its level below the same one, itself among them, in their order."""
        path = self.paths[block_id]
        return [other for other, its in self.paths.items() if len(its) == len(path) and its[:-1] == path[:-1]]

    def found(self, item: Item, within: str) -> str | None:
        """The Ziffer that is meant; `within` is the block whose words they are."""
        own = self.paths.get(within, ())[:1]
        path = (*own, *item.path[1:]) if item.path[0] == "" and own else item.path
        return self.ids.get(path)


def may_point(blocks: Iterable[Block]) -> bool:
    """Whether there can be references at all: most texts have none."""
    return any(_MAY_POINT.search(block.text) for block in blocks)


def anchored(block: Block, numbers: Numbering) -> Block:
    """The block with anchors in the place of the numbers that lead somewhere."""
    if not _MAY_POINT.search(block.text) or _OPEN in block.text:
        return block
    text = block.text
    for reference in reversed(references(text)):
        if not reference.is_foreign and not reference.is_doubtful:
            for start, end, anchor in reversed(_anchors(text, reference, block.id, numbers)):
                text = f"{text[:start]}{_OPEN}{anchor}{_CLOSE}{text[end:]}"
    return replace(block, text=text)


def _anchors(text: str, reference: Reference, within: str, numbers: Numbering) -> list[tuple[int, int, str]]:
    found, items, before = [], list(reference.items), ""
    while items:
        item, last = items.pop(0), None
        if item.to and items:
            last = items.pop(0)
        ends = [None if each.is_struck else numbers.found(each, within) for each in (item, last or item)]
        if None not in ends:
            between = _between(numbers, *ends) if last else [ends[0]]
            kind = item.to if last and between else ""
            if between:
                form = _AND.join((*item.form, f"\x00{before}") if item.is_short else item.form)
                anchor = _PART.join((form, kind, " ".join(between)))
                found.append((item.start, (last or item).end, anchor))
        before = ends[-1] or ""
    return found


def _between(numbers: Numbering, first: str, last: str) -> list[str]:
    row = numbers.beside(first)
    if last not in row or row.index(last) < row.index(first):
        return []
    return row[row.index(first) : row.index(last) + 1]


def rendered(block: Block, numbers: Numbering, before: Paths) -> Block:
    """The block with numbers again. `before` is how the Ziffern were called; one that has gone is called so still."""
    if _OPEN not in block.text:
        return block
    writer = _Writer(block.id, numbers, before)
    return replace(block, text=_ANCHOR.sub(writer.write, block.text))


@dataclass(slots=True)
class _Writer:
    within: str
    numbers: Numbering
    before: Paths

    def write(self, anchor: re.Match) -> str:
        form, joint, ids = anchor[1].split(_PART)
        form, ids = tuple(form.split(_AND)) if form else (), ids.split(" ")
        there = [block_id for block_id in ids if block_id in self.numbers.paths]
        if not there:
            words = self._one(ids[0], form, self.before)
            return (f"{words}{joint}{self._last(ids[-1], form, self.before)}" if joint else words) + STRUCK
        if not joint:
            return self._one(there[0], form, self.numbers.paths)
        return self._runs(form, joint, there)

    def _runs(self, form, joint: str, there: list[str]) -> str:
        """A range as it is now: whole, with what is new within, or parted where another Ziffer has come between."""
        order = list(self.numbers.paths)
        parts: list[list[str]] = []
        for block_id in sorted(there, key=order.index):
            if parts and self._continues(parts[-1][-1], block_id, there):
                parts[-1].append(block_id)
            else:
                parts.append([block_id])
        said = [self._one(part[0], form, self.numbers.paths) for part in parts]
        for place, part in enumerate(parts):
            if len(part) > 1:
                said[place] += f"{joint}{self._last(part[-1], form, self.numbers.paths)}"
        return said[0] if len(said) == 1 else f"{', '.join(said[:-1])} und {said[-1]}"

    def _continues(self, earlier: str, later: str, there: list[str]) -> bool:
        """Whether nothing stands between the two but what is new, or stood within the range already."""
        row = self.numbers.beside(earlier)
        if later not in row:
            return False
        within = [self.before.get(block_id, ()) for block_id in there]
        was = (self.before.get(other) for other in row[row.index(earlier) + 1 : row.index(later)])
        return all(path is None or any(path[: len(above)] == above for above in within if above) for path in was)

    def _last(self, block_id: str, form, paths: Paths) -> str:
        """The end of a range: its last number alone, which tells it from the beginning."""
        path = paths[block_id]
        return path[-1] + (form[2 * len(path) - 3] if 1 < len(path) <= len(form) // 2 + 1 else "")

    def _one(self, block_id: str, form, paths: Paths) -> str:
        path = paths[block_id]
        if form and form[-1].startswith("\x00"):
            beside = paths.get(form[-1][1:], ())
            if path[:1] == beside[:1] and len(path) == 2:
                return f"{path[1]}{form[1]}"
            form = ()
        elif form and form[0][:1].isalpha():  # „Buchstabe b“ of the Ziffer in which it stands
            if paths.get(self.within, ())[:1] == path[:1] and len(path) == 2:
                return f"{form[0]}{path[1]}{form[1]}"
            return f"Ziffer {_written(path, ())}"
        return _written(path, form)


def _written(path: tuple[str, ...], form: tuple[str, ...]) -> str:
    form = (*form, *_FORM[len(form) :])
    return path[0] + "".join(f"{form[2 * n]}{part}{form[2 * n + 1]}" for n, part in enumerate(path[1:]))


def follow(old: Blocks, new: Blocks) -> tuple[Block, ...]:
    """The new text, in which the references say the numbers that their Ziffern have there.

    The words of `new` are those of `old`, in its numbers.
    """
    if not may_point(new):
        return tuple(new)
    before, now = Numbering(tuple(old)), Numbering(tuple(new))
    if before.paths == now.paths:
        return tuple(new)
    return tuple(rendered(anchored(block, before), now, before.paths) for block in new)


def as_meant(base: Blocks, new: Blocks) -> tuple[Block, ...]:
    """The new text with the words of the base wherever only the numbers of references have followed."""
    if not may_point(new):
        return tuple(new)
    words = {block.id: block.text for block in base}
    same = follow(base, [replace(block, text=words.get(block.id, block.text)) for block in new])
    return tuple(
        replace(block, text=words[block.id]) if block.id in words and block.text == only.text else block
        for block, only in zip(new, same, strict=True)
    )


def follow_written(base: Blocks, new: Blocks, source: Blocks) -> tuple[Block, ...]:
    """The base as somebody changed it: his own words are in the numbers of `source`, all others in those of `base`."""
    words = {block.id: block.text for block in base}
    return follow_each({block.id: source for block in new if words.get(block.id) != block.text}, base, new)


def follow_each(origins: Mapping[str, Blocks], base: Blocks, new: Blocks) -> tuple[Block, ...]:
    """The same, where some blocks were written in another text: `origins` by block, `base` for all others."""
    now, known = Numbering(tuple(new)), {}
    found = []
    for block in new:
        source = origins.get(block.id, base)
        before = known.setdefault(id(source), Numbering(tuple(source)))
        found.append(rendered(anchored(block, before), now, before.paths))
    return tuple(found)

"""A text is an ordered list of blocks: preamble paragraphs, Ziffern with headings between them, the rationale.

Every block keeps its id for as long as the text lives; its number („1.“, „a)“, „aa)“) is derived from its
place. Ziffern are counted through the headings, and a heading is none of them. All functions are pure. What a
person can put right is a `TextError` with a German sentence to show.
"""

import hashlib
import json
import re
import secrets
import string
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any

from intmk.clean import clean_text, shortened
from intmk.refusal import Refused

MAX_BLOCKS = 400
MAX_CHARS = 150_000
MAX_LEVEL = 3
HEADING_LEVELS = 2
TITLE_LENGTH = 300
NOTE_LENGTH = 300  # of what is said about a text in one line

_ID_CHARS = string.ascii_lowercase + string.digits
_ID = re.compile(r"[a-z0-9]{8}")


class TextError(Refused, ValueError):
    """The text cannot be taken as it is: what the words alone refuse, with a German sentence for who wrote them."""


class Kind(StrEnum):
    """What a block is, in the order of the text. Headings stand among the Ziffern."""

    PREAMBLE = "preamble"
    HEADING = "heading"
    ZIFFER = "ziffer"
    RATIONALE = "rationale"

    @property
    def part(self) -> "Kind":
        """The part of the text it belongs to, called by what makes it up."""
        return Kind.ZIFFER if self is Kind.HEADING else self


PARTS = (Kind.PREAMBLE, Kind.ZIFFER, Kind.RATIONALE)
ORDER = {kind: PARTS.index(kind.part) for kind in Kind}


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph of plain text. `level` is 1 to 3 for a Ziffer, 1 or 2 for a heading and 1 for everything else."""

    id: str
    kind: Kind
    text: str
    level: int = 1

    @property
    def rank(self) -> int:
        """What stands above what: a heading of any level above every Ziffer, a point above its subpoints."""
        return 0 if self.kind is Kind.HEADING else self.level


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading among Ziffern that are written as level and text."""

    text: str
    level: int = 1


Entry = tuple[int, str] | Heading

_KEYS = {field.name for field in fields(Block)}


def said(block: Block) -> tuple[Kind, int, str]:
    """What a person has typed of a block; its id is ours."""
    return block.kind, block.level, block.text


def new_id() -> str:
    """A short random id, unique in practice within all texts of a proposal."""
    return "".join(secrets.choice(_ID_CHARS) for _ in range(8))


def is_id(value: str) -> bool:
    """Whether the string has the form of a block id."""
    return _ID.fullmatch(value) is not None


def load(data: Any) -> tuple[Block, ...]:
    """Blocks from their JSON list. Strict: anything that `dump` could not have written is a `TextError`."""
    if not isinstance(data, list):
        raise TextError("Der Text ist nicht lesbar: Erwartet wird eine Liste von Absätzen.")
    return check(_block(entry, place) for place, entry in enumerate(data, start=1))


def dump(blocks: Iterable[Block]) -> list[dict[str, Any]]:
    """The JSON list of the blocks."""
    return [{"id": b.id, "kind": b.kind.value, "text": b.text, "level": b.level} for b in blocks]


def _block(entry: Any, place: int) -> Block:
    if not isinstance(entry, dict) or set(entry) != _KEYS:
        raise TextError(f"Der Text ist nicht lesbar: Absatz {place} hat fehlende oder unbekannte Angaben.")
    if not all(isinstance(entry[key], str) for key in ("id", "kind", "text")) or type(entry["level"]) is not int:
        raise TextError(f"Der Text ist nicht lesbar: Absatz {place} enthält Angaben der falschen Art.")
    if entry["kind"] not in ORDER:
        raise TextError(f"Der Text ist nicht lesbar: Absatz {place} ist weder Präambel noch Ziffer noch Begründung.")
    return Block(**entry | {"kind": Kind(entry["kind"])})


def check(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The same blocks as a tuple, or `TextError` if they do not make a valid text."""
    checked = tuple(blocks)
    _check_size(checked)
    seen: set[str] = set()
    before: Block | None = None
    for place, block in enumerate(checked, start=1):
        if objection := _objection(block, before) or ("seine Kennung kommt zweimal vor" if block.id in seen else ""):
            raise TextError(f"Der Text ist nicht gültig, Absatz {place}: {objection}.")
        seen.add(block.id)
        before = block
    return checked


def _check_size(blocks: tuple[Block, ...]) -> None:
    if len(blocks) > MAX_BLOCKS:
        raise TextError(
            f"Der Text hat {len(blocks)} Absätze, möglich sind höchstens {MAX_BLOCKS}."
            " Bitte teilen Sie den Vorschlag auf."
        )
    if (length := sum(len(block.text) for block in blocks)) > MAX_CHARS:
        raise TextError(
            f"Der Text hat {_thousands(length)} Zeichen, möglich sind höchstens {_thousands(MAX_CHARS)}."
            " Bitte kürzen Sie ihn."
        )


def _objection(block: Block, before: Block | None) -> str:
    if not is_id(block.id):
        return "seine Kennung besteht nicht aus acht Buchstaben und Ziffern"
    if not block.text.strip():
        return "er ist leer"
    if block.text != clean_text(block.text):
        return "er enthält Zeilenumbrüche, doppelte Leerzeichen oder unsichtbare Zeichen"
    if before and ORDER[block.kind] < ORDER[before.kind]:
        return "die Reihenfolge ist Präambel, Ziffern, Begründung"
    if block.kind is Kind.HEADING:
        is_possible = 1 <= block.level <= HEADING_LEVELS
        return "" if is_possible else f"Zwischenüberschriften haben höchstens {HEADING_LEVELS} Ebenen"
    if block.kind is not Kind.ZIFFER:
        return "" if block.level == 1 else "nur Ziffern haben Unterpunkte"
    if not 1 <= block.level <= MAX_LEVEL:
        return f"Ziffern haben höchstens {MAX_LEVEL} Ebenen"
    return "" if block.level <= _deepest(before) else "über diesem Unterpunkt fehlt ein Punkt"


def _deepest(before: Block | None) -> int:
    """The deepest level a Ziffer may have after the block `before`."""
    return min(before.level + 1, MAX_LEVEL) if before and before.kind is Kind.ZIFFER else 1


def _thousands(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def build(preamble: Iterable[str], ziffern: Iterable[Entry], rationale: Iterable[str]) -> tuple[Block, ...]:
    """A text with fresh ids from paragraphs as typed: cleaned, empty ones left out, levels without a jump."""
    parts = [
        *((Kind.PREAMBLE, 1, text) for text in preamble),
        *map(said_of, ziffern),
        *((Kind.RATIONALE, 1, text) for text in rationale),
    ]
    cleaned = ((kind, level, clean_text(text)) for kind, level, text in parts)
    return check(settle(Block(new_id(), kind, text, level) for kind, level, text in cleaned if text))


def said_of(entry: Entry) -> tuple[Kind, int, str]:
    """What a block says that is written this way among the Ziffern."""
    return (Kind.HEADING, entry.level, entry.text) if isinstance(entry, Heading) else (Kind.ZIFFER, *entry)


def settle(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Bring the parts into their order and raise a subpoint that lost the point above it.

    A valid text stays as it is.
    """
    settled: list[Block] = []
    for block in sorted(blocks, key=lambda block: ORDER[block.kind]):
        level = _fitting(block, settled[-1] if settled else None)
        settled.append(block if level == block.level else replace(block, level=level))
    return tuple(settled)


def _fitting(block: Block, before: Block | None) -> int:
    match block.kind:
        case Kind.ZIFFER:
            return min(block.level, _deepest(before))
        case Kind.HEADING:
            return min(block.level, HEADING_LEVELS)
    return 1


def labels(blocks: Iterable[Block]) -> dict[str, str]:
    """The printed number of every block by id: „3.“, „a)“, „aa)“; empty for everything that is no Ziffer.

    After „z)“ comes „a1)“ and after „zz)“ comes „aa1)“: doubled letters always mean the third level.
    """
    return {
        block.id: f"{_NUMBER[len(places)](places[-1])}{'.' if len(places) == 1 else ')'}"
        if block.kind is Kind.ZIFFER
        else ""
        for block, places in _places(blocks)
    }


def names(blocks: Iterable[Block]) -> dict[str, str]:
    """How officials refer to every block, by id: „Ziffer 3 Buchstabe a“, „Präambel, Absatz 2“; headings by words."""
    alike: Counter[str] = Counter()
    return {block.id: _name(block, places, alike) for block, places in _places(blocks)}


def _places(blocks: Iterable[Block]) -> Iterator[tuple[Block, list[int]]]:
    """Every block with its running numbers from the first level to its own, counted from 1 for each kind.

    No subpoint goes on being counted behind a heading.
    """
    counts: dict[Kind, list[int]] = {kind: [] for kind in Kind}
    for block in blocks:
        if block.kind is Kind.HEADING:
            del counts[Kind.ZIFFER][1:]
        own = counts[block.kind]
        own = own[: block.level] + [0] * (block.level - len(own))
        own[-1] += 1
        counts[block.kind] = own
        yield block, list(own)


def _letter(number: int) -> str:
    return string.ascii_lowercase[(number - 1) % 26] + _round(number)


def _double_letter(number: int) -> str:
    return string.ascii_lowercase[(number - 1) % 26] * 2 + _round(number)


def _round(number: int) -> str:
    return str((number - 1) // 26) if number > 26 else ""


_NUMBER = {1: str, 2: _letter, 3: _double_letter}
_PART = {Kind.PREAMBLE: "Präambel", Kind.RATIONALE: "Begründung"}


def _name(block: Block, places: list[int], alike: Counter[str]) -> str:
    if block.kind is Kind.HEADING:
        words = f"Zwischenüberschrift „{shortened(block.text)}“"
        alike[words] += 1
        return f"{words} ({alike[words]})" if alike[words] > 1 else words
    if block.kind is not Kind.ZIFFER:
        return f"{_PART[block.kind]}, Absatz {places[-1]}"
    words = ("Ziffer", "Buchstabe", "Doppelbuchstabe")
    return " ".join(f"{words[level - 1]} {_NUMBER[level](place)}" for level, place in enumerate(places, start=1))


def points_above(blocks: Iterable[Block]) -> dict[str, str | None]:
    """For every block the id of the point it is a subpoint of, None on the first level and for a heading."""
    above: dict[str, str | None] = {}
    path: list[str] = []
    for block in blocks:
        path = path[: max(block.rank - 1, 0)]
        above[block.id] = path[-1] if path else None
        if block.kind is not Kind.HEADING:
            path.append(block.id)
    return above


def end_of_branch(blocks: Sequence[Block], place: int) -> int:
    """Where the subpoints of the block at this place end; a heading has none."""
    here, end = blocks[place], place + 1
    while end < len(blocks) and here.kind == blocks[end].kind != Kind.HEADING and blocks[end].level > here.level:
        end += 1
    return end


def digest(title: str, blocks: Iterable[Block]) -> str:
    """SHA-256 in hex over title and blocks: equal for equal texts, on every machine and for ever."""
    content = json.dumps(
        {"title": title, "blocks": dump(blocks)}, ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )
    return hashlib.sha256(content.encode()).hexdigest()

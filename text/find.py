"""Finding a Ziffer by the way people name it: „3“, „3a“, „3 a) aa)“, „Ziffer 3 Buchstabe a“."""

import re
from collections.abc import Iterable

from .blocks import Block, Kind, names

_NUMBER = re.compile(r"\d+|[a-z]+\d*")
_WORDS = {"ziffer", "ziff", "nummer", "nr", "buchstabe", "buchst", "doppelbuchstabe"}


def find_ziffer(blocks: Iterable[Block], typed: str) -> str | None:
    """The id of the Ziffer that was meant, or None if the text has no such one."""
    blocks = [block for block in blocks if block.kind is Kind.ZIFFER]
    named = {path_of(name): block_id for block_id, name in names(blocks).items()}
    return named.get(path_of(typed)) if path_of(typed) else None


def path_of(name: str) -> tuple[str, ...]:
    """The numbers of all levels: („3“, „a“, „aa“)."""
    parts = _NUMBER.findall(name.casefold()[:60])
    return tuple(part.lstrip("0") if part.isdecimal() else part for part in parts if part not in _WORDS)

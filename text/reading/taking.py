"""The ways to take a pasted text over: as it was read, or all of it into one part."""

from dataclasses import replace
from enum import StrEnum

from .points import ziffern_of
from .raw import typed_lines
from .reader import ReadText, paragraphs_of, read_pasted
from .tables import Table, without_tables
from .tidy import tidied


class Take(StrEnum):
    READ = "read"
    ZIFFERN = "ziffern"
    PREAMBLE = "preamble"
    RATIONALE = "rationale"


WAYS = {
    Take.READ: "wie gelesen",
    Take.ZIFFERN: "alles als Ziffern",
    Take.PREAMBLE: "alles in die Präambel",
    Take.RATIONALE: "alles in die Begründung",
}


def way(value: str | None) -> Take | None:
    """The way with this name, None for any other word."""
    return Take(value) if value in set(Take) else None


def taken(text: str, take: Take = Take.READ, *, wants_title: bool = False) -> ReadText:
    """A pasted text, taken over in this way. TextError if there is too much of it."""
    if take is Take.READ:
        return replace(read_pasted(text, wants_title=wants_title), source=text)
    told: dict[str, None] = {}
    tables: list[Table] = []
    lines = without_tables(tidied(typed_lines(text), told.setdefault), told.setdefault, tables.append)
    found = ReadText("", [], [], [], list(told), source=text, tables=tuple(tables))
    if take is Take.ZIFFERN:
        return replace(found, ziffern=ziffern_of(lines))
    return replace(found, **{take.value: paragraphs_of(lines)})

"""The three text areas as somebody filled them in: what belongs elsewhere goes there, and she is told. Pure."""

from collections.abc import Mapping
from dataclasses import replace

from text.blocks import Block, digest
from text.parse import parse, plain
from text.reading.reader import ReadText, read_paragraphs
from text.reading.taking import Take, taken

PARTS = ("preamble", "ziffern", "rationale")
OTHER_TITLE = "Im eingefügten Text steht ein anderer Titel: „{}“. Es bleibt bei dem, was im Feld „Titel“ steht."


def read_fields(typed: Mapping[str, str], take: Take = Take.READ) -> ReadText:
    """`typed` holds the title and the three areas. TextError where there is too much text."""
    title = typed.get("title", "")
    read = taken(typed.get("ziffern", ""), take, wants_title=not title)
    above, told_above, tables_above = read_paragraphs(typed.get("preamble", ""))
    below, told_below, tables_below = read_paragraphs(typed.get("rationale", ""))
    other = [OTHER_TITLE.format(read.title)] if title and read.title not in ("", title) else []
    return replace(
        read,
        title=title or read.title,
        preamble=[*above, *read.preamble],
        rationale=[*below, *read.rationale],
        warnings=[*other, *read.warnings, *told_above, *told_below],
        tables=(*tables_above, *read.tables, *tables_below),
    )


def seen(typed: Mapping[str, str]) -> str:
    """Tells what stands in the fields, once somebody has looked at how it was read."""
    return digest("\n\f".join(_settled(typed.get(name, "")) for name in PARTS), ())


def as_typed(title: str, blocks: tuple[Block, ...]) -> dict[str, str]:
    """A text as if somebody had typed it into the fields, and has looked at it."""
    typed = plain(blocks)._asdict()
    return {"title": title, **typed, "seen": seen(typed)}


def blocks_of(typed: Mapping[str, str]) -> tuple[Block, ...]:
    """The text of fields that somebody has looked at: nothing moves any more."""
    return parse(*(typed.get(name, "") for name in PARTS))


def _settled(text: str) -> str:
    """A browser sends other line breaks than a page shows."""
    return text.replace("\r\n", "\n").strip()

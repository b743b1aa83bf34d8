"""The words of a comment in pieces: addresses of the web, and the Ziffern they refer to, are links."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from text.references import Reference, references

_ADDRESS = re.compile(r"(?<![\w/@])https?://[^\s<>\"„“”]*[^\s<>\"„“”.,;:!?)\]'»›]")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words, and where they lead; empty where they are only words. `is_outside`: to another site."""

    words: str
    url: str = ""
    is_outside: bool = False


def pieces(text: str, address: str) -> list[Piece]:
    """`address` is the page of the text that the comment speaks of; it leads on to a Ziffer by its name."""
    found, place = [], 0
    for start, end, url, is_outside in sorted([*_outside(text), *_within(text, address)]):
        if start >= place:
            found += [Piece(text[place:start]), Piece(text[start:end], url, is_outside)]
            place = end
    return [piece for piece in (*found, Piece(text[place:])) if piece.words]


def _outside(text: str) -> Iterator[tuple[int, int, str, bool]]:
    for address in _ADDRESS.finditer(text):
        yield address.start(), address.end(), address[0], True


def _within(text: str, address: str) -> Iterator[tuple[int, int, str, bool]]:
    for reference in references(text):
        if _leads(reference):
            name = quote(" ".join(reference.items[0].path))
            yield reference.start, reference.end, f"{address}?ziffer={name}", False


def _leads(reference: Reference) -> bool:
    return not reference.is_foreign and not reference.is_doubtful and bool(reference.items[0].path[0])

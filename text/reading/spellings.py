"""Numbers of Ziffern as some people write them („Ziffer 3:“, „§ 3“, „3 Kurse“, „③“, „3 a.“), put as all others do."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..marks import readings
from .raw import Joins, RawLine

_NAMED = re.compile(r"(?:Ziffer|Ziff\.|Nummer|Nr\.|Punkt)\s*(?P<number>\d{1,3}[a-z]?)\s*[:.)–-]\s*(?=\S)")
_PARAGRAPH = re.compile(r"§\s*(?P<number>\d{1,3}[a-z]?)\s+(?=[^\W\d])")
_BARE = re.compile(r"(?P<number>\d{1,2})\s+(?=[^\W\d_])")
_RINGED = re.compile(r"(?P<number>[①-⑳])\s*(?=\S)")
# Where nothing else counts, lines count that begin so.
_ROWS = (_NAMED, _PARAGRAPH, _RINGED, _BARE)
_LATE = re.compile(
    r"(?P<number>\d{1,3})(?:\s+(?P<letter>[a-z])|(?P<tight>[a-z])?\s*\(?neu\)?)\s*(?P<end>[.):])\s*(?=\S)"
)
_BELOW = re.compile(r"(?P<number>\d{1,3})\.\s?(?=[a-z]\)\s)")
_COUNTS = ("1.", "1)", "(1)")
_RINGS = ord("①") - 1
_END = '.:;,!?)“”"'


def spelled(lines: Sequence[RawLine]) -> list[RawLine]:
    """The same lines; a number that is spelled unusually is put usually where the others say that it counts."""
    counted = [_number(line) for line in lines]
    if not any(counted):
        return _row(lines)
    return list(_among_others(lines, counted))


def _number(line: RawLine) -> int:
    """The number of the Ziffer that the line begins, 0 where it begins none."""
    if line.counted:
        return line.counted.value if line.counted.format == "decimal" and line.counted.depth == 0 else 0
    found = (each.number for each in readings(line.text) if each.style in _COUNTS)
    return next(found, 0)


def _row(lines: Sequence[RawLine]) -> list[RawLine]:
    for pattern in _ROWS:
        places = list(_counted_through(lines, pattern))
        if len(places) > 1:
            return [_dotted(line, pattern) if n in places else line for n, line in enumerate(lines)]
    return list(lines)


def _counted_through(lines: Sequence[RawLine], pattern: re.Pattern) -> Iterator[int]:
    """The lines that begin with one number after the other; a bare one begins with 1 and with a capital letter."""
    latest, before = 0, ""
    for place, line in enumerate(lines):
        match = pattern.match(line.text) if line.cell is None and not line.counted else None
        if match and (line.joins is Joins.NEVER or before[-1:] in _END):
            number = _value(match["number"])
            is_begun = bool(latest) or pattern is not _BARE or (number == 1 and line.text[match.end()].isupper())
            if is_begun and (not latest or number in (latest, latest + 1)):
                latest = number
                yield place
        before = line.text


def _dotted(line: RawLine, pattern: re.Pattern) -> RawLine:
    match = pattern.match(line.text)
    written = match["number"] if pattern is not _RINGED else str(_value(match["number"]))
    return replace(line, text=f"{written}. {line.text[match.end() :]}")


def _value(written: str) -> int:
    digits = re.match(r"[0-9]+", written)
    return int(digits[0]) if digits else ord(written) - _RINGS


def _among_others(lines: Sequence[RawLine], counted: Sequence[int]) -> Iterator[RawLine]:
    latest = 0
    for line, number in zip(lines, counted, strict=True):
        late, below = _LATE.match(line.text), _BELOW.match(line.text)
        if line.counted is None and below and int(below["number"]) == latest:
            yield replace(line, text=line.text[below.end() :])
        elif line.counted is None and late and int(late["number"]) == latest:
            letter = late["letter"] or late["tight"] or "a"
            yield replace(line, text=f"{late['number']}{letter}{late['end']} {line.text[late.end() :]}")
        else:
            latest = number or latest
            yield line

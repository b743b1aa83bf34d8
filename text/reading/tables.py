"""What a table is: a form, a column of numbers, two versions side by side, or figures, which stay out of the text."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from intmk.clean import shortened

from ..marks import readings
from .labels import NEW_COLUMN, OLD_COLUMN, SIDE_COLUMN, labels_a_row, section
from .raw import Joins, RawLine

FORM = "Eine Tabelle wurde Zeile für Zeile als Absatz übernommen."
FIGURES = "Eine Tabelle mit {} Zeilen und {} Spalten („{}“) steht nicht im Text. Sie gehört in eine Anlage."
TWO_VERSIONS = "Zwei Fassungen stehen nebeneinander. Übernommen wurde nur die Spalte „{}“."
SIDE_BY_SIDE = "Zwei Spalten Text stehen nebeneinander. Bitte prüfen Sie die Reihenfolge."

_LONG = 200  # characters of a cell that holds text rather than figures
_NUMBER = re.compile(r"(\d{1,3}[a-z]?)[.)]?")
_WORD = re.compile(r"[^\W\d][^\W\d]+(?:[ /-][^\W\d]+){0,3}")
Row = list[list[RawLine]]
Warn = Callable[[str], object]
Table = tuple[tuple[str, ...], ...]  # rows of cells
Keep = Callable[[Table], object]


def without_tables(lines: Sequence[RawLine], warn: Warn, keep: Keep) -> list[RawLine]:
    """The same lines, with those of tables as paragraphs in the order in which they are to be read.

    `keep` gets each table that stays out of the text.
    """
    found: list[RawLine] = []
    for table, group in groupby(lines, key=lambda line: line.cell and line.cell[0]):
        members = list(group)
        found += members if table is None else _read(_rows(members), warn, keep)
    return found


def _rows(lines) -> list[Row]:
    cells: dict[int, dict[int, list[RawLine]]] = defaultdict(lambda: defaultdict(list))
    for line in lines:
        _, row, column = line.cell
        cells[row][column].append(replace(line, cell=None))
    return [[row[column] for column in sorted(row)] for row in cells.values()]


def _read(rows: list[Row], warn: Warn, keep: Keep) -> list[RawLine]:
    if (column := _new_column(rows)) is not None:
        return list(_new_version(rows, column, warn))
    if all(len(row) == 1 for row in rows):
        warn(FORM)
        return [line for row in rows for cell in row for line in cell]
    if _is_form(rows) or _is_numbered(rows) or len(rows) == 1:
        warn(FORM)
        return [line for row in rows for line in _line_of(row)]
    if _is_text(rows):
        warn(SIDE_BY_SIDE)
        return [line for row in rows for line in _line_of(row)]
    first = " · ".join(cell[0].text for cell in rows[0])
    warn(FIGURES.format(len(rows), max(map(len, rows)), shortened(first)))
    keep(tuple(tuple(" ".join(line.text for line in cell) for cell in row) for row in rows))
    return []


def _new_column(rows: list[Row]) -> int | None:
    """Where the new of two versions stands, by the names of the columns or by the same numbers in both."""
    names = [cell[0].text for cell in rows[0]]
    old = next((n for n, name in enumerate(names) if OLD_COLUMN.match(name)), None)
    new = next((n for n, name in enumerate(names) if NEW_COLUMN.match(name)), None)
    if old is not None and new is not None:
        others = [name for n, name in enumerate(names) if n not in (old, new)]
        is_text = any(" " in line.text for row in rows[1:] for cell in row[new : new + 1] for line in cell)
        return new if not others or (is_text and all(SIDE_COLUMN.match(name) for name in others)) else None
    pairs = [[_marks(cell[0].text) for cell in row] for row in rows if len(row) == 2]
    return 1 if len(rows) == len(pairs) and sum(bool(one & other) for one, other in pairs) > 1 else None


def _marks(text: str) -> set[str]:
    return {reading.mark for reading in readings(text) if reading.mark and reading.text}


def _new_version(rows: list[Row], column: int, warn: Warn) -> Iterator[RawLine]:
    name = rows[0][column][0].text
    warn(TWO_VERSIONS.format(shortened(name)))
    for row in rows if _marks(name) else rows[1:]:
        first, *more = row[column] if column < len(row) else row[-1]
        number = _NUMBER.fullmatch(row[0][0].text) if len(row) > 1 else None
        is_bare = number is not None and column > 0 and not _marks(first.text)
        yield replace(first, text=f"{number[1]}. {first.text}") if is_bare else first
        yield from more


def _is_form(rows: list[Row]) -> bool:
    return any(len(row) == 2 and labels_a_row(row[0][0].text) for row in rows)


def _is_numbered(rows: list[Row]) -> bool:
    return any(len(row) > 1 and _is_mark(row[0][0].text) for row in rows)


def _is_mark(text: str) -> bool:
    return any(not reading.text for reading in readings(text))


def _is_text(rows: list[Row]) -> bool:
    cells = [cell for row in rows for cell in row]
    wordy = [cell for cell in cells if sum(len(line.text) for line in cell) > _LONG or len(cell) > 1]
    return len(wordy) > 1 and max(map(len, rows)) == 2


def _line_of(row: Row) -> list[RawLine]:
    """A row of single lines is one paragraph; a label above several lines heads them."""
    heads_a_part = section(row[0][0].text) is not None
    if len(row) > 1 and all(len(cell) == 1 for cell in row) and not heads_a_part:
        is_label = len(row) == 2 and _WORD.fullmatch(row[0][0].text)
        text = (": " if is_label else " ").join(cell[0].text for cell in row)
        return [replace(row[0][0], text=text, joins=Joins.NEVER)]
    return [line for cell in row for line in cell]

"""What a table is: a form, a column of numbers, two versions side by side, or figures, which stay out of the text."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from intmk.clean import shortened

from ..marks import readings
from .labels import NEW_COLUMN, OLD_COLUMN, labels_a_row, section
from .raw import Joins, RawLine

FORM = "Eine Tabelle wurde Zeile für Zeile als Absatz übernommen."
FIGURES = "Eine Tabelle mit {} Zeilen und {} Spalten („{}“) steht nicht im Text. Sie gehört in eine Anlage."
TWO_VERSIONS = "Zwei Fassungen stehen nebeneinander. Übernommen wurde nur die Spalte „{}“."
SIDE_BY_SIDE = "Zwei Spalten Text stehen nebeneinander. Bitte prüfen Sie die Reihenfolge."

_LONG = 200  # characters of a cell that holds text rather than figures
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
    if len(rows[0]) == 2 and _is_pair_of_versions(rows[0]):
        return list(_new_version(rows, warn))
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


def _is_pair_of_versions(row: Row) -> bool:
    return bool(OLD_COLUMN.match(row[0][0].text) and NEW_COLUMN.match(row[1][0].text))


def _new_version(rows: list[Row], warn: Warn) -> Iterator[RawLine]:
    warn(TWO_VERSIONS.format(rows[0][1][0].text))
    for row in rows[1:]:
        yield from (line for cell in row[1:] for line in cell)


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

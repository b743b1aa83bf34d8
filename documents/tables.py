"""A list as a table of columns: the same for the screen, for CSV and for XLSX. Plain data in, bytes out."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from documents.sheet import csv_of
from documents.xlsx import xlsx_of

Value = str | int | date | datetime | None


@dataclass(frozen=True, slots=True)
class Column:
    """What a column is called, and what it says of a thing. `is_usual`: shown where nobody has chosen."""

    code: str
    label: str
    says: Callable[[Any], Value]
    is_usual: bool = True


@dataclass(frozen=True, slots=True)
class Table:
    """`title` names the file. Moments are those of the wall clock."""

    title: str
    head: Sequence[str]
    rows: list[list[Value]]

    @classmethod
    def of(cls, title: str, columns: Iterable[Column], things: Iterable) -> "Table":
        columns = list(columns)
        rows = [[column.says(thing) for column in columns] for thing in things]
        return cls(title, [column.label for column in columns], rows)


def in_words(value: Value) -> str:
    """As a person reads it."""
    if isinstance(value, datetime):
        return f"{value:%d.%m.%Y %H:%M}"
    if isinstance(value, date):
        return f"{value:%d.%m.%Y}"
    return "" if value is None else str(value)


def _csv(table: Table) -> bytes:
    return csv_of(table.head, ([in_words(value) for value in row] for row in table.rows))


def _xlsx(table: Table) -> bytes:
    return xlsx_of(table.title, table.head, table.rows)


KINDS = {
    "csv": ("text/csv; charset=utf-8", _csv),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", _xlsx),
}


def file_of(table: Table, kind: str) -> dict:
    """The file of that kind, with its name and its type."""
    content_type, write = KINDS[kind]
    return {"data": write(table), "name": f"{table.title}.{kind}", "content_type": content_type}

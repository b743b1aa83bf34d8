"""The chair year as a picture: months, meetings as bars, deadlines as diamonds, and where we are today. Pure.

All geometry is in whole units of the picture. Labels stand below the axis and to the right of their leader
line. They are placed from the last event to the first, each in the nearest free row, so that neither two
labels overlap nor a leader line runs through a label: what stands nearer to the axis begins further right.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

LEFT = 16
AXIS_WIDTH = 920
AXIS_Y = 58
FIRST_ROW_Y = 94
ROW_HEIGHT = 24
BAR_MINIMUM = 12
# Estimated for 15 units of Fira Sans; rather too wide than too narrow.
CHARACTER_WIDTH = 8
MONTH_WIDTH, MONTH_AND_YEAR_WIDTH = 42, 74
TODAY_Y, BELOW_MONTHS_Y = 20, 44
TODAY = "heute"
LABEL_GAP = 12
LABEL_RISE = 5
LABEL_INDENT = 12


class Kind(StrEnum):
    MEETING = "meeting"
    DEADLINE = "deadline"
    OTHER = "other"


@dataclass(frozen=True)
class Event:
    """Something with a name on one day or on several; an assumption is not yet confirmed by the office."""

    label: str
    starts_on: date
    ends_on: date
    kind: str
    is_assumption: bool = False


@dataclass(frozen=True)
class Tick:
    """The first of a month; `is_year` where the year has to be named too."""

    month: date
    x: int
    is_year: bool


@dataclass(frozen=True)
class Entry:
    """An event at its place. `phase` is past, now, next (the first one to come) or later."""

    event: Event
    phase: str
    distance: str
    x: int
    width: int
    row: int

    @property
    def label(self) -> str:
        return _label(self.event)

    @property
    def is_within_month(self) -> bool:
        return f"{self.event.starts_on:%Y-%m}" == f"{self.event.ends_on:%Y-%m}"

    @property
    def leader_x(self) -> int:
        return self.x + LABEL_INDENT // 2

    @property
    def label_x(self) -> int:
        return self.x + LABEL_INDENT

    @property
    def label_y(self) -> int:
        return FIRST_ROW_Y + self.row * ROW_HEIGHT

    @property
    def leader_end(self) -> int:
        return self.label_y - LABEL_RISE


@dataclass(frozen=True)
class Timeline:
    """The picture; `today_x` is None when today lies outside the year."""

    starts_on: date
    ends_on: date
    today: date
    entries: list[Entry]
    ticks: list[Tick]
    today_x: int | None
    width: int
    height: int
    left: int = LEFT
    right: int = LEFT + AXIS_WIDTH
    axis_y: int = AXIS_Y

    @property
    def today_y(self) -> int:
        """Where the line of today begins: below the name of a month that it would cross."""
        ends = [(tick.x, tick.x + (MONTH_AND_YEAR_WIDTH if tick.is_year else MONTH_WIDTH)) for tick in self.ticks]
        return BELOW_MONTHS_Y if any(first < self.today_x < last for first, last in ends) else TODAY_Y

    @property
    def today_label_x(self) -> int:
        """The middle of the word „heute“: over its line, but never cut off by an edge of the picture."""
        half = _text_width(TODAY) // 2
        return min(max(self.today_x, half), self.width - half)

    @property
    def today_row(self) -> int | None:
        """How many events of the list stand before today; None outside the year, or where an event is on today."""
        phases = [entry.phase for entry in self.entries]
        return None if self.today_x is None or "now" in phases else phases.count("past")


def year(starts_on: date, ends_on: date, events: list[Event], today: date) -> Timeline:
    """Draw the events in the order of their dates. Raises ValueError for a span that ends too early."""
    for first, last in [(starts_on, ends_on)] + [(event.starts_on, event.ends_on) for event in events]:
        if last < first:
            raise ValueError(f"Das Ende ({last:%d.%m.%Y}) liegt vor dem Beginn ({first:%d.%m.%Y}).")
    ordered = sorted(events, key=lambda event: (event.starts_on, event.ends_on))
    boxes = [_box(event, starts_on, ends_on) for event in ordered]
    rows = _rows([(x + LABEL_INDENT, _label(event)) for event, (x, _) in zip(ordered, boxes, strict=True)])
    upcoming = next((event for event in ordered if event.starts_on > today), None)
    entries = [
        Entry(event, _phase(event, upcoming, today), _distance(event, today), x, width, row)
        for event, (x, width), row in zip(ordered, boxes, rows, strict=True)
    ]
    return Timeline(
        starts_on,
        ends_on,
        today,
        entries,
        _ticks(starts_on, ends_on),
        _x(today, starts_on, ends_on) if starts_on <= today <= ends_on else None,
        width=max([LEFT + AXIS_WIDTH, *(e.label_x + _text_width(e.label) for e in entries)]) + LEFT,
        height=FIRST_ROW_Y + (max(rows) if rows else 0) * ROW_HEIGHT + LEFT,
    )


def _x(day: date, starts_on: date, ends_on: date) -> int:
    """The left edge of a day; days outside the year are moved to its nearer end."""
    days = (ends_on - starts_on).days + 1
    passed = min(max((day - starts_on).days, 0), days)
    return LEFT + AXIS_WIDTH * passed // days


def _box(event: Event, starts_on: date, ends_on: date) -> tuple[int, int]:
    x = _x(event.starts_on, starts_on, ends_on)
    end = _x(event.ends_on + timedelta(days=1), starts_on, ends_on)
    width = max(end - x, BAR_MINIMUM)
    return min(x, LEFT + AXIS_WIDTH - width), width


def _rows(labels: list[tuple[int, str]]) -> list[int]:
    """The row of each label, given from left to right with the x where its text begins."""
    # The leader lines of farther rows run through the nearer ones: a label ends left of all of them.
    begins: list[int] = []
    rows = []
    for x, text in reversed(labels):
        end = x + _text_width(text) + LABEL_GAP
        row = next((row for row in range(len(begins)) if end <= min(begins[row:])), len(begins))
        begins[row : row + 1] = [x]
        rows.append(row)
    return rows[::-1]


def _ticks(starts_on: date, ends_on: date) -> list[Tick]:
    ticks = []
    month = starts_on.replace(day=1)
    while month <= ends_on:
        if month >= starts_on:
            x = _x(month, starts_on, ends_on)
            ticks.append(Tick(month, x, is_year=not ticks or month.month == 1))
        month = (month + timedelta(days=31)).replace(day=1)
    return ticks


def _phase(event: Event, upcoming: Event | None, today: date) -> str:
    if event.ends_on < today:
        return "past"
    if event.starts_on <= today:
        return "now"
    return "next" if event is upcoming else "later"


def _distance(event: Event, today: date) -> str:
    """How far away the event is, in days and in German."""
    if event.starts_on <= today <= event.ends_on:
        return "heute" if today in (event.starts_on, event.ends_on) else "läuft"
    days = (event.starts_on - today).days if event.starts_on > today else (event.ends_on - today).days
    if abs(days) == 1:
        return "morgen" if days == 1 else "gestern"
    return f"in {days} Tagen" if days > 0 else f"vor {-days} Tagen"


def _label(event: Event) -> str:
    return f"{event.label} (Annahme)" if event.is_assumption else event.label


def _text_width(text: str) -> int:
    return CHARACTER_WIDTH * len(text)

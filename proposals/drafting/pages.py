"""What the page with the editor shows, whatever is written."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from proposals.drafting.desk import Desk
from proposals.drafting.fields import Part
from proposals.remarks.models import FormalRemark
from text.lines import Runs, runs_of
from text.reading.reader import ReadText
from text.reading.tables import Table
from text.reading.taking import WAYS, Take
from text.text import Text


@dataclass(frozen=True, slots=True)
class EditorPage:
    """The text on a desk, laid out in fields."""

    address: str
    parts: list[Part]
    beside: Any  # what stands beside the editor and follows the draft: its fragment knows it
    elsewhere: Desk | None  # what the person has kept in another window meanwhile
    error: str
    focus: str  # the id of the block that she goes on with
    at_title: list[FormalRemark]  # what the office wants changed there

    @property
    def ways(self) -> list[tuple[str, str]]:
        """How a pasted text can be taken over."""
        return _ways()


@dataclass(frozen=True, slots=True)
class ReadingPage:
    """How a pasted text or a file was read, to be looked at before anything is kept.

    `sent`: what was typed besides, with which the page at `address` can read the text another way.
    """

    told: list[str]
    text: Text
    take: Take
    address: str = ""
    sent: tuple[tuple[str, str], ...] = ()
    tables: tuple[Table, ...] = ()  # that stay out of the text
    may_attach: bool = False  # in the editor by Ziffer, where no form follows

    @property
    def lines(self) -> Runs:
        return runs_of(self.text)

    @property
    def other_ways(self) -> list[tuple[str, str]]:
        return [(value, label) for value, label in _ways() if value != self.take]


def _ways() -> list[tuple[str, str]]:
    return [(take.value, label) for take, label in WAYS.items()]


_OURS = {"csrfmiddlewaretoken", "opened_by", "take", "seen", "tables", "attaches"}


def reading_of(read: ReadText, take: Take, address: str = "", sent: Mapping[str, str] | None = None) -> ReadingPage:
    """TextError where the text is too long to keep."""
    kept = tuple((name, value) for name, value in (sent or {}).items() if name not in _OURS)
    return ReadingPage(read.told, Text(read.title, read.blocks()), take, address, kept, read.tables)

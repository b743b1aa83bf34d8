"""What the page with the editor shows, whatever is written."""

from dataclasses import dataclass
from typing import Any

from proposals.drafting.desk import Desk
from proposals.drafting.fields import Part


@dataclass(frozen=True, slots=True)
class EditorPage:
    """The text on a desk, laid out in fields."""

    address: str
    parts: list[Part]
    beside: Any  # what stands beside the editor and follows the draft: its fragment knows it
    elsewhere: Desk | None  # what the person has kept in another window meanwhile
    error: str
    focus: str  # the id of the block that she goes on with

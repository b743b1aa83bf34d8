"""The remarks of the office as the Land reads them: at their places in the editor, and in one list above the text."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from proposals.remarks.models import FormalRemark, remarks_to_read
from proposals.remarks.rules import FIELDS, RemarkPlace
from text.text import Text


@dataclass(frozen=True, slots=True)
class Pinned:
    """A remark with the place it is about, as that is called in the text at hand; `url` leads there, or is empty."""

    remark: FormalRemark
    place: str
    url: str


@dataclass(frozen=True, slots=True)
class Remarks:
    """What a Land is asked to change: in order, and by the places of the editor."""

    rows: list[Pinned]

    def __bool__(self) -> bool:
        return bool(self.rows)

    @property
    def at_title(self) -> list[FormalRemark]:
        return [row.remark for row in self.rows if row.remark.place == RemarkPlace.TITLE]

    @property
    def by_block(self) -> dict[str, list[FormalRemark]]:
        found = defaultdict(list)
        for row in self.rows:
            if row.remark.place == RemarkPlace.BLOCK:
                found[row.remark.key].append(row.remark)
        return found


def remarks_on(proposal, text: Text | None = None) -> Remarks:
    """For those who write, in the state in which they are asked to; `text` is what they have written so far."""
    return pinned(remarks_to_read(proposal), proposal, text or proposal.text.read())


def pinned(remarks: Iterable[FormalRemark], proposal, text: Text) -> Remarks:
    write = reverse("proposals:write", args=[proposal.reference])
    return Remarks([Pinned(remark, _name(remark, text), _url(remark, proposal, text, write)) for remark in remarks])


def _name(remark, text) -> str:
    if remark.place != RemarkPlace.BLOCK:
        return remark.named
    return text.names.get(remark.key) or f"{remark.named} (nicht mehr im Text)"


def _url(remark, proposal, text, write) -> str:
    if remark.place == RemarkPlace.TITLE:
        return f"{write}#b-title"
    if remark.place == RemarkPlace.BLOCK:
        return f"{write}#b-{remark.key}" if text.get(remark.key) else ""
    if remark.key == "attachments":
        return reverse("proposals:attachments", args=[proposal.reference])
    _, anchor = FIELDS[remark.key]
    return f"{reverse('proposals:details', args=[proposal.reference])}#{anchor}"

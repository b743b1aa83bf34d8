"""Answers that several views give: that nothing can be entered now; and the kinds of files."""

from collections.abc import Callable

from intmk.shut import shut
from proposals.crumbs import crumbs
from proposals.objections import shut_to

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PDF = "application/pdf"


def turned_away(request, proposal, permission, *, reason: str | None = None, kept: Callable[[], str] = str):
    """Where a form is opened that nobody can send now: a page that says why. None where it is open, or being sent.

    `reason` is one that the room knows besides; `kept` gives words of hers that lie here.
    """
    why = shut_to(proposal, permission) or reason
    place = {"proposal": proposal, "breadcrumb": crumbs(proposal)}
    return shut(request, why, back=proposal.get_absolute_url(), kept=kept, **place)

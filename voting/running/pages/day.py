"""The page of the day: the agenda with what is called now, the results so far and what comes next."""

from dataclasses import dataclass
from typing import NamedTuple

from accounts.permissions import Permission
from intmk import clock
from proposals.access import get_proposal
from proposals.offer import Offer
from voting.running.agenda import RunningOrder, running_order
from voting.running.steps import offers_at
from voting.session.access import session_of
from voting.session.models.session import Session
from voting.session.objections import not_to_open
from voting.session.pages import Attendance, attendance_of


class Warned(NamedTuple):
    title: str
    text: str


OVERDUE = Warned(
    "Die Tage der Sitzung sind vorbei",
    "Die Sitzung ist noch offen. Schließen Sie sie, wenn nichts mehr festzuhalten ist.",
)
OF_YESTERDAY = Warned(
    "Die Anwesenheit ist von einem früheren Tag",
    "Die Sitzung geht weiter, wo sie unterbrochen wurde. Stellen Sie unter „Anwesenheit“ neu fest, wer da ist.",
)


@dataclass(frozen=True, slots=True)
class DayPage:
    """`session` is None before the opening; `objection` says why it cannot be opened now.

    `offers` are the steps of the reader at the TOP that is called.
    """

    session: Session | None
    attendance: Attendance | None
    objection: str | None
    may_hold: bool
    order: RunningOrder
    offers: list[Offer]

    @property
    def is_running(self) -> bool:
        return self.session is not None and self.session.is_open

    @property
    def warning(self) -> Warned | None:
        """What the office has to put right before it goes on: a session is not closed over night."""
        if not self.is_running or not self.may_hold:
            return None
        if self.session.meeting.has_ended:
            return OVERDUE
        since = self.attendance.since
        return OF_YESTERDAY if since and since < clock.today() else None


def day_page(meeting, user) -> DayPage:
    session = session_of(meeting)
    order = running_order(meeting, session, user)
    return DayPage(
        session=session,
        attendance=session and attendance_of(session),
        objection=not_to_open(meeting),
        may_hold=meeting.conference.authority(user, Permission.HOLD_SESSION) is not None,
        order=order,
        offers=offers_of(user, order.current_top),
    )


def offers_of(user, top) -> list[Offer]:
    if top is None or top.proposal is None or not top.is_open:
        return []
    return offers_at(user, get_proposal(user, top.proposal.reference))

"""The page of the day: the agenda with what is called now, the results so far and what comes next."""

from functools import cached_property
from typing import NamedTuple

from accounts.permissions import Permission
from intmk import clock
from proposals.access import get_proposal
from proposals.models import Proposal
from proposals.offer import Offer
from proposals.states import State
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


class DayPage:
    """`session` is None before the opening; `objection` says why it cannot be opened now.

    `key` tells what the page says to everybody who may follow, whoever it is: what is on an agenda is seen by all of
    them. So the same piece is sent to all, and nothing is read for it again. `offers` are the steps of the reader.
    """

    def __init__(self, meeting, user, mark: tuple) -> None:
        self.session: Session | None = session_of(meeting)
        self.key = (meeting.pk, *mark)
        self.objection = not_to_open(meeting)
        self.may_hold = meeting.conference.authority(user, Permission.HOLD_SESSION) is not None
        self._meeting, self._user = meeting, user

    @cached_property
    def order(self) -> RunningOrder:
        return running_order(self._meeting, self.session, self._user)

    @cached_property
    def attendance(self) -> Attendance | None:
        return self.session and attendance_of(self.session)

    @cached_property
    def offers(self) -> list[Offer]:
        return offers_of(self._user, self.session)

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


def offers_of(user, session) -> list[Offer]:
    """The steps of a person at the TOP that is called, where a proposal stands behind it that is not decided."""
    if session is None or not session.is_open or session.current_item_id is None:
        return []
    tabled = Proposal.objects.visible_to(user).filter(agenda_item=session.current_item_id, state=State.TABLED)
    reference = tabled.order_by("pk").values_list("reference", flat=True).first()
    return offers_at(user, get_proposal(user, reference)) if reference else []

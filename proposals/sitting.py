"""What the ministers decide while they sit, and not the office by itself: German sentences, or nothing. Pure."""

from django.utils.formats import date_format

from conferences.kinds import DECIDING
from conferences.rules import LateAdmission


def sitting(proposal):
    """The meeting of the ministers that sits now and can decide about the proposal; or None."""
    item = proposal.agenda_item
    meetings = [item.meeting] if item else proposal.conference.meetings_of(*DECIDING)
    return next((meeting for meeting in meetings if meeting.is_in_session), None)


def decided_in_session(proposal) -> str | None:
    """While the ministers sit, the conference defers and refers by a vote, and the step follows from its result."""
    meeting = sitting(proposal)
    if meeting is None:
        return None
    return (
        f"Die {meeting.label} tagt. Darüber entscheidet sie jetzt selbst: Stimmen Sie unter „Zum Verfahren abstimmen“ "
        "ab; bei Annahme folgt der Schritt von selbst."
    )


def admitted_in_session(proposal) -> str | None:
    """The same for a late item, where the rules leave its admission to the Länder and not to the chair."""
    if proposal.conference.rules.late_item_admission == LateAdmission.CHAIR:
        return None
    return decided_in_session(proposal)


def session_not_begun(proposal) -> str | None:
    meeting = proposal.agenda_item.meeting
    if not meeting.has_begun:
        first_day = date_format(meeting.starts_on, "j. F Y")
        return f"Die {meeting.label} beginnt erst am {first_day}. Vorher kann sie nicht entscheiden."
    return None

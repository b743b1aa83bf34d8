"""Why no vote can be recorded or corrected now: one German sentence that says what to do, or nothing. Pure."""

from datetime import datetime, timedelta

from django.utils.formats import date_format

from intmk import clock
from proposals.objections import amendments_undecided
from proposals.states import State


def not_open(proposal) -> str | None:
    if proposal.state != State.TABLED:
        return "Abgestimmt wird nur über Vorschläge, die auf der Tagesordnung stehen."
    meeting = proposal.agenda_item.meeting
    if not meeting.has_begun:
        day = date_format(meeting.starts_on, "j. F Y")
        return f"Die {meeting.label} beginnt erst am {day}. Dann erfassen Sie hier die Abstimmung."
    return amendments_undecided(proposal)


def not_in(meeting, decided_at: datetime) -> str | None:
    """A decision lies within the days of its meeting, and not ahead."""
    day = clock.wall(decided_at).date()
    if not meeting.starts_on <= day <= meeting.ends_on + timedelta(days=1):
        first, last = (date_format(d, "j. F Y") for d in (meeting.starts_on, meeting.ends_on))
        days = f"am {first}" if first == last else f"vom {first} bis {last}"
        return f"Die {meeting.label} war {days}. Geben Sie einen Tag der Sitzung an."
    if not clock.has_come(decided_at):
        return "Dieser Zeitpunkt liegt noch vor uns. Geben Sie an, wann entschieden wurde."
    return None

"""Why a session cannot be opened or changed now: one German sentence that says what to do, or nothing. Pure."""

from django.utils.formats import date_format

from conferences.kinds import DECIDING
from intmk import clock

CLOSED = "Die Sitzung ist geschlossen. Öffnen Sie sie wieder, wenn noch etwas festzuhalten ist."
NOT_OPEN = "Die Sitzung ist noch nicht eröffnet. Eröffnen Sie sie zuerst."


def not_to_open(meeting) -> str | None:
    if meeting.kind not in DECIDING:
        return f"Die {meeting.label} beschließt nicht. Eröffnet werden nur Hauptkonferenz und Sonderkonferenz."
    if meeting.starts_on <= clock.today() <= meeting.ends_on:
        return None
    first, last = (date_format(day, "j. F Y") for day in (meeting.starts_on, meeting.ends_on))
    days = f"am {first}" if first == last else f"vom {first} bis {last}"
    if clock.today() < meeting.starts_on:
        return f"Die {meeting.label} ist {days}. Eröffnen können Sie sie an einem ihrer Tage."
    return f"Die {meeting.label} war {days}. Ergebnisse tragen Sie beim Vorschlag nach; dort wird nach dem Tag gefragt."

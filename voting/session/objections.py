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


def not_to_call(item, session, asked) -> str | None:
    """Why an item cannot be called now; `asked` is the ballot on which the Länder vote, or None."""
    if item.meeting_id != session.meeting_id:
        return f"{item} steht nicht auf der Tagesordnung dieser Sitzung."
    if item.is_gone:
        return f"{item} steht nur noch als Zeile da: Der Punkt wurde zurückgezogen oder verlegt."
    if asked:
        return "Eine Abstimmung ist noch offen. Schließen Sie zuerst diese oder brechen Sie sie ab."
    return None


def overtaken(called) -> str:
    """What is said to who wanted to go on from an item that is no longer the current one."""
    return f"Inzwischen ist {called} aufgerufen. Es wurde nichts übersprungen; sehen Sie nach, wie es weitergeht."

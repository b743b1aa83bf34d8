"""Why no vote can be recorded or corrected now: one German sentence that says what to do, or nothing. Pure."""

from datetime import datetime, timedelta

from django.utils.formats import date_format

from intmk import clock
from proposals.states import State
from voting.ballots.rules import BY_DEVICE, member_name


def not_begun(proposal) -> str | None:
    """Why nothing at all of it can be voted on."""
    if proposal.state != State.TABLED:
        return "Abgestimmt wird nur über Vorschläge, die auf der Tagesordnung stehen."
    meeting = proposal.agenda_item.meeting
    if not meeting.has_begun:
        day = date_format(meeting.starts_on, "j. F Y")
        return f"Die {meeting.label} beginnt erst am {day}. Dann erfassen Sie hier die Abstimmung."
    return None


def not_open(proposal) -> str | None:
    """Why the whole text cannot be voted on: its amendments and what Länder want to vote on by itself come first."""
    return not_ready(proposal) or proposal.ziffer_requests.in_the_way(proposal)


def not_ready(proposal) -> str | None:
    """The same by what is read along with a proposal: without what Länder want to vote on by itself."""
    if objection := not_begun(proposal):
        return objection
    if not proposal.undecided:
        return None
    return (
        f"Über Änderungsanträge ist noch nicht entschieden: {', '.join(proposal.undecided)}. Stimmen Sie zuerst unter "
        "„Änderungsanträge und Ziffern“ darüber ab und stellen Sie den Text fest."
    )


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


def not_answerable(ballot, land: str, choice: str) -> str | None:
    """Why this answer of a Land counts in the ballot no more, or not at all."""
    if ballot.abort_reason:
        return f"Die Abstimmung ist abgebrochen: {ballot.abort_reason} Ihre Stimme wurde nicht gespeichert."
    if not ballot.is_open:
        at = date_format(clock.wall(ballot.closed_at), "H:i:s")
        return f"Die Abstimmung ist seit {at} Uhr geschlossen. Ihre Stimme wurde nicht gespeichert."
    if land not in ballot.snapshot.members:
        return f"{member_name(land)} ist in dieser Abstimmung nicht stimmberechtigt."
    if choice not in BY_DEVICE:
        return "Bitte wählen Sie Ja, Nein, Enthaltung oder nicht teilnehmen."
    return None


def not_closable(ballot, proposal) -> str | None:
    """Why an open ballot can lead to no result; `proposal` is its proposal as it is now."""
    if proposal.state != State.TABLED:
        return (
            f"Der Vorschlag hat inzwischen den Stand „{State(proposal.state).label}“. Brechen Sie die Abstimmung ab; "
            "ihre Stimmen zählen dann nicht."
        )
    if ballot.amendment_id and not ballot.amendment.is_open:
        return (
            f"{ballot.amendment.label} hat inzwischen den Stand „{ballot.amendment.fate.label}“. Brechen Sie die "
            "Abstimmung ab; ihre Stimmen zählen dann nicht."
        )
    if ballot.version_id != proposal.text_id:
        return (
            "Der Text ist seit der Eröffnung geändert worden. Brechen Sie die Abstimmung ab und eröffnen Sie sie über "
            "die neue Fassung noch einmal."
        )
    return None

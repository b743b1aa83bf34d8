"""What the deadlines of the year close to a proposal, and what they only mark. Pure.

As in `objections`: one German sentence, or nothing. Hard and soft, and what a permit does: `conferences.lateness`.
"""

from conferences.kinds import DECIDING, DeadlineKind, MeetingKind
from conferences.lateness import closed, ended, is_hard, moment, passed
from proposals.objections import ahead
from proposals.states import State


def deadline_closed(proposal) -> str | None:
    return _closed(proposal, DeadlineKind.PROPOSAL)


def comes_late(proposal) -> str | None:
    """No objection, but what to know before: said where a late submission is possible."""
    return _passed(
        proposal,
        DeadlineKind.PROPOSAL,
        "Der Vorschlag gilt als verfristet; die Geschäftsstelle braucht eine Entscheidung darüber, ob er noch "
        "zugelassen wird.",
    )


def topics_closed(proposal) -> str | None:
    """The topics of the year are announced with the first step that others see (domain §6.3, step 2)."""
    return _closed(proposal, DeadlineKind.TOPIC) if proposal.state == State.IDEA else None


def topic_comes_late(proposal) -> str | None:
    """No objection, but what to know before: said where the others are still to hear of a topic."""
    if proposal.state != State.IDEA:
        return None
    return _passed(proposal, DeadlineKind.TOPIC, "Das Thema wird als nachgemeldet gekennzeichnet.")


def agenda_closed(proposal) -> str | None:
    """The agenda of the Hauptkonferenz is sent on a day; other meetings have none."""
    return _closed(proposal, DeadlineKind.AGENDA)


def only_closed_agenda(proposal) -> str | None:
    """No way onto any agenda: where a Sonderkonferenz lies ahead, the choice of the meeting decides."""
    kinds = {meeting.kind for meeting in ahead(proposal, *DECIDING)}
    return agenda_closed(proposal) if kinds <= {MeetingKind.MAIN} else None


def agenda_is_sent(proposal) -> str | None:
    """No objection, but what to know before."""
    return _passed(
        proposal, DeadlineKind.AGENDA, "In der Hauptkonferenz wird der Punkt als nachgereicht gekennzeichnet."
    )


def consent_list_closed(proposal) -> str | None:
    """Until the set time any Land lifts an item off; then the agenda of the session stands."""
    cutoff = proposal.cutoff(DeadlineKind.CONSENT)
    if cutoff is None or not cutoff.is_past or not is_hard(cutoff.kind, cutoff.hardness, proposal.conference.rules):
        return None
    return (
        f"Punkte konnten bis zum {moment(cutoff.due_at)} von der Liste ohne Aussprache genommen werden. Beantragen Sie "
        "die Aussprache jetzt in der Sitzung."
    )


def consent_list_is_late(proposal) -> str | None:
    """No objection, but what to know before: the set time is over and ends nothing."""
    cutoff = proposal.cutoff(DeadlineKind.CONSENT)
    if cutoff is None or not cutoff.is_past:
        return None
    return f"{ended(cutoff)} Der Punkt kommt trotzdem herunter; die Sitzung ist vielleicht schon darauf eingestellt."


def _closed(proposal, kind) -> str | None:
    """Why the Land that leads comes too late: the deadline is hard, and the office has not let it through."""
    cutoff = proposal.cutoff(kind)
    if cutoff is None or not cutoff.closed_to(proposal.lead_land_id, proposal.conference.rules):
        return None
    return closed(cutoff)


def _passed(proposal, kind, consequence) -> str | None:
    """That the deadline is over, by whose leave it is still possible, and what follows."""
    cutoff = proposal.cutoff(kind)
    return f"{passed(cutoff, proposal.lead_land_id)} {consequence}" if cutoff and cutoff.is_past else None

"""Why a motion cannot be put to the Länder now, or a list not called: one German sentence, or nothing. Pure."""

from accounts.permissions import Permission
from proposals.objections import closed_to, put_to_vote
from proposals.sitting import sitting
from proposals.states import State
from proposals.workflow import TRANSITIONS


def is_up_for_motions(proposal) -> bool:
    """Whether the ministers may have to decide about it: it stands on an agenda, or came too late for one."""
    return proposal.state == State.TABLED or (proposal.state == State.SUBMITTED and proposal.is_late)


def not_to_be_moved(proposal, motion) -> str | None:
    step = TRANSITIONS.get(motion.step)
    sources = step.sources if step else {State.TABLED}
    if proposal.state not in sources or (step and not step.applies(proposal)):
        return f"{motion.label}: Das gehört nicht zum Stand „{State(proposal.state).label}“ dieses Vorschlags."
    if sitting(proposal) is None:
        return "Darüber stimmt die Konferenz ab, solange sie tagt. Eröffnen Sie zuerst die Sitzung."
    if step:
        return step.objection(proposal, is_voted=True)
    return closed_to(proposal, Permission.RECORD_VOTE) or put_to_vote(proposal)


OVERTAKEN = (
    "Zu diesem Vorschlag ist inzwischen eine andere Abstimmung erfasst. Es ist nichts doppelt gespeichert; sehen Sie "
    "beim Vorschlag nach, was beschlossen ist."
)


def not_to_be_called(proposal, meeting) -> str | None:
    """Why this item cannot be decided together with the others of the list."""
    item = proposal.agenda_item
    if item.meeting_id == meeting.pk and item.is_on_consent_list:
        return None
    return (
        f"{item} steht nicht mehr auf der Liste ohne Aussprache. Es ist nichts erfasst; sehen Sie sich die Liste noch "
        "einmal an."
    )


def no_bloc(meeting) -> str | None:
    if not meeting.conference.rules.consent_list_enabled:
        return "Die Geschäftsordnung dieser Konferenz kennt keine Liste ohne Aussprache."
    if not meeting.is_in_session:
        return "Die Sitzung ist nicht eröffnet. Eröffnen Sie sie zuerst, dann wird die Liste aufgerufen."
    return None

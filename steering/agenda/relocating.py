"""An item goes to another meeting; where it stood, its line stays. What a proposal stands under follows."""

from django.db import transaction

from accounts.permissions import Permission
from conferences.kinds import DECIDING, MeetingKind
from conferences.models import AgendaItem
from conferences.models.arranging import refuse_if_gone, refuse_if_over, refuse_if_sent
from intmk.refusal import Refused
from journal.models import record
from proposals.lateness import agenda_closed
from proposals.models import Proposal
from proposals.states import State
from steering import verbs


def relocate(item, meeting, number, reason, *, by) -> AgendaItem | None:
    """Move an item to another meeting that decides. None where it went there already (a double click)."""
    with transaction.atomic():
        # The proposal is held before the year, as by every step of it.
        proposal = _proposal_of(item, by)
        conference, appointment = item.meeting.conference.locked_for(by, Permission.SCHEDULE)
        stored = AgendaItem.objects.select_related("meeting", "moved_to").get(pk=item.pk)
        if stored.moved_to and (stored.moved_to.meeting_id, stored.moved_to.number) == (meeting.pk, number.strip()):
            return None
        _refuse_unless_movable(stored, meeting, proposal)
        new = stored.move_to(meeting, number)
        if proposal:
            proposal.put(agenda_item=new)
        record(
            proposal or conference,
            verbs.ITEM_RELOCATED,
            words={"item": stored, "meeting": meeting, "new": new},
            by=by,
            appointment=appointment,
            note=reason,
            rows=[proposal] if proposal else (),
            item=stored.pk,
            moved_to=new.pk,
        )
    return new


def _proposal_of(item, by):
    proposal = Proposal.objects.filter(agenda_item=item).first()
    return proposal and proposal.locked_for(by, Permission.SCHEDULE)[0]


def _refuse_unless_movable(item, meeting, proposal):
    refuse_if_gone(item)
    refuse_if_over(item.meeting)
    refuse_if_over(meeting)
    if meeting.conference_id != item.meeting.conference_id or meeting.kind not in DECIDING:
        raise Refused("Diese Sitzung passt nicht. Bitte wählen Sie eine Sitzung dieser Konferenz, die beschließt.")
    if meeting.pk == item.meeting_id:
        raise Refused(f"{item} steht schon auf der Tagesordnung dieser Sitzung.")
    if proposal is None:
        refuse_if_sent(meeting)
    elif meeting.kind == MeetingKind.MAIN and (closed := agenda_closed(proposal)):
        raise Refused(closed)
    if proposal and proposal.state != State.TABLED:
        raise Refused(
            f"Der Vorschlag hat den Stand „{State(proposal.state).label}“; sein Punkt bleibt in der Sitzung, in der er "
            "steht."
        )

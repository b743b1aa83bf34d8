"""What a reader sees of the agenda of a conference."""

from dataclasses import dataclass

from django.db.models import F

from conferences.kinds import DECIDING, ItemKind
from conferences.models import AgendaItem, Meeting
from proposals.models.proposal import Proposal
from proposals.states import State

BESIDE_PROPOSALS = (ItemKind.REPORT, ItemKind.INFORMATION)


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """A TOP on the page; with its proposal only where the reader may see that. A withdrawn one keeps its number."""

    item: AgendaItem
    kind: str
    proposal: Proposal | None
    state: State | None
    is_withdrawn: bool


@dataclass(frozen=True, slots=True)
class MeetingAgenda:
    """A meeting and its TOPs in the order of their numbers."""

    meeting: Meeting
    lines: list[AgendaLine]


def parts(conference, user, *, is_whole: bool) -> list[MeetingAgenda]:
    """The agenda of the ministers' meetings. Three queries, however long it is.

    A proposal's title is shown only to those who may see the proposal; the press reads it with the outcome. Where the
    agenda is not shown as a whole (guests of the Bund), only reports remain beside those.
    """
    seen = {
        proposal.agenda_item_id: proposal
        for proposal in Proposal.objects.visible_to(user)
        .filter(conference=conference, agenda_item__isnull=False)
        .select_related("lead_land")
    }
    lines = [
        _line(item, seen.get(item.pk))
        for item in _items(conference)
        if item.pk in seen or item.kind in (BESIDE_PROPOSALS if is_whole else [ItemKind.REPORT])
    ]
    return [
        MeetingAgenda(meeting, [line for line in lines if line.item.meeting_id == meeting.pk])
        for meeting in _coming_first(conference.meetings_of(*DECIDING))
    ]


def _coming_first(meetings) -> list[Meeting]:
    """What comes next stands above, in order of time; what has ended below it, the last first."""
    coming = [meeting for meeting in meetings if not meeting.has_ended]
    return [*coming, *reversed([meeting for meeting in meetings if meeting.has_ended])]


def _items(conference):
    items = AgendaItem.objects.filter(meeting__conference=conference).order_by("sort_key")
    return items.annotate(state_of_proposal=F("proposal__state"))


def _line(item, proposal) -> AgendaLine:
    return AgendaLine(
        item=item,
        kind=ItemKind(item.kind).label,
        proposal=proposal,
        state=State(proposal.state) if proposal else None,
        is_withdrawn=item.state_of_proposal == State.WITHDRAWN,
    )

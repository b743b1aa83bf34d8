"""What a reader sees of the agenda of a conference."""

from dataclasses import dataclass

from django.db.models import F

from accounts.laender import NAMES, in_words
from accounts.permissions import Permission
from conferences.kinds import DECIDING, WITHOUT_PROPOSAL, ItemKind
from conferences.models import AgendaItem, Meeting
from conferences.models.agenda_item import levels
from proposals.models.proposal import Proposal
from proposals.states import State


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """A TOP on the page; with its proposal only where the reader may see that.

    One that was withdrawn or moved to another meeting (`moved_to`) keeps its line.
    """

    item: AgendaItem
    title: str
    sponsors: str
    kind: str
    level: int
    proposal: Proposal | None
    state: State | None
    is_withdrawn: bool
    moved_to: AgendaItem | None
    joint_with: AgendaItem | None


@dataclass(frozen=True, slots=True)
class MeetingAgenda:
    """A meeting and its TOPs in the order in which they are called."""

    meeting: Meeting
    lines: list[AgendaLine]


def parts(conference, user, *, is_whole: bool) -> list[MeetingAgenda]:
    """The agenda of the ministers' meetings. Three queries, however long it is.

    A proposal's title is shown only to those who may see the proposal; the press reads it with the outcome. Where the
    agenda is not shown as a whole (guests of the Bund), only reports remain beside those. Internal items are read by
    the Länder and their offices alone.
    """
    items = {item.pk: item for item in _items(conference, user)}
    shown = {item.pk: item for item in items.values() if _is_shown(item, items, is_whole)}
    depth = levels(shown.values())
    lines = [_line(item, depth[item.pk], shown) for item in shown.values()]
    return [
        MeetingAgenda(meeting, [line for line in lines if line.item.meeting_id == meeting.pk])
        for meeting in coming_first(conference.meetings_of(*DECIDING))
    ]


def lines_of(meeting, user) -> list[AgendaLine]:
    """The whole agenda of one meeting, for who arranges it."""
    agendas = parts(meeting.conference, user, is_whole=True)
    return next((agenda.lines for agenda in agendas if agenda.meeting == meeting), [])


def coming_first(meetings) -> list[Meeting]:
    """What comes next stands above, in order of time; what has ended below it, the last first."""
    coming = [meeting for meeting in meetings if not meeting.has_ended]
    return [*coming, *reversed([meeting for meeting in meetings if meeting.has_ended])]


def _items(conference, user) -> list[AgendaItem]:
    """The items of all meetings, in order; each with the proposal that the user sees of it (`seen`), or None."""
    items = AgendaItem.objects.filter(meeting__conference=conference).in_order().select_related("meeting")
    if conference.authority(user, Permission.READ_NEGOTIATION) is None:
        items = items.filter(is_internal=False)
    seen = {
        proposal.agenda_item_id: proposal
        for proposal in Proposal.objects.visible_to(user)
        .filter(conference=conference, agenda_item__isnull=False)
        .for_rights()
    }
    found = list(items.annotate(state_of_proposal=F("proposal__state")))
    for item in found:
        item.seen = seen.get(item.pk)
    return found


def _is_shown(item, items, is_whole) -> bool:
    kinds = WITHOUT_PROPOSAL if is_whole else [ItemKind.REPORT]
    return item.kind in kinds or _last(item, items).seen is not None


def _last(item, items) -> AgendaItem:
    """Where the item stands now: what it was moved to, as far as the reader sees that."""
    while item.moved_to_id in items:
        item = items[item.moved_to_id]
    return item


def _line(item, level, items) -> AgendaLine:
    """The line of an item among those the reader sees: it tells of no other."""
    proposal = _last(item, items).seen
    return AgendaLine(
        item=item,
        title=proposal.title if proposal else item.title,
        sponsors=_sponsors(proposal) if proposal else "",
        kind=ItemKind(item.kind).label,
        level=level,
        proposal=proposal,
        state=State(proposal.state) if proposal else None,
        is_withdrawn=item.withdrawn_at is not None or item.state_of_proposal == State.WITHDRAWN,
        moved_to=items.get(item.moved_to_id),
        joint_with=items.get(item.joint_with_id),
    )


def _sponsors(proposal) -> str:
    """Lead first, as the proposal itself says; from what was read along, so that no row asks for it."""
    return in_words([proposal.lead_land.name, *(NAMES[code] for code in NAMES if code in proposal.co_sponsors)])

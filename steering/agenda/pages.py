"""The agenda as it is made: what stands on it, and what could stand on it."""

from dataclasses import dataclass

from django.urls import reverse

from conferences.arrangement import digest, neighbours
from conferences.calendar import span
from conferences.kinds import DECIDING, ItemKind
from conferences.models import Meeting
from conferences.models.arranging import nodes_of
from proposals.agenda import AgendaLine, coming_first, lines_of
from proposals.facts import Recommendation
from proposals.models import Proposal
from proposals.states import State

CANDIDATES = (State.ADMITTED, State.PRE_CONFERENCE)


@dataclass(frozen=True, slots=True)
class EditorLine:
    """An item with where it can go. `place` of `among`: its place among its neighbours, from 1."""

    line: AgendaLine
    place: int
    among: int
    may_withdraw: bool
    may_relocate: bool


@dataclass(frozen=True, slots=True)
class Candidate:
    """A proposal that could be put on the agenda; `hint` says what is still missing for that."""

    proposal: Proposal
    hint: str
    label: str
    url: str


@dataclass(frozen=True, slots=True)
class EditorPage:
    """One agenda, with all meetings that have one. `opened` is the digest of its order."""

    meeting: Meeting | None
    meetings: list[tuple[Meeting, str]]
    lines: list[EditorLine]
    candidates: list[Candidate]
    opened: str
    is_open: bool
    latest: object | None  # the edition that was approved last


def editor_page(conference, meeting, user) -> EditorPage:
    """Reads the agenda and the proposals that wait for it, however many there are, in six queries."""
    meetings = coming_first(conference.meetings_of(*DECIDING))
    lines = lines_of(meeting, user) if meeting else []
    nodes = nodes_of([line.item for line in lines])
    others = [each for each in meetings if not each.has_ended and each != meeting]
    return EditorPage(
        meeting=meeting,
        meetings=[(each, span(each.starts_on, each.ends_on)) for each in meetings],
        lines=[_line(line, nodes, bool(others)) for line in lines],
        candidates=candidates_of(conference, user),
        latest=meeting and meeting.editions.order_by("-number").first(),
        opened=digest(nodes),
        is_open=meeting is not None and not meeting.has_ended,
    )


def candidates_of(conference, user) -> list[Candidate]:
    """What could stand on an agenda of this year and does not yet, with its next step."""
    return [_candidate(proposal) for proposal in _waiting(conference, user)]


def _line(line, nodes, has_other_meeting) -> EditorLine:
    item = line.item
    beside = [node.key for node in neighbours(nodes, item.parent_id)]
    is_decided = line.state not in (None, State.TABLED)
    return EditorLine(
        line=line,
        place=beside.index(item.pk) + 1,
        among=len(beside),
        may_withdraw=item.kind != ItemKind.PROPOSAL and not item.is_gone,
        may_relocate=has_other_meeting and not item.is_gone and not is_decided,
    )


def _waiting(conference, user):
    waiting = Proposal.objects.visible_to(user).filter(conference=conference, state__in=CANDIDATES)
    return waiting.select_related("lead_land", "theme").defer("search").order_by("theme__number", "reference")


def _candidate(proposal) -> Candidate:
    """The step that leads it to the agenda, or the one that has to come before."""
    label, code, hint = "Auf die Tagesordnung setzen", "table", ""
    if proposal.state == State.ADMITTED:
        label, code, hint = "In die Vorkonferenz geben", "to-pre-conference", "Noch nicht in der Vorkonferenz."
    elif not proposal.recommendation:
        label, code, hint = "Votum festhalten", "recommend", "Das Votum der Vorkonferenz fehlt noch."
    elif proposal.recommendation == Recommendation.RETURN:
        label, code, hint = "Zur Überarbeitung zurückgeben", "return", "Votum: Überarbeitung."
    else:
        hint = f"Votum: {Recommendation(proposal.recommendation).label}."
    return Candidate(proposal, hint, label, reverse("proposals:step", args=[proposal.reference, code]))

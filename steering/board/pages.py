"""The proposals of the year as the office steers them: what each waits for, since when, for whom, and who has it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlencode

from django.db.models import CharField, Exists, OuterRef, Q, Subquery, Value
from django.db.models.functions import Cast, Coalesce, Concat

from documents.tables import Column, Table, in_words
from intmk import clock
from intmk.paging import KeyPage, key_page
from journal.models import Entry
from proposals.models import Proposal
from proposals.selection import selected
from proposals.states import State
from steering.board.columns import NAMES, chosen_columns
from steering.board.forms import FREE, MINE, UNSEEN, BoardForm
from steering.board.models.planned_step import PlannedStep
from steering.board.models.saved_view import SavedView
from steering.board.models.treatment import Treatment
from steering.board.planning import open_plans
from steering.board.plans import BY_CODE, target_of
from steering.board.rules import Wait, Whom, moving_steps, states_waiting_for, wait_of

UNLOOKED_AT = Q(form_verdict=None, state=State.SUBMITTED)


@dataclass(frozen=True, slots=True)
class Row:
    """A proposal on the board; `treated_by` is empty where nobody has it in hand."""

    proposal: Proposal
    wait: Wait
    treated_by: str
    is_mine: bool
    planned: str  # the state that a planned step would lead to, or nothing
    cells: list[tuple[str, str]]  # label of the column, and what it says

    @property
    def since(self) -> datetime:
        return self.proposal.since

    @property
    def whom(self) -> str:
        return self.proposal.lead_land.name if self.wait.whom == Whom.LAND else self.wait.whom.label


@dataclass(frozen=True, slots=True)
class BoardPage:
    form: BoardForm
    columns: list[Column]
    rows: list[Row]
    page: KeyPage
    views: list[SavedView]
    query: str  # filters and columns as an address
    here: str  # this page of the list
    plans: int  # how many steps are planned
    is_filtered: bool


def board_page(request, conference) -> BoardPage:
    form = BoardForm(request.GET, conference=conference)
    chosen, columns = form.chosen(), chosen_columns(form.columns())
    page = key_page(_steered(request.user, conference, chosen), "since", request.GET, name="reference")
    return BoardPage(
        form=form,
        columns=columns,
        rows=_rows(page.rows, conference, columns, request.user),
        page=page,
        views=list(SavedView.objects.visible_to(request.user).select_related("owner")),
        query=urlencode([*chosen.items(), *(("spalten", column.code) for column in columns)]),
        here=request.get_full_path(),
        plans=open_plans(conference).count(),
        is_filtered=bool(chosen),
    )


def table_of(request, conference) -> Table:
    """What the board shows under these filters, all pages of it."""
    form = BoardForm(request.GET, conference=conference)
    chosen, columns = form.chosen(), chosen_columns(form.columns())
    found = _steered(request.user, conference, chosen).order_by("reference")
    rows = _rows(found, conference, [], request.user)
    return Table.of(f"Steuerung {conference} {clock.today():%Y-%m-%d}", [*NAMES, *columns], rows)


def _steered(user, conference, chosen):
    proposals = selected(Proposal.objects.visible_to(user), user, conference, chosen)
    treated = Treatment.objects.filter(proposal=OuterRef("pk"), ended_at=None)
    rows = proposals.for_steps().select_related("theme").defer("search", "text__blocks")
    rows = rows.annotate(
        since=Coalesce(Subquery(_last_move()), "changed_at"),
        treated_by=Subquery(treated.values("by__name")),
        treated_by_key=Subquery(treated.values("by")),
        planned_code=Subquery(PlannedStep.objects.filter(proposal=OuterRef("pk"), ended_at=None).values("code")),
    )
    return _narrowed(rows, user, chosen, treated)


def _last_move():
    subject = Concat(Value(f"{Proposal._meta.label_lower}:"), Cast(OuterRef("pk"), CharField()))
    moves = Entry.objects.filter(subject=subject, verb__in=moving_steps())
    return moves.order_by("-position").values("at")[:1]


def _narrowed(rows, user, chosen, treated):
    """By what only this board knows."""
    if "wen" in chosen:
        rows = rows.filter(state__in=states_waiting_for(Whom(chosen["wen"])))
    if "seit" in chosen:
        rows = rows.filter(since__lte=clock.now() - timedelta(days=int(chosen["seit"])))
    if "pruefung" in chosen:
        wanted = chosen["pruefung"]
        rows = rows.filter(UNLOOKED_AT if wanted == UNSEEN else Q(form_verdict=wanted))
    if chosen.get("bearbeitung") == FREE:
        rows = rows.filter(~Exists(treated))
    if chosen.get("bearbeitung") == MINE:
        rows = rows.filter(Exists(treated.filter(by=user)))
    return rows


def _rows(proposals, conference, columns, user) -> list[Row]:
    found = []
    for proposal in proposals:
        proposal.conference = conference  # one object for all rows
        treated_by, is_mine = proposal.treated_by or "", proposal.treated_by_key == user.pk
        row = Row(proposal, wait_of(proposal), treated_by, is_mine, _planned(proposal), [])
        row.cells.extend((column.label, in_words(column.says(row))) for column in columns)
        found.append(row)
    return found


def _planned(proposal) -> str:
    step = BY_CODE.get(proposal.planned_code)
    return target_of(step, proposal) if step else ""

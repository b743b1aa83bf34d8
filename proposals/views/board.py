from django.shortcuts import render
from django.views.decorators.http import require_safe

from proposals.crumbs import below_list
from proposals.left import as_left, leave
from proposals.listing import choice_of
from proposals.models.proposal import Proposal
from proposals.selection import selected
from proposals.states import STAGE, Stage, State
from text.hyphens import soft

CARDS = 12
NEWEST = ("-changed_at", "-pk")
_STATES = {column: [state.value for state in State if STAGE[state] == column] for column in Stage}


@require_safe
def show(request):
    """The proposals by stage, the newest changes of each column; the rest is one link away in the list."""
    if before := as_left(request):
        return before
    choice = choice_of(request)
    if choice is None:
        return render(request, "proposals/no_conference.html")
    rows = selected(Proposal.objects.visible_to(request.user), request.user, choice.conference, choice.chosen)
    context = {
        "choice": choice,
        "columns": _columns(rows),
        "breadcrumb": below_list(("Tafel", None)),
    }
    return leave(request, render(request, "proposals/board.html", context), choice)


def _columns(rows):
    newest = [rows.filter(state__in=states).order_by(*NEWEST).values("pk")[: CARDS + 1] for states in _STATES.values()]
    columns = {column: [] for column in Stage}
    cards = rows.filter(pk__in=newest[0].union(*newest[1:], all=True)).for_list().order_by(*NEWEST)
    for proposal in cards:
        proposal.parted_title = soft(proposal.title)
        proposal.parted_state = soft(proposal.state_on_page.label)
        columns[STAGE[State(proposal.state)]].append(proposal)
    return [_column(column, found) for column, found in columns.items()]


def _column(column, found):
    """`single`: all its proposals stand at the same state, so that it is said once, above them."""
    has_more = len(found) > CARDS
    is_single = not has_more and len({proposal.state for proposal in found}) == 1
    return {
        "label": column.label,
        "cards": found[:CARDS],
        "has_more": has_more,
        "single": found[0] if is_single else None,
    }

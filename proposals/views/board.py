from django.db.models import Case, CharField, F, Value, When, Window
from django.db.models.functions import RowNumber
from django.shortcuts import render
from django.views.decorators.http import require_safe

from proposals.forms import FilterForm
from proposals.models import Proposal
from proposals.selection import conference_shown, selected
from proposals.states import STAGE, Stage, State

CARDS = 12


@require_safe
def show(request):
    """The proposals by stage, the newest changes of each column; the rest is one link away in the list."""
    conference = conference_shown(request.GET.get("konferenz"))
    if conference is None:
        return render(request, "proposals/no_conference.html", {"breadcrumb": [("Vorschläge", None)]})
    form = FilterForm(request.GET, conference=conference)
    rows = selected(Proposal.objects.visible_to(request.user), conference, form.chosen())
    return render(
        request,
        "proposals/board.html",
        {
            "conference": conference,
            "form": form,
            "columns": _columns(rows),
            "breadcrumb": [("Vorschläge", "/vorschlaege/"), ("Tafel", None)],
        },
    )


def _columns(rows):
    stage = Case(
        *(When(state=state.value, then=Value(column.value)) for state, column in STAGE.items()),
        output_field=CharField(),
    )
    newest = Window(RowNumber(), partition_by=F("stage"), order_by=[F("changed_at").desc(), F("pk").desc()])
    cards = (
        rows.annotate(stage=stage)
        .annotate(place=newest)
        .filter(place__lte=CARDS + 1)
        .select_related("theme", "agenda_item")
        .order_by("place")
    )
    columns = {column: [] for column in Stage}
    for proposal in cards:
        proposal.state_label = State(proposal.state).label
        columns[Stage(proposal.stage)].append(proposal)
    return [
        {"label": column.label, "cards": found[:CARDS], "has_more": len(found) > CARDS}
        for column, found in columns.items()
    ]

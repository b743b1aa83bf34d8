from urllib.parse import urlencode

from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.permissions import Permission
from accounts.relations import WORKING_LEVEL, laender_of
from intmk.paging import key_page
from proposals.forms import FilterForm
from proposals.models.proposal import Proposal
from proposals.selection import conference_shown, selected
from proposals.trail import trace


@require_safe
def show(request):
    """The proposals a person may see, newest change first, by state, theme, Land, group and words of the text."""
    conference = conference_shown(request.GET.get("konferenz"))
    if conference is None:
        return render(request, "proposals/no_conference.html")
    form = FilterForm(request.GET, conference=conference)
    chosen = form.chosen()
    rows = selected(Proposal.objects.visible_to(request.user), conference, chosen).for_list()
    if conference.authority(request.user, Permission.READ_NEGOTIATION):
        rows = rows.with_news_for(request.user)
    page = key_page(rows, "changed_at", request.GET, name="reference")
    return render(
        request,
        "proposals/list.html",
        {
            "conference": conference,
            "form": form,
            "chosen": chosen,
            "page": page,
            "aus": urlencode({"aus": trace(conference, chosen)}),
            "may_start": bool(laender_of(request.user.appointments_today, WORKING_LEVEL)),
        },
    )

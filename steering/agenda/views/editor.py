from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from conferences.arrangement import Spot
from conferences.crumbs import crumbs
from intmk.acting import say
from steering.agenda.access import get_item, get_meeting
from steering.agenda.forms import PutForm
from steering.agenda.pages import editor_page


@require_safe
def show(request, number):
    """The agenda of a meeting beside what could be on it. `?sitzung=` names another meeting than the next one."""
    conference, meeting = get_meeting(request.user, number, request.GET.get("sitzung"))
    context = {
        "conference": conference,
        "page": editor_page(conference, meeting, request.user),
        "breadcrumb": crumbs(conference, ("Tagesordnung gestalten", None)),
    }
    return render(request, "steering/agenda/editor.html", context)


@require_POST
def put(request, number):
    """One item goes to another place: up, down, to a place, before another one, or below it."""
    form = PutForm(request.POST)
    if not form.is_valid():
        raise Http404
    typed = form.cleaned_data
    item = get_item(request.user, number, typed["item"])
    spot, value = Spot(typed["spot"]), typed["value"] or None
    say(
        request,
        lambda: item.put(spot, value, opened=typed["opened"], by=request.user),
        done=f"{item} steht jetzt an anderer Stelle; die Nummer bleibt.",
        known=f"{item} steht schon dort.",
    )
    return redirect(f"{reverse('steering:agenda', args=[number])}?sitzung={item.meeting_id}#top-{item.pk}")

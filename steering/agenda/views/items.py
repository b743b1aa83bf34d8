from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from conferences.crumbs import crumbs
from conferences.models import AgendaItem
from conferences.models.planned import Overtaken
from intmk.acting import announce
from intmk.kern import sent
from steering.agenda.access import get_item, get_meeting
from steering.agenda.forms import ItemForm, RelocationForm, RevisionForm, WithdrawalForm
from steering.agenda.relocating import relocate

READ_OR_POST = require_http_methods(["GET", "HEAD", "POST"])
KNOWN = "Das stand schon so da; es war nichts zu ändern."


@READ_OR_POST
def add(request, number):
    """An item without a proposal: a report, an information, a matter of procedure."""
    _, meeting = get_meeting(request.user, number, request.GET.get("sitzung"))
    if meeting is None:
        raise Http404
    form = ItemForm(sent(request), meeting=meeting)
    added = form.accepts(
        lambda: AgendaItem.add(meeting, form.cleaned_data["number"], form.values(), by=request.user), field="number"
    )
    if added:
        return _back(request, meeting, added.result, f"TOP {form.cleaned_data['number']} ist aufgenommen.")
    return _page(request, meeting, form, form.heading)


@READ_OR_POST
def revise(request, number, pk):
    """What is said of an item: title and kind where it has no proposal, internal, treated together."""
    item = get_item(request.user, number, pk)
    form = RevisionForm(sent(request), item=item)
    try:
        revised = form.accepts(lambda: item.revise(form.values(), opened=form.cleaned_data["opened"], by=request.user))
    except Overtaken as overtaken:
        form.show_both_sides(overtaken)
        revised = None
    if revised:
        return _back(request, item.meeting, revised.result, f"{item} ist gespeichert.", item)
    return _page(request, item.meeting, form, form.heading, item)


@READ_OR_POST
def withdraw(request, number, pk):
    """An item without a proposal goes; its line stays with the reason."""
    item = get_item(request.user, number, pk)
    form = WithdrawalForm(sent(request))
    if done := form.accepts(lambda: item.withdraw(form.cleaned_data["reason"], by=request.user)):
        return _back(request, item.meeting, done.result, f"{item} ist zurückgezogen; die Zeile bleibt.", item)
    return _page(request, item.meeting, form, f"{item} zurückziehen", item)


@READ_OR_POST
def move(request, number, pk):
    """An item goes to another meeting; here its line stays."""
    item = get_item(request.user, number, pk)
    form = RelocationForm(sent(request), item=item)
    if done := form.accepts(lambda: relocate(item, **form.cleaned_data, by=request.user)):
        return _back(request, item.meeting, done.result, f"{item} ist verlegt; die Zeile bleibt.", item)
    return _page(request, item.meeting, form, f"{item} verlegen", item)


def _back(request, meeting, result, done, item=None):
    announce(request, result, done=done, known=KNOWN)
    return redirect(_editor(meeting) + (f"#top-{item.pk}" if item else ""))


def _editor(meeting) -> str:
    return f"{reverse('steering:agenda', args=[meeting.conference_id])}?sitzung={meeting.pk}"


def _page(request, meeting, form, heading, item=None):
    form.cancel_url = _editor(meeting)
    context = {
        "form": form,
        "heading": heading,
        "item": item,
        "meeting": meeting,
        "breadcrumb": crumbs(meeting.conference, ("Tagesordnung gestalten", form.cancel_url), (heading, None)),
    }
    return render(request, "steering/agenda/item.html", context)

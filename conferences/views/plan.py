"""The Geschäftsstelle lays down its year: meetings, deadlines, themes, groups, contacts, templates, and the motto."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from accounts.permissions import Permission
from conferences.access import get_conference, get_planned
from conferences.crumbs import crumbs
from conferences.models.planned import Overtaken
from conferences.plan_forms import FORMS, TitleForm
from intmk.acting import announce, say
from intmk.kern import sent

READ_OR_POST = require_http_methods(["GET", "HEAD", "POST"])


@READ_OR_POST
def entitle(request, number):
    """Title and motto of the year."""
    conference = get_conference(request.user, number, to=Permission.STEER_CONFERENCE)
    stored = {"title": conference.title, "motto": conference.motto}
    form = TitleForm(sent(request), initial=stored)
    form.cancel_url = conference.get_absolute_url()
    if form.is_valid():
        is_new = conference.entitle(form.cleaned_data["title"], form.cleaned_data["motto"], by=request.user)
        return _back(request, is_new, conference.get_absolute_url())
    return _page(request, conference, form, "Titel und Motto bearbeiten")


@READ_OR_POST
def new(request, number, part):
    """Add a part of the year."""
    conference = get_conference(request.user, number, to=Permission.STEER_CONFERENCE)
    form = _form_of(part)(sent(request), conference=conference)
    return _saved(request, conference, form) or _page(request, conference, form, form.heading)


@READ_OR_POST
def edit(request, number, part, pk):
    """Change a part of the year."""
    conference = get_conference(request.user, number, to=Permission.STEER_CONFERENCE)
    row = get_planned(conference, _form_of(part).model, pk)
    form = _form_of(part)(sent(request), conference=conference, part=row)
    drop_url = reverse("conferences:drop", args=[number, part, pk])
    return _saved(request, conference, form) or _page(request, conference, form, form.heading, row, drop_url)


@require_POST
def drop(request, number, part, pk):
    """Take out what was laid down by mistake and is not used yet."""
    conference = get_conference(request.user, number, to=Permission.STEER_CONFERENCE)
    home = _form_of(part).home(conference)
    row = _form_of(part).model.objects.filter(conference=conference, pk=pk).first()
    if row is None:
        return _back(request, False, home)
    if say(request, lambda: row.drop(by=request.user), done=f"„{row}“ ist gelöscht."):
        return redirect(home)
    return redirect("conferences:replan", number, part, pk)


def _form_of(part):
    if part not in FORMS:
        raise Http404
    return FORMS[part]


def _saved(request, conference, form):
    """Where to go after saving; None where the form has to be shown (again)."""
    try:
        saved = form.accepts(lambda: form.save(by=request.user))
    except Overtaken as overtaken:
        form.show_both_sides(overtaken)
        return None
    return _back(request, saved.result, form.home(conference)) if saved else None


def _back(request, is_new, home):
    known = "Das stand bereits so fest; es war nichts zu ändern."
    announce(request, is_new, done="Das Vorsitzjahr ist gespeichert.", known=known)
    return redirect(home)


def _page(request, conference, form, heading, row=None, drop_url=""):
    context = {
        "conference": conference,
        "form": form,
        "heading": heading,
        "row": row,
        "drop_url": drop_url,
        "breadcrumb": crumbs(conference, (heading, None)),
    }
    return render(request, "conferences/plan.html", context)

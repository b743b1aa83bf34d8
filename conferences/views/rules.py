from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from accounts.permissions import Permission
from conferences.access import get_conference, get_rules
from conferences.crumbs import crumbs
from conferences.forms import RulesForm, Stale
from conferences.rulebook import chapters
from intmk.acting import announce
from intmk.kern import sent
from journal.models import Entry


@require_safe
def show(request, number):
    """The rules of procedure: every parameter, what speaks for it, and whether the application acts on it."""
    conference = get_conference(request.user, number)
    context = {
        "conference": conference,
        "chapters": chapters(get_rules(conference)),
        "may_edit": conference.authority(request.user, Permission.STEER_CONFERENCE) is not None,
        "breadcrumb": crumbs(conference, ("Geschäftsordnung", None)),
    }
    return render(request, "conferences/rules.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request, number):
    """The secretariat sets the rules and confirms them one by one."""
    conference = get_conference(request.user, number, to=Permission.STEER_CONFERENCE)
    form = RulesForm(sent(request), instance=get_rules(conference))
    form.cancel_url = reverse("conferences:rules", args=[number])
    if form.is_valid() and _is_revised(request, form, conference):
        return redirect("conferences:rules", number)
    context = {
        "conference": conference,
        "form": form,
        "last_change": Entry.objects.about(conference).filter(verb="rules_revised").for_reading().first(),
        "breadcrumb": crumbs(conference, ("Geschäftsordnung bearbeiten", None)),
    }
    return render(request, "conferences/edit_rules.html", context)


def _is_revised(request, form, conference) -> bool:
    appointment = conference.authority(request.user, Permission.STEER_CONFERENCE)
    try:
        is_new = form.revise(by=request.user, appointment=appointment)
    except Stale as stale:
        form.show_both_sides(stale.stored)
        form.add_error(None, str(stale))
        return False
    known = "Die Geschäftsordnung stand bereits so fest; es war nichts zu ändern."
    announce(request, is_new, done="Die Geschäftsordnung ist gespeichert.", known=known)
    return True

"""Exceptions from hard deadlines: everybody of the year reads them, the Geschäftsstelle grants and takes them back."""

from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.permissions import Permission
from conferences.access import get_conference, get_permit
from conferences.crumbs import crumbs
from conferences.models import Permit
from conferences.permit_forms import PermitForm
from intmk.acting import announce, say
from intmk.kern import sent

KNOWN = "Das stand bereits so fest; es war nichts zu ändern."


@require_safe
def show(request, number):
    """All exceptions of the year, the newest first, and what each deadline closes."""
    conference = get_conference(request.user, number)
    context = {
        "conference": conference,
        "permits": Permit.objects.of(conference),
        "may_grant": conference.authority(request.user, Permission.GRANT_PERMIT) is not None,
        "breadcrumb": crumbs(conference, ("Ausnahmen von Fristen", None)),
    }
    return render(request, "conferences/permits.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def grant(request, number):
    """Let a Land through until a minute."""
    conference = get_conference(request.user, number, to=Permission.GRANT_PERMIT)
    form = PermitForm(sent(request), conference=conference)
    if said := form.accepts(lambda: form.save(by=request.user)):
        announce(request, said.result, done=lambda permit: f"Die Ausnahme für {permit.whom} gilt.", known=KNOWN)
        return redirect("conferences:permits", number)
    form.cancel_url = conference.get_absolute_url()
    heading = "Ausnahme von einer Frist gewähren"
    context = {
        "conference": conference,
        "form": form,
        "heading": heading,
        "breadcrumb": crumbs(conference, (heading, None)),
    }
    return render(request, "conferences/permit.html", context)


@require_POST
def withdraw(request, number, pk):
    """Take an exception back."""
    conference = get_conference(request.user, number, to=Permission.GRANT_PERMIT)
    permit = get_permit(conference, pk)
    done = f"Die Ausnahme für {permit.whom} ist zurückgenommen. Was schon gekommen ist, bleibt."
    say(request, lambda: permit.withdraw(by=request.user), done=done, known=KNOWN)
    return redirect("conferences:permits", number)

"""The lead Land admits others to its group, and ends that."""

from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from conferences.access import get_led_group
from conferences.crumbs import crumbs
from conferences.membership import shut
from conferences.membership_forms import AdmitForm, EndForm
from intmk import shut as closed
from intmk.acting import announce
from intmk.kern import sent

READ_OR_POST = require_http_methods(["GET", "HEAD", "POST"])
KNOWN = "Das stand bereits so fest; es war nichts zu ändern."


@READ_OR_POST
def admit(request, number, slug):
    """A Land works in the group from a day on."""
    return _page(request, number, slug, AdmitForm, "Land aufnehmen", "Das Land arbeitet jetzt mit.")


@READ_OR_POST
def end(request, number, slug):
    """A Land works in it no longer."""
    return _page(request, number, slug, EndForm, "Mitarbeit beenden", "Die Mitarbeit ist beendet.")


def _page(request, number, slug, form_of, heading, done):
    group = get_led_group(request.user, number, slug)
    back, trail = reverse("dossier:group", args=[number, slug]), crumbs(group.conference, (heading, None))
    if page := closed.shut(request, shut(group), back=back, breadcrumb=trail):
        return page
    form = form_of(sent(request), group=group)
    if said := form.accepts(lambda: form.save(by=request.user)):
        announce(request, said.result, done=done, known=KNOWN)
        return redirect(back)
    form.cancel_url = back
    context = {"group": group, "form": form, "heading": heading, "breadcrumb": trail}
    return render(request, "conferences/membership.html", context)

"""The coming office opens its year."""

from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from conferences.access import get_coming_year
from conferences.opening import open_year
from conferences.opening_forms import MainDayForm, OpeningForm
from conferences.opening_pages import page_of
from intmk.acting import announce
from intmk.kern import sent


@require_http_methods(["GET", "HEAD", "POST"])
def show(request):
    """What goes on from the year before, to be looked through and changed, and then laid down."""
    coming = get_coming_year(request.user)
    if coming.conference is not None and request.method != "POST":
        return redirect(coming.conference)
    day = MainDayForm(request.GET if "day_tag" in request.GET else None, coming=coming)
    main_day = day.cleaned_data["day"] if day.is_valid() else None
    form = OpeningForm(sent(request), coming=coming, main_day=main_day)
    if said := form.accepts(lambda: open_year(coming, form.plan, by=request.user)):
        return _opened(request, *said.result)
    form.cancel_url = reverse("conferences:list")
    crumbs = [("Konferenzen", reverse("conferences:list")), ("Neues Vorsitzjahr", None)]
    context = {"page": page_of(coming), "form": form, "day": day, "breadcrumb": crumbs}
    return render(request, "conferences/opening.html", context)


def _opened(request, conference, is_new):
    known = f"Das Vorsitzjahr der {conference} ist schon angelegt; es war nichts zu ändern."
    announce(request, is_new, done=f"Das Vorsitzjahr der {conference} ist angelegt.", known=known)
    return redirect(conference)

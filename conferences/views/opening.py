"""The coming office opens its year."""

from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from conferences.access import get_coming_year, get_rules
from conferences.calendar import span
from conferences.kinds import MeetingKind
from conferences.opening import open_year
from conferences.opening_forms import MainDayForm, OpeningForm
from conferences.rules import CODES
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
    return render(request, "conferences/opening.html", _context(coming, form, day))


def _context(coming, form, day) -> dict:
    rules = get_rules(coming.previous)
    return {
        "coming": coming,
        "form": form,
        "day": day,
        "term": span(coming.starts_on, coming.ends_on),
        "confirmed": len(rules.confirmed),
        "assumed": len(CODES) - len(rules.confirmed),
        "main": next(iter(coming.previous.meetings_of(MeetingKind.MAIN)), None),
        "breadcrumb": [("Konferenzen", reverse("conferences:list")), ("Neues Vorsitzjahr", None)],
    }


def _opened(request, conference, is_new):
    known = f"Das Vorsitzjahr der {conference} ist schon angelegt; es war nichts zu ändern."
    announce(request, is_new, done=f"Das Vorsitzjahr der {conference} ist angelegt.", known=known)
    return redirect(conference)

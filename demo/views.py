"""The demo's desk: be somebody, stand somewhere in the year. Its addresses exist only where DEMO is on."""

from datetime import datetime

from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.formats import date_format
from django.views.decorators.http import require_POST, require_safe

from accounts.models import Appointment
from accounts.security import Event, tell
from demo import people, story
from demo.models import DemoClock
from demo.moments import Moment
from intmk import clock


@login_not_required
@require_safe
def desk(request):
    return render(
        request,
        "demo/desk.html",
        {
            "highlights": people.highlights(),
            "everybody": people.everybody(),
            "moments": list(Moment),
            "stands": DemoClock.objects.first(),
            "breadcrumb": [("Start", "/"), ("Demo", None)],
        },
    )


@login_not_required
@require_POST
def sign_in(request):
    """One click instead of a password; only for the fictitious people of the demo year."""
    chosen = request.POST.get("person", "")
    appointment = get_object_or_404(
        Appointment.objects.filter(user__email__endswith=".example", user__is_active=True).select_related(
            "user", "land"
        ),
        pk=int(chosen) if chosen.isdecimal() and len(chosen) < 10 else 0,
    )
    if appointment not in Appointment.objects.in_force():
        first_day = date_format(appointment.starts_on, "j. F Y")
        messages.warning(request, f"{appointment} beginnt am {first_day}. Stellen Sie zuerst die Uhr.")
        return redirect("demo:desk")
    login(request, appointment.user)
    tell(Event.SIGN_IN, request, user=appointment.user_id, by="demo")
    messages.info(request, f"Sie sind jetzt {appointment.user.name}, {appointment}.")
    return redirect("notices:tasks")


@login_not_required
@require_POST
def turn(request):
    """Set the clock. Going forward tells the story up to that moment; going back leaves the data as they are."""
    if request.POST.get("zeitpunkt") not in Moment.values():
        messages.error(request, "Bitte wählen Sie einen der Zeitpunkte.")
        return redirect("demo:desk")
    moment = Moment(request.POST["zeitpunkt"])
    with transaction.atomic():
        demo_clock = get_object_or_404(DemoClock.objects.select_for_update(), pk=1)
        missed = []
        if moment.at > demo_clock.story_told_until:
            missed = story.play(story.events(), after=demo_clock.story_told_until, until=moment.at)
            DemoClock.objects.filter(pk=1).update(story_told_until=moment.at)
        DemoClock.turn_to(moment, real=datetime.now(clock.BERLIN))
    messages.success(request, f"Die Uhr steht auf dem {moment.sentence}")
    for sentence in missed[:5]:
        messages.warning(request, f"Nicht gespielt, weil Sie anders entschieden haben: {sentence}")
    return redirect("demo:desk")

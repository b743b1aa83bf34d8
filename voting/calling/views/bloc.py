from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from accounts.permissions import Permission
from conferences.crumbs import crumbs
from intmk.counted import counted
from intmk.kern import sent
from intmk.rescue import rescues_text, retyped
from voting.ballots.rules import Purpose, rule_for
from voting.ballots.running import reason_of
from voting.calling.bloc import record_bloc
from voting.calling.forms import BlocForm
from voting.calling.listed import called_together
from voting.calling.objections import no_bloc
from voting.session.access import get_meeting
from voting.session.attending import away_from


@rescues_text
@require_http_methods(["GET", "POST"])
def show(request, pk):
    """Record one roll call for the list without debate, after what follows for every item was seen."""
    meeting = get_meeting(request.user, pk, to=Permission.HOLD_SESSION)
    form = _form(request, meeting)
    if form.counts_what_was_shown():
        said = {"by": request.user, "decided_at": form.decided_moment}
        recorded = form.accepts(lambda: record_bloc(meeting, form.called, **said))
        if recorded:
            _tell(request, recorded.result)
            return redirect("voting:session", pk)
    day, name = form.cancel_url, meeting.conference.rules.consent_list_name
    context = {
        "meeting": meeting,
        "name": name,
        "form": form,
        "objection": no_bloc(meeting),
        "breadcrumb": crumbs(meeting.conference, ("Sitzung", day), (name, None)),
    }
    is_refused = form.is_bound and bool(form.non_field_errors())
    return render(request, "voting/calling/bloc.html", context, status=409 if is_refused else 200)


def _form(request, meeting):
    rules = meeting.conference.rules
    form = BlocForm(
        sent(request),
        items=called_together(meeting),
        snapshot=rule_for(rules, Purpose.SUBSTANCE),
        why=reason_of(rules, Purpose.SUBSTANCE),
        meeting=meeting,
        away=away_from(meeting),
        initial=retyped(request),
    )
    form.cancel_url, form.cancel_label = reverse("voting:session", args=[meeting.pk]), "Zurück zur Sitzung"
    return form


def _tell(request, declarations):
    adopted = sum(declared.outcome.is_adopted for declared in declarations)
    told = counted(len(declarations), "Punkt", "Punkte")
    messages.success(request, f"Festgestellt: {told}, davon {adopted} angenommen. Jedes Ergebnis steht beim Vorschlag.")

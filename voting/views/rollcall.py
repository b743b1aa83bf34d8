from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.permissions import Permission
from intmk.refusal import Refused
from intmk.rescue import rescues_text, retyped
from proposals.access import get_proposal
from proposals.crumbs import crumbs
from voting.forms import RollCallForm
from voting.majority import Result, requirement
from voting.models import Ballot
from voting.models.ballot import not_open, rule_of


@rescues_text
@require_http_methods(["GET", "POST"])
def show(request, reference):
    """Record how the sixteen Länder voted. Two people at once: one wins, the other is told."""
    proposal = get_proposal(request.user, reference, to=Permission.RECORD_VOTE)
    objection = not_open(proposal)
    initial = {} if objection else retyped(request)
    form = RollCallForm(request.POST if request.method == "POST" else None, initial=initial)
    form.cancel_url = proposal.get_absolute_url()
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            ballot = Ballot.record(proposal, form.cleaned_data, by=request.user)
        except Refused as refused:
            form.add_error(None, str(refused))
            status = 409
        else:
            _tell(request, ballot)
            return redirect(proposal)
    context = {
        "proposal": proposal,
        "form": form,
        "objection": objection,
        "requirement": requirement(rule_of(proposal.conference)),
        "rules": proposal.conference.rules,
        "breadcrumb": crumbs(proposal, ("Abstimmung", None)),
    }
    return render(request, "voting/rollcall.html", context, status=status)


def _tell(request, ballot):
    if ballot.result == Result.NO_QUORUM:
        messages.warning(
            request,
            f"Nicht beschlussfähig. {ballot.outcome.explanation} Der Punkt bleibt auf der Tagesordnung.",
        )
    else:
        messages.success(request, f"Ergebnis: {ballot.wording}, {ballot.counts}.")
